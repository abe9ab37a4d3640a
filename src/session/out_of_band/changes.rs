//! Facts to GMCP messages: what is wanted, and changed since it was told.

use serde_json::{Map, Value};

use super::gmcp::{Talk, tell_channels};
use super::{ProgramMessage, Programs};
use crate::game::client::facts::{MESSAGES, Message, Style, View, has_kept, message};
use crate::game::frame::watch::Marks;
use crate::telnet::gmcp::encode;
use crate::telnet::option::Known;

/// Tells what these changes changed.
pub(super) fn tell(programs: &mut Programs, view: &View, changed: Marks) {
    tell_channels(programs);
    let Programs { gmcp: Some(talk), said, .. } = programs else { return };
    for listed in MESSAGES {
        if !talk.wants(&listed.module.to_lowercase()) {
            continue;
        }
        if matches!(listed.style, Style::Captions(_)) && talk.told.contains_key(listed.name) {
            continue;
        }
        let Some(now) = message(view, listed, changed) else { continue };
        let before = talk.told.get(listed.name);
        if let Some(body) = news(listed, before, &now) {
            let kept = has_kept(listed, &body);
            let payload = encode(listed.name, &Value::Object(body));
            said.push(ProgramMessage { known: Known::Gmcp, payload, kept });
            talk.told.insert(listed.name.to_owned(), now);
        }
    }
}

/// What is to be told: all of it, or what changed; `None` if nothing did.
fn news(
    listed: &Message,
    before: Option<&Map<String, Value>>,
    now: &Map<String, Value>,
) -> Option<Map<String, Value>> {
    let Some(before) = before else { return Some(now.clone()) };
    let is_new = |key: &String, value: &Value| before.get(key) != Some(value);
    let changed = now.iter().filter(|(key, value)| is_new(key, value));
    let changed: Map<String, Value> =
        changed.map(|(key, value)| (key.clone(), value.clone())).collect();
    match listed.style {
        _ if changed.is_empty() => None,
        Style::Changes => Some(changed),
        Style::Whole | Style::Captions(_) => Some(now.clone()),
    }
}

/// Forgets what a program was told that it does not want any more.
pub(super) fn forget_unwanted(talk: &mut Talk) {
    for listed in MESSAGES {
        if !talk.wants(&listed.module.to_lowercase()) {
            talk.told.remove(listed.name);
        }
    }
}

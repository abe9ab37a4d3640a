//! MSDP: the six commands, and the variables that are reported. A client may speak it by its own
//! option, or as the package `MSDP` of GMCP; each is answered the way it came.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{Place, Programs, Session};
use crate::base::limits::PROGRAM_NAME_CHARS_MAX;
use crate::game::client::facts::{View, is_kept, variable, variables};
use crate::game::frame::turn::Kept;
use crate::game::frame::watch::Marks;
use crate::telnet::option::Known;
use crate::telnet::{gmcp, msdp};

/// What one program wants reported, and heard.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Talk {
    /// Variables that are reported, with what was told last.
    reported: BTreeMap<String, Option<Value>>,
    /// What the program said of itself.
    settings: BTreeMap<String, String>,
}

impl Talk {
    pub(super) fn forget_told(&mut self) {
        self.reported.values_mut().for_each(|told| *told = None);
    }
}

/// What may be asked.
const COMMANDS: &[&str] = &["LIST", "REPORT", "RESET", "SEND", "UNREPORT"];
/// What may be listed.
const LISTS: &[&str] = &[
    "COMMANDS",
    "LISTS",
    "CONFIGURABLE_VARIABLES",
    "REPORTABLE_VARIABLES",
    "REPORTED_VARIABLES",
    "SENDABLE_VARIABLES",
];
/// What a program may say of itself.
const CONFIGURABLE: &[&str] = &["CLIENT_NAME", "CLIENT_VERSION", "PLUGIN_ID"];
/// What is true of the server. It is sent when it is asked for, and never reported.
const OF_THE_SERVER: &[&str] = &["ACCOUNT_NAME", "SERVER_ID", "SERVER_TIME", "SPECIFICATION"];
/// Where it is written what all this means.
const SPECIFICATION: &str = "https://tintin.mudhalla.net/protocols/msdp";

/// A program said something by the option.
pub(super) fn hear(session: &mut Session, place: Place, payload: &[u8]) {
    for (command, value) in msdp::decode(payload) {
        obey(session, place, Known::Msdp, &command, &value);
    }
}

/// A program said something by GMCP: an object of commands.
pub(super) fn hear_by_gmcp(session: &mut Session, place: Place, body: &Value) {
    session.programs.msdp_by_gmcp.get_or_insert_default();
    for (command, value) in body.as_object().into_iter().flatten() {
        obey(session, place, Known::Gmcp, command, value);
    }
}

/// The program that speaks this way.
fn talk(programs: &mut Programs, by: Known) -> Option<&mut Talk> {
    match by {
        Known::Gmcp => programs.msdp_by_gmcp.as_deref_mut(),
        _ => programs.msdp.as_deref_mut(),
    }
}

fn obey(session: &mut Session, place: Place, by: Known, command: &str, value: &Value) {
    let names = names(value);
    match command {
        "LIST" => names.iter().for_each(|name| list(&mut session.programs, by, name)),
        "SEND" => names.iter().for_each(|name| send(session, place, by, name)),
        "REPORT" => {
            let Some(talk) = talk(&mut session.programs, by) else { return };
            for name in names.iter().filter(|name| variables().any(|known| known == *name)) {
                talk.reported.entry(name.clone()).or_default();
            }
            let view = place.view(session);
            view.into_iter().for_each(|view| report(&mut session.programs, &view, by, Marks::ALL));
        }
        "UNREPORT" => {
            let Some(talk) = talk(&mut session.programs, by) else { return };
            names.iter().for_each(|name| drop(talk.reported.remove(name)));
        }
        "RESET" => reset(&mut session.programs, by, &names),
        _ if CONFIGURABLE.contains(&command) => {
            let Some(talk) = talk(&mut session.programs, by) else { return };
            let text = names.first().map(String::as_str).unwrap_or_default();
            let text = text.chars().take(PROGRAM_NAME_CHARS_MAX).collect();
            talk.settings.insert(command.to_owned(), text);
        }
        _ => {}
    }
}

/// One name, or several.
fn names(value: &Value) -> Vec<String> {
    match value {
        Value::Array(several) => {
            several.iter().filter_map(Value::as_str).map(str::to_owned).collect()
        }
        one => one.as_str().map(str::to_owned).into_iter().collect(),
    }
}

fn list(programs: &mut Programs, by: Known, name: &str) {
    let Some(talk) = talk(programs, by) else { return };
    let listed = match name {
        "COMMANDS" => json!(COMMANDS),
        "LISTS" => json!(LISTS),
        "CONFIGURABLE_VARIABLES" => json!(CONFIGURABLE),
        "REPORTABLE_VARIABLES" => variables().map(Value::from).collect(),
        "REPORTED_VARIABLES" => talk.reported.keys().map(|name| json!(name)).collect(),
        "SENDABLE_VARIABLES" => {
            variables().chain(OF_THE_SERVER.iter().copied()).map(Value::from).collect()
        }
        _ => return,
    };
    say(programs, by, name, &listed);
}

/// Resetting what is reported is to report nothing; resetting a configuration forgets it.
fn reset(programs: &mut Programs, by: Known, names: &[String]) {
    let Some(talk) = talk(programs, by) else { return };
    for name in names {
        match name.as_str() {
            "REPORTABLE_VARIABLES" | "REPORTED_VARIABLES" => talk.reported.clear(),
            "CONFIGURABLE_VARIABLES" => talk.settings.clear(),
            _ => {}
        }
    }
}

fn send(session: &mut Session, place: Place, by: Known, name: &str) {
    let view = place.view(session);
    let text = |text: &str| Some(Value::from(text));
    let value = match name {
        "SERVER_ID" => text(&place.content.about.name),
        "SERVER_TIME" => text(&place.world.host.seconds(place.now).to_string()),
        "SPECIFICATION" => text(SPECIFICATION),
        _ if CONFIGURABLE.contains(&name) => {
            let settings = talk(&mut session.programs, by).map(|talk| &talk.settings);
            settings.and_then(|settings| text(settings.get(name)?))
        }
        // A login is a character's name.
        "ACCOUNT_NAME" => view.and_then(|view| variable(&view, "CHARACTER_NAME", Marks::ALL)),
        _ => view.and_then(|view| variable(&view, name, Marks::ALL)),
    };
    let Some(value) = value else { return };
    if let Some(talk) = talk(&mut session.programs, by)
        && let Some(told) = talk.reported.get_mut(name)
    {
        *told = Some(value.clone());
    }
    say(&mut session.programs, by, name, &value);
}

/// Tells the variables that are reported and changed.
pub(super) fn tell(programs: &mut Programs, view: &View, changed: Marks) {
    report(programs, view, Known::Msdp, changed);
    report(programs, view, Known::Gmcp, changed);
}

fn report(programs: &mut Programs, view: &View, by: Known, changed: Marks) {
    let Some(talk) = talk(programs, by) else { return };
    let mut news = Vec::new();
    for (name, told) in &mut talk.reported {
        let Some(value) = variable(view, name, changed) else { continue };
        if told.as_ref() != Some(&value) {
            *told = Some(value.clone());
            news.push((name.clone(), value));
        }
    }
    news.iter().for_each(|(name, value)| say(programs, by, name, value));
}

/// Says a variable the way it was asked for.
fn say(programs: &mut Programs, by: Known, name: &str, value: &Value) {
    let payload = match by {
        Known::Gmcp => gmcp::encode("MSDP", &json!({name: value})),
        _ => msdp::encode(name, value),
    };
    programs.say(by, payload, if is_kept(name) { Kept::Yes } else { Kept::No });
}

#[cfg(test)]
mod tests {
    use std::net::{IpAddr, Ipv4Addr};

    use super::*;
    use crate::base::clock::Millis;
    use crate::base::id::ConnectionId;
    use crate::game::{Content, World};

    /// What is answered to one payload of somebody at the door.
    fn answers(payloads: &[&[u8]]) -> Vec<Vec<u8>> {
        let (content, world) = (Content::default(), World::default());
        let place = Place { content: &content, world: &world, now: Millis(0) };
        let address = IpAddr::V4(Ipv4Addr::LOCALHOST);
        let mut session = Session::new(ConnectionId(1), address, Millis(0));
        super::super::agreed(&mut session, Known::Msdp);
        payloads.iter().for_each(|payload| hear(&mut session, place, payload));
        session.programs().take().into_iter().map(|message| message.payload).collect()
    }

    #[test]
    fn a_program_may_say_what_it_is_and_no_more_than_is_kept() {
        let long = [b"\x01CLIENT_NAME\x02", "x".repeat(5_000).as_bytes()].concat();
        let told = answers(&[&long, b"\x01SEND\x02CLIENT_NAME"]);
        assert_eq!(told, [msdp::encode("CLIENT_NAME", &json!("x".repeat(PROGRAM_NAME_CHARS_MAX)))]);
    }

    #[test]
    fn only_known_variables_are_reported_and_each_once() {
        let report = b"\x01REPORT\x02HEALTH\x02HEALTH\x02NONSENSE".as_slice();
        let told = answers(&[report, b"\x01LIST\x02REPORTED_VARIABLES"]);
        assert_eq!(told, [b"\x01REPORTED_VARIABLES\x02\x05\x02HEALTH\x06"]);
    }
}

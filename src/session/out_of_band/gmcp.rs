//! GMCP: which modules a program wants, and what it says.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::lists::Lists;
use super::{
    Credentials, Place, Programs, Session, changes, is_at_the_door, lists, login, msdp, tell,
    tell_bare,
};
use crate::base::id::CreatureId;
use crate::base::limits::GMCP_MODULES_MAX;
use crate::game::client::facts;
use crate::game::frame::watch::{Marks, Moment};
use crate::game::people::player::Link;
use crate::telnet::gmcp::Message;

/// What one program wants to hear by GMCP, and what it heard.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Talk {
    /// The modules it named, in small letters; `None` until it names any.
    modules: Option<BTreeSet<String>>,
    /// What each message of facts said last.
    pub(super) told: BTreeMap<String, Map<String, Value>>,
    pub(super) lists: Lists,
    /// It was told where to fetch what this server offers.
    knows_of_offers: bool,
    /// It was told which channels there are.
    knows_of_channels: bool,
    /// It was said goodbye to.
    left: bool,
}

/// Modules that do a program no harm that names none.
const BASICS: &[&str] = &["char", "room", "comm.channel"];
/// Modules that have to be named; the package that they belong to does not bring them along.
const NAMED: &[&str] = &["char.items", "char.skills", "char.login", "comm.channel", "client.media"];

impl Talk {
    /// Whether a module is wanted, in small letters.
    pub(super) fn wants(&self, module: &str) -> bool {
        let Some(modules) = &self.modules else { return BASICS.contains(&module) };
        let package = module.split('.').next().unwrap_or(module);
        modules.contains(module) || (!NAMED.contains(&module) && modules.contains(package))
    }

    /// Whether the program named any modules.
    pub(super) fn named_modules(&self) -> bool {
        self.modules.is_some()
    }

    pub(super) fn forget_told(&mut self) {
        self.told.clear();
        self.lists = Lists::default();
    }

    /// Goes, once.
    pub(super) fn leaves(&mut self) -> bool {
        !std::mem::replace(&mut self.left, true)
    }

    fn set_modules(&mut self, body: &Value) {
        self.modules = Some(BTreeSet::new());
        self.add_modules(body);
    }

    /// Takes `["Char 1", "Room 0"]`; a version of 0 means no.
    fn add_modules(&mut self, body: &Value) {
        let mut modules = self.modules.take().unwrap_or_default();
        for (module, version) in named(body) {
            match version {
                Some("0") => drop(modules.remove(&module)),
                _ if modules.len() < GMCP_MODULES_MAX => drop(modules.insert(module)),
                _ => {}
            }
        }
        self.modules = Some(modules);
    }

    fn remove_modules(&mut self, body: &Value) {
        // A program that named none had the basics; all but these are left to it.
        let basics = || BASICS.iter().map(|module| (*module).to_owned()).collect();
        let mut modules = self.modules.take().unwrap_or_else(basics);
        for (module, _) in named(body) {
            modules.remove(&module);
        }
        self.modules = Some(modules);
    }
}

/// The modules of a list, in small letters, with their versions.
fn named(body: &Value) -> impl Iterator<Item = (String, Option<&str>)> {
    body.as_array().into_iter().flatten().filter_map(Value::as_str).map(|module| {
        let mut words = module.split_whitespace();
        (words.next().unwrap_or_default().to_lowercase(), words.next())
    })
}

/// A program said something.
pub(super) fn hear(session: &mut Session, place: Place, payload: &[u8]) -> Option<Credentials> {
    let message = Message::of(payload)?;
    let name = message.name.to_ascii_lowercase();
    match name.as_str() {
        "core.ping" => tell_bare(&mut session.programs, "Core.Ping"),
        "core.hello" => offer(session, place),
        "core.supports.set" | "core.supports.add" | "core.supports.remove" => {
            support(session, place, &name, &message.body()?);
        }
        "char.login.credentials" | "char.login" => {
            return login::credentials(session, &message.body()?);
        }
        "msdp" => msdp::hear_by_gmcp(session, place, &message.body()?),
        "request" => again(session, place, message.words()),
        _ => ask(session, place, &name, &message.body().unwrap_or_default()),
    }
    None
}

/// A program says which modules it wants. What it is not told any more is forgotten, so that it
/// is told all of it should it want it again.
fn support(session: &mut Session, place: Place, name: &str, body: &Value) {
    let Some(talk) = session.programs.gmcp.as_mut() else { return };
    let wanted_login = talk.wants("char.login");
    match name {
        "core.supports.set" => talk.set_modules(body),
        "core.supports.add" => talk.add_modules(body),
        _ => talk.remove_modules(body),
    }
    changes::forget_unwanted(talk);
    lists::forget_unwanted(talk);
    if !wanted_login && talk.wants("char.login") && is_at_the_door(session) {
        login::offer(&mut session.programs);
    }
    offer(session, place);
    tell(session, place, Marks::ALL);
}

/// Tells a program, once, where to fetch what this server offers.
fn offer(session: &mut Session, place: Place) {
    let about = &place.content.about;
    let Some(talk) = session.programs.gmcp.as_mut() else { return };
    let (first, media) = (!talk.knows_of_offers, talk.wants("client.media"));
    talk.knows_of_offers |= talk.named_modules() || about.media.is_none();
    if let Some((version, url)) = about.gui.as_ref().filter(|_| first) {
        session.programs.tell("Client.GUI", &json!({"version": version, "url": url}));
    }
    if let Some(url) = about.map.as_ref().filter(|_| first) {
        session.programs.tell("Client.Map", &json!({"url": url}));
    }
    if let Some(url) = about.media.as_ref().filter(|_| first && media) {
        session.programs.tell("Client.Media.Default", &json!({"url": url}));
    }
}

/// All of a package anew: `request char`, as clients for Aardwolf ask.
fn again(session: &mut Session, place: Place, words: &str) {
    let Some(talk) = session.programs.gmcp.as_mut() else { return };
    let package = format!("{}.", words.to_lowercase());
    talk.told.retain(|name, _| !name.to_lowercase().starts_with(&package));
    tell(session, place, Marks::ALL);
}

/// A program asks for something that is answered at once.
fn ask(session: &mut Session, place: Place, name: &str, body: &Value) {
    let Some(view) = place.view(session) else { return };
    let Some(talk) = session.programs.gmcp.as_mut() else { return };
    match name {
        "char.items.inv" if talk.wants("char.items") => {
            lists::list_again(talk, lists::Where::Inventory)
        }
        "char.items.room" if talk.wants("char.items") => {
            lists::list_again(talk, lists::Where::Room)
        }
        "char.items.contents" if talk.wants("char.items") => {
            return lists::contents(&mut session.programs, &view, body);
        }
        "char.skills.get" if talk.wants("char.skills") => {
            return skills(&mut session.programs, &view, body);
        }
        "comm.channel.players" if talk.wants("comm.channel") => {
            let players = players(place, view.who);
            return session.programs.tell("Comm.Channel.Players", &players);
        }
        _ => return,
    }
    lists::tell(&mut session.programs, &view, Marks::ALL);
}

/// Groups, the skills of a group, or one skill.
fn skills(programs: &mut Programs, view: &facts::View, body: &Value) {
    let text = |key: &str| body.get(key).and_then(Value::as_str).filter(|text| !text.is_empty());
    let (name, answer) = match (text("group"), text("name")) {
        (None, _) => ("Char.Skills.Groups", facts::group(view)),
        (Some(group), None) => ("Char.Skills.List", facts::skill_list(view, group)),
        (Some(group), Some(name)) => ("Char.Skills.Info", facts::skill_info(view, group, name)),
    };
    answer.into_iter().for_each(|answer| programs.tell(name, &answer));
}

/// Everyone who is here, with the channels that they hear.
fn players(place: Place, viewer: CreatureId) -> Value {
    let all: Vec<&str> = facts::channels().into_iter().map(|(name, ..)| name).collect();
    let hears = |who: CreatureId| -> Vec<&str> {
        let is_on = |name: &&&str| place.world.channels.is_on(who, name);
        all.iter().filter(is_on).copied().collect()
    };
    let seen = |who: &CreatureId| place.world.players.may_see(viewer, *who);
    let here = place.world.players.here().filter(seen);
    let live = here.filter(|who| {
        place.world.players.presence(*who).is_some_and(|player| player.link() == Link::Live)
    });
    let named = live.filter_map(|who| Some((who, place.world.creatures.get(who)?)));
    named.map(|(who, body)| json!({"name": body.name(), "channels": hears(who)})).collect()
}

/// Which channels there are, once, as soon as somebody is in the world who wants to know.
pub(super) fn tell_channels(programs: &mut Programs) {
    let Some(talk) = programs.gmcp.as_mut() else { return };
    let wants = talk.named_modules() && talk.wants("comm.channel");
    if !wants || std::mem::replace(&mut talk.knows_of_channels, true) {
        return;
    }
    let channel = |(name, caption, command): (&str, String, &str)| json!({"name": name, "caption": caption, "command": command});
    let channels: Value = facts::channels().into_iter().map(channel).collect();
    programs.tell("Comm.Channel.List", &channels);
}

/// Words on a channel, and ways that are none.
pub(super) fn tell_moment(programs: &mut Programs, moment: &Moment) {
    let wants = |module: &str| programs.gmcp.as_ref().is_some_and(|talk| talk.wants(module));
    match moment {
        Moment::Said { channel, talker, text } if wants("comm.channel") => {
            let body = json!({"channel": channel, "talker": talker, "text": text});
            programs.tell("Comm.Channel.Text", &body);
        }
        Moment::Noticed { number, topic, text, command } if wants("notify") => {
            let body = json!({"number": number, "topic": topic, "text": text, "command": command});
            programs.tell("Notify", &body);
        }
        Moment::Pushed { topic, text } if wants("event") => {
            programs.tell("Event.Push", &json!({"topic": topic, "text": text}));
        }
        Moment::WrongWay(way) if wants("room") => programs.tell("Room.WrongDir", &json!(way)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_are_gated_and_without_a_word_the_basics_are_told() {
        let mut talk = Talk::default();
        assert!(talk.wants("char") && talk.wants("room") && talk.wants("comm.channel"));
        assert!(!talk.wants("char.items") && !talk.wants("char.login"));
        talk.set_modules(&json!(["Char 1", "CHAR.SKILLS 1", "Room 0", 7, ""]));
        assert!(talk.wants("char") && talk.wants("char.vitals") && talk.wants("char.skills"));
        assert!(!talk.wants("room") && !talk.wants("char.items") && !talk.wants("comm.channel"));
        talk.add_modules(&json!(["Char.Items 1", "Room 1"]));
        talk.remove_modules(&json!(["Char", "Char.Skills 1"]));
        assert!(talk.wants("char.items") && talk.wants("room"));
        assert!(!talk.wants("char") && !talk.wants("char.skills"));
    }

    /// What a program is told that names one module.
    fn told(module: &str, moment: &Moment) -> Vec<String> {
        let mut programs = Programs::default();
        let mut talk = Talk::default();
        talk.set_modules(&json!([module]));
        programs.gmcp = Some(Box::new(talk));
        tell_moment(&mut programs, moment);
        let payload = |message: super::super::ProgramMessage| message.payload;
        programs.take().into_iter().map(payload).filter_map(|p| String::from_utf8(p).ok()).collect()
    }

    #[test]
    fn n85_bulletins_and_notices_are_told_to_programs_that_name_their_modules() {
        let (topic, text) = (String::from("galaxy:events"), String::from("The tide comes in."));
        let pushed = Moment::Pushed { topic, text: text.clone() };
        let push = r#"Event.Push {"text":"The tide comes in.","topic":"galaxy:events"}"#;
        assert_eq!(told("Event 1", &pushed), [push]);
        let (topic, command) = (String::from("staff"), String::from("score"));
        let noticed = Moment::Noticed { number: 3, topic, text, command };
        let notify =
            r#"Notify {"command":"score","number":3,"text":"The tide comes in.","topic":"staff"}"#;
        assert_eq!(told("Notify 1", &noticed), [notify]);
        assert!(told("Room 1", &pushed).is_empty() && told("Room 1", &noticed).is_empty());
    }

    #[test]
    fn no_more_modules_are_kept_than_may_be() {
        let mut talk = Talk::default();
        let many: Value = (0..2 * GMCP_MODULES_MAX).map(|n| json!(format!("M{n} 1"))).collect();
        talk.set_modules(&many);
        assert_eq!(talk.modules.as_ref().map(BTreeSet::len), Some(GMCP_MODULES_MAX));
    }
}

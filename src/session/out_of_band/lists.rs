//! Things, people and effects: listed once, then told entry by entry.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::Programs;
use super::gmcp::Talk;
use crate::base::id::RoomId;
use crate::base::limits::{GMCP_CONTAINERS_MAX, GMCP_LIST_BYTES_MAX};
use crate::game::client::facts::{self, Side, View};
use crate::game::frame::turn::Kept;
use crate::game::frame::watch::Marks;
use crate::telnet::gmcp::encode;
use crate::telnet::option::Known;

/// Entries by number.
type Things = BTreeMap<u64, Value>;

/// What a program knows of each list; `None` before it was told.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Lists {
    inventory: Option<Things>,
    /// The room that the rest is about.
    room: Option<RoomId>,
    things: Option<Things>,
    /// Containers whose contents were asked for, by number, for as long as they can be looked into.
    opened: BTreeMap<u64, Things>,
    people: Option<BTreeMap<String, String>>,
    afflictions: Option<BTreeMap<String, Value>>,
    defences: Option<BTreeMap<String, Value>>,
}

impl Lists {
    /// Remembers what a program knows of a container. Of more than a few it knows what it asks.
    fn open(&mut self, number: u64, things: Things) {
        if self.opened.len() < GMCP_CONTAINERS_MAX || self.opened.contains_key(&number) {
            self.opened.insert(number, things);
        }
    }
}

/// The two lists of things that are kept up to date.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Where {
    Inventory,
    Room,
}

impl Where {
    fn word(self) -> &'static str {
        match self {
            Where::Inventory => "inv",
            Where::Room => "room",
        }
    }

    fn of(self, lists: &mut Lists) -> &mut Option<Things> {
        match self {
            Where::Inventory => &mut lists.inventory,
            Where::Room => &mut lists.things,
        }
    }
}

/// A list that was asked for is told whole.
pub(super) fn list_again(talk: &mut Talk, list: Where) {
    *list.of(&mut talk.lists) = None;
}

/// Forgets what a program was told that it does not want any more.
pub(super) fn forget_unwanted(talk: &mut Talk) {
    if !talk.wants("char.items") {
        (talk.lists.inventory, talk.lists.things) = (None, None);
        talk.lists.opened.clear();
    }
    if !talk.wants("room") {
        talk.lists.people = None;
    }
    if !talk.wants("char.afflictions") {
        talk.lists.afflictions = None;
    }
    if !talk.wants("char.defences") {
        talk.lists.defences = None;
    }
}

/// Tells what these changes changed. Only a program that named its modules wants lists.
pub(super) fn tell(programs: &mut Programs, view: &View, changed: Marks) {
    let Some(talk) = programs.gmcp.as_mut().filter(|talk| talk.named_modules()) else { return };
    let room = view.world.places.room_of(view.who);
    if talk.lists.room != room {
        // Another room is another list.
        (talk.lists.room, talk.lists.things, talk.lists.people) = (room, None, None);
    }
    let wants = ["char.items", "room", "char.afflictions", "char.defences"];
    let [items, people, afflictions, defences] = wants.map(|module| talk.wants(module));
    if items && changed.has(Marks::GOODS) {
        tell_things(programs, Where::Inventory, facts::goods(view));
    }
    if items && changed.has(Marks::PLACE.and(Marks::AROUND)) {
        tell_things(programs, Where::Room, facts::around(view));
    }
    if items && changed.has(Marks::GOODS.and(Marks::PLACE).and(Marks::AROUND)) {
        tell_contents(programs, view);
    }
    if people && changed.has(Marks::PLACE.and(Marks::AROUND)) {
        tell_people(programs, facts::people(view));
    }
    if changed.has(Marks::EFFECTS) {
        if afflictions {
            tell_effects(programs, Side::Afflictions, facts::effects(view, Side::Afflictions));
        }
        if defences {
            tell_effects(programs, Side::Defences, facts::effects(view, Side::Defences));
        }
    }
}

/// What is in a container, and from now on what is put in and taken out.
pub(super) fn contents(programs: &mut Programs, view: &View, body: &Value) {
    let asked = body.as_u64().or_else(|| body.as_str()?.parse().ok());
    let Some(number) = asked else { return };
    let Some(things) = facts::inside(view, number) else { return };
    let location = in_container(number);
    let mut more = Vec::new();
    list(programs, &location, things.clone(), &mut more);
    say_news(programs, &location, more);
    let Some(talk) = programs.gmcp.as_mut() else { return };
    talk.lists.open(number, things);
}

/// What changed in containers that were asked for. One that is out of reach is asked for again.
fn tell_contents(programs: &mut Programs, view: &View) {
    let Some(talk) = programs.gmcp.as_mut() else { return };
    for (number, before) in std::mem::take(&mut talk.lists.opened) {
        let Some(now) = facts::inside(view, number) else { continue };
        say_news(programs, &in_container(number), changes(&before, &now));
        if let Some(talk) = programs.gmcp.as_mut() {
            talk.lists.opened.insert(number, now);
        }
    }
}

fn in_container(number: u64) -> String {
    format!("rep{number}")
}

fn tell_things(programs: &mut Programs, place: Where, now: Things) {
    let Some(talk) = programs.gmcp.as_mut() else { return };
    let location = place.word();
    let mut news = Vec::new();
    match place.of(&mut talk.lists).replace(now.clone()) {
        None => list(programs, location, now, &mut news),
        Some(before) => news = changes(&before, &now),
    }
    say_news(programs, location, news);
}

/// A message's name, and the thing that it is about.
type News = Vec<(&'static str, Value)>;

/// What went, came, and is otherwise than it was.
fn changes(before: &Things, now: &Things) -> News {
    let gone = before.iter().filter(|(id, _)| !now.contains_key(id));
    let gone = gone.map(|(_, item)| json!({"id": item["id"], "name": item["name"]}));
    let mut news: News = gone.map(|item| ("Char.Items.Remove", item)).collect();
    for (id, item) in now {
        match before.get(id) {
            None => news.push(("Char.Items.Add", item.clone())),
            Some(old) if old != item => news.push(("Char.Items.Update", item.clone())),
            Some(_) => {}
        }
    }
    news
}

fn say_news(programs: &mut Programs, location: &str, news: News) {
    for (name, item) in news {
        let body = json!({"location": location, "item": item});
        programs.say(Known::Gmcp, encode(name, &body), Kept::Yes);
    }
}

/// Lists as many things as one message may hold; the others are added one by one.
fn list(programs: &mut Programs, location: &str, things: Things, more: &mut News) {
    let (mut bytes, mut listed) = (0, Vec::new());
    for thing in things.into_values() {
        bytes += thing.to_string().len();
        match bytes <= GMCP_LIST_BYTES_MAX {
            true => listed.push(thing),
            false => more.push(("Char.Items.Add", thing)),
        }
    }
    let body = json!({"location": location, "items": listed});
    programs.say(Known::Gmcp, encode("Char.Items.List", &body), Kept::Yes);
}

fn tell_people(programs: &mut Programs, now: BTreeMap<String, String>) {
    let Some(talk) = programs.gmcp.as_mut() else { return };
    let person = |(name, full): (&String, &String)| json!({"name": name, "fullname": full});
    let Some(before) = talk.lists.people.replace(now.clone()) else {
        let all: Value = now.iter().map(person).collect();
        return programs.tell("Room.Players", &all);
    };
    for name in before.keys().filter(|name| !now.contains_key(*name)) {
        programs.tell("Room.RemovePlayer", &json!(name));
    }
    for (name, full) in now.iter().filter(|(name, full)| before.get(*name) != Some(full)) {
        programs.tell("Room.AddPlayer", &person((name, full)));
    }
}

fn tell_effects(programs: &mut Programs, side: Side, now: BTreeMap<String, Value>) {
    let Some(talk) = programs.gmcp.as_mut() else { return };
    let (package, told) = match side {
        Side::Afflictions => ("Char.Afflictions", &mut talk.lists.afflictions),
        Side::Defences => ("Char.Defences", &mut talk.lists.defences),
    };
    let Some(before) = told.replace(now.clone()) else {
        let all: Value = now.into_values().collect();
        return programs.tell(&format!("{package}.List"), &all);
    };
    let gone: Vec<&String> = before.keys().filter(|name| !now.contains_key(*name)).collect();
    if !gone.is_empty() {
        programs.tell(&format!("{package}.Remove"), &json!(gone));
    }
    for (name, effect) in &now {
        if before.get(name) != Some(effect) {
            programs.tell(&format!("{package}.Add"), effect);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::telnet::gmcp::Message;

    #[test]
    fn a_few_containers_are_followed_and_no_more() {
        let mut lists = Lists::default();
        (0..100).for_each(|number| lists.open(number, Things::new()));
        lists.open(0, Things::from([(7, json!("a pearl"))]));
        assert_eq!((lists.opened.len(), lists.opened[&0].len()), (GMCP_CONTAINERS_MAX, 1));
    }

    #[test]
    fn what_does_not_fit_in_one_list_is_added_thing_by_thing() {
        let name = "x".repeat(90);
        let thing = |id: u64| (id, json!({"id": id.to_string(), "name": name}));
        let things: Things = (0..200).map(thing).collect();
        let mut programs = Programs { gmcp: Some(Box::default()), ..Programs::default() };
        tell_things(&mut programs, Where::Room, things);
        let said = programs.take();
        assert!(said.iter().all(|message| message.payload.len() < GMCP_LIST_BYTES_MAX + 200));
        let listed = Message::of(&said[0].payload).and_then(|message| message.body());
        let listed = listed.and_then(|body| Some(body["items"].as_array()?.len()));
        assert!(listed.is_some_and(|listed| listed > 50 && listed + said.len() - 1 == 200));
        assert!(said[1..].iter().all(|message| message.payload.starts_with(b"Char.Items.Add ")));
    }
}

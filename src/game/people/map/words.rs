//! The map in words: what lies in each direction, and beyond it.

use crate::base::id::{AreaId, CreatureId, RoomId};
use crate::game::View;
use crate::game::ground::room::{self, Direction, Door, Room};
use crate::game::people::known;
use crate::text::page::Page;
use crate::text::style::Style;
use crate::text::words::{at_place, capitalise, list, plural};
use crate::text::wrap::wrap;

const UNSEEN: &str = "somewhere you have not seen";

/// What somebody knows around where they are.
pub(super) fn around(view: View, who: CreatureId, page: &Page) -> String {
    let View { content, world, .. } = view;
    let Some(here) = world.places.room_of(who) else { return String::new() };
    let Some(written) = content.room(here) else { return String::new() };
    let area = content.area_of(here).map(|area| format!(", {}", area.name)).unwrap_or_default();
    let mut text = format!("You are {}{area}.\n", Style::RoomName.on(at_place(&written.name)));
    let put = |line: String, text: &mut String| text.push_str(&(wrap(&line, page, 2) + "\n"));
    for (way, to) in room::exits(content, world, here) {
        let door = door(view, here, written, way);
        let word = Style::Exit.on(capitalise(way.word()));
        put(format!("{word}: {door}{}", whereto(view, who, here, to)), &mut text);
    }
    for (way, to) in room::ways(content, world, here) {
        let word = Style::Exit.on(capitalise(way));
        put(format!("{word}: {}", whereto(view, who, here, to)), &mut text);
    }
    text
}

/// `the shed door, closed, and behind it `.
fn door(view: View, here: RoomId, written: &Room, way: Direction) -> String {
    let Some(spec) = written.doors.get(&way) else { return String::new() };
    let stands = match room::door(view.content, view.world, here, way) {
        Some(Door::Closed) => ", closed,",
        Some(Door::Locked) => ", locked,",
        Some(Door::Open) | None => ", open,",
    };
    format!("{}{stands} and behind it ", spec.name)
}

/// What a way leads to, and what lies beyond that, as far as somebody knows.
fn whereto(view: View, who: CreatureId, from: RoomId, to: RoomId) -> String {
    let View { content, world, .. } = view;
    let known =
        |room: RoomId| content.room(room).filter(|_| known::knows(content, world, who, room));
    let Some(there) = known(to) else { return format!("{UNSEEN}.") };
    let name = |room: RoomId| known(room).map_or(UNSEEN, |room| room.name.as_str());
    let directions = there.exits.iter().map(|(way, to)| (way.word(), *to));
    let all = directions.chain(there.ways.iter().map(|(way, to)| (way.as_str(), *to)));
    let back = from.within(crate::base::id::InstanceId::SHARED);
    let beyond: Vec<String> =
        all.filter(|(_, to)| *to != back).map(|(way, to)| format!("{way} {}", name(to))).collect();
    match beyond.is_empty() {
        true => format!("{}.", there.name),
        false => format!("{}; beyond it, {}.", there.name, list(&beyond)),
    }
}

/// All rooms of an area that somebody knows, and the ways from each.
pub(super) fn of_area(view: View, who: CreatureId, area: AreaId, page: &Page) -> String {
    let View { content, world, .. } = view;
    let name = content.areas.get(&area).map_or("", |area| area.name.as_str());
    let mut rooms: Vec<&Room> = known::rooms(content, world, who, Some(area)).collect();
    rooms.sort_by(|one, other| one.name.cmp(&other.name));
    let count = plural("room", rooms.len() as u64);
    let mut text = format!("What you have seen of {name}: {count}.\n");
    let known =
        |room: RoomId| content.room(room).filter(|_| known::knows(content, world, who, room));
    for room in rooms {
        let directions = room.exits.iter().map(|(way, to)| (way.word(), *to));
        let all = directions.chain(room.ways.iter().map(|(way, to)| (way.as_str(), *to)));
        let ways: Vec<String> = all
            .map(|(way, to)| format!("{way} {}", known(to).map_or(UNSEEN, |room| &room.name)))
            .collect();
        let line = match ways.is_empty() {
            true => format!("{}: no way out.", room.name),
            false => format!("{}: {}.", room.name, list(&ways)),
        };
        text.push_str(&(wrap(&line, page, 2) + "\n"));
    }
    text
}

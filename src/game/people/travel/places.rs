//! Which place a word means, and the way there.
//!
//! Only what somebody has seen, or sees from where they are, is ever found here.

use std::collections::BTreeSet;

use super::state::Step;
use crate::base::id::{CreatureId, RoomId};
use crate::base::limits::{NAMES_SHOWN_MAX, ROUTE_STEPS_MAX};
use crate::game::View;
use crate::game::frame::grammar::name_has_word;
use crate::game::ground::item;
use crate::game::ground::room::path::Search;
use crate::game::ground::room::{self, Direction, Door, Room};
use crate::game::ground::sight;
use crate::game::people::known;
use crate::game::people::map;
use crate::text::words::without_article;
use crate::yaml::suggest::nearest_few;

/// What a word for a place turned out to be.
pub(super) enum Found {
    /// Where they are already.
    Here(String),
    /// A way there, and what the place is called.
    Way(Vec<Step>, String),
    /// A place that they know, and no way there that they know.
    NoWay(String),
    /// Something that stands right here.
    Thing(String),
    /// No place that they know; some that are spelt like it.
    Nothing(Vec<String>),
}

/// The place that is meant, looked for near first: doors and ways of this room, rooms that are seen from
/// it, rooms that are known by name, areas, what stands in known rooms, what was read there.
pub(super) fn find(view: View, who: CreatureId, typed: &str) -> Found {
    let View { content, world, .. } = view;
    let typed = without_article(typed).to_lowercase();
    let nothing = || Found::Nothing(near_in_spelling(view, who, &typed));
    let Some(here) = world.places.room_of(who) else { return nothing() };
    let Some(written) = content.room(here) else { return nothing() };
    if let Some(found) = from_here(view, here, &typed) {
        return found;
    }
    let rooms: Vec<&Room> = known::all_rooms(content, world, who).collect();
    for fits in [is_called, has_whole_words, has_words] {
        let goals: Vec<&Room> = rooms.iter().copied().filter(|room| fits(room, &typed)).collect();
        if !goals.is_empty() {
            return way_to(view, who, &goals);
        }
    }
    if let Some(area) =
        map::area_named(view, map::known_areas(view, who).collect::<Vec<_>>().into_iter(), &typed)
    {
        let goals: Vec<&Room> = known::rooms(content, world, who, Some(area)).collect();
        return way_to(view, who, &goals);
    }
    let is_thing = |room: &Room| room.nouns.iter().any(|noun| noun.words.contains(&typed));
    if is_thing(written) && sight::is_lit(content, world, here) {
        return Found::Thing(typed);
    }
    for fits in [has_noun, has_text] {
        let goals: Vec<&Room> = rooms.iter().copied().filter(|room| fits(room, &typed)).collect();
        if !goals.is_empty() {
            return way_to(view, who, &goals);
        }
    }
    nothing()
}

/// A door, a way or a room next to this one, by what is seen of it.
pub(super) fn from_here(view: View, here: RoomId, typed: &str) -> Option<Found> {
    let View { content, world, .. } = view;
    let written = content.room(here)?;
    let has = |name: &str| typed.split_whitespace().all(|word| name_has_word(name, word));
    let named = |to: RoomId| content.room(to).map(|room| room.name.clone()).unwrap_or_default();
    for (way, to) in room::ways(content, world, here) {
        if has(way) || has(&named(to)) {
            return Some(Found::Way(vec![Step::Way(way.to_owned())], named(to)));
        }
    }
    let mut behind_door = None;
    for (direction, to) in room::exits(content, world, here) {
        let stands = room::door(content, world, here, direction);
        let is_open = !matches!(stands, Some(Door::Closed | Door::Locked));
        let step = || vec![Step::Direction(direction)];
        if is_open && sight::is_lit(content, world, to) && has(&named(to)) {
            return Some(Found::Way(step(), named(to)));
        }
        let door = written.doors.get(&direction).map(|door| &door.name);
        if let Some(door) = door.filter(|door| has(door)) {
            behind_door = behind_door.or(Some(Found::Way(step(), door.clone())));
        }
    }
    behind_door
}

/// The shortest way over known rooms to the nearest of some. Where a door was locked when it was written
/// and one has no key, one goes round if one can.
pub(super) fn way_to(view: View, who: CreatureId, goals: &[&Room]) -> Found {
    let View { content, world, .. } = view;
    let name = |room: RoomId| content.room(room).map(|room| room.name.clone()).unwrap_or_default();
    let first = goals.first().map(|room| room.name.clone()).unwrap_or_default();
    let Some(here) = world.places.room_of(who) else { return Found::NoWay(first) };
    let shared: BTreeSet<RoomId> = goals.iter().map(|room| room.shared).collect();
    let own = content.room(here).map(|room| room.shared);
    if own.is_some_and(|own| shared.contains(&own)) {
        return Found::Here(name(here));
    }
    let is_goal =
        |room: RoomId| content.room(room).is_some_and(|room| shared.contains(&room.shared));
    let known = |room: RoomId| {
        let is_known = room == here || known::knows(content, world, who, room);
        content.room(room).filter(|_| is_known)
    };
    let by_doors =
        |room: RoomId, written: &Room, way: Direction| opens(view, who, (room, here), written, way);
    let anyhow = |_: RoomId, _: &Room, _: Direction| true;
    let numbers = content.rooms.len();
    let path = Search::by(numbers, known, by_doors)
        .nearest(here, ROUTE_STEPS_MAX, is_goal)
        .or_else(|| Search::by(numbers, known, anyhow).nearest(here, ROUTE_STEPS_MAX, is_goal));
    match path {
        Some(path) => {
            let goal = path.last().map_or(first, |last| name(*last));
            Found::Way(path.into_iter().skip(1).map(Step::Into).collect(), goal)
        }
        None => Found::NoWay(first),
    }
}

/// Whether somebody gets through a door as far as they know: here they see how it stands, elsewhere they
/// remember that it has a lock.
fn opens(
    view: View,
    who: CreatureId,
    (room, here): (RoomId, RoomId),
    written: &Room,
    way: Direction,
) -> bool {
    let View { content, world, .. } = view;
    let Some(door) = written.doors.get(&way) else { return true };
    let stands = match room == here {
        true => room::door(content, world, room, way).unwrap_or(door.stands),
        false => door.stands,
    };
    let fits = |id| item::template(content, world, id).is_some_and(|own| Some(own.id) == door.key);
    stands != Door::Locked || world.places.carried(who).iter().any(|id| fits(*id))
}

fn is_called(room: &Room, typed: &str) -> bool {
    without_article(&room.name).eq_ignore_ascii_case(typed)
}

fn has_whole_words(room: &Room, typed: &str) -> bool {
    let name = room.name.to_lowercase();
    let words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).collect();
    let mut typed = typed.split_whitespace().peekable();
    typed.peek().is_some() && typed.all(|word| words.contains(&word))
}

fn has_words(room: &Room, typed: &str) -> bool {
    let mut typed = typed.split_whitespace().peekable();
    typed.peek().is_some() && typed.all(|word| name_has_word(&room.name, word))
}

fn has_noun(room: &Room, typed: &str) -> bool {
    room.nouns.iter().any(|noun| noun.words.iter().any(|word| word == typed))
}

/// Whole words of what is written of it: a tavern is one whatever its name is.
fn has_text(room: &Room, typed: &str) -> bool {
    let text = room.description.to_lowercase();
    let words: BTreeSet<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
    let mut typed = typed.split_whitespace().peekable();
    typed.peek().is_some() && typed.all(|word| words.contains(word))
}

/// Names of known rooms that are spelt nearly so.
fn near_in_spelling(view: View, who: CreatureId, typed: &str) -> Vec<String> {
    let rooms: Vec<&Room> = known::all_rooms(view.content, view.world, who).collect();
    let names = rooms.iter().map(|room| without_article(&room.name));
    nearest_few(typed, names, NAMES_SHOWN_MAX).into_iter().map(str::to_owned).collect()
}

//! What is missing, when it comes again, and how it comes.

use std::collections::{BTreeMap, BTreeSet};

use super::Event;
use super::state::What;
use crate::base::clock::Millis;
use crate::base::id::{CreatureId, ItemId, ItemTemplateId, RoomId, SpawnId};
use crate::base::limits::{THINGS_CARRIED_MAX, THINGS_IN_CONTAINER_MAX, THINGS_IN_ROOM_MAX};
use crate::game::frame::keep::dirty::Key;
use crate::game::frame::numbers::numbers;
use crate::game::frame::schedule::Job;
use crate::game::ground::item::{self, At, Own, Placed};
use crate::game::ground::ledger::{self, Outside};
use crate::game::ground::place::Place;
use crate::game::ground::room::{self, Direction};
use crate::game::people::carry::{self, Haul};
use crate::game::{Turn, World};

/// What builders placed, and what comes again.
pub(super) const PLACED: Outside =
    Outside::new("placed", "what builders placed, and what comes again");

numbers! {
    /// What is to come back and cannot yet, since somebody looks on or there is no room.
    pub LATE in Timers "late_resets" {
        /// It is tried again after so long.
        TRIES_AGAIN = "tries_again_seconds": Millis = 30, 1..=3600, "seconds";
    }
}

/// At the start and after a reload: places what was never placed, and sees what is missing or
/// moved besides. Kept.
pub fn begin(turn: &mut Turn) {
    carry::clear_crowded_floors(turn);
    forget_unwritten(turn);
    let content = turn.content;
    for placed in content.placed.all() {
        let At::Room(room) = placed.at else { continue };
        if !item::was_placed(turn.world, &placed.key) && bring(turn, placed, room).is_some() {
            item::mark_placed(turn.world, &placed.key);
        }
    }
    for room in content.placed.rooms() {
        look_over(turn, room);
    }
    for (room, direction) in turn.world.rooms.moved().collect::<Vec<_>>() {
        door_moved(turn, room, direction);
    }
}

/// What is due of entries, doors and rooms that are no longer written is forgotten.
fn forget_unwritten(turn: &mut Turn) {
    let mut lost: Vec<(RoomId, What)> = Vec::new();
    for (room, due) in &turn.world.resets.rooms {
        let keys: BTreeSet<&str> =
            turn.content.placed.in_room(*room).map(|placed| placed.key.as_str()).collect();
        let written = turn.content.room(*room);
        let is_written = |what: &What| match what {
            What::Thing(key) => keys.contains(key.as_str()),
            What::Door(way) => written.is_some_and(|room| room.doors.contains_key(way)),
        };
        lost.extend(due.keys().filter(|what| !is_written(what)).map(|what| (*room, what.clone())));
    }
    for (room, what) in lost {
        forget(turn, room, &what);
    }
}

/// Sees what of a room's things is missing: that is due after its time. What is back by itself is
/// not due any more. Kept.
pub(super) fn look_over(turn: &mut Turn, room: RoomId) {
    let content = turn.content;
    for placed in content.placed.in_room(room) {
        let what = What::Thing(placed.key.clone());
        let is_due = turn.world.resets.has(room, &what);
        let after = placed.resets.after(content, turn.world, room);
        match (missing(turn, placed, room), after) {
            (1.., Some(after)) if !is_due => wait(turn, room, what, turn.now + after),
            (0, _) | (_, None) if is_due => forget(turn, room, &what),
            _ => {}
        }
    }
}

/// A door was moved: it goes back after its time, unless it stands as it was written. Kept.
pub(super) fn door_moved(turn: &mut Turn, room: RoomId, direction: Direction) {
    let (room, direction) = room::door_side(turn.content, room, direction);
    let Some(door) = turn.content.room(room).and_then(|room| room.doors.get(&direction)) else {
        return;
    };
    let stands = room::door(turn.content, turn.world, room, direction);
    let what = What::Door(direction);
    let is_due = turn.world.resets.has(room, &what);
    match door.resets.after(turn.content, turn.world, room).filter(|_| stands != Some(door.stands))
    {
        Some(after) if !is_due => wait(turn, room, what, turn.now + after),
        None if is_due => forget(turn, room, &what),
        _ => {}
    }
}

/// What is due in a room by now comes again, or goes back. Kept.
pub fn due(turn: &mut Turn, room: RoomId) {
    let all = turn.world.resets.due_by(room, turn.now);
    let content = turn.content;
    for placed in content.placed.in_room(room) {
        let what = What::Thing(placed.key.clone());
        if all.contains(&what) {
            forget(turn, room, &what);
            thing_due(turn, placed, room, what);
        }
    }
    for what in all {
        let What::Door(direction) = what else { continue };
        forget(turn, room, &what);
        door_due(turn, room, direction);
    }
    schedule(turn.world, room);
}

fn thing_due(turn: &mut Turn, placed: &Placed, room: RoomId, what: What) {
    let Some(after) = placed.resets.after(turn.content, turn.world, room) else { return };
    if placed.unseen && is_watched(turn.world, room) {
        return wait(turn, room, what, turn.now + turn.world.numbers.of(&TRIES_AGAIN));
    }
    if let Some(haul) = bring(turn, placed, room)
        && is_watched(turn.world, room)
    {
        let message = placed.message.clone();
        turn.report(Event::Came { room, what: haul, message });
    }
    if missing(turn, placed, room) > 0 {
        wait(turn, room, what, turn.now + after.max(turn.world.numbers.of(&TRIES_AGAIN)));
    }
}

fn door_due(turn: &mut Turn, room: RoomId, direction: Direction) {
    let beyond = room::leads(turn.content, room, direction);
    let rooms = [Some(room), beyond];
    match rooms.into_iter().flatten().any(|room| is_watched(turn.world, room)) {
        true => {
            wait(turn, room, What::Door(direction), turn.now + turn.world.numbers.of(&TRIES_AGAIN))
        }
        false => room::put_back_door(turn, room, direction),
    }
}

/// Gives an NPC that has just come what those of its entry have with them.
pub fn equip(turn: &mut Turn, who: CreatureId, spawn: SpawnId) {
    let content = turn.content;
    let mut made: BTreeMap<&str, ItemId> = BTreeMap::new();
    for placed in content.placed.with_npc(spawn) {
        let At::Npc(_, slot) = placed.at else { continue };
        let outer = placed.inside.as_deref().map(|key| made.get(key).copied());
        let is_free = |turn: &Turn, slot| turn.world.places.worn_in(who, slot).is_none();
        let slot = slot.filter(|slot| placed.quantity == 1 && is_free(turn, *slot));
        let at = match (outer, slot) {
            (Some(None), _) => continue,
            (Some(Some(container)), _) => Place::Inside(container),
            (None, Some(slot)) => Place::Worn(who, slot),
            (None, None) => Place::Carried(who),
        };
        let count = placed.quantity.min(left_in_world(turn.world, placed));
        let last = make(turn, placed.template, count, at).1;
        made.extend(last.map(|id| (placed.key.as_str(), id)));
    }
}

/// Where a placed thing belongs; `None` while what it lies in is not there.
fn place(turn: &Turn, placed: &Placed, room: RoomId) -> Option<Place> {
    let Some(key) = &placed.inside else { return Some(Place::Room(room)) };
    let container = turn.content.placed.in_room(room).find(|other| other.key == *key)?;
    let among = turn.world.places.items_at(place(turn, container, room)?);
    let is_such = |id: &&ItemId| {
        turn.world.items.get(**id).is_some_and(|item| item.template() == container.template)
    };
    among.iter().find(is_such).copied().map(Place::Inside)
}

/// How many of an entry are not where they belong; all of them, while what they lie in is not
/// there. Where several entries put like things in one place, the first of them have theirs first.
fn missing(turn: &Turn, placed: &Placed, room: RoomId) -> u64 {
    let Some(at) = place(turn, placed, room) else { return placed.most };
    let before = turn.content.placed.in_room(room).take_while(|other| other.key != placed.key);
    let alike =
        before.filter(|other| other.template == placed.template && other.inside == placed.inside);
    let theirs: u64 = alike.map(|other| other.most).sum();
    let there = count(turn.world, turn.world.places.items_at(at), placed.template);
    placed.most.saturating_sub(there.saturating_sub(theirs))
}

fn count(world: &World, things: &[ItemId], template: ItemTemplateId) -> u64 {
    let things = things.iter().filter_map(|id| world.items.get(*id));
    things.filter(|item| item.template() == template).map(|item| item.quantity()).sum()
}

/// How many more of an entry there may be anywhere.
fn left_in_world(world: &World, placed: &Placed) -> u64 {
    let Some(most) = placed.most_in_world else { return u64::MAX };
    let alike = world.items.iter().filter(|item| item.template() == placed.template);
    most.saturating_sub(alike.map(|item| item.quantity()).sum())
}

/// Brings what is missing, as much as comes at once and as fits; `None` if nothing does.
fn bring(turn: &mut Turn, placed: &Placed, room: RoomId) -> Option<Haul> {
    let at = place(turn, placed, room)?;
    let wanted = missing(turn, placed, room).min(placed.quantity);
    let count = wanted.min(left_in_world(turn.world, placed));
    let made = make(turn, placed.template, count, at).0;
    let name = turn.content.items.get(placed.template).map_or("", |template| &template.name);
    (made > 0).then(|| Haul::named(name, made))
}

/// Makes so many in a place, in as many stacks as it takes, as far as it has room; comes back with
/// how many, and the last of them.
fn make(turn: &mut Turn, template: ItemTemplateId, count: u64, at: Place) -> (u64, Option<ItemId>) {
    let Some(written) = turn.content.items.get(template) else { return (0, None) };
    let stack_max = match at {
        Place::Worn(..) => 1,
        _ => written.stack_max.max(1),
    };
    let most = capacity(turn, at);
    let (mut made, mut last) = (0, None);
    while made < count && turn.world.places.items_at(at).len() < most {
        let stack = (count - made).min(stack_max);
        ledger::made_of(turn, template, stack, PLACED);
        last = Some(item::create(turn, template, stack, Own::default(), at));
        made += stack;
    }
    (made, last)
}

fn capacity(turn: &Turn, at: Place) -> usize {
    match at {
        Place::Room(_) => THINGS_IN_ROOM_MAX,
        Place::Carried(_) => THINGS_CARRIED_MAX,
        Place::Worn(..) => 1,
        Place::Inside(container) => item::template(turn.content, turn.world, container)
            .and_then(|template| template.capacity)
            .unwrap_or(0)
            .min(THINGS_IN_CONTAINER_MAX),
    }
}

fn is_watched(world: &World, room: RoomId) -> bool {
    !world.places.players_in(room).is_empty()
}

fn wait(turn: &mut Turn, room: RoomId, what: What, moment: Millis) {
    turn.world.resets.put(room, what, moment);
    turn.world.dirty.kept(Key::Reset(room));
    schedule(turn.world, room);
}

fn forget(turn: &mut Turn, room: RoomId, what: &What) {
    if turn.world.resets.take(room, what) {
        turn.world.dirty.kept(Key::Reset(room));
        schedule(turn.world, room);
    }
}

/// Makes the job of a room due when the first of its things is.
pub(super) fn schedule(world: &mut World, room: RoomId) {
    match world.resets.first(room) {
        Some(first) => world.schedule.at(first, Job::Reset(room)),
        None => world.schedule.cancel(&Job::Reset(room)),
    }
}

/// What must always be true: whatever is due is on the schedule then.
pub fn check(world: &World) -> Result<(), String> {
    for (room, due) in &world.resets.rooms {
        if due.is_empty() || world.schedule.when(&Job::Reset(*room)) != world.resets.first(*room) {
            return Err(format!("what is due in room {} is not on the schedule", room));
        }
    }
    Ok(())
}

//! Where everyone and everything is. The one index of places.
//!
//! A creature is in one room. An item is on a floor, carried, worn, or inside another item:
//! always in exactly one place, because this table is the only one that says so.

mod event;
mod slot;

pub use event::{Event, How, Way, came, comes, goes, tell};
pub use slot::Slot;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::base::id::{CreatureId, ItemId, RoomId};
use crate::base::table::Table;
use crate::game::frame::keep::PlaceRow;
use crate::game::frame::watch::Marks;
use crate::game::{Content, Feature, World};

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature { name: "place", check: Some(check), ..Feature::NONE };

/// Where an item is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Place {
    Room(RoomId),
    Carried(CreatureId),
    Worn(CreatureId, Slot),
    Inside(ItemId),
}

impl Place {
    /// As it is kept.
    pub fn row(self, content: &Content) -> PlaceRow {
        match self {
            Place::Room(room) => PlaceRow::Room(content.key_of(room)),
            Place::Carried(who) => PlaceRow::Carried(who.0),
            Place::Worn(who, slot) => PlaceRow::Worn(who.0, slot.word().to_string()),
            Place::Inside(item) => PlaceRow::Inside(item.0),
        }
    }
}

/// Both directions of the index: who is where, and what is in a place.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Places {
    rooms: Table<CreatureId, RoomId>,
    /// Which of its name an NPC is where it is, from 1: the lowest that was free when it came, so that
    /// nobody's number changes while they stay.
    numbers: Table<CreatureId, u32>,
    crowds: Table<RoomId, Crowd>,
    items: Table<ItemId, Place>,
    contents: BTreeMap<Place, Vec<ItemId>>,
}

/// Everyone in one room, in order of arrival: once all together, and once by what they are. A
/// crowd of players is nothing to a mind that asks for NPCs.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Crowd {
    all: Vec<CreatureId>,
    players: Vec<CreatureId>,
    npcs: Vec<CreatureId>,
}

impl Places {
    /// The room somebody is in; `None` for those who are not in the world now.
    pub fn room_of(&self, who: CreatureId) -> Option<RoomId> {
        self.rooms.get(who).copied()
    }

    /// Everyone in a room, in order of arrival.
    pub fn creatures_in(&self, room: RoomId) -> &[CreatureId] {
        self.crowds.get(room).map_or(&[], |crowd| &crowd.all)
    }

    /// The players in a room, link-dead ones included, in order of arrival.
    pub fn players_in(&self, room: RoomId) -> &[CreatureId] {
        self.crowds.get(room).map_or(&[], |crowd| &crowd.players)
    }

    /// The NPCs in a room, in order of arrival.
    pub fn npcs_in(&self, room: RoomId) -> &[CreatureId] {
        self.crowds.get(room).map_or(&[], |crowd| &crowd.npcs)
    }

    /// Which of its name an NPC is where it is, from 1, whether there are others or not.
    pub fn number(&self, who: CreatureId) -> Option<u32> {
        self.numbers.get(who).copied()
    }

    /// Where an item is.
    pub fn of_item(&self, item: ItemId) -> Option<Place> {
        self.items.get(item).copied()
    }

    /// Everything in one place, in order of arrival.
    pub fn items_at(&self, place: Place) -> &[ItemId] {
        self.contents.get(&place).map_or(&[], Vec::as_slice)
    }

    /// How many things are in each place where there are any.
    pub fn heaps(&self) -> impl Iterator<Item = (Place, usize)> + '_ {
        self.contents.iter().map(|(place, there)| (*place, there.len()))
    }

    pub fn on_floor(&self, room: RoomId) -> &[ItemId] {
        self.items_at(Place::Room(room))
    }

    pub fn carried(&self, who: CreatureId) -> &[ItemId] {
        self.items_at(Place::Carried(who))
    }

    pub fn inside(&self, item: ItemId) -> &[ItemId] {
        self.items_at(Place::Inside(item))
    }

    /// What somebody wears in one slot.
    pub fn worn_in(&self, who: CreatureId, slot: Slot) -> Option<ItemId> {
        self.items_at(Place::Worn(who, slot)).first().copied()
    }

    /// Everything somebody wears, in the order of the slots.
    pub fn worn(&self, who: CreatureId) -> impl Iterator<Item = (Slot, ItemId)> + '_ {
        Slot::ALL.iter().filter_map(move |(slot, ..)| Some((*slot, self.worn_in(who, *slot)?)))
    }

    /// Everyone who is in the world, with their rooms.
    pub fn everyone(&self) -> impl Iterator<Item = (CreatureId, RoomId)> + '_ {
        self.rooms.iter().map(|(who, room)| (who, *room))
    }
}

/// Puts somebody who has a body into a room, out of whichever they were in, and tells no feature:
/// [`comes`] does. Where they were is fleeting.
pub fn put_creature(world: &mut World, who: CreatureId, room: RoomId) {
    remove_creature(world, who);
    if let Some(number) = free_number(world, who, room) {
        world.places.numbers.put(who, number);
    }
    world.places.rooms.put(who, room);
    let crowd = world.places.crowds.or_insert_with(room, Crowd::default);
    crowd.all.push(who);
    match world.creatures.get(who).is_some_and(|body| body.is_player()) {
        true => crowd.players.push(who),
        false => crowd.npcs.push(who),
    }
    world.dirty.fleeting(crate::game::frame::keep::dirty::Key::Creature(who));
    world.dirty.watch.room(room);
    world.dirty.watch.mark(who, Marks::PLACE | Marks::AROUND);
}

/// The lowest number that nobody of the same name has in a room; players need none.
fn free_number(world: &World, who: CreatureId, room: RoomId) -> Option<u32> {
    let name = world.creatures.get(who).filter(|body| !body.is_player())?.name();
    let places = &world.places;
    let is_namesake = |other: &&CreatureId| {
        world.creatures.get(**other).is_some_and(|other| other.name() == name)
    };
    let namesakes = places.npcs_in(room).iter().filter(is_namesake);
    let mut taken: Vec<u32> = namesakes.filter_map(|other| places.number(*other)).collect();
    taken.sort_unstable();
    (1..).zip(taken.iter().copied().chain([0])).find(|(free, taken)| free != taken).map(|(n, _)| n)
}

/// Takes somebody out of the world (they left, or died).
pub fn remove_creature(world: &mut World, who: CreatureId) {
    let Some(room) = world.places.rooms.take(who) else { return };
    world.places.numbers.take(who);
    world.dirty.watch.room(room);
    if let Some(crowd) = world.places.crowds.get_mut(room) {
        for there in [&mut crowd.all, &mut crowd.players, &mut crowd.npcs] {
            there.retain(|other| *other != who);
        }
        if crowd.all.is_empty() {
            world.places.crowds.take(room);
        }
    }
}

/// Puts an item into a place, out of whichever it was in. `item` marks it as kept.
pub(in crate::game) fn put_item(world: &mut World, item: ItemId, place: Place) {
    remove_item(world, item);
    world.places.items.put(item, place);
    world.places.contents.entry(place).or_default().push(item);
    touch(world, place);
}

/// Puts a kept item back where it was.
pub(in crate::game) fn restore_item(world: &mut World, item: ItemId, place: Place) {
    put_item(world, item, place);
}

/// Takes an item out of its place, because it is no more.
pub(in crate::game) fn remove_item(world: &mut World, item: ItemId) {
    let Some(place) = world.places.items.take(item) else { return };
    touch(world, place);
    if let Some(there) = world.places.contents.get_mut(&place) {
        there.retain(|other| *other != item);
        if there.is_empty() {
            world.places.contents.remove(&place);
        }
    }
}

/// Something about an item changed that shows where it is.
pub(in crate::game) fn touch_item(world: &mut World, item: ItemId) {
    if let Some(place) = world.places.of_item(item) {
        touch(world, place);
    }
}

/// What is in a place changed: those are told who are watched. What somebody wears may shine.
fn touch(world: &mut World, place: Place) {
    if world.dirty.watch.is_idle() {
        return;
    }
    match place {
        Place::Room(room) => world.dirty.watch.room(room),
        Place::Carried(who) => world.dirty.watch.mark(who, Marks::GOODS),
        Place::Worn(who, _) => {
            world.dirty.watch.mark(who, Marks::GOODS | Marks::BODY);
            world.places.room_of(who).into_iter().for_each(|room| world.dirty.watch.room(room));
        }
        Place::Inside(item) => {
            let outer = world.places.of_item(item);
            match (outer, room_of_item(world, item)) {
                (Some(Place::Room(_)) | None, Some(room)) => world.dirty.watch.room(room),
                (Some(Place::Carried(who) | Place::Worn(who, _)), _) => {
                    world.dirty.watch.mark(who, Marks::GOODS);
                }
                _ => {}
            }
        }
    }
}

/// The room in which an item is, however deep in whatever.
pub fn room_of_item(world: &World, item: ItemId) -> Option<RoomId> {
    let mut at = world.places.of_item(item)?;
    for _ in 0..crate::base::limits::YAML_DEPTH_MAX {
        match at {
            Place::Room(room) => return Some(room),
            Place::Carried(who) | Place::Worn(who, _) => return world.places.room_of(who),
            Place::Inside(outer) => at = world.places.of_item(outer)?,
        }
    }
    None
}

/// What must always be true: both directions of the index agree, nothing is in two places,
/// nothing that is placed does not exist.
pub fn check(world: &World) -> Result<(), String> {
    match is_whole(world) {
        true => Ok(()),
        false => Err(what_is_wrong(world)),
    }
}

/// Whether both directions of the index hold the same: asked for after every few turns of a
/// simulation. Whatever is listed in a place is there, nothing is listed in it twice, and as many
/// are listed as there are.
fn is_whole(world: &World) -> bool {
    let Places { rooms, numbers: _, crowds, items, contents } = &world.places;
    let is_crowd = |(room, crowd): (RoomId, &Crowd)| {
        are_different(&crowd.all)
            && crowd.all.iter().all(|who| rooms.get(*who) == Some(&room))
            && is_sorted_out(world, crowd)
    };
    let is_heap = |(place, there): (&Place, &Vec<ItemId>)| {
        are_different(there) && there.iter().all(|item| items.get(*item) == Some(place))
    };
    let listed: usize = crowds.rows().map(|crowd| crowd.all.len()).sum();
    let placed: usize = contents.values().map(Vec::len).sum();
    (listed, placed, items.len()) == (rooms.len(), items.len(), world.items.len())
        && crowds.iter().all(is_crowd)
        && contents.iter().all(is_heap)
        && items.ids().all(|item| world.items.get(item).is_some())
}

/// Whether nothing is in a list twice.
fn are_different<Id: Ord + Copy>(all: &[Id]) -> bool {
    const FEW: usize = 16;
    if all.len() <= FEW {
        return all.iter().enumerate().all(|(at, one)| !all[..at].contains(one));
    }
    let mut all = all.to_vec();
    all.sort_unstable();
    all.windows(2).all(|two| two[0] != two[1])
}

/// Whether each of a crowd exists, and stands among the players or the NPCs of it.
fn is_sorted_out(world: &World, crowd: &Crowd) -> bool {
    let (mut players, mut npcs) = (crowd.players.iter(), crowd.npcs.iter());
    let mut all = crowd.all.iter();
    all.all(|who| match world.creatures.get(*who) {
        Some(body) if body.is_player() => players.next() == Some(who),
        Some(_) => npcs.next() == Some(who),
        None => false,
    }) && players.next().is_none()
        && npcs.next().is_none()
}

/// The sentence of what is not as it must be.
fn what_is_wrong(world: &World) -> String {
    for (item, place) in world.places.items.iter() {
        let times = world.places.items_at(*place).iter().filter(|i| **i == item).count();
        if times != 1 {
            return format!("item {} is {times} times in {place:?}", item.0);
        }
        if world.items.get(item).is_none() {
            return format!("item {} has a place but does not exist", item.0);
        }
    }
    if world.items.len() != world.places.items.len() {
        return "an item exists without a place".into();
    }
    let placed: usize = world.places.contents.values().map(Vec::len).sum();
    if placed != world.places.items.len() {
        return "an item is in more than one place".into();
    }
    let listed: usize = world.places.crowds.rows().map(|crowd| crowd.all.len()).sum();
    if listed != world.places.rooms.len() {
        return "a creature is in more than one room".into();
    }
    for (who, room) in world.places.rooms.iter() {
        if world.places.creatures_in(*room).iter().filter(|c| **c == who).count() != 1 {
            return format!("creature {} is not once in its room", who.0);
        }
        if world.creatures.get(who).is_none() {
            return format!("creature {} has a room but does not exist", who.0);
        }
    }
    "the players and NPCs of a room are not its crowd".into()
}

/// A bug, for tests of the net that finds it.
#[cfg(test)]
pub fn plant_in_two_rooms(world: &mut World, who: CreatureId, other: RoomId) {
    world.places.crowds.or_insert_with(other, Crowd::default).all.push(who);
}

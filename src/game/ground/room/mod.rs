//! Rooms, and the doors between them.
//!
//! What a room *is* was written ([`content::Room`]); what changes in it is only how its doors
//! stand. Who and what is in it is `place`'s business.
//!
//! A door has two sides, and both always stand the same way.

pub mod content;
mod keep;
mod kind;
pub mod load;
pub mod path;
mod resets;
mod state;
pub mod ways;

pub use content::{Area, Door, DoorSpec, Hidden, Light, Noun, Phase, Room};
pub use keep::DOORS;
pub use kind::{AREAS, ROOMS};
pub use path::{Exit, exit_to, find_path, within_earshot};
pub use resets::{Resets, SOON};
pub use state::State;

pub use crate::game::frame::direction::Direction;

use crate::base::id::RoomId;
use crate::game::{Content, Feature, Turn, World};

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature { name: "room", numbers: &[SOON], ..Feature::NONE };

/// How the door in this direction stands; `None` where there is no door, or none that anybody has
/// found: a door on a hidden way out is as hidden as that.
pub fn door(content: &Content, world: &World, room: RoomId, direction: Direction) -> Option<Door> {
    let written = content.room(room)?.doors.get(&direction)?;
    exit(content, world, room, direction)?;
    Some(world.rooms.door(room, direction).unwrap_or(written.stands))
}

/// The ways out of a room in directions: those that are written, and hidden ones that were found.
pub fn exits<'a>(
    content: &'a Content,
    world: &'a World,
    room: RoomId,
) -> impl Iterator<Item = (Direction, RoomId)> + use<'a> {
    content.room(room).into_iter().flat_map(move |written| {
        let is_found = move |(way, _): &(&Direction, _)| world.rooms.is_found(room, way.word());
        let hidden = written.hidden.exits.iter().filter(is_found);
        let all = written.exits.iter().chain(hidden);
        all.map(move |(way, to)| (*way, written.beyond(room.instance(), *to)))
    })
}

/// The ways out of a room that have names of their own.
pub fn ways<'a>(
    content: &'a Content,
    world: &'a World,
    room: RoomId,
) -> impl Iterator<Item = (&'a str, RoomId)> + use<'a> {
    content.room(room).into_iter().flat_map(move |written| {
        let is_found = move |(way, _): &(&String, _)| world.rooms.is_found(room, way);
        let hidden = written.hidden.ways.iter().filter(is_found);
        let all = written.ways.iter().chain(hidden);
        all.map(move |(way, to)| (way.as_str(), written.beyond(room.instance(), *to)))
    })
}

/// Where a direction leads, if there is an exit that can be seen.
pub fn exit(content: &Content, world: &World, room: RoomId, way: Direction) -> Option<RoomId> {
    let written = content.room(room)?;
    let hidden =
        || written.hidden.exits.get(&way).filter(|_| world.rooms.is_found(room, way.word()));
    let to = written.exits.get(&way).or_else(hidden)?;
    Some(written.beyond(room.instance(), *to))
}

/// Where a direction leads, whether that can be seen or not.
pub fn leads(content: &Content, room: RoomId, way: Direction) -> Option<RoomId> {
    let written = content.room(room)?;
    Some(written.beyond(room.instance(), written.leads(way)?))
}

/// Where a way with a name of its own leads, if it can be seen.
pub fn way(content: &Content, world: &World, room: RoomId, word: &str) -> Option<RoomId> {
    let written = content.room(room)?;
    let hidden = || written.hidden.ways.get(word).filter(|_| world.rooms.is_found(room, word));
    let to = written.ways.get(word).or_else(hidden)?;
    Some(written.beyond(room.instance(), *to))
}

/// A hidden way out is found; fleeting, as is what [`forget`] undoes.
pub fn find(world: &mut World, room: RoomId, word: &str) {
    world.rooms.find(room, word);
}

/// The hidden ways out of a room are hidden again.
pub fn forget(world: &mut World, room: RoomId) {
    world.rooms.forget(room);
}

/// The side of a door by which it is spoken of as one: where both rooms have it, that of the room
/// with the lower number.
pub fn door_side(content: &Content, room: RoomId, direction: Direction) -> (RoomId, Direction) {
    match other_side(content, room, direction) {
        Some(other) if other.0 < room => other,
        _ => (room, direction),
    }
}

/// The other side of a door, if the room there has it too.
fn other_side(
    content: &Content,
    room: RoomId,
    direction: Direction,
) -> Option<(RoomId, Direction)> {
    let other = leads(content, room, direction)?;
    let back = direction.opposite();
    content.room(other)?.doors.contains_key(&back).then_some((other, back))
}

/// Both sides of a door stand again as they were written. Kept.
pub fn put_back_door(turn: &mut Turn, room: RoomId, direction: Direction) {
    let sides = [Some((room, direction)), other_side(turn.content, room, direction)];
    for (room, direction) in sides.into_iter().flatten() {
        turn.world.rooms.put_back(room, direction);
        turn.world.dirty.kept(crate::game::frame::keep::dirty::Key::Room(room));
    }
}

/// Sets both sides of a door. Kept.
pub fn set_door(turn: &mut Turn, room: RoomId, direction: Direction, stands: Door) {
    turn.world.rooms.set(room, direction, stands);
    turn.world.dirty.kept(crate::game::frame::keep::dirty::Key::Room(room));
    if let Some((other, back)) = other_side(turn.content, room, direction) {
        turn.world.rooms.set(other, back, stands);
        turn.world.dirty.kept(crate::game::frame::keep::dirty::Key::Room(other));
    }
}

//! Rooms, and the doors between them.
//!
//! What a room *is* was written ([`content::Room`]); what changes in it is only how its doors
//! stand. Who and what is in it is `place`'s business.
//!
//! A door has two sides, and both always stand the same way.

pub mod content;
pub mod direction;
pub mod load;
pub mod path;
mod state;
pub mod ways;

pub use content::{Area, Door, DoorSpec, Light, Noun, Phase, Room};
pub use direction::Direction;
pub use path::{Exit, exit_to, find_path, within_earshot};
pub use state::State;

use crate::base::id::RoomId;
use crate::game::content::Content;
use crate::game::turn::Turn;
use crate::game::world::World;

/// How the door in this direction stands; `None` where there is no door.
pub fn door(content: &Content, world: &World, room: RoomId, direction: Direction) -> Option<Door> {
    let written = content.room(room)?.doors.get(&direction)?;
    Some(world.rooms.door(room, direction).unwrap_or(written.stands))
}

/// Sets both sides of a door. Kept.
pub fn set_door(turn: &mut Turn, room: RoomId, direction: Direction, stands: Door) {
    turn.world.rooms.set(room, direction, stands);
    turn.world.dirty.kept(crate::game::dirty::Key::Room(room));
    let Some(other) = turn.content.room(room).and_then(|r| r.exits.get(&direction)).copied() else {
        return;
    };
    let back = direction.opposite();
    if turn.content.room(other).is_some_and(|r| r.doors.contains_key(&back)) {
        turn.world.rooms.set(other, back, stands);
        turn.world.dirty.kept(crate::game::dirty::Key::Room(other));
    }
}

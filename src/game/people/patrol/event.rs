//! What can happen to those who walk.

use crate::base::id::{CreatureId, RoomId};
use crate::game::ground::room::Direction;

/// A fact about walkers. Lists are never empty, and their first is who leads.
#[derive(Clone, Debug)]
pub enum Event {
    /// They leave a room; `way` is `None` where the way has a name of its own.
    SetOut { who: Vec<CreatureId>, room: RoomId, way: Option<Direction>, manner: Manner },
    /// They come into the next; `from` is where they are seen to come from.
    Came { who: Vec<CreatureId>, room: RoomId, from: Option<Direction>, manner: Manner },
    /// They are too far from home, or have lost the trail (F50).
    GaveUp { who: Vec<CreatureId>, room: RoomId, then: Then },
}

/// Why they walk.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Manner {
    Round,
    Return,
    Chase(CreatureId),
    /// One of theirs fights next door.
    Help,
    /// There was no way that they could see.
    Slip,
}

/// What somebody does after a chase.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Then {
    Patrol,
    Nothing,
}

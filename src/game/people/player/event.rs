//! What can happen to players as players.

use crate::base::clock::Millis;
use crate::base::id::{CreatureId, RoomId};
use crate::game::ground::creature::Posture;

/// A fact about a player.
#[derive(Clone, Debug)]
pub enum Event {
    /// Somebody entered the world; `new` for the first time ever.
    Entered {
        who: CreatureId,
        room: RoomId,
        new: bool,
    },
    /// They are greeted; `back` if their body waited for them.
    Welcomed {
        who: CreatureId,
        back: bool,
    },
    /// Somebody left it.
    Left {
        who: CreatureId,
        name: String,
        room: RoomId,
        parting: Parting,
    },
    /// The link broke; the body stays.
    LinkLost {
        who: CreatureId,
        room: RoomId,
    },
    /// They are back in the body that waited.
    Reclaimed {
        who: CreatureId,
        room: RoomId,
    },
    /// The room they were in is no longer written: they are in this one now.
    Uprooted {
        who: CreatureId,
        room: RoomId,
    },
    PostureTaken {
        who: CreatureId,
        room: RoomId,
        posture: Posture,
        before: Posture,
    },
    /// A choice was made about the look of the game.
    Chose {
        who: CreatureId,
        sentence: String,
    },
    /// A sentence on them is over: it was of this kind.
    Released {
        who: CreatureId,
        sentence: &'static str,
    },
    TitleSet {
        who: CreatureId,
    },
    Saved {
        who: CreatureId,
        at: Millis,
    },
}

/// How somebody goes out of the world.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Parting {
    /// By themselves, as far as anybody sees.
    Leaves,
    /// They are sent, and whoever does it says so.
    Sent,
}

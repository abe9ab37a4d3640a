//! How much somebody notices of what is around them.
//!
//! Whether a room is lit follows from the things and people in it, which stand below the telling;
//! so [`Eyes`] is handed up to it.

use crate::base::id::{CreatureId, RoomId};
use crate::game::frame::posture::Posture;
use crate::game::{Content, World};

/// What the telling must be told of the ground: it is written in `game/mod.rs`.
#[derive(Clone, Copy)]
pub struct Eyes {
    /// Whether there is light enough in a room to see by.
    pub is_lit: fn(&Content, &World, RoomId) -> bool,
}

/// How much somebody notices of what is around them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Senses {
    /// Neither sees nor hears: they sleep. Only what is done to them, and what is loud, gets through.
    Asleep,
    /// Hears, and does not see who or what it is, for it is dark.
    Blind,
    Clear,
}

impl Senses {
    /// Whether they notice that something happens at all.
    pub fn hear(self) -> bool {
        self != Senses::Asleep
    }

    /// Whether they see who does it, and what there is.
    pub fn see(self) -> bool {
        self == Senses::Clear
    }
}

/// The same where it is known whether there is light: who tells many asks for that once.
pub fn senses_by_light(world: &World, who: CreatureId, lit: bool) -> Senses {
    let posture = world.creatures.get(who).map(|body| body.posture());
    match (posture, lit) {
        (Some(Posture::Sleeping), _) => Senses::Asleep,
        (_, false) => Senses::Blind,
        (_, true) => Senses::Clear,
    }
}

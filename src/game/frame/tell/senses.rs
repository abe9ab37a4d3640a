//! How much somebody notices of what is around them.
//!
//! Whether a room is lit follows from the things and people in it, which stand below the telling;
//! so [`Eyes`] is handed up to it.

use serde::{Deserialize, Serialize};

use crate::base::id::{CreatureId, RoomId};
use crate::game::frame::posture::Posture;
use crate::game::{Content, World};

/// What the telling must be told of the ground and of people: it is written in `game/mod.rs`.
#[derive(Clone, Copy)]
pub struct Eyes {
    /// Whether there is light enough in a room to see by.
    pub lighting: fn(&Content, &World, RoomId) -> Lighting,
    /// Whether a reader wants to hear nothing of what somebody says or shows.
    pub ignores: fn(&World, CreatureId, CreatureId) -> bool,
}

/// Whether there is light enough to see by.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Lighting {
    Lit,
    Dark,
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
pub fn senses_by_light(world: &World, who: CreatureId, lighting: Lighting) -> Senses {
    let posture = world.creatures.get(who).map(|body| body.posture());
    match (posture, lighting) {
        (Some(Posture::Sleeping), _) => Senses::Asleep,
        (_, Lighting::Dark) => Senses::Blind,
        (_, Lighting::Lit) => Senses::Clear,
    }
}

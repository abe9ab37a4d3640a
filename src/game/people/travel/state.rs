//! Who is on the way, and where everybody is at home.

use std::collections::{BTreeMap, VecDeque};

use serde::{Deserialize, Serialize};

use crate::base::clock::Millis;
use crate::base::id::{CreatureId, RoomId};
use crate::game::ground::room::Direction;

/// One step of a way.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Step {
    /// Into a room next to the one before, by whatever leads there.
    Into(RoomId),
    Direction(Direction),
    /// By a way with a word of its own.
    Way(String),
    /// In a direction as far as there is a way.
    Along(Direction),
}

/// Somebody on the way.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Walk {
    pub steps: VecDeque<Step>,
    /// Steps that were made.
    pub made: usize,
    /// Where they came to with the last, and when: whoever comes in that moment goes with them.
    pub at: RoomId,
    pub came: Millis,
    /// Their health then.
    pub health: u32,
}

/// All walks, and all homes.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    pub(super) walks: BTreeMap<CreatureId, Walk>,
    pub(super) homes: BTreeMap<CreatureId, RoomId>,
}

impl State {
    /// Whether somebody is on the way and has farther to go.
    pub fn is_under_way(&self, who: CreatureId) -> bool {
        self.walks.contains_key(&who)
    }
}

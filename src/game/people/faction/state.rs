//! What is remembered of factions: what wizards decreed, and who has joined which.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::base::clock::Millis;
use crate::base::id::{CreatureId, FactionId};

/// How one faction is to meet another, whatever was written of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Relation {
    Hostile,
    Peace,
}

/// That a player belongs to a faction.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Membership {
    pub faction: FactionId,
    pub joined: Millis,
}

/// Decrees and members. Only this feature changes them.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    /// By who meets whom.
    pub(super) decrees: BTreeMap<FactionId, BTreeMap<FactionId, Relation>>,
    pub(super) members: BTreeMap<CreatureId, Membership>,
}

impl State {
    /// What a wizard decreed of how one meets another.
    pub fn decree(&self, from: FactionId, to: FactionId) -> Option<Relation> {
        self.decrees.get(&from)?.get(&to).copied()
    }

    /// The faction a player belongs to, and since when.
    pub fn membership(&self, who: CreatureId) -> Option<Membership> {
        self.members.get(&who).copied()
    }

    /// Everyone who belongs to some faction.
    pub fn members(&self) -> impl Iterator<Item = (CreatureId, Membership)> + '_ {
        self.members.iter().map(|(who, membership)| (*who, *membership))
    }

    /// All that wizards decreed: who meets whom, and how.
    pub fn decrees(&self) -> impl Iterator<Item = (FactionId, FactionId, Relation)> + '_ {
        let all = self.decrees.iter();
        all.flat_map(|(from, rest)| rest.iter().map(move |(to, how)| (*from, *to, *how)))
    }

    /// Factions of which a wizard decreed anything.
    pub fn decreed(&self) -> impl Iterator<Item = FactionId> + '_ {
        self.decrees.keys().copied()
    }
}

//! What is remembered of factions: what wizards decreed, what each thinks of each player, and who
//! has joined which.

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

/// What a faction thinks of a player.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Standing {
    pub score: i64,
    /// The best it ever was, so that nothing is given twice for one tier.
    pub best: i64,
}

/// That a player belongs to a faction.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Membership {
    pub faction: FactionId,
    pub joined: Millis,
}

/// Decrees, standings and members. Only this feature changes them.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    /// By who meets whom.
    pub(super) decrees: BTreeMap<FactionId, BTreeMap<FactionId, Relation>>,
    pub(super) standings: BTreeMap<CreatureId, BTreeMap<FactionId, Standing>>,
    pub(super) members: BTreeMap<CreatureId, Membership>,
}

impl State {
    /// What a wizard decreed of how one meets another.
    pub fn decree(&self, from: FactionId, to: FactionId) -> Option<Relation> {
        self.decrees.get(&from)?.get(&to).copied()
    }

    /// What a faction thinks of a player; 0 of a stranger.
    pub fn standing(&self, who: CreatureId, faction: FactionId) -> Standing {
        let known = self.standings.get(&who).and_then(|all| all.get(&faction));
        known.copied().unwrap_or_default()
    }

    /// All factions that ever thought anything of a player, with what.
    pub fn standings(&self, who: CreatureId) -> impl Iterator<Item = (FactionId, Standing)> {
        let known = self.standings.get(&who).into_iter().flatten();
        known.map(|(faction, standing)| (*faction, *standing))
    }

    /// All pairs of players and factions that know each other.
    pub fn acquainted(&self) -> impl Iterator<Item = (CreatureId, FactionId)> + '_ {
        let all = self.standings.iter();
        all.flat_map(|(who, known)| known.keys().map(move |faction| (*who, *faction)))
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

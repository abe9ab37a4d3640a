//! What is remembered of a war. All but claims and running fights is kept.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::diary::Kind;
use crate::base::clock::Millis;
use crate::base::id::{CreatureId, FactionId, RoomId};

/// What one faction did to another.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Tally {
    pub kills: u64,
    /// How many of them were made up for already, by help for the losing side.
    pub answered: u64,
}

/// Whose a room is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Hold {
    pub holder: FactionId,
    pub since: Millis,
}

/// How far somebody is in making a room theirs.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct Claim {
    pub by: FactionId,
    /// How long they have been there alone, up to when they left last.
    pub gathered: Millis,
    /// Since when they are there alone now; `None` if they are not.
    pub since: Option<Millis>,
}

impl Claim {
    /// How long they have been there alone by now.
    pub fn at(&self, now: Millis) -> Millis {
        self.gathered + self.since.map_or(Millis(0), |since| now.since(since))
    }
}

/// One line of the diary: facts, not a sentence.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Entry {
    pub at: Millis,
    pub kind: Kind,
    /// By the words in braces that a sentence about it may hold.
    pub facts: BTreeMap<String, String>,
}

/// The ledger. Only this feature changes it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    /// By killer and victim.
    pub(super) tallies: BTreeMap<(FactionId, FactionId), Tally>,
    pub(super) holds: BTreeMap<RoomId, Hold>,
    pub(super) claims: BTreeMap<RoomId, Claim>,
    /// Those who died in fights that go on.
    pub(super) fights: BTreeMap<RoomId, u64>,
    pub(super) diary: BTreeMap<u64, Entry>,
    /// When something of a kind was last written about a room or a side, so that what happens often
    /// is written seldom. Fleeting.
    pub(super) told_at: BTreeMap<(Kind, u64), Millis>,
    /// How many of their enemies those who live have killed.
    pub(super) deeds: BTreeMap<CreatureId, u64>,
    /// How many rumours were told, so that the next is another.
    pub(super) told: u64,
}

impl State {
    /// What one faction did to another.
    pub fn tally(&self, killer: FactionId, victim: FactionId) -> Tally {
        self.tallies.get(&(killer, victim)).copied().unwrap_or_default()
    }

    /// All pairs of killers and victims, with what the first did to the second.
    pub fn tallies(&self) -> impl Iterator<Item = ((FactionId, FactionId), Tally)> + '_ {
        self.tallies.iter().map(|(pair, tally)| (*pair, *tally))
    }

    /// Whose a room is, if anybody's.
    pub fn hold(&self, room: RoomId) -> Option<Hold> {
        self.holds.get(&room).copied()
    }

    /// All rooms that somebody holds.
    pub fn holds(&self) -> impl Iterator<Item = (RoomId, Hold)> + '_ {
        self.holds.iter().map(|(room, hold)| (*room, *hold))
    }

    /// The diary, oldest first, with the numbers of its entries.
    pub fn diary(&self) -> impl DoubleEndedIterator<Item = (u64, &Entry)> {
        self.diary.iter().map(|(number, entry)| (*number, entry))
    }
}

//! What was posted, and how far each has read.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::base::id::CreatureId;

/// A piece of news.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct Piece {
    /// Who wrote it: one of the staff on that day, or what of the realm it is of.
    pub source: String,
    pub subject: String,
    pub words: String,
    /// Seconds since 1970.
    pub posted: u64,
}

/// The word of the day that staff set.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct Motd {
    pub words: String,
    /// Seconds since 1970.
    pub set: u64,
}

/// How far somebody has read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub(super) struct Mark {
    /// The number of the newest piece that they have read.
    pub read: u64,
    /// When they were last shown the word of the day, in seconds since 1970.
    pub motd: u64,
}

/// All news. Only this feature changes it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    /// By their numbers, which count up.
    pub(super) pieces: BTreeMap<u64, Piece>,
    pub(super) motd: Option<Motd>,
    pub(super) marks: BTreeMap<CreatureId, Mark>,
}

impl State {
    pub(super) fn newest(&self) -> u64 {
        self.pieces.keys().next_back().copied().unwrap_or(0)
    }

    pub(super) fn mark(&self, who: CreatureId) -> Mark {
        self.marks.get(&who).copied().unwrap_or_default()
    }

    pub(super) fn unread(&self, who: CreatureId) -> usize {
        self.pieces.range(self.mark(who).read + 1..).count()
    }
}

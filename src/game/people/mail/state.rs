//! All letters that lie with somebody.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::base::id::CreatureId;

/// One letter.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct Letter {
    pub to: CreatureId,
    /// By which its reader types it: the smallest that none of theirs has.
    pub number: u64,
    pub from: CreatureId,
    /// The sender's name on that day.
    pub name: String,
    pub subject: String,
    pub words: String,
    /// Seconds since 1970.
    pub sent: u64,
    pub is_read: bool,
}

/// All letters. Only this feature changes them.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    /// Ids count up, so the oldest stand first.
    pub(super) letters: BTreeMap<u64, Letter>,
}

impl State {
    /// Somebody's letters, the oldest first.
    pub(super) fn of(&self, who: CreatureId) -> impl Iterator<Item = (u64, &Letter)> + '_ {
        let own = self.letters.iter().filter(move |(_, letter)| letter.to == who);
        own.map(|(id, letter)| (*id, letter))
    }

    pub(super) fn unread(&self, who: CreatureId) -> usize {
        self.of(who).filter(|(_, letter)| !letter.is_read).count()
    }
}

//! What was found.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::base::id::CreatureId;

/// What kind of thing it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) enum Kind {
    Bug,
    Idea,
    Typo,
}

impl Kind {
    pub(super) const ALL: [(&'static str, Kind); 3] =
        [("bug", Kind::Bug), ("idea", Kind::Idea), ("typo", Kind::Typo)];

    pub(super) fn word(self) -> &'static str {
        match self {
            Kind::Bug => "bug",
            Kind::Idea => "idea",
            Kind::Typo => "typo",
        }
    }

    pub(super) fn parse(word: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|(own, _)| *own == word).map(|(_, kind)| kind)
    }
}

/// One thing that somebody found.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct Remark {
    pub kind: Kind,
    pub author: CreatureId,
    /// The author's name on that day.
    pub name: String,
    /// The builder's id of the room.
    pub room: String,
    /// Of the server.
    pub version: String,
    pub words: String,
    /// Seconds since 1970.
    pub made: u64,
    /// How it ended; nothing: it lies open.
    pub answer: Option<String>,
}

/// All of it. Only this feature changes it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    /// By their numbers, which count up.
    pub(super) remarks: BTreeMap<u64, Remark>,
}

impl State {
    pub(super) fn open_of(&self, who: CreatureId) -> usize {
        let is_open = |remark: &&Remark| remark.author == who && remark.answer.is_none();
        self.remarks.values().filter(is_open).count()
    }
}

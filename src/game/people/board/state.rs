//! What is pinned up, and how far each has read.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::base::id::CreatureId;
use crate::game::View;
use crate::game::people::acquaintance;

/// One note.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct Note {
    pub board: String,
    /// Counts up on its board, and stays.
    pub number: u64,
    pub author: CreatureId,
    /// The author's name on that day.
    pub name: String,
    pub subject: String,
    pub words: String,
    /// Seconds since 1970.
    pub sent: u64,
    /// The number of the first of its thread: its own, if it begins one.
    pub thread: u64,
}

/// All notes and marks. Only this feature changes them.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    /// Ids count up, so the oldest stand first.
    pub(super) notes: BTreeMap<u64, Note>,
    /// Up to which number each has read the boards that they ever looked at.
    pub(super) marks: BTreeMap<CreatureId, BTreeMap<String, u64>>,
}

impl State {
    /// The notes of a board, the oldest first.
    pub(super) fn on<'s>(&'s self, board: &'s str) -> impl Iterator<Item = (u64, &'s Note)> + 's {
        self.notes.iter().filter(move |(_, note)| note.board == board).map(|(id, note)| (*id, note))
    }

    /// How far somebody has read a board; `None` if they never looked at it.
    pub(super) fn mark(&self, who: CreatureId, board: &str) -> Option<u64> {
        self.marks.get(&who)?.get(board).copied()
    }
}

/// The notes of a board as one reader has them, thread by thread: those of the ignored are not there.
pub(super) fn read_by<'w>(view: View<'w>, who: CreatureId, board: &'w str) -> Vec<&'w Note> {
    let notes = view.world.boards.on(board).map(|(_, note)| note);
    let heard = notes.filter(|note| !acquaintance::ignores(view.world, who, note.author));
    let mut notes: Vec<&Note> = heard.collect();
    notes.sort_by_key(|note| (note.thread, note.number));
    notes
}

/// How many of them they have not read.
pub(super) fn unread(view: View, who: CreatureId, board: &str) -> usize {
    let mark = view.world.boards.mark(who, board).unwrap_or(0);
    let is_new = |note: &&&Note| note.number > mark && note.author != who;
    read_by(view, who, board).iter().filter(is_new).count()
}

//! What is kept of boards: a row for each note, and how far each has read.

use super::state::Note;
use crate::base::id::CreatureId;
use crate::game::frame::keep::Table;
use crate::game::frame::keep::row::kept;

kept! {
    /// A note on a board.
    pub struct NoteRow in "board_notes" by (id: u64) {
        board: String,
        number: u64,
        author: u64,
        /// The author's name on that day.
        name: String,
        subject: String,
        words: String,
        /// Seconds since 1970.
        sent_s: u64,
        /// The number of the first of its thread.
        thread: u64,
    } people { author: Character, name: Name, subject: Words, words: Words }
}

kept! {
    /// Up to which number somebody has read a board.
    pub struct BoardMarkRow in "board_marks" by (who: u64, board: String) {
        read: u64,
    } people { who: Character }
}

pub const NOTES: Table<u64, NoteRow> = Table {
    all: |cut| cut.world.boards.notes.keys().copied().collect(),
    key: |_, id| *id,
    row: |cut, id| {
        let note = cut.world.boards.notes.get(id)?.clone();
        Some(NoteRow {
            id: *id,
            board: note.board,
            number: note.number,
            author: note.author.0,
            name: note.name,
            subject: note.subject,
            words: note.words,
            sent_s: note.sent,
            thread: note.thread,
        })
    },
    take: |to, rows| {
        for row in rows {
            let note = Note {
                board: row.board.clone(),
                number: row.number,
                author: CreatureId(row.author),
                name: row.name.clone(),
                subject: row.subject.clone(),
                words: row.words.clone(),
                sent: row.sent_s,
                thread: row.thread,
            };
            to.world.boards.notes.insert(row.id, note);
        }
    },
    lasting: None,
};

pub const MARKS: Table<(CreatureId, String), BoardMarkRow> = Table {
    all: |cut| {
        let all = cut.world.boards.marks.iter();
        all.flat_map(|(who, marks)| marks.keys().map(|board| (*who, board.clone()))).collect()
    },
    key: |_, (who, board)| (who.0, board.clone()),
    row: |cut, (who, board)| {
        let read = cut.world.boards.mark(*who, board)?;
        Some(BoardMarkRow { who: who.0, board: board.clone(), read })
    },
    take: |to, rows| {
        for row in rows {
            let who = CreatureId(row.who);
            match to.world.players.character(who) {
                Some(_) => {
                    let marks = to.world.boards.marks.entry(who).or_default();
                    marks.insert(row.board.clone(), row.read);
                }
                None => to.warn(format!("whoever read {} is nobody now", row.board)),
            }
        }
    },
    lasting: None,
};

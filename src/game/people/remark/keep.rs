//! What is kept of what was found: a row each.

use super::state::{Kind, Remark};
use crate::base::id::CreatureId;
use crate::game::frame::keep::Table;
use crate::game::frame::keep::row::kept;

kept! {
    /// Something that a player found.
    pub struct RemarkRow in "remarks" by (number: u64) {
        /// `bug`, `idea` or `typo`.
        kind: String,
        author: u64,
        /// The author's name on that day.
        name: String,
        room: String,
        /// Of the server.
        version: String,
        words: String,
        /// Seconds since 1970.
        made_s: u64,
        /// How it ended; empty while it lies open.
        answer: String,
    } people { author: Character, name: Name, words: Words, answer: Words }
}

pub const REMARKS: Table<u64, RemarkRow> = Table {
    all: |cut| cut.world.remarks.remarks.keys().copied().collect(),
    key: |_, number| *number,
    row: |cut, number| {
        let remark = cut.world.remarks.remarks.get(number)?.clone();
        Some(RemarkRow {
            number: *number,
            kind: remark.kind.word().into(),
            author: remark.author.0,
            name: remark.name,
            room: remark.room,
            version: remark.version,
            words: remark.words,
            made_s: remark.made,
            answer: remark.answer.unwrap_or_default(),
        })
    },
    take: |to, rows| {
        for row in rows {
            let Some(kind) = Kind::parse(&row.kind) else {
                to.warn(format!("{} is nothing that anybody finds", row.kind));
                continue;
            };
            let remark = Remark {
                kind,
                author: CreatureId(row.author),
                name: row.name.clone(),
                room: row.room.clone(),
                version: row.version.clone(),
                words: row.words.clone(),
                made: row.made_s,
                answer: Some(row.answer.clone()).filter(|answer| !answer.is_empty()),
            };
            to.world.remarks.remarks.insert(row.number, remark);
        }
    },
    lasting: None,
};

//! What is kept of letters: a row each.

use super::state::Letter;
use crate::base::id::CreatureId;
use crate::game::frame::keep::Table;
use crate::game::frame::keep::row::kept;

kept! {
    /// A letter that lies with a character.
    pub struct LetterRow in "letters" by (id: u64) {
        recipient: u64,
        number: u64,
        sender: u64,
        /// The sender's name on that day.
        name: String,
        subject: String,
        words: String,
        /// Seconds since 1970.
        sent_s: u64,
        /// 1 if it was read.
        read: u64,
    } people { recipient: Character, sender: Character, name: Name, subject: Words, words: Words }
}

pub const LETTERS: Table<u64, LetterRow> = Table {
    all: |cut| cut.world.letters.letters.keys().copied().collect(),
    key: |_, id| *id,
    row: |cut, id| {
        let letter = cut.world.letters.letters.get(id)?.clone();
        Some(LetterRow {
            id: *id,
            recipient: letter.to.0,
            number: letter.number,
            sender: letter.from.0,
            name: letter.name,
            subject: letter.subject,
            words: letter.words,
            sent_s: letter.sent,
            read: u64::from(letter.is_read),
        })
    },
    take: |to, rows| {
        for row in rows {
            let recipient = CreatureId(row.recipient);
            if to.world.players.character(recipient).is_none() {
                to.warn(format!("letter {} is for nobody who is here any more", row.id));
                continue;
            }
            let letter = Letter {
                to: recipient,
                number: row.number,
                from: CreatureId(row.sender),
                name: row.name.clone(),
                subject: row.subject.clone(),
                words: row.words.clone(),
                sent: row.sent_s,
                is_read: row.read > 0,
            };
            to.world.letters.letters.insert(row.id, letter);
        }
    },
    lasting: None,
};

//! What is kept of news: each piece, the word of the day, and how far each has read.

use super::state::{Mark, Motd, Piece};
use crate::base::id::CreatureId;
use crate::game::frame::keep::row::kept;
use crate::game::frame::keep::{One, Table};

kept! {
    /// A piece of news.
    pub struct NewsRow in "news" by (number: u64) {
        /// Who wrote it, or what of the realm it is of.
        source: String,
        subject: String,
        words: String,
        /// Seconds since 1970.
        posted_s: u64,
    } people { source: Name, subject: Words, words: Words }
}

kept! {
    /// The word of the day that staff set.
    pub struct MotdRow in "motd" by (one: One) {
        words: String,
        /// Seconds since 1970.
        set_s: u64,
    } people { words: Words }
}

kept! {
    /// How far somebody has read the news, and when they were shown the word of the day.
    pub struct NewsMarkRow in "news_marks" by (who: u64) {
        read: u64,
        /// Seconds since 1970.
        motd_s: u64,
    } people { who: Character }
}

pub const NEWS: Table<u64, NewsRow> = Table {
    all: |cut| cut.world.news.pieces.keys().copied().collect(),
    key: |_, number| *number,
    row: |cut, number| {
        let piece = cut.world.news.pieces.get(number)?.clone();
        let Piece { source, subject, words, posted } = piece;
        Some(NewsRow { number: *number, source, subject, words, posted_s: posted })
    },
    take: |to, rows| {
        for row in rows {
            let piece = Piece {
                source: row.source.clone(),
                subject: row.subject.clone(),
                words: row.words.clone(),
                posted: row.posted_s,
            };
            to.world.news.pieces.insert(row.number, piece);
        }
    },
    lasting: None,
};

pub const MOTD: Table<One, MotdRow> = Table {
    all: |cut| cut.world.news.motd.iter().map(|_| One).collect(),
    key: |_, one| *one,
    row: |cut, one| {
        let motd = cut.world.news.motd.clone()?;
        Some(MotdRow { one: *one, words: motd.words, set_s: motd.set })
    },
    take: |to, rows| {
        let motd = rows.first().map(|row| Motd { words: row.words.clone(), set: row.set_s });
        to.world.news.motd = motd;
    },
    lasting: None,
};

pub const NEWS_MARKS: Table<CreatureId, NewsMarkRow> = Table {
    all: |cut| cut.world.news.marks.keys().copied().collect(),
    key: |_, who| who.0,
    row: |cut, who| {
        let mark = cut.world.news.marks.get(who)?;
        Some(NewsMarkRow { who: who.0, read: mark.read, motd_s: mark.motd })
    },
    take: |to, rows| {
        for row in rows {
            let who = CreatureId(row.who);
            match to.world.players.character(who) {
                Some(_) => {
                    to.world.news.marks.insert(who, Mark { read: row.read, motd: row.motd_s });
                }
                None => to.warn(format!("whoever read the news as {} is nobody now", row.who)),
            }
        }
    },
    lasting: None,
};

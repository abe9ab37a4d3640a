//! What is kept of notices: a row for each that waits, a row for each wish, a line for each that is over.

use super::pages;
use super::state::{Notice, Subscription, Way};
use crate::base::id::CreatureId;
use crate::base::limits::NOTICE_HISTORY_HELD_MAX;
use crate::game::frame::keep::row::kept;
use crate::game::frame::keep::{Log, Restoring, Retention, Table, Time};

/// Days after which a line of the history goes to the archive, where pages read on (N109).
const HISTORY_DAYS: u64 = 30;

kept! {
    /// A notice that waits.
    pub struct NoticeRow in "notices" by (id: u64) {
        who: u64,
        number: u64,
        topic: String,
        words: String,
        command: String,
        /// Seconds since 1970.
        made_s: u64,
    } people { who: Character, words: Words, command: Words }
}

kept! {
    /// How somebody wants notices of a topic to come.
    pub struct NoticePreferenceRow in "notice_preferences" by (who: u64, topic: String) {
        way: String,
    } people { who: Character }
}

kept! {
    /// A notice that is over.
    pub struct NoticeHistoryRow in "notice_history" by (number: u64) {
        who: u64,
        topic: String,
        words: String,
        /// Seconds since 1970.
        made_s: u64,
        /// What became of it: `told`, `read`, `cleared`, `off`, `pushed out`, `nobody`.
        became: String,
    } people { who: Character, words: Words }
}

pub const NOTICES: Table<u64, NoticeRow> = Table {
    all: |cut| cut.world.notices.waiting.keys().copied().collect(),
    key: |_, id| *id,
    row: |cut, id| {
        let notice = cut.world.notices.waiting.get(id)?;
        Some(NoticeRow {
            id: *id,
            who: notice.to.0,
            number: notice.number,
            topic: notice.topic.clone(),
            words: notice.words.clone(),
            command: notice.command.clone(),
            made_s: notice.made,
        })
    },
    take: take_notices,
    lasting: None,
};

pub const PREFERENCES: Table<Subscription, NoticePreferenceRow> = Table {
    all: |cut| cut.world.notices.ways.keys().cloned().collect(),
    key: |_, of| (of.who.0, of.topic.clone()),
    row: |cut, of| {
        let way = cut.world.notices.ways.get(of)?.word().into();
        Some(NoticePreferenceRow { who: of.who.0, topic: of.topic.clone(), way })
    },
    take: take_preferences,
    lasting: None,
};

/// The newest in memory, those of a month in their table, older ones in the archive.
pub const HISTORY: Log<NoticeHistoryRow> = Log {
    held: NOTICE_HISTORY_HELD_MAX,
    retention: Retention::ToArchive { days: HISTORY_DAYS, time: Time::Seconds("made_s") },
    take: |to, lines| to.world.notices.history = lines.iter().cloned().collect(),
    newest: |cut| cut.world.notices.history.iter().cloned().collect(),
    fits: |row, who| row.who.to_string() == who,
    show: |turn, query, lines, older| pages::show_history(turn, query, lines, older),
};

/// What is for nobody stays on the disk.
fn take_notices(to: &mut Restoring<'_>, rows: &[NoticeRow]) {
    for row in rows {
        let who = CreatureId(row.who);
        if to.world.players.character(who).is_none() {
            to.warn(format!("notice {} is for nobody who is here any more", row.id));
            continue;
        }
        let notice = Notice {
            to: who,
            number: row.number,
            topic: row.topic.clone(),
            words: row.words.clone(),
            command: row.command.clone(),
            made: row.made_s,
        };
        to.world.notices.waiting.insert(row.id, notice);
    }
}

fn take_preferences(to: &mut Restoring<'_>, rows: &[NoticePreferenceRow]) {
    for row in rows {
        let who = CreatureId(row.who);
        match Way::parse(&row.way) {
            Some(way) if to.world.players.character(who).is_some() => {
                let key = Subscription { who, topic: row.topic.clone() };
                to.world.notices.ways.insert(key, way);
            }
            _ => to.warn(format!("how {} wants notices of {} has no place", row.who, row.topic)),
        }
    }
}

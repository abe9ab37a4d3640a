//! What becomes of the lines of logs when they are old, as each log declares it
//! ([`Retention`](crate::game::frame::keep::Retention)). Nothing of a log leaves the disk but by
//! this, and by the file that an operator asks for (`archive.rs`).
//!
//! It is done in the transaction of the batch that adds a line: each line that comes makes room for
//! two that go. So it needs no clock and no thread, it costs what is written and not what is kept,
//! a crash leaves every line in one place, and a log of years is worked off in steps that nobody
//! waits for. How old a line is, is said by the newest one: a log to which nothing is added does
//! not age.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rusqlite::{Connection, OptionalExtension, Result, params};

use crate::base::limits::RETIRED_LINES_MAX;
use crate::game::frame::keep::{Batch, Layout, Put, Retention, Saved, Time};

/// What is done with the old lines of one log.
pub(super) struct Rule {
    /// The time of the newest line.
    newest: String,
    /// The key of the newest line that memory need not hold.
    below: String,
    /// Of the oldest so many lines, the last that is old.
    last: String,
    /// Copies them to where they are kept, if they are.
    copy: Option<String>,
    erase: String,
    held: usize,
    /// As much of the log's time as lines stay where they are.
    age: u64,
}

impl Rule {
    /// `None` for a table, and for a log of which nothing goes by itself.
    pub fn of(layout: &Layout) -> Option<Rule> {
        let log = layout.log?;
        let (days, time) = match log.retention {
            Retention::ToArchive { days, time } | Retention::Erased { days, time } => (days, time),
            Retention::Forever | Retention::ToFile { .. } => return None,
        };
        let (column, day) = match time {
            Time::Milliseconds(column) => (column, 24 * 60 * 60 * 1_000),
            Time::Seconds(column) => (column, 24 * 60 * 60),
        };
        let (table, columns, key) = (layout.table, layout.columns(), layout.key());
        let (columns, key) = (columns.join(", "), key.join(", "));
        let old = format!("{key} <= ?1 AND {column} < ?2");
        let archive = layout.archive();
        Some(Rule {
            newest: format!("SELECT {column} FROM {table} ORDER BY {key} DESC LIMIT 1"),
            below: format!("SELECT {key} FROM {table} ORDER BY {key} DESC LIMIT 1 OFFSET ?1"),
            last: format!(
                "SELECT max({key}) FROM (SELECT {key}, {column} FROM {table} WHERE {key} <= ?1 \
                 ORDER BY {key} LIMIT ?3) WHERE {column} < ?2"
            ),
            copy: archive.map(|archive| {
                format!(
                    "INSERT OR IGNORE INTO {archive} ({columns}) \
                     SELECT {columns} FROM {table} WHERE {old}"
                )
            }),
            erase: format!("DELETE FROM {table} WHERE {old}"),
            held: log.held,
            age: days.saturating_mul(day),
        })
    }

    /// Lets go of some of the oldest lines, now that so many were added. How many went.
    pub fn apply(&self, connection: &Connection, added: usize) -> Result<usize> {
        let most = added.saturating_mul(2).min(RETIRED_LINES_MAX);
        let (most, held) = (most as i64, i64::try_from(self.held).unwrap_or(i64::MAX));
        let one = |sql: &str, params: &[&dyn rusqlite::ToSql]| {
            let mut select = connection.prepare_cached(sql)?;
            select.query_row(params, |row| row.get::<_, Option<i64>>(0)).optional()
        };
        let newest = one(&self.newest, &[])?.flatten();
        let below = one(&self.below, &[&held])?.flatten();
        let (Some(newest), Some(below)) = (newest, below) else { return Ok(0) };
        let before = newest.cast_unsigned().saturating_sub(self.age).cast_signed();
        let Some(last) = one(&self.last, &[&below, &before, &most])?.flatten() else {
            return Ok(0);
        };
        if let Some(copy) = &self.copy {
            connection.prepare_cached(copy)?.execute(params![last, before])?;
        }
        connection.prepare_cached(&self.erase)?.execute(params![last, before])
    }
}

/// The rules of those logs from which lines go by themselves, by their tables.
static RULES: LazyLock<BTreeMap<&'static str, Rule>> = LazyLock::new(|| {
    let layouts = Saved::layout();
    layouts.iter().filter_map(|layout| Some((layout.table, Rule::of(layout)?))).collect()
});

/// Does what the logs declare whose lines were just written, within a transaction that the caller
/// owns.
pub(super) fn retire(connection: &Connection, batches: &[Batch]) -> Result<()> {
    if RULES.is_empty() {
        return Ok(());
    }
    let mut added: BTreeMap<&str, usize> = BTreeMap::new();
    for table in batches.iter().flat_map(|batch| &batch.put).filter_map(Put::log) {
        *added.entry(table).or_default() += 1;
    }
    for (table, added) in added {
        if let Some(rule) = RULES.get(table) {
            rule.apply(connection, added)?;
        }
    }
    Ok(())
}

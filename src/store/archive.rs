//! Lines of a log that go to a file, because its declaration lets an operator ask for that
//! (`Retention::ToFile`), and the audit log as it is read beside a server that runs.
//!
//! To archive is to write old lines into a file and to erase them from the database, with a note of
//! it in a table. The audit log's own table sees to the order: it lets nothing be erased but what
//! is noted, and what is noted is no younger than a month.

use std::fmt;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags, TransactionBehavior, params};

use super::copy;
use super::fault::{Fault, from_io, from_sql};
use super::files;
use super::open::{DATABASE_FILE, Store, connect};
use super::rows;
use crate::game::frame::keep::{AuditRow, Layout, LogName, Retention};

/// What was archived.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Archived {
    /// The log, by its table.
    pub log: &'static str,
    pub file: PathBuf,
    /// Lines that are in the file, and no longer in the database.
    pub lines: usize,
}

impl fmt::Display for Archived {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Archived { log, file, lines } = self;
        let (log, file) = (log.replace('_', " "), file.display());
        match lines {
            0 => write!(f, "no line of the {log} is so old; {file} was not made"),
            1 => write!(f, "1 line of the {log} is in {file} now, and out of the database"),
            n => write!(f, "{n} lines of the {log} are in {file} now, and out of the database"),
        }
    }
}

/// So many of the newest lines, oldest first, as they are on the disk now.
///
/// # Errors
/// [`Fault::Missing`] without a database, and whatever the disk says.
pub fn audit_log(data_dir: &Path, most: usize) -> Result<Vec<AuditRow>, Fault> {
    let file = data_dir.join(DATABASE_FILE);
    if !file.exists() {
        return Err(Fault::Missing { path: file });
    }
    let connection = connect(&file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    rows::newest(&connection, most).map_err(|error| from_sql(&file, &error))
}

/// Writes the lines of a log that are older than so many days, or than its declaration demands, to
/// the new file `to`, a JSON object each, and erases them from the database. `now` is in seconds
/// since 1970.
///
/// # Errors
/// [`Fault::KeptWhole`] if nothing of the log may go, [`Fault::InUse`] while a server runs,
/// [`Fault::Exists`] rather than overwrite, and whatever the disk says. The database is then as it
/// was.
pub fn archive(
    data_dir: &Path,
    log: LogName,
    to: &Path,
    days: u64,
    now: u64,
) -> Result<Archived, Fault> {
    let layout = log.layout();
    let log = layout.table;
    let Some(Lines { days_min, date, list }) = Lines::of(&layout) else {
        return Err(Fault::KeptWhole { log });
    };
    let database = data_dir.join(DATABASE_FILE);
    if !database.exists() {
        return Err(Fault::Missing { path: database });
    }
    if to.exists() {
        return Err(Fault::Exists { path: to.to_path_buf() });
    }
    let mut store = Store::open(data_dir)?.store;
    let up_to = now.saturating_sub(days.max(days_min) * DAY);
    let fault = |error| from_sql(&database, &error);
    let old = older(&store.connection, &layout, date, up_to).map_err(fault)?;
    let Some((last, _)) = old.last() else {
        return Ok(Archived { log, file: to.to_path_buf(), lines: 0 });
    };
    let note = Note { list, now, up_to, last: *last, file: to };
    let erased = write(&old, to)
        .and_then(|()| erase(&mut store.connection, &layout, date, &note).map_err(fault));
    erased.inspect_err(|_| copy::forget(to))?;
    Ok(Archived { log, file: to.to_path_buf(), lines: old.len() })
}

const DAY: u64 = 24 * 60 * 60;

/// What a log says of the lines that may go to a file.
struct Lines {
    days_min: u64,
    date: &'static str,
    list: &'static str,
}

impl Lines {
    fn of(layout: &Layout) -> Option<Lines> {
        match layout.log?.retention {
            Retention::ToFile { days_min, date, list } => Some(Lines { days_min, date, list }),
            _ => None,
        }
    }
}

/// What is noted of lines that were written to a file.
struct Note<'a> {
    list: &'static str,
    now: u64,
    /// The date of the youngest that may be among them.
    up_to: u64,
    /// The number of the last.
    last: i64,
    file: &'a Path,
}

/// Lines no younger than a date, oldest first: the number of each, and the line as JSON.
fn older(
    connection: &Connection,
    layout: &Layout,
    date: &str,
    up_to: u64,
) -> rusqlite::Result<Vec<(i64, String)>> {
    let columns = layout.columns();
    let object: Vec<String> = columns.iter().map(|name| format!("'{name}', {name}")).collect();
    let (table, key) = (layout.table, layout.key().join(", "));
    let sql = format!(
        "SELECT {key}, json_object({}) FROM {table} WHERE {date} <= ?1 ORDER BY {key}",
        object.join(", ")
    );
    let mut select = connection.prepare(&sql)?;
    let lines = select.query_map([up_to.cast_signed()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    lines.collect()
}

/// The lines are on the disk when this returns.
fn write(lines: &[(i64, String)], to: &Path) -> Result<(), Fault> {
    let fault = |error| from_io(to, &error);
    let file = files::private().write(true).create_new(true).open(to).map_err(fault)?;
    let written = write_lines(lines, file);
    written.and_then(|file| file.sync_all()).map_err(fault)?;
    files::sync_parent(to)
}

fn write_lines(lines: &[(i64, String)], file: File) -> std::io::Result<File> {
    let mut file = BufWriter::new(file);
    for (_, line) in lines {
        writeln!(file, "{line}")?;
    }
    file.into_inner().map_err(std::io::IntoInnerError::into_error)
}

/// Notes that the lines up to one are archived, and erases them, both or neither.
fn erase(
    connection: &mut Connection,
    layout: &Layout,
    date: &str,
    note: &Note<'_>,
) -> rusqlite::Result<()> {
    let (table, key) = (layout.table, layout.key().join(", "));
    let Note { list, now, up_to, last, file } = note;
    let (up_to, now) = (up_to.cast_signed(), now.cast_signed());
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    transaction.execute(
        &format!("INSERT INTO {list} (date, up_to, up_to_id, file) VALUES (?1, ?2, ?3, ?4)"),
        params![now, up_to, last, file.display().to_string()],
    )?;
    transaction.execute(
        &format!("DELETE FROM {table} WHERE {key} <= ?1 AND {date} <= ?2"),
        params![last, up_to],
    )?;
    transaction.commit()
}

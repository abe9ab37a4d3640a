//! The audit log as an operator wants it: read beside a server that runs, and archived.
//!
//! To archive is to write old lines into a file and to erase them from the database. The table
//! itself sees to the order: it lets nothing be erased but what a row of `audit_archives` names,
//! and such a row names nothing that is younger than a month.

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
use crate::base::limits::AUDIT_DAYS_MIN;
use crate::game::frame::keep::AuditRow;

/// What was archived.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Archived {
    pub file: PathBuf,
    /// Lines that are in the file, and no longer in the database.
    pub lines: usize,
}

impl fmt::Display for Archived {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Archived { file, lines } = self;
        let file = file.display();
        match lines {
            0 => write!(f, "no line of the audit log is so old; {file} was not made"),
            1 => write!(f, "1 line of the audit log is in {file} now, and out of the database"),
            n => write!(f, "{n} lines of the audit log are in {file} now, and out of the database"),
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

/// Writes the lines that are older than so many days (a month at least) to the new file `to`, a
/// JSON object each, and erases them from the database. `now` is in seconds since 1970.
///
/// # Errors
/// [`Fault::InUse`] while a server runs, [`Fault::Exists`] rather than overwrite, and whatever
/// the disk says. The database is then as it was.
pub fn archive_audit(data_dir: &Path, to: &Path, days: u64, now: u64) -> Result<Archived, Fault> {
    let database = data_dir.join(DATABASE_FILE);
    if !database.exists() {
        return Err(Fault::Missing { path: database });
    }
    if to.exists() {
        return Err(Fault::Exists { path: to.to_path_buf() });
    }
    let mut store = Store::open(data_dir)?.store;
    let up_to = now.saturating_sub(days.max(AUDIT_DAYS_MIN) * DAY);
    let fault = |error| from_sql(&database, &error);
    let old = older(&store.connection, up_to).map_err(fault)?;
    let Some(last) = old.last() else {
        return Ok(Archived { file: to.to_path_buf(), lines: 0 });
    };
    let last = last.id;
    let erased = write(&old, to)
        .and_then(|()| erase(&mut store.connection, last, up_to, now, to).map_err(fault));
    erased.inspect_err(|_| copy::forget(to))?;
    Ok(Archived { file: to.to_path_buf(), lines: old.len() })
}

const DAY: u64 = 24 * 60 * 60;

fn older(connection: &Connection, up_to: u64) -> rusqlite::Result<Vec<AuditRow>> {
    rows::up_to(connection, "date", up_to)
}

/// The lines are on the disk when this returns.
fn write(lines: &[AuditRow], to: &Path) -> Result<(), Fault> {
    let fault = |error| from_io(to, &error);
    let file = files::private().write(true).create_new(true).open(to).map_err(fault)?;
    let written = write_lines(lines, file);
    written.and_then(|file| file.sync_all()).map_err(fault)?;
    files::sync_parent(to)
}

fn write_lines(lines: &[AuditRow], file: File) -> std::io::Result<File> {
    let mut file = BufWriter::new(file);
    for line in lines {
        serde_json::to_writer(&mut file, line)?;
        file.write_all(b"\n")?;
    }
    file.into_inner().map_err(std::io::IntoInnerError::into_error)
}

/// Notes that the lines up to one are archived, and erases them, both or neither.
fn erase(
    connection: &mut Connection,
    last: u64,
    up_to: u64,
    now: u64,
    file: &Path,
) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let (last, up_to, now) = (last.cast_signed(), up_to.cast_signed(), now.cast_signed());
    transaction.execute(
        "INSERT INTO audit_archives (date, up_to, up_to_id, file) VALUES (?1, ?2, ?3, ?4)",
        params![now, up_to, last, file.display().to_string()],
    )?;
    transaction
        .execute("DELETE FROM audit_log WHERE id <= ?1 AND date <= ?2", params![last, up_to])?;
    transaction.commit()
}

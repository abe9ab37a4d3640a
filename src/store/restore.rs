//! Going back to a copy.
//!
//! The order of the steps is such that a power cut between any two leaves a database in place:
//! the old one or the new one, never none, and never one with the write-ahead log of the other.

use std::fmt;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags, Row};

use super::backup::{Summary, summary};
use super::copy;
use super::fault::{Fault, from_io};
use super::files;
use super::open::{DATABASE_FILE, connect};
use super::schema;

/// What [`restore`] did.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Restored {
    /// What is in the database now.
    pub summary: Summary,
    /// Where the database is that was there before, if one was.
    pub replaced: Option<PathBuf>,
}

impl fmt::Display for Restored {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.summary)?;
        match &self.replaced {
            Some(path) => write!(f, "; the database it replaces is kept as {}", path.display()),
            None => Ok(()),
        }
    }
}

/// Puts a copy of `from` in the place of the database of `data_dir`. An older version is taken
/// as it is; the server migrates it when it starts.
///
/// # Errors
/// [`Fault::InUse`] while a server runs, and everything that can be wrong with `from`. The
/// database is then as it was before.
pub fn restore(from: &Path, data_dir: &Path) -> Result<Restored, Fault> {
    if !from.exists() {
        return Err(Fault::Missing { path: from.to_path_buf() });
    }
    files::make_dir(data_dir)?;
    let _lock = files::lock(data_dir)?;
    let file = data_dir.join(DATABASE_FILE);
    let fresh = files::free_name(data_dir, "dominion-restored");
    let (version, rows) = fetch(from, &fresh)?;
    let replaced = swap(&fresh, &file).inspect_err(|_| copy::forget(&fresh))?;
    Ok(Restored { summary: summary(&file, version, rows)?, replaced })
}

/// Copies `from` to `fresh`, if it is whole and ours.
fn fetch(from: &Path, fresh: &Path) -> Result<(i64, copy::Rows), Fault> {
    copy::verify(from)?;
    let connection = connect(from, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let version = schema::check(&connection, from)?;
    if version == 0 {
        return Err(Fault::NotOurs { file: from.to_path_buf() });
    }
    Ok((version, copy::copy(&connection, from, fresh)?))
}

/// Puts `fresh` in the place of `file`, which gets another name if it is there.
fn swap(fresh: &Path, file: &Path) -> Result<Option<PathBuf>, Fault> {
    let replaced = if file.exists() { Some(set_aside(file)?) } else { None };
    fs::rename(fresh, file).map_err(|error| from_io(file, &error))?;
    files::sync_parent(file)?;
    Ok(replaced)
}

/// Gives the database a second name, and takes the files beside it out of the way.
///
/// Its log is copied before anything else is tried: SQLite throws away the log of a database
/// whose first page it cannot read, and a database that is replaced is often a broken one.
fn set_aside(file: &Path) -> Result<PathBuf, Fault> {
    let dir = file.parent().unwrap_or_else(|| Path::new("."));
    let aside = files::free_name(dir, "dominion-replaced");
    let (log, log_aside) = (files::beside(file, "-wal"), files::beside(&aside, "-wal"));
    if log.exists() {
        duplicate(&log, &log_aside)?;
    }
    let folded = fold(file).unwrap_or(false);
    // Not every file system has second names.
    fs::hard_link(file, &aside).or_else(|_| duplicate(file, &aside))?;
    if folded && log_aside.exists() {
        fs::remove_file(&log_aside).map_err(|error| from_io(&log_aside, &error))?;
    }
    files::sync_parent(&aside)?;
    for beside in [log, files::beside(file, "-shm")] {
        if beside.exists() {
            fs::remove_file(&beside).map_err(|error| from_io(&beside, &error))?;
        }
    }
    Ok(aside)
}

/// A second file with the same bytes, which are on the disk when this returns.
fn duplicate(from: &Path, to: &Path) -> Result<(), Fault> {
    let copied = fs::copy(from, to).and_then(|_| File::open(to)?.sync_all());
    copied.map_err(|error| from_io(to, &error))
}

/// Makes the database one file that needs none beside it. Whether that could be done.
fn fold(file: &Path) -> rusqlite::Result<bool> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags)?;
    let tables = "SELECT count(*) FROM sqlite_schema";
    if connection.query_row(tables, [], |row| row.get::<_, i64>(0))? == 0 {
        return Ok(false);
    }
    let mode = |row: &Row<'_>| row.get::<_, String>(0);
    Ok(connection.pragma_update_and_check(None, "journal_mode", "delete", mode)? == "delete")
}

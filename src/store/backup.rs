//! A copy of the database on request, also while the server runs.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::OpenFlags;

use super::copy::{self, Rows};
use super::fault::{Fault, from_io};
use super::open::{DATABASE_FILE, connect};
use super::schema;

/// What is in a copy that was made and verified.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Summary {
    pub file: PathBuf,
    /// Version of the database.
    pub version: i64,
    pub bytes: u64,
    /// How many rows each table has.
    pub rows: Rows,
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = |table: &str| self.rows.get(table).copied().unwrap_or(0);
        write!(
            f,
            "{}: version {}, {} bytes, {} accounts, {} characters, {} items, {} NPCs; verified",
            self.file.display(),
            self.version,
            self.bytes,
            count("users"),
            count("characters"),
            count("item_instances"),
            count("npc_instances"),
        )
    }
}

/// Copies the database of a data directory to the new file `to`. A server that runs there goes
/// on writing; the copy is of the moment at which it was begun.
///
/// # Errors
/// [`Fault::Missing`] without a database, [`Fault::Exists`] rather than overwrite, and whatever
/// the disk says. Then there is no file `to`.
pub fn backup(data_dir: &Path, to: &Path) -> Result<Summary, Fault> {
    let file = data_dir.join(DATABASE_FILE);
    if !file.exists() {
        return Err(Fault::Missing { path: file });
    }
    // To read a write-ahead log is to write to the index beside it.
    let connection = connect(&file, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    let version = schema::check(&connection, &file)?;
    let rows = copy::copy(&connection, &file, to)?;
    summary(to, version, rows)
}

pub(super) fn summary(file: &Path, version: i64, rows: Rows) -> Result<Summary, Fault> {
    let bytes = fs::metadata(file).map_err(|error| from_io(file, &error))?.len();
    Ok(Summary { file: file.to_path_buf(), version, bytes, rows })
}

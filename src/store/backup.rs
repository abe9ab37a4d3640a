//! A copy of the database on request, also while the server runs.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::OpenFlags;

use super::copy::{self, Rows};
use super::fault::{Fault, from_io, from_sql};
use super::files;
use super::open::{DATABASE_FILE, connect};
use super::schema;
use super::spill::SPILL_FILE;
use super::{rows, set_aside};

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
    // A copy that SQLite finds whole is only good if a server can read each of its rows.
    if version == schema::known() {
        let copy = connect(to, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        rows::load(&copy).map_err(|error| from_sql(to, &error))?;
    }
    summary(to, version, rows)
}

/// The same, into a folder beside the database that is made if it is not there.
///
/// # Errors
/// As [`backup`].
pub fn backup_beside(data_dir: &Path, to: &Path) -> Result<Summary, Fault> {
    if let Some(folder) = to.parent() {
        files::make_dir(folder)?;
    }
    backup(data_dir, to)
}

/// How a database is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Health {
    pub summary: Summary,
    /// The version that this server would bring it to.
    pub known: i64,
    /// Whether a server has it, and that one's process where it is known.
    pub server: Option<Option<u32>>,
    /// Rows that are set aside.
    pub aside: usize,
    /// Whether a stop left something that is not in it.
    pub spilled: bool,
}

/// Reads the database of a data directory from end to end, and changes nothing; `None` if there is
/// none.
///
/// # Errors
/// Whatever is wrong with it.
pub fn examine(data_dir: &Path) -> Result<Option<Health>, Fault> {
    let file = data_dir.join(DATABASE_FILE);
    if !file.exists() {
        return Ok(None);
    }
    if fs::metadata(&file).is_ok_and(|found| found.len() == 0) {
        return Err(Fault::Empty { file });
    }
    let rows = copy::verify(&file)?;
    let connection = connect(&file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let version = schema::check(&connection, &file)?;
    let aside = set_aside::load(&connection).map_err(|error| from_sql(&file, &error))?.len();
    let summary = summary(&file, version, rows)?;
    let (server, spilled) = (files::held_by(data_dir), data_dir.join(SPILL_FILE).exists());
    Ok(Some(Health { summary, known: schema::known(), server, aside, spilled }))
}

pub(super) fn summary(file: &Path, version: i64, rows: Rows) -> Result<Summary, Fault> {
    let bytes = fs::metadata(file).map_err(|error| from_io(file, &error))?.len();
    Ok(Summary { file: file.to_path_buf(), version, bytes, rows })
}

//! Which version a database has, and how it gets the next.
//!
//! The migrations are files, embedded when the server is built. All that are missing run in one
//! transaction, so a power cut leaves the old version or the new one and nothing between.
//! The way back is in `downgrade.rs`.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use refinery::{Migration, Target};
use rusqlite::{Connection, OptionalExtension};

use super::fault::{Fault, from_sql};
use super::keeper::panic_words;

mod embedded {
    refinery::embed_migrations!("migrations");
}

/// What was done to bring a database up to date.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Migrated {
    /// The version it had; 0 for a new one.
    pub from: i64,
    /// The version it has now: a later one, or an earlier one if it was brought down.
    pub to: i64,
    /// The verified copy of what it was before. `None` if nothing had to be done, or if there
    /// was nothing to copy.
    pub backup: Option<PathBuf>,
}

impl fmt::Display for Migrated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.backup, self.from) {
            (_, from) if from == self.to => write!(f, "the database is at version {from} already"),
            (None, _) => write!(f, "a new database was made, at version {}", self.to),
            (Some(backup), from) => write!(
                f,
                "the database went from version {from} to {}; what it was before is in {}",
                self.to,
                backup.display()
            ),
        }
    }
}

/// The version that this server knows.
pub(super) fn known() -> i64 {
    known_migrations().iter().map(version_of).max().unwrap_or(0)
}

pub(super) fn known_migrations() -> Vec<Migration> {
    embedded::migrations::runner().get_migrations().clone()
}

fn version_of(migration: &Migration) -> i64 {
    i64::from(migration.version())
}

/// The version of a database; 0 if it is empty. Refuses what is not this server's: another
/// program's tables, a later version, migrations that are not the ones we know.
pub(super) fn check(connection: &Connection, file: &Path) -> Result<i64, Fault> {
    let fault = |error| from_sql(file, &error);
    if count_tables(connection).map_err(fault)? == 0 {
        return Ok(0);
    }
    let applied = history(connection).map_err(fault)?;
    let applied = applied.ok_or_else(|| Fault::NotOurs { file: file.to_path_buf() })?;
    let found = applied.iter().map(|line| line.version).max().unwrap_or(0);
    if found > known() {
        return Err(Fault::Newer { found, known: known() });
    }
    let ours = known_migrations();
    match applied.into_iter().find(|line| !ours.iter().any(|migration| line.is(migration))) {
        Some(line) => Err(Fault::Diverged { version: line.version, name: line.name }),
        None => Ok(found),
    }
}

/// One line of the table in which the migrations that ran are written down.
struct Applied {
    version: i64,
    name: String,
    checksum: String,
}

impl Applied {
    fn is(&self, migration: &Migration) -> bool {
        self.version == version_of(migration)
            && self.name == migration.name()
            && self.checksum == migration.checksum().to_string()
    }
}

fn count_tables(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
}

/// What ran on this database, or `None` if nothing ever did.
fn history(connection: &Connection) -> rusqlite::Result<Option<Vec<Applied>>> {
    let table = "SELECT 1 FROM sqlite_schema WHERE name = 'refinery_schema_history'";
    if connection.query_row(table, [], |_| Ok(())).optional()?.is_none() {
        return Ok(None);
    }
    let lines = "SELECT version, name, checksum FROM refinery_schema_history ORDER BY version";
    let mut select = connection.prepare(lines)?;
    let lines = select.query_map([], |row| {
        Ok(Applied { version: row.get(0)?, name: row.get(1)?, checksum: row.get(2)? })
    })?;
    lines.collect::<rusqlite::Result<_>>().map(Some)
}

/// Runs the migrations that are missing up to `target`. The library panics on a history table
/// that somebody wrote into by hand; that is a fault like any other.
pub(super) fn apply(connection: &mut Connection, file: &Path, target: Target) -> Result<(), Fault> {
    let runner = embedded::migrations::runner().set_grouped(true).set_target(target);
    let run = catch_unwind(AssertUnwindSafe(|| runner.run(connection)));
    match run {
        Ok(Ok(_)) => Ok(()),
        Ok(Err(error)) => Err(from_refinery(file, &error)),
        Err(panic) => Err(Fault::NotMigrated { detail: panic_words(panic.as_ref()) }),
    }
}

fn from_refinery(file: &Path, error: &refinery::Error) -> Fault {
    if let refinery::error::Kind::Connection(_, source) = error.kind()
        && let Some(source) = source.downcast_ref::<rusqlite::Error>()
    {
        return match from_sql(file, source) {
            Fault::Disk { detail, .. } | Fault::Refused { detail, .. } => {
                Fault::NotMigrated { detail }
            }
            fault => fault,
        };
    }
    Fault::NotMigrated { detail: error.to_string() }
}

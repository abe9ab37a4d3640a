//! The way back: a database brought down to an older version, so that an older server can open it
//! (H51).
//!
//! Each migration has a script beside it that undoes it, in `migrations/down`; the scripts are in
//! the binary, because whoever needs them at night has no source at hand. What only the newer
//! version has a place for is lost. So whoever asked is told what that is before anything changes,
//! and the database is copied first.
//!
//! Each step is a transaction of its own that also takes its line out of the table of applied
//! migrations. A power cut between two steps leaves a version that exists, and the command can be
//! given again.

use std::fmt;
use std::path::{Path, PathBuf};

use refinery::Target;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use super::fault::{Fault, from_sql};
use super::open::{BACKUP_DIR, DATABASE_FILE, connect};
use super::schema::{self, Migrated};
use super::spill::SPILL_FILE;
use super::{copy, files};

/// Every script that undoes a migration: its version, and its SQL. Made by `src/build.rs`.
pub(super) const SCRIPTS: &[(i64, &str)] = include!(concat!(env!("OUT_DIR"), "/down_scripts.rs"));

/// A table or a column that the older version has no place for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Loss {
    pub table: String,
    /// `None`: all of the table.
    pub column: Option<String>,
    /// Rows of the table, or rows in which the column says anything else than by default.
    pub rows: u64,
}

impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Loss { table, column, rows } = self;
        let count = match rows {
            0 => "nothing in it".to_owned(),
            1 => "1 row".to_owned(),
            rows => format!("{rows} rows"),
        };
        match column {
            None => write!(f, "the table {table}: {count}"),
            Some(column) => write!(f, "the column {column} of {table}: {count}"),
        }
    }
}

/// What going down would do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Price {
    pub from: i64,
    pub to: i64,
    pub losses: Vec<Loss>,
}

impl fmt::Display for Price {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Price { from, to, losses } = self;
        if losses.is_empty() {
            return write!(f, "Nothing is lost between version {from} and version {to}.");
        }
        write!(
            f,
            "Version {to} has no place for some of what version {from} holds. Lost will be:"
        )?;
        losses.iter().try_for_each(|loss| write!(f, "\n  {loss}"))
    }
}

/// Brings the database of a data directory down to the version `to`, if `agrees` says so when it
/// is told the price; else nothing is changed, and the result is `None`. What there was is copied
/// first.
///
/// # Errors
/// [`Fault::InUse`] while a server runs, [`Fault::NoWayDown`] where there is no such version below,
/// [`Fault::SpillWaits`], and whatever the disk says.
pub fn migrate_down(
    data_dir: &Path,
    to: i64,
    agrees: impl FnOnce(&Price) -> bool,
) -> Result<Option<Migrated>, Fault> {
    let file = data_dir.join(DATABASE_FILE);
    if !file.exists() {
        return Err(Fault::Missing { path: file });
    }
    let _lock = files::lock(data_dir)?;
    let mut connection = connect(&file, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    let fault = |error| from_sql(&file, &error);
    let from = schema::check(&connection, &file)?;
    if to == from {
        return Ok(Some(Migrated { from, to, backup: None }));
    }
    copy::check_quickly(&connection, &file)?;
    if !below(from).contains(&to) {
        return Err(Fault::NoWayDown { from, to, versions: in_words(&below(from)) });
    }
    // The older server could not tell behind which batch those changes belong.
    let spill = data_dir.join(SPILL_FILE);
    if spill.exists() {
        return Err(Fault::SpillWaits { path: spill });
    }
    let losses = losses(&connection, &file, to)?;
    if !agrees(&Price { from, to, losses }) {
        return Ok(None);
    }
    let backup = copy_before(&connection, &file, to)?;
    // Whoever makes a table anew in a script moves what others refer to; whether all is in its
    // place is looked at when the step is done.
    connection.pragma_update(None, "foreign_keys", false).map_err(fault)?;
    for (version, script) in SCRIPTS.iter().rev().filter(|(version, _)| *version > to) {
        if *version <= from {
            undo(&mut connection, *version, script).map_err(fault)?;
        }
    }
    let fold = "PRAGMA wal_checkpoint(TRUNCATE)";
    connection.query_row(fold, [], |_| Ok(())).map_err(fault)?;
    drop(connection);
    copy::verify(&file)?;
    Ok(Some(Migrated { from, to, backup: Some(backup) }))
}

/// The versions below one.
fn below(from: i64) -> Vec<i64> {
    SCRIPTS.iter().map(|(version, _)| *version).filter(|version| *version < from).collect()
}

/// `1, 2 or 3`.
fn in_words(versions: &[i64]) -> String {
    let words: Vec<String> = versions.iter().map(i64::to_string).collect();
    match words.as_slice() {
        [] => "no version".to_owned(),
        [one] => one.clone(),
        [some @ .., last] => format!("{} or {last}", some.join(", ")),
    }
}

fn copy_before(connection: &Connection, file: &Path, to: i64) -> Result<PathBuf, Fault> {
    let dir = file.with_file_name(BACKUP_DIR);
    files::make_dir(&dir)?;
    let backup = files::free_name(&dir, &format!("dominion-before-down-to-V{to}"));
    copy::copy(connection, file, &backup)?;
    Ok(backup)
}

/// Undoes one migration.
fn undo(connection: &mut Connection, version: i64, script: &str) -> rusqlite::Result<()> {
    let step = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    step.execute_batch(script)?;
    step.execute("DELETE FROM refinery_schema_history WHERE version = ?1", [version])?;
    step.commit()
}

/// What a database holds that an empty one of the version `to` has no place for.
fn losses(connection: &Connection, file: &Path, to: i64) -> Result<Vec<Loss>, Fault> {
    let fault = |error| from_sql(file, &error);
    let mut older = Connection::open_in_memory().map_err(fault)?;
    let version = i32::try_from(to).unwrap_or(i32::MAX);
    schema::apply(&mut older, file, Target::Version(version))?;
    let mut losses = Vec::new();
    for table in tables(connection).map_err(fault)? {
        let left: Vec<String> =
            columns(&older, &table).map_err(fault)?.into_iter().map(|(name, _)| name).collect();
        if left.is_empty() {
            let rows = count(connection, &table, "1").map_err(fault)?;
            losses.push(Loss { table, column: None, rows });
            continue;
        }
        for (name, default) in columns(connection, &table).map_err(fault)? {
            if !left.contains(&name) {
                let says_anything = format!("{} IS NOT ({default})", quoted(&name));
                let rows = count(connection, &table, &says_anything).map_err(fault)?;
                losses.push(Loss { table: table.clone(), column: Some(name), rows });
            }
        }
    }
    Ok(losses)
}

fn tables(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' \
               ORDER BY name";
    connection.prepare(sql)?.query_map([], |row| row.get(0))?.collect()
}

/// The columns of a table with their defaults, as SQL. None if there is no such table.
fn columns(connection: &Connection, table: &str) -> rusqlite::Result<Vec<(String, String)>> {
    let sql = "SELECT name, ifnull(dflt_value, 'NULL') FROM pragma_table_info(?1) ORDER BY cid";
    let mut select = connection.prepare(sql)?;
    select.query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}

fn count(connection: &Connection, table: &str, which: &str) -> rusqlite::Result<u64> {
    let sql = format!("SELECT count(*) FROM {} WHERE {which}", quoted(table));
    connection.query_row(&sql, [], |row| row.get::<_, i64>(0)).map(i64::cast_unsigned)
}

/// A name cannot be bound like a value.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

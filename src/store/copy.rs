//! Verified copies of a database.
//!
//! A copy is of one moment, whoever writes meanwhile. It is made under another name, opened
//! again, checked from end to end, counted against the original, and only then given its name.
//! What has the name of a backup is therefore whole.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::Path;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use super::fault::{Fault, from_io, from_sql};
use super::files;
use super::open::connect;
use crate::game::frame::keep::Saved;

/// How many rows each table has.
pub(super) type Rows = BTreeMap<String, u64>;

/// Copies what `from` sees to the new file `to`, and says what is in it.
pub(super) fn copy(from: &Connection, from_file: &Path, to: &Path) -> Result<Rows, Fault> {
    refuse_overwrite(to)?;
    let part = files::beside(to, ".part");
    forget(&part);
    let rows = copy_to_part(from, from_file, &part);
    let named = rows.and_then(|rows| name(&part, to).map(|()| rows));
    if named.is_err() {
        forget(&part);
    }
    named
}

fn copy_to_part(from: &Connection, from_file: &Path, part: &Path) -> Result<Rows, Fault> {
    let source = |error| from_sql(from_file, &error);
    // Count and copy within one transaction: both see the same moment.
    let moment = from.unchecked_transaction().map_err(source)?;
    let wanted = count(&moment).map_err(source)?;
    fill(&moment, from_file, part)?;
    moment.commit().map_err(source)?;
    let found = verify(part)?;
    if found == wanted {
        return Ok(found);
    }
    let detail = "it does not have the rows of the original".into();
    Err(Fault::BadCopy { path: part.to_path_buf(), detail })
}

/// All pages in one step: in steps, a server that writes meanwhile would make it start again.
fn fill(from: &Connection, from_file: &Path, part: &Path) -> Result<(), Fault> {
    let fault = |error| from_sql(part, &error);
    files::make_private(part)?;
    let mut to = connect(part, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    let backup = Backup::new(from, &mut to).map_err(fault)?;
    let StepResult::Done = backup.step(-1).map_err(fault)? else {
        return Err(Fault::Locked { file: from_file.to_path_buf() });
    };
    drop(backup);
    // One file that needs none beside it, so that it can be read where nothing can be written.
    to.pragma_update(None, "journal_mode", "delete").map_err(fault)?;
    to.close().map_err(|(_, error)| fault(error))?;
    File::open(part).and_then(|file| file.sync_all()).map_err(|error| from_io(part, &error))
}

/// Gives a copy that is good its name.
fn name(part: &Path, to: &Path) -> Result<(), Fault> {
    refuse_overwrite(to)?;
    fs::rename(part, to).map_err(|error| from_io(to, &error))?;
    files::sync_parent(to)
}

fn refuse_overwrite(to: &Path) -> Result<(), Fault> {
    if to.exists() { Err(Fault::Exists { path: to.to_path_buf() }) } else { Ok(()) }
}

/// Removes what is left of a copy that did not come to an end. Nothing there is fine.
pub(super) fn forget(part: &Path) {
    for suffix in ["", "-journal", "-wal", "-shm"] {
        let _ = fs::remove_file(files::beside(part, suffix));
    }
}

/// Reads a database from end to end, and says what is in it.
pub(super) fn verify(file: &Path) -> Result<Rows, Fault> {
    let connection = connect(file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let fault = |error| from_sql(file, &error);
    ask(&connection, file, "PRAGMA integrity_check(1)")?;
    let mut orphans = connection.prepare("PRAGMA foreign_key_check").map_err(fault)?;
    if orphans.exists([]).map_err(fault)? {
        let detail = "a row belongs to one that is not there".into();
        return Err(Fault::Damaged { file: file.to_path_buf(), detail });
    }
    count(&connection).map_err(fault)
}

/// Looks for damage without comparing each index with its table, which would be the slow part.
///
/// Logs are left out: a start reads no more than their newest lines, and would else take the longer
/// the longer a world has been there. Every backup reads them to the end ([`verify`]).
pub(super) fn check_quickly(connection: &Connection, file: &Path) -> Result<(), Fault> {
    let is_of_a_log = |table: &str| {
        Saved::layout()
            .iter()
            .filter(|layout| layout.log.is_some())
            .any(|log| log.table == table || log.archive().is_some_and(|archive| archive == table))
    };
    let tables = tables(connection).map_err(|error| from_sql(file, &error))?;
    for table in tables.iter().filter(|table| !is_of_a_log(table)) {
        ask(connection, file, &format!("PRAGMA quick_check({})", quoted(table)))?;
    }
    Ok(())
}

/// A check answers with the word `ok` or with what is wrong.
fn ask(connection: &Connection, file: &Path, check: &str) -> Result<(), Fault> {
    let answer = connection.query_row(check, [], |row| row.get::<_, String>(0));
    let answer = answer.map_err(|error| from_sql(file, &error))?;
    if answer == "ok" {
        return Ok(());
    }
    // The answer can have many lines; a sentence has one.
    let detail = answer.lines().last().unwrap_or_default().to_owned();
    Err(Fault::Damaged { file: file.to_path_buf(), detail })
}

pub(super) fn count(connection: &Connection) -> rusqlite::Result<Rows> {
    tables(connection)?.into_iter().map(|name| count_one(connection, name)).collect()
}

fn tables(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
    connection.prepare(tables)?.query_map([], |row| row.get(0))?.collect()
}

fn count_one(connection: &Connection, table: String) -> rusqlite::Result<(String, u64)> {
    let sql = format!("SELECT count(*) FROM {}", quoted(&table));
    let rows = connection.query_row(&sql, [], |row| row.get::<_, i64>(0))?;
    Ok((table, rows.cast_unsigned()))
}

/// A table's name cannot be bound like a value.
fn quoted(table: &str) -> String {
    format!("\"{}\"", table.replace('"', "\"\""))
}

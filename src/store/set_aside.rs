//! Rows that the database refuses are set aside, so that all others are kept.
//!
//! A row that is refused is a bug of ours, and it is refused each time it is tried. Were it tried
//! again for ever, nothing of anybody would be kept from then on. So a batch that fails because of
//! what is in it is written again row by row, each within a savepoint. What is refused goes, in the
//! same transaction, into the table `set_aside`, and before that into a file that people can read.
//!
//! **What was shown has happened all the same.** Whoever reads the tables lays over them what was
//! set aside ([`lay_over`]), so a start or a recovery finds the row as it was to be. When a later
//! version of it is taken, it is gone from the table in the transaction that takes it.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use rusqlite::{Connection, Error, Result, Savepoint, params};
use serde::{Deserialize, Serialize};

use super::fault::{Fault, from_io, is_of_the_row};
use super::keeper::panic_words;
use super::{files, rows};
use crate::game::frame::keep::{Batch, Forget, Gone, Put, Saved};

/// The file beside the database that says what was set aside: one JSON object a line.
pub const ASIDE_FILE: &str = "set_aside.jsonl";

/// One row that was to be written.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Row {
    Put(Put),
    Gone(Gone),
}

impl Row {
    /// Which row it is, as in `character 7`.
    pub fn name(&self) -> String {
        match self {
            Row::Put(put) => put.name(),
            Row::Gone(gone) => gone.name(),
        }
    }
}

/// A row that was refused, and what the database said of it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Refused {
    /// Which row it is, as in `character 7`.
    pub name: String,
    pub why: String,
    pub(super) row: Row,
}

/// Which rows wait in the table `set_aside`.
pub(super) type Names = BTreeSet<String>;

/// Writes all of `batch` that the tables take, within a transaction that the caller owns, and says
/// what they refused. An error is about more than one row.
///
/// A refused row may have been in the way of another (a name, a row that others belong to), so all
/// is undone and written again without it, until nothing more is refused.
pub(super) fn write_but_refused(
    moment: &mut rusqlite::Transaction<'_>,
    batch: &Batch,
) -> Result<Vec<Refused>> {
    let mut refused = BTreeMap::new();
    loop {
        let mut all = moment.savepoint()?;
        let more = round(&mut all, batch, &refused)?;
        if more.is_empty() {
            all.commit()?;
            return Ok(refused.into_values().collect());
        }
        all.rollback()?;
        all.commit()?;
        refused.extend(more);
    }
}

/// One try, without those that were refused before. Who is refused now, by its place in the batch.
fn round(
    all: &mut Savepoint<'_>,
    batch: &Batch,
    before: &BTreeMap<(bool, usize), Refused>,
) -> Result<BTreeMap<(bool, usize), Refused>> {
    let mut refused = BTreeMap::new();
    for (at, gone) in batch.gone.iter().enumerate() {
        if !before.contains_key(&(false, at))
            && let Some(why) = alone(all, |one| rows::take(one, gone))?
        {
            let row = Row::Gone(gone.clone());
            refused.insert((false, at), Refused { name: row.name(), why, row });
        }
    }
    let puts = || batch.put.iter().enumerate().filter(|(at, _)| !before.contains_key(&(true, *at)));
    for (_, put) in puts() {
        rows::prepare(all, put)?;
    }
    for (at, put) in puts() {
        if let Some(why) = alone(all, |one| rows::put_one(one, put))? {
            let row = Row::Put(put.clone());
            refused.insert((true, at), Refused { name: row.name(), why, row });
        }
    }
    if refused.is_empty() {
        let orphans = orphans(all)?;
        for (at, put) in puts() {
            if let Put::Character(row) = put
                && orphans.contains(&row.id.cast_signed())
            {
                let why = "it belongs to an account that is not there".to_owned();
                let row = Row::Put(put.clone());
                refused.insert((true, at), Refused { name: row.name(), why, row });
            }
        }
    }
    Ok(refused)
}

/// Does one thing within a savepoint of its own; why it was refused, if it was. A panic in the
/// writing of a row is a refusal like any other.
fn alone(
    all: &mut Savepoint<'_>,
    write: impl FnOnce(&Connection) -> Result<()>,
) -> Result<Option<String>> {
    let mut one = all.savepoint()?;
    let written = catch_unwind(AssertUnwindSafe(|| write(&one)));
    let why = match written {
        Ok(Ok(())) => None,
        Ok(Err(error)) if is_of_the_row(&error) => Some(error.to_string()),
        Ok(Err(error)) => return Err(error),
        Err(panic) => Some(panic_words(panic.as_ref())),
    };
    if why.is_some() {
        one.rollback()?;
    }
    one.commit().map(|()| why)
}

/// Characters whose account is not there: that is only looked at when all is written, since they
/// may come in any order.
fn orphans(connection: &Connection) -> Result<BTreeSet<i64>> {
    let mut select = connection.prepare("PRAGMA foreign_key_check(characters)")?;
    select.query_map([], |row| row.get(1))?.collect()
}

/// Puts rows into the table, or their newer version in the place of the older.
pub(super) fn put(connection: &Connection, refused: &[Refused]) -> Result<()> {
    let sql = "INSERT OR REPLACE INTO set_aside (row_key, row, why) VALUES (?1, ?2, ?3)";
    let mut insert = connection.prepare_cached(sql)?;
    for Refused { name, why, row } in refused {
        let text = serde_json::to_string(row)
            .map_err(|error| Error::ToSqlConversionFailure(error.into()))?;
        insert.execute(params![name, text, why])?;
    }
    Ok(())
}

/// Hides somebody in the lines of logs that were refused.
pub(super) fn forget(connection: &Connection, forget: &Forget) -> Result<()> {
    let mut hidden = load(connection)?;
    hidden.retain_mut(|refused| match &mut refused.row {
        Row::Put(line) if line.log().is_some() => line.hide(forget),
        Row::Put(_) | Row::Gone(_) => false,
    });
    put(connection, &hidden)
}

/// Takes those rows away that `batches` write, and says which.
pub(super) fn settle(connection: &Connection, waiting: &Names, batches: &[Batch]) -> Result<Names> {
    let mut settled = Names::new();
    if waiting.is_empty() {
        return Ok(settled);
    }
    let puts = batches.iter().flat_map(|batch| batch.put.iter().map(Put::name));
    let gone = batches.iter().flat_map(|batch| batch.gone.iter().map(Gone::name));
    settled.extend(puts.chain(gone).filter(|name| waiting.contains(name)));
    let mut delete = connection.prepare_cached("DELETE FROM set_aside WHERE row_key = ?1")?;
    for name in &settled {
        delete.execute([name])?;
    }
    Ok(settled)
}

/// Does to what was read what the rows set aside would have done.
pub(super) fn lay_over(saved: &mut Saved, connection: &Connection) -> Result<()> {
    let mut batch = Batch::default();
    for refused in load(connection)? {
        match refused.row {
            Row::Put(put) => batch.put.push(put),
            Row::Gone(gone) => batch.gone.push(gone),
        }
    }
    saved.apply(&batch);
    Ok(())
}

/// The rows set aside; none in a database that is too old to have any.
pub(super) fn load(connection: &Connection) -> Result<Vec<Refused>> {
    let there = "SELECT count(*) FROM sqlite_schema WHERE name = 'set_aside'";
    if connection.query_row(there, [], |row| row.get::<_, i64>(0))? == 0 {
        return Ok(Vec::new());
    }
    let mut select =
        connection.prepare("SELECT row_key, row, why FROM set_aside ORDER BY row_key")?;
    let rows = select.query_map([], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?))
    })?;
    let mut refused = Vec::new();
    for row in rows {
        let (name, text, why) = row?;
        match serde_json::from_str(&text) {
            Ok(row) => refused.push(Refused { name, why, row }),
            Err(error) => {
                tracing::error!(target: "store", name, %error, "a row that was set aside cannot be understood");
            }
        }
    }
    Ok(refused)
}

/// Tries the rows that were set aside once more: another server may take them. Those that are
/// taken, and those that are not.
pub(super) fn try_again(connection: &mut Connection) -> Result<(Names, Names)> {
    let (mut taken, mut left) = (Names::new(), Names::new());
    for Refused { name, row, .. } in load(connection)? {
        let batch = match row {
            Row::Put(put) => Batch { put: vec![put], ..Batch::default() },
            Row::Gone(gone) => Batch { gone: vec![gone], ..Batch::default() },
        };
        let mut moment = connection.transaction()?;
        if !write_but_refused(&mut moment, &batch)?.is_empty() {
            left.insert(name);
            continue;
        }
        moment.execute("DELETE FROM set_aside WHERE row_key = ?1", [&name])?;
        moment.commit()?;
        taken.insert(name);
    }
    Ok((taken, left))
}

/// Adds lines to the file that says what was set aside. They are on the disk when this returns.
pub(super) fn note(dir: &Path, refused: &[Refused]) -> std::result::Result<(), Fault> {
    let path = dir.join(ASIDE_FILE);
    let fault = |error| from_io(&path, &error);
    let mut file = files::private().append(true).create(true).open(&path).map_err(fault)?;
    for one in refused {
        let line = serde_json::to_string(one).map_err(|error| fault(error.into()))?;
        writeln!(file, "{line}").map_err(fault)?;
    }
    file.sync_all().map_err(fault)
}

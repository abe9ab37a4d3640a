//! Rows to SQL and back, for every table and every log alike: the statements are made of what a
//! row says of itself ([`Layout`]).
//!
//! Every statement is fixed text with bound values, prepared once per connection.
//!
//! A row that is put twice is the same as a row that is put once. That matters: when a commit
//! reports a failure, nobody knows whether it happened, and the writer writes it again.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rusqlite::types::{ToSql, ToSqlOutput, Type, ValueRef};
use rusqlite::{Connection, Error, Result, params_from_iter};

use super::{people, set_aside};
use crate::game::frame::keep::{
    Batch, Cell, Cells, Forget, Found, Gone, Layout, Line, LogReader, Put, Query, Row, RowReader,
    RowWriter, Saved, Spoilt,
};

/// The statements of one table or log.
pub(super) struct Statements {
    pub put: String,
    pub gone: String,
    /// Gives up what no two rows may have alike, when a row is about to change it.
    pub free: Option<String>,
    all: String,
    newest: String,
    before: String,
    /// The same of the table where old lines stand.
    archived: Option<String>,
}

impl Statements {
    pub fn of(layout: &Layout) -> Statements {
        let table = layout.table;
        let (columns, key) = (layout.columns(), layout.key());
        let marks = |count: usize| vec!["?"; count].join(", ");
        let named = |names: &[&str]| {
            names.iter().map(|name| format!("{name} = ?")).collect::<Vec<_>>().join(" AND ")
        };
        let changes: Vec<String> = columns
            .iter()
            .filter(|column| !key.contains(column))
            .map(|column| format!("{column} = excluded.{column}"))
            .collect();
        let again = match layout.log.is_some() || changes.is_empty() {
            true => "NOTHING".to_owned(),
            false => format!("UPDATE SET {}", changes.join(", ")),
        };
        let (list, keys) = (columns.join(", "), key.join(", "));
        let backwards: Vec<String> = key.iter().map(|column| format!("{column} DESC")).collect();
        let before = |table: &str| {
            format!(
                "SELECT {list} FROM {table} WHERE {keys} < ? ORDER BY {} LIMIT ?",
                backwards.join(", ")
            )
        };
        Statements {
            put: format!(
                "INSERT INTO {table} ({list}) VALUES ({}) ON CONFLICT ({keys}) DO {again}",
                marks(columns.len())
            ),
            gone: format!("DELETE FROM {table} WHERE {}", named(&key)),
            free: layout.unique.map(|unique| {
                let id = key.join(" || ':' || ");
                let is_it = named(&key);
                format!(
                    "UPDATE {table} SET {unique} = '~' || {id} \
                     WHERE {is_it} AND {unique} <> ? COLLATE BINARY"
                )
            }),
            all: format!("SELECT {list} FROM {table} ORDER BY {keys}"),
            before: before(table),
            archived: layout.archive().map(|archive| before(&archive)),
            newest: format!("SELECT {list} FROM {table} ORDER BY {} LIMIT ?", backwards.join(", ")),
        }
    }
}

/// By the names of tables.
static STATEMENTS: LazyLock<BTreeMap<&'static str, Statements>> = LazyLock::new(|| {
    Saved::layout().iter().map(|layout| (layout.table, Statements::of(layout))).collect()
});

/// How many statements a connection keeps prepared for so many tables and logs: all that there are
/// of each, and a few of others. With fewer, each batch would prepare anew what the one before it
/// pushed out, and that costs more than the writing.
pub(super) const fn statements_held(tables: usize) -> usize {
    STATEMENTS_OF_ONE * tables + 16
}

/// Statements that one table or log has at the most: to put, to free, to erase, to read, and those
/// by which a log's old lines go.
const STATEMENTS_OF_ONE: usize = 8;

/// The same for all that there are.
pub(super) fn all_statements() -> usize {
    statements_held(STATEMENTS.len())
}

fn statements<R: Row>() -> Result<&'static Statements> {
    let unknown = || Error::InvalidParameterName(format!("{} is in no list", R::TABLE));
    STATEMENTS.get(R::TABLE).ok_or_else(unknown)
}

/// Writes `batches` in order, within a transaction that the caller owns.
pub(super) fn write(connection: &Connection, batches: &[Batch]) -> Result<()> {
    batches.iter().try_for_each(|batch| write_one(connection, batch))
}

fn write_one(connection: &Connection, batch: &Batch) -> Result<()> {
    batch.gone.iter().try_for_each(|gone| take(connection, gone))?;
    batch.put.iter().try_for_each(|put| prepare(connection, put))?;
    batch.put.iter().try_for_each(|put| put_one(connection, put))
}

/// What has to be done for a row before any row of its batch is put.
pub(super) fn prepare(connection: &Connection, put: &Put) -> Result<()> {
    put.write(&mut Free(connection))
}

pub(super) fn take(connection: &Connection, gone: &Gone) -> Result<()> {
    gone.write(&mut Into(connection))
}

pub(super) fn put_one(connection: &Connection, put: &Put) -> Result<()> {
    #[cfg(test)]
    super::tests::panic_if_asked(put);
    put.write(&mut Into(connection))
}

/// Reads everything, from one moment: what the tables hold, and over it what was set aside.
pub(super) fn load(connection: &Connection) -> Result<Saved> {
    let moment = connection.unchecked_transaction()?;
    let mut saved = Saved::read(&mut From(&moment))?;
    set_aside::lay_over(&mut saved, &moment)?;
    moment.commit()?;
    Ok(saved)
}

/// Looks for lines of a log.
pub(super) fn find(connection: &Connection, query: &Query) -> Result<Found> {
    Found::read(query, &mut From(connection))
}

/// So many of the newest lines of a log, oldest first.
pub(super) fn newest<R: Line>(connection: &Connection, most: usize) -> Result<Vec<R>> {
    From(connection).newest(most)
}

/// A connection that rows go into.
struct Into<'c>(&'c Connection);

/// Carries a statement out, which is prepared once on each connection.
pub(super) fn execute(connection: &Connection, sql: &str, cells: &[Cell<'_>]) -> Result<()> {
    connection.prepare_cached(sql)?.execute(params_from_iter(cells)).map(drop)
}

impl Into<'_> {
    fn insert<R: Row>(&self, row: &R) -> Result<()> {
        let mut cells = Vec::with_capacity(16);
        row.cells(&mut cells);
        execute(self.0, &statements::<R>()?.put, &cells)
    }
}

impl RowWriter for Into<'_> {
    type Error = Error;

    fn put<R: Row>(&mut self, row: &R) -> Result<()> {
        self.insert(row)
    }

    fn append<R: Row>(&mut self, line: &R) -> Result<()> {
        self.insert(line)
    }

    fn gone<R: Row>(&mut self, key: &R::Key) -> Result<()> {
        let mut cells = Vec::new();
        R::key_cells(key, &mut cells);
        execute(self.0, &statements::<R>()?.gone, &cells)
    }

    fn forget(&mut self, forget: &Forget) -> Result<()> {
        people::forget(self.0, forget)
    }
}

/// Frees what is unique besides the key, before any row of a batch is put. Uniqueness is asked for
/// at every single statement, so two characters that swap names in one batch would else stand in
/// each other's way. No player's name begins with `~`.
struct Free<'c>(&'c Connection);

impl RowWriter for Free<'_> {
    type Error = Error;

    fn put<R: Row>(&mut self, row: &R) -> Result<()> {
        let (Some(free), Some(unique)) = (&statements::<R>()?.free, R::UNIQUE) else {
            return Ok(());
        };
        let (mut cells, mut values) = (Vec::new(), Vec::new());
        let key = row.key();
        R::key_cells(&key, &mut values);
        row.cells(&mut cells);
        let at = R::FIELDS.iter().flat_map(|field| field.iter()).position(|name| *name == unique);
        values.extend(at.and_then(|at| cells.get(at)).cloned());
        execute(self.0, free, &values)
    }

    fn append<R: Row>(&mut self, _: &R) -> Result<()> {
        Ok(())
    }

    fn gone<R: Row>(&mut self, _: &R::Key) -> Result<()> {
        Ok(())
    }

    fn forget(&mut self, _: &Forget) -> Result<()> {
        Ok(())
    }
}

/// A connection that rows come from.
struct From<'c>(&'c Connection);

impl RowReader for From<'_> {
    type Error = Error;

    fn all<R: Row>(&mut self) -> Result<Vec<R>> {
        let mut select = self.0.prepare(&statements::<R>()?.all)?;
        select.query_map([], read)?.collect()
    }

    fn newest<R: Row>(&mut self, most: usize) -> Result<Vec<R>> {
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let mut select = self.0.prepare(&statements::<R>()?.newest)?;
        let mut lines = select.query_map([most], read)?.collect::<Result<Vec<R>>>()?;
        lines.reverse();
        Ok(lines)
    }
}

impl LogReader for From<'_> {
    type Error = Error;

    fn before<R: Line>(&mut self, before: u64, most: usize) -> Result<Vec<R>> {
        older(self.0, statements::<R>()?, before, most)
    }

    fn about<R: Line>(&mut self, person: &Forget) -> Result<Vec<R>> {
        people::about(self.0, person)
    }
}

/// So many lines before a number, the newest first. Where a log's own table ends, its archive
/// goes on.
pub(super) fn older<R: Row<Key = u64>>(
    connection: &Connection,
    of: &Statements,
    before: u64,
    most: usize,
) -> Result<Vec<R>> {
    let read_from = |sql: &str, before: u64, most: usize| {
        let bounds = [before, most as u64].map(|n| i64::try_from(n).unwrap_or(i64::MAX));
        connection.prepare_cached(sql)?.query_map(bounds, read)?.collect::<Result<Vec<R>>>()
    };
    let mut lines = read_from(&of.before, before, most)?;
    if let Some(archived) = of.archived.as_ref().filter(|_| lines.len() < most) {
        let before = lines.last().map_or(before, Row::key);
        lines.extend(read_from(archived, before, most - lines.len())?);
    }
    Ok(lines)
}

/// One row of a result as the server knows it.
pub(super) fn read<R: Row>(row: &rusqlite::Row<'_>) -> Result<R> {
    let mut values = Values { row, at: 0 };
    R::read(&mut values).map_err(|spoilt| {
        let column = values.at.saturating_sub(1);
        let where_it_is = Spoilt(format!("in {}: {spoilt}", R::TABLE));
        Error::FromSqlConversionFailure(column, Type::Text, Box::new(where_it_is))
    })
}

/// The columns of a row, from left to right.
struct Values<'r> {
    row: &'r rusqlite::Row<'r>,
    at: usize,
}

impl Cells for Values<'_> {
    fn next(&mut self) -> std::result::Result<Cell<'_>, Spoilt> {
        let value = self.row.get_ref(self.at).map_err(|error| Spoilt(error.to_string()))?;
        self.at += 1;
        match value {
            ValueRef::Null => Ok(Cell::Null),
            ValueRef::Integer(number) => Ok(Cell::Whole(number)),
            ValueRef::Text(text) => match std::str::from_utf8(text) {
                Ok(text) => Ok(Cell::Text(text)),
                Err(_) => Err(Spoilt("a text is not UTF-8".into())),
            },
            ValueRef::Real(_) | ValueRef::Blob(_) => {
                Err(Spoilt("a value is neither a whole number nor a text".into()))
            }
        }
    }
}

impl ToSql for Cell<'_> {
    fn to_sql(&self) -> Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Cell::Null => ValueRef::Null,
            Cell::Whole(number) => ValueRef::Integer(*number),
            Cell::Text(text) => ValueRef::Text(text.as_bytes()),
            Cell::Made(text) => ValueRef::Text(text.as_bytes()),
        }))
    }
}

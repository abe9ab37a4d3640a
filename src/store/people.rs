//! Rows found by whom they are about, as each table and log declares it (`people { … }`), and lines of
//! logs that come to name nobody.
//!
//! The database looks for rows that may name somebody; whether one does, and what it is without them, the
//! row itself says ([`Row::hide`]). So what is forgotten on the disk is what is forgotten in memory.

use rusqlite::{Connection, Result, params_from_iter};

use super::{rows, set_aside};
use crate::game::frame::keep::{
    Cell, Forget, Holds, Layout, Line, Row, Saved, Visitor, for_each_kind,
};

/// Hides somebody, or old addresses, in all lines of all logs, within a transaction that the caller
/// owns.
pub(super) fn forget(connection: &Connection, forget: &Forget) -> Result<()> {
    for_each_kind(&mut Forgetting { connection, forget })?;
    set_aside::forget(connection, forget)
}

struct Forgetting<'c> {
    connection: &'c Connection,
    forget: &'c Forget,
}

impl Visitor for Forgetting<'_> {
    type Error = rusqlite::Error;

    /// What is in memory is changed there.
    fn table<R: Row>(&mut self) -> Result<()> {
        Ok(())
    }

    fn log<R: Line>(&mut self) -> Result<()> {
        let Some(layout) = layout::<R>() else { return Ok(()) };
        for table in std::iter::once(layout.table.to_owned()).chain(layout.archive()) {
            for mut line in find::<R>(self.connection, &layout, &table, self.forget)? {
                if line.hide(self.forget) {
                    update(self.connection, &layout, &table, &line)?;
                }
            }
        }
        Ok(())
    }
}

/// All lines of a log in which somebody is named, in its archive, too; oldest first.
pub(super) fn about<R: Line>(connection: &Connection, person: &Forget) -> Result<Vec<R>> {
    let Some(layout) = layout::<R>() else { return Ok(Vec::new()) };
    let mut found: Vec<R> = Vec::new();
    for table in layout.archive().into_iter().chain([layout.table.to_owned()]) {
        found.extend(find::<R>(connection, &layout, &table, person)?);
    }
    found.retain(|line| line.clone().hide(person));
    Ok(found)
}

fn layout<R: Row>() -> Option<Layout> {
    Saved::layout().into_iter().find(|layout| layout.table == R::TABLE)
}

/// The rows of a table that may name somebody, in the order of their keys.
fn find<R: Row>(
    connection: &Connection,
    layout: &Layout,
    table: &str,
    forget: &Forget,
) -> Result<Vec<R>> {
    let (conditions, values) = conditions(layout, forget);
    if conditions.is_empty() {
        return Ok(Vec::new());
    }
    let (list, key) = (layout.columns().join(", "), layout.key().join(", "));
    let sql =
        format!("SELECT {list} FROM {table} WHERE {} ORDER BY {key}", conditions.join(" OR "));
    let mut select = connection.prepare(&sql)?;
    select.query_map(params_from_iter(values), rows::read)?.collect()
}

/// What is asked of the columns, each question with its values.
fn conditions(layout: &Layout, forget: &Forget) -> (Vec<String>, Vec<Cell<'static>>) {
    let (mut conditions, mut values) = (Vec::new(), Vec::new());
    let mut ask = |condition: String, value: Cell<'static>| {
        conditions.push(condition);
        values.push(value);
    };
    let column = |wanted: Holds| layout.people().find(|(_, holds)| *holds == wanted);
    match forget {
        Forget::Addresses { before_s } => {
            if let (Some((date, _)), Some((address, _))) =
                (column(Holds::Dated), column(Holds::Origin))
            {
                let condition = format!("({date} < ? AND {address} <> '')");
                ask(condition, Cell::Whole(before_s.cast_signed()));
            }
        }
        Forget::Person(person) => {
            for (column, holds) in layout.people() {
                for (id, name) in &person.characters {
                    let (id, name) = (id.cast_signed(), name.to_lowercase());
                    match holds {
                        Holds::Character => ask(format!("{column} = ?"), Cell::Whole(id)),
                        Holds::Actor => {
                            ask(format!("{column} = ?"), Cell::Made(format!("player:{id}")));
                        }
                        Holds::Name => ask(format!("lower({column}) = ?"), Cell::Made(name)),
                        Holds::Words => {
                            ask(format!("instr(lower({column}), ?) > 0"), Cell::Made(name));
                        }
                        Holds::Listed => {
                            let listed = Cell::Made(format!("\"{id}\""));
                            ask(format!("instr({column}, ?) > 0"), listed);
                        }
                        Holds::Account | Holds::Origin | Holds::Dated | Holds::Secret => {}
                    }
                }
                if let (Holds::Account, Some(account)) = (holds, person.account) {
                    ask(format!("{column} = ?"), Cell::Whole(account.cast_signed()));
                }
            }
        }
    }
    (conditions, values)
}

/// Writes a line in the place of what it was.
fn update<R: Line>(connection: &Connection, layout: &Layout, table: &str, line: &R) -> Result<()> {
    let (columns, key) = (layout.columns(), layout.key());
    let named = |names: &[&str], between: &str| {
        names.iter().map(|name| format!("{name} = ?")).collect::<Vec<_>>().join(between)
    };
    let sql =
        format!("UPDATE {table} SET {} WHERE {}", named(&columns, ", "), named(&key, " AND "));
    let (mut cells, own) = (Vec::new(), line.key());
    line.cells(&mut cells);
    R::key_cells(&own, &mut cells);
    rows::execute(connection, &sql, &cells)
}

//! What the staff did. Lines are added and never touched again; the table itself refuses it, but
//! for the erasing of what was archived (`store/audit.rs`).

use rusqlite::{Connection, Result, Row, params};

use super::{number, to_sql};
use crate::base::limits::AUDIT_HELD_MAX;
use crate::game::keep::AuditRow;

/// A line whose number is taken is left as it is, by a trigger of the table.
const PUT: &str = "
INSERT INTO audit_log (id, at_ms, date, address, character, role, command, outcome)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";

const LOAD: &str = "
SELECT * FROM audit_log ORDER BY id DESC LIMIT ?1";

pub(super) fn put(connection: &Connection, row: &AuditRow) -> Result<()> {
    let (id, at, date) = (to_sql(row.id), to_sql(row.at_ms), to_sql(row.date));
    let (address, who) = (&row.address, &row.character);
    let values = params![id, at, date, address, who, row.role, row.command, row.outcome];
    connection.prepare_cached(PUT)?.execute(values).map(drop)
}

/// The newest [`AUDIT_HELD_MAX`] lines, oldest first.
pub(super) fn load_newest(connection: &Connection) -> Result<Vec<AuditRow>> {
    newest(connection, AUDIT_HELD_MAX)
}

/// So many of the newest lines, oldest first.
pub(in crate::store) fn newest(connection: &Connection, most: usize) -> Result<Vec<AuditRow>> {
    let mut select = connection.prepare_cached(LOAD)?;
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    let lines = select.query_map([most], read)?;
    let mut lines = lines.collect::<Result<Vec<_>>>()?;
    lines.reverse();
    Ok(lines)
}

pub(in crate::store) fn read(row: &Row<'_>) -> Result<AuditRow> {
    Ok(AuditRow {
        id: number(row, "id")?,
        at_ms: number(row, "at_ms")?,
        date: number(row, "date")?,
        address: row.get("address")?,
        character: row.get("character")?,
        role: row.get("role")?,
        command: row.get("command")?,
        outcome: row.get("outcome")?,
    })
}

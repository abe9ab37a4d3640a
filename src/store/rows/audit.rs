//! What the staff did. Lines are added and never touched again; the table itself refuses it.

use rusqlite::{Connection, Result, Row, params};

use super::{number, to_sql};
use crate::base::limits::AUDIT_HELD_MAX;
use crate::game::keep::AuditRow;

/// A line whose number is taken is left as it is, by a trigger of the table.
const PUT: &str = "
INSERT INTO audit_log (id, at_ms, character, role, command, outcome)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

const LOAD: &str = "
SELECT id, at_ms, character, role, command, outcome FROM audit_log ORDER BY id DESC LIMIT ?1";

pub(super) fn put(connection: &Connection, row: &AuditRow) -> Result<()> {
    let (id, at) = (to_sql(row.id), to_sql(row.at_ms));
    let values = params![id, at, row.character, row.role, row.command, row.outcome];
    connection.prepare_cached(PUT)?.execute(values).map(drop)
}

/// The newest [`AUDIT_HELD_MAX`] lines, oldest first.
pub(super) fn load_newest(connection: &Connection) -> Result<Vec<AuditRow>> {
    let mut select = connection.prepare_cached(LOAD)?;
    let lines = select.query_map([AUDIT_HELD_MAX as i64], read)?;
    let mut lines = lines.collect::<Result<Vec<_>>>()?;
    lines.reverse();
    Ok(lines)
}

fn read(row: &Row<'_>) -> Result<AuditRow> {
    Ok(AuditRow {
        id: number(row, "id")?,
        at_ms: number(row, "at_ms")?,
        character: row.get("character")?,
        role: row.get("role")?,
        command: row.get("command")?,
        outcome: row.get("outcome")?,
    })
}

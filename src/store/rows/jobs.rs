//! What is due later.

use rusqlite::{Connection, Result, Row, params};

use super::{all, number, to_sql};
use crate::game::keep::JobRow;

const PUT: &str = "
INSERT INTO scheduled_jobs (key, kind, due_ms, payload) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (key) DO UPDATE SET
    kind = excluded.kind, due_ms = excluded.due_ms, payload = excluded.payload";

pub(super) fn put(connection: &Connection, row: &JobRow) -> Result<()> {
    let values = params![row.key, row.kind, to_sql(row.due_ms), row.payload];
    connection.prepare_cached(PUT)?.execute(values).map(drop)
}

pub(super) fn gone(connection: &Connection, key: &str) -> Result<()> {
    let mut delete = connection.prepare_cached("DELETE FROM scheduled_jobs WHERE key = ?1")?;
    delete.execute([key]).map(drop)
}

pub(super) fn load_all(connection: &Connection) -> Result<Vec<JobRow>> {
    all(connection, "SELECT key, kind, due_ms, payload FROM scheduled_jobs ORDER BY key", read)
}

fn read(row: &Row<'_>) -> Result<JobRow> {
    Ok(JobRow {
        key: row.get("key")?,
        kind: row.get("kind")?,
        due_ms: number(row, "due_ms")?,
        payload: row.get("payload")?,
    })
}

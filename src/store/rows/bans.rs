//! Who may not come in.

use rusqlite::{Connection, Result, Row, params};

use super::{all, to_sql};
use crate::game::keep::BanRow;

const PUT: &str = "
INSERT INTO bans (kind, subject, until_ms, reason, banned_by) VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT (kind, subject) DO UPDATE SET
    until_ms = excluded.until_ms, reason = excluded.reason, banned_by = excluded.banned_by";

const LOAD: &str = "
SELECT kind, subject, until_ms, reason, banned_by FROM bans ORDER BY kind, subject";

pub(super) fn put(connection: &Connection, row: &BanRow) -> Result<()> {
    let until = row.until_ms.map(to_sql);
    let values = params![row.kind, row.subject, until, row.reason, row.by];
    connection.prepare_cached(PUT)?.execute(values).map(drop)
}

pub(super) fn gone(connection: &Connection, kind: &str, subject: &str) -> Result<()> {
    let mut delete =
        connection.prepare_cached("DELETE FROM bans WHERE kind = ?1 AND subject = ?2")?;
    delete.execute([kind, subject]).map(drop)
}

pub(super) fn load_all(connection: &Connection) -> Result<Vec<BanRow>> {
    all(connection, LOAD, read)
}

fn read(row: &Row<'_>) -> Result<BanRow> {
    Ok(BanRow {
        kind: row.get("kind")?,
        subject: row.get("subject")?,
        until_ms: row.get::<_, Option<i64>>("until_ms")?.map(i64::cast_unsigned),
        reason: row.get("reason")?,
        by: row.get("banned_by")?,
    })
}

//! Accounts: the table `users`. No account is ever gone; a ban keeps it out.

use rusqlite::{Connection, Result, Row, params};

use super::{all, number, to_sql};
use crate::game::keep::AccountRow;

const PUT: &str = "
INSERT INTO users (id, password_hash, role, created_ms) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (id) DO UPDATE SET
    password_hash = excluded.password_hash, role = excluded.role, created_ms = excluded.created_ms";

pub(super) fn put(connection: &Connection, row: &AccountRow) -> Result<()> {
    let values =
        params![to_sql(row.id), row.password_hash.reveal(), row.role, to_sql(row.created_ms)];
    connection.prepare_cached(PUT)?.execute(values).map(drop)
}

pub(super) fn load_all(connection: &Connection) -> Result<Vec<AccountRow>> {
    all(connection, "SELECT id, password_hash, role, created_ms FROM users ORDER BY id", read)
}

fn read(row: &Row<'_>) -> Result<AccountRow> {
    Ok(AccountRow {
        id: number(row, "id")?,
        password_hash: row.get::<_, String>("password_hash")?.into(),
        role: row.get("role")?,
        created_ms: number(row, "created_ms")?,
    })
}

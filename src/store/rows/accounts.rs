//! Accounts: the table `users`. One goes with its last character, when that is erased.

use rusqlite::{Connection, Result, Row, params};

use super::{all, number, to_sql};
use crate::game::keep::AccountRow;

const PUT: &str = "
INSERT INTO users (id, password_hash, role, created_ms, address) VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT (id) DO UPDATE SET
    password_hash = excluded.password_hash, role = excluded.role, created_ms = excluded.created_ms,
    address = excluded.address";

pub(super) fn put(connection: &Connection, row: &AccountRow) -> Result<()> {
    let (id, hash, created) = (to_sql(row.id), row.password_hash.reveal(), to_sql(row.created_ms));
    let values = params![id, hash, row.role, created, row.address];
    connection.prepare_cached(PUT)?.execute(values).map(drop)
}

pub(super) fn gone(connection: &Connection, id: u64) -> Result<()> {
    let mut delete = connection.prepare_cached("DELETE FROM users WHERE id = ?1")?;
    delete.execute([to_sql(id)]).map(drop)
}

pub(super) fn load_all(connection: &Connection) -> Result<Vec<AccountRow>> {
    all(connection, "SELECT * FROM users ORDER BY id", read)
}

fn read(row: &Row<'_>) -> Result<AccountRow> {
    Ok(AccountRow {
        id: number(row, "id")?,
        password_hash: row.get::<_, String>("password_hash")?.into(),
        role: row.get("role")?,
        created_ms: number(row, "created_ms")?,
        address: row.get("address")?,
    })
}

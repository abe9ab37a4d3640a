//! Characters.

use rusqlite::{Connection, Result, Row, params};

use super::{all, number, to_sql};
use crate::game::keep::CharacterRow;

const FREE_NAME: &str = "
UPDATE characters SET name = '~' || id WHERE id = ?1 AND name <> ?2 COLLATE BINARY";

const PUT: &str = "
INSERT INTO characters (
    id, account_id, name, calling, level, experience, coins, health, spirit,
    room, posture, title, preferences, created_ms, seen_ms, played_ms
) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
ON CONFLICT (id) DO UPDATE SET
    account_id = excluded.account_id, name = excluded.name, calling = excluded.calling,
    level = excluded.level, experience = excluded.experience, coins = excluded.coins,
    health = excluded.health, spirit = excluded.spirit, room = excluded.room,
    posture = excluded.posture, title = excluded.title, preferences = excluded.preferences,
    created_ms = excluded.created_ms, seen_ms = excluded.seen_ms, played_ms = excluded.played_ms";

/// Gives up the name that a character is about to change. Names are unique at every single
/// statement, so two characters that swap names in one batch would else stand in each other's
/// way. No player's name begins with `~`.
pub(super) fn free_name(connection: &Connection, row: &CharacterRow) -> Result<()> {
    connection.prepare_cached(FREE_NAME)?.execute(params![to_sql(row.id), row.name]).map(drop)
}

pub(super) fn put(connection: &Connection, row: &CharacterRow) -> Result<()> {
    let values = params![
        to_sql(row.id),
        to_sql(row.account_id),
        row.name,
        row.calling,
        row.level,
        to_sql(row.experience),
        to_sql(row.coins),
        row.health,
        row.spirit,
        row.room,
        row.posture,
        row.title,
        row.preferences,
        to_sql(row.created_ms),
        to_sql(row.seen_ms),
        to_sql(row.played_ms),
    ];
    connection.prepare_cached(PUT)?.execute(values).map(drop)
}

pub(super) fn gone(connection: &Connection, id: u64) -> Result<()> {
    let mut delete = connection.prepare_cached("DELETE FROM characters WHERE id = ?1")?;
    delete.execute([to_sql(id)]).map(drop)
}

pub(super) fn load_all(connection: &Connection) -> Result<Vec<CharacterRow>> {
    all(connection, "SELECT * FROM characters ORDER BY id", read)
}

fn read(row: &Row<'_>) -> Result<CharacterRow> {
    Ok(CharacterRow {
        id: number(row, "id")?,
        account_id: number(row, "account_id")?,
        name: row.get("name")?,
        calling: row.get("calling")?,
        level: row.get("level")?,
        experience: number(row, "experience")?,
        coins: number(row, "coins")?,
        health: row.get("health")?,
        spirit: row.get("spirit")?,
        room: row.get("room")?,
        posture: row.get("posture")?,
        title: row.get("title")?,
        preferences: row.get("preferences")?,
        created_ms: number(row, "created_ms")?,
        seen_ms: number(row, "seen_ms")?,
        played_ms: number(row, "played_ms")?,
    })
}

//! NPCs that live.

use rusqlite::{Connection, Result, Row, params};

use super::{all, number, to_sql};
use crate::game::keep::NpcRow;

const PUT: &str = "
INSERT INTO npc_instances (id, template, spawn, room, health, posture, state)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
ON CONFLICT (id) DO UPDATE SET
    template = excluded.template, spawn = excluded.spawn, room = excluded.room,
    health = excluded.health, posture = excluded.posture, state = excluded.state";

const LOAD: &str = "
SELECT id, template, spawn, room, health, posture, state FROM npc_instances ORDER BY id";

pub(super) fn put(connection: &Connection, row: &NpcRow) -> Result<()> {
    let id = to_sql(row.id);
    let values = params![id, row.template, row.spawn, row.room, row.health, row.posture, row.state];
    connection.prepare_cached(PUT)?.execute(values).map(drop)
}

pub(super) fn gone(connection: &Connection, id: u64) -> Result<()> {
    let mut delete = connection.prepare_cached("DELETE FROM npc_instances WHERE id = ?1")?;
    delete.execute([to_sql(id)]).map(drop)
}

pub(super) fn load_all(connection: &Connection) -> Result<Vec<NpcRow>> {
    all(connection, LOAD, read)
}

fn read(row: &Row<'_>) -> Result<NpcRow> {
    Ok(NpcRow {
        id: number(row, "id")?,
        template: row.get("template")?,
        spawn: row.get("spawn")?,
        room: row.get("room")?,
        health: row.get("health")?,
        posture: row.get("posture")?,
        state: row.get("state")?,
    })
}

//! NPCs that live, and the rounds they walk.

use rusqlite::{Connection, Result, Row, params};

use super::{all, number, to_sql};
use crate::game::keep::{NpcRow, PatrolRow};

const PUT: &str = "
INSERT INTO npc_instances (id, template, spawn, room, health, posture, state, home_room_id, group_id,
    patrol_route, patrol_index, patrol_mode, patrol_interval, patrol_direction, patrol_by_hand)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
ON CONFLICT (id) DO UPDATE SET
    template = excluded.template, spawn = excluded.spawn, room = excluded.room,
    health = excluded.health, posture = excluded.posture, state = excluded.state,
    home_room_id = excluded.home_room_id, group_id = excluded.group_id,
    patrol_route = excluded.patrol_route, patrol_index = excluded.patrol_index,
    patrol_mode = excluded.patrol_mode, patrol_interval = excluded.patrol_interval,
    patrol_direction = excluded.patrol_direction, patrol_by_hand = excluded.patrol_by_hand";

const LOAD: &str = "
SELECT id, template, spawn, room, health, posture, state, home_room_id, group_id, patrol_route,
    patrol_index, patrol_mode, patrol_interval, patrol_direction, patrol_by_hand
FROM npc_instances ORDER BY id";

pub(super) fn put(connection: &Connection, row: &NpcRow) -> Result<()> {
    let patrol = &row.patrol;
    let values = params![
        to_sql(row.id),
        row.template,
        row.spawn,
        row.room,
        row.health,
        row.posture,
        row.state,
        row.home,
        row.group,
        patrol.route,
        patrol.index,
        patrol.mode,
        to_sql(patrol.interval_ms),
        patrol.direction,
        patrol.by_hand,
    ];
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
        home: row.get("home_room_id")?,
        group: row.get("group_id")?,
        patrol: PatrolRow {
            route: row.get("patrol_route")?,
            index: row.get("patrol_index")?,
            mode: row.get("patrol_mode")?,
            interval_ms: number(row, "patrol_interval")?,
            direction: row.get("patrol_direction")?,
            by_hand: row.get("patrol_by_hand")?,
        },
    })
}

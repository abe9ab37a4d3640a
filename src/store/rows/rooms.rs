//! Rooms that differ from what was written.

use rusqlite::{Connection, Result, params};

use super::all;
use crate::game::keep::RoomRow;

const PUT: &str = "
INSERT INTO room_state (room, doors) VALUES (?1, ?2)
ON CONFLICT (room) DO UPDATE SET doors = excluded.doors";

pub(super) fn put(connection: &Connection, row: &RoomRow) -> Result<()> {
    connection.prepare_cached(PUT)?.execute(params![row.room, row.doors]).map(drop)
}

pub(super) fn gone(connection: &Connection, room: &str) -> Result<()> {
    let mut delete = connection.prepare_cached("DELETE FROM room_state WHERE room = ?1")?;
    delete.execute([room]).map(drop)
}

pub(super) fn load_all(connection: &Connection) -> Result<Vec<RoomRow>> {
    all(connection, "SELECT room, doors FROM room_state ORDER BY room", |row| {
        Ok(RoomRow { room: row.get("room")?, doors: row.get("doors")? })
    })
}

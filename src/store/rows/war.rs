//! The ledger of war: kills, who holds what, and the diary.

use rusqlite::{Connection, Result, params};

use super::{all, number, to_sql};
use crate::game::keep::{WarDiaryRow, WarKillsRow, WarRoomRow};

const PUT_KILLS: &str = "
INSERT INTO war_kills (killer, victim, kills, answered) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (killer, victim) DO UPDATE SET kills = excluded.kills, answered = excluded.answered";

const PUT_ROOM: &str = "
INSERT INTO war_rooms (room, holder, since_ms) VALUES (?1, ?2, ?3)
ON CONFLICT (room) DO UPDATE SET holder = excluded.holder, since_ms = excluded.since_ms";

const PUT_ENTRY: &str = "
INSERT INTO war_diary (number, at_ms, kind, facts) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (number) DO UPDATE SET
    at_ms = excluded.at_ms, kind = excluded.kind, facts = excluded.facts";

pub(super) fn put_kills(connection: &Connection, row: &WarKillsRow) -> Result<()> {
    let values = params![row.killer, row.victim, to_sql(row.kills), to_sql(row.answered)];
    connection.prepare_cached(PUT_KILLS)?.execute(values).map(drop)
}

pub(super) fn kills_gone(connection: &Connection, killer: &str, victim: &str) -> Result<()> {
    let sql = "DELETE FROM war_kills WHERE killer = ?1 AND victim = ?2";
    connection.prepare_cached(sql)?.execute([killer, victim]).map(drop)
}

pub(super) fn load_kills(connection: &Connection) -> Result<Vec<WarKillsRow>> {
    let sql = "SELECT killer, victim, kills, answered FROM war_kills ORDER BY killer, victim";
    all(connection, sql, |row| {
        Ok(WarKillsRow {
            killer: row.get("killer")?,
            victim: row.get("victim")?,
            kills: number(row, "kills")?,
            answered: number(row, "answered")?,
        })
    })
}

pub(super) fn put_room(connection: &Connection, row: &WarRoomRow) -> Result<()> {
    let values = params![row.room, row.holder, to_sql(row.since_ms)];
    connection.prepare_cached(PUT_ROOM)?.execute(values).map(drop)
}

pub(super) fn room_gone(connection: &Connection, room: &str) -> Result<()> {
    let sql = "DELETE FROM war_rooms WHERE room = ?1";
    connection.prepare_cached(sql)?.execute([room]).map(drop)
}

pub(super) fn load_rooms(connection: &Connection) -> Result<Vec<WarRoomRow>> {
    all(connection, "SELECT room, holder, since_ms FROM war_rooms ORDER BY room", |row| {
        Ok(WarRoomRow {
            room: row.get("room")?,
            holder: row.get("holder")?,
            since_ms: number(row, "since_ms")?,
        })
    })
}

pub(super) fn put_entry(connection: &Connection, row: &WarDiaryRow) -> Result<()> {
    let values = params![to_sql(row.number), to_sql(row.at_ms), row.kind, row.facts];
    connection.prepare_cached(PUT_ENTRY)?.execute(values).map(drop)
}

pub(super) fn entry_gone(connection: &Connection, entry: u64) -> Result<()> {
    let sql = "DELETE FROM war_diary WHERE number = ?1";
    connection.prepare_cached(sql)?.execute([to_sql(entry)]).map(drop)
}

pub(super) fn load_diary(connection: &Connection) -> Result<Vec<WarDiaryRow>> {
    all(connection, "SELECT number, at_ms, kind, facts FROM war_diary ORDER BY number", |row| {
        Ok(WarDiaryRow {
            number: number(row, "number")?,
            at_ms: number(row, "at_ms")?,
            kind: row.get("kind")?,
            facts: row.get("facts")?,
        })
    })
}

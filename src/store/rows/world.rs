//! The world itself: one row.

use rusqlite::{Connection, OptionalExtension, Result, Row, params};

use super::{number, to_sql};
use crate::game::keep::WorldRow;

const PUT: &str = "
INSERT INTO worlds (id, clock_ms, turn, seed, next_id, dice, claim_hash)
VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT (id) DO UPDATE SET
    clock_ms = excluded.clock_ms, turn = excluded.turn, seed = excluded.seed,
    next_id = excluded.next_id, dice = excluded.dice, claim_hash = excluded.claim_hash";

pub(super) fn put(connection: &Connection, row: &WorldRow) -> Result<()> {
    let values = params![
        to_sql(row.clock_ms),
        to_sql(row.turn),
        to_sql(row.seed),
        to_sql(row.next_id),
        row.dice,
        row.claim_hash,
    ];
    connection.prepare_cached(PUT)?.execute(values).map(drop)
}

/// `None` in a database that never held a world.
pub(super) fn load(connection: &Connection) -> Result<Option<WorldRow>> {
    connection.prepare_cached("SELECT * FROM worlds WHERE id = 1")?.query_row([], read).optional()
}

fn read(row: &Row<'_>) -> Result<WorldRow> {
    Ok(WorldRow {
        clock_ms: number(row, "clock_ms")?,
        turn: number(row, "turn")?,
        seed: number(row, "seed")?,
        next_id: number(row, "next_id")?,
        dice: row.get("dice")?,
        claim_hash: row.get("claim_hash")?,
    })
}

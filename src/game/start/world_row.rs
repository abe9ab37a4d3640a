//! The row of the world itself: its clock, its dice, and the code of who may own it.

use crate::base::clock::Millis;
use crate::game::frame::keep::{Cut, One, Restoring, Table, WorldRow};
use crate::game::people::player;

pub const WORLDS: Table<One, WorldRow> = Table {
    all: |_| vec![One],
    key: |_, key| *key,
    row: |cut, _| Some(row(cut)),
    take,
    lasting: None,
};

fn row(cut: Cut<'_>) -> WorldRow {
    WorldRow {
        id: One,
        clock_ms: cut.world.clock.0,
        turn: cut.world.turn,
        seed: cut.dice.seed(),
        next_id: cut.world.next_id,
        dice: cut.dice.state(),
        claim_hash: cut.world.players.claim_hash().to_string(),
    }
}

fn take(to: &mut Restoring<'_>, rows: &[WorldRow]) {
    for row in rows {
        to.world.clock = Millis(row.clock_ms);
        to.world.turn = row.turn;
        to.world.next_id = row.next_id;
        player::restore_claim(to.world, &row.claim_hash);
    }
}

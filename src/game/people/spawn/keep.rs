//! What is kept of spawn entries.

use super::rules::schedule;
use super::state::NEVER;
use crate::base::clock::Millis;
use crate::base::id::SpawnId;
use crate::game::frame::keep::{JobRow, Restoring, Table};
use crate::game::{Content, World};

/// The kind of row that says when the NPCs of an entry come back.
pub const RESPAWN: &str = "respawn";

/// When the NPCs of an entry come back.
pub const RESPAWNS: Table<SpawnId, JobRow> = Table {
    all: |cut| cut.content.spawns.ids().collect(),
    key: |cut, spawn| row_key(cut.content, *spawn),
    row: |cut, spawn| row(cut.content, cut.world, *spawn),
    take: take_respawns,
    lasting: None,
};

fn take_respawns(to: &mut Restoring<'_>, rows: &[JobRow]) {
    for row in rows.iter().filter(|row| row.kind == RESPAWN) {
        if !restore(to.content, to.world, row) {
            to.warn(format!("the job {} belongs to nothing any more", row.key));
        }
    }
}

/// The key of an entry's row, also for [`crate::game::frame::keep::Gone::Job`].
pub fn row_key(content: &Content, spawn: SpawnId) -> String {
    format!("{RESPAWN}:{}", content.names.spawns.name(spawn))
}

/// The row of an entry; `None` where nobody is due.
pub(super) fn row(content: &Content, world: &World, spawn: SpawnId) -> Option<JobRow> {
    let dues = world.spawns.dues(spawn);
    let due_ms = dues.first()?.0;
    let payload = serde_json::to_string(dues).ok()?;
    Some(JobRow { key: row_key(content, spawn), kind: RESPAWN.into(), due_ms, payload })
}

/// Takes a row back in, before [`super::fill`]. What is overdue comes back with the first pulse.
/// `false` if it is spoilt, or if its entry is no longer written.
pub(super) fn restore(content: &Content, world: &mut World, row: &JobRow) -> bool {
    let entry = row
        .key
        .strip_prefix(RESPAWN)
        .and_then(|key| key.strip_prefix(':'))
        .and_then(|key| content.names.spawns.find(key))
        .and_then(|id| content.spawns.get(id));
    let (Some(entry), Ok(dues)) = (entry, serde_json::from_str::<Vec<Millis>>(&row.payload)) else {
        return false;
    };
    for due in dues.into_iter().take(entry.count as usize) {
        world.spawns.add(entry.id, due.min(NEVER));
    }
    schedule(world, entry.id);
    true
}

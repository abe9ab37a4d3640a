//! What is kept of spawn entries, and of things placed when the world began.

use super::rules::schedule;
use super::state::NEVER;
use crate::base::clock::Millis;
use crate::base::id::SpawnId;
use crate::game::content::Content;
use crate::game::item;
use crate::game::keep::JobRow;
use crate::game::world::World;

/// The kind of row that says when the NPCs of an entry come back.
pub const RESPAWN: &str = "respawn";
/// The kind (and the key) of the one row that lists the things that were placed.
pub const PLACED: &str = "placed";

/// The key of an entry's row, also for [`crate::game::keep::Gone::Job`].
pub fn row_key(content: &Content, spawn: SpawnId) -> String {
    format!("{RESPAWN}:{}", content.names.spawns.name(spawn))
}

/// The row of an entry; `None` where nobody is due.
pub fn row(content: &Content, world: &World, spawn: SpawnId) -> Option<JobRow> {
    let dues = world.spawns.dues(spawn);
    let due_ms = dues.first()?.0;
    let payload = serde_json::to_string(dues).ok()?;
    Some(JobRow { key: row_key(content, spawn), kind: RESPAWN.into(), due_ms, payload })
}

/// Takes a row back in, before [`super::fill`]. What is overdue comes back with the first pulse.
/// `false` if it is not a row of an entry that is still written.
pub fn restore(content: &Content, world: &mut World, row: &JobRow) -> bool {
    let entry = row
        .key
        .strip_prefix(RESPAWN)
        .and_then(|key| key.strip_prefix(':'))
        .and_then(|key| content.names.spawns.find(key))
        .and_then(|id| content.spawns.get(&id));
    let (Some(entry), Ok(dues)) = (entry, serde_json::from_str::<Vec<Millis>>(&row.payload)) else {
        return false;
    };
    for due in dues.into_iter().take(entry.count as usize) {
        world.spawns.add(entry.id, due.min(NEVER));
    }
    schedule(world, entry.id);
    true
}

/// The row of all things that were ever placed.
pub fn placed_row(world: &World) -> JobRow {
    let keys: Vec<&str> = world.items.placed().collect();
    let payload = serde_json::to_string(&keys).unwrap_or_else(|_| "[]".into());
    JobRow { key: PLACED.into(), kind: PLACED.into(), due_ms: 0, payload }
}

/// Takes the row of placed things back in; `false` if it is another row, or spoilt.
pub fn restore_placed(world: &mut World, row: &JobRow) -> bool {
    match serde_json::from_str::<Vec<String>>(&row.payload) {
        Ok(keys) if row.kind == PLACED => {
            keys.iter().for_each(|key| item::mark_placed(world, key));
            true
        }
        _ => false,
    }
}

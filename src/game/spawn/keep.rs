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

/// Takes a row of either kind back in, before [`super::fill`]. What is overdue comes back with
/// the first pulse. `false` if it is spoilt, or its entry is no longer written.
pub fn restore(content: &Content, world: &mut World, row: &JobRow) -> bool {
    match row.kind.as_str() {
        RESPAWN => restore_dues(content, world, row),
        PLACED => restore_placed(world, row),
        _ => false,
    }
}

fn restore_dues(content: &Content, world: &mut World, row: &JobRow) -> bool {
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

/// The row of all things that were ever placed; `None` if none was.
pub fn placed_row(world: &World) -> Option<JobRow> {
    let keys: Vec<&str> = world.items.placed().collect();
    let payload = serde_json::to_string(&keys).ok().filter(|_| !keys.is_empty())?;
    Some(JobRow { key: PLACED.into(), kind: PLACED.into(), due_ms: 0, payload })
}

fn restore_placed(world: &mut World, row: &JobRow) -> bool {
    let Ok(keys) = serde_json::from_str::<Vec<String>>(&row.payload) else { return false };
    keys.iter().for_each(|key| item::mark_placed(world, key));
    true
}

//! What must be true of a server at every moment, beyond what the features check themselves.

use crate::base::id::CreatureId;
use crate::base::limits::{BATCHES_WAITING_MAX, THINGS_IN_CONTAINER_MAX};
use crate::game::frame::keep::{Cut, JobRow, NpcRow, RoomRow, Row, Saved, WorldRow};
use crate::game::ground::ledger::FlowRow;
use crate::game::ground::place::Place;

use super::server::Server;

/// Nothing grows without end.
///
/// # Errors
/// A sentence about what does.
pub fn bounds(server: &Server) -> Result<(), String> {
    let world = server.engine().world();
    if server.waiting() > BATCHES_WAITING_MAX {
        return Err(format!("{} batches wait for the disk", server.waiting()));
    }
    let content = server.engine().content();
    let most = 5 * world.creatures.len()
        + world.items.len()
        + content.areas.len()
        + content.spawns.len()
        + content.names.areas.len()
        + content.names.spawns.len()
        + 2;
    if world.schedule.len() > most {
        return Err(format!("{} jobs are on the schedule of a small world", world.schedule.len()));
    }
    // A corpse takes all that somebody wore and carried, whatever that was.
    let full = world.places.heaps().find_map(|(place, things)| match place {
        Place::Inside(item) if things > 2 * THINGS_IN_CONTAINER_MAX => Some(item),
        _ => None,
    });
    match full {
        Some(item) => Err(format!("item {} holds too much", item.0)),
        None => Ok(()),
    }
}

/// Everything that is kept of the world is in what was handed to the writer: nothing that changed
/// was forgotten. Only asked when no change waits to be handed over.
///
/// # Errors
/// A sentence about the first row that differs.
pub fn nothing_forgotten(cut: Cut<'_>, truth: &Saved) -> Result<(), String> {
    // The world's own row changes with every turn, and rows of jobs that are no longer written
    // stay on the disk.
    truth.holds(cut, |table| table != WorldRow::TABLE && table != JobRow::TABLE)?;
    let (content, names) = (cut.content, &cut.content.names.spawns);
    let written = |row: &&JobRow| {
        let id = row.key.strip_prefix("respawn:").map(|key| names.find(key));
        id.is_none_or(|id| id.is_some_and(|id| content.spawns.has(id)))
    };
    let jobs = truth.jobs.iter().filter(written).cloned().collect();
    Saved { jobs, ..Saved::default() }.holds(cut, |table| table == JobRow::TABLE)
}

/// A world that has just been started has everything that was kept, and no thing besides. NPCs,
/// doors and jobs may have changed in its first moment.
///
/// # Errors
/// A sentence about the first difference.
pub fn came_back(cut: Cut<'_>, kept: &Saved) -> Result<(), String> {
    let stays = |table: &str| {
        // NPCs that come and go in the first moment come and go with coins.
        ![WorldRow::TABLE, NpcRow::TABLE, RoomRow::TABLE, JobRow::TABLE, FlowRow::TABLE]
            .contains(&table)
    };
    kept.holds(cut, stays).map_err(|error| format!("after a start, {error}"))?;
    let lost = kept.npcs.iter().find(|row| cut.world.creatures.get(CreatureId(row.id)).is_none());
    match lost {
        Some(row) => Err(format!("NPC {} was kept and is not there after a start", row.id)),
        None => Ok(()),
    }
}

/// The disk has the rows that it must have, and no others.
///
/// # Errors
/// A sentence about the first difference.
pub fn same_rows(when: &str, due: &Saved, found: &Saved) -> Result<(), String> {
    due.same(found).map_err(|error| format!("{when}, on the disk {error}"))
}

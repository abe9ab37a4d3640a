//! What is kept of resets: a row for each room in which something is due, and one that lists the
//! things that were ever placed.

use super::rules::schedule;
use super::state::What;
use crate::base::clock::Millis;
use crate::base::id::RoomId;
use crate::game::frame::keep::{JobRow, One, Restoring, Table};
use crate::game::ground::item;
use crate::game::{Content, World};

/// The kind of row that says what is due in a room.
pub const RESET: &str = "reset";
/// The kind (and the key) of the one row that lists the things that were placed.
pub const PLACED: &str = "placed";

/// What is due in rooms.
pub const RESETS: Table<RoomId, JobRow> = Table {
    all: |cut| cut.world.resets.rooms.keys().copied().collect(),
    key: |cut, room| row_key(cut.content, *room),
    row: |cut, room| row(cut.content, cut.world, *room),
    take: |to, rows| take(to, rows, RESET),
    lasting: None,
};

/// Which of the builders' things were ever placed.
pub const PLACED_ONCE: Table<One, JobRow> = Table {
    all: |_| vec![One],
    key: |_, _| PLACED.to_owned(),
    row: |cut, _| placed_row(cut.world),
    take: |to, rows| take(to, rows, PLACED),
    lasting: None,
};

/// Takes the rows of one kind back in.
fn take(to: &mut Restoring<'_>, rows: &[JobRow], kind: &str) {
    for row in rows.iter().filter(|row| row.kind == kind) {
        if !restore(to.content, to.world, row) {
            to.warn(format!("the job {} belongs to nothing any more", row.key));
        }
    }
}

/// The key of a room's row, also for [`crate::game::frame::keep::Gone::Job`].
pub fn row_key(content: &Content, room: RoomId) -> String {
    format!("{RESET}:{}", content.key_of(room))
}

/// The row of a room; `None` where nothing is due.
pub fn row(content: &Content, world: &World, room: RoomId) -> Option<JobRow> {
    let due_ms = world.resets.first(room)?.0;
    let due: Vec<(&What, &Millis)> = world.resets.rooms.get(&room)?.iter().collect();
    let payload = serde_json::to_string(&due).ok()?;
    Some(JobRow { key: row_key(content, room), kind: RESET.into(), due_ms, payload })
}

/// The row of all things that were ever placed; `None` if none was.
pub fn placed_row(world: &World) -> Option<JobRow> {
    let keys: Vec<&str> = world.items.placed().collect();
    let payload = serde_json::to_string(&keys).ok().filter(|_| !keys.is_empty())?;
    Some(JobRow { key: PLACED.into(), kind: PLACED.into(), due_ms: 0, payload })
}

/// Takes a row of either kind back in, before [`super::begin`]. What is overdue comes with the
/// first pulse. `false` if it is another's, if it is spoilt, or if its room is no longer written.
pub fn restore(content: &Content, world: &mut World, row: &JobRow) -> bool {
    match row.kind.as_str() {
        RESET => restore_room(content, world, row),
        PLACED => restore_placed(world, row),
        _ => false,
    }
}

fn restore_room(content: &Content, world: &mut World, row: &JobRow) -> bool {
    let key = row.key.strip_prefix(RESET).and_then(|key| key.strip_prefix(':'));
    let room = key.and_then(|key| content.room_kept(key));
    let due = serde_json::from_str::<Vec<(What, Millis)>>(&row.payload);
    let (Some(room), Ok(due)) = (room, due) else { return false };
    for (what, moment) in due {
        world.resets.put(room, what, moment);
    }
    schedule(world, room);
    true
}

fn restore_placed(world: &mut World, row: &JobRow) -> bool {
    let Ok(keys) = serde_json::from_str::<Vec<String>>(&row.payload) else { return false };
    keys.iter().for_each(|key| item::mark_placed(world, key));
    true
}

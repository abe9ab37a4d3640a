//! What is kept of a war: a row per pair of factions that has killed, per room that is held, per
//! entry of the diary.

use super::diary::Kind;
use super::state::{Entry, Hold, Tally};
use crate::base::clock::Millis;
use crate::base::id::{FactionId, RoomId};
use crate::base::limits::DIARY_HELD_MAX;
use crate::game::frame::keep::row::kept;
use crate::game::frame::keep::{Log, Restoring, Retention, Table};
use crate::game::{Content, World};

kept! {
    /// What one faction did to another.
    pub struct WarKillsRow in "war_kills" by (killer: String, victim: String) {
        kills: u64,
        answered: u64,
    } people {}
}

kept! {
    /// Whose a room is.
    pub struct WarRoomRow in "war_rooms" by (room: String) {
        holder: String,
        since_ms: u64,
    } people {}
}

kept! {
    /// An entry of the war diary.
    pub struct WarDiaryRow in "war_diary" by (number: u64) {
        at_ms: u64,
        kind: String,
        /// A JSON object.
        facts: String,
    } people { facts: Words }
}

pub const KILLS: Table<(FactionId, FactionId), WarKillsRow> = Table {
    all: |cut| cut.world.front.tallies().map(|(pair, _)| pair).collect(),
    key: |cut, (killer, victim)| {
        let name = |id: &FactionId| cut.content.names.factions.name(*id).to_string();
        (name(killer), name(victim))
    },
    row: |cut, pair| kills_row(cut.content, cut.world, *pair),
    take: take_kills,
    lasting: None,
};

pub const ROOMS: Table<RoomId, WarRoomRow> = Table {
    all: |cut| cut.world.front.holds().map(|(room, _)| room).collect(),
    key: |cut, room| cut.content.key_of(*room),
    row: |cut, room| room_row(cut.content, cut.world, *room),
    take: take_rooms,
    lasting: None,
};

pub const DIARY: Log<WarDiaryRow> = Log {
    held: DIARY_HELD_MAX,
    retention: Retention::Forever,
    take: take_diary,
    newest: |cut| cut.world.front.diary().map(|(number, entry)| diary_row(number, entry)).collect(),
    fits: |_, _| true,
    show: super::diary::show,
};

/// The row of what one faction did to another; `None` if it did nothing.
fn kills_row(
    content: &Content,
    world: &World,
    (killer, victim): (FactionId, FactionId),
) -> Option<WarKillsRow> {
    let tally = world.front.tallies.get(&(killer, victim))?;
    Some(WarKillsRow {
        killer: content.names.factions.name(killer).to_string(),
        victim: content.names.factions.name(victim).to_string(),
        kills: tally.kills,
        answered: tally.answered,
    })
}

/// The row of a room; `None` if nobody holds it.
fn room_row(content: &Content, world: &World, room: RoomId) -> Option<WarRoomRow> {
    let hold = world.front.holds.get(&room)?;
    Some(WarRoomRow {
        room: content.key_of(room),
        holder: content.names.factions.name(hold.holder).to_string(),
        since_ms: hold.since.0,
    })
}

/// The line of an entry of the diary.
pub(super) fn diary_row(number: u64, entry: &Entry) -> WarDiaryRow {
    let facts = serde_json::to_string(&entry.facts).unwrap_or_else(|_| "{}".into());
    WarDiaryRow { number, at_ms: entry.at.0, kind: entry.kind.word().into(), facts }
}

/// An entry out of its line; `None` if it cannot be read.
pub(super) fn entry(row: &WarDiaryRow) -> Option<Entry> {
    let facts = serde_json::from_str(&row.facts).ok()?;
    Some(Entry { at: Millis(row.at_ms), kind: Kind::parse(&row.kind)?, facts })
}

/// A faction that is written, by its id.
fn faction(content: &Content, key: &str) -> Option<FactionId> {
    content.names.factions.find(key).filter(|id| content.factions.has(*id))
}

/// A row of somebody who is no longer written stays on the disk, and is named in a warning.
fn take_kills(to: &mut Restoring<'_>, rows: &[WarKillsRow]) {
    for row in rows {
        match (faction(to.content, &row.killer), faction(to.content, &row.victim)) {
            (Some(killer), Some(victim)) if killer != victim => {
                let answered = row.answered.min(row.kills);
                let tally = Tally { kills: row.kills, answered };
                to.world.front.tallies.insert((killer, victim), tally);
            }
            _ => to.warn(format!(
                "what {} did to {} has no factions any more",
                row.killer, row.victim
            )),
        }
    }
}

fn take_rooms(to: &mut Restoring<'_>, rows: &[WarRoomRow]) {
    for row in rows {
        match (to.content.room_kept(&row.room), faction(to.content, &row.holder)) {
            (Some(room), Some(holder)) => {
                let hold = Hold { holder, since: Millis(row.since_ms) };
                to.world.front.holds.insert(room, hold);
            }
            _ => {
                to.warn(format!("that {} holds {} has no place any more", row.holder, row.room));
            }
        }
    }
}

fn take_diary(to: &mut Restoring<'_>, lines: &[WarDiaryRow]) {
    for line in lines {
        match entry(line) {
            Some(entry) => drop(to.world.front.diary.insert(line.number, entry)),
            None => to.warn(format!("entry {} of the war diary cannot be read", line.number)),
        }
    }
}

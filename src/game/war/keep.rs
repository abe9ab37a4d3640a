//! What is kept of a war: a row per pair of factions that has killed, per room that is held, per
//! entry of the diary.

use super::diary::Kind;
use super::state::{Entry, Hold, Tally};
use crate::base::clock::Millis;
use crate::base::id::{FactionId, RoomId};
use crate::game::content::Content;
use crate::game::keep::{Saved, WarDiaryRow, WarKillsRow, WarRoomRow};
use crate::game::world::World;

/// The row of what one faction did to another; `None` if it did nothing.
pub fn kills_row(
    content: &Content,
    world: &World,
    (killer, victim): (FactionId, FactionId),
) -> Option<WarKillsRow> {
    let tally = world.war.tallies.get(&(killer, victim))?;
    Some(WarKillsRow {
        killer: content.names.factions.name(killer).to_string(),
        victim: content.names.factions.name(victim).to_string(),
        kills: tally.kills,
        answered: tally.answered,
    })
}

/// The row of a room; `None` if nobody holds it.
pub fn room_row(content: &Content, world: &World, room: RoomId) -> Option<WarRoomRow> {
    let hold = world.war.holds.get(&room)?;
    Some(WarRoomRow {
        room: content.names.rooms.name(room).to_string(),
        holder: content.names.factions.name(hold.holder).to_string(),
        since_ms: hold.since.0,
    })
}

/// The row of an entry of the diary; `None` if it was so long ago that it is gone.
pub fn diary_row(world: &World, number: u64) -> Option<WarDiaryRow> {
    let entry = world.war.diary.get(&number)?;
    Some(WarDiaryRow {
        number,
        at_ms: entry.at.0,
        kind: entry.kind.word().into(),
        facts: serde_json::to_string(&entry.facts).ok()?,
    })
}

/// Takes kept rows back in, after the factions. A row of somebody who is no longer written stays
/// on the disk, and is named in a warning.
pub fn restore(content: &Content, world: &mut World, saved: &Saved, warnings: &mut Vec<String>) {
    let faction =
        |key: &str| content.names.factions.find(key).filter(|id| content.factions.has(*id));
    for row in &saved.war_kills {
        match (faction(&row.killer), faction(&row.victim)) {
            (Some(killer), Some(victim)) if killer != victim => {
                let answered = row.answered.min(row.kills);
                let tally = Tally { kills: row.kills, answered };
                world.war.tallies.insert((killer, victim), tally);
            }
            _ => warnings.push(format!(
                "what {} did to {} has no factions any more",
                row.killer, row.victim
            )),
        }
    }
    for row in &saved.war_rooms {
        match (content.room_named(&row.room), faction(&row.holder)) {
            (Some(room), Some(holder)) => {
                let hold = Hold { holder, since: Millis(row.since_ms) };
                world.war.holds.insert(room, hold);
            }
            _ => warnings
                .push(format!("that {} holds {} has no place any more", row.holder, row.room)),
        }
    }
    for row in &saved.war_diary {
        match (Kind::parse(&row.kind), serde_json::from_str(&row.facts)) {
            (Some(kind), Ok(facts)) => {
                let entry = Entry { at: Millis(row.at_ms), kind, facts };
                world.war.diary.insert(row.number, entry);
            }
            _ => warnings.push(format!("entry {} of the war diary cannot be read", row.number)),
        }
    }
}

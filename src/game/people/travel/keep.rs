//! What is kept of homes: a row for each character who slept anywhere. Walks end with the process.

use crate::base::id::CreatureId;
use crate::game::frame::keep::Table;
use crate::game::frame::keep::row::kept;

kept! {
    /// Where a character slept last.
    pub struct HomeRow in "homes" by (character: u64 = "character_id") {
        room: String,
    } people { character: Character }
}

pub const HOMES: Table<CreatureId, HomeRow> = Table {
    all: |cut| cut.world.walks.homes.keys().copied().collect(),
    key: |_, who| who.0,
    row: |cut, who| {
        let room = *cut.world.walks.homes.get(who)?;
        Some(HomeRow { character: who.0, room: cut.content.key_of(room) })
    },
    take: |to, rows| {
        for row in rows {
            let who = CreatureId(row.character);
            let room = to.content.room_kept(&row.room);
            match room.filter(|_| to.world.players.character(who).is_some()) {
                Some(room) => drop(to.world.walks.homes.insert(who, room)),
                None => to.warn(format!("the home of {} is not there any more", row.character)),
            }
        }
    },
    lasting: None,
};

//! What is kept of conversations: a row for each whom a player talked with.

use super::state::Meeting;
use crate::base::id::CreatureId;
use crate::game::frame::keep::Table;
use crate::game::frame::keep::row::kept;

kept! {
    /// A player talked with somebody, of these topics: their ids, with blanks between them.
    pub struct MetRow in "met" by (who: u64, npc: String) {
        heard: String,
    } people { who: Character }
}

pub const MET: Table<Meeting, MetRow> = Table {
    all: |cut| {
        let all = cut.world.conversations.met.iter();
        all.flat_map(|(who, met)| met.keys().map(|npc| (*who, npc.clone()))).collect()
    },
    key: |_, (who, npc)| (who.0, npc.clone()),
    row: |cut, (who, npc)| {
        let heard = cut.world.conversations.met.get(who)?.get(npc)?;
        let heard: Vec<&str> = heard.iter().map(String::as_str).collect();
        Some(MetRow { who: who.0, npc: npc.clone(), heard: heard.join(" ") })
    },
    take: |to, rows| {
        for row in rows {
            let who = CreatureId(row.who);
            if to.world.players.character(who).is_none() {
                to.warn(format!("whoever talked with {} is nobody now", row.npc));
                continue;
            }
            let heard = row.heard.split_whitespace().map(str::to_owned).collect();
            to.world.conversations.met.entry(who).or_default().insert(row.npc.clone(), heard);
        }
    },
    lasting: None,
};

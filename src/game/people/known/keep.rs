//! What is kept of known places: a row for each character and area.

use std::collections::BTreeSet;

use crate::base::id::{AreaId, CreatureId};
use crate::base::limits::KNOWN_ROOMS_MAX;
use crate::game::Content;
use crate::game::frame::keep::row::kept;
use crate::game::frame::keep::{Restoring, Table};

kept! {
    /// Which rooms of an area a character has seen.
    pub struct KnownRow in "known_places" by (
        character: u64 = "character_id",
        /// The area by its id; nothing for rooms that are of none.
        area: String
    ) {
        /// Their numbers on maps, as a JSON list.
        rooms: String,
    } people { character: Character }
}

pub const PLACES: Table<(CreatureId, Option<AreaId>), KnownRow> = Table {
    all: |cut| {
        let known = &cut.world.known;
        let of = |who| known.areas(who).map(move |area| (who, area)).collect::<Vec<_>>();
        known.everyone().flat_map(of).collect()
    },
    key: |cut, (who, area)| (who.0, word(cut.content, *area)),
    row: |cut, (who, area)| {
        let seen = cut.world.known.in_area(*who, *area)?;
        let rooms = serde_json::to_string(seen).ok()?;
        Some(KnownRow { character: who.0, area: word(cut.content, *area), rooms })
    },
    take: take_all,
    lasting: None,
};

fn word(content: &Content, area: Option<AreaId>) -> String {
    area.map(|area| content.names.areas.name(area).to_string()).unwrap_or_default()
}

/// Rows of areas that are not written any more, or of nobody, stay on the disk.
fn take_all(to: &mut Restoring<'_>, rows: &[KnownRow]) {
    for row in rows {
        if take(to, row).is_none() {
            to.warn(format!("what {} has seen of {} has no place", row.character, row.area));
        }
    }
}

fn take(to: &mut Restoring<'_>, row: &KnownRow) -> Option<()> {
    let who = CreatureId(row.character);
    to.world.players.character(who)?;
    let area = match row.area.as_str() {
        "" => None,
        area => Some(to.content.names.areas.find(area)?),
    };
    let rooms: BTreeSet<u32> = serde_json::from_str(&row.rooms).ok()?;
    let left = KNOWN_ROOMS_MAX.saturating_sub(to.world.known.count(who));
    to.world.known.set(who, area, rooms.into_iter().take(left).collect());
    Some(())
}

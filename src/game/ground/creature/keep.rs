//! What is written of NPCs, mirrored in the database (F3): which of them there are, and whose.
//!
//! The files are what counts. Nothing is read back but to find the rows of those that nobody writes
//! any more, so that they go.

use super::content::NpcTemplate;
use crate::base::id::NpcTemplateId;
use crate::game::frame::keep::dirty::Key;
use crate::game::frame::keep::{Cut, NpcTemplateRow, Restoring, Table};
use crate::game::{Content, Turn};

/// By the builders' ids.
pub const TEMPLATES: Table<String, NpcTemplateRow> = Table {
    all: |cut| cut.content.npcs.rows().map(|npc| npc.key.to_string()).collect(),
    key: |_, key| key.clone(),
    row: |cut, key| template_row(cut, key),
    take: forget_unwritten,
    lasting: None,
};

fn template_row(cut: Cut<'_>, key: &str) -> Option<NpcTemplateRow> {
    let npc = written(cut.content, key)?;
    let faction = npc.faction.and_then(|id| cut.content.factions.get(id));
    Some(NpcTemplateRow {
        id: key.to_owned(),
        name: npc.name.clone(),
        level: npc.level,
        max_health: npc.health_max,
        faction_id: faction.map(|faction| faction.key.to_string()),
    })
}

fn written<'c>(content: &'c Content, key: &str) -> Option<&'c NpcTemplate> {
    content.npcs.get(content.names.npcs.find(key)?)
}

fn forget_unwritten(to: &mut Restoring<'_>, rows: &[NpcTemplateRow]) {
    for row in rows.iter().filter(|row| written(to.content, &row.id).is_none()) {
        to.world.dirty.fleeting(Key::NpcTemplate(row.id.clone()));
    }
}

/// The files may say otherwise than when they were last written down.
pub fn mirror(turn: &mut Turn) {
    let names = &turn.content.names.npcs;
    let all = (0..names.len() as u32).map(NpcTemplateId);
    let known = all.map(|id| names.name(id).to_string());
    for key in known.collect::<Vec<_>>() {
        turn.world.dirty.fleeting(Key::NpcTemplate(key));
    }
}

//! Factions, as far as they are written. Their wars come later.

use std::collections::BTreeMap;

use crate::base::id::{FactionId, NpcTemplateId};
use crate::game::content::ids::AllIds;
use crate::game::content::written::{self, Document, all_documents};
use crate::yaml::{Fields, Node, Problems, Spanned};

/// A faction of `factions/*.yaml`.
#[derive(Clone, Debug)]
pub struct Faction {
    pub id: FactionId,
    pub name: String,
    pub description: String,
    pub allies: Vec<FactionId>,
    pub enemies: Vec<FactionId>,
}

/// What was read of all factions.
#[derive(Default)]
pub struct Factions {
    pub factions: BTreeMap<FactionId, Faction>,
    /// The ids of factions by their names, in small letters.
    by_name: BTreeMap<String, String>,
    /// The NPCs that a faction claims for itself.
    pub members: Vec<(NpcTemplateId, FactionId)>,
}

impl Factions {
    /// The number of a faction that is spoken of by its id or by its name.
    pub fn refer(&self, word: &Spanned<String>, ids: &mut AllIds) -> FactionId {
        let by_id = self.by_name.get(&word.trim().to_lowercase());
        let value = by_id.unwrap_or(&word.value).clone();
        ids.factions.refer(&Spanned { value, span: word.span })
    }

    fn refer_all(&self, words: &[Spanned<String>], ids: &mut AllIds) -> Vec<FactionId> {
        words.iter().map(|word| self.refer(word, ids)).collect()
    }
}

/// The others that one faction speaks of. They are looked up when all names are known.
struct Others {
    of: FactionId,
    allies: Vec<Spanned<String>>,
    enemies: Vec<Spanned<String>>,
    neutrals: Vec<Spanned<String>>,
}

/// All factions of some files.
pub fn factions(files: &[Node], ids: &mut AllIds, problems: &mut Problems) -> Factions {
    let mut read = Factions::default();
    let mut all = Vec::new();
    for document in all_documents(files, &[], problems) {
        all.extend(faction(&document, ids, &mut read, problems));
    }
    for others in all {
        let allies = read.refer_all(&others.allies, ids);
        let enemies = read.refer_all(&others.enemies, ids);
        read.refer_all(&others.neutrals, ids);
        if let Some(faction) = read.factions.get_mut(&others.of) {
            (faction.allies, faction.enemies) = (allies, enemies);
        }
    }
    read
}

fn faction(
    document: &Document,
    ids: &mut AllIds,
    read: &mut Factions,
    problems: &mut Problems,
) -> Option<Others> {
    let mut fields = Fields::of(document.node, problems)?;
    let key = id(&mut fields)?;
    let of = ids.factions.write(&key, fields.problems())?;
    let name = written::name(&mut fields, &key);
    let description = written::description(&mut fields);
    ids.factions.also_called(&name);
    read.by_name.insert(name.to_lowercase(), key.value.clone());
    for member in fields.spanned_texts("npc_members") {
        read.members.push((ids.npcs.refer(&member), of));
    }
    if let Some(room) = fields.spanned_text("headquarters") {
        ids.rooms.refer(&room);
    }
    if let Some(leader) = fields.spanned_text("leader_npc") {
        ids.npcs.refer(&leader);
    }
    let others = Others {
        of,
        allies: fields.spanned_texts("allied_factions"),
        enemies: fields.spanned_texts("enemy_factions"),
        neutrals: fields.spanned_texts("neutral_factions"),
    };
    unused(&mut fields);
    fields.finish();
    let (allies, enemies) = (Vec::new(), Vec::new());
    read.factions.insert(of, Faction { id: of, name, description, allies, enemies });
    Some(others)
}

/// The id of a faction. One that has none is known by its name.
fn id(fields: &mut Fields<'_, '_>) -> Option<Spanned<String>> {
    if let Some(id) = fields.spanned_text("id").filter(|id| !id.trim().is_empty()) {
        return Some(id);
    }
    let name = fields.required_text("name")?;
    let value = name.trim().to_lowercase().replace([' ', '-'], "_");
    Some(Spanned { value, span: name.span })
}

fn unused(fields: &mut Fields<'_, '_>) {
    fields.known_but_unused(&[
        "color",
        "emblem",
        "player_joinable",
        "max_members",
        "require_level",
        "reputation_tiers",
        "neutral_factions",
        "rewards",
        "headquarters",
        "leader_npc",
        "founding_lore",
        "recruitment_quest",
        "yaml_managed",
    ]);
}

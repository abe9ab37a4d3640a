//! Reading factions: what each says of itself, and then what they say of each other.

mod others;
mod problem;
mod tiers;
mod weights;

use std::collections::BTreeMap;
use std::rc::Rc;

use super::content::{Faction, Joining, Weights};
use crate::base::id::{FactionId, NpcTemplateId};
use crate::base::limits::FACTION_MEMBERS_MAX;
use crate::game::frame::reading::ids::AllIds;
use crate::game::frame::reading::kind::Load;
use crate::game::frame::reading::written::{self, Document, all_documents};
use crate::game::ground::creature::load::{LEVEL_MAX, Sides};
use crate::text::palette;
use crate::text::style::Style;
use crate::yaml::{Fields, Node, Problems, Spanned};

pub use weights::{read_weights, weights};

/// What was read of all factions.
#[derive(Default)]
pub struct Factions {
    pub factions: BTreeMap<FactionId, Faction>,
    /// The ids of factions by their names, in small letters.
    by_name: BTreeMap<String, String>,
    /// The NPCs that a faction claims for itself.
    pub members: Vec<(NpcTemplateId, FactionId, Spanned<String>)>,
    /// What each writes under `balance`, for the feature `war` to read.
    pub balances: Vec<(FactionId, Node)>,
}

impl Factions {
    /// The same word, with the id in place of a name.
    fn id_of(&self, word: &Spanned<String>) -> Spanned<String> {
        let by_name = self.by_name.get(&word.trim().to_lowercase());
        let value = by_name.unwrap_or(&word.value).clone();
        Spanned { value, span: word.span }
    }
}

impl Sides for Factions {
    fn refer(&self, word: &Spanned<String>, ids: &mut AllIds) -> FactionId {
        ids.factions.refer(&self.id_of(word))
    }

    fn of_npc(
        &self,
        npc: &str,
        word: &Spanned<String>,
        ids: &mut AllIds,
        problems: &mut Problems,
    ) -> FactionId {
        let id = ids.factions.refer_unchecked(&self.id_of(word));
        if !self.factions.contains_key(&id) && !ids.factions.may_be_unread(problems) {
            let near = ids.factions.near(word, problems).map(str::to_owned);
            problems.push(problem::unknown_faction(npc, word, near.as_deref()));
        }
        id
    }

    fn members(&self) -> &[(NpcTemplateId, FactionId, Spanned<String>)] {
        &self.members
    }
}

/// Reads the factions, and leaves them for those who speak of them.
pub fn read_factions(load: &mut Load<'_>, files: &[Node]) {
    let read = Rc::new(factions(files, &load.content.weights, &mut load.ids, load.problems));
    load.left.put::<Rc<dyn Sides>>(read.clone());
    load.left.put(read);
}

/// All factions of some files.
fn factions(
    files: &[Node],
    weights: &Weights,
    ids: &mut AllIds,
    problems: &mut Problems,
) -> Factions {
    let mut read = Factions::default();
    let mut said = Vec::new();
    for document in all_documents(files, &[], problems) {
        said.extend(faction(&document, weights, ids, &mut read, problems));
    }
    others::join(&said, weights, &mut read, ids, problems);
    read
}

fn faction(
    document: &Document,
    weights: &Weights,
    ids: &mut AllIds,
    read: &mut Factions,
    problems: &mut Problems,
) -> Option<others::Said> {
    let mut fields = Fields::of(document.node, problems)?;
    let key = id(&mut fields)?;
    let of = ids.factions.write(&key, fields.problems())?;
    let name = written::name(&mut fields, &key);
    ids.factions.also_called(&name);
    read.by_name.insert(name.to_lowercase(), key.value.clone());
    for member in fields.spanned_texts("npc_members") {
        read.members.push((ids.npcs.refer_or_drop(&member), of, member));
    }
    let said = others::said(of, &mut fields);
    read.balances.extend(fields.any("balance").map(|node| (of, node.clone())));
    let faction = Faction {
        id: of,
        key: ids.factions.name(of).clone(),
        description: written::description(&mut fields),
        style: style(&mut fields),
        emblem: written::line(&mut fields, "emblem"),
        allies: Default::default(),
        enemies: Default::default(),
        joining: joining(&mut fields),
        tiers: tiers::of_faction(&mut fields, &weights.tiers, ids),
        headquarters: fields.spanned_text("headquarters").map(|room| ids.rooms.refer(&room)),
        leader: fields.spanned_text("leader_npc").map(|npc| ids.npcs.refer(&npc)),
        lore: written::line(&mut fields, "founding_lore"),
        name,
    };
    fields.known_but_unused(&["recruitment_quest", "reinforcement", "buff", "yaml_managed"]);
    fields.finish();
    read.factions.insert(of, faction);
    Some(said)
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

fn joining(fields: &mut Fields<'_, '_>) -> Option<Joining> {
    let open = fields.flag("player_joinable").unwrap_or(true);
    let members_max = fields.number("max_members", 0..=FACTION_MEMBERS_MAX);
    let level_min = fields.number("require_level", 0..=LEVEL_MAX).unwrap_or(1);
    open.then_some(Joining { level_min, members_max })
}

/// The style nearest to a colour; the plain one of people where none is written.
fn style(fields: &mut Fields<'_, '_>) -> Style {
    let Some(word) = fields.spanned_text("color") else { return Style::Person };
    match colour(&word) {
        Some(rgb) => palette::nearest(rgb),
        None => {
            fields.problems().push(problem::no_colour(&word));
            Style::Person
        }
    }
}

/// `#RRGGBB`.
fn colour(word: &str) -> Option<[u8; 3]> {
    let digits = word.trim().strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let channel = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    Some([channel(0)?, channel(2)?, channel(4)?])
}

//! Reading NPC templates.

mod behavior;
mod callings;
mod patrols;
mod spawns;

use std::collections::BTreeMap;
use std::rc::Rc;

pub use callings::callings;
pub(super) use callings::read_callings;
pub(super) use spawns::{check_routes, read_spawns};

use super::content::{Loot, NpcKind, NpcTemplate, Shop};
use crate::base::clock::Millis;
use crate::base::id::{FactionId, NpcTemplateId};
use crate::base::limits::{CHASE_ROOMS_MAX, COINS_MAX};
use crate::game::frame::reading::ids::AllIds;
use crate::game::frame::reading::kind::Load;
use crate::game::frame::reading::problem::of_two_factions;
use crate::game::frame::reading::written::{self, all_documents};
use crate::game::ground::item::ItemKind;
use crate::text::sentence::Pronouns;
use crate::yaml::{Fields, Node, Problems, Spanned, read_choice};

/// Levels that NPCs may have.
pub const LEVEL_MAX: u32 = 60;

const KINDS: [(&str, NpcKind); 5] = [
    ("hostile", NpcKind::Hostile),
    ("neutral", NpcKind::Neutral),
    ("friendly", NpcKind::Friendly),
    ("merchant", NpcKind::Merchant),
    ("quest_giver", NpcKind::QuestGiver),
];

const PRONOUNS: [(&str, Pronouns); 4] =
    [("it", Pronouns::It), ("he", Pronouns::He), ("she", Pronouns::She), ("they", Pronouns::They)];

/// What NPCs' files need to know of factions while a world is read.
pub trait Sides {
    /// The number of a faction that is spoken of by its id or by its name.
    fn refer(&self, word: &Spanned<String>, ids: &mut AllIds) -> FactionId;

    /// The number of the faction that an NPC is said to be of; a problem that names the NPC if
    /// there is none (F2).
    fn of_npc(
        &self,
        npc: &str,
        word: &Spanned<String>,
        ids: &mut AllIds,
        problems: &mut Problems,
    ) -> FactionId;

    /// The NPCs that factions claim for themselves, and where they say so.
    fn members(&self) -> &[(NpcTemplateId, FactionId, Spanned<String>)];
}

/// Reads NPC templates, once it is known which factions there are.
pub(super) fn read_npcs(load: &mut Load<'_>, files: &[Node]) {
    let Some(sides) = load.left.get::<Rc<dyn Sides>>().cloned() else { return };
    load.content.npcs = npcs(files, &*sides, &mut load.ids, load.problems).into();
}

/// All NPC templates of some files.
fn npcs(
    files: &[Node],
    factions: &dyn Sides,
    ids: &mut AllIds,
    problems: &mut Problems,
) -> BTreeMap<NpcTemplateId, NpcTemplate> {
    let documents = all_documents(files, &[], problems);
    let npcs = documents.iter().filter_map(|document| npc(document.node, factions, ids, problems));
    let mut npcs: BTreeMap<_, _> = npcs.map(|npc| (npc.id, npc)).collect();
    for (member, faction, word) in factions.members() {
        let Some(npc) = npcs.get_mut(member) else { continue };
        let first = *npc.faction.get_or_insert(*faction);
        if first != *faction {
            let [first, second] = [first, *faction].map(|id| ids.factions.name(id).clone());
            problems.push(of_two_factions(word, &first, &second));
        }
    }
    npcs
}

fn npc(
    node: &Node,
    factions: &dyn Sides,
    ids: &mut AllIds,
    problems: &mut Problems,
) -> Option<NpcTemplate> {
    let mut fields = Fields::of(node, problems)?;
    let key = fields.required_text("id")?;
    let id = ids.npcs.write(&key, fields.problems())?;
    let name = written::name(&mut fields, &key);
    let kind = fields.choice("npc_type", &KINDS).unwrap_or(NpcKind::Neutral);
    let ways = behavior::read(&mut fields, kind);
    let faction = written::reference(&mut fields, "faction_id");
    let damage = ("attack_damage_min", "attack_damage_max");
    let npc = NpcTemplate {
        id,
        key: ids.npcs.name(id).clone(),
        short: written::line(&mut fields, "short"),
        description: written::description(&mut fields),
        keywords: written::keywords(&mut fields, &name),
        kind,
        pronouns: pronouns(&mut fields, &name),
        level: fields.number("level", 1..=LEVEL_MAX).unwrap_or(1),
        health_max: fields.number("max_health", 1..=10_000_000).unwrap_or(50),
        armor_class: fields.number("armor_class", -100..=100).unwrap_or(10),
        damage: written::bounds(&mut fields, damage, 0..=100_000, (1, 5)),
        speed: Millis::from_seconds(fields.float("attack_speed", 0.5..=20.0).unwrap_or(3.0)),
        attack_verb: written::verb(&mut fields, "attack_verb"),
        experience: fields.number("experience_reward", 0..=1_000_000_000).unwrap_or(10),
        behavior: ways.behavior,
        faction: faction.map(|word| factions.of_npc(&key, &word, ids, fields.problems())),
        loot: loot(&mut fields, ids),
        coins: coins(&mut fields),
        idle: fields.texts("idle_messages"),
        shop: shop(&mut fields, ids),
        flees_at: ways.flees_at,
        ignores_players: ways.ignores_players,
        heeds_factions: ways.heeds_factions,
        max_chase: fields.number("max_chase_distance", 0..=CHASE_ROOMS_MAX),
        manners: ways.manners,
        name,
    };
    unused(&mut fields);
    fields.finish();
    Some(npc)
}

fn unused(fields: &mut Fields<'_, '_>) {
    fields.known_but_unused(&[
        "strength",
        "dexterity",
        "intelligence",
        "class_id",
        "default_abilities",
        "ability_loadout",
        "ai_behavior",
        "is_fauna",
        "fauna_data",
        "dialogue",
        "yaml_managed",
        "triggers",
    ]);
}

/// Somebody who says nothing of it is "it" behind an article, as a rat is, and else "they".
fn pronouns(fields: &mut Fields<'_, '_>, name: &str) -> Pronouns {
    let has_article = ["a ", "an ", "the ", "some "].iter().any(|word| name.starts_with(word));
    let default = if has_article { Pronouns::It } else { Pronouns::They };
    fields.choice("pronouns", &PRONOUNS).unwrap_or(default)
}

fn coins(fields: &mut Fields<'_, '_>) -> (u64, u64) {
    let range = fields.number_range("coins", 0..=COINS_MAX);
    range.map_or((0, 0), |range| (*range.start(), *range.end()))
}

fn loot(fields: &mut Fields<'_, '_>, ids: &mut AllIds) -> Vec<Loot> {
    let mut loot = Vec::new();
    for node in fields.list("loot_table") {
        let Some(mut line) = Fields::of(node, fields.problems()) else { continue };
        let template = line.required_either(&["template_id", "item_id"]);
        let quantity = line.number_range("quantity", 0..=1_000_000u64).unwrap_or(1..=1);
        let chance = line.float("chance", 0.0..=1.0).unwrap_or(1.0);
        line.finish();
        let Some(template) = template.map(|template| ids.items.refer_or_drop(&template)) else {
            continue;
        };
        loot.push(Loot { template, quantity: (*quantity.start(), *quantity.end()), chance });
    }
    loot
}

fn shop(fields: &mut Fields<'_, '_>, ids: &mut AllIds) -> Option<Shop> {
    let mut shop = fields.inside("shop")?;
    let sells = shop.spanned_texts("sells");
    let buys = shop.list("buys");
    let read = |node| read_choice("buys", node, &ItemKind::ALL, shop.problems());
    let buys = buys.into_iter().filter_map(read).collect();
    let buy_factor = shop.float("buy_factor", 0.0..=100.0).unwrap_or(0.5);
    let sell_factor = shop.float("sell_factor", 0.0..=100.0).unwrap_or(1.0);
    shop.finish();
    Some(Shop { sells: ids.items.refer_or_drop_all(&sells), buys, buy_factor, sell_factor })
}

//! Reading what was written about wars: the `balance` of a faction's file, and the sides of areas.

use std::collections::BTreeMap;

use super::content::{Action, Balance, Buff, Reinforcement, Written};
use crate::base::id::{AreaId, FactionId, NpcTemplateId, RoomId};
use crate::base::limits::REINFORCEMENTS_MAX;
use crate::game::Content;
use crate::game::frame::reading::ids::AllIds;
use crate::game::ground::room::{Area, Room};
use crate::game::people::effect;
use crate::game::people::faction::Factions;
use crate::yaml::problem::quoted;
use crate::yaml::{Fields, Node, Problem, Problems, Spanned};

/// The kills that a threshold may be: enough for a war that never gets help.
const THRESHOLDS: std::ops::RangeInclusive<u64> = 1..=1_000_000;
/// What an effect may do, and for how many rounds.
const POWERS: std::ops::RangeInclusive<u32> = 1..=100;
const ROUNDS: std::ops::RangeInclusive<u32> = 1..=10_000;

/// The words for what may be done.
const ACTIONS: [(&str, Does); 5] = [
    ("reinforce", Does::Reinforce),
    ("reinforcement", Does::Reinforce),
    ("buff", Does::Rally),
    ("rally", Does::Rally),
    ("none", Does::Nothing),
];
const BUFFS: [(&str, effect::Kind); 3] = [
    ("bless", effect::Kind::Bless),
    ("shield", effect::Kind::Shield),
    ("rush", effect::Kind::Rush),
];

#[derive(Clone, Copy)]
enum Does {
    Reinforce,
    Rally,
    Nothing,
}

/// All that was written about wars.
pub fn read(
    content: &Content,
    factions: &Factions,
    rooms: &BTreeMap<RoomId, Room>,
    areas: &BTreeMap<AreaId, Area>,
    ids: &mut AllIds,
    problems: &mut Problems,
) -> Written {
    let mut balances = BTreeMap::new();
    for (faction, node) in &factions.balances {
        let balance = balance(content, factions, *faction, node, ids, problems);
        balances.extend(balance.map(|balance| (*faction, balance)));
    }
    Written { words: Default::default(), balances, sides: sides(content, rooms, areas) }
}

fn balance(
    content: &Content,
    factions: &Factions,
    faction: FactionId,
    node: &Node,
    ids: &mut AllIds,
    problems: &mut Problems,
) -> Option<Balance> {
    let mut fields = Fields::of(node, problems)?;
    let usual = Balance::default();
    let threshold = fields.number("threshold", THRESHOLDS).unwrap_or(usual.threshold);
    let does = fields.choice("action", &ACTIONS);
    let coming = fields.any("reinforcement");
    let buff = fields.any("buff");
    let span = fields.span();
    fields.finish();
    let coming =
        coming.and_then(|node| reinforcement(content, factions, faction, node, ids, problems));
    let buff = buff.and_then(|node| self::buff(node, problems));
    let action = match (does, coming, buff) {
        (Some(Does::Nothing), ..) => Action::None,
        (Some(Does::Reinforce) | None, Some(coming), _) => Action::Reinforce(coming),
        (Some(Does::Reinforce), None, _) if node.get("reinforcement").is_none() => {
            problems.push(nobody_comes(span));
            usual.action
        }
        (_, _, Some(buff)) => Action::Rally(buff),
        _ => usual.action,
    };
    Some(Balance { threshold, action })
}

fn reinforcement(
    content: &Content,
    factions: &Factions,
    faction: FactionId,
    node: &Node,
    ids: &mut AllIds,
    problems: &mut Problems,
) -> Option<Reinforcement> {
    let mut fields = Fields::of(node, problems)?;
    let template = fields.required_text("template");
    let room = fields.required_text("room");
    let size = fields.number("size", 1..=REINFORCEMENTS_MAX).unwrap_or(1);
    let most = fields.number("most", 1..=REINFORCEMENTS_MAX);
    fields.finish();
    let (template, room) = (template?, room?);
    let id = ids.npcs.refer(&template);
    if let Some(of) = other_side(content, faction, id) {
        let name = |id: &FactionId| factions.factions.get(id).map(|of| of.name.clone());
        let theirs = of.as_ref().and_then(name);
        let own = name(&faction).unwrap_or_default();
        problems.push(not_of_it(&template, theirs.as_deref(), &own));
    }
    let most = most.unwrap_or((size * 3).min(REINFORCEMENTS_MAX)).max(size);
    Some(Reinforcement { template: id, room: ids.rooms.refer(&room), size, most })
}

/// Whose an NPC is that is written, if not of this faction.
fn other_side(
    content: &Content,
    faction: FactionId,
    npc: NpcTemplateId,
) -> Option<Option<FactionId>> {
    let of = content.npcs.get(npc)?.faction;
    (of != Some(faction)).then_some(of)
}

fn buff(node: &Node, problems: &mut Problems) -> Option<Buff> {
    let mut fields = Fields::of(node, problems)?;
    let kind = fields.choice("kind", &BUFFS).unwrap_or(effect::Kind::Bless);
    let power = fields.number("power", POWERS).unwrap_or(2);
    let rounds = fields.number("rounds", ROUNDS).unwrap_or(60);
    fields.finish();
    Some(Buff { kind, power, rounds })
}

/// Who may hold rooms of which area.
fn sides(
    content: &Content,
    rooms: &BTreeMap<RoomId, Room>,
    areas: &BTreeMap<AreaId, Area>,
) -> BTreeMap<AreaId, Vec<FactionId>> {
    let mut sides: BTreeMap<AreaId, Vec<FactionId>> = BTreeMap::new();
    for spawn in content.spawns.rows().filter(|spawn| spawn.enabled) {
        let area = rooms.get(&spawn.room).and_then(|room| room.area);
        let of_template = || content.npcs.get(spawn.template)?.faction;
        let faction = spawn.faction.or_else(of_template);
        let (Some(area), Some(faction)) = (area, faction) else { continue };
        let there = sides.entry(area).or_default();
        if !there.contains(&faction) {
            there.push(faction);
        }
    }
    sides.values_mut().for_each(|there| there.sort_unstable());
    sides.extend(areas.values().filter_map(|area| Some((area.id, area.contested.clone()?))));
    sides.retain(|_, there| there.len() > 1);
    sides
}

/// Reinforcements that nothing is written about.
fn nobody_comes(span: crate::yaml::Span) -> Problem {
    Problem::warning("nobody is written who could come", span, "a rally takes their place")
        .help("write `reinforcement: {template: …, room: …, size: 3}`, or `action: buff`")
}

/// Reinforcements who are of another faction, or of none.
fn not_of_it(template: &Spanned<String>, theirs: Option<&str>, own: &str) -> Problem {
    let label = match theirs {
        Some(name) => format!("it is of {}", quoted(name)),
        None => "it is of no faction".into(),
    };
    let sentence = format!("{} cannot reinforce {}", quoted(template), quoted(own));
    Problem::error(sentence, template.span, &label)
        .help(format!("name an NPC whose `faction_id` is that of {}", quoted(own)))
}

//! The pages about factions: all of them, one of them, and what they think of somebody.

use super::content::{Faction, Tier};
use super::stance::{are_allied, are_factions_hostile, of};
use super::state::Relation;
use super::text::{rank, the_faction};
use crate::base::id::{CreatureId, FactionId};
use crate::game::{Content, View, World};
use crate::text::page::Page;
use crate::text::sentence::list as listed;
use crate::text::style::Style;
use crate::text::table::Table;
use crate::text::widget::rule;
use crate::text::wrap::wrap;

/// All factions, what somebody is to each, and with whom each is at war.
pub(super) fn list(view: View, who: CreatureId, page: &Page) -> String {
    let View { content, world, .. } = view;
    if content.factions.is_empty() {
        return "There are no factions here.\n".into();
    }
    let mut table = Table::new(&["Faction", "You are", "Takes in", "At war with"]);
    for faction in content.factions.rows() {
        let mine = world.factions.membership(who).is_some_and(|m| m.faction == faction.id);
        let standing = if mine {
            format!("{}, a member", tier_name(world, who, faction))
        } else {
            tier_name(world, who, faction)
        };
        let name = faction.style.on(&faction.name);
        let enemies = names(content, &enemies(content, world, faction.id), page);
        table.push([name, standing, takes_in(faction), enemies]);
    }
    format!("{}\nType `faction info <name>` for any of them.\n", table.render(page))
}

/// Everything about one faction that is no secret.
pub(super) fn info(view: View, who: CreatureId, faction: FactionId, page: &Page) -> String {
    let View { content, .. } = view;
    let Some(faction) = content.factions.get(faction) else { return String::new() };
    let mut text = rule(&faction.name, page) + "\n";
    text.push_str(&(wrap(faction.description.trim(), page, 0) + "\n"));
    for (label, value) in facts(view, who, faction, page) {
        let line = format!("{} {value}", Style::Label.on(format!("{label}:")));
        text.push_str(&(wrap(&line, page, 2) + "\n"));
    }
    let trades =
        content.npcs.rows().any(|npc| npc.faction == Some(faction.id) && npc.shop.is_some());
    // Only where somebody trades does a tier lower prices.
    let discount = |tier: &Tier| if trades { discount_of(content, tier) } else { 0 };
    for tier in faction.tiers.iter() {
        let Some(brought) = brings(content, tier, discount(tier)) else { continue };
        let line = format!("{} {brought}", Style::Label.on(format!("{}:", tier.name)));
        text.push_str(&(wrap(&line, page, 2) + "\n"));
    }
    if let Some(lore) = &faction.lore {
        text.push_str(&(wrap(&Style::Dim.on(lore), page, 0) + "\n"));
    }
    text
}

fn facts(
    view: View,
    who: CreatureId,
    faction: &Faction,
    page: &Page,
) -> Vec<(&'static str, String)> {
    let View { content, world, .. } = view;
    let seat = faction.headquarters.and_then(|room| content.room(room));
    let leader = faction.leader.and_then(|npc| content.npcs.get(npc));
    let allies: Vec<FactionId> = content.factions.ids().collect();
    let allies: Vec<FactionId> =
        allies.into_iter().filter(|o| are_allied(content, world, faction.id, *o)).collect();
    let members = world.factions.members().filter(|(_, m)| m.faction == faction.id).count();
    let standing = world.reputation.standing(who, faction.id).score;
    let mut facts = vec![
        ("Sign", faction.emblem.clone().unwrap_or_default()),
        ("Seat", seat.map(|room| room.name.clone()).unwrap_or_default()),
        ("Led by", leader.map(|npc| npc.name.clone()).unwrap_or_default()),
        ("At war with", names(content, &enemies(content, world, faction.id), page)),
        ("Stands by", names(content, &allies, page)),
        ("Takes in", takes_in(faction)),
    ];
    if faction.joining.is_some() || members > 0 {
        facts.push(("Players in it", members.to_string()));
    }
    facts.push(("You are", format!("{} ({standing})", tier_name(world, who, faction))));
    facts.retain(|(_, value)| !value.is_empty());
    facts
}

/// What a tier brings, if it brings anything, with this much off prices.
fn brings(content: &Content, tier: &Tier, discount: u32) -> Option<String> {
    let mut brings = tier.benefits.clone();
    brings.extend(tier.title.as_ref().map(|title| format!("the title {title}")));
    let items = tier.items.iter().filter_map(|id| content.items.get(*id));
    brings.extend(items.map(|item| item.name.clone()));
    brings.extend(tier.opens_shops.then(|| "its merchants trade with you".to_string()));
    brings.extend((discount > 0).then(|| format!("{discount} percent off its prices")));
    (!brings.is_empty()).then(|| brings.join("; "))
}

/// Percent that merchants take off for a tier.
pub(super) fn discount_of(content: &Content, tier: &Tier) -> u32 {
    content.weights.discounts.get(&tier.name.to_lowercase()).copied().unwrap_or(0)
}

/// What every faction thinks of somebody, with how far it is to the next step.
pub(super) fn standing(view: View, who: CreatureId, page: &Page) -> String {
    let View { content, world, .. } = view;
    let mut text = String::new();
    let own = of(content, world, who).and_then(|id| content.factions.get(id));
    if let (Some(own), Some(rank)) = (own, rank(content, world, who)) {
        let name = the_faction(own).replace(&own.name, &own.style.on(&own.name));
        text.push_str(&format!("You belong to {name}, as {rank}.\n"));
    }
    if content.factions.is_empty() {
        return "There are no factions here.\n".into();
    }
    let mut table = Table::new(&["Faction", "You are", "Standing", "Next"]).align_right(2);
    for faction in content.factions.rows() {
        let score = world.reputation.standing(who, faction.id).score;
        let next = faction.tiers.get(faction.tiers.at(score) + 1);
        let next = next.map(|next| format!("{} from {}", next.name, next.from));
        table.push([
            faction.style.on(&faction.name),
            tier_name(world, who, faction),
            score.to_string(),
            next.unwrap_or_default(),
        ]);
    }
    text + &table.render(page) + "\n"
}

/// What wizards decreed, beside what is written.
pub fn decrees(view: View, page: &Page) -> String {
    let View { content, world, .. } = view;
    let mut table = Table::new(&["Faction", "Meets", "Decreed", "By its file"]);
    let word = |hostile: bool| if hostile { "hostile" } else { "peace" };
    let name = |id| content.names.factions.name(id).to_string();
    for (from, to, relation) in world.factions.decrees() {
        let written = content.factions.get(from).is_some_and(|from| from.enemies.contains(&to));
        let decreed = word(relation == Relation::Hostile);
        table.push([name(from), name(to), decreed.into(), word(written).into()]);
    }
    if table.is_empty() {
        return "Nothing is decreed: factions meet as their files say.\n".into();
    }
    format!(
        "{}\nType `@faction reset <a> <b>` to let their files decide again.\n",
        table.render(page)
    )
}

/// Every NPC template of a faction, with how many of it live.
pub fn npcs(view: View, faction: FactionId, page: &Page) -> String {
    let View { content, world, .. } = view;
    let Some(written) = content.factions.get(faction) else { return String::new() };
    let mut table = Table::new(&["NPC", "Name", "Level", "Alive"]).align_right(2).align_right(3);
    for npc in content.npcs.rows().filter(|npc| npc.faction == Some(faction)) {
        let alive = world.creatures.iter().filter(|body| body.template() == Some(npc.id)).count();
        table.push([
            npc.key.to_string(),
            npc.name.clone(),
            npc.level.to_string(),
            alive.to_string(),
        ]);
    }
    match table.is_empty() {
        true => format!("No NPC is of {}.\n", the_faction(written)),
        false => table.render(page) + "\n",
    }
}

/// What somebody is to a faction, in its own word.
fn tier_name(world: &World, who: CreatureId, faction: &Faction) -> String {
    let score = world.reputation.standing(who, faction.id).score;
    faction.tiers.of(score).map_or_else(String::new, |tier| tier.name.clone())
}

fn takes_in(faction: &Faction) -> String {
    let Some(joining) = faction.joining else { return "nobody".into() };
    let levels = match joining.level_min {
        0 | 1 => "anyone".to_string(),
        level => format!("level {level} and above"),
    };
    match joining.members_max {
        Some(most) => format!("{levels}, {most} at most"),
        None => levels,
    }
}

/// Those a faction attacks, or is attacked by.
fn enemies(content: &Content, world: &World, faction: FactionId) -> Vec<FactionId> {
    let hostile = |a, b| are_factions_hostile(content, world, Some(a), Some(b));
    let others = content.factions.ids();
    others.filter(|other| hostile(faction, *other) || hostile(*other, faction)).collect()
}

fn names(content: &Content, factions: &[FactionId], page: &Page) -> String {
    let written = factions.iter().filter_map(|id| content.factions.get(*id));
    let names: Vec<String> = written
        .map(
            |faction| {
                if page.reader { faction.name.clone() } else { faction.style.on(&faction.name) }
            },
        )
        .collect();
    listed(&names)
}

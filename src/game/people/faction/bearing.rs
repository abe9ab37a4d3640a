//! What an NPC does about a player of its own accord, and who stands by it: asked by minds before they
//! act, and by players before they do.

use super::stance::{Stance, are_comrades, of, stance};
use crate::base::id::CreatureId;
use crate::game::ground::creature::{self, Behavior, Creature, NpcKind, NpcTemplate, Tags};
use crate::game::ground::fight;
use crate::game::{Content, World};

/// What a player may expect of an NPC that sees them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Bearing {
    /// Attacks on sight.
    Attacks,
    /// Warns, and attacks whoever stays.
    Warns,
    /// An enemy by nature or by its colours, which waits for the first blow all the same.
    Hostile,
    /// Nothing, unless it is struck.
    Neutral,
    /// Nothing at all, to anybody.
    Peaceful,
    Friendly,
}

/// What an NPC does about a player; `None` if it is none.
pub fn bearing(
    content: &Content,
    world: &World,
    npc: CreatureId,
    player: CreatureId,
) -> Option<Bearing> {
    let body = world.creatures.get(npc)?;
    let written = content.npcs.get(body.template()?)?;
    let tags = creature::tags(content, body);
    let stance = stance(content, world, npc, player);
    let is_peaceful = tags.contains(Behavior::Peaceful);
    Some(match (stance, written.kind) {
        _ if attacks(written, tags, stance) && !world.players.is_left_alone(player) => {
            Bearing::Attacks
        }
        (Stance::Ally, _) => Bearing::Friendly,
        (Stance::Neutral, kind) if is_peaceful && kind != NpcKind::Hostile => Bearing::Peaceful,
        _ if tags.contains(Behavior::Territorial) && !is_peaceful && !written.ignores_players => {
            Bearing::Warns
        }
        (Stance::Hostile, _) | (_, NpcKind::Hostile) => Bearing::Hostile,
        (_, NpcKind::Friendly | NpcKind::Merchant | NpcKind::QuestGiver) => Bearing::Friendly,
        _ => Bearing::Neutral,
    })
}

/// Whether one so written attacks a player whom it meets so.
pub fn attacks(npc: &NpcTemplate, tags: Tags, stance: Stance) -> bool {
    if npc.ignores_players {
        return false;
    }
    let stance = if npc.heeds_factions { stance } else { Stance::Neutral };
    match stance {
        Stance::Ally => false,
        Stance::Neutral => creature::attacks_players(npc, tags),
        Stance::Hostile => creature::attacks_players(npc, tags) || is_fighter(npc, tags),
    }
}

/// Whether an NPC so written takes part in wars.
pub fn is_fighter(npc: &NpcTemplate, tags: Tags) -> bool {
    !matches!(npc.kind, NpcKind::Merchant | NpcKind::QuestGiver)
        && !tags.intersects(Behavior::Merchant | Behavior::Peaceful)
}

/// Whether an NPC calls for help at all.
pub fn is_caller(content: &Content, npc: &Creature) -> bool {
    let tags = creature::tags(content, npc);
    tags.intersects(Behavior::Social | Behavior::CallsForHelp) && !tags.contains(Behavior::Loner)
}

/// Whether one so written ever helps anybody.
pub fn is_helper(tags: Tags) -> bool {
    !tags.intersects(Behavior::Loner | Behavior::Peaceful)
}

/// Whether two NPCs stand up for each other: comrades do, and of those without a faction their
/// own kind (C32).
pub fn are_kin(content: &Content, world: &World, one: CreatureId, other: CreatureId) -> bool {
    let template = |who| world.creatures.get(who).and_then(|body| body.template());
    let (Some(own), Some(theirs)) = (template(one), template(other)) else { return false };
    let faction = of(content, world, one);
    faction == of(content, world, other) && (faction.is_some() || own == theirs)
}

/// Those in the room who would join if a player struck an NPC, in order of arrival; and those who
/// are on the player already. The NPC itself is none of them.
pub fn companions(
    content: &Content,
    world: &World,
    npc: CreatureId,
    player: CreatureId,
) -> Vec<CreatureId> {
    let Some(room) = world.places.room_of(npc) else { return Vec::new() };
    let calls = world.creatures.get(npc).is_some_and(|body| is_caller(content, body));
    let others = world.places.npcs_in(room).iter().copied().filter(|other| *other != npc);
    let would = |other: &CreatureId| match fight::foe_of(world, *other) {
        Some(foe) => foe == player,
        None => calls && would_join(content, world, *other, (npc, player)),
    };
    others.filter(would).collect()
}

/// Whether an NPC that fights nobody helps another against a player.
fn would_join(
    content: &Content,
    world: &World,
    other: CreatureId,
    (npc, player): (CreatureId, CreatureId),
) -> bool {
    let Some(body) = world.creatures.get(other) else { return false };
    let Some(written) = body.template().and_then(|id| content.npcs.get(id)) else { return false };
    let tags = creature::tags(content, body);
    is_helper(tags)
        && !creature::is_afraid(written, tags, body)
        && are_kin(content, world, other, npc)
        && !are_comrades(content, world, other, player)
}

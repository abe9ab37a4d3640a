//! Who stands how to whom: the one question that combat, minds, shops and pages ask.
//!
//! Nothing of it is remembered. It is asked of what was written, of what wizards decreed and of
//! what players did, so a reload or a change of any of them holds at once.

use super::content::Attitude;
use super::state::Relation;
use crate::base::id::{CreatureId, FactionId, NpcTemplateId};
use crate::game::ground::creature::{self, Creature};
use crate::game::{Content, World};

/// How one meets another.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Stance {
    /// Leaves them be, whatever its nature.
    Ally,
    Neutral,
    /// Attacks, if it attacks anybody.
    Hostile,
}

/// The faction of an NPC template; `None` for one that is written as independent, and for one that
/// is not written (F5).
pub fn get_npc_faction(content: &Content, template: NpcTemplateId) -> Option<FactionId> {
    content.npcs.get(template)?.faction
}

/// The faction of anybody: what an NPC was written to be of, by its spawn entry before its
/// template; what a player has joined. The one place that answers this.
pub fn of(content: &Content, world: &World, who: CreatureId) -> Option<FactionId> {
    of_body(content, world, world.creatures.get(who)?)
}

/// [`of`] one whose body is at hand.
pub fn of_body(content: &Content, world: &World, body: &Creature) -> Option<FactionId> {
    match body.is_player() {
        true => world.factions.membership(body.id()).map(|membership| membership.faction),
        false => creature::faction_of(content, body),
    }
    .filter(|faction| content.factions.has(*faction))
}

/// Whether two are of one faction. Independents are of none, and so nobody's comrades (C32).
pub fn are_comrades(content: &Content, world: &World, one: CreatureId, other: CreatureId) -> bool {
    let faction = of(content, world, one);
    faction.is_some() && faction == of(content, world, other)
}

/// Whether members of `a` attack members of `b`: never if either is `None` or both are one, else
/// as wizards decreed, else as it is written (F9).
pub fn are_factions_hostile(
    content: &Content,
    world: &World,
    a: Option<FactionId>,
    b: Option<FactionId>,
) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return false };
    if a == b {
        return false;
    }
    match world.factions.decree(a, b) {
        Some(relation) => relation == Relation::Hostile,
        None => content.factions.get(a).is_some_and(|faction| faction.enemies.contains(&b)),
    }
}

/// Whether two factions stand by each other.
pub fn are_allied(content: &Content, world: &World, a: FactionId, b: FactionId) -> bool {
    let at_war = are_factions_hostile(content, world, Some(a), Some(b))
        || are_factions_hostile(content, world, Some(b), Some(a));
    !at_war && content.factions.get(a).is_some_and(|faction| faction.allies.contains(&b))
}

/// How `who` meets `other`.
///
/// - Two NPCs: comrades and allied factions are allies; the hostility matrix makes enemies, in its
///   direction; all others, and all independents, are nothing to each other.
/// - An NPC and a player: comrades are allies; a member of a faction at war with the NPC's, and
///   whoever stands hostile with it, is an enemy; from friendly standing on, an ally. A player
///   meets an NPC as the NPC meets the player.
/// - Two players: comrades are allies. Players do not fight players.
pub fn stance(content: &Content, world: &World, who: CreatureId, other: CreatureId) -> Stance {
    stance_of(content, world, (who, of(content, world, who)), other)
}

/// [`stance`] of one whose faction is known: who looks at many asks for their own once.
pub fn stance_of(
    content: &Content,
    world: &World,
    (who, own): (CreatureId, Option<FactionId>),
    other: CreatureId,
) -> Stance {
    let theirs = of(content, world, other);
    if who == other || own.is_some() && own == theirs {
        return Stance::Ally;
    }
    match (world.players.is_here(who), world.players.is_here(other)) {
        (true, true) => Stance::Neutral,
        (true, false) => toward_player(content, world, theirs, (who, own)),
        (false, true) => toward_player(content, world, own, (other, theirs)),
        (false, false) => between_npcs(content, world, own, theirs),
    }
}

fn between_npcs(
    content: &Content,
    world: &World,
    own: Option<FactionId>,
    theirs: Option<FactionId>,
) -> Stance {
    if are_factions_hostile(content, world, own, theirs) {
        return Stance::Hostile;
    }
    match (own, theirs) {
        (Some(own), Some(theirs)) if are_allied(content, world, own, theirs) => Stance::Ally,
        _ => Stance::Neutral,
    }
}

/// How an NPC of a faction meets a player, who may be of one too.
fn toward_player(
    content: &Content,
    world: &World,
    of_npc: Option<FactionId>,
    (player, of_player): (CreatureId, Option<FactionId>),
) -> Stance {
    let Some(faction) = of_npc else { return Stance::Neutral };
    if are_factions_hostile(content, world, Some(faction), of_player) {
        return Stance::Hostile;
    }
    match attitude(content, world, player, faction) {
        Attitude::Hostile => Stance::Hostile,
        Attitude::Neutral => Stance::Neutral,
        Attitude::Friendly => Stance::Ally,
    }
}

/// How members of a faction meet a player for their standing alone.
pub fn attitude(
    content: &Content,
    world: &World,
    player: CreatureId,
    faction: FactionId,
) -> Attitude {
    let score = world.reputation.standing(player, faction).score;
    let tier = content.factions.get(faction).and_then(|written| written.tiers.of(score));
    tier.map_or(Attitude::Neutral, |tier| tier.attitude)
}

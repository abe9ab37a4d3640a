//! Guarding: keeping the peace of one room, and saying so to whoever comes, if there are words
//! written for it (`guard_message`).

use super::sight::Sight;
use super::state::Intent;
use crate::base::dice::Dice;
use crate::base::id::CreatureId;
use crate::game::ground::creature::{self, Behavior, Creature, NpcKind};

pub fn has(sight: &Sight<'_>) -> bool {
    sight.is_guard() || sight.is(Behavior::Guard) && sight.guard_message().is_some()
}

/// Attacks whoever breaks the peace: the one who came first of those. Else it says its words to
/// each player once.
pub fn sees(sight: &Sight<'_>, dice: &mut Dice) -> Option<Intent> {
    keeps_the_peace(sight, dice).or_else(|| greets(sight))
}

/// The player to whom it has not yet said its words.
fn greets(sight: &Sight<'_>) -> Option<Intent> {
    let ready = sight.is(Behavior::Guard) && sight.foe.is_none() && sight.can_see();
    sight.guard_message().filter(|_| ready)?;
    sight.players().map(Creature::id).find(|who| sight.warned(*who).is_none()).map(Intent::Warn)
}

fn keeps_the_peace(sight: &Sight<'_>, _dice: &mut Dice) -> Option<Intent> {
    if !sight.is_guard() || sight.foe.is_some() || !sight.can_see() {
        return None;
    }
    let breaker = sight.fighters().find(|(other, foe)| breaks_the_peace(sight, other, *foe));
    breaker.map(|(other, _)| Intent::Attack(other.id()))
}

/// Whether a fight goes on that it may have to end.
pub fn is_alert(sight: &Sight<'_>) -> bool {
    let keeps = sight.is_guard() && sight.foe.is_none() && sight.sees_fight();
    let speaks = sight.is(Behavior::Guard) && sight.guard_message().is_some();
    keeps || speaks && (sight.is_watched() || sight.has_warned())
}

/// A hostile NPC that fights breaks the peace, and so does a player who fights townspeople.
fn breaks_the_peace(sight: &Sight<'_>, other: &Creature, foe: CreatureId) -> bool {
    match sight.written(other) {
        Some(npc) => npc.kind == NpcKind::Hostile,
        None => {
            let victim = sight.world.creatures.get(foe);
            victim.is_some_and(|victim| is_townsperson(sight, victim))
        }
    }
}

fn is_townsperson(sight: &Sight<'_>, body: &Creature) -> bool {
    match sight.written(body).map(|npc| npc.kind) {
        Some(NpcKind::Friendly | NpcKind::Merchant | NpcKind::QuestGiver) => true,
        Some(NpcKind::Neutral) => creature::behaves(sight.content, body, Behavior::Guard),
        Some(NpcKind::Hostile) | None => false,
    }
}

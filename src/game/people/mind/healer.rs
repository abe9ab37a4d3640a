//! Healing: closing the wounds of one's own.
//!
//! A healer looks to itself first, then to the comrade in the room who has lost most (C32); above
//! [`LOW_PERCENT`] nobody needs it. Independents have no comrades and heal nobody but themselves.
//! It heals as players' skills do, by a number and its level, and then waits as long as they do.

use super::sight::Sight;
use super::state::Intent;
use super::{HEAL_POWER, LOW_PERCENT};
use crate::base::dice::Dice;
use crate::base::id::CreatureId;
use crate::game::Turn;
use crate::game::ground::creature::{self, Behavior, Creature};
use crate::game::ground::deeds;
use crate::game::people::combat;
use crate::game::people::faction;

pub fn has(sight: &Sight<'_>) -> bool {
    sight.is(Behavior::Healer)
}

/// Heals whoever needs it most, if it has its breath back.
pub fn sees(sight: &Sight<'_>, _dice: &mut Dice) -> Option<Intent> {
    let able = has(sight) && sight.is_standing() && sight.may_cast();
    able.then(|| select_heal_target(sight)).flatten().map(Intent::Heal)
}

/// Whether somebody needs it, or soon may.
pub fn is_alert(sight: &Sight<'_>) -> bool {
    has(sight) && (select_heal_target(sight).is_some() || comrades_fight(sight))
}

/// Whom a healer heals: itself if it is low, else the lowest of its comrades (F48).
pub fn select_heal_target(sight: &Sight<'_>) -> Option<CreatureId> {
    if is_low(sight, sight.me) {
        return Some(sight.me.id());
    }
    comrades(sight)
        .filter(|body| is_low(sight, body))
        .min_by_key(|body| share(body))
        .map(Creature::id)
}

/// The NPCs of its faction in the room, in order of arrival.
pub fn comrades<'a>(sight: &Sight<'a>) -> impl Iterator<Item = &'a Creature> {
    let (content, world, me) = (sight.content, sight.world, sight.me.id());
    let is_one = move |body: &&Creature| faction::are_comrades(content, world, me, body.id());
    sight.other_npcs().filter(|body| body.health() > 0).filter(is_one)
}

/// Whether it or one of its comrades in the room is in a fight.
pub fn comrades_fight(sight: &Sight<'_>) -> bool {
    let fights = |body: &Creature| combat::is_fighting(sight.world, body.id());
    sight.foe.is_some() || comrades(sight).any(fights)
}

fn is_low(sight: &Sight<'_>, body: &Creature) -> bool {
    let percent = sight.world.numbers.of(&LOW_PERCENT);
    u64::from(body.health()) * 100 < percent * u64::from(body.health_max())
}

/// What is left of somebody's health, in millionths.
fn share(body: &Creature) -> u64 {
    u64::from(body.health()) * 1_000_000 / u64::from(body.health_max().max(1))
}

/// Gives health back.
pub fn heal(turn: &mut Turn, who: CreatureId, target: CreatureId) {
    let level = turn.world.creatures.get(who).map_or(0, Creature::level);
    let power = turn.world.numbers.of(&HEAL_POWER);
    let health = creature::heal(turn, target, power.saturating_add(level));
    deeds::healed(turn.world, turn.now, target, who, health);
}

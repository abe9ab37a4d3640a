//! Wandering: leaving by a random open exit, now and then.

use super::sight::Sight;
use super::state::Intent;
use super::{CROWD, OFTEN, SOMETIMES, WANDER_EVERY};
use crate::base::clock::Millis;
use crate::base::dice::{Dice, Stream};
use crate::game::ground::creature::{Behavior, NpcKind};
use crate::game::ground::room::Direction;

pub fn has(sight: &Sight<'_>) -> bool {
    sight.is_wanderer()
}

/// It has a time of its own ([`next`]).
pub fn is_alert(_sight: &Sight<'_>) -> bool {
    false
}

/// Walks somewhere, if the wish has come round and chance will.
pub fn sees(sight: &Sight<'_>, dice: &mut Dice) -> Option<Intent> {
    let wishes = sight.wishes.wander_at.is_some_and(|at| at <= sight.now);
    let of_tag = if sight.is(Behavior::WandersOften) { &OFTEN } else { &SOMETIMES };
    let of_tag = sight.world.numbers.of(of_tag);
    let chance = sight.npc.manners.wander_chance.unwrap_or(of_tag);
    if !wishes || !is_free(sight) || !dice.chance(Stream::Mind.of(sight.me.id()), chance) {
        return None;
    }
    any_fit(sight, dice).map(Intent::Walk)
}

/// A way that fits, each as likely: exits are drawn until one does, so that the rooms behind the
/// others need not be looked at.
fn any_fit(sight: &Sight<'_>, dice: &mut Dice) -> Option<Direction> {
    let mut ways: Vec<Direction> = sight.room.exits.keys().copied().collect();
    while let Some(way) = dice.pick(Stream::Mind.of(sight.me.id()), &ways).copied() {
        if is_fit(sight, way) {
            return Some(way);
        }
        ways.retain(|other| *other != way);
    }
    None
}

/// Whether somebody may wander this way now.
pub fn may_go(sight: &Sight<'_>, direction: Direction) -> bool {
    is_free(sight) && is_fit(sight, direction)
}

/// Whether a way leads where a wanderer would go.
fn is_fit(sight: &Sight<'_>, direction: Direction) -> bool {
    let Some(there) = sight.way(direction) else { return false };
    let Some(to) = sight.content.room(there) else { return false };
    let at_home = to.area == sight.room.area || (to.area.is_some() && to.area == sight.home());
    let too_holy = to.safe && sight.npc.kind == NpcKind::Hostile;
    at_home && !too_holy && sight.npcs_in(there) < sight.world.numbers.of(&CROWD)
}

fn is_free(sight: &Sight<'_>) -> bool {
    let is_busy = sight.world.patrols.walk(sight.me.id()).is_some();
    sight.is_wanderer() && sight.is_standing() && sight.foe.is_none() && !is_busy
}

/// When the wish comes round; `None` for those who stay.
pub fn next(sight: &Sight<'_>) -> Option<Millis> {
    let next = sight.now + sight.world.numbers.of(&WANDER_EVERY);
    sight.is_wanderer().then(|| sight.wishes.wander_at.unwrap_or(next))
}

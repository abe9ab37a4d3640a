//! Strengthening: a surer hand, and a shield, for one's own while they fight.
//!
//! It begins when a fight does. Those who fight come first, itself among them, then comrades who
//! stand by; nobody gets what is on them already. What it lays on them are the same effects that
//! players' skills lay.

use super::healer::{comrades, comrades_fight};
use super::sight::Sight;
use super::state::Intent;
use super::{BUFF_POWER, BUFF_ROUNDS};
use crate::base::dice::Dice;
use crate::base::id::CreatureId;
use crate::game::Turn;
use crate::game::ground::creature::{Behavior, Creature};
use crate::game::people::combat;
use crate::game::people::effect::{self, Kind};

pub fn has(sight: &Sight<'_>) -> bool {
    sight.is(Behavior::Buffer)
}

/// Strengthens whoever needs it first, if it has its breath back.
pub fn sees(sight: &Sight<'_>, _dice: &mut Dice) -> Option<Intent> {
    let able = has(sight) && sight.is_standing() && sight.may_cast();
    let (target, kind) = able.then(|| next(sight)).flatten()?;
    Some(Intent::Strengthen(target, kind))
}

/// Whether a fight goes on that is its business.
pub fn is_alert(sight: &Sight<'_>) -> bool {
    has(sight) && comrades_fight(sight)
}

/// Who gets what next; `None` in peace, and if all have all.
pub fn next(sight: &Sight<'_>) -> Option<(CreatureId, Kind)> {
    if !comrades_fight(sight) {
        return None;
    }
    let own = || comrades(sight).chain([sight.me]);
    let fights = |body: &&Creature| combat::is_fighting(sight.world, body.id());
    let lacks = |kind| move |body: &&Creature| effect::power(sight.world, body.id(), kind) == 0;
    let first = |kind| own().filter(fights).find(lacks(kind)).map(|body| (body.id(), kind));
    let stands_by = || own().find(lacks(Kind::Bless)).map(|body| (body.id(), Kind::Bless));
    first(Kind::Bless).or_else(|| first(Kind::Shield)).or_else(stands_by)
}

/// Lays an effect on somebody.
pub fn strengthen(turn: &mut Turn, who: CreatureId, target: CreatureId, kind: Kind) {
    let level = turn.world.creatures.get(who).map_or(0, Creature::level);
    let numbers = &turn.world.numbers;
    let (power, rounds) = (numbers.of(&BUFF_POWER), numbers.of(&BUFF_ROUNDS));
    effect::apply(turn, target, kind, power + level / 4, rounds, who);
}

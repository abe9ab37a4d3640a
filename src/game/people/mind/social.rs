//! Helping one's own in the same room: those of the same faction, and among independents those of
//! the same kind, if they are of those who call for help.

use super::calls;
use super::sight::Sight;
use super::state::Intent;
use crate::base::dice::Dice;
use crate::base::id::CreatureId;
use crate::game::ground::creature::Creature;
use crate::game::people::faction;

pub fn has(sight: &Sight<'_>) -> bool {
    is_willing(sight)
}

/// Attacks whom one of its own fights.
pub fn sees(sight: &Sight<'_>, _dice: &mut Dice) -> Option<Intent> {
    if !may_help(sight) || sight.is_afraid() {
        return None;
    }
    let foe_of_own = |(other, foe): (&Creature, CreatureId)| {
        let foe = is_own(sight, other).then_some(foe)?;
        let comrades = |foe| faction::are_comrades(sight.content, sight.world, sight.me.id(), foe);
        let there = sight.others().find(|there| there.id() == foe);
        there.filter(|foe| !is_own(sight, foe) && !comrades(foe.id()))
    };
    sight.fighters().find_map(foe_of_own).map(|foe| Intent::Attack(foe.id()))
}

/// Whether one of its own fights, so that it may have to help.
pub fn is_alert(sight: &Sight<'_>) -> bool {
    may_help(sight) && sight.fighters().any(|(other, _)| is_own(sight, other))
}

fn may_help(sight: &Sight<'_>) -> bool {
    is_willing(sight) && sight.foe.is_none()
}

/// Whether it ever helps anybody.
pub fn is_willing(sight: &Sight<'_>) -> bool {
    faction::is_helper(sight.tags)
}

/// Whether another would call it for help.
fn is_own(sight: &Sight<'_>, other: &Creature) -> bool {
    let kin = || calls::are_kin(sight.content, sight.world, sight.me.id(), other.id());
    !other.is_player() && calls::is_caller(sight.content, other) && kin()
}

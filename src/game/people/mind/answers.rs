//! Answering a call for help: walking to the caller, and saying so on arrival.
//!
//! Those who stay where they are whatever happens (`stationary`, `guard`, merchants) do not come,
//! nor do loners, the peaceful and the badly hurt. Whoever has an enemy at hand fights that first.
//!
//! Not here: joining the fight once there (`social`), and going home after it (`patrol`).

use super::sight::Sight;
use super::state::{Intent, Summons};
use super::{calls, social};
use crate::base::dice::Dice;
use crate::base::id::CreatureId;
use crate::base::limits::HELP_RADIUS_MAX;
use crate::game::people::combat;

pub fn has(sight: &Sight<'_>) -> bool {
    social::is_willing(sight) && sight.is_free_to_go()
}

/// Takes a step towards the caller, or tells them that it is there.
pub fn sees(sight: &Sight<'_>, _dice: &mut Dice) -> Option<Intent> {
    let summons = summons(sight)?;
    if sight.foe.is_some() || !sight.is_standing() {
        return None;
    }
    let there = sight.world.places.room_of(summons.caller)?;
    if there == sight.here {
        return Some(Intent::Answer(summons.caller));
    }
    let is_free = sight.enemies().next().is_none();
    is_free.then(|| sight.toward(there, HELP_RADIUS_MAX)).flatten().map(Intent::Hurry)
}

/// Whether it is on its way.
pub fn is_alert(sight: &Sight<'_>) -> bool {
    sight.mind.is_some_and(|mind| mind.summons.is_some())
}

/// Whether it comes when this one calls.
pub fn would_come(sight: &Sight<'_>, caller: CreatureId) -> bool {
    let kin = calls::are_kin(sight.content, sight.world, sight.me.id(), caller);
    kin && has(sight) && sight.foe.is_none() && !sight.is_afraid()
}

/// The call that it still follows: the caller fights, has not been reached, and can be.
pub fn summons(sight: &Sight<'_>) -> Option<Summons> {
    let summons = sight.mind?.summons?;
    let fights = combat::is_fighting(sight.world, summons.caller);
    let reach = || {
        let there = sight.world.places.room_of(summons.caller)?;
        let is_here = there == sight.here;
        (is_here || sight.toward(there, HELP_RADIUS_MAX).is_some()).then_some(())
    };
    let holds = fights && sight.now < summons.until && !sight.is_afraid() && reach().is_some();
    holds.then_some(summons)
}

//! Going home: whoever left their place to help walks back when there is nothing left to do.
//!
//! Those who walk about anyway go on from where they are: wanderers and patrols.

use super::sight::Sight;
use super::state::Intent;
use crate::base::dice::Dice;
use crate::base::id::RoomId;
use crate::base::limits::HELP_RADIUS_MAX;
use crate::game::patrol;

pub fn has(sight: &Sight<'_>) -> bool {
    !sight.is_wanderer() && !patrol::has_round(sight.world, sight.me.id()) && sight.is_free_to_go()
}

/// Takes a step towards the place it left.
pub fn sees(sight: &Sight<'_>, _dice: &mut Dice) -> Option<Intent> {
    if sight.foe.is_some() || !sight.is_standing() {
        return None;
    }
    sight.toward(post(sight)?, HELP_RADIUS_MAX).map(Intent::Hurry)
}

/// Whether it is away from its place.
pub fn is_alert(sight: &Sight<'_>) -> bool {
    sight.mind.is_some_and(|mind| mind.post.is_some())
}

/// The place to which it still wants to go back: one that it is not at, and can reach.
pub fn post(sight: &Sight<'_>) -> Option<RoomId> {
    let post = sight.mind?.post.filter(|post| has(sight) && *post != sight.room.id)?;
    sight.toward(post, HELP_RADIUS_MAX).map(|_| post)
}

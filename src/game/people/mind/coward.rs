//! Running from a fight that goes badly.

use super::sight::Sight;
use super::state::Intent;
use crate::base::dice::Dice;

pub fn has(sight: &Sight<'_>) -> bool {
    sight.is_coward()
}

/// Flees, if it fights and is badly hurt.
pub fn sees(sight: &Sight<'_>, _dice: &mut Dice) -> Option<Intent> {
    (sight.foe.is_some() && sight.is_afraid()).then_some(Intent::Flee)
}

/// Whether it has to watch its health.
pub fn is_alert(sight: &Sight<'_>) -> bool {
    sight.foe.is_some() && sight.is_coward()
}

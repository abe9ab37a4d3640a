//! Attacking players of one's own accord: because one is like that, or because they are enemies
//! of one's faction.

use super::sight::Sight;
use super::state::Intent;
use crate::base::dice::Dice;

pub fn has(sight: &Sight<'_>) -> bool {
    sight.is_aggressive()
}

/// Attacks the player who came first, of those whom it sees.
pub fn sees(sight: &Sight<'_>, _dice: &mut Dice) -> Option<Intent> {
    let ready = sight.foe.is_none() && !sight.is_afraid();
    ready.then(|| sight.prey()).flatten().map(Intent::Attack)
}

/// Whether there is anyone for whom to stay alert, even if they cannot be attacked just now.
pub fn is_alert(sight: &Sight<'_>) -> bool {
    sight.waits_for_prey()
}

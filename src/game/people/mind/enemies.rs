//! War: attacking the enemies of one's faction.

use super::sight::Sight;
use super::state::Intent;
use crate::base::dice::Dice;

pub fn has(sight: &Sight<'_>) -> bool {
    sight.fights_enemies()
}

/// Attacks the enemy who came first, of those whom it sees.
pub fn sees(sight: &Sight<'_>, _dice: &mut Dice) -> Option<Intent> {
    if sight.foe.is_some() || sight.is_afraid() {
        return None;
    }
    let enemy = sight.enemies().next()?;
    let (npc, enemy_id) = (sight.me.id().0, enemy.0);
    tracing::debug!(target: "faction", npc, enemy = enemy_id, "an enemy faction is in sight");
    Some(Intent::Attack(enemy))
}

/// Whether there is any enemy to look out for, while it fights another too.
pub fn is_alert(sight: &Sight<'_>) -> bool {
    sight.enemies().next().is_some()
}

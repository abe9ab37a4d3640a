//! Calling for help: once in a fight, when it begins to hurt.
//!
//! The call is heard by one's own (same faction; independents by their own kind) in the same room
//! or as many rooms away as is written: see [`radius`]. A `loner` calls nobody.

use super::SOCIAL_RADIUS;
use super::sight::Sight;
use super::state::Intent;
use crate::base::dice::Dice;
use crate::base::limits::HELP_RADIUS_MAX;
use crate::game::ground::creature::{self, Behavior, Creature};
use crate::game::{Content, World};

pub use crate::game::people::faction::{are_kin, is_caller};

pub fn has(sight: &Sight<'_>) -> bool {
    is_caller(sight.content, sight.me)
}

/// Calls, if it is hurt in a fight and has not called yet.
pub fn sees(sight: &Sight<'_>, _dice: &mut Dice) -> Option<Intent> {
    wants_help(sight).then_some(Intent::Call)
}

/// Whether it has to call now.
pub fn wants_help(sight: &Sight<'_>) -> bool {
    let hurt = sight.foe.is_some() && sight.me.health() < sight.me.health_max();
    has(sight) && hurt && !has_called(sight)
}

/// Whether it has to notice the end of the fight in which it called.
pub fn is_alert(sight: &Sight<'_>) -> bool {
    has_called(sight)
}

fn has_called(sight: &Sight<'_>) -> bool {
    sight.mind.is_some_and(|mind| mind.called)
}

/// How many rooms away an NPC is heard.
pub fn radius(content: &Content, world: &World, npc: &Creature) -> u32 {
    let is_social = creature::behaves(content, npc, Behavior::Social);
    let of_tag = if is_social { world.numbers.of(&SOCIAL_RADIUS) } else { 0 };
    let written = npc.template().and_then(|template| content.npcs.get(template));
    written.and_then(|npc| npc.manners.help_radius).unwrap_or(of_tag).min(HELP_RADIUS_MAX)
}

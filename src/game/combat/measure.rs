//! Measuring somebody before a fight.

use super::blow::{armor_class, attack_bonus};
use crate::base::id::CreatureId;
use crate::game::content::Content;
use crate::game::faction;
use crate::game::look;
use crate::game::world::World;
use crate::text::sentence::{capitalise, the};

/// What somebody makes of somebody else: level, condition, and the rolls that each needs.
pub(super) fn considered(
    content: &Content,
    world: &World,
    who: CreatureId,
    target: CreatureId,
) -> String {
    let (Some(own), Some(other)) = (world.creatures.get(who), world.creatures.get(target)) else {
        return String::new();
    };
    let to_hit = needed(content, world, who, target);
    let to_be_hit = needed(content, world, target, who);
    let whose = faction::allegiance(content, world, who, target);
    let whose = whose.map(|whose| format!(" Allegiance: {whose}")).unwrap_or_default();
    format!(
        "{}: level {}, {}. {} You hit on {to_hit}; you are hit on {to_be_hit}.{whose}",
        capitalise(&the(other.name())),
        other.level(),
        look::condition(other.health(), other.health_max()),
        odds(own.level(), other.level()),
    )
}

/// What one must roll on the die to hit another: never less than 2, never more than 20.
fn needed(content: &Content, world: &World, who: CreatureId, target: CreatureId) -> String {
    let needed = armor_class(content, world, target) - attack_bonus(content, world, who);
    match needed {
        ..=2 => "2 or more".into(),
        20.. => "20 alone".into(),
        number => format!("{number} or more"),
    }
}

fn odds(own: u32, other: u32) -> &'static str {
    match i64::from(other) - i64::from(own) {
        ..=-5 => "There would be little to learn from it.",
        -4..=-2 => "It should be easy.",
        -1..=1 => "It would be an even match.",
        2..=4 => "It would be hard.",
        _ => "It would be madness.",
    }
}

//! Measuring somebody before a fight.

use super::blow::{armor_class, attack_bonus};
use crate::base::id::CreatureId;
use crate::game::frame::tell::namesake;
use crate::game::ground::creature::Creature;
use crate::game::ground::fight;
use crate::game::people::faction;
use crate::game::people::look;
use crate::game::{Content, View, World};
use crate::text::sentence::capitalise;

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
    let whose = whose.map(|whose| format!("Allegiance: {whose}"));
    let bearing = faction::bearing_in_words(content, world, who, target);
    let beside = faction::companions_in_words(content, world, who, target);
    let more: String =
        [whose, bearing, beside].into_iter().flatten().map(|s| format!(" {s}")).collect();
    format!(
        "{}: level {}, {}. {} You hit on {to_hit}; you are hit on {to_be_hit}.{more}",
        capitalise(&namesake::known(world, target)),
        other.level(),
        look::condition(other.health(), other.health_max()),
        odds_against_all(content, world, own, other),
    )
}

/// How somebody is, and whom they fight.
pub(super) fn in_a_word(view: View, who: CreatureId, target: CreatureId) -> String {
    let world = view.world;
    let Some(body) = world.creatures.get(target) else { return String::new() };
    let named = |one: CreatureId| match one == who {
        true => "you".into(),
        false => namesake::known(world, one),
    };
    let is = if target == who { "are" } else { "is" };
    let condition = look::condition(body.health(), body.health_max());
    let fights = fight::foe_of(world, target);
    let fights = fights.map(|foe| format!(", and fighting {}", named(foe))).unwrap_or_default();
    format!("{} {is} {condition}{fights}.", capitalise(&named(target)))
}

/// The odds against somebody with all who would fight beside them. Each counts as if the one were two
/// levels higher for each level-mate (our choice).
fn odds_against_all(content: &Content, world: &World, own: &Creature, other: &Creature) -> String {
    let companions = faction::companions(content, world, other.id(), own.id());
    let levels = companions.iter().filter_map(|who| world.creatures.get(*who)).map(Creature::level);
    let weight: u32 = levels.map(|level| 2 * level / other.level().max(1)).sum();
    let odds = odds(own.level(), other.level().saturating_add(weight));
    match companions.is_empty() {
        true => format!("{}.", capitalise(odds)),
        false => format!("Against all of them {odds}."),
    }
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
        ..=-5 => "there would be little to learn from it",
        -4..=-2 => "it should be easy",
        -1..=1 => "it would be an even match",
        2..=4 => "it would be hard",
        _ => "it would be madness",
    }
}

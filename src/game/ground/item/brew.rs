//! Reading what food, drink and potions do.
//!
//! The system that seed 004 extends writes one effect, by its type, with how much and how long.
//! Time is counted in rounds of two seconds here, so what it does each `tick_interval` is brought
//! to a round. `{heal: 6, spirit: 2}` is our own, shorter way.

use super::content::{Brew, Does};
use crate::game::frame::reading::problem::taken_as;
use crate::yaml::Fields;
use crate::yaml::suggest::nearest;

/// Seconds of one round.
const ROUND: f64 = 2.0;
/// Seconds that an effect lasts where nothing is said of it (our choice).
const LASTS: f64 = 10.0;

/// What consuming a thing does.
#[derive(Clone, Copy, Default)]
pub(super) struct Consumed {
    pub heal: u32,
    pub spirit: u32,
    pub brew: Option<Brew>,
}

/// Types of effects with what they come to.
#[derive(Clone, Copy)]
enum Type {
    Heal,
    Mana,
    HealOverTime,
    Buff,
    Debuff,
}

const TYPES: [(&str, Type); 10] = [
    ("heal", Type::Heal),
    ("healing", Type::Heal),
    ("mana", Type::Mana),
    ("energy", Type::Mana),
    ("restore_mana", Type::Mana),
    ("hot", Type::HealOverTime),
    ("heal_over_time", Type::HealOverTime),
    ("regeneration", Type::HealOverTime),
    ("buff", Type::Buff),
    ("debuff", Type::Debuff),
];

/// Stats that a buff or a debuff may be of, and what each does here.
const STATS: [(&str, Does, Does); 8] = [
    ("strength", Does::Steadies, Does::Weakens),
    ("attack", Does::Steadies, Does::Weakens),
    ("attack_power", Does::Steadies, Does::Weakens),
    ("armor_class", Does::Shields, Does::Exposes),
    ("vitality", Does::Shields, Does::Exposes),
    ("dexterity", Does::Hastens, Does::Weakens),
    ("speed", Does::Hastens, Does::Weakens),
    ("attack_speed", Does::Hastens, Does::Weakens),
];

/// Reads `consume_effect`.
pub(super) fn consumed(fields: &mut Fields<'_, '_>) -> Consumed {
    let Some(mut fields) = fields.inside("consume_effect") else { return Consumed::default() };
    let mut consumed = Consumed {
        heal: fields.number("heal", 0..=100_000).unwrap_or(0),
        spirit: fields.number("spirit", 0..=100_000).unwrap_or(0),
        brew: None,
    };
    let magnitude = fields.float("magnitude", 0.0..=100_000.0).unwrap_or(0.0);
    let seconds = fields.float("duration", 0.0..=86_400.0).unwrap_or(LASTS).max(ROUND);
    let tick = fields.float("tick_interval", 0.1..=86_400.0).unwrap_or(ROUND);
    let rounds = (seconds / ROUND).ceil() as u32;
    let of_stat = stat(&mut fields);
    let lasts =
        |does, power: f64| Some(Brew { does, power: (power.round() as u32).max(1), rounds });
    match effect_type(&mut fields) {
        Some(Type::Heal) => consumed.heal += magnitude.round() as u32,
        Some(Type::Mana) => consumed.spirit += magnitude.round() as u32,
        Some(Type::HealOverTime) => {
            consumed.brew = lasts(Does::Mends, magnitude * ROUND / tick.min(seconds));
        }
        Some(Type::Buff) => consumed.brew = of_stat.and_then(|(does, _)| lasts(does, magnitude)),
        Some(Type::Debuff) => consumed.brew = of_stat.and_then(|(_, does)| lasts(does, magnitude)),
        None => {}
    }
    fields.rest_is_unused();
    consumed
}

fn effect_type(fields: &mut Fields<'_, '_>) -> Option<Type> {
    let word = fields.either(&["effect_type", "type"])?;
    fields.understands("effect_type", TYPES.iter().map(|(name, _)| *name));
    let meant = word.trim().to_lowercase();
    let known = TYPES.iter().find(|(name, _)| *name == meant);
    if known.is_none() {
        let near = nearest(&meant, TYPES.iter().map(|(name, _)| *name));
        fields.problems().push(taken_as("effect", &word, "none", near));
    }
    known.map(|(_, kind)| *kind)
}

/// What a buff and what a debuff of the stat that is named does; of one that there is none here for,
/// the first.
fn stat(fields: &mut Fields<'_, '_>) -> Option<(Does, Does)> {
    let Some(word) = fields.spanned_text("stat") else { return Some((STATS[0].1, STATS[0].2)) };
    fields.understands("stat", STATS.iter().map(|(name, ..)| *name));
    let meant = word.trim().to_lowercase();
    let known = STATS.iter().find(|(name, ..)| *name == meant);
    if known.is_none() {
        let near = nearest(&meant, STATS.iter().map(|(name, ..)| *name));
        fields.problems().push(taken_as("stat", &word, "none", near));
    }
    known.map(|(_, better, worse)| (*better, *worse))
}

//! Combat: blows on the clock between anyone with a body.
//!
//! The same rules hold for players and NPCs:
//!
//! - A fighter has one **foe** and strikes at it every so often: as fast as the weapon is, as the
//!   NPC was written, or every 2.5 seconds with bare hands. The first blow falls at once. Whoever
//!   is attacked gets up and answers, half a beat later; whoever has a foe already stays with it.
//! - A **blow** is a d20, plus half the striker's level, plus the attack of calling, weapon and
//!   effects. It hits if that reaches the armour of the struck. A 20 always hits, for one and a
//!   half times the most the weapon can do; a 1 always misses.
//! - **Armour** is 10 plus what is worn, what the calling gives and what effects do; for an NPC,
//!   as it was written.
//! - A fight lasts while both are in one room. Who loses a foe turns to the next one on them.
//! - **Fleeing** costs a free blow from everyone on the runner, and takes a random open way.
//! - Who may harm whom is asked of `harm`, before each attack, blow and wound. Where it may not come to a
//!   death, whoever has no health left goes down with the last of it.
//! - The **dead** leave a corpse. An NPC's holds its loot and falls to dust with it. A player's
//!   holds what was carried and a tenth of the coins, opens to its owner alone, and leaves all of
//!   it on the floor in the end; the player wakes at the shrine. No experience is ever lost.
//! - Whoever comes to somebody's **aid** strikes at those who are on them (`assist`), or steps between
//!   (`rescue`) and is struck in their place.
//! - What an NPC's death is worth goes to those who earned it, by their **deeds**, within a group alike,
//!   and scaled by their level ([`shares`]), whoever strikes last and wherever they are by then. For a minute its corpse
//!   is theirs as well.
//!
//! Fights are fleeting: a restart ends them. Combat rolls only attack and damage from its dice;
//! which words tell of a blow is counted, not rolled.
//!
//! Not here: who wants to fight or flee (`mind`), the callings' skills (`skill`), what lasts for
//! a while (`effect`).

mod aid;
mod blow;
mod corpse;
mod death;
mod event;
mod flight;
mod measure;
mod refusals;
#[cfg(test)]
pub mod ring;
mod rules;
mod shares;
mod spoils;
#[cfg(test)]
mod tests;
mod text;
mod verbs;
mod wording;

pub use crate::game::ground::fight::{attackers_of, foe_of, is_fighting};
pub use blow::{Aim, Arms, armor_class, arms, attack_bonus, damage_of, roll_to_hit, speed};
pub use corpse::{check, decay, reschedule};
pub use death::die;
pub use event::{Cost, Event, Manner, Outcome, Rescue, Severity};
pub use flight::flee;
pub use rules::*;
pub use shares::{Member, shares};
pub use text::{between, tell};
pub use verbs::VERBS;
pub use wording::weapon;

use crate::game::Feature;

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature {
    name: "combat",
    verbs: VERBS,
    hears: Some(hears),
    wakes: Some(reschedule),
    check: Some(check),
    numbers: NUMBERS,
    outsides: &[corpse::LOOT],
    reasons: corpse::REASONS,
    ..Feature::NONE
};

/// What of it a builder may write otherwise, and an admin turn.
pub const NUMBERS: &[&crate::game::frame::numbers::Section] =
    &[aid::RESCUES, blow::BLOWS, corpse::CORPSES, rules::TRUCES, shares::EXPERIENCE];

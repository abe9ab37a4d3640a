//! Carrying: picking up, putting down, handing over, wearing, eating and drinking.
//!
//! The rules of play:
//!
//! * What lies on a floor is anyone's who can see it; in the dark only what one carries can be
//!   reached. A player's corpse opens to its owner alone (and to staff). Corpses stay where they
//!   fell.
//! * What words mean is found in `find`: `get torch` takes one, also of a stack, `get torches` and
//!   `get all.torch` take all, `get 2 torches` two. `get` looks on the floor, all else in the pack.
//! * Coins are never carried as things. Whoever picks up a pile has it in the purse; whoever drops,
//!   puts or gives coins takes them from there. None is ever made or lost on the way.
//! * `drop all` lets go of things in the pack, not of what is worn, and not of coins.
//! * Hands, floors and containers hold so many things and no more (a stack counts as one). A
//!   container goes into another one only if there is no further container in it.
//! * What is dropped falls to dust after half an hour, and sooner where very much lies; what there is
//!   only once, keys, and what is worth much stay. Corpses do not count among what a floor holds.
//! * What is worn where something is worn already takes its place; the other goes into the pack.
//! * Postures: resting is good enough for all of this, sleeping is not. In a fight single things
//!   may be handled, but nobody gets dressed from head to foot.
//! * `all` is told in one sentence, to the one who does it and to those who watch.
//!
//! Not here: coming into being and stacking (`item`), trading (`shop`), looking (`look`).

mod coins;
mod dust;
mod eat;
mod event;
mod pick;
mod reach;
mod refusals;
mod rules;
#[cfg(test)]
pub(crate) mod stage;
#[cfg(test)]
mod tests;
mod text;
mod verbs;
mod wear;

pub use dust::{DUST, ROT, clear_crowded_floors, fall_to_dust, left_lying};
pub use eat::{Meal, consume};
pub use event::{Event, Haul, Outfit};
pub use pick::spoken_coins;
pub use reach::{may_take_from, room_for};
pub use rules::{Load, Portion, drop, give, put, take};
pub use text::{haul, tell};
pub use verbs::VERBS;
pub use wear::{remove, wear, wear_all};

use crate::game::Feature;

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature {
    name: "carry",
    verbs: VERBS,
    numbers: &[DUST],
    outsides: &[ROT],
    reasons: coins::REASONS,
    ..Feature::NONE
};

//! Going farther than a step: `go <place>`, `run 3n2e`, `recall`, and `stop`.
//!
//! The rules of play:
//!
//! * One walks as if one typed every step, one every fifth of a second: doors, locks, fights and posture
//!   stop whoever goes so as they stop everybody.
//! * `go <place>` knows the places that one has seen (`known`), what can be seen from where one stands,
//!   and no others. Of several that a word fits, the nearest is meant; the way is the shortest over known
//!   rooms.
//! * One stops by oneself where an enemy is, when somebody comes in, when one is hurt, attacked, or not
//!   on one's feet any more, and when one types anything. Why is always said.
//! * Home is where one slept last, else the shrine. Nobody is carried there: one walks.
//!
//! Not here: single steps (`movement`).

mod keep;
mod places;
mod refusals;
mod route;
mod rules;
mod state;
#[cfg(test)]
mod tests;
mod text;
mod verbs;

pub use keep::{HOMES, HomeRow};
pub use route::is_route;
pub use rules::{interrupt, stride};
pub use state::State;
pub use text::{Event, tell};
pub use verbs::{run_line, stop};

use crate::game::Feature;

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature {
    name: "travel",
    verbs: verbs::VERBS,
    hears: Some(rules::hears),
    check: Some(rules::check),
    forgets: Some(rules::forgets),
    ..Feature::NONE
};

//! What players find: faults, ideas, and words that are spelt wrongly (`bug`, `idea`, `typo`).
//!
//! What was said is kept with where, when and in which version, and lies open until one of the staff closes it
//! (`@bugs`); whoever said it is told how it ended, there or later. Staff who are there are told at once. How
//! much of one player may lie open is bounded, and so is all of it: what was closed first gives way.
//!
//! Not here: what one player has against another (`order`).

mod keep;
mod pages;
mod refusals;
mod rules;
mod state;
#[cfg(test)]
mod tests;
mod text;
mod verbs;

pub use keep::{REMARKS, RemarkRow};
pub use rules::check;
pub use state::State;
pub use text::{Event, tell};

use crate::game::Feature;
use crate::game::people::notice::Topic;

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature {
    name: "remark",
    verbs: verbs::VERBS,
    check: Some(check),
    notices: &[ANSWERS],
    forgets: Some(|turn, who, forget| rules::forgets(turn.world, who, forget)),
    ..Feature::NONE
};

/// What became of what somebody found.
const ANSWERS: Topic = Topic { name: "answers", says: "answers to bugs, ideas and typos of yours" };

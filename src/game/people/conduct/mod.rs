//! How people behave towards each other: floods of words, foul words, and complaints to staff.
//!
//! The rules of play:
//!
//! * **Floods.** So many lines of words in so many seconds, by whatever ways they go, and no more until the
//!   time is over. Shortly before, one is warned. It is counted where the teller says what was read, so a
//!   new way of speaking needs nothing; it is asked before any verb that speaks.
//! * **Foul words** are a list that builders edit (`foul`, `config/names.yaml`). On channels they are read as
//!   stars by those who do not want to see them (`foulwords off`, as all have it at first).
//! * A **complaint** (`report bran he swears at newcomers`) goes to staff with what the one who complains
//!   last read of the other: as evidence, and no more than that. Staff are told at once, read it with
//!   `@reports`, and close it.
//!
//! Not here: what staff do then (`wizard`), and whom one does not want to hear (`acquaintance`).

mod keep;
mod pages;
mod refusals;
mod rules;
mod state;
#[cfg(test)]
mod tests;
mod verbs;

pub use keep::{COMPLAINTS, ComplaintRow};
pub use rules::{check, complain, masked, may_speak};
pub use state::State;

use crate::game::Feature;
use crate::game::people::notice::Topic;

/// What players complain of, for staff.
pub const REPORTS: Topic =
    Topic { name: "reports", says: "complaints of players, if you are of the staff" };

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature {
    name: "conduct",
    verbs: verbs::VERBS,
    hears: Some(rules::hears),
    reads: Some(rules::reads),
    check: Some(check),
    notices: &[REPORTS],
    forgets: Some(|turn, who, forget| rules::forgets(turn.world, who, forget)),
    ..Feature::NONE
};

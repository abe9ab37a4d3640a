//! Letters: words for one person, there or away, that stay until they are thrown away.
//!
//! Unlike what is told to somebody who is away (`mailbox`), a letter is longer, has a subject, is answered by its
//! number, and is read when its reader likes. It costs nothing and needs no post house: the Reach loses enough
//! on its way as it is. How many may lie with one reader, and how many of those from one sender, is bounded.
//! Whoever is ignored cannot write to who ignores them.
//!
//! Not here: writing line by line (`draft`).

mod keep;
mod pages;
mod refusals;
mod rules;
mod state;
#[cfg(test)]
mod tests;
mod text;
mod verbs;

pub use keep::{LETTERS, LetterRow};
pub use rules::check;
pub use state::State;
pub use text::{Event, tell};

use crate::game::Feature;

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature {
    name: "mail",
    verbs: verbs::VERBS,
    hears: Some(rules::hears),
    check: Some(check),
    forgets: Some(|turn, who, forget| rules::forgets(turn.world, who, forget)),
    ..Feature::NONE
};

//! Whom a player wants to hear nothing of, and whom they want to hear of.
//!
//! The rules of play:
//!
//! * Whoever **ignores** somebody reads nothing of what that one says or shows: no line in a room, no
//!   tell, nothing on a channel, nothing that waited while they were away, and nothing by their client's
//!   program. It is asked in one place: a sentence says whose words it is
//!   (`Sentence::words_of`), and the teller leaves out whoever ignores them. Words that take another
//!   way (mail, notices, programs) ask [`ignores`] or [`may_reach`].
//! * What the ignored *do* is read as before: they fight, come and go. Whoever speaks to one who ignores
//!   them is told so, and to nobody else is anything said of it.
//! * It holds for one character, on both sides. To let it reach all that a player plays would tell
//!   who that is, by their silence.
//! * Staff are heard by everybody: they may have to say something.
//! * Of a **friend** one is told when they come and go, as far as one may see them. Nobody is asked
//!   whether they want to be a friend, for no more is told than `who` tells.
//!
//! Not here: what words are refused to everybody (`order`).

mod keep;
mod pages;
mod refusals;
mod rules;
mod state;
#[cfg(test)]
mod tests;
mod text;
mod verbs;

pub use keep::{ACQUAINTANCES, AcquaintanceRow};
pub use rules::{called, check, ignores, may_reach};
pub use state::{Bond, Pair, State};
pub use text::{Event, tell};

use crate::game::Feature;
use crate::game::people::notice::Topic;

/// Friends who come and go.
pub const FRIENDS: Topic = Topic { name: "friends", says: "friends who come and go" };

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature {
    name: "acquaintance",
    verbs: verbs::VERBS,
    hears: Some(rules::hears),
    check: Some(check),
    notices: &[FRIENDS],
    forgets: Some(|turn, who, _| rules::forgets(turn.world, who)),
    ..Feature::NONE
};

//! Notices: what somebody should know, whether or not they are there when it happens.
//!
//! The rules of play:
//!
//! * A feature declares its **topics** (`Feature::notices`) and sends notices of them ([`send`]). Each
//!   is told at once to whoever is there; for whoever is away it waits, and is told when they come in:
//!   a few in one line, many as a sum.
//! * A notice that asks for something has a **command**, and a small number by which it is carried out:
//!   `notify 2`. It waits until it was read; one that only tells is done with when it was told.
//! * A player says of each topic how its notices come (N86): `direct` to oneself, or `off`: then they are
//!   told to nobody and only written down. `channel` and `both` are for topics that have a channel.
//! * All that was told, read, cleared, or never told is written down, and `notify history` reads it.
//! * A **bulletin** ([`publish`]) is for all who follow something: a line and an `Event.Push` for whoever
//!   is there, and a notice for those who are away, if it is to last (C16).
//!
//! It stands above all that send notices, and below players. Not here: words of one player to another,
//! which `mailbox` tells in full.

mod bulletin;
mod keep;
mod pages;
mod refusals;
mod rules;
mod state;
#[cfg(test)]
mod tests;
mod text;
mod verbs;

pub use bulletin::{Audience, Bulletin, Lasting, publish};
pub use keep::{HISTORY, NOTICES, NoticeHistoryRow, NoticePreferenceRow, NoticeRow, PREFERENCES};
pub use rules::{Draft, Sent, check, is_there, note, send};
pub use state::{State, Subscription, Topic, Way};
pub use text::{Event, tell};

use crate::game::Feature;

/// What staff decide about somebody: sentences that are lifted, a name, coins or a level given.
pub const STAFF: Topic = Topic { name: "staff", says: "decisions of staff about you" };

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature {
    name: "notice",
    verbs: verbs::VERBS,
    hears: Some(rules::hears),
    check: Some(check),
    notices: &[STAFF],
    forgets: Some(|turn, who, forget| rules::forgets(turn.world, who, forget)),
    ..Feature::NONE
};

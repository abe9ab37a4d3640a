//! Reputation: what everyone thinks of everyone, in one ledger (C3, C4).
//!
//! The rules of play:
//!
//! * Whoever does something that is thought well or ill of has an **event** written down ([`record`]):
//!   who did it, who thinks so of them now, what it was, and by how many points it moved. Events are a
//!   log; nothing is ever taken out of it, and rules never read it.
//! * A **score** is what an observer thinks of an actor: always the sum of its events. The world at
//!   large is an observer, too: that is *public* reputation. What a faction thinks of a player is
//!   *standing*, and stands in this ledger with the faction as the observer.
//! * What acts of state cost and bring is a list of **deeds** ([`Deed`]), whose amounts are numbers
//!   that `@balance` turns; what moves standing has its numbers in `config/factions.yaml`.
//! * **Trust** of one in another, from 0 to 1, is worked out when it is asked for ([`trust`]), and is
//!   kept nowhere. What it needs of the past is gathered when an event is written.
//!
//! It stands above `faction` and `combat`, because they write events, and below players, of whom
//! events are written. Not here: what follows from a score (`faction` has tiers, rewards, membership).

mod deeds;
mod keep;
mod pages;
mod rules;
mod state;
#[cfg(test)]
mod tests;
mod text;
mod trust;
mod verbs;

pub use deeds::{Deed, NUMBERS};
pub use keep::{EVENTS, ReputationEventRow, ReputationRow, SCORES};
pub use rules::{Change, Moved, check, did, record};
pub use state::{Observer, Standing, State, Subject};
pub use text::{Event, tell};
pub use trust::{Trust, trust};
pub use verbs::VERBS;

use crate::game::Feature;

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature {
    name: "reputation",
    verbs: VERBS,
    check: Some(check),
    forgets: Some(|turn, who, _| rules::forget(turn.world, who)),
    numbers: &[NUMBERS, trust::NUMBERS],
    notices: &[rules::NAME],
    ..Feature::NONE
};

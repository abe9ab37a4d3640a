//! Trading with merchants: list, buy, sell and value.
//!
//! The rules of play:
//!
//! * A merchant is an NPC whose template has a shop. One trades with a merchant who is in the same
//!   room, awake and not fighting, and whom one can see; the first of several, unless one is named.
//! * What is for sale never runs out. A price is the value times what the merchant asks
//!   (`sell_factor`), rounded up, and at least one coin.
//! * A merchant pays the value times `buy_factor`, rounded down, for the kinds of things they buy,
//!   and never more than they ask for the same thing. What is worth nothing to them stays yours,
//!   and so does what is worn, what has something in it, coins, and the dead.
//! * `buy 2` is number two of the list; `buy 2 torches` is two torches. A bare number is always a
//!   number of the list.
//! * A merchant of a faction does not trade with its enemies, nor with those to whom it has not opened
//!   its shops; those whom it honours are let off some of the price.
//! * While an event is on that swings prices where the merchant stands, they ask and pay so much more or
//!   less, and whoever trades reads why.
//! * Coins that are paid leave the world here, and coins that a merchant pays come into it: a shop
//!   is a source and a sink, and the only place of trade that is one. Things that are sold are gone.
//!
//! Not here: shops with a purse and a stock, and prices that move.

mod event;
mod prices;
mod refusals;
mod rules;
mod terms;
#[cfg(test)]
mod tests;
mod text;
mod verbs;

pub use event::Event;
pub use prices::{asks, pays};
pub use rules::{buy, merchant, offer, sell};
pub use terms::{Terms, in_words};
pub use text::tell;
pub use verbs::VERBS;

use crate::game::Feature;

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature {
    name: "shop",
    verbs: VERBS,
    outsides: &[rules::SHOPS],
    reasons: rules::REASONS,
    ..Feature::NONE
};

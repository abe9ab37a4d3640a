//! Accounts: what belongs to one password, and what a player may do with it.
//!
//! A login is a character's name and a password. Further characters are *linked*: they come under one
//! account by proof of both passwords, share its password from then on, and can be unlinked again with
//! a password of their own. Whatever changes who may come in asks for a password, which nobody sees
//! (`session::change`): so nobody does it at the keyboard of somebody who went for tea.
//!
//! The end of a character is one rule ([`erase`]), whoever wants it: its player (`account delete`) or
//! staff (`@delete`). Every feature forgets its own ([`Feature::forgets`]).
//!
//! Not here: the questions (`session::change`), and accounts as they are kept (`player`).

mod erasure;
mod export;
mod pages;
mod refusals;
mod rules;
mod sessions;
mod text;
mod verbs;

pub use erasure::{erase, price};
pub use export::exported;
pub use rules::{asked_for, proven, unlinked};
pub use sessions::{SECRETS, SESSIONS, SecretRow, SessionRow};
pub use text::{Event, tell};
pub use verbs::VERBS;

use serde::{Deserialize, Serialize};

use crate::game::Feature;

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature {
    name: "account",
    verbs: VERBS,
    hears: Some(sessions::hears),
    check: Some(sessions::check),
    forgets: Some(sessions::forgets),
    calendar: sessions::CALENDAR,
    numbers: &[sessions::PRIVACY],
    ..Feature::NONE
};

/// What is remembered of accounts besides what `player` has of them.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    sessions: sessions::Sessions,
    exports: export::Exports,
}

#[cfg(test)]
mod tests;

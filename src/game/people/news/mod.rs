//! News: one stream of what everybody should know, and the words of the house.
//!
//! Staff post news (`@news`); what the realm does is added by the features that know it, through [`record`].
//! Whoever comes in is told how much is new to them. Besides there is the word of the day (`motd`), which staff
//! may set and which is then read once a day, or when it changes; and the texts of builders: what changed
//! (`changes`), by what rules one lives here (`policies`), and whom to thank (`credits`).
//!
//! Not here: notes of players (`board`), and what concerns one player (`notice`).

mod keep;
mod pages;
mod refusals;
mod rules;
mod state;
#[cfg(test)]
mod tests;
mod text;
mod verbs;

pub use keep::{MOTD, MotdRow, NEWS, NEWS_MARKS, NewsMarkRow, NewsRow};
pub use rules::{check, record};
pub use state::State;
pub use text::{Event, tell};

use crate::game::Feature;

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature {
    name: "news",
    verbs: verbs::VERBS,
    hears: Some(rules::hears),
    check: Some(check),
    forgets: Some(|turn, who, forget| rules::forgets(turn.world, who, forget)),
    ..Feature::NONE
};

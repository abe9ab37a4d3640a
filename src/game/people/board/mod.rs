//! Boards: notes that people pin up in rooms for whoever comes by.
//!
//! A board is written (`boards/*.yaml`) and hangs in a room; what is pinned to it is kept. A board may be for
//! some only, by an [`Actor`]: members of a faction today. Notes have numbers that stay; an answer goes below
//! the first note of its thread. What of a board somebody has read is everything up to one number, kept for
//! each who ever looked at it, and told when they look at the room and, in a sum, when they come in.
//!
//! When a board is full the oldest note gives way. One's own notes may be taken down, any by staff. Notes of
//! those whom one ignores are not there for one.
//!
//! Not here: how something longer is written (`draft`).

mod content;
mod keep;
mod pages;
mod refusals;
mod rules;
mod state;
#[cfg(test)]
mod tests;
mod text;
mod verbs;

pub use content::{BOARDS, Board, Boards};
pub use keep::{BoardMarkRow, MARKS, NOTES, NoteRow};
pub use rules::{check, line_in_room, look, meant};
pub use state::State;
pub use text::{Event, tell};
pub use verbs::post;

use crate::game::Feature;

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature {
    name: "board",
    verbs: verbs::VERBS,
    hears: Some(rules::hears),
    check: Some(check),
    forgets: Some(|turn, who, forget| rules::forgets(turn.world, who, forget)),
    ..Feature::NONE
};

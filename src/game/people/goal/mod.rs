//! Goals: what one might do next.
//!
//! The rules of play:
//!
//! * First there is a **checklist** (`goals/*.yaml`), in the builder's order: what a newcomer should have
//!   done once. Doing it counts, whenever it is done and in whatever order; who knows it already may answer
//!   a question instead (`goals skip`). Each pays a little.
//! * Whoever is through with it, or asks where there is none, always has three **open goals** of different kinds that fit their level:
//!   slay some of a kind, see a place, talk with somebody, sell something, wear something, reach a level.
//!   They are drawn of what the world's files say, so every world with rooms and people has some; each that
//!   is reached is followed by another, and pays by the level. One may be changed for another, now and
//!   then.
//! * Never is anything asked for that cannot be done: places are on foot from where newcomers begin, not
//!   behind locks and nothing hidden; whom one should slay can be slain. What is no longer so after a reload
//!   is taken out and another drawn.
//!
//! What was done and what is open is kept (`goals`, `open_goals`). Draws roll from a stream of their own.
//!
//! Not here: quests, which come with the gates; tips that are shown once (`tip`).

mod content;
mod draw;
mod keep;
mod kind;
mod load;
mod offers;
mod open;
mod pages;
mod refusals;
mod rules;
mod state;
#[cfg(test)]
mod tests;
mod text;
mod verbs;

pub use content::{Goal, Goals, Trigger};
pub use keep::{GOALS, GoalRow, OPEN, OpenRow};
pub use kind::GOAL_FILES;
pub use offers::{is_possible, offers};
pub use rules::{check, did, has_begun, hint, is_guided};
pub use state::{Open, Sort, State};
pub use text::{Event, tell};
pub use verbs::VERBS;

use crate::game::Feature;
use crate::game::frame::fact::{fact, kept};
use crate::game::frame::watch::Marks;

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature {
    name: "goal",
    verbs: VERBS,
    hears: Some(rules::hears),
    wakes: Some(draw::wake),
    check: Some(check),
    facts: &[kept(fact(
        "goals that are open",
        ("Char.Status", "goals"),
        "GOALS",
        Marks::BODY,
        pages::fact,
    ))],
    forgets: Some(|turn, who, _| state::forgets(turn.world, who)),
    numbers: &[rules::NUMBERS],
    outsides: &[rules::ERRANDS],
    reasons: rules::EARNED,
    ..Feature::NONE
};

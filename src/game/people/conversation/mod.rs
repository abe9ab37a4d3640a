//! Conversations: what NPCs answer to those who talk with them (`talk bess cellar`).
//!
//! The rules of play:
//!
//! * Whoever has something to say has a conversation of their own (`conversations/*.yaml`): a greeting, and
//!   flat topics, each with the words that mean it. One may talk with anybody else, too; people nod, and
//!   beasts do not answer.
//! * Who answers must be awake, not in a fight, and no enemy. A greeting depends on whether one has met
//!   before, and on how the other's faction stands to one.
//! * A topic may be open only by day, to friends, from a level on, or behind another topic; until then it
//!   is as if it were not there. It may name a place: then the way there follows, worked out from where
//!   one stands, so that it is true. It may hand over a small thing, once.
//! * Others in the room see that two talk, and not what is said.
//!
//! Who met whom, and what was heard, is kept (`met`).
//!
//! Not here: words between players (`talk`), and rumours that are told unasked (`front`).

mod content;
mod keep;
mod kind;
mod load;
mod refusals;
mod rules;
mod state;
#[cfg(test)]
mod tests;
mod text;
mod verbs;

pub use content::{Conversation, Conversations, Topic};
pub use keep::{MET, MetRow};
pub use kind::CONVERSATIONS;
pub use rules::{check, open};
pub use state::State;
pub use text::{Event, tell};
pub use verbs::VERBS;

use crate::game::Feature;

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature {
    name: "conversation",
    verbs: VERBS,
    check: Some(check),
    forgets: Some(|turn, who, _| state::forgets(turn.world, who)),
    ..Feature::NONE
};

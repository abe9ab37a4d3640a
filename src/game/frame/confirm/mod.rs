//! Confirm and undo: nothing that cannot be taken back happens by one line.
//!
//! An act that is final asks first ([`Turn::is_sure`]): it shows its price, and is done when the player
//! says `confirm` within a minute. What is confirmed is what was shown: the line is carried out once
//! more as it was understood, and if its price has changed meanwhile, it is shown anew.
//!
//! An act that may be regretted ([`Turn::later`]) is announced, and done when a minute has passed;
//! until then `undo` takes it back for nothing. Whoever waits for it waits on the disk, so it is done
//! after a restart, too, and whether or not the player is there.

mod later;
mod refusals;
mod verbs;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::base::clock::Millis;
use crate::base::id::CreatureId;
use crate::base::limits::CONFIRM_MS_MAX;
use crate::game::{Feature, Turn, World};
use crate::text::style::Style;

pub use later::{LATER_ACTS, Later, LaterRow, settles};

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature {
    name: "confirm",
    verbs: verbs::VERBS,
    check: Some(check),
    forgets: Some(|turn, who, _| later::forget(turn, who)),
    ..Feature::NONE
};

/// What players were asked, and what is done when its minute is over.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    /// The last question of each; it is forgotten with the process.
    asked: BTreeMap<CreatureId, Question>,
    /// By number, the oldest first.
    later: BTreeMap<u64, later::Waiting>,
}

/// What somebody was asked to confirm.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Question {
    /// The line that is carried out.
    line: String,
    /// What it was said to cost.
    price: String,
    until: Millis,
    answer: Answer,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
enum Answer {
    NotYet,
    Yes,
}

impl Turn<'_> {
    /// Whether an act that cannot be taken back is what somebody wants. If they have not said so of
    /// this very line at this very price, they are asked, and the answer is no for now.
    ///
    /// `line` is what is carried out when they confirm: the verb in full, and what is meant. `price`
    /// is a sentence or some, of what would be lost. Those whom nobody plays are always sure.
    pub fn is_sure(&mut self, who: CreatureId, line: &str, price: &str) -> bool {
        if self.world.players.presence(who).is_none() {
            return true;
        }
        let now = self.now;
        let asked = &mut self.world.confirm.asked;
        let before = asked.remove(&who);
        let said = before.filter(|question| {
            question.answer == Answer::Yes && question.until > now && question.line == line
        });
        if said.as_ref().is_some_and(|question| question.price == price) {
            return true;
        }
        let until = now + Millis(CONFIRM_MS_MAX);
        let (line, words) = (line.to_string(), price.to_string());
        asked.retain(|_, question| question.until > now);
        asked.insert(who, Question { line, price: words, until, answer: Answer::NotYet });
        let changed = said.map_or("", |_| "That is not what it was a moment ago. ");
        let text =
            format!("{changed}{price} Type `confirm` within a minute if that is what you want.");
        self.show_line(who, crate::game::frame::turn::Kept::No, move |_| Style::Warning.on(text));
        false
    }
}

/// Whether somebody was asked something at this very moment.
pub fn was_just_asked(world: &World, who: CreatureId, now: Millis) -> bool {
    let until = now + Millis(CONFIRM_MS_MAX);
    world.confirm.asked.get(&who).is_some_and(|question| question.until == until)
}

/// The line that somebody was asked about and has not answered.
fn answered(world: &mut World, who: CreatureId, now: Millis) -> Option<String> {
    let question = world.confirm.asked.get_mut(&who).filter(|question| question.until > now)?;
    question.answer = Answer::Yes;
    Some(question.line.clone())
}

/// What must always be true.
pub fn check(world: &World) -> Result<(), String> {
    later::check(world)
}

#[cfg(test)]
mod tests;

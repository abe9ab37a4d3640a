//! Older lines of a log: asked for, waited for, and shown.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Engine;
use crate::base::id::CreatureId;
use crate::game::frame::keep::{Found, Query};
use crate::messages::output::Output;
use crate::text::style::Style;

/// What was asked for and is not shown yet.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Histories {
    /// What waits until a batch is on the disk; which one is known at the end of its turn.
    waiting: Vec<(Option<u64>, Query)>,
    /// Who waits for a page. One at a time for each.
    asked: BTreeSet<CreatureId>,
}

impl Engine {
    /// Somebody asks for older lines of a log.
    pub(super) fn history_asked(&mut self, query: Query) {
        if self.histories.asked.insert(query.who) {
            self.histories.waiting.push((None, query));
        } else {
            self.say_to(query.who, "The page that you asked for is still being looked for.");
        }
    }

    /// Lets out what was asked for, once all that was written before it is on the disk.
    pub(super) fn let_fetches_go(&mut self) {
        let (newest, kept) = (self.keeper.newest(), self.keeper.kept_until());
        let is_due = |(batch, _): &mut (Option<u64>, Query)| *batch.get_or_insert(newest) <= kept;
        let due = self.histories.waiting.extract_if(.., is_due);
        self.outputs.extend(due.map(|(_, query)| Output::Fetch(query)));
    }

    /// What was found, or a sentence that says why nothing could be.
    pub(super) fn fetched(&mut self, query: &Query, found: Result<Found, String>) {
        self.histories.asked.remove(&query.who);
        if self.sessions.connection_of(query.who).is_none() {
            return;
        }
        match found {
            Ok(found) => self.with_turn("history", |turn| found.show(turn, query)),
            Err(sentence) => {
                tracing::error!(target: "store", sentence, "a page of a log cannot be read");
                let text = "That page cannot be read just now: the disk does not answer.";
                self.say_to(query.who, &Style::Warning.on(text));
            }
        }
        self.hand_out();
    }

    fn say_to(&mut self, who: CreatureId, text: &str) {
        if let Some(session) = self.sessions.of_mut(who) {
            session.say(text);
        }
    }
}

//! Reloads: the world's files are read beside the game, and swapped in whole.
//!
//! One reading at a time. A reading gives numbers to the names that are new to it, on top of those
//! that were known when it began: two that ran side by side would give one number to two names.
//! Who asks meanwhile may have changed a file since, so the files are read once more for them.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Engine;
use crate::base::id::CreatureId;
use crate::engine::output::Output;
use crate::game::content::Content;
use crate::game::restore::adopt;
use crate::game::{mind, patrol, sky, spawn, war};
use crate::yaml::Problems;

/// Who waits for what. An operator's signal waits for nothing, so there may be nobody.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Reloading {
    /// Those who see the report of the reading that is under way; `None` if there is none.
    now: Option<Vec<CreatureId>>,
    /// Those who asked since it began; `None` if nobody did.
    then: Option<Vec<CreatureId>>,
}

impl Reloading {
    /// Somebody asks, or the operator does. Whether a reading is to begin now.
    fn ask(&mut self, who: Option<CreatureId>) -> bool {
        let begins = self.now.is_none();
        let waiting = if begins { &mut self.now } else { &mut self.then };
        waiting.get_or_insert_default().extend(who);
        begins
    }

    /// A reading came to its end: who sees its report. Whether another is to begin now.
    fn done(&mut self) -> (Vec<CreatureId>, bool) {
        let asked = self.now.take().unwrap_or_default();
        self.now = self.then.take();
        (asked, self.now.is_some())
    }
}

impl Engine {
    /// The world's files are to be read again; whoever asked sees the report.
    pub(super) fn reload_asked(&mut self, who: Option<CreatureId>) {
        if self.reloading.ask(who) {
            self.begin_reading();
        }
    }

    fn begin_reading(&mut self) {
        self.outputs.push(Output::Reload(Box::new(self.content.names.clone())));
    }

    /// The world files were read again: they are swapped in, or the old ones stay.
    pub(super) fn reloaded(&mut self, content: Option<Arc<Content>>, problems: &Problems) {
        let (asked, again) = self.reloading.done();
        let is_whole = content.is_some();
        self.content = content.unwrap_or_else(|| self.content.clone());
        // Asked for before anything is done with it, so that a panic loses nobody's wish.
        if again {
            self.begin_reading();
        }
        let outcome = match is_whole {
            true => self.go_on_with_it(),
            false => {
                let report = problems.render_lines();
                tracing::error!(target: "world", "reload refused; the old world goes on\n{report}");
                "Nothing is changed: the old world goes on.".to_owned()
            }
        };
        self.report_reload(&asked, problems, &outcome);
    }

    /// The world goes on with what is written now; comes back with a sentence about it.
    fn go_on_with_it(&mut self) -> String {
        let rooms = self.content.all_rooms().count();
        self.with_turn("reload", |turn| {
            adopt(turn);
            spawn::place_items(turn);
            spawn::fill(turn);
            patrol::wake_all(turn);
            mind::wake_all(turn);
            sky::start(turn);
            war::start(turn);
        });
        self.hand_out();
        tracing::info!(target: "world", rooms, "world files reloaded");
        format!("The world is reloaded: {rooms} rooms.")
    }

    /// Shows what is wrong to those who asked: drawn for eyes, in plain lines for screen readers.
    fn report_reload(&mut self, asked: &[CreatureId], problems: &Problems, outcome: &str) {
        for who in asked {
            let Some(connection) = self.playing.get(who) else { continue };
            let reader = self.world.players.page(*who).is_some_and(|page| page.reader);
            let Some(session) = self.sessions.get_mut(connection) else { continue };
            match (problems.is_empty(), reader) {
                (true, _) => {}
                (false, true) => session.show(problems.render_lines()),
                (false, false) => session.show(problems.render()),
            }
            session.show(outcome);
        }
    }
}

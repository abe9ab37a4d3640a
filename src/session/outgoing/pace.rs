//! The pace of prompts: one after a burst of lines, not one after each of them.
//!
//! What a player typed is answered with a prompt at once. What happens by itself, above all the blows
//! of a fight, is shown at once, but its prompt waits until [`PACE`] after the one before it; so a
//! fight against three has a prompt every two seconds, and all lines between stand together. In a
//! quiet room the prompt follows its line immediately.

use serde::{Deserialize, Serialize};

use crate::base::clock::Millis;
use crate::session::{Session, State};

/// The least time from one prompt to the next that nobody asked for: about a round of a fight.
pub(super) const PACE: Millis = Millis(2_000);

/// When the last prompt was shown, and when the next is to be, if there is something to follow.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub(in crate::session) struct Pace {
    last: Option<Millis>,
    due: Option<Millis>,
}

impl Pace {
    /// A prompt is shown now.
    pub fn prompted(&mut self, now: Millis) {
        *self = Pace { last: Some(now), due: None };
    }

    /// When a prompt is to be shown although nothing more happens.
    pub fn due(&self) -> Option<Millis> {
        self.due
    }

    /// Whether that is now.
    pub fn is_due(&self, now: Millis) -> bool {
        self.due.is_some_and(|due| due <= now)
    }

    /// Whether it is too early for another prompt; if so it is due later.
    fn waits(&mut self, now: Millis) -> bool {
        let next = self.last.map(|last| last + PACE).filter(|next| *next > now);
        self.due = next;
        next.is_some()
    }
}

impl Session {
    /// Whether text that came by itself is shown without a prompt for now, for there was one just
    /// before. Questions are always asked, and so is whether to read on.
    pub(super) fn waits_with_its_prompt(&mut self, now: Millis) -> bool {
        let plays = matches!(self.state, State::Playing(_)) && self.change.is_none();
        let plays = plays && self.outgoing.pager.is_none();
        plays && self.outgoing.held.is_empty() && self.outgoing.pace.waits(now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prompt_waits_for_its_time_and_comes_once() {
        let mut pace = Pace::default();
        assert!(!pace.waits(Millis(100)), "the first is shown at once");
        pace.prompted(Millis(100));
        assert!(pace.waits(Millis(600)) && pace.waits(Millis(1_900)));
        assert_eq!(pace.due(), Some(Millis(2_100)));
        assert!(!pace.is_due(Millis(2_099)) && pace.is_due(Millis(2_100)));
        assert!(!pace.waits(Millis(2_100)));
        pace.prompted(Millis(2_100));
        assert_eq!(pace.due(), None);
    }
}

//! What becomes of a session's waits when the world's clock is put ahead.

use super::login::Step;
use super::{Session, State};
use crate::base::clock::Millis;

impl Session {
    /// The world's clock was put ahead. For the machine no time has passed, so whatever waits for it
    /// waits as long as before.
    pub fn put_ahead(&mut self, span: Millis) {
        self.since = self.since + span;
        self.outgoing.held.iter_mut().for_each(|held| held.since = held.since + span);
        if let State::Door(Step::Waiting { until, .. }) = &mut self.state {
            *until = *until + span;
        }
    }
}

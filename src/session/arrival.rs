//! Somebody comes in: from the right password on until the disk has answered and the world is shown,
//! no line is a command. What they type meanwhile is most likely their password once more.

use serde::{Deserialize, Serialize};

use super::Session;
use crate::base::clock::Millis;

/// How long somebody who arrives reads nothing before they are asked to wait.
pub(super) const PATIENCE: Millis = Millis(500);
pub(super) const ONE_MOMENT: &str = "One moment, please: the disk is slow to answer.";

/// Somebody is in the world already, but the disk has yet to answer before they see any of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) enum Arrival {
    Begun,
    /// They typed something meanwhile, most likely their password once more.
    Impatient,
    /// They were asked to wait.
    Told,
}

impl Session {
    /// The password was right: until the world is shown, no line is a command.
    pub fn arrive(&mut self) {
        self.arrival = Some(Arrival::Begun);
    }

    /// Drops a line if its player cannot know yet that they are in the world. It may be their
    /// password.
    pub fn drops_line(&mut self) -> bool {
        if self.arrival == Some(Arrival::Begun) {
            self.arrival = Some(Arrival::Impatient);
        }
        self.arrival.is_some()
    }

    /// Whether what is typed now is dropped, because the world was not shown yet.
    pub fn is_arriving(&self) -> bool {
        self.arrival.is_some()
    }

    /// Whether somebody who arrives is to be asked to wait for the disk now.
    pub(super) fn asks_to_wait(&mut self, now: Millis) -> bool {
        let Some(first) = self.outgoing.held.front() else {
            self.arrival = None;
            return false;
        };
        let asks = match self.arrival {
            Some(Arrival::Begun) => now.since(first.since) >= PATIENCE,
            Some(Arrival::Impatient) => true,
            Some(Arrival::Told) | None => false,
        };
        if asks {
            self.arrival = Some(Arrival::Told);
        }
        asks
    }
}

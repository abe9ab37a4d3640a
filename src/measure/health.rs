//! Whether the server does its work, for whoever keeps an eye on it (N127).

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use crate::base::limits::STUCK_MS;

/// What the edge last said of the server. Read by other threads.
#[derive(Debug, Default)]
pub struct Health {
    /// Milliseconds from the start to the newest turn.
    beat: AtomicU64,
    stopping: AtomicBool,
    disk_fails: AtomicBool,
}

/// What can be said of a server.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    Ok,
    /// It plays on, but what is done is not on the disk yet.
    DiskFails,
    /// It says goodbye to everybody.
    Stopping,
    /// No turn has been done for so long.
    Stuck(Duration),
}

impl State {
    /// In a word: `ok`, `disk_fails`, `stopping`, `stuck`.
    pub fn word(self) -> &'static str {
        match self {
            State::Ok => "ok",
            State::DiskFails => "disk_fails",
            State::Stopping => "stopping",
            State::Stuck(_) => "stuck",
        }
    }

    /// Whether somebody who connects now can play. Where the disk fails they can, and a restart
    /// would lose what waits for it.
    pub fn is_serving(self) -> bool {
        matches!(self, State::Ok | State::DiskFails)
    }
}

impl Health {
    /// A turn is done, so long after the start.
    pub fn beats(&self, up: Duration) {
        self.beat.store(up.as_millis() as u64, Ordering::Relaxed);
    }

    /// The server is about to end.
    pub fn stops(&self) {
        self.stopping.store(true, Ordering::Relaxed);
    }

    pub(super) fn disk(&self, works: Disk) {
        self.disk_fails.store(works == Disk::Fails, Ordering::Relaxed);
    }

    /// How it is, so long after the start.
    pub fn state(&self, up: Duration) -> State {
        let beat = Duration::from_millis(self.beat.load(Ordering::Relaxed));
        let silent = up.saturating_sub(beat);
        if silent > Duration::from_millis(STUCK_MS) {
            State::Stuck(silent)
        } else if self.stopping.load(Ordering::Relaxed) {
            State::Stopping
        } else if self.disk_fails.load(Ordering::Relaxed) {
            State::DiskFails
        } else {
            State::Ok
        }
    }
}

/// What the writer says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Disk {
    Works,
    Fails,
}

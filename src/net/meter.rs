//! What is counted of one connection: bytes, and since when somebody is silent.

use std::cell::Cell;

use crate::base::clock::Millis;
use crate::measure::LinkCounts;
use crate::messages::link::Traffic;

/// The counts of one connection.
#[derive(Debug, Default)]
pub(super) struct Meter {
    /// Bytes of telnet that were said, and what became of them on their way to the socket.
    said: Cell<u64>,
    sent: Cell<u64>,
    /// Bytes that came from the socket, and the telnet in them.
    came: Cell<u64>,
    heard: Cell<u64>,
    pub since: Millis,
    /// When a line was last typed.
    pub typed: Cell<Millis>,
    /// The engine knows that nothing was typed for long.
    pub idle: Cell<bool>,
    /// Something was sent since the last round.
    pub spoke: Cell<bool>,
    /// What is counted of all connections.
    all: LinkCounts,
}

impl Meter {
    pub fn new(now: Millis, all: &LinkCounts) -> Meter {
        Meter { since: now, typed: Cell::new(now), all: all.clone(), ..Meter::default() }
    }

    pub fn said(&self, bytes: usize) {
        add(&self.said, bytes);
    }

    pub fn sent(&self, bytes: usize) {
        add(&self.sent, bytes);
        self.all.sent.inc_by(bytes as u64);
        self.spoke.set(self.spoke.get() || bytes > 0);
    }

    pub fn came(&self, bytes: usize) {
        add(&self.came, bytes);
        self.all.came.inc_by(bytes as u64);
    }

    pub fn heard(&self, bytes: usize) {
        add(&self.heard, bytes);
    }

    /// A line was typed.
    pub fn typed(&self, now: Millis) {
        self.typed.set(now);
        self.idle.set(false);
    }

    /// Bytes to the client.
    pub fn outward(&self) -> Traffic {
        Traffic { plain: self.said.get(), socket: self.sent.get() }
    }

    /// Bytes from the client.
    pub fn inward(&self) -> Traffic {
        Traffic { plain: self.heard.get(), socket: self.came.get() }
    }
}

fn add(count: &Cell<u64>, bytes: usize) {
    count.set(count.get() + bytes as u64);
}

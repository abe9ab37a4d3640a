//! What all players share: the plan, the act that is on, and the tally.

use std::cell::{Cell, RefCell};
use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::Instant;

use super::prompt_splitter::Packing;
use super::tally::Tally;

/// Whom we play against.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Target {
    /// A server of the game, which asks for name and password.
    Game(SocketAddr),
    /// The bare line server, which asks for nothing and answers anything.
    Floor(SocketAddr),
}

impl Target {
    pub fn address(self) -> SocketAddr {
        match self {
            Target::Game(address) | Target::Floor(address) => address,
        }
    }
}

/// When a player sends the next command.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Pace {
    /// As soon as the last is answered.
    Closed,
    /// This often, answered or not.
    Every(Duration),
}

/// What is to be done.
#[derive(Debug)]
pub(super) struct Plan {
    pub target: Target,
    pub players: u32,
    pub pace: Pace,
    pub steps: u32,
    /// Addresses to come from, in turns; none to leave that to the system.
    pub sources: Vec<Ipv4Addr>,
    pub seed: u64,
    pub packing: Packing,
}

/// What everybody does now.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Act {
    /// Come in and wait for the rest.
    Gather,
    Play {
        until: Instant,
    },
    Leave,
}

/// The one place where players and their director meet. All are tasks of one thread.
#[derive(Debug)]
pub(super) struct Stage {
    pub plan: Plan,
    pub tally: RefCell<Tally>,
    act: watch::Sender<Act>,
    present: Cell<u32>,
    lost: Cell<u32>,
    why_lost: RefCell<String>,
}

impl Stage {
    pub fn new(plan: Plan, tally: Tally) -> Stage {
        Stage {
            plan,
            tally: RefCell::new(tally),
            act: watch::Sender::new(Act::Gather),
            present: Cell::new(0),
            lost: Cell::new(0),
            why_lost: RefCell::default(),
        }
    }

    /// Has everybody do this from now on.
    pub fn act(&self, act: Act) {
        self.act.send_replace(act);
    }

    /// Tells what is to be done, now and later.
    pub fn acts(&self) -> watch::Receiver<Act> {
        self.act.subscribe()
    }

    /// Somebody is in the world and ready.
    pub fn come(&self) {
        self.present.set(self.present.get() + 1);
    }

    /// Somebody who was ready has left as they should.
    pub fn go(&self) {
        self.present.set(self.present.get() - 1);
    }

    /// Somebody did not get in, or was thrown out.
    pub fn lose(&self, why: &str) {
        self.lost.set(self.lost.get() + 1);
        if self.lost.get() == 1 {
            why.clone_into(&mut self.why_lost.borrow_mut());
        }
    }

    /// How many are ready.
    pub fn present(&self) -> u32 {
        self.present.get()
    }

    pub fn lost(&self) -> u32 {
        self.lost.get()
    }

    /// How many are on their way in no more: they are ready, or lost.
    pub fn arrived(&self) -> u32 {
        self.present() + self.lost()
    }

    /// How many are neither ready nor lost.
    pub fn awaited(&self) -> u32 {
        self.plan.players.saturating_sub(self.arrived())
    }

    /// What happened to the first who was lost.
    pub fn why_lost(&self) -> String {
        self.why_lost.borrow().clone()
    }
}

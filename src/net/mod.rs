//! The sockets: where the world meets the network, on one thread.
//!
//! [`run`] owns the listener, every connection and the loop that gives the engine its turns. All
//! of them are tasks of one current-thread runtime, so nothing is locked: a task that reads puts
//! what it read into the [`hub`](self), the engine's task drains everything that waits into one
//! turn, and each player's answer is one write. Slow work (hashing, disk, files) happens on other
//! threads and comes back through an [`Inbox`].
//!
//! What keeps one client from hurting the rest, each number in [`crate::base::limits`]:
//! it has one line answered per turn; when its lines wait, or come too fast, its socket is not
//! read; when it does not read, it is cut off; and it is never waited for.
//!
//! Every `Connected` is followed by exactly one `Gone`, after which nothing comes from that
//! connection, also if it was the engine that closed it.
//!
//! | file | holds |
//! |---|---|
//! | `listener` | accepting, socket options, seats |
//! | `entrance` | who is seated at once, and who has to show something first |
//! | `doorman` | TLS handshakes and PROXY headers, on a thread of their own |
//! | `certificates` | what clients of a TLS port are shown |
//! | `proxy` | for whom a proxy speaks |
//! | `connection` | one client: its socket, its wire, what waits in either direction |
//! | `layers` | what stands between its wire and its socket: compression, TLS |
//! | `queue` | bytes that a socket did not take |
//! | `mail` | what a client sent and the engine has not had yet |
//! | `meter` | what is counted of one client |
//! | `rounds` | who is silent, and what a wizard is told of connections |
//! | `reader` | the task that reads one client, and when it does not |
//! | `hub` | all connections and what waits for the next turn |
//! | `driver` | the loop that gives the engine its turns, and carries out what it wants |
//! | `passwords` | argon2id on threads of their own |
//!
//! Not here: what the bytes mean ([`crate::telnet`]), what a line means (the session).

mod certificates;
mod connection;
#[cfg(test)]
mod door_tests;
mod doorman;
mod driver;
mod entrance;
mod hub;
mod layers;
mod listener;
mod mail;
mod meter;
pub mod passwords;
mod proxy;
mod queue;
mod reader;
mod rounds;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use ipnet::IpNet;
use tokio::sync::mpsc;

pub use certificates::{Certificates, Files};
pub use connection::Offers;
pub use driver::run;
pub use listener::{Listener, SeatLimits, Speech};

use crate::base::bucket::Rate;
use crate::base::clock::Millis;
use crate::base::id::CreatureId;
use crate::base::limits::{LINES_BURST, LINES_PER_SECOND};
use crate::game::content::Interned;
use crate::game::frame::keep::{Batch, Query};
use crate::game::frame::turn::Order;
use crate::measure::LinkCounts;
use crate::messages::input::{Input, Occasion};
use crate::messages::output::{HashJob, Output};

/// The world, as the network sees it.
pub trait Engine {
    /// One turn: what came in, the clock, and why now.
    fn turn(&mut self, inputs: Vec<Input>, now: Millis, occasion: Occasion) -> Vec<Output>;
}

/// Who does the slow work. Each call returns at once; answers come later, by an [`Inbox`].
pub trait Services {
    /// Write these rows; answer with `Input::Kept`.
    fn keep(&mut self, batch: Batch);
    /// Check or make a password hash; answer with `Input::Hashed`.
    fn hash(&mut self, ticket: u64, job: HashJob);
    /// Read the world files again, with the ids known so far; answer with `Input::Reloaded`.
    fn reload(&mut self, known: Interned);
    /// See to the log or to backups; answer with `Input::Operated`.
    fn operate(&mut self, asker: CreatureId, order: Order);
    /// Look for lines of a log; answer with `Input::Fetched`.
    fn fetch(&mut self, query: Query);
    /// Read back what was kept; answer with `Input::Recovered`.
    fn recover(&mut self);
}

/// How other threads speak to the engine. Sending wakes it. There is no bound of its own: each
/// input answers one output, or one signal.
#[derive(Clone, Debug)]
pub struct Inbox(mpsc::UnboundedSender<Input>);

impl Inbox {
    /// Hands over an input; nobody reads it once the server has stopped.
    pub fn send(&self, input: Input) {
        let _ = self.0.send(input);
    }
}

/// The other end of an [`Inbox`], for [`run`].
#[derive(Debug)]
pub struct InboxReader(mpsc::UnboundedReceiver<Input>);

/// A new inbox and its reader.
pub fn inbox() -> (Inbox, InboxReader) {
    let (sender, receiver) = mpsc::unbounded_channel();
    (Inbox(sender), InboxReader(receiver))
}

/// What [`run`] may be told.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Time between pulses.
    pub tick: Millis,
    /// Where the world's clock stands at the start.
    pub clock: Millis,
    /// How fast one client may send lines.
    pub lines: Rate,
    /// What a client is offered.
    pub offers: Offers,
    /// What clients of a TLS listener are shown; without it there can be none.
    pub certificates: Option<Arc<Certificates>>,
    /// Proxies that say for whom they speak (PROXY protocol), and are believed.
    pub proxies: Vec<IpNet>,
    /// Silence after which the engine is told of it; none for never.
    pub idle: Millis,
    /// How many connections there may be.
    pub seats: SeatLimits,
    /// Where it is counted what happens to connections.
    pub counts: LinkCounts,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            tick: Millis(100),
            clock: Millis(0),
            lines: Rate { burst: LINES_BURST, per_second: LINES_PER_SECOND },
            offers: Offers { compression: true, unpacking: false },
            certificates: None,
            proxies: Vec::new(),
            idle: Millis(0),
            seats: SeatLimits::default(),
            counts: LinkCounts::default(),
        }
    }
}

impl Engine for crate::engine::Engine {
    fn turn(&mut self, inputs: Vec<Input>, now: Millis, occasion: Occasion) -> Vec<Output> {
        crate::engine::Engine::turn(self, inputs, now, occasion)
    }
}

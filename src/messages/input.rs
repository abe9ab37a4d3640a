//! What can wake the engine. Everything from outside comes in as one of these.

use std::net::IpAddr;
use std::sync::Arc;

use crate::base::id::{ConnectionId, CreatureId};
use crate::game::Content;
use crate::game::frame::keep::{Found, Query, Saved};
use crate::game::start::load::Loaded;
use crate::messages::link::Link;
use crate::telnet::Client;
use crate::telnet::option::Known;
use crate::yaml::{Problems, Reading};

/// Why there is a turn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Occasion {
    /// Something came in.
    Input,
    /// The pulse is due: time passes, too.
    Pulse,
}

/// One thing that happened outside.
#[derive(Clone, Debug)]
pub enum Input {
    /// Somebody connected. The greeting is owed at once.
    Connected { connection: ConnectionId, address: IpAddr },
    /// A line was typed, without its end: valid UTF-8, no control characters.
    Line { connection: ConnectionId, line: String },
    /// The client said how large its window is, clamped to the limits; a width of 0 on the wire
    /// (RFC 1073: no opinion) arrives as `None`.
    Resized { connection: ConnectionId, width: Option<u16>, height: Option<u16> },
    /// The client said something of itself, or agreed to something; this is all that is known now.
    Client { connection: ConnectionId, client: Box<Client> },
    /// The client's user wants to leave whatever was begun (telnet's IP or BRK).
    Interrupted { connection: ConnectionId },
    /// Nothing was typed for as long as the operator allows.
    Idle { connection: ConnectionId },
    /// The answer to [`super::output::Output::Links`].
    Links { asker: CreatureId, links: Vec<Link> },
    /// The client's program agreed to an option, or does so no more.
    Agreed { connection: ConnectionId, known: Known, on: bool },
    /// The client's program said something by such an option.
    Message { connection: ConnectionId, known: Known, payload: Vec<u8> },
    /// The client went away, by itself or because it was cut off.
    Gone { connection: ConnectionId },
    /// An answer from the hashing workers to [`super::output::Output::Hash`].
    Hashed { ticket: u64, answer: HashAnswer },
    /// Batches up to this number are on the disk.
    Kept { batch: u64 },
    /// The disk failed; the writer keeps trying. Said at the beginning of a spell of trouble, and
    /// each minute that it lasts.
    KeepFailed { sentence: String },
    /// The disk works again.
    KeepMended,
    /// The database refused a row; it is safe elsewhere, and so is all else of its batch.
    SetAside { name: String, why: String },
    /// The world files were read again, at `@reload` or SIGHUP.
    Reloaded {
        /// `None` if there was an error in them.
        content: Option<Arc<Content>>,
        /// All that is wrong with them.
        problems: Box<Problems>,
        /// What was read, for whoever records.
        reading: Arc<Reading>,
    },
    /// The answer to [`super::output::Output::Fetch`]: what was found, or a sentence.
    Fetched { query: Box<Query>, found: Result<Found, String> },
    /// What was kept, read back after a panic.
    Recovered { saved: Box<Saved> },
    /// What came of an order, or without one asking, what staff should know: lines as they are.
    Operated { asker: Option<CreatureId>, lines: Vec<String> },
    /// Read the world files again (SIGHUP).
    ReloadAsked,
    /// Stop: tell the players, keep everything (SIGTERM, Ctrl-C).
    StopAsked,
}

impl From<Loaded> for Input {
    /// The world files were read again.
    fn from(loaded: Loaded) -> Input {
        Input::Reloaded {
            content: loaded.content.map(Arc::new),
            problems: Box::new(loaded.problems),
            reading: Arc::new(loaded.reading),
        }
    }
}

/// What a hashing worker found out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum HashAnswer {
    /// The password fits the hash, or does not.
    Checked(bool),
    /// It fits, but the hash was made of other bytes for the same letters; this is a new one.
    Renewed(String),
    /// A new hash in PHC form.
    Made(String),
    /// Too many are waiting; try later.
    Busy,
}

//! What a recording consists of.

use std::net::IpAddr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Snapshot;
use crate::base::clock::Millis;
use crate::base::id::{ConnectionId, CreatureId};
use crate::game::content::Interned;
use crate::game::frame::keep::{Found, Query, Saved};
use crate::messages::link::Link;
use crate::telnet::Client;
use crate::telnet::option::Known;
use crate::yaml::Reading;

/// One record of a recording.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Record {
    /// The world's files, as the starts after it find them.
    World(Arc<Reading>),
    /// The engine as it stands when the turns after it begin.
    Start(Box<Start>),
    Turn(Turn),
    /// The recording was ended in peace, with this state hash.
    End(u64),
}

/// What every recording begins with: the files of the world, and how things stand.
#[derive(Clone, Debug)]
pub struct Beginning {
    pub reading: Arc<Reading>,
    pub start: Start,
}

/// How it began.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Start {
    /// The version of the program. Another one may well play differently.
    pub program: String,
    /// The state hash.
    pub hash: u64,
    pub snapshot: Snapshot,
}

/// One turn: what the engine was given, and enough of what it answered to know it again.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Turn {
    pub now: Millis,
    pub pulse: bool,
    pub heard: Vec<Heard>,
    /// Checksum of everything that went out since the start.
    pub echo: u16,
    /// The state hash after it, from time to time.
    pub hash: Option<u64>,
}

/// Which numbers the builders' ids have after the files were read again.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Ids {
    /// The files were refused.
    Refused,
    AsBefore,
    Others(Box<Interned>),
}

/// What came in, as [`crate::messages::input::Input`] but without secrets.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Heard {
    Connected {
        connection: ConnectionId,
        address: IpAddr,
    },
    Line {
        connection: ConnectionId,
        line: String,
    },
    Resized {
        connection: ConnectionId,
        width: Option<u16>,
        height: Option<u16>,
    },
    Client {
        connection: ConnectionId,
        client: Box<Client>,
    },
    Interrupted {
        connection: ConnectionId,
    },
    Idle {
        connection: ConnectionId,
    },
    Links {
        asker: CreatureId,
        links: Vec<Link>,
    },
    /// The client's program agreed to an option, or does so no more.
    Agreed {
        connection: ConnectionId,
        known: Known,
        on: bool,
    },
    /// The client's program said something.
    Message {
        connection: ConnectionId,
        known: Known,
        payload: Vec<u8>,
    },
    Gone {
        connection: ConnectionId,
    },
    /// A password fits its hash, or does not.
    Checked {
        ticket: u64,
        fits: bool,
    },
    /// A hash was made.
    Made {
        ticket: u64,
    },
    /// There was no time for hashing.
    Busy {
        ticket: u64,
    },
    Kept {
        batch: u64,
    },
    KeepFailed {
        sentence: String,
    },
    KeepMended,
    SetAside {
        name: String,
        why: String,
    },
    /// The files were read again.
    Reloaded {
        /// `None` in a file that has the same reading already.
        reading: Option<Arc<Reading>>,
        ids: Ids,
    },
    /// Lines of a log were found, or could not be read.
    Fetched {
        query: Box<Query>,
        found: Result<Found, String>,
    },
    Recovered {
        saved: Box<Saved>,
    },
    Operated {
        asker: Option<CreatureId>,
        lines: Vec<String>,
    },
    ReloadAsked,
    StopAsked,
    /// A test wants a panic the next time this is done.
    PanicAt(String),
    /// A password fits its hash, and a new hash was made of it.
    Renewed {
        ticket: u64,
    },
}

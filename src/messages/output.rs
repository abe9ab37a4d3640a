//! What the engine wants done outside. It never waits for an answer.

use serde::{Deserialize, Serialize};

use crate::base::id::{ConnectionId, CreatureId};
use crate::game::content::Interned;
use crate::game::frame::keep::{Batch, Query};
use crate::game::frame::turn::Order;
use crate::telnet::option::Known;
use crate::text::charset::Charset;

/// One thing to do outside.
#[derive(Clone, Debug)]
pub enum Output {
    /// Text for one player; at most one per connection and turn, so one write.
    Write(Write),
    /// Write these rows, then answer with `Input::Kept`.
    Keep(Batch),
    /// Check or make a password hash, then answer with `Input::Hashed`.
    Hash { ticket: u64, job: HashJob },
    /// Read the world files, with the ids known so far, and answer with `Input::Reloaded`.
    Reload(Box<Interned>),
    /// Say how a connection is doing, or all of them, with `Input::Links`.
    Links { asker: CreatureId, of: Option<ConnectionId> },
    /// See to the log or to backups, then answer with `Input::Operated`.
    Operate { asker: CreatureId, order: Order },
    /// Look for lines of a log, then answer with `Input::Fetched`.
    Fetch(Query),
    /// After a panic: read back what was kept and answer with `Input::Recovered`.
    Recover,
    /// All is told and kept: end the process once the last batch is on the disk.
    Stop,
}

/// What one player sees of one turn.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Write {
    pub connection: ConnectionId,
    /// Painted lines, each ended by `\n`; may be empty. The wire makes CR LF of them.
    pub text: String,
    /// The prompt to stand after it, without a line end; the wire adds the mark (EOR or GA).
    pub prompt: Option<String>,
    /// Whether what is typed next is hidden (a password); `None` leaves it as it is. Hiding
    /// goes out before the prompt, showing before the text.
    pub hide: Option<bool>,
    /// How its letters are written; it holds no others.
    pub charset: Charset,
    /// What is said to the client's program by options that it agreed to; goes out first.
    pub messages: Vec<(Known, Vec<u8>)>,
    /// Say goodbye: close once everything is sent.
    pub close: bool,
}

impl Write {
    /// What `later` says goes behind what this says, as if both had been said at once: between the
    /// two stands no prompt.
    pub fn join(&mut self, later: Write) {
        self.messages.extend(later.messages);
        // What only a program reads leaves the prompt where it stands.
        if !later.text.is_empty() || later.prompt.is_some() {
            self.text.push_str(&later.text);
            self.prompt = later.prompt;
        }
        self.hide = later.hide.or(self.hide);
        self.charset = later.charset;
        self.close |= later.close;
    }
}

/// Work for the hashing workers.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum HashJob {
    /// Does this password fit this hash?
    Check { password: String, hash: String },
    /// Make a hash with a fresh salt.
    Make { password: String },
}

impl std::fmt::Debug for HashJob {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            HashJob::Check { .. } => f.write_str("Check(…)"),
            HashJob::Make { .. } => f.write_str("Make(…)"),
        }
    }
}

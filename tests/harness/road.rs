//! The road between a client and the server: what is typed goes one way, what is read the other.
//!
//! There are two: [`Straight`] hands lines and text over as they are, and `wire::Wired` sends
//! them through real sockets and real telnet. A test cannot tell which it is on.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use dominion::base::id::ConnectionId;
use dominion::engine::input::Input;
use dominion::engine::output::Write;

use super::server::{HOME, Server};

/// What a client was sent since it was last asked.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Seen {
    /// Lines, each ended by `\n`, with their colours.
    pub text: String,
    /// The newest prompt.
    pub prompt: Option<String>,
    /// Whether what is typed next is hidden.
    pub hidden: bool,
    /// Whether the server closed the connection.
    pub closed: bool,
}

/// A way to reach the server.
pub trait Road {
    /// A new client, whose screen has no width of its own.
    fn connect(&mut self) -> ConnectionId;
    /// A line, and the turn that it leads to.
    fn send(&mut self, from: ConnectionId, line: &str);
    /// A window of a client; 0 for what it has no opinion on.
    fn resize(&mut self, from: ConnectionId, width: u16, height: u16);
    /// The client is gone without a word.
    fn hang_up(&mut self, from: ConnectionId);
    /// Takes what was sent to a client since it was last asked.
    fn read(&mut self, by: ConnectionId) -> Seen;
    /// The server, to look at, and to do to it what is not typed.
    fn server(&self) -> Arc<Mutex<Server>>;
    /// Sends what the server wrote when it was not asked by a line.
    fn deliver(&mut self, writes: Vec<Write>);
}

/// No wire at all.
pub struct Straight {
    server: Arc<Mutex<Server>>,
    seen: BTreeMap<ConnectionId, Seen>,
}

impl Straight {
    pub fn new(server: Server) -> Straight {
        Straight { server: Arc::new(Mutex::new(server)), seen: BTreeMap::new() }
    }

    fn input(&mut self, input: Input) {
        let writes = self.server.lock().expect("no test panicked in a turn").turn(vec![input]);
        self.deliver(writes);
    }
}

impl Road for Straight {
    fn connect(&mut self) -> ConnectionId {
        let connection = self.server.lock().expect("not poisoned").new_connection();
        self.seen.insert(connection, Seen::default());
        self.input(Input::Connected { connection, address: HOME });
        self.input(Input::Resized { connection, width: None, height: None });
        connection
    }

    fn send(&mut self, connection: ConnectionId, line: &str) {
        self.input(Input::Line { connection, line: line.to_string() });
    }

    fn resize(&mut self, connection: ConnectionId, width: u16, height: u16) {
        let [width, height] = [width, height].map(|told| Some(told).filter(|told| *told > 0));
        self.input(Input::Resized { connection, width, height });
    }

    fn hang_up(&mut self, connection: ConnectionId) {
        self.seen.remove(&connection);
        self.input(Input::Gone { connection });
    }

    fn read(&mut self, by: ConnectionId) -> Seen {
        let Some(seen) = self.seen.get_mut(&by) else { return Seen::default() };
        let rest = Seen { text: String::new(), prompt: None, ..seen.clone() };
        std::mem::replace(seen, rest)
    }

    fn server(&self) -> Arc<Mutex<Server>> {
        self.server.clone()
    }

    fn deliver(&mut self, writes: Vec<Write>) {
        for write in writes {
            let Some(seen) = self.seen.get_mut(&write.connection) else { continue };
            seen.text.push_str(&write.text);
            seen.prompt = write.prompt.or(seen.prompt.take());
            seen.hidden = write.hide.unwrap_or(seen.hidden);
            seen.closed |= write.close;
        }
    }
}

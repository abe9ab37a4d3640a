//! The road between a client and the server: what is typed goes one way, what is read the other.
//!
//! There are two: [`Straight`] hands lines and text over as they are, and `wire::Wired` sends
//! them through real sockets and real telnet. A test cannot tell which it is on.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use bytes::BytesMut;
use dominion::base::clock::Millis;
use dominion::base::id::ConnectionId;
use dominion::messages::input::Input;
use dominion::messages::output::Write;
use dominion::telnet::{Event, Flow, Wire};

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
    /// Telnet of a client's own. Something must come of it.
    fn says(&mut self, from: ConnectionId, bytes: &[u8]);
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
    /// What the client's telnet means, but for lines and text.
    wires: BTreeMap<ConnectionId, Wire>,
}

/// What every client says first: DO EOR, WILL NAWS, and a window without a width.
pub const OPENING: [u8; 15] = [255, 253, 25, 255, 251, 31, 255, 250, 31, 0, 0, 0, 0, 255, 240];

impl Straight {
    pub fn new(server: Server) -> Straight {
        Straight {
            server: Arc::new(Mutex::new(server)),
            seen: BTreeMap::new(),
            wires: BTreeMap::new(),
        }
    }

    fn input(&mut self, input: Input) {
        self.inputs(vec![input]);
    }

    fn inputs(&mut self, inputs: Vec<Input>) {
        let writes = self.server.lock().expect("no test panicked in a turn").turn(inputs);
        self.deliver(writes);
    }
}

impl Road for Straight {
    fn connect(&mut self) -> ConnectionId {
        let connection = self.server.lock().expect("not poisoned").new_connection();
        self.seen.insert(connection, Seen::default());
        self.input(Input::Connected { connection, address: HOME });
        let mut wire = Wire::default();
        wire.opening(&mut BytesMut::new());
        wire.offer_compression(&mut BytesMut::new());
        self.wires.insert(connection, wire);
        self.says(connection, &OPENING);
        connection
    }

    fn send(&mut self, connection: ConnectionId, line: &str) {
        self.input(Input::Line { connection, line: line.to_string() });
    }

    fn resize(&mut self, connection: ConnectionId, width: u16, height: u16) {
        let [width, height] = [width, height].map(|told| Some(told).filter(|told| *told > 0));
        self.input(Input::Resized { connection, width, height });
    }

    fn says(&mut self, connection: ConnectionId, bytes: &[u8]) {
        let Some(wire) = self.wires.get_mut(&connection) else { return };
        let (mut size, mut known, mut letters) = (None, None, Vec::new());
        wire.feed(bytes, Millis(0), &mut BytesMut::new(), &mut |event| {
            match event {
                Event::Resized { width, height } => {
                    size = Some(Input::Resized { connection, width, height });
                }
                Event::Client(client) => {
                    known = Some(Input::Client { connection, client: client.clone().into() });
                }
                Event::Interrupt => letters.push(Input::Interrupted { connection }),
                Event::Agreed { known, on } => {
                    letters.push(Input::Agreed { connection, known, on });
                }
                Event::Message { known, payload } => {
                    let payload = payload.to_vec();
                    letters.push(Input::Message { connection, known, payload });
                }
                Event::Line { .. } | Event::Flood(_) => {}
            }
            Flow::Continue(())
        });
        self.inputs(size.into_iter().chain(known).chain(letters).collect());
    }

    fn hang_up(&mut self, connection: ConnectionId) {
        self.wires.remove(&connection);
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

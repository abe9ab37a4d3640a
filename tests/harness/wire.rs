//! The road with everything on it: a real listener, real sockets, real telnet.
//!
//! Time stays virtual, because the engine that the sockets speak to asks no clock: the driver's
//! pulses are ignored, and time passes when the test says so. Nothing is waited for by guessing.
//! The engine's side counts what it heard and what it wrote, so the client's side knows when
//! its line was heard, and how much there is to read.

use std::collections::BTreeMap;
use std::io::{Read, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::JoinHandle;
use std::time::Duration;

use dominion::base::bucket::Rate;
use dominion::base::clock::Millis;
use dominion::base::id::{ConnectionId, CreatureId};
use dominion::game::content::Interned;
use dominion::game::frame::keep::Batch;
use dominion::game::frame::turn::Order;
use dominion::messages::input::{Input, Occasion};
use dominion::messages::output::{HashJob, Output, Write};
use dominion::net::{self, Engine, Inbox, InboxReader, Listener, Services, Settings, Speech};

use super::road::{OPENING, Road, Seen};
use super::server::Server;

/// How long anything may take before the test gives up. It bounds; nothing waits this long.
const PATIENCE: Duration = Duration::from_secs(30);

/// A server behind sockets, and its clients.
pub struct Wired {
    server: Arc<Mutex<Server>>,
    shared: Arc<Shared>,
    inbox: Inbox,
    address: SocketAddr,
    clients: BTreeMap<ConnectionId, Client>,
    thread: Option<JoinHandle<()>>,
}

impl Wired {
    pub fn new(server: Server) -> Wired {
        let listener =
            Listener::bind((Ipv4Addr::LOCALHOST, 0).into(), Speech::Plain).expect("a free port");
        let address = listener.address().expect("its address");
        let server = Arc::new(Mutex::new(server));
        let shared = Arc::new(Shared::default());
        let (inbox, reader) = net::inbox();
        let behind = Behind { server: server.clone(), shared: shared.clone() };
        let thread = std::thread::spawn(move || drive(listener, reader, behind));
        let (clients, thread) = (BTreeMap::new(), Some(thread));
        Wired { server, shared, inbox, address, clients, thread }
    }

    /// Wakes the engine though nothing happened.
    fn poke(&self) {
        self.inbox.send(Input::Kept { batch: 0 });
    }

    fn heard(&self, connection: ConnectionId) -> usize {
        self.shared.lock().heard.get(&connection).copied().unwrap_or(0)
    }

    /// How many prompts were written to a connection.
    fn prompts(&self, connection: ConnectionId) -> usize {
        self.shared.lock().owed.get(&connection).map_or(0, |owed| owed.prompts)
    }

    fn wait_until_heard(&self, connection: ConnectionId, more_than: usize) {
        let heard = |state: &State| state.heard.get(&connection).copied().unwrap_or(0) > more_than;
        self.shared.wait(heard, "a line is heard");
    }

    /// Reads all that was written to a client so far.
    fn catch_up(&mut self, connection: ConnectionId) {
        let owed = self.shared.lock().owed.get(&connection).copied().unwrap_or_default();
        if let Some(client) = self.clients.get_mut(&connection) {
            client.read_until(owed);
        }
    }

    fn type_bytes(&mut self, from: ConnectionId, bytes: &[u8]) {
        self.catch_up(from);
        let before = self.heard(from);
        let Some(client) = self.clients.get_mut(&from) else { return };
        client.stream.write_all(bytes).expect("the server reads");
        self.wait_until_heard(from, before);
    }
}

impl Road for Wired {
    fn connect(&mut self) -> ConnectionId {
        let before = self.shared.lock().connected.len();
        let stream = TcpStream::connect(self.address).expect("the server accepts");
        stream.set_nodelay(true).expect("a socket option");
        stream.set_read_timeout(Some(PATIENCE)).expect("a socket option");
        self.shared.wait(|state| state.connected.len() > before, "a connection");
        let connection = self.shared.lock().connected[before];
        self.clients.insert(connection, Client::new(stream));
        self.type_bytes(connection, &OPENING);
        connection
    }

    fn send(&mut self, from: ConnectionId, line: &str) {
        let before = self.prompts(from);
        self.type_bytes(from, format!("{line}\r\n").as_bytes());
        let is_prompted = self.prompts(from) == before;
        if let Some(client) = self.clients.get_mut(&from) {
            client.typed();
            client.prompted &= is_prompted;
        }
    }

    fn resize(&mut self, from: ConnectionId, width: u16, height: u16) {
        let [[w1, w0], [h1, h0]] = [width, height].map(u16::to_be_bytes);
        self.type_bytes(from, &[255, 250, 31, w1, w0, h1, h0, 255, 240]);
    }

    fn says(&mut self, from: ConnectionId, bytes: &[u8]) {
        self.type_bytes(from, bytes);
    }

    fn hang_up(&mut self, from: ConnectionId) {
        drop(self.clients.remove(&from));
        self.shared.wait(|state| state.gone.contains(&from), "a goodbye");
    }

    fn read(&mut self, by: ConnectionId) -> Seen {
        self.catch_up(by);
        self.clients.get_mut(&by).map(Client::take).unwrap_or_default()
    }

    fn server(&self) -> Arc<Mutex<Server>> {
        self.server.clone()
    }

    fn deliver(&mut self, writes: Vec<Write>) {
        self.shared.lock().pending.extend(writes);
        self.poke();
        self.shared.wait(|state| state.pending.is_empty(), "a turn");
    }
}

impl Drop for Wired {
    fn drop(&mut self) {
        self.clients.clear();
        self.shared.lock().stop = true;
        self.poke();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn drive(listener: Listener, inbox: InboxReader, behind: Behind) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime for the sockets");
    let lines = Rate { burst: u32::MAX, per_second: u32::MAX };
    let settings = Settings { tick: Millis(1000), lines, ..Settings::default() };
    runtime
        .block_on(net::run(vec![listener], inbox, settings, behind, NoServices))
        .expect("the sockets work");
}

/// What both sides know.
#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    connected: Vec<ConnectionId>,
    gone: Vec<ConnectionId>,
    /// How many inputs came from a connection.
    heard: BTreeMap<ConnectionId, usize>,
    /// How much was written to a connection.
    owed: BTreeMap<ConnectionId, Owed>,
    /// What was written when nobody typed, and is still to be sent.
    pending: Vec<Write>,
    stop: bool,
}

/// How much was written.
#[derive(Clone, Copy, Default)]
struct Owed {
    /// Bytes of text, line ends left out. Prompts do not count: of several in one write only the
    /// last is sent.
    bytes: usize,
    /// Bytes of the prompt at the end of it, if there is one.
    prompt: Option<usize>,
    /// Prompts so far, those included that were not sent.
    prompts: usize,
    closed: bool,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("no test panicked in between")
    }

    fn wait(&self, until: impl Fn(&State) -> bool, what: &str) {
        let waited = self.changed.wait_timeout_while(self.lock(), PATIENCE, |s| !until(s));
        let (state, timeout) = waited.expect("no test panicked in between");
        drop(state);
        assert!(!timeout.timed_out(), "waited too long for {what}");
    }
}

/// The engine, as the sockets see it.
struct Behind {
    server: Arc<Mutex<Server>>,
    shared: Arc<Shared>,
}

impl Engine for Behind {
    fn turn(&mut self, inputs: Vec<Input>, _: Millis, _: Occasion) -> Vec<Output> {
        let mut writes = std::mem::take(&mut self.shared.lock().pending);
        let real = |input: &Input| !matches!(input, Input::Kept { batch: 0 });
        let inputs: Vec<Input> = inputs.into_iter().filter(real).collect();
        let told: Vec<Input> = inputs.clone();
        if !inputs.is_empty() {
            let mut server = self.server.lock().expect("no test panicked in a turn");
            writes.extend(server.turn(inputs));
        }
        let mut state = self.shared.lock();
        told.iter().for_each(|input| state.hear(input));
        writes.iter().for_each(|write| state.owe(write));
        let stop = state.stop.then_some(Output::Stop);
        self.shared.changed.notify_all();
        writes.into_iter().map(Output::Write).chain(stop).collect()
    }
}

impl State {
    fn hear(&mut self, input: &Input) {
        let connection = match input {
            Input::Connected { connection, .. } => {
                self.connected.push(*connection);
                connection
            }
            Input::Gone { connection } => {
                self.gone.push(*connection);
                connection
            }
            Input::Line { connection, .. }
            | Input::Resized { connection, .. }
            | Input::Interrupted { connection }
            | Input::Client { connection, .. } => connection,
            Input::Agreed { connection, .. } | Input::Message { connection, .. } => connection,
            _ => return,
        };
        *self.heard.entry(*connection).or_default() += 1;
    }

    fn owe(&mut self, write: &Write) {
        let owed = self.owed.entry(write.connection).or_default();
        owed.bytes += write.text.bytes().filter(|byte| *byte != b'\n').count();
        owed.prompts += usize::from(write.prompt.is_some());
        if !write.text.is_empty() || write.prompt.is_some() {
            let prompt = write.prompt.as_deref().unwrap_or("");
            let (lines, last) = prompt.rsplit_once('\n').unwrap_or(("", prompt));
            owed.bytes += lines.bytes().filter(|byte| *byte != b'\n').count();
            owed.prompt = write.prompt.is_some().then_some(last.len());
        }
        owed.closed |= write.close;
    }
}

/// The server behind does its own work.
struct NoServices;

impl Services for NoServices {
    fn keep(&mut self, _: Batch) {}
    fn fetch(&mut self, _: dominion::game::frame::keep::Query) {}
    fn hash(&mut self, _: u64, _: HashJob) {}
    fn reload(&mut self, _: Interned) {}
    fn operate(&mut self, _: CreatureId, _: Order) {}
    fn recover(&mut self) {}
}

/// One end of a socket, and what a simple client makes of what it reads.
struct Client {
    stream: TcpStream,
    telnet: Telnet,
    bytes: usize,
    /// The line that is not ended yet.
    line: Vec<u8>,
    /// A prompt stands, and the cursor behind it.
    standing: bool,
    /// A prompt is the last that was read.
    prompted: bool,
    ended: bool,
    seen: Seen,
}

impl Client {
    fn new(stream: TcpStream) -> Client {
        Client {
            stream,
            telnet: Telnet::Text,
            bytes: 0,
            line: Vec::new(),
            standing: false,
            prompted: false,
            ended: false,
            seen: Seen::default(),
        }
    }

    /// Reads until all that is owed is here.
    fn read_until(&mut self, owed: Owed) {
        let mut buffer = [0; 4096];
        while !self.ended && !self.has_all(owed) {
            let count = self.stream.read(&mut buffer).expect("the server writes in time");
            self.ended = count == 0;
            buffer[..count].iter().for_each(|byte| self.hear(*byte));
        }
        self.seen.closed |= self.ended;
        if !self.line.is_empty() {
            self.prompt();
        }
    }

    fn has_all(&self, owed: Owed) -> bool {
        let at_end = match owed.prompt {
            Some(bytes) => self.prompted || self.line.len() >= bytes,
            None => self.line.is_empty(),
        };
        !owed.closed && self.bytes >= owed.bytes && at_end
    }

    /// A line was typed; a client that shows it moves on to the next line.
    fn typed(&mut self) {
        self.standing &= self.seen.hidden;
    }

    fn take(&mut self) -> Seen {
        let rest = Seen { text: String::new(), prompt: None, ..self.seen.clone() };
        std::mem::replace(&mut self.seen, rest)
    }

    fn hear(&mut self, byte: u8) {
        self.telnet = match (self.telnet, byte) {
            (Telnet::Text, 255) => Telnet::Command,
            (Telnet::Text, _) => {
                self.letter(byte);
                Telnet::Text
            }
            (Telnet::Command, 251..=254) => Telnet::Option(byte),
            (Telnet::Command, 250) => Telnet::Subnegotiation,
            (Telnet::Command, _) => {
                // GA and EOR: what stands there is a prompt.
                if matches!(byte, 239 | 249) && !self.line.is_empty() {
                    self.prompt();
                }
                Telnet::Text
            }
            (Telnet::Option(verb), option) => {
                if option == 1 {
                    self.seen.hidden = verb == 251;
                }
                Telnet::Text
            }
            (Telnet::Subnegotiation, 255) => Telnet::SubnegotiationCommand,
            (Telnet::Subnegotiation, _) => Telnet::Subnegotiation,
            (Telnet::SubnegotiationCommand, 240) => Telnet::Text,
            (Telnet::SubnegotiationCommand, _) => Telnet::Subnegotiation,
        };
    }

    fn letter(&mut self, byte: u8) {
        match byte {
            b'\r' => {}
            b'\n' if std::mem::take(&mut self.standing) => {}
            b'\n' => {
                let line = std::mem::take(&mut self.line);
                self.bytes += line.len();
                self.seen.text.push_str(&String::from_utf8(line).expect("UTF-8 on the wire"));
                self.seen.text.push('\n');
            }
            _ => {
                self.standing = false;
                self.prompted = false;
                self.line.push(byte);
            }
        }
    }

    fn prompt(&mut self) {
        let prompt = String::from_utf8(std::mem::take(&mut self.line)).expect("UTF-8 on the wire");
        self.seen.prompt = Some(prompt);
        self.standing = true;
        self.prompted = true;
    }
}

/// Where in a telnet command a client is.
#[derive(Clone, Copy)]
enum Telnet {
    Text,
    Command,
    Option(u8),
    Subnegotiation,
    SubnegotiationCommand,
}

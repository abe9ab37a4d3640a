//! All connections, and what waits for the next turn.
//!
//! Shared by all tasks of the one thread. No borrow lives across an `await`.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::io;
use std::net::IpAddr;
use std::rc::Rc;
use std::time::Duration;

use bytes::BytesMut;
use rustls::ServerConnection;
use tokio::net::TcpStream;
use tokio::sync::Notify;
use tokio::task::spawn_local;
use tokio::time::{Instant, sleep_until, timeout};
use tracing::{debug, info};

use super::Settings;
use super::connection::{Connection, Phase, Unsent};
use super::layers::{Layers, Tools};
use super::listener::{Seat, Seats};
use super::mail::{Left, Letter};
use super::meter::Meter;
use super::reader::read;
use crate::base::bucket::Bucket;
use crate::base::clock::Millis;
use crate::base::id::ConnectionId;
use crate::base::limits::{
    CLOSING_MS_MAX, GATHER_CROWD, GATHER_MS, GATHER_MS_MAX, INPUTS_PER_TURN_MAX, LET_GO_MAX,
    LINE_BYTES_MAX, OUTPUT_QUEUE_BYTES_MAX, READ_BYTES_MAX,
};
use crate::base::table::Table;
use crate::messages::input::Input;
use crate::messages::output::Write;
use crate::telnet::gmcp;
use crate::telnet::option::Known;
use crate::telnet::{Event, Flow, Seams, Words};

/// The place where reading tasks and the engine's task meet.
pub(super) struct Hub {
    pub settings: Settings,
    pub seats: Rc<Seats>,
    /// Told when something waits for the engine.
    pub wake: Notify,
    /// What every reading task reads into; nobody keeps it.
    pub buffer: RefCell<Box<[u8]>>,
    began: Instant,
    last_id: Cell<u64>,
    connections: RefCell<Table<ConnectionId, Rc<Connection>>>,
    /// Comings and goings, in the order in which they happened.
    inputs: RefCell<VecDeque<Input>>,
    /// Connections with mail, the one that waits longest first.
    listed: RefCell<VecDeque<Rc<Connection>>>,
    /// Connections at which text is held for a moment, and until when.
    held: RefCell<VecDeque<Rc<Connection>>>,
    held_until: Cell<Option<Instant>>,
    /// For how long text is held.
    gather: Cell<Duration>,
    /// How many of the held are due, and leave one after the other.
    leaving: Cell<usize>,
    /// Where the bytes of one write are put together.
    scratch: RefCell<BytesMut>,
    tools: RefCell<Tools>,
}

/// When text leaves that nobody asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Haste {
    /// At once: it came with a pulse, and all that the pulse brought is in it.
    Now,
    /// Within [`GATHER_MS`], or somewhat more where thousands are: others act at any moment, and each act would be a write of its own.
    Soon,
}

impl Hub {
    pub fn new(settings: Settings) -> Rc<Hub> {
        Rc::new(Hub {
            seats: Seats::new(settings.seats),
            settings,
            wake: Notify::new(),
            buffer: RefCell::new(vec![0; READ_BYTES_MAX].into_boxed_slice()),
            began: Instant::now(),
            last_id: Cell::new(0),
            connections: RefCell::default(),
            inputs: RefCell::default(),
            listed: RefCell::default(),
            held: RefCell::default(),
            held_until: Cell::default(),
            gather: Cell::new(Duration::from_millis(GATHER_MS)),
            leaving: Cell::default(),
            scratch: RefCell::default(),
            tools: RefCell::default(),
        })
    }

    /// The world's clock.
    pub fn now(&self) -> Millis {
        self.settings.clock + Millis(self.began.elapsed().as_millis() as u64)
    }

    pub fn input(&self, input: Input) {
        self.inputs.borrow_mut().push_back(input);
        self.wake.notify_one();
    }

    // ── coming ──

    /// Takes in a new client.
    pub fn admit(
        self: &Rc<Self>,
        stream: TcpStream,
        address: IpAddr,
        tls: Option<Box<ServerConnection>>,
        seat: Seat,
    ) {
        self.last_id.set(self.last_id.get() + 1);
        let id = ConnectionId(self.last_id.get());
        debug!(connection = id.0, %address, tls = tls.is_some(), "connected");
        let (layers, offers) = (Layers::new(tls), self.settings.offers);
        let meter = Meter::new(self.now(), &self.settings.counts);
        let connection = Rc::new(Connection::new(id, address, stream, layers, seat, offers, meter));
        self.connections.borrow_mut().put(id, connection.clone());
        self.input(Input::Connected { connection: id, address });
        spawn_local(read(self.clone(), connection));
    }

    // ── in ──

    /// Hears what a client sent and says how much of it: not all, if as many lines wait as may.
    pub fn hear(self: &Rc<Self>, from: &Rc<Connection>, lines: &mut Bucket, bytes: &[u8]) -> usize {
        let mut scratch = self.scratch.borrow_mut();
        scratch.clear();
        let (rate, now) = (self.settings.lines, self.now());
        let (mut flood, mut cut_short) = (None, false);
        let mut wire = from.wire.borrow_mut();
        let used = wire.feed(bytes, now, &mut scratch, &mut |event| {
            match event {
                Event::Line { text, truncated } => {
                    cut_short |= truncated;
                    from.meter.typed(now);
                    from.put(Letter::Line(text.to_owned()))
                }
                Event::Interrupt => from.put(Letter::Interrupt),
                Event::Agreed { known, on } => from.put(Letter::Agreed { known, on }),
                Event::Message { known, payload } => {
                    // A player who reads and does not type lets us know that they are there.
                    if known == Known::Gmcp && gmcp::is_keep_alive(payload) {
                        from.meter.typed(now);
                    }
                    from.put(Letter::Message { known, payload: payload.to_vec() })
                }
                Event::Resized { width, height } => {
                    from.mail.borrow_mut().size = Some((width, height));
                    return Flow::Continue(());
                }
                Event::Flood(why) => {
                    flood = Some(why);
                    return Flow::Continue(());
                }
                Event::Client(client) => {
                    from.mail.borrow_mut().client = Some(client.clone().into());
                    return Flow::Continue(());
                }
            }
            let paid = lines.take(rate, now) && lines.wait(rate, now) == Millis(0);
            match paid && from.has_room() {
                true => Flow::Continue(()),
                false => Flow::Break(()),
            }
        });
        from.meter.heard(used);
        if cut_short {
            let notice =
                format!("Your line was too long; only {LINE_BYTES_MAX} bytes of it were read.\n");
            wire.text(&notice, &mut scratch);
        }
        match flood {
            Some(why) => self.cut(from, why),
            None => self.answer(from, &scratch, wire.seams()),
        }
        self.list(from);
        used
    }

    /// The client said that it will send nothing more. What it sent is still heard.
    pub fn ended(&self, connection: &Rc<Connection>) {
        connection.mail.borrow_mut().ended = true;
        connection.phase.set(Phase::Closing);
        self.list(connection);
    }

    /// Lets the engine know that a connection has mail, if it has.
    fn list(&self, connection: &Rc<Connection>) {
        let mut mail = connection.mail.borrow_mut();
        let waits = mail.has_news() || mail.ended;
        if waits && !mail.listed {
            mail.listed = true;
            self.listed.borrow_mut().push_back(connection.clone());
        }
        if waits {
            self.wake.notify_one();
        }
    }

    /// What waits for the engine: all comings and goings, and each client's share of lines.
    pub fn collect(self: &Rc<Self>, inputs: &mut Vec<Input>) {
        let free = INPUTS_PER_TURN_MAX.saturating_sub(inputs.len());
        {
            let mut waiting = self.inputs.borrow_mut();
            let count = free.min(waiting.len());
            inputs.extend(waiting.drain(..count));
        }
        let count = self.listed.borrow().len();
        for _ in 0..count {
            if inputs.len() >= INPUTS_PER_TURN_MAX {
                break;
            }
            let Some(connection) = self.listed.borrow_mut().pop_front() else { break };
            match connection.deliver(inputs) {
                Left::Nothing => {}
                Left::More => self.listed.borrow_mut().push_back(connection),
                Left::Ended => self.close(&connection),
            }
        }
        if !self.inputs.borrow().is_empty() || !self.listed.borrow().is_empty() {
            self.wake.notify_one();
        }
    }

    // ── out ──

    /// Tells one player what the engine wants told. An answer leaves at once, and takes along what
    /// was held.
    pub fn write(self: &Rc<Self>, write: Write, haste: Haste) {
        let found = self.connections.borrow().get(write.connection).cloned();
        let Some(connection) = found else { return };
        let asked = connection.asked.get();
        // What is not ended by a prompt may be the first half of an answer.
        connection.asked.set(asked && write.prompt.is_none());
        let write = match connection.held.take() {
            Some(mut held) => {
                held.join(write);
                held
            }
            None => write,
        };
        if haste == Haste::Soon && !asked && !write.close && write.hide.is_none() {
            return self.hold(&connection, write);
        }
        self.tell(&connection, &write);
        if write.close {
            self.close(&connection);
        }
    }

    fn tell(self: &Rc<Self>, to: &Rc<Connection>, write: &Write) {
        let words = Words {
            text: &write.text,
            prompt: write.prompt.as_deref(),
            hide: write.hide,
            charset: write.charset,
        };
        let mut scratch = self.scratch.borrow_mut();
        scratch.clear();
        let mut wire = to.wire.borrow_mut();
        for (known, payload) in &write.messages {
            wire.message(*known, payload, &mut scratch);
        }
        wire.tell(words, &mut scratch);
        drop(wire);
        self.send(to, &scratch);
    }

    pub fn send(self: &Rc<Self>, to: &Rc<Connection>, bytes: &[u8]) {
        if !bytes.is_empty() {
            self.follow(to, to.send(bytes, &self.tools));
        }
    }

    /// Sends what the layers have to say of themselves.
    pub fn flush(self: &Rc<Self>, to: &Rc<Connection>) {
        self.follow(to, to.let_go(&self.tools));
    }

    /// Sends what a wire answers, in which compression may begin or end.
    fn answer(self: &Rc<Self>, to: &Rc<Connection>, bytes: &[u8], seams: Seams) {
        if seams == Seams::default() {
            return self.send(to, bytes);
        }
        match to.send_seams(bytes, seams, &self.tools) {
            Ok((rest, later)) => {
                self.follow(to, Ok(rest));
                match to.hold(later) {
                    Ok(()) => self.let_go_soon(to),
                    Err(fault) => self.cut(to, &fault.to_string()),
                }
            }
            Err(fault) => self.cut(to, &fault.to_string()),
        }
    }

    /// Sends the rest as soon as the socket takes it, or gives the client up.
    fn follow(self: &Rc<Self>, to: &Rc<Connection>, sent: io::Result<bool>) {
        match sent {
            Ok(rest) if rest && !to.sending.replace(true) => {
                spawn_local(drain(self.clone(), to.clone()));
            }
            Ok(_) => {}
            Err(fault) => self.cut(to, &fault.to_string()),
        }
    }

    /// Keeps words, not bytes, so that a prompt that is not the last can still be left out.
    fn hold(&self, to: &Rc<Connection>, write: Write) {
        if write.text.len() > OUTPUT_QUEUE_BYTES_MAX {
            return self.cut(to, "it is told more in a moment than it could read");
        }
        to.held.replace(Some(write));
        self.let_go_soon(to);
    }

    /// Lets go of what is held at a connection in a moment.
    fn let_go_soon(&self, to: &Rc<Connection>) {
        if !to.holds.replace(true) {
            self.held.borrow_mut().push_back(to.clone());
        }
        if self.held_until.get().is_none() {
            self.held_until.set(Some(Instant::now() + self.gather.get()));
        }
    }

    /// Waits until what is held has been held for long enough.
    pub async fn held(&self) {
        match self.held_until.get() {
            Some(until) => sleep_until(until).await,
            None => std::future::pending().await,
        }
    }

    /// Sends what is held, if its time has come, but for what an answer has taken along: some of
    /// it now, and the rest when this is called again, so that answers need not wait for it. The
    /// more there were to be told, the longer it takes to the next time: in a great crowd
    /// everybody is told something all the time, and each write costs more than what is in it.
    pub fn let_go(self: &Rc<Self>) {
        if self.leaving.get() == 0 {
            if self.held_until.get().is_none_or(|until| until > Instant::now()) {
                return;
            }
            let count = self.held.borrow().len();
            self.leaving.set(count);
            self.gather.set(gathers_for(count));
        }
        let count = self.leaving.get().min(LET_GO_MAX);
        for _ in 0..count {
            let Some(connection) = self.held.borrow_mut().pop_front() else { break };
            connection.holds.set(false);
            self.tell_held(&connection);
        }
        self.leaving.set(self.leaving.get() - count);
        if self.leaving.get() == 0 {
            let more = !self.held.borrow().is_empty();
            self.held_until.set(more.then(|| Instant::now() + self.gather.get()));
        }
    }

    fn tell_held(self: &Rc<Self>, to: &Rc<Connection>) {
        match to.held.take() {
            Some(write) => self.tell(to, &write),
            None => self.flush(to),
        }
    }

    // ── going ──

    /// Closes a connection in peace: what waits for the client is sent first.
    pub fn close(self: &Rc<Self>, connection: &Rc<Connection>) {
        if self.forget(connection) {
            debug!(connection = connection.id.0, "closing");
            self.tell_held(connection);
            let ended = connection.send_end(&self.tools);
            connection.leave();
            if let Err(fault) = ended {
                return self.cut(connection, &fault.to_string());
            }
            spawn_local(part(connection.clone()));
        }
    }

    /// Cuts a client off.
    pub fn cut(&self, connection: &Rc<Connection>, why: &str) {
        if self.forget(connection) {
            self.settings.counts.cut_off.inc();
            info!(connection = connection.id.0, address = %connection.address, why, "cut off");
        }
        connection.shut(Unsent::Forget);
    }

    /// All connections.
    pub fn everybody(&self) -> Vec<Rc<Connection>> {
        self.connections.borrow().rows().cloned().collect()
    }

    /// Closes everybody in peace.
    pub fn close_all(self: &Rc<Self>) {
        self.everybody().iter().for_each(|connection| self.close(connection));
    }

    /// Takes a connection out of play; `false` if it is out already.
    fn forget(&self, connection: &Connection) -> bool {
        let known = self.connections.borrow_mut().take(connection.id).is_some();
        if known {
            self.input(Input::Gone { connection: connection.id });
        }
        known
    }
}

/// For how long text is held after so many were told something together.
fn gathers_for(readers: usize) -> Duration {
    let longer = readers as u64 / GATHER_CROWD;
    Duration::from_millis((GATHER_MS + longer).min(GATHER_MS_MAX))
}

/// Sends what a socket would not take at once, as soon as it does.
async fn drain(hub: Rc<Hub>, connection: Rc<Connection>) {
    let drained = connection.drain().await;
    connection.sending.set(false);
    if let Err(fault) = drained {
        hub.cut(&connection, &fault.to_string());
    }
}

/// The last words to a client, for which it has a while.
async fn part(connection: Rc<Connection>) {
    let parted = timeout(Duration::from_millis(CLOSING_MS_MAX), connection.part()).await;
    connection.shut(match parted {
        Ok(Ok(())) => Unsent::Deliver,
        _ => Unsent::Forget,
    });
}

#[cfg(test)]
mod tests;

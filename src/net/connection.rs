//! One client: its socket, its wire, and what waits in either direction.
//!
//! Nothing here waits: bytes that the socket does not take are kept, up to a limit, and whoever
//! has time sends them later. Idle, it holds no buffer at all.

use std::cell::{Cell, RefCell};
use std::io;
use std::net::{IpAddr, Shutdown};
use std::time::Duration;

use bytes::BytesMut;
use socket2::SockRef;
use tokio::net::TcpStream;
use tokio::sync::Notify;

use super::layers::{Layers, Tools};
use super::listener::Seat;
use super::mail::{Left, Letter, Mail};
use super::meter::Meter;
use super::queue::Queue;
use crate::base::id::ConnectionId;
use crate::base::limits::OUTPUT_QUEUE_BYTES_MAX;
use crate::messages::input::Input;
use crate::messages::output::Write;
use crate::telnet::{Seams, Wire};

/// How far a connection has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Phase {
    /// Both sides talk.
    Open,
    /// The engine is done with it; what is left to send is being sent.
    Closing,
    /// The socket is shut.
    Over,
}

/// What a new client is offered besides what all are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Offers {
    /// MCCP2.
    pub compression: bool,
    /// MCCP3.
    pub unpacking: bool,
}

/// One client.
pub(super) struct Connection {
    pub id: ConnectionId,
    pub address: IpAddr,
    pub stream: TcpStream,
    pub wire: RefCell<Wire>,
    pub phase: Cell<Phase>,
    pub mail: RefCell<Mail>,
    pub meter: Meter,
    /// A task waits for the socket to take more.
    pub sending: Cell<bool>,
    /// Something was typed (or the client is new) and is not answered yet.
    pub asked: Cell<bool>,
    /// Whether this connection stands in the hub's list of those at which text is held.
    pub holds: Cell<bool>,
    /// Whether bytes go from the wire to the socket as they are, with no compression and no TLS
    /// between, which is worth a shorter way.
    direct: Cell<bool>,
    layers: RefCell<Layers>,
    /// Text that nobody asked for, held for a moment so that it leaves in one write with whatever
    /// comes next. `None` if an answer has taken it along since, though the hub still lists us.
    pub held: RefCell<Option<Write>>,
    /// Bytes that the socket did not take yet.
    out: RefCell<Queue>,
    /// Told when waiting lines were taken, and when there is no more reason to wait.
    room: Notify,
    _seat: Seat,
}

impl Connection {
    /// A connection whose first bytes wait until something is sent, so that they and the
    /// greeting are one write.
    pub fn new(
        id: ConnectionId,
        address: IpAddr,
        stream: TcpStream,
        layers: Layers,
        seat: Seat,
        offers: Offers,
        meter: Meter,
    ) -> Connection {
        let mut wire = Wire::default();
        let mut opening = BytesMut::new();
        wire.opening(&mut opening);
        if offers.unpacking {
            wire.offer_unpacking(&mut opening);
        }
        if offers.compression {
            wire.offer_compression(&mut opening);
        }
        let (mut layers, mut out) = (layers, Queue::default());
        let direct = layers.are_none();
        meter.said(opening.len());
        match direct {
            true => {
                meter.sent(opening.len());
                out.push(&opening);
            }
            false => layers.hold(&opening),
        }
        Connection {
            id,
            address,
            stream,
            wire: RefCell::new(wire),
            phase: Cell::new(Phase::Open),
            mail: RefCell::default(),
            meter,
            sending: Cell::new(false),
            asked: Cell::new(true),
            holds: Cell::new(false),
            direct: Cell::new(direct),
            layers: RefCell::new(layers),
            held: RefCell::default(),
            out: RefCell::new(out),
            room: Notify::new(),
            _seat: seat,
        }
    }

    pub fn is_open(&self) -> bool {
        self.phase.get() == Phase::Open
    }

    // ── out ──

    /// Sends at once what the socket takes and keeps the rest; `true` if there is a rest. An
    /// error means that the client is gone, or so far behind that it might as well be.
    pub fn send(&self, bytes: &[u8], tools: &RefCell<Tools>) -> io::Result<bool> {
        self.meter.said(bytes.len());
        if self.direct.get() {
            return self.transmit(bytes);
        }
        let mut tools = tools.borrow_mut();
        tools.clear();
        let mut layers = self.layers.borrow_mut();
        layers.wrap(bytes, &mut tools)?;
        self.transmit(layers.seal(&mut tools)?)
    }

    /// Sends bytes in which compression begins or ends, and comes back with those that should be
    /// a write of their own.
    pub fn send_seams<'a>(
        &self,
        bytes: &'a [u8],
        seams: Seams,
        tools: &RefCell<Tools>,
    ) -> io::Result<(bool, &'a [u8])> {
        let mut tools = tools.borrow_mut();
        tools.clear();
        let mut layers = self.layers.borrow_mut();
        let mut from = 0;
        if let Some(at) = seams.begins {
            layers.wrap(&bytes[..at], &mut tools)?;
            layers.begin_stream(&mut tools);
            from = at;
        }
        let to = seams.ends.unwrap_or(bytes.len());
        layers.wrap(&bytes[from..to], &mut tools)?;
        if seams.ends.is_some() {
            layers.end_stream(&mut tools);
        }
        self.direct.set(layers.are_none());
        self.meter.said(to);
        Ok((self.transmit(layers.seal(&mut tools)?)?, &bytes[to..]))
    }

    fn transmit(&self, bytes: &[u8]) -> io::Result<bool> {
        self.meter.sent(bytes.len());
        let mut out = self.out.borrow_mut();
        if self.sending.get() || !out.is_empty() {
            out.push(bytes);
            if !self.sending.get() {
                self.push(&mut out)?;
            }
        } else {
            let sent = self.try_send(bytes)?;
            out.push(&bytes[sent..]);
        }
        within_limit(out.len())?;
        Ok(!out.is_empty())
    }

    /// Keeps bytes for the next write; fails as [`Connection::send`] does.
    pub fn hold(&self, bytes: &[u8]) -> io::Result<()> {
        let mut out = self.out.borrow_mut();
        self.meter.said(bytes.len());
        if self.direct.get() {
            self.meter.sent(bytes.len());
            out.push(bytes);
            return within_limit(out.len());
        }
        let mut layers = self.layers.borrow_mut();
        layers.hold(bytes);
        within_limit(out.len() + layers.held())
    }

    /// Sends what was held, as far as the socket takes it; `true` if there is a rest.
    pub fn let_go(&self, tools: &RefCell<Tools>) -> io::Result<bool> {
        self.send(&[], tools)
    }

    /// Ends every layer, for the last words are said.
    pub fn send_end(&self, tools: &RefCell<Tools>) -> io::Result<bool> {
        if self.direct.get() {
            return Ok(false);
        }
        let mut tools = tools.borrow_mut();
        tools.clear();
        let mut layers = self.layers.borrow_mut();
        layers.wrap(&[], &mut tools)?;
        layers.end_stream(&mut tools);
        self.transmit(layers.seal(&mut tools)?)?;
        layers.end_seal();
        tools.clear();
        self.transmit(layers.seal(&mut tools)?)
    }

    /// Bytes that wait because the client does not read.
    pub fn waiting(&self) -> usize {
        self.out.borrow().len()
    }

    /// The version of TLS and the cipher, in words.
    pub fn tls(&self) -> Option<String> {
        self.layers.borrow().tls()
    }

    /// Whether what comes from the socket is to be unsealed.
    pub fn is_sealed(&self) -> bool {
        self.layers.borrow().are_sealed()
    }

    /// Opens what came from the socket, as [`Layers::unseal`] does.
    pub fn unseal(&self, bytes: &[u8], plain: &mut Vec<u8>) -> io::Result<bool> {
        self.layers.borrow_mut().unseal(bytes, plain)
    }

    /// Waits until all that was kept is sent.
    pub async fn drain(&self) -> io::Result<()> {
        loop {
            self.push(&mut self.out.borrow_mut())?;
            if self.out.borrow().is_empty() {
                return Ok(());
            }
            self.stream.writable().await?;
        }
    }

    fn push(&self, out: &mut Queue) -> io::Result<()> {
        let sent = self.try_send(out.front())?;
        out.advance(sent);
        Ok(())
    }

    /// One write; none at all if the socket is known to be full, or if there is nothing to say.
    fn try_send(&self, bytes: &[u8]) -> io::Result<usize> {
        if bytes.is_empty() {
            return Ok(0);
        }
        match self.stream.try_write(bytes) {
            Err(fault) if fault.kind() == io::ErrorKind::WouldBlock => Ok(0),
            sent => sent,
        }
    }

    // ── in ──

    /// Keeps what a client sent for the engine.
    pub fn put(&self, letter: Letter) {
        self.mail.borrow_mut().letters.push_back(letter);
    }

    /// Whether another letter may wait here.
    pub fn has_room(&self) -> bool {
        self.mail.borrow().has_room()
    }

    /// Waits until another letter may wait here, or the connection is not open any more.
    pub async fn room(&self) {
        while self.is_open() && !self.has_room() {
            self.room.notified().await;
        }
    }

    /// Hands one turn's share of the mail to the engine.
    pub fn deliver(&self, inputs: &mut Vec<Input>) -> Left {
        let connection = self.id;
        let mut mail = self.mail.borrow_mut();
        if let Some((width, height)) = mail.size.take() {
            inputs.push(Input::Resized { connection, width, height });
        }
        if let Some(client) = mail.client.take() {
            inputs.push(Input::Client { connection, client });
        }
        let (share, lines) = mail.share();
        self.asked.set(self.asked.get() || lines > 0);
        inputs.extend(mail.letters.drain(..share).map(|letter| letter.input(connection)));
        self.room.notify_one();
        // The last line's answer goes out before the connection is given up.
        let left = match (mail.letters.is_empty(), mail.ended) {
            (false, _) => Left::More,
            (true, true) if share > 0 => Left::More,
            (true, true) => Left::Ended,
            (true, false) => Left::Nothing,
        };
        mail.listed = left == Left::More;
        left
    }

    // ── the end ──

    /// Leaves [`Phase::Open`]: nothing more is taken in.
    pub fn leave(&self) {
        self.phase.set(Phase::Closing);
        let listed = self.mail.borrow().listed;
        self.mail.replace(Mail { listed, ..Mail::default() });
        self.room.notify_one();
    }

    /// Says that nothing more will be sent, and reads until the client says the same. To close
    /// a socket in which something is unread would take the last text away from its reader.
    pub async fn part(&self) -> io::Result<()> {
        self.drain().await?;
        SockRef::from(&self.stream).shutdown(Shutdown::Write)?;
        let mut unread = [0; 512];
        loop {
            self.stream.readable().await?;
            match self.stream.try_read(&mut unread) {
                Ok(0) => return Ok(()),
                Err(fault) if fault.kind() != io::ErrorKind::WouldBlock => return Err(fault),
                _ => tokio::task::yield_now().await,
            }
        }
    }

    /// Shuts the socket, which wakes every task that waits for it. Whatever was not sent by now
    /// is forgotten, here and in the kernel.
    pub fn shut(&self, unsent: Unsent) {
        self.leave();
        self.phase.set(Phase::Over);
        self.out.replace(Queue::default());
        self.held.replace(None);
        let socket = SockRef::from(&self.stream);
        if unsent == Unsent::Forget {
            let _ = socket.set_linger(Some(Duration::ZERO));
        }
        let _ = socket.shutdown(Shutdown::Both);
    }
}

fn within_limit(waiting: usize) -> io::Result<()> {
    match waiting > OUTPUT_QUEUE_BYTES_MAX {
        true => Err(io::Error::other("it does not read what it is sent")),
        false => Ok(()),
    }
}

/// What the kernel does with bytes that the client did not fetch.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Unsent {
    /// The kernel goes on sending them for a while.
    Deliver,
    /// The kernel frees them, for the client is cut off.
    Forget,
}

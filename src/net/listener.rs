//! Accepting connections, and how many.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::rc::Rc;
use std::time::Duration;

use socket2::{Domain, Protocol, SockRef, Socket, TcpKeepalive, Type};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tracing::{debug, warn};

use super::entrance::Entrance;
use crate::base::address::household;
use crate::base::limits::{
    ACCEPT_PAUSE_MS, CONNECTIONS, CONNECTIONS_PER_ADDRESS, KEEPALIVE_SECONDS, LISTEN_BACKLOG,
};

/// What is spoken at a listener from the first byte on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Speech {
    Plain,
    Tls,
}

/// A bound address at which nobody is accepted yet.
#[derive(Debug)]
pub struct Listener {
    socket: std::net::TcpListener,
    speech: Speech,
}

impl Listener {
    /// Binds an address. An IPv6 address also hears IPv4 where the machine allows it.
    pub fn bind(address: SocketAddr, speech: Speech) -> io::Result<Listener> {
        let socket = Socket::new(Domain::for_address(address), Type::STREAM, Some(Protocol::TCP))?;
        if address.is_ipv6() {
            socket.set_only_v6(false)?;
        }
        // Without it a restart would have to wait for the last connections to be forgotten.
        socket.set_reuse_address(true)?;
        socket.set_nonblocking(true)?;
        socket.bind(&address.into())?;
        socket.listen(LISTEN_BACKLOG)?;
        Ok(Listener { socket: socket.into(), speech })
    }

    /// Where it listens; tells the port if it was bound to port 0.
    pub fn address(&self) -> io::Result<SocketAddr> {
        self.socket.local_addr()
    }

    /// What is spoken here.
    pub fn speech(&self) -> Speech {
        self.speech
    }

    pub(super) fn open(self) -> io::Result<TcpListener> {
        TcpListener::from_std(self.socket)
    }
}

/// Accepts for ever. Never spins: when the machine has nothing left for one more client, it
/// says so once and pauses, and the client waits in the backlog.
pub(super) async fn accept(listener: TcpListener, speech: Speech, entrance: Rc<Entrance>) {
    let mut troubled = false;
    loop {
        match listener.accept().await {
            Ok((stream, from)) => {
                troubled = false;
                if let Err(fault) = prepare(&stream) {
                    // A client that is already gone again; reading will find out.
                    debug!(%fault, %from, "cannot set socket options");
                }
                entrance.arrive(stream, from, speech);
            }
            Err(fault) if is_of_one_client(&fault) => debug!(%fault, "a connection did not begin"),
            Err(fault) => {
                if !std::mem::replace(&mut troubled, true) {
                    warn!(%fault, "cannot accept connections");
                }
                tokio::time::sleep(Duration::from_millis(ACCEPT_PAUSE_MS)).await;
            }
        }
    }
}

fn is_of_one_client(fault: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionReset, Interrupted};
    matches!(fault.kind(), ConnectionAborted | ConnectionReset | Interrupted)
}

fn prepare(stream: &TcpStream) -> io::Result<()> {
    let socket = SockRef::from(stream);
    // A turn's text is one write and should leave at once.
    socket.set_tcp_nodelay(true)?;
    // The data mark of a Synch comes as urgent data; out of line it would leave a lone IAC.
    socket.set_out_of_band_inline(true)?;
    let silence = Duration::from_secs(KEEPALIVE_SECONDS);
    socket.set_tcp_keepalive(&TcpKeepalive::new().with_time(silence).with_interval(silence))
}

/// How many connections there may be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SeatLimits {
    pub in_all: usize,
    /// From one address, or one network of IPv6. This machine itself has no such limit: a proxy
    /// that says nothing of its clients may run on it.
    pub per_address: usize,
}

impl Default for SeatLimits {
    fn default() -> SeatLimits {
        SeatLimits { in_all: CONNECTIONS, per_address: CONNECTIONS_PER_ADDRESS }
    }
}

/// How many connections there are, in all and from each address. A connection keeps its seat
/// until its socket is closed, for it is sockets that a machine runs out of.
#[derive(Debug, Default)]
pub(super) struct Seats {
    limits: SeatLimits,
    taken: Cell<usize>,
    by_address: RefCell<BTreeMap<IpAddr, usize>>,
    empty: Notify,
}

/// Why there is no seat.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Full {
    /// Everyone's seats are taken.
    InAll,
    /// As many connections as there may be come from that address already.
    FromThere(usize),
}

impl fmt::Display for Full {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Full::InAll => write!(f, "Dominion is full at the moment. Please try again later."),
            Full::FromThere(1) => {
                write!(f, "Your address has a connection already, and one is the most.")
            }
            Full::FromThere(most) => write!(
                f,
                "Your address has {most} connections already, and that is the most. Close one of \
                 them and try again."
            ),
        }
    }
}

/// One place; given back when dropped.
#[derive(Debug)]
pub(super) struct Seat {
    seats: Rc<Seats>,
    address: IpAddr,
}

impl Seats {
    pub fn new(limits: SeatLimits) -> Rc<Seats> {
        Rc::new(Seats { limits, ..Seats::default() })
    }

    /// A seat, or why there is none.
    pub fn take(self: &Rc<Self>, address: IpAddr) -> Result<Seat, Full> {
        let mut by_address = self.by_address.borrow_mut();
        let group = household(address);
        let here = by_address.get(&group).copied().unwrap_or(0);
        let crowded = here >= self.limits.per_address && !address.is_loopback();
        if self.taken.get() >= self.limits.in_all {
            return Err(Full::InAll);
        }
        if crowded {
            return Err(Full::FromThere(self.limits.per_address));
        }
        by_address.insert(group, here + 1);
        self.taken.set(self.taken.get() + 1);
        Ok(Seat { seats: self.clone(), address: group })
    }

    /// Waits until nobody is left.
    pub(super) async fn emptied(&self) {
        while self.taken.get() > 0 {
            self.empty.notified().await;
        }
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut by_address = self.seats.by_address.borrow_mut();
        if let Some(here) = by_address.get_mut(&self.address) {
            *here -= 1;
            if *here == 0 {
                by_address.remove(&self.address);
            }
        }
        self.seats.taken.set(self.seats.taken.get() - 1);
        if self.seats.taken.get() == 0 {
            self.seats.empty.notify_one();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seats_are_counted_by_address_and_in_all() {
        let seats = Seats::new(SeatLimits { in_all: 50, per_address: CONNECTIONS_PER_ADDRESS });
        let address = |n: u32| IpAddr::from(n.to_be_bytes());
        let one: Vec<Seat> = std::iter::from_fn(|| seats.take(address(1)).ok()).collect();
        assert_eq!(one.len(), CONNECTIONS_PER_ADDRESS);
        let rest: Vec<Seat> = (2..).map_while(|n| seats.take(address(n)).ok()).collect();
        assert_eq!(one.len() + rest.len(), 50);
        drop((one, rest));
        assert_eq!(seats.taken.get(), 0);
        assert!(seats.by_address.borrow().is_empty());
    }

    /// Each limit is told by its own words: who is alone at their address need not wait for others.
    #[test]
    fn issue14_32_a_full_server_and_a_full_address_are_told_apart() {
        let seats = Seats::new(SeatLimits { in_all: 3, per_address: 2 });
        let take = |address: [u8; 4]| seats.take(IpAddr::from(address)).map_err(|f| f.to_string());
        let (_one, _two) = (take([1; 4]).expect("a seat"), take([1; 4]).expect("a seat"));
        let crowded = take([1; 4]).expect_err("two are the most");
        assert!(crowded.starts_with("Your address has 2 connections already"), "{crowded}");
        let _three = take([2; 4]).expect("a seat");
        let full = take([3; 4]).expect_err("three are the most");
        assert!(full.starts_with("Dominion is full"), "{full}");
    }

    #[test]
    fn a_network_of_ipv6_counts_as_one_address_and_this_machine_as_none() {
        let seats = Seats::new(SeatLimits { per_address: 2, ..SeatLimits::default() });
        let take = |address: &str| seats.take(address.parse().expect("an address"));
        let _one = take("2001:db8::1").expect("a seat");
        let _two = take("2001:db8::abcd:2").expect("a seat");
        assert!(take("2001:db8::3").is_err());
        assert!(take("2001:db8:0:1::3").is_ok());
        let here: Vec<_> = (0..10).map_while(|_| take("::1").ok()).collect();
        assert_eq!(here.len(), 10);
        assert_eq!(SeatLimits::default().in_all, CONNECTIONS);
    }
}

//! Accepting connections, and how many.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::io::{self, Write as _};
use std::net::{IpAddr, SocketAddr};
use std::rc::Rc;
use std::time::Duration;

use socket2::{Domain, Protocol, SockRef, Socket, TcpKeepalive, Type};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tracing::{debug, warn};

use super::hub::Hub;
use crate::base::limits::{
    ACCEPT_PAUSE_MS, CONNECTIONS_MAX, CONNECTIONS_PER_ADDRESS_MAX, KEEPALIVE_SECONDS,
    LISTEN_BACKLOG,
};

const FULL: &[u8] = b"Dominion is full at the moment. Please try again later.\r\n";

/// A bound address at which nobody is accepted yet.
#[derive(Debug)]
pub struct Listener(std::net::TcpListener);

impl Listener {
    /// Binds an address. An IPv6 address also hears IPv4 where the machine allows it.
    pub fn bind(address: SocketAddr) -> io::Result<Listener> {
        let socket = Socket::new(Domain::for_address(address), Type::STREAM, Some(Protocol::TCP))?;
        if address.is_ipv6() {
            socket.set_only_v6(false)?;
        }
        // Without it a restart would have to wait for the last connections to be forgotten.
        socket.set_reuse_address(true)?;
        socket.set_nonblocking(true)?;
        socket.bind(&address.into())?;
        socket.listen(LISTEN_BACKLOG)?;
        Ok(Listener(socket.into()))
    }

    /// Where it listens; tells the port if it was bound to port 0.
    pub fn address(&self) -> io::Result<SocketAddr> {
        self.0.local_addr()
    }

    pub(super) fn open(self) -> io::Result<TcpListener> {
        TcpListener::from_std(self.0)
    }
}

/// Accepts for ever. Never spins: when the machine has nothing left for one more client, it
/// says so once and pauses, and the client waits in the backlog.
pub(super) async fn accept(listener: TcpListener, hub: Rc<Hub>) {
    let mut troubled = false;
    loop {
        match listener.accept().await {
            Ok((stream, from)) => {
                troubled = false;
                admit(&hub, stream, from);
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

fn admit(hub: &Rc<Hub>, stream: TcpStream, from: SocketAddr) {
    let address = from.ip().to_canonical();
    let Some(seat) = hub.seats.take(address) else {
        debug!(%address, "no seat");
        if let Ok(stream) = stream.into_std() {
            let _ = (&stream).write(FULL);
        }
        return;
    };
    if let Err(fault) = prepare(&stream) {
        // A client that is already gone again; reading will find out.
        debug!(%fault, %address, "cannot set socket options");
    }
    hub.admit(stream, address, seat);
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

/// How many connections there are, in all and from each address. A connection keeps its seat
/// until its socket is closed, for it is sockets that a machine runs out of.
#[derive(Debug, Default)]
pub(super) struct Seats {
    taken: Cell<usize>,
    by_address: RefCell<BTreeMap<IpAddr, usize>>,
    empty: Notify,
}

/// One place; given back when dropped.
#[derive(Debug)]
pub(super) struct Seat {
    seats: Rc<Seats>,
    address: IpAddr,
}

impl Seats {
    pub fn take(self: &Rc<Self>, address: IpAddr) -> Option<Seat> {
        let mut by_address = self.by_address.borrow_mut();
        let here = by_address.get(&address).copied().unwrap_or(0);
        if self.taken.get() >= CONNECTIONS_MAX || here >= CONNECTIONS_PER_ADDRESS_MAX {
            return None;
        }
        by_address.insert(address, here + 1);
        self.taken.set(self.taken.get() + 1);
        Some(Seat { seats: self.clone(), address })
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
        let seats = Rc::new(Seats::default());
        let address = |n: u32| IpAddr::from(n.to_be_bytes());
        let one: Vec<Seat> = std::iter::from_fn(|| seats.take(address(1))).collect();
        assert_eq!(one.len(), CONNECTIONS_PER_ADDRESS_MAX);
        let rest: Vec<Seat> = (2..).map_while(|n| seats.take(address(n))).collect();
        assert_eq!(one.len() + rest.len(), CONNECTIONS_MAX);
        drop((one, rest));
        assert_eq!(seats.taken.get(), 0);
        assert!(seats.by_address.borrow().is_empty());
    }
}

//! The way in: whoever connected is seated, or sent to the doorman first.
//!
//! At the door only so many may stand, and only a few from one address, so that somebody who
//! opens handshakes and leaves them there keeps nobody else out for long. They have no seat yet,
//! for whose it is they still have to say.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::io::Write as _;
use std::net::{IpAddr, SocketAddr};
use std::rc::Rc;

use rustls::ServerConnection;
use tokio::net::TcpStream;
use tokio::sync::mpsc::UnboundedReceiver;
use tracing::debug;

use super::doorman::{Doorman, Guest, Newcomer, Road, Shown};
use super::hub::Hub;
use super::listener::Speech;
use crate::base::address::household;
use crate::base::limits::{AT_DOOR_MAX, AT_DOOR_PER_ADDRESS_MAX};

/// Where everybody comes in.
pub(super) struct Entrance {
    hub: Rc<Hub>,
    doorman: Option<Doorman>,
    /// Those at the door, by ticket.
    waiting: RefCell<BTreeMap<u64, IpAddr>>,
    last_ticket: Cell<u64>,
}

impl Entrance {
    pub fn new(hub: Rc<Hub>, doorman: Option<Doorman>) -> Rc<Entrance> {
        let (waiting, last_ticket) = (RefCell::default(), Cell::default());
        Rc::new(Entrance { hub, doorman, waiting, last_ticket })
    }

    /// Somebody connected.
    pub fn arrive(&self, stream: TcpStream, from: SocketAddr, speech: Speech) {
        let address = from.ip().to_canonical();
        let proxies = &self.hub.settings.proxies;
        let road = match proxies.iter().any(|network| network.contains(&address)) {
            true => Road::Proxied,
            false => Road::Direct,
        };
        match &self.doorman {
            Some(doorman) if road == Road::Proxied || speech == Speech::Tls => {
                let Some(ticket) = self.ticket(address, road) else {
                    self.hub.settings.counts.door.inc();
                    return debug!(%address, "too many at the door");
                };
                let secret = speech == Speech::Tls;
                match stream.into_std() {
                    Ok(stream) => doorman.meet(Newcomer { ticket, stream, from, road, secret }),
                    Err(fault) => {
                        debug!(%fault, %address, "a connection did not begin");
                        self.waiting.borrow_mut().remove(&ticket);
                    }
                }
            }
            _ => self.seat(stream, address, None),
        }
    }

    /// A place at the door, if there is one.
    pub(super) fn ticket(&self, address: IpAddr, road: Road) -> Option<u64> {
        let mut waiting = self.waiting.borrow_mut();
        let group = household(address);
        let here = waiting.values().filter(|other| **other == group).count();
        if waiting.len() >= AT_DOOR_MAX || (road == Road::Direct && here >= AT_DOOR_PER_ADDRESS_MAX)
        {
            return None;
        }
        self.last_ticket.set(self.last_ticket.get() + 1);
        waiting.insert(self.last_ticket.get(), group);
        Some(self.last_ticket.get())
    }

    /// Lets those in whom the doorman found in order.
    pub async fn welcome(self: Rc<Self>, mut shown: UnboundedReceiver<Shown>) {
        while let Some(Shown { ticket, guest }) = shown.recv().await {
            self.waiting.borrow_mut().remove(&ticket);
            let Some(Guest { stream, address, tls }) = guest else { continue };
            match TcpStream::from_std(stream) {
                Ok(stream) => self.seat(stream, address, tls),
                Err(fault) => debug!(%fault, %address, "a connection did not begin"),
            }
        }
    }

    fn seat(&self, stream: TcpStream, address: IpAddr, tls: Option<Box<ServerConnection>>) {
        match self.hub.seats.take(address) {
            Ok(seat) => self.hub.admit(stream, address, tls, seat),
            Err(full) => {
                self.hub.settings.counts.seats.inc();
                debug!(%address, ?full, "no seat");
                if tls.is_none()
                    && let Ok(stream) = stream.into_std()
                {
                    let _ = (&stream).write(format!("{full}\r\n").as_bytes());
                }
            }
        }
    }
}

//! The doorman: whoever has to show something before the world hears of them.
//!
//! On a TLS port that is a handshake, and from the address of a trusted proxy a PROXY header with
//! the player's own address. Both take a while and may never come, and a handshake is a
//! millisecond of arithmetic. So they are done on a thread of their own, with a time limit, and
//! the world is handed connections that can be talked to.
//!
//! Not here: TLS after the handshake (`layers`), how many may be at the door (`hub`).

use std::io::{self, Read, Write};
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use rustls::{ServerConfig, ServerConnection};
use tokio::net::TcpStream;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::task::{LocalSet, spawn_local};
use tokio::time::{MissedTickBehavior, interval, timeout};
use tracing::debug;

use super::certificates::Certificates;
use super::proxy;
use crate::base::limits::{CERTIFICATES_LOOK_MS, HANDSHAKE_MS_MAX, SILENT_HELLO_MS_MAX};

/// For someone whose client speaks no TLS, and waits for us to begin.
const HINT: &[u8] =
    b"This port speaks TLS only. Please connect with TLS, or to the port without it.\r\n";
/// The first byte of a TLS client.
const HANDSHAKE: u8 = 0x16;

/// How a connection came here.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Road {
    Direct,
    /// By a proxy, which says first for whom.
    Proxied,
}

/// Somebody at the door.
#[derive(Debug)]
pub(super) struct Newcomer {
    pub ticket: u64,
    pub stream: std::net::TcpStream,
    pub from: SocketAddr,
    pub road: Road,
    /// The connection comes to a TLS port.
    pub secret: bool,
}

/// What came of it.
#[derive(Debug)]
pub(super) struct Shown {
    pub ticket: u64,
    /// `None` if they had nothing to show.
    pub guest: Option<Guest>,
}

/// Somebody who may come in.
#[derive(Debug)]
pub(super) struct Guest {
    pub stream: std::net::TcpStream,
    pub address: IpAddr,
    pub tls: Option<Box<ServerConnection>>,
}

/// How the doorman is spoken to. It goes home when this is dropped.
#[derive(Debug)]
pub(super) struct Doorman(UnboundedSender<Newcomer>);

impl Doorman {
    /// A thread that answers every newcomer once.
    pub fn start(
        certificates: Option<Arc<Certificates>>,
    ) -> io::Result<(Doorman, UnboundedReceiver<Shown>)> {
        let tls = certificates.as_ref().map(Certificates::config).transpose();
        let tls = tls.map_err(io::Error::other)?;
        let (sender, newcomers) = unbounded_channel();
        let (shown, receiver) = unbounded_channel();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let work = async move {
            if let Some(certificates) = certificates {
                spawn_local(look_after(certificates));
            }
            greet(newcomers, tls, shown).await;
        };
        std::thread::Builder::new()
            .name("doorman".to_owned())
            .spawn(move || LocalSet::new().block_on(&runtime, work))?;
        Ok((Doorman(sender), receiver))
    }

    /// Hands somebody over.
    pub fn meet(&self, newcomer: Newcomer) {
        let _ = self.0.send(newcomer);
    }
}

pub(super) async fn look_after(certificates: Arc<Certificates>) {
    let mut looks = interval(Duration::from_millis(CERTIFICATES_LOOK_MS));
    looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        looks.tick().await;
        certificates.look();
    }
}

pub(super) async fn greet(
    mut newcomers: UnboundedReceiver<Newcomer>,
    tls: Option<Arc<ServerConfig>>,
    shown: UnboundedSender<Shown>,
) {
    while let Some(newcomer) = newcomers.recv().await {
        let (tls, shown) = (tls.clone(), shown.clone());
        spawn_local(async move {
            let (ticket, from) = (newcomer.ticket, newcomer.from);
            let limit = Duration::from_millis(HANDSHAKE_MS_MAX);
            let guest = match timeout(limit, check(newcomer, tls)).await {
                Ok(Ok(guest)) => Some(guest),
                Ok(Err(fault)) => {
                    debug!(%from, %fault, "turned away at the door");
                    None
                }
                Err(_) => {
                    debug!(%from, "took too long at the door");
                    None
                }
            };
            let _ = shown.send(Shown { ticket, guest });
        });
    }
}

async fn check(newcomer: Newcomer, tls: Option<Arc<ServerConfig>>) -> io::Result<Guest> {
    let stream = TcpStream::from_std(newcomer.stream)?;
    let address = match newcomer.road {
        Road::Proxied => proxy::client(&stream).await?.unwrap_or(newcomer.from.ip()),
        Road::Direct => newcomer.from.ip(),
    };
    let tls = match tls.filter(|_| newcomer.secret) {
        Some(config) => {
            speaks_tls(&stream).await?;
            Some(Box::new(shake_hands(&stream, config).await?))
        }
        None => None,
    };
    Ok(Guest { stream: stream.into_std()?, address: address.to_canonical(), tls })
}

/// Tells a client that speaks no TLS, or waits for us to begin, what is the matter.
async fn speaks_tls(stream: &TcpStream) -> io::Result<()> {
    let patience = Duration::from_millis(SILENT_HELLO_MS_MAX);
    let mut first = [0];
    match timeout(patience, stream.peek(&mut first)).await {
        Ok(Ok(0)) => Err(io::ErrorKind::UnexpectedEof.into()),
        Ok(Ok(_)) if first == [HANDSHAKE] => Ok(()),
        Ok(Err(fault)) => Err(fault),
        Ok(Ok(_)) | Err(_) => {
            // What is unread when a socket closes would take the hint away from its reader.
            let _ = stream.try_read(&mut [0; 4096]);
            let _ = stream.try_write(HINT);
            Err(io::Error::other("it does not speak TLS"))
        }
    }
}

async fn shake_hands(
    stream: &TcpStream,
    config: Arc<ServerConfig>,
) -> io::Result<ServerConnection> {
    let mut tls = ServerConnection::new(config).map_err(io::Error::other)?;
    loop {
        while tls.wants_write() {
            stream.writable().await?;
            or_later(tls.write_tls(&mut Socket(stream)))?;
        }
        if !tls.is_handshaking() {
            return Ok(tls);
        }
        stream.readable().await?;
        if or_later(tls.read_tls(&mut Socket(stream)))? == Some(0) {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        if let Err(fault) = tls.process_new_packets() {
            // The alert that says why.
            let _ = tls.write_tls(&mut Socket(stream));
            return Err(io::Error::other(fault));
        }
    }
}

/// `None` if the socket was not ready after all.
fn or_later(done: io::Result<usize>) -> io::Result<Option<usize>> {
    match done {
        Err(fault) if fault.kind() == io::ErrorKind::WouldBlock => Ok(None),
        done => done.map(Some),
    }
}

/// A socket as the standard library's traits know one; it never waits.
struct Socket<'a>(&'a TcpStream);

impl Read for Socket<'_> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        self.0.try_read(bytes)
    }
}

impl Write for Socket<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.try_write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

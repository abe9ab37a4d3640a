//! The server as the web sees it: `/metrics` and `/healthz`, and the seed of more.
//!
//! It stands beside the game, on a thread and a runtime of its own, and reads what is published for
//! it; nothing in here can make a turn wait. Whoever connects may be anybody, so everything has a
//! bound: connections ([`WEB_CONNECTIONS_MAX`], later ones wait in the system's queue), the bytes and
//! the time in which to say what is wanted, the time that a connection lasts. A body is not read.
//!
//! | path | answers |
//! |---|---|
//! | `/` | what there is |
//! | `/metrics` | everything that is counted, in the text format of Prometheus |
//! | `/healthz` | `200` and `{"status":"ok"}` while players can play; `503` while the server stops or is stuck |

mod pages;
#[cfg(test)]
mod tests;

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpStream;
use tokio::sync::Semaphore;
use tokio::time::timeout;

use crate::base::limits::{
    ACCEPT_PAUSE_MS, WEB_CONNECTION_MS_MAX, WEB_CONNECTIONS_MAX, WEB_HEAD_BYTES_MAX,
    WEB_HEAD_MS_MAX,
};
use crate::measure::Measures;

/// What pages are made of.
#[derive(Clone, Debug)]
pub struct Source {
    pub measures: Arc<Measures>,
    /// The start of the server, from which its times are counted.
    pub began: Instant,
}

/// A port that is taken, and not served yet.
#[derive(Debug)]
pub struct Door {
    listener: TcpListener,
    address: SocketAddr,
}

impl Door {
    /// Takes the port, so that whoever starts the server hears at once if somebody has it.
    ///
    /// # Errors
    /// Whatever the system says.
    pub fn bind(address: SocketAddr) -> io::Result<Door> {
        let listener = TcpListener::bind(address)?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        Ok(Door { listener, address })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serves on a thread of its own, until the process ends.
    ///
    /// # Errors
    /// If there is no thread or no runtime to be had.
    pub fn serve(self, source: Source) -> io::Result<()> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let work = move || runtime.block_on(accept(self.listener, pages::router(source)));
        thread::Builder::new().name("web".into()).spawn(work).map(drop)
    }
}

/// Takes in whoever comes, as long as there is room.
async fn accept(listener: TcpListener, router: Router) {
    let listener = match tokio::net::TcpListener::from_std(listener) {
        Ok(listener) => listener,
        Err(error) => {
            return tracing::error!(target: "web", %error, "the web's port cannot be served");
        }
    };
    let room = Arc::new(Semaphore::new(WEB_CONNECTIONS_MAX));
    loop {
        let Ok(seat) = Arc::clone(&room).acquire_owned().await else { return };
        match listener.accept().await {
            Ok((stream, _)) => {
                let router = router.clone();
                tokio::spawn(async move {
                    answer(stream, router).await;
                    drop(seat);
                });
            }
            Err(error) => {
                tracing::debug!(target: "web", %error, "a connection did not begin");
                tokio::time::sleep(Duration::from_millis(ACCEPT_PAUSE_MS)).await;
            }
        }
    }
}

/// Answers one client, until it has said enough or has had its time.
async fn answer(stream: TcpStream, router: Router) {
    let _ = stream.set_nodelay(true);
    let service = TowerToHyperService::new(router);
    let conversation = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(Duration::from_millis(WEB_HEAD_MS_MAX))
        .max_buf_size(WEB_HEAD_BYTES_MAX)
        .serve_connection(TokioIo::new(stream), service);
    // Whatever a client does wrong is its own affair.
    let spoken = timeout(Duration::from_millis(WEB_CONNECTION_MS_MAX), conversation).await;
    if let Ok(Err(error)) = spoken {
        tracing::debug!(target: "web", %error, "a client went wrong");
    }
}

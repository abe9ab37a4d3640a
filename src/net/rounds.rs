//! The round that is made once a minute, and what a wizard is told of connections.
//!
//! A client that hears nothing for a minute gets a telnet NOP, for routers and proxies on the way
//! forget connections that are silent, and a link that is dead is found out only by sending. Only
//! clients that speak telnet get it; to netcat it would be two odd letters. Whoever typed nothing
//! for as long as the operator allows is reported to the engine, which lets players go.

use std::rc::Rc;
use std::time::Duration;

use tokio::time::{MissedTickBehavior, interval};

use super::connection::Connection;
use super::hub::Hub;
use crate::base::clock::Millis;
use crate::base::id::ConnectionId;
use crate::base::limits::ROUNDS_MS;
use crate::messages::input::Input;
use crate::messages::link::Link;
use crate::telnet::codec::{IAC, NOP};

/// Makes rounds for ever.
pub(super) async fn rounds(hub: Rc<Hub>) {
    let mut rounds = interval(Duration::from_millis(ROUNDS_MS));
    rounds.set_missed_tick_behavior(MissedTickBehavior::Delay);
    rounds.tick().await;
    loop {
        rounds.tick().await;
        hub.round();
    }
}

impl Hub {
    /// Looks once at everybody.
    pub fn round(self: &Rc<Self>) {
        let now = self.now();
        for connection in self.everybody().iter().filter(|connection| connection.is_open()) {
            let meter = &connection.meter;
            let limit = self.settings.idle;
            let silent = limit > Millis(0) && now.since(meter.typed.get()) >= limit;
            if silent && !meter.idle.replace(true) {
                self.input(Input::Idle { connection: connection.id });
            }
            if !meter.spoke.replace(false) && connection.wire.borrow().speaks_telnet() {
                self.send(connection, &[IAC, NOP]);
                meter.spoke.set(false);
            }
        }
    }

    /// How a connection is doing, or all of them.
    pub fn links(&self, of: Option<ConnectionId>) -> Vec<Link> {
        let all = self.everybody();
        let asked = all.iter().filter(|connection| of.is_none_or(|id| id == connection.id));
        asked.map(|connection| link(connection, self.now())).collect()
    }
}

fn link(connection: &Connection, now: Millis) -> Link {
    let agreed = connection.wire.borrow().agreed().map(str::to_owned).collect();
    Link {
        connection: connection.id,
        address: connection.address,
        tls: connection.tls(),
        agreed,
        sent: connection.meter.outward(),
        heard: connection.meter.inward(),
        waiting: connection.waiting() as u64,
        silent: now.since(connection.meter.typed.get()),
        open: now.since(connection.meter.since),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use tokio::net::TcpListener;
    use tokio::task::LocalSet;
    use tokio::time::advance;

    use super::super::Settings;
    use super::*;
    use crate::base::bucket::Bucket;

    const MINUTE: Duration = Duration::from_millis(ROUNDS_MS);

    /// What the client has to read now. On loopback what was sent has arrived.
    fn arrived(client: &mut std::net::TcpStream) -> Vec<u8> {
        let mut bytes = [0; 1024];
        let count = client.read(&mut bytes).unwrap_or(0);
        bytes[..count].to_vec()
    }

    async fn with_a_client<F: Future>(
        settings: Settings,
        script: impl FnOnce(Rc<Hub>, Rc<Connection>, std::net::TcpStream) -> F,
    ) {
        let work = async {
            let listener = TcpListener::bind("127.0.0.1:0").await.expect("loopback");
            let address = listener.local_addr().expect("bound");
            let client = std::net::TcpStream::connect(address).expect("loopback");
            client.set_nonblocking(true).expect("a socket option");
            let (stream, from) = listener.accept().await.expect("loopback");
            let hub = Hub::new(settings);
            let seat = hub.seats.take(from.ip()).expect("a seat");
            hub.admit(stream, from.ip(), None, seat);
            hub.collect(&mut Vec::new());
            let connection = hub.everybody().remove(0);
            script(hub, connection, client).await;
        };
        LocalSet::new().run_until(work).await;
    }

    #[tokio::test(start_paused = true)]
    async fn a_silent_line_is_kept_open_for_who_speaks_telnet() {
        let script = async |hub: Rc<Hub>, connection: Rc<Connection>, mut client| {
            hub.send(&connection, b"Welcome.\r\n");
            hub.round();
            arrived(&mut client);
            hub.round();
            assert_eq!(arrived(&mut client), b"", "netcat would show it");
            hub.hear(&connection, &mut Bucket::default(), b"\xFF\xF1");
            hub.round();
            assert_eq!(arrived(&mut client), [IAC, NOP]);
            hub.round();
            assert_eq!(arrived(&mut client), [IAC, NOP]);
            hub.send(&connection, b"It rains.\r\n");
            arrived(&mut client);
            hub.round();
            assert_eq!(arrived(&mut client), b"", "it was told something in this minute");
            hub.round();
            assert_eq!(arrived(&mut client), [IAC, NOP]);
        };
        with_a_client(Settings::default(), script).await;
    }

    #[tokio::test(start_paused = true)]
    async fn who_types_nothing_for_long_is_reported_once() {
        let idle = |hub: &Rc<Hub>| {
            hub.round();
            let mut inputs = Vec::new();
            hub.collect(&mut inputs);
            inputs.iter().filter(|input| matches!(input, Input::Idle { .. })).count()
        };
        let script = async |hub: Rc<Hub>, connection: Rc<Connection>, _client| {
            advance(MINUTE).await;
            assert_eq!(idle(&hub), 0);
            advance(MINUTE).await;
            assert_eq!((idle(&hub), idle(&hub)), (1, 0));
            let keep_alive = b"\xFF\xFD\xC9\xFF\xFA\xC9Core.KeepAlive\xFF\xF0";
            for sign_of_life in [&b"look\r\n"[..], keep_alive] {
                hub.hear(&connection, &mut Bucket::default(), sign_of_life);
                assert_eq!(idle(&hub), 0);
                advance(2 * MINUTE).await;
                assert_eq!((idle(&hub), idle(&hub)), (1, 0));
            }
        };
        with_a_client(Settings { idle: Millis(2 * ROUNDS_MS), ..Settings::default() }, script)
            .await;
        let never = async |hub: Rc<Hub>, _connection, _client| {
            advance(10_000 * MINUTE).await;
            assert_eq!(idle(&hub), 0);
        };
        with_a_client(Settings::default(), never).await;
    }
}

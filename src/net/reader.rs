//! The task that reads one client, and when it does not read.

use std::io;
use std::rc::Rc;
use std::time::Duration;

use tokio::io::Interest;

use super::connection::Connection;
use super::hub::Hub;
use crate::base::bucket::{Bucket, Rate};
use crate::base::limits::{
    INPUT_BYTES_BURST, INPUT_BYTES_PER_SECOND, READ_BYTES_MAX, UNPACKED_SLICE_BYTES,
    UNPACKED_SLICES_BURST, UNPACKED_SLICES_PER_SECOND,
};
use crate::telnet::codec::IAC;
use crate::telnet::inflow::{Due, Inflow};

/// How fast one client's compressed input is unpacked.
pub(super) const SLICES: Rate =
    Rate { burst: UNPACKED_SLICES_BURST, per_second: UNPACKED_SLICES_PER_SECOND };

/// How fast one client is read at all.
const BYTES: Rate = Rate { burst: INPUT_BYTES_BURST, per_second: INPUT_BYTES_PER_SECOND };

/// What one reading task remembers.
#[derive(Default)]
pub(super) struct Reader {
    /// Pays for lines.
    pub lines: Bucket,
    /// What was read and not heard yet.
    inflow: Inflow,
    /// Pays for what is read.
    read: Bucket,
    /// Pays for what is unpacked.
    slices: Bucket,
    /// Something was heard from this client.
    known: bool,
}

/// Reads a client until it ends. Whoever sends faster than it may is not read, so that its
/// flood waits on its own machine.
pub(super) async fn read(hub: Rc<Hub>, connection: Rc<Connection>) {
    let mut reader = Reader::default();
    // What came along with the end of a handshake.
    if connection.is_sealed() {
        reader.arrive(&hub, &connection, &[]);
    }
    while connection.is_open() {
        connection.room().await;
        let wait = reader.lines.wait(hub.settings.lines, hub.now());
        if wait.0 > 0 {
            hub.settings.counts.lines.inc();
            tokio::time::sleep(Duration::from_millis(wait.0)).await;
            continue;
        }
        match reader.inflow.due() {
            Due::Left => {
                let left = reader.inflow.take_left();
                reader.hear(&hub, &connection, &left);
            }
            Due::Slice => reader.unpack(&hub, &connection).await,
            Due::Arrival => {
                if let Err(fault) = reader.next(&hub, &connection).await {
                    hub.cut(&connection, &fault.to_string());
                }
            }
        }
    }
}

impl Reader {
    /// Waits for bytes and hears them.
    async fn next(&mut self, hub: &Rc<Hub>, connection: &Rc<Connection>) -> io::Result<()> {
        let wait = self.read.wait(BYTES, hub.now());
        if wait.0 > 0 {
            hub.settings.counts.bytes.inc();
            tokio::time::sleep(Duration::from_millis(wait.0)).await;
        }
        connection.stream.readable().await?;
        if !connection.is_open() {
            return Ok(());
        }
        let full = {
            let mut buffer = hub.buffer.borrow_mut();
            match connection.stream.try_read(&mut buffer) {
                Ok(0) => {
                    hub.ended(connection);
                    return Ok(());
                }
                Ok(count) => {
                    let bytes = &buffer[..count];
                    connection.meter.came(count);
                    self.read.spend(count as u64, BYTES, hub.now());
                    settle(connection, bytes);
                    self.arrive(hub, connection, bytes);
                    count == READ_BYTES_MAX
                }
                Err(fault) if fault.kind() == io::ErrorKind::WouldBlock => false,
                Err(fault) => return Err(fault),
            }
        };
        if full {
            tokio::task::yield_now().await;
        }
        Ok(())
    }

    /// Takes the layers off what came from the socket, and hears it.
    fn arrive(&mut self, hub: &Rc<Hub>, connection: &Rc<Connection>, bytes: &[u8]) {
        if !connection.is_sealed() {
            return self.greet(hub, connection, bytes);
        }
        let mut plain = Vec::new();
        match connection.unseal(bytes, &mut plain) {
            Ok(true) => hub.flush(connection),
            Ok(false) => {}
            Err(fault) => return hub.cut(connection, &fault.to_string()),
        }
        if !plain.is_empty() {
            self.greet(hub, connection, &plain);
        }
    }

    /// Hears bytes, unless they are the first and show that this is no telnet client.
    fn greet(&mut self, hub: &Rc<Hub>, connection: &Rc<Connection>, bytes: &[u8]) {
        match stranger(bytes) {
            Some(who) if !self.known => hub.cut(connection, who),
            _ => match self.inflow.arrive(bytes) {
                [] => {}
                plain => self.hear(hub, connection, plain),
            },
        }
        self.known = true;
    }

    /// Unpacks a slice of what is compressed and hears it, as soon as it is paid for.
    async fn unpack(&mut self, hub: &Rc<Hub>, connection: &Rc<Connection>) {
        let wait = self.slices.wait(SLICES, hub.now());
        if wait.0 > 0 {
            hub.settings.counts.bytes.inc();
            return tokio::time::sleep(Duration::from_millis(wait.0)).await;
        }
        self.unpack_slice(hub, connection);
        // A bomb of one client is unpacked between what others do.
        tokio::task::yield_now().await;
    }

    /// Not in the waiting task itself: its every reader would hold the room for a slice for ever.
    fn unpack_slice(&mut self, hub: &Rc<Hub>, connection: &Rc<Connection>) {
        let _ = self.slices.take(SLICES, hub.now());
        let mut plain = [0; UNPACKED_SLICE_BYTES];
        match self.inflow.unpack(&mut plain) {
            Ok(made) => self.hear(hub, connection, &plain[..made]),
            Err(senseless) => hub.cut(connection, &senseless.to_string()),
        }
    }

    fn hear(&mut self, hub: &Rc<Hub>, connection: &Rc<Connection>, bytes: &[u8]) {
        let used = hub.hear(connection, &mut self.lines, bytes);
        if !connection.is_open() {
            return;
        }
        let packs = connection.wire.borrow_mut().packs();
        if let Err(senseless) = self.inflow.heard(&bytes[used..], packs) {
            hub.cut(connection, &senseless.to_string());
        }
    }
}

/// Tells the runtime that the socket is empty now, if that can be known from what was read.
/// Otherwise it would find out with one more read, a third system call for every command.
///
/// A short read empties a socket, except that reading stops in front of urgent data, which is
/// the data mark of an `IAC DM`. The end of a stream is never forgotten.
fn settle(connection: &Connection, bytes: &[u8]) {
    if bytes.len() < READ_BYTES_MAX && bytes.last() != Some(&IAC) {
        let empty = || Err::<(), _>(io::ErrorKind::WouldBlock.into());
        let _ = connection.stream.try_io(Interest::READABLE, empty);
    }
}

/// Who this is, if it is certainly no player: a TLS client whose handshake would be read as a
/// name, or a browser.
fn stranger(bytes: &[u8]) -> Option<&'static str> {
    let is_http = |bytes: &[u8]| {
        let line = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
        line.trim_ascii_end().ends_with(b" HTTP/1.1")
            || line.trim_ascii_end().ends_with(b" HTTP/1.0")
    };
    match bytes {
        [0x16, 0x03, ..] => Some("it speaks TLS"),
        _ if is_http(bytes) => Some("it speaks HTTP"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn d12_a_client_is_unpacked_no_faster_than_it_may() {
        use crate::base::clock::Millis;
        let mut slices = Bucket::default();
        let mut taken = |now| (0..).take_while(|_| slices.take(SLICES, now)).count();
        assert_eq!(taken(Millis(0)), UNPACKED_SLICES_BURST as usize);
        assert_eq!(taken(Millis(1_000)), UNPACKED_SLICES_PER_SECOND as usize);
        assert_eq!(UNPACKED_SLICE_BYTES * UNPACKED_SLICES_PER_SECOND as usize, 256 * 1024);
    }

    /// Bytes that a reading task holds.
    fn held<F>(_: impl Fn(Rc<Hub>, Rc<Connection>) -> F) -> usize {
        size_of::<F>()
    }

    #[test]
    fn m01_an_idle_reader_holds_no_buffer() {
        assert!(held(read) <= 768, "{} bytes for each connection", held(read));
    }

    #[test]
    fn i03_a_client_is_read_no_faster_than_it_may() {
        use crate::base::clock::Millis;
        let (mut bytes, piece) = (Bucket::default(), READ_BYTES_MAX as u64);
        let mut read = |now| {
            let mut pieces = 0;
            while bytes.wait(BYTES, now) == Millis(0) {
                bytes.spend(piece, BYTES, now);
                pieces += 1;
            }
            pieces * piece
        };
        assert_eq!(read(Millis(0)), u64::from(INPUT_BYTES_BURST));
        assert_eq!(read(Millis(1_000)), u64::from(INPUT_BYTES_PER_SECOND));
    }

    #[test]
    fn i13_strangers_are_known_by_their_first_bytes() {
        assert!(stranger(b"\x16\x03\x01\x02\x00").is_some());
        assert!(stranger(b"GET / HTTP/1.1\r\nHost: x\r\n").is_some());
        assert!(stranger(b"Zabevu\r\n").is_none());
        assert!(stranger(b"\xFF\xFB\x1F").is_none());
        assert!(stranger(b"").is_none());
    }
}

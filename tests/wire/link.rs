//! The bare end of a connection to the real server: bytes as they come, and what they say once
//! they are unpacked.

#![allow(clippy::disallowed_methods, reason = "a real process takes real time")]

use std::io::{ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Instant;

use flate2::{Decompress, FlushDecompress, Status};

use crate::process::{PATIENCE, Process};

pub const MARKER: &[u8] = b"\xFF\xFA\x56\xFF\xF0";
/// A prompt's mark, once a client has sent a telnet command.
pub const GO_AHEAD: &[u8] = b"\xFF\xF9";

/// A server of a small world, and its folder.
pub struct Place {
    pub server: Process,
    folder: tempfile::TempDir,
}

impl Place {
    pub fn open(more: &[&str]) -> Place {
        Place::in_folder(tempfile::tempdir().expect("a folder"), more)
    }

    /// A server whose settings name files of a folder.
    pub fn in_folder(folder: tempfile::TempDir, more: &[&str]) -> Place {
        let world = folder.path().join("world");
        crate::kill::write_world(&world);
        let server = Process::start(&world, &folder.path().join("data"), more);
        Place { server, folder }
    }

    /// Stops the server and starts it again.
    pub fn again(self, more: &[&str]) -> Place {
        assert_eq!(self.server.terminate(), Some(0));
        Place::in_folder(self.folder, more)
    }

    /// The address that it said it has, behind these words.
    pub fn address_of(&self, words: &str) -> SocketAddr {
        let said = self.server.first_words.iter().find_map(|line| line.strip_prefix(words));
        let address = said.and_then(|rest| rest.trim().trim_end_matches('.').parse().ok());
        address.unwrap_or_else(|| panic!("{words:?} in {:?}", self.server.first_words))
    }

    pub fn tls_address(&self) -> SocketAddr {
        self.address_of("Dominion speaks TLS on ")
    }

    /// A connection that has been asked for a name.
    pub fn link(&self) -> Link {
        let mut link = Link::to(self.server.address);
        link.until(b"known? ");
        link
    }
}

/// A connected socket that does not wait for ever.
pub fn socket(address: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(address).expect("the server accepts");
    stream.set_nodelay(true).expect("a socket option");
    stream.set_read_timeout(Some(PATIENCE)).expect("a socket option");
    stream
}

/// What a link is made of.
pub trait Stream: Read + Write + Send {}
impl<Any: Read + Write + Send> Stream for Any {}

/// One end of a connection.
pub struct Link {
    stream: Box<dyn Stream>,
    inflate: Option<Decompress>,
    /// Bytes as they came, once each.
    pub raw: Vec<u8>,
    /// The same unpacked.
    pub said: Vec<u8>,
    /// Markers of a compressed stream that were seen, and ends of one.
    pub begun: usize,
    pub ended: usize,
}

impl Link {
    pub fn to(address: SocketAddr) -> Link {
        Link::over(socket(address))
    }

    pub fn over(stream: impl Stream + 'static) -> Link {
        let stream = Box::new(stream);
        let (raw, said) = (Vec::new(), Vec::new());
        Link { stream, inflate: None, raw, said, begun: 0, ended: 0 }
    }

    pub fn send(&mut self, bytes: &[u8]) {
        // The server may be gone already; what comes of it is read, not written.
        let _ = self.stream.write_all(bytes);
    }

    /// Reads once; `false` if the server closed.
    pub fn read(&mut self) -> bool {
        let mut bytes = [0; 16 * 1024];
        match self.stream.read(&mut bytes) {
            Ok(0) => false,
            Ok(count) => {
                self.raw.extend_from_slice(&bytes[..count]);
                self.unpack(&bytes[..count]);
                true
            }
            Err(error) => {
                let late = matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut);
                assert!(!late, "nothing more came; so far {:?}", self.text());
                false
            }
        }
    }

    fn unpack(&mut self, mut bytes: &[u8]) {
        while !bytes.is_empty() {
            let Some(inflate) = &mut self.inflate else {
                // The marker is never cut, for it is one write with what is before and behind it.
                let Some(at) = bytes.windows(MARKER.len()).position(|five| five == MARKER) else {
                    return self.said.extend_from_slice(bytes);
                };
                self.said.extend_from_slice(&bytes[..at]);
                self.begun += 1;
                self.inflate = Some(Decompress::new(true));
                bytes = &bytes[at + MARKER.len()..];
                continue;
            };
            let before = inflate.total_in();
            let mut plain = Vec::with_capacity(256 * 1024);
            let status = inflate
                .decompress_vec(bytes, &mut plain, FlushDecompress::Sync)
                .expect("a zlib stream");
            self.said.extend_from_slice(&plain);
            bytes = &bytes[(inflate.total_in() - before) as usize..];
            if status == Status::StreamEnd {
                self.ended += 1;
                self.inflate = None;
            }
        }
    }

    /// Reads until `wanted` was said, and takes all that was said up to there.
    #[track_caller]
    pub fn until(&mut self, wanted: &[u8]) -> String {
        let start = Instant::now();
        loop {
            if let Some(at) = self.said.windows(wanted.len()).position(|some| some == wanted) {
                let taken: Vec<u8> = self.said.drain(..at + wanted.len()).collect();
                return String::from_utf8_lossy(&taken).into_owned();
            }
            assert!(self.read(), "closed; so far {:?}", self.text());
            assert!(start.elapsed() < PATIENCE, "never; so far {:?}", self.text());
        }
    }

    /// Reads until the server closes.
    pub fn rest(&mut self) {
        let start = Instant::now();
        while self.read() {
            assert!(start.elapsed() < PATIENCE, "never closed; so far {:?}", self.text());
        }
    }

    /// What was said and not taken.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.said).into_owned()
    }

    /// Makes a character, and stands in the world.
    pub fn enter(&mut self, name: &str) {
        for (line, answer) in [
            (name, "(yes or no) "),
            ("yes", "password: "),
            ("correct horse", "again: "),
            ("correct horse", "calling? "),
            ("reaver", "(yes, or another) "),
            ("yes", "Exits:"),
        ] {
            self.send(format!("{line}\r\n").as_bytes());
            self.until(answer.as_bytes());
        }
        self.until(b"> ");
    }

    /// Comes back to a character.
    pub fn come_back(&mut self, name: &str) -> String {
        self.send(format!("{name}\r\n").as_bytes());
        self.until(b"Password: ");
        self.send(b"correct horse\r\n");
        let text = self.until(b"Exits:");
        self.until(b"> ");
        text
    }

    /// Types a line and reads until a text appears.
    #[track_caller]
    pub fn ask(&mut self, line: &str, wanted: &str) -> String {
        self.send(format!("{line}\r\n").as_bytes());
        self.until(wanted.as_bytes())
    }

    /// Types the unused name of the conformance list at the door and reads what it leads to.
    #[track_caller]
    pub fn is_in_sync(&mut self) {
        self.send(b"Zabevu\r\n");
        self.reacts();
    }

    /// Reads the reaction to that name.
    #[track_caller]
    pub fn reacts_without_an_answer(&mut self) {
        let question = self.until(b"(yes or no) ");
        assert!(question.contains("Zabevu"), "{question:?}");
    }

    /// Reads the reaction to that name, and takes it back.
    #[track_caller]
    pub fn reacts(&mut self) {
        self.reacts_without_an_answer();
        self.send(b"no\r\n");
        self.until(b"known? ");
    }
}

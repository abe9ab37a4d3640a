//! A client's program at the bare end of a real socket: what it is told, apart from the text.

#![allow(clippy::disallowed_methods, reason = "a real process takes real time")]

use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use dominion::telnet::gmcp::Message;
use serde_json::Value;

use crate::process::{PATIENCE, Process};

pub const GMCP: u8 = 201;
pub const MSDP: u8 = 69;
pub const MSSP: u8 = 70;

/// What everybody chooses.
pub const PASSWORD: &str = "correct horse";

const WORLD: &[(&str, &str)] = &[
    (
        "config/about.yaml",
        "name: The Reach\ncontact: keeper@example.org\ngameplay: [Adventure, Player versus Player]\ngui: {version: 2, url: https://example.org/reach.mpackage}\n",
    ),
    ("areas/all.yaml", "{id: town, name: The Town, description: Roofs.}\n"),
    (
        "rooms/all.yaml",
        "rooms:\n  - {id: hall, name: Hall, description: A bare hall., area_id: town, exits: {north: attic}}\n  - {id: attic, name: Attic, description: A bare attic., area_id: town, exits: {south: hall}}\n",
    ),
    (
        "items/all.yaml",
        "items:\n  - {id: coins, name: a coin, description: A coin., item_type: money, max_stack_size: 1000000}\n  - {id: red_rope, name: a red rope, description: A rope., item_type: tool}\n",
    ),
    ("item_instances/all.yaml", "- {id: the_red_rope, template_id: red_rope, room_id: hall}\n"),
];

/// A server of a small world, and its folder.
pub struct Place {
    pub server: Process,
    _folder: tempfile::TempDir,
}

impl Place {
    pub fn open() -> Place {
        Place::open_with(&[])
    }

    /// A server that is told more on its command line.
    pub fn open_with(more: &[&str]) -> Place {
        let folder = tempfile::tempdir().expect("a folder");
        for (path, text) in WORLD {
            let path = folder.path().join("world").join(path);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder is made");
            std::fs::write(path, text).expect("a file is written");
        }
        let world = folder.path().join("world");
        let server =
            Process::start(&world, &folder.path().join("data"), &[&["--test-mode"], more].concat());
        Place { server, _folder: folder }
    }

    /// A connection that has been asked for a name.
    pub fn program(&self) -> Program {
        let stream = TcpStream::connect(self.server.address).expect("the server accepts");
        stream.set_nodelay(true).expect("a socket option");
        stream.set_read_timeout(Some(Duration::from_millis(100))).expect("a socket option");
        let mut program = Program {
            stream,
            telnet: Telnet::Text,
            bytes: Vec::new(),
            text: Vec::new(),
            asides: Vec::new(),
            offers: Vec::new(),
        };
        program.until("known? ");
        program
    }
}

/// One end of a connection.
pub struct Program {
    stream: TcpStream,
    telnet: Telnet,
    /// All that came, byte by byte.
    pub bytes: Vec<u8>,
    /// Text without telnet, not taken yet.
    text: Vec<u8>,
    /// Subnegotiations by their options, not taken yet.
    asides: Vec<(u8, Vec<u8>)>,
    /// Commands with their options.
    pub offers: Vec<(u8, u8)>,
}

impl Program {
    pub fn send(&mut self, bytes: &[u8]) {
        // The server may be gone already; what comes of it is read, not written.
        let _ = self.stream.write_all(bytes);
    }

    pub fn types(&mut self, line: &str) {
        self.send(format!("{line}\r\n").as_bytes());
    }

    pub fn agrees(&mut self, option: u8) {
        self.send(&[255, 253, option]);
    }

    pub fn refuses(&mut self, option: u8) {
        self.send(&[255, 254, option]);
    }

    /// Says something by an option.
    pub fn says(&mut self, option: u8, payload: &[u8]) {
        let mut framed = vec![255, 250, option];
        for byte in payload {
            framed.extend(std::iter::repeat_n(*byte, if *byte == 255 { 2 } else { 1 }));
        }
        framed.extend([255, 240]);
        self.send(&framed);
    }

    /// Says something by GMCP.
    pub fn gmcp(&mut self, message: &str) {
        self.says(GMCP, message.as_bytes());
    }

    /// Reads once; `false` if the server closed.
    fn read(&mut self) -> bool {
        let mut bytes = [0; 16 * 1024];
        match self.stream.read(&mut bytes) {
            Ok(0) => false,
            Ok(count) => {
                self.bytes.extend_from_slice(&bytes[..count]);
                self.hear(&bytes[..count]);
                true
            }
            Err(error) => matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut),
        }
    }

    fn hear(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.telnet = match (self.telnet, *byte) {
                (Telnet::Text, 255) => Telnet::Command,
                (Telnet::Text, letter) => {
                    self.text.push(letter);
                    Telnet::Text
                }
                (Telnet::Command, verb @ 251..=254) => Telnet::Option(verb),
                (Telnet::Command, 250) => Telnet::Begin,
                (Telnet::Command, _) => Telnet::Text,
                (Telnet::Option(verb), option) => {
                    self.offers.push((verb, option));
                    Telnet::Text
                }
                (Telnet::Begin, option) => {
                    self.asides.push((option, Vec::new()));
                    Telnet::Aside
                }
                (Telnet::Aside, 255) => Telnet::AsideCommand,
                (Telnet::AsideCommand, 240) => Telnet::Text,
                (Telnet::Aside, byte) | (Telnet::AsideCommand, byte) => {
                    if let Some((_, payload)) = self.asides.last_mut() {
                        payload.push(byte);
                    }
                    Telnet::Aside
                }
            };
        }
    }

    /// Reads until a text came, and takes all text up to there.
    #[track_caller]
    pub fn until(&mut self, wanted: &str) -> String {
        let start = Instant::now();
        loop {
            let at = self.text.windows(wanted.len()).position(|some| some == wanted.as_bytes());
            if let Some(at) = at {
                let taken: Vec<u8> = self.text.drain(..at + wanted.len()).collect();
                return String::from_utf8(taken).expect("the server writes UTF-8");
            }
            let open = self.read();
            assert!(open && start.elapsed() < PATIENCE, "no {wanted:?} in {:?}", self.rest());
        }
    }

    /// Text that was not taken.
    pub fn rest(&self) -> String {
        String::from_utf8_lossy(&self.text).into_owned()
    }

    /// Reads until the server closes.
    #[track_caller]
    pub fn until_closed(&mut self) {
        let start = Instant::now();
        while self.read() {
            assert!(start.elapsed() < PATIENCE, "never closed; so far {:?}", self.rest());
        }
    }

    /// Reads until something was said by an option of which this is true, and takes all that was
    /// said by it up to there.
    #[track_caller]
    pub fn until_said(&mut self, option: u8, wanted: impl Fn(&[u8]) -> bool) -> Vec<Vec<u8>> {
        let start = Instant::now();
        loop {
            let is_wanted = |(by, payload): &(u8, Vec<u8>)| *by == option && wanted(payload);
            // The last may not be whole yet.
            let whole = self.asides.len() - usize::from(self.is_within_an_aside());
            if let Some(at) = self.asides[..whole].iter().position(is_wanted) {
                let taken = self.asides.drain(..=at).filter(|(by, _)| *by == option);
                return taken.map(|(_, payload)| payload).collect();
            }
            let open = self.read();
            assert!(open && start.elapsed() < PATIENCE, "never said; {:?}", self.asides);
        }
    }

    fn is_within_an_aside(&self) -> bool {
        matches!(self.telnet, Telnet::Aside | Telnet::AsideCommand)
    }

    /// Reads until a GMCP message of this name, and takes its body.
    #[track_caller]
    pub fn told(&mut self, name: &str) -> Value {
        let is_it = |payload: &[u8]| Message::of(payload).is_some_and(|message| message.is(name));
        let said = self.until_said(GMCP, is_it);
        let last = said.last().and_then(|payload| Message::of(payload));
        last.and_then(|message| message.body()).unwrap_or_default()
    }

    /// The names of GMCP messages that came and were not taken, once all is answered.
    #[track_caller]
    pub fn names(&mut self) -> Vec<String> {
        self.is_in_step();
        let said = std::mem::take(&mut self.asides);
        let gmcp = said.iter().filter(|(by, _)| *by == GMCP);
        let names = gmcp.filter_map(|(_, payload)| Some(Message::of(payload)?.name.to_owned()));
        names.collect()
    }

    /// All that was said by options and not taken, once all is answered.
    #[track_caller]
    pub fn all_said(&mut self) -> Vec<(u8, Vec<u8>)> {
        self.is_in_step();
        std::mem::take(&mut self.asides)
    }

    /// Types something without effect and reads the answer: what came before it was answered.
    #[track_caller]
    pub fn is_in_step(&mut self) {
        self.text.clear();
        self.types("who");
        self.until("in the Reach");
        self.until("> ");
    }

    /// The same at the door.
    #[track_caller]
    pub fn is_in_step_at_the_door(&mut self) {
        self.text.clear();
        self.types("Zabevu");
        self.until("(yes or no) ");
        self.types("no");
        self.until("known? ");
    }

    /// Makes a character by typing, and comes in.
    #[track_caller]
    pub fn creates(&mut self, name: &str) {
        for (line, question) in [
            (name, "(yes or no) "),
            ("yes", "Choose a password: "),
            (PASSWORD, "The same again: "),
            (PASSWORD, "Your calling? "),
            ("reaver", "(yes, or another) "),
            ("yes", "Exits:"),
        ] {
            self.types(line);
            self.until(question);
        }
        self.until("> ");
    }
}

/// Where in a telnet command it is.
#[derive(Clone, Copy)]
enum Telnet {
    Text,
    Command,
    Option(u8),
    Begin,
    Aside,
    AsideCommand,
}

//! The wire against tables of bytes: what cannot be seen through a socket, or not to the byte. How
//! much is held, what was told of a window, how fast the bucket fills, and that any cut is the
//! whole. Names begin with the row of the conformance list they stand for (A: codec and
//! negotiation, B: prompts, C: subnegotiations, I: abuse, L: play); bytes of named clients are as
//! those clients sent them.
//!
//! Not here: the list itself, row by row. That is `tests/wire/telnet.rs`, against the real server.

mod clients;
mod commands;
mod cuts;
mod limits;
mod lines;
mod passwords;
mod prompts;
mod subnegotiations;

use bytes::BytesMut;

use super::{Event, Flow, Wire, Words};
use crate::base::clock::Millis;

/// A wire, and what it has heard and said so far.
#[derive(Default)]
struct Link {
    wire: Wire,
    now: Millis,
    said: BytesMut,
    lines: Vec<String>,
    truncated: usize,
    sizes: Vec<(Option<u16>, Option<u16>)>,
    client: super::Client,
    interrupts: usize,
    flood: Option<&'static str>,
}

impl Link {
    /// A link whose opening was sent and is forgotten.
    fn open() -> Link {
        let mut link = Link::default();
        link.wire.opening(&mut link.said);
        link.said.clear();
        link
    }

    fn hears(&mut self, bytes: &[u8]) {
        let Link { wire, now, said, lines, truncated, sizes, client, interrupts, flood } = self;
        let used = wire.feed(bytes, *now, said, &mut |event| {
            match event {
                Event::Line { text, truncated: cut } => {
                    lines.push(text.to_owned());
                    *truncated += usize::from(cut);
                }
                Event::Resized { width, height } => sizes.push((width, height)),
                Event::Client(known) => *client = known.clone(),
                Event::Interrupt => *interrupts += 1,
                Event::Agreed { .. } | Event::Message { .. } => {}
                Event::Flood(why) => *flood = Some(why),
            }
            Flow::Continue(())
        });
        assert!(used == bytes.len() || flood.is_some());
    }

    /// What is answered to `bytes`.
    fn answer(&mut self, bytes: &[u8]) -> Vec<u8> {
        self.hears(bytes);
        self.said.split().to_vec()
    }

    fn tell(&mut self, text: &str, prompt: &str, hide: Option<bool>) -> Vec<u8> {
        self.wire
            .tell(Words { text, prompt: Some(prompt), hide, ..Words::default() }, &mut self.said);
        self.said.split().to_vec()
    }

    fn prompt(&mut self) -> Vec<u8> {
        self.tell("", "> ", None)
    }
}

/// The lines in `pieces`, each of which arrives by itself.
fn lines(pieces: &[&[u8]]) -> Vec<String> {
    let mut link = Link::open();
    pieces.iter().for_each(|piece| link.hears(piece));
    link.lines
}

const DO_ECHO: &[u8] = b"\xFF\xFD\x01";
const DONT_ECHO: &[u8] = b"\xFF\xFE\x01";
const IAC_EOR: &[u8] = b"\xFF\xEF";
const IAC_GA: &[u8] = b"\xFF\xF9";
const SEND_TERMINAL: &[u8] = b"\xFF\xFA\x18\x01\xFF\xF0";

/// The question for variables, as VAR and as USERVAR.
fn send_variables() -> Vec<u8> {
    let names = ["CLIENT_NAME", "CLIENT_VERSION", "MTTS", "CHARSET", "TERMINAL_TYPE"];
    let of = |kind: char, names: &[&str]| -> String {
        names.iter().map(|name| format!("{kind}{name}")).collect()
    };
    let asked = of('\0', &names) + &of('\x03', &names) + "\x03SCREEN_READER";
    [b"\xFF\xFA\x27\x01", asked.as_bytes(), b"\xFF\xF0"].concat()
}

#[test]
fn the_opening_asks_who_is_there_and_offers_a_mark() {
    let mut link = Link::default();
    link.wire.opening(&mut link.said);
    let opening = b"\xFF\xFD\x18\xFF\xFD\x1F\xFF\xFD\x27\xFF\xFB\x19\xFF\xFB\xC9\xFF\xFB\x2A\xFF\xFB\x45\xFF\xFB\x46\xFF\xFB\x5B";
    assert_eq!(&link.said[..], opening);
}

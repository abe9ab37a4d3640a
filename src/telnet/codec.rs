//! Bytes to lines, commands and subnegotiations (RFC 854, with RFC 1123 3.2 and 3.3).
//!
//! The codec knows where it stands after every single byte, so a stream may be cut anywhere.
//! Each byte is looked at once here; a line that arrives whole is not copied at all.
//!
//! Not here: which letters the bytes of a line are ([`super::line`]); what an option means, and what
//! is answered ([`super::negotiate`]).

use std::ops::ControlFlow;

use bytes::{BufMut, BytesMut};
use memchr::memchr3;

use super::line;
use crate::base::limits::{
    LINE_BYTES_MAX, LINE_RUNAWAY_BYTES_MAX, SUBNEGOTIATION_BYTES_MAX,
    SUBNEGOTIATION_RUNAWAY_BYTES_MAX,
};

/// Suspend and abort (RFC 1184): keys that mean nothing here.
pub const SUSP: u8 = 237;
pub const ABORT: u8 = 238;
/// End of a record (RFC 885): stands after a prompt.
pub const EOR: u8 = 239;
/// End of a subnegotiation.
pub const SE: u8 = 240;
/// Means nothing.
pub const NOP: u8 = 241;
/// Break, interrupt process and abort output all mean: forget what I was typing.
pub const BRK: u8 = 243;
pub const IP: u8 = 244;
pub const AO: u8 = 245;
/// Are you there?
pub const AYT: u8 = 246;
/// Erase the last character.
pub const EC: u8 = 247;
/// Erase the line.
pub const EL: u8 = 248;
/// Go ahead: stands after a prompt where no end of record was agreed.
pub const GA: u8 = 249;
/// A subnegotiation begins.
pub const SB: u8 = 250;
/// Interpret the next byte as a command.
pub const IAC: u8 = 255;

const NUL: u8 = 0;
const BS: u8 = 8;
const LF: u8 = 10;
/// Control-U, which rubs out a line.
const RUB_LINE: u8 = 21;
const CR: u8 = 13;

/// The four words of a negotiation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Verb {
    Will = 251,
    Wont = 252,
    Do = 253,
    Dont = 254,
}

impl Verb {
    fn of(byte: u8) -> Option<Verb> {
        [Verb::Will, Verb::Wont, Verb::Do, Verb::Dont].into_iter().find(|verb| *verb as u8 == byte)
    }
}

/// Whether the reader of a stream wants more of it now.
pub type Flow = ControlFlow<()>;

/// One thing that was found in the stream.
#[derive(PartialEq, Eq, Debug)]
pub enum Item<'a> {
    /// The bytes of a line, without its end; `truncated` if it was longer than is kept.
    Line {
        raw: &'a [u8],
        truncated: bool,
    },
    /// Keys as they are struck, and the one that ends a line; in place of lines, if the reader
    /// wants that ([`Codec::set_mode`]).
    Keys(&'a [u8]),
    Enter,
    /// `IAC IP` or `IAC BRK`: whatever was begun is to be left. The unfinished line is forgotten.
    Interrupt,
    /// `IAC WILL x` and its like.
    Negotiation {
        verb: Verb,
        option: u8,
    },
    /// What stood between `IAC SB x` and `IAC SE`, with doubled 255s made single.
    Subnegotiation {
        option: u8,
        payload: &'a [u8],
    },
    /// `IAC AYT`.
    AreYouThere,
    /// A line or subnegotiation without end: cut this client off. Nothing comes after it.
    Flood(&'static str),
}

#[derive(Clone, Copy, Debug)]
enum State {
    Data,
    /// After a CR that ended a line: one LF or NUL belongs to it, even if it comes much later.
    Cr,
    Iac,
    Negotiate(Verb),
    Sub,
    SubIac,
    /// Cut off.
    Over,
}

/// What a reader makes of data.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Mode {
    /// Whole lines.
    #[default]
    Lines,
    /// Every key by itself.
    Keys,
}

/// Writes a subnegotiation, with every 255 in it doubled.
pub fn put_subnegotiation(option: u8, payload: &[u8], out: &mut BytesMut) {
    out.put_slice(&[IAC, SB, option]);
    for part in payload.split_inclusive(|byte| *byte == IAC) {
        out.put_slice(part);
        out.put_slice(if part.ends_with(&[IAC]) { &[IAC] } else { &[] });
    }
    out.put_slice(&[IAC, SE]);
}

/// Where a stream stands.
#[derive(Debug)]
pub struct Codec {
    state: State,
    mode: Mode,
    heard_command: bool,
    truncated: bool,
    /// The unfinished line, as it came.
    line: Vec<u8>,
    /// Bytes since the last line end, kept or not.
    line_run: usize,
    /// The unfinished subnegotiation: its option, then its payload.
    sub: Vec<u8>,
    /// Bytes since `IAC SB`, kept or not.
    sub_run: usize,
}

impl Default for Codec {
    fn default() -> Self {
        Codec {
            state: State::Data,
            mode: Mode::Lines,
            heard_command: false,
            truncated: false,
            line: Vec::new(),
            line_run: 0,
            sub: Vec::new(),
            sub_run: 0,
        }
    }
}

impl Codec {
    /// Whether the client ever sent a telnet command. One that did understands ours.
    pub fn heard_command(&self) -> bool {
        self.heard_command
    }

    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// From now on data is told in another way. Comes back with the unfinished line.
    pub fn set_mode(&mut self, mode: Mode) -> Vec<u8> {
        self.mode = mode;
        let line = std::mem::take(&mut self.line);
        self.forget_line();
        line
    }

    /// Begins the next line with these bytes.
    pub fn begin_line(&mut self, bytes: &[u8]) {
        let kept = &bytes[..bytes.len().min(LINE_BYTES_MAX)];
        self.line = kept.to_vec();
        self.line_run = kept.len();
    }

    /// Bytes held for what is unfinished.
    pub fn held(&self) -> usize {
        self.line.capacity() + self.sub.capacity()
    }

    /// Reads `bytes` and says how many were used: all of them, unless `on` broke off.
    pub fn feed(&mut self, bytes: &[u8], on: &mut impl FnMut(Item<'_>) -> Flow) -> usize {
        let mut used = 0;
        while let Some((&byte, _)) = bytes[used..].split_first() {
            let (more, flow) = self.step(byte, &bytes[used..], on);
            used += more;
            if flow.is_break() {
                break;
            }
        }
        used
    }

    /// One byte, or a run of data; how many bytes that was.
    fn step(
        &mut self,
        byte: u8,
        bytes: &[u8],
        on: &mut impl FnMut(Item<'_>) -> Flow,
    ) -> (usize, Flow) {
        match self.state {
            State::Data => self.data(bytes, on),
            State::Cr => {
                self.state = State::Data;
                match byte {
                    LF | NUL => (1, Flow::Continue(())),
                    _ => self.data(bytes, on),
                }
            }
            State::Iac => (1, self.command(byte, on)),
            State::Negotiate(verb) => {
                self.state = State::Data;
                (1, on(Item::Negotiation { verb, option: byte }))
            }
            State::Sub => self.sub_data(bytes, on),
            State::SubIac => (1, self.sub_command(byte, on)),
            State::Over => (bytes.len(), Flow::Continue(())),
        }
    }

    /// Data up to the next line end or command.
    fn data(&mut self, bytes: &[u8], on: &mut impl FnMut(Item<'_>) -> Flow) -> (usize, Flow) {
        let Some(end) = memchr3(IAC, CR, LF, bytes) else {
            return (bytes.len(), self.keep(bytes, on));
        };
        // Keys are told of before what ends them.
        if self.mode == Mode::Keys && end > 0 {
            return (end, self.keep(&bytes[..end], on));
        }
        let run = &bytes[..end];
        let flow = match bytes[end] {
            IAC => {
                self.state = State::Iac;
                self.keep(run, on)
            }
            CR => {
                self.state = State::Cr;
                self.end_line(run, on)
            }
            _ => self.end_line(run, on),
        };
        (end + 1, flow)
    }

    fn keep(&mut self, run: &[u8], on: &mut impl FnMut(Item<'_>) -> Flow) -> Flow {
        self.line_run += run.len();
        if self.line_run > LINE_RUNAWAY_BYTES_MAX {
            return self.flood("a line without end", on);
        }
        if self.mode == Mode::Keys {
            return if run.is_empty() { Flow::Continue(()) } else { on(Item::Keys(run)) };
        }
        let room = LINE_BYTES_MAX - self.line.len();
        self.truncated |= run.len() > room;
        self.line.extend_from_slice(&run[..run.len().min(room)]);
        Flow::Continue(())
    }

    fn end_line(&mut self, run: &[u8], on: &mut impl FnMut(Item<'_>) -> Flow) -> Flow {
        if self.mode == Mode::Keys {
            self.line_run = 0;
            return on(Item::Enter);
        }
        if self.line_run == 0 && run.len() <= LINE_BYTES_MAX {
            return on(Item::Line { raw: run, truncated: false });
        }
        self.keep(run, on)?;
        let line = std::mem::take(&mut self.line);
        let truncated = std::mem::take(&mut self.truncated);
        self.line_run = 0;
        let kept = if truncated { line::whole(&line) } else { &line };
        on(Item::Line { raw: kept, truncated })
    }

    /// The byte after an IAC in data.
    fn command(&mut self, byte: u8, on: &mut impl FnMut(Item<'_>) -> Flow) -> Flow {
        self.state = State::Data;
        self.heard_command |= byte != IAC;
        match byte {
            IAC => return self.keep(&[IAC], on),
            _ if let Some(meant) = self.mistaken(byte) => return self.keep(&[meant], on),
            // Rubbed out with the rest, when the line is finished.
            EC => return self.keep(&[BS], on),
            SB => {
                self.state = State::Sub;
                self.sub_run = 0;
            }
            AO | EL if self.mode == Mode::Keys => return self.keep(&[RUB_LINE], on),
            AO | EL => self.forget_line(),
            BRK | IP => {
                self.forget_line();
                return on(Item::Interrupt);
            }
            AYT => return on(Item::AreYouThere),
            // NOP, DM, GA, EOR, a stray SE, and what nobody ever defined: two bytes, no meaning.
            _ => self.state = Verb::of(byte).map_or(State::Data, State::Negotiate),
        }
        Flow::Continue(())
    }

    /// The byte of a letter that GNU telnet took for a control key. Once it has hidden a password
    /// it looks at seven bits of each byte, so `у` (D1 83) goes out as D1 and, for Control-C,
    /// IP. Nobody strikes such a key in the middle of a letter.
    fn mistaken(&self, command: u8) -> Option<u8> {
        let meant = match command {
            IP => 0x83,
            AO => 0x8F,
            SUSP => 0x9A,
            BRK | ABORT => 0x9C,
            _ => return None,
        };
        let is_letter = self.mode == Mode::Lines && line::whole(&self.line).len() < self.line.len();
        is_letter.then_some(meant)
    }

    fn forget_line(&mut self) {
        self.line = Vec::new();
        self.line_run = 0;
        self.truncated = false;
    }

    /// Payload up to the next IAC.
    fn sub_data(&mut self, bytes: &[u8], on: &mut impl FnMut(Item<'_>) -> Flow) -> (usize, Flow) {
        match memchr::memchr(IAC, bytes) {
            Some(end) => {
                self.state = State::SubIac;
                (end + 1, self.keep_sub(&bytes[..end], on))
            }
            None => (bytes.len(), self.keep_sub(bytes, on)),
        }
    }

    /// The byte after an IAC in a subnegotiation. `IAC x` should not be there; powwow does not
    /// double the 255 of a window size, so it is kept as two bytes of payload, unless it can
    /// only be the next command of a client that never finished this one.
    fn sub_command(&mut self, byte: u8, on: &mut impl FnMut(Item<'_>) -> Flow) -> Flow {
        self.state = State::Sub;
        match byte {
            SE => self.end_sub(on),
            IAC => self.keep_sub(&[IAC], on),
            SB.. => {
                self.forget_sub();
                self.command(byte, on)
            }
            _ => self.keep_sub(&[IAC, byte], on),
        }
    }

    fn keep_sub(&mut self, run: &[u8], on: &mut impl FnMut(Item<'_>) -> Flow) -> Flow {
        self.sub_run += run.len();
        if self.sub_run > SUBNEGOTIATION_RUNAWAY_BYTES_MAX {
            return self.flood("a subnegotiation without end", on);
        }
        match self.sub_fits() {
            true => self.sub.extend_from_slice(run),
            false => self.sub = Vec::new(),
        }
        Flow::Continue(())
    }

    /// Whether the subnegotiation so far, with its option byte, is short enough to keep.
    fn sub_fits(&self) -> bool {
        self.sub_run <= SUBNEGOTIATION_BYTES_MAX + 1
    }

    fn end_sub(&mut self, on: &mut impl FnMut(Item<'_>) -> Flow) -> Flow {
        let fits = self.sub_fits();
        let sub = self.forget_sub();
        match sub.split_first() {
            Some((&option, payload)) if fits => on(Item::Subnegotiation { option, payload }),
            _ => Flow::Continue(()),
        }
    }

    fn forget_sub(&mut self) -> Vec<u8> {
        self.state = State::Data;
        self.sub_run = 0;
        std::mem::take(&mut self.sub)
    }

    fn flood(&mut self, why: &'static str, on: &mut impl FnMut(Item<'_>) -> Flow) -> Flow {
        self.forget_line();
        self.forget_sub();
        self.state = State::Over;
        let _ = on(Item::Flood(why));
        Flow::Break(())
    }
}

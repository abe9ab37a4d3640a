//! What those do who mean harm: the hostile list of telnet servers, a line for each habit.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;

/// Where somebody stands while they misbehave.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Place {
    Door,
    /// They have logged in first.
    World,
}

/// What becomes of that which the server says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Reads {
    All,
    /// It waits in the sockets, and then in the server.
    Nothing,
}

/// What follows what is said once.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Then {
    Silence,
    /// This, again and again, as fast as the server takes it.
    Floods(&'static [u8]),
    /// The connection is reset, and another one opened.
    Vanishes,
}

/// One way to misbehave.
#[derive(Debug)]
pub(super) struct Habit {
    pub name: &'static str,
    pub place: Place,
    pub reads: Reads,
    /// What is said once.
    first: First,
    pub then: Then,
}

#[derive(Debug)]
enum First {
    Says(&'static [u8]),
    /// Agrees to MCCP3, and sends this many line ends in a few bytes.
    Bomb(usize),
}

impl Habit {
    pub fn first(&self) -> std::io::Result<Vec<u8>> {
        match self.first {
            First::Says(bytes) => Ok(bytes.to_vec()),
            First::Bomb(size) => {
                let mut packer = ZlibEncoder::new(AGREES_TO_MCCP3.to_vec(), Compression::best());
                packer.write_all(&vec![b'\n'; size])?;
                packer.finish()
            }
        }
    }
}

/// `DO 87`, and from then on a zlib stream.
const AGREES_TO_MCCP3: &[u8] = b"\xFF\xFD\x57\xFF\xFA\x57\xFF\xF0";
/// Asks for GMCP, and for MSDP.
const ASKS_FOR_GMCP: &[u8] = b"\xFF\xFD\xC9";
const ASKS_FOR_MSDP: &[u8] = b"\xFF\xFD\x45";

const fn at_the_door(name: &'static str, first: &'static [u8], then: Then) -> Habit {
    Habit { name, place: Place::Door, reads: Reads::All, first: First::Says(first), then }
}

const fn deaf(habit: Habit) -> Habit {
    Habit { reads: Reads::Nothing, ..habit }
}

const fn in_the_world(habit: Habit) -> Habit {
    Habit { place: Place::World, ..habit }
}

/// All of them.
pub(super) const HABITS: &[Habit] = &[
    deaf(at_the_door("silence", b"", Then::Silence)),
    at_the_door("comes and vanishes in a subnegotiation", b"\xFF\xFA\x1F\0", Then::Vanishes),
    at_the_door("a subnegotiation without end", b"\xFF\xFA\xC9", Then::Floods(b"aaaa")),
    at_the_door("commands without meaning", b"", Then::Floods(b"\xFF\xF1")),
    deaf(at_the_door("requests, unread", b"", Then::Floods(b"\xFF\xFB\xC7\xFF\xFD\xC6"))),
    at_the_door(
        "sizes",
        b"",
        Then::Floods(b"\xFF\xFA\x1F\0\x50\0\x18\xFF\xF0\xFF\xFA\x1F\0\x51\0\x18\xFF\xF0"),
    ),
    at_the_door(
        "an environment",
        b"\xFF\xFB\x27",
        Then::Floods(b"\xFF\xFA\x27\0\0NAME\x01VALUE\x03USER\x01\x02\x02\xFF\xF0"),
    ),
    at_the_door(
        "malformed GMCP",
        ASKS_FOR_GMCP,
        Then::Floods(b"\xFF\xFA\xC9Core.Hello {[[[[[[[[\xFF\xF0"),
    ),
    at_the_door(
        "malformed MSDP",
        ASKS_FOR_MSDP,
        Then::Floods(b"\xFF\xFA\x45\x01LIST\x02\x03\x03\x05\x05\x03\x03\x05\xFF\xF0"),
    ),
    at_the_door("a line without end", b"", Then::Floods(b"A")),
    at_the_door("NULs", b"", Then::Floods(b"\0")),
    at_the_door(
        "invalid UTF-8",
        b"",
        Then::Floods(b"\xC3\x28\xE2\x82\xF0\x9F\x98\xED\xA0\x80\xC0\xAF\xFE\x80\r\n"),
    ),
    at_the_door("escapes in names", b"", Then::Floods(b"\x1b[2JZabevu\x1b]0;owned\x07\x9b5m\r\n")),
    deaf(at_the_door("lines, unread", b"", Then::Floods(b"help\r\n"))),
    Habit { first: First::Bomb(16 * 1024 * 1024), ..at_the_door("a bomb", b"", Then::Silence) },
    in_the_world(at_the_door(
        "escapes in says and titles",
        b"",
        Then::Floods(b"say \x1b[2J\x1b[6n\xc2\x9b31m\r\ntitle \x1b[5m\x1b]0;owned\x07\r\n"),
    )),
    in_the_world(deaf(at_the_door("a slow reader", b"", Then::Floods(b"look\r\n")))),
];

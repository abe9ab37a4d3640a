//! What passes between a wire and those behind it.

use super::client::Client;
use super::option::Known;
use crate::text::charset::Charset;

/// What a client did.
#[derive(PartialEq, Eq, Debug)]
pub enum Event<'a> {
    /// It finished a line; `truncated` if the end of it was dropped.
    Line { text: &'a str, truncated: bool },
    /// It told its window size, clamped; `None` where it has no opinion (RFC 1073).
    Resized { width: Option<u16>, height: Option<u16> },
    /// It said something of itself, or agreed to something, and this is what is known now.
    Client(&'a Client),
    /// Its user wants to leave whatever was begun.
    Interrupt,
    /// It agreed to an option that those behind the wire want to know of, or does so no more.
    Agreed { known: Known, on: bool },
    /// Its program said something by such an option, while it was agreed.
    Message { known: Known, payload: &'a [u8] },
    /// It sent more than anyone needs: cut it off. Nothing comes after this.
    Flood(&'static str),
}

/// What one player is told at one time.
#[derive(Clone, Copy, Default, Debug)]
pub struct Words<'a> {
    /// Whole lines, each ended by LF; may be empty.
    pub text: &'a str,
    /// What stands after them and waits for the player; none if nothing does.
    pub prompt: Option<&'a str>,
    /// Whether what is typed next is to be hidden; `None` leaves it as it is.
    pub hide: Option<bool>,
    /// How all this is written, and how what is typed is read from now on. It must hold no other
    /// letters.
    pub charset: Charset,
}

/// Where, in what one [`Wire::feed`] had to say, compression begins or ends: places in `out` as
/// the caller gave it. What stands before the first is as it was before.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Seams {
    /// Right behind the marker of MCCP2, which has to be one write with what follows.
    pub begins: Option<usize>,
    /// Behind the last that is compressed. What follows is plain, and should be a write of its
    /// own, for some clients lose whatever comes together with the end.
    pub ends: Option<usize>,
}

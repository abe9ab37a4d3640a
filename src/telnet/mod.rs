//! Telnet: what a client's bytes mean, and which bytes say what we mean.
//!
//! A [`Wire`] is one end of one connection. Bytes go in and [`Event`]s come out (a line, a new
//! window size, what its program says, a reason to cut the client off); text, prompts and messages
//! go in and bytes come out. It knows RFC 854 with the corrections of RFC 1123, the options of
//! [`option::OPTIONS`], and the quirks of the clients that people really use; each quirk is named
//! where it matters.
//!
//! It owns no socket, reads no clock and knows no game, so every rule is tested with a table of
//! bytes. It remembers its place between any two bytes, looks at each byte about once, and holds
//! no more than [`crate::base::limits`] says, whatever arrives.
//!
//! | file | holds |
//! |---|---|
//! | `codec` | bytes → lines, commands, subnegotiations |
//! | `line` | the bytes of one finished line → text that is safe to show to others |
//! | `client` | what a client says of itself: name, terminal, colours, letters, screen reader |
//! | `inquiry` | asking it: `terminal` (TTYPE, MTTS), `environ` (NEW-ENVIRON, MNES), `charset` (CHARSET) |
//! | `option` | the table of options; a new one is a row there |
//! | `negotiate` | who agreed to what (RFC 1143, with the change real clients need) |
//! | `keys`, `edit` | line editing and history for bare terminals that ask us to echo |
//! | `gmcp` | names with JSON ⇄ payloads |
//! | `msdp` | variables, tables and arrays ⇄ payloads |
//! | `mssp` | a listing of the server → payloads, or lines |
//! | `event` | what passes between a wire and those behind it |
//! | `mxp` | how links that can be clicked begin, and answers that nobody typed |
//! | `network` | text → bytes in the letters of a client |
//! | `compress` | MCCP2: what we send as a zlib stream |
//! | `inflate` | MCCP3: what a client sends as a zlib stream |
//! | `inflow` | what came from a client and was not heard yet, compressed or not |
//! | `wire` | all of it for one connection, and the way back: text, prompts, hidden passwords |

mod charset;
pub mod client;
pub mod codec;
pub mod compress;
#[cfg(test)]
mod conformance;
mod edit;
mod environ;
mod event;
pub mod gmcp;
pub mod inflate;
pub mod inflow;
mod inquiry;
mod keys;
pub mod line;
pub mod msdp;
pub mod mssp;
mod mxp;
pub mod negotiate;
mod network;
pub mod option;
mod quirks;
mod terminal;
#[cfg(test)]
mod terminal_tests;
mod wire;

pub use client::Client;
pub use wire::{Event, Flow, Seams, Wire, Words};

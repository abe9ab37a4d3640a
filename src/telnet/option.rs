//! The options this server knows, each in one row.
//!
//! To add one: a variant, a row, and, if agreement should *do* something, a look at
//! [`Negotiator::agreed`](super::negotiate::Negotiator::agreed) where it matters or an arm where
//! the wire hears subnegotiations. Everything not listed is refused.

use serde::{Deserialize, Serialize};

/// A row of [`OPTIONS`]; the number is its place there.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Known {
    Echo,
    SuppressGoAhead,
    SuppressGoAheadTheirs,
    TimingMark,
    TerminalType,
    WindowSize,
    Environment,
    EndOfRecord,
    Gmcp,
    Charset,
    CharsetTheirs,
    Msdp,
    Mssp,
    Mxp,
    Compress2,
    Compress3,
}

/// Who does what the option speaks of. An option on one side says nothing about the other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    /// We WILL; the client says DO.
    Ours,
    /// The client WILL; we say DO.
    Theirs,
}

/// When an option comes up.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stance {
    /// Offered (ours) or asked for (theirs) in the first bytes, and accepted at any time.
    Opening,
    /// Never brought up by us, accepted when the client brings it up.
    OnRequest,
    /// Switched by us when it is wanted; a client that asks for it unasked is refused.
    OnDemand,
    /// Answered yes each time, and nothing remembered.
    Stateless,
}

/// One option on one side.
#[derive(Debug)]
pub struct Row {
    pub known: Known,
    pub code: u8,
    pub name: &'static str,
    /// The RFC that says what it is; 0 for those that MUDs agreed on among themselves.
    pub rfc: u16,
    pub side: Side,
    pub stance: Stance,
}

/// ECHO: we say we echo, and do not, so that the client hides a password. A client that asks us to
/// echo is a bare terminal, and its keys are really echoed.
pub const ECHO: u8 = 1;
/// SUPPRESS-GO-AHEAD.
pub const SUPPRESS_GO_AHEAD: u8 = 3;
/// TIMING-MARK.
pub const TIMING_MARK: u8 = 6;
/// TERMINAL-TYPE: the client names itself, its terminal and what it can do.
pub const TERMINAL_TYPE: u8 = 24;
/// END-OF-RECORD: a mark after each prompt.
pub const END_OF_RECORD: u8 = 25;
/// NAWS: the client tells its window size.
pub const WINDOW_SIZE: u8 = 31;
/// NEW-ENVIRON: the client tells variables.
pub const ENVIRONMENT: u8 = 39;
/// CHARSET: both settle on how letters are written.
pub const CHARSET: u8 = 42;
/// MSDP: named values that a client's program subscribes to.
pub const MSDP: u8 = 69;
/// MSSP: what a list of MUDs wants to know of us.
pub const MSSP: u8 = 70;
/// MXP: text with links that can be clicked.
pub const MXP: u8 = 91;
/// GMCP: named messages with JSON between the programs of both ends.
pub const GMCP: u8 = 201;

/// MCCP2: what we send is a zlib stream; tintin.mudhalla.net/protocols/mccp.
pub const COMPRESS2: u8 = 86;
/// MCCP3: what the client sends is one, from `SB 87 SE` on.
pub const COMPRESS3: u8 = 87;

/// How many rows there are.
pub const COUNT: usize = 16;

/// Every option, in the order of the opening.
///
/// Suppress-go-ahead is never offered: half the clients refuse it and the other half change to
/// sending single keys. Asked for it, one has to agree, on either side (RFC 1123, 3.2.2). CHARSET
/// is offered on our side only: TinTin++ keeps one bit per option for both.
///
/// Compression is offered last, by whoever opens the connection, and only if it is wanted: so the
/// client's other answers are under way when it begins.
pub const OPTIONS: [Row; COUNT] = {
    use Side::{Ours, Theirs};
    use Stance::{OnDemand, OnRequest, Opening, Stateless};
    [
        row(Known::Echo, ECHO, "ECHO", 857, Ours, OnRequest),
        row(Known::SuppressGoAhead, SUPPRESS_GO_AHEAD, "SGA", 858, Ours, OnRequest),
        row(Known::SuppressGoAheadTheirs, SUPPRESS_GO_AHEAD, "SGA", 858, Theirs, OnRequest),
        row(Known::TimingMark, TIMING_MARK, "TIMING-MARK", 860, Ours, Stateless),
        row(Known::TerminalType, TERMINAL_TYPE, "TTYPE", 1091, Theirs, Opening),
        row(Known::WindowSize, WINDOW_SIZE, "NAWS", 1073, Theirs, Opening),
        row(Known::Environment, ENVIRONMENT, "NEW-ENVIRON", 1572, Theirs, Opening),
        row(Known::EndOfRecord, END_OF_RECORD, "EOR", 885, Ours, Opening),
        row(Known::Gmcp, GMCP, "GMCP", 0, Ours, Opening),
        row(Known::Charset, CHARSET, "CHARSET", 2066, Ours, Opening),
        row(Known::CharsetTheirs, CHARSET, "CHARSET", 2066, Theirs, OnRequest),
        row(Known::Msdp, MSDP, "MSDP", 0, Ours, Opening),
        row(Known::Mssp, MSSP, "MSSP", 0, Ours, Opening),
        row(Known::Mxp, MXP, "MXP", 0, Ours, Opening),
        row(Known::Compress2, COMPRESS2, "MCCP2", 0, Ours, OnDemand),
        row(Known::Compress3, COMPRESS3, "MCCP3", 0, Ours, OnDemand),
    ]
};

const fn row(
    known: Known,
    code: u8,
    name: &'static str,
    rfc: u16,
    side: Side,
    stance: Stance,
) -> Row {
    Row { known, code, name, rfc, side, stance }
}

/// The row of an option on one side, if this server knows it.
pub fn find(code: u8, side: Side) -> Option<&'static Row> {
    OPTIONS.iter().find(|row| row.code == code && row.side == side)
}

impl Known {
    /// The row of this option.
    pub fn row(self) -> &'static Row {
        &OPTIONS[self as usize]
    }

    /// Whether those behind the wire are told of agreement, and of what is said by it.
    pub const fn is_told(self) -> bool {
        matches!(self, Known::Gmcp | Known::Msdp | Known::Mssp)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_variant_stands_in_its_own_row() {
        for (place, row) in OPTIONS.iter().enumerate() {
            assert_eq!(row.known as usize, place, "{}", row.name);
        }
    }

    /// Row H03: TinTin++ keeps one bit per option for both directions.
    #[test]
    fn h03_no_option_is_offered_both_ways() {
        let offered = |side| {
            let rows = OPTIONS.iter().filter(move |row| row.stance == Stance::Opening);
            rows.filter(move |row| row.side == side).map(|row| row.code)
        };
        assert!(offered(Side::Ours).all(|ours| offered(Side::Theirs).all(|theirs| ours != theirs)));
    }
}

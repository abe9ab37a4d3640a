//! MXP on the wire: how it begins, and the answers that nobody typed.
//!
//! Not here: what is sent from then on. That is `text::mxp`, which knows what is text and what is
//! a link.

use bytes::{BufMut, BytesMut};

use super::codec::{IAC, SB, SE};
use super::option::MXP;

/// From here on no line is parsed unless it says so (ESC [ 7 z): whatever is on its way, or comes
/// from somewhere that knows no MXP, is text and nothing else.
const LOCKED: &[u8] = b"\x1b[7z";

/// Begins it, as soon as the client agreed.
pub(super) fn begin(out: &mut BytesMut) {
    out.put_slice(&[IAC, SB, MXP, IAC, SE]);
    out.put_slice(LOCKED);
}

/// Whether a line is a client's answer to `<VERSION>` or `<SUPPORT>`, with the escape sequence
/// before it taken off, as from all lines. We ask for neither; some clients answer all the same,
/// and who has more than one MUD may answer the wrong one.
pub(super) fn is_answer(line: &str) -> bool {
    let tag = line.trim_start().split([' ', '>']).next().unwrap_or_default();
    ["<VERSION", "<SUPPORTS"].iter().any(|known| tag.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_known_from_commands() {
        for line in [
            "<VERSION MXP=1.0 CLIENT=Mudlet VERSION=4.17 REGISTERED=no>",
            "<SUPPORTS +b +i +send.href>",
            " <supports>",
            "<VERSION>",
        ] {
            assert!(is_answer(line), "{line}");
        }
        for line in ["", "say <VERSION>", "<versions>", "version", "<b>"] {
            assert!(!is_answer(line), "{line}");
        }
    }
}

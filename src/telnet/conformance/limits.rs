//! Limits of what one client may send.

use super::*;
use crate::base::limits::*;

#[test]
fn a_long_line_is_cut_at_its_limit_between_two_letters() {
    let mut link = Link::open();
    link.hears("\u{20AC}".repeat(LINE_BYTES_MAX).as_bytes());
    link.hears(b"\r\nZabevu\r\n");
    assert_eq!(link.lines[0], "\u{20AC}".repeat(LINE_BYTES_MAX / 3));
    assert_eq!((link.truncated, link.lines[1].as_str()), (1, "Zabevu"));
    let mut whole = Link::open();
    whole.hears(&[&[b'x'; LINE_BYTES_MAX][..], b"\r\n"].concat());
    assert_eq!((whole.truncated, whole.lines[0].len()), (0, LINE_BYTES_MAX));
}

#[test]
fn i05_a_line_without_end_is_a_flood() {
    let mut link = Link::open();
    link.hears(&vec![b'A'; LINE_RUNAWAY_BYTES_MAX]);
    assert_eq!(link.flood, None);
    assert!(link.wire.held() <= 2 * LINE_BYTES_MAX);
    link.hears(b"A");
    assert!(link.flood.is_some());
    assert_eq!(link.wire.held(), 0);
}

#[test]
fn i01_i02_a_long_subnegotiation_is_dropped_whole_and_one_without_end_is_a_flood() {
    let window = b"\xFF\xFA\x1F";
    let mut link = Link::open();
    link.hears(window);
    link.hears(&vec![0; SUBNEGOTIATION_BYTES_MAX * 2]);
    assert!(link.wire.held() <= 2 * (SUBNEGOTIATION_BYTES_MAX + 1));
    link.hears(b"\xFF\xF0Zabevu\r\n");
    assert_eq!(link.lines, ["Zabevu"]);
    link.hears(window);
    for _ in 0..64 {
        link.hears(&vec![0; SUBNEGOTIATION_RUNAWAY_BYTES_MAX / 64 + 1]);
    }
    assert!(link.flood.is_some());
    assert_eq!(link.wire.held(), 0);
}

#[test]
fn i03_commands_without_meaning_cost_nothing() {
    let mut link = Link::open();
    link.hears(&b"\xFF\xF1".repeat(200_000));
    assert_eq!((link.said.len(), link.wire.held()), (0, 0));
}

#[test]
fn i07_bad_utf8_is_some_text_or_other() {
    let bytes = b"\xC3\x28\xE2\x82\xF0\x9F\x98\xED\xA0\x80\xC0\xAF\xFE\x80\r\n";
    assert_eq!(lines(&[bytes]), ["Ã(â‚ðŸ˜í\u{A0}€À¯þ€"]);
}

#[test]
fn m01_an_idle_wire_is_small() {
    assert!(std::mem::size_of::<Wire>() <= 320, "{}", std::mem::size_of::<Wire>());
    let mut link = Link::open();
    [&b"lo"[..], b"ok\r", b"\n\xFF\xFA\x1F\x00", b"\x50\x00\x18\xFF\xF0"]
        .iter()
        .for_each(|piece| link.hears(piece));
    assert_eq!(link.wire.held(), 0, "nothing unfinished, nothing held");
}

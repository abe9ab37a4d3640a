//! Subnegotiations: sizes, names, and those that do not end.

use super::*;
use crate::base::limits::*;

#[test]
fn a12_and_c01_to_c04_window_sizes() {
    type Told = &'static [(Option<u16>, Option<u16>)];
    let table: &[(&str, &[u8], Told)] = &[
        ("a12", b"\x00\x50\x00\x18", &[(Some(80), Some(24))]),
        ("c01", b"\x00\x78\x00\x28", &[(Some(120), Some(40))]),
        ("c02 TinTin++, KBtin, PuTTY", b"\x00\xFF\xFF\x00\x28", &[(Some(255), Some(40))]),
        ("c03 powwow, BeipMU", b"\x00\xFF\x00\x28", &[(Some(255), Some(40))]),
        ("c04 no opinion", b"\x00\x00\x00\x00", &[(None, None)]),
        ("c04 no width", b"\x00\x00\x00\x28", &[(None, Some(40))]),
        ("c04 huge", b"\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", &[(Some(WIDTH_MAX), Some(HEIGHT_MAX))]),
        ("c04 tiny", b"\x00\x01\x00\x01", &[(Some(WIDTH_MIN), Some(HEIGHT_MIN))]),
        ("c04 empty", b"", &[]),
        ("c04 one", b"\x00", &[]),
        ("c04 three", b"\x00\x50\x00", &[]),
        ("c04 five", b"\x00\x50\x00\x18\x00", &[]),
        ("c04 three hundred", &[7; 300], &[]),
    ];
    for (case, payload, told) in table {
        let bytes = [b"\xFF\xFA\x1F", *payload, b"\xFF\xF0Zabevu\r\n"].concat();
        let mut whole = Link::open();
        whole.hears(&bytes);
        let mut dripped = Link::open();
        bytes.iter().for_each(|byte| dripped.hears(&[*byte]));
        for link in [whole, dripped] {
            assert_eq!(link.sizes, *told, "{case}");
            assert_eq!(link.lines, ["Zabevu"], "{case}");
            assert!(link.said.is_empty(), "{case}");
        }
    }
}

#[test]
fn l10_the_same_size_again_is_no_news() {
    let mut link = Link::open();
    link.hears(&b"\xFF\xFA\x1F\x00\x50\x00\x18\xFF\xF0".repeat(1000));
    assert_eq!(link.sizes.len(), 1);
}

#[test]
fn a_letter_of_a_name_may_be_a_240_in_a_subnegotiation() {
    let sub = ["\u{1F600}".as_bytes(), b"\xFF\xF0Zabevu\r\n"].concat();
    assert_eq!(lines(&[b"\xFF\xFA\xC9", &sub]), ["Zabevu"]);
}

#[test]
fn a_command_ends_a_subnegotiation_that_was_never_finished() {
    let mut link = Link::open();
    assert_eq!(link.answer(b"\xFF\xFA\xC9x\xFF\xFD\xC7Zabevu\r\n"), b"\xFF\xFC\xC7");
    assert_eq!(link.lines, ["Zabevu"]);
    link.hears(b"\xFF\xFA\xC9x\xFF\xFA\x1F\x00\x50\x00\x18\xFF\xF0");
    assert_eq!(link.sizes, [(Some(80), Some(24))]);
}

//! Lines, whatever the ends of them are and wherever they are cut.

use super::*;

/// GNU telnet takes a byte of a letter for a control key: `Ü` is C3 9C, and 9C looks like Control-\.
#[test]
fn a_command_in_the_middle_of_a_letter_is_a_byte_of_it() {
    let typed: &[u8] = "say Übung, уже я, К 日本 🜂\r\n".as_bytes();
    let mut sent = Vec::new();
    for byte in typed {
        match byte {
            0x83 => sent.extend(b"\xFF\xF4\xFF\xFD\x06"),
            0x8F => sent.extend(b"\xFF\xF5\xFF\xFD\x06"),
            0x9A => sent.extend(b"\xFF\xED"),
            0x9C => sent.extend(b"\xFF\xF3\xFF\xFD\x06"),
            _ => sent.push(*byte),
        }
    }
    assert_eq!(lines(&[&sent]), ["say Übung, уже я, К 日本 🜂"]);
    assert_eq!(
        lines(&[b"caf\xC3\xA9\xFF\xF4Zabevu\r\n"]),
        ["Zabevu"],
        "behind a letter it is a key"
    );
}

#[test]
fn a17_cr_pause_lf_is_one_line() {
    assert_eq!(lines(&[b"one\r", b"\ntwo\r", b"three\r\r\n"]), ["one", "two", "three", ""]);
}

#[test]
fn a19_iac_iac_is_a_data_byte() {
    assert_eq!(lines(&[b"Za\xFF\xFFbevu\r\n", b"ok\r\n"]), ["Zaÿbevu", "ok"]);
}

#[test]
fn a_letter_cut_in_two_by_a_segment_or_a_command_is_that_letter() {
    assert_eq!(lines(&[b"h\xC3", b"\xA9llo\r\n"]), ["h\u{e9}llo"]);
    assert_eq!(lines(&[b"h\xC3\xFF\xF1\xA9llo\r\n"]), ["h\u{e9}llo"]);
}

#[test]
fn a_reader_that_breaks_off_gets_the_rest_later() {
    let mut wire = Wire::default();
    let mut out = BytesMut::new();
    let mut rest: &[u8] = b"one\r\ntwo\r\nthr";
    let mut lines = Vec::new();
    while !rest.is_empty() {
        let used = wire.feed(rest, Millis(0), &mut out, &mut |event| {
            lines.push(format!("{event:?}"));
            Flow::Break(())
        });
        rest = &rest[used..];
    }
    assert_eq!(lines.len(), 2);
    assert!(lines[1].contains("two"), "{lines:?}");
}

//! Network text (RFC 5198): text as it goes over a wire, in the letters of its reader.

use bytes::{BufMut, BytesMut};
use memchr::{memchr_iter, memchr2};

use super::codec::IAC;
use crate::text::charset::Charset;

/// Puts text: lines are ended by CR LF, and there is no NUL and no other CR.
pub(super) fn put_text(text: &str, charset: Charset, out: &mut BytesMut) {
    out.reserve(text.len() + text.len() / 16);
    if charset == Charset::Latin1 && !text.is_ascii() {
        return text.chars().for_each(|letter| put_latin1(letter, out));
    }
    if memchr2(b'\r', 0, text.as_bytes()).is_some() {
        return text.split(['\r', '\0']).for_each(|part| put_lines(part, out));
    }
    put_lines(text, out);
}

/// A letter as a byte. That of `ÿ` is IAC, so it is doubled; UTF-8 has no such byte.
fn put_latin1(letter: char, out: &mut BytesMut) {
    match (letter, u8::try_from(letter)) {
        ('\r' | '\0', _) => {}
        ('\n', _) => out.put_slice(b"\r\n"),
        (_, Ok(IAC)) => out.put_slice(&[IAC, IAC]),
        (_, Ok(byte)) => out.put_u8(byte),
        (_, Err(_)) => {
            out.put_slice(Charset::Latin1.instead(letter).unwrap_or_default().as_bytes())
        }
    }
}

fn put_lines(text: &str, out: &mut BytesMut) {
    let mut from = 0;
    for end in memchr_iter(b'\n', text.as_bytes()) {
        out.put_slice(&text.as_bytes()[from..end]);
        out.put_slice(b"\r\n");
        from = end + 1;
    }
    out.put_slice(&text.as_bytes()[from..]);
}

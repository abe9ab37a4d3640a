//! CHARSET (RFC 2066): settling on how letters are written.
//!
//! We ask once, with UTF-8 first, because clients take the first that they know. A client that
//! knows none often says nothing, or accepts a name that is empty; then it is known no more than
//! before. If a client asks, too, UTF-8 is accepted whoever asked first.

use bytes::{BufMut, BytesMut};

use super::codec::{IAC, SB, SE};
use super::option::CHARSET;
use crate::text::charset::Charset;

const REQUEST: u8 = 1;
const ACCEPTED: u8 = 2;
const REJECTED: u8 = 3;
const TTABLE_IS: u8 = 4;
const TTABLE_REJECTED: u8 = 5;

/// May stand before the list of a request, with a version behind it. RFC 2066 writes it with a
/// blank in its syntax; whoever typed it from the prose leaves that out.
const TTABLES: [&[u8]; 2] = [b"[TTABLE ]", b"[TTABLE]"];

/// What is being settled.
#[derive(Debug, Default)]
pub(super) struct Settling {
    /// Our request was not answered yet.
    waits: bool,
}

impl Settling {
    /// The client agreed to be asked.
    pub fn ask(&mut self, out: &mut BytesMut) {
        self.waits = true;
        put(REQUEST, b";UTF-8;ISO-8859-1;US-ASCII", out);
    }

    /// Hears a client out; comes back with a charset if one is settled on.
    pub fn hear(&mut self, payload: &[u8], out: &mut BytesMut) -> Option<Charset> {
        let (kind, rest) = payload.split_first()?;
        match *kind {
            REQUEST => self.asked(rest, out),
            ACCEPTED if std::mem::take(&mut self.waits) => named(rest),
            REJECTED => {
                self.waits = false;
                None
            }
            TTABLE_IS => {
                put(TTABLE_REJECTED, b"", out);
                None
            }
            _ => None,
        }
    }

    /// The client asks: UTF-8 if that is on its list, else the first that we know, unless the
    /// client has to answer us (RFC 2066: when both ask, the server's request stands).
    fn asked(&mut self, list: &[u8], out: &mut BytesMut) -> Option<Charset> {
        let list = without_table(list);
        let (separator, names) = list.split_first().unwrap_or((&b';', &[]));
        let known =
            |name: &&[u8]| named(name).is_some_and(|set| !self.waits || set == Charset::Utf8);
        let names = || names.split(|byte| byte == separator).filter(known);
        let is_utf8 = |name: &&[u8]| named(name) == Some(Charset::Utf8);
        match names().find(is_utf8).or_else(|| names().next()) {
            Some(name) => {
                put(ACCEPTED, name, out);
                named(name)
            }
            None => {
                put(REJECTED, b"", out);
                None
            }
        }
    }
}

/// The list of a request, without the offer of a translation table before it: we want none, and
/// the names behind it are as good as any. A version is one byte, and some forget it; then the
/// byte behind the bracket is the separator already, and a name follows it at once.
fn without_table(list: &[u8]) -> &[u8] {
    let begins = |mark: &&&[u8]| {
        list.get(..mark.len()).is_some_and(|start| start.eq_ignore_ascii_case(mark))
    };
    let Some(mark) = TTABLES.iter().find(begins) else { return list };
    let rest = &list[mark.len()..];
    match rest.get(1) {
        Some(byte) if byte.is_ascii_alphanumeric() => rest,
        _ => rest.get(1..).unwrap_or_default(),
    }
}

/// The charset of a name. A name that is known has no byte that would have to be doubled.
fn named(name: &[u8]) -> Option<Charset> {
    str::from_utf8(name)
        .ok()
        .filter(|name| name.len() <= 40 && name.is_ascii())
        .and_then(Charset::named)
}

fn put(kind: u8, rest: &[u8], out: &mut BytesMut) {
    out.put_slice(&[IAC, SB, CHARSET, kind]);
    out.put_slice(rest);
    out.put_slice(&[IAC, SE]);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What one payload is answered, and what is settled by it, while our request is open.
    fn hear(payload: &[u8], waits: bool) -> (Vec<u8>, Option<Charset>) {
        let mut out = BytesMut::new();
        let settled = Settling { waits }.hear(payload, &mut out);
        (out.to_vec(), settled)
    }

    /// However the offer of a table is written, the list behind it is read (RFC 2066).
    #[test]
    fn issue14_16_a_request_with_a_table_is_read_like_one_without() {
        let marks: [&[u8]; 4] = [b"[TTABLE ]", b"[TTABLE]", b"[ttable ]", b"[ttable]"];
        let versions: [&[u8]; 4] = [b"\x01", b"\x02", b"\xFF", b""];
        let lists: [(&[u8], &[u8]); 4] = [
            (b";UTF-8", b"UTF-8"),
            (b" ISO-8859-1 utf-8", b"utf-8"),
            (b";KLINGON;UTF-8", b"UTF-8"),
            (b"|US-ASCII", b"US-ASCII"),
        ];
        for mark in marks {
            for version in versions {
                for (list, name) in lists {
                    let request = [b"\x01", mark, version, list].concat();
                    let said = [b"\xFF\xFA\x2A\x02", name, b"\xFF\xF0"].concat();
                    assert_eq!(hear(&request, false), (said, named(name)), "{request:?}");
                }
            }
        }
    }

    #[test]
    fn c14_to_c16_requests_and_answers() {
        let (ask, answer) = (false, true);
        let accepted = |name: &str| [b"\xFF\xFA\x2A\x02", name.as_bytes(), b"\xFF\xF0"].concat();
        let rejected = b"\xFF\xFA\x2A\x03\xFF\xF0".to_vec();
        type Row<'a> = (&'a str, &'a [u8], bool, Vec<u8>, Option<Charset>);
        let table: &[Row] = &[
            ("c14 TinTin++", b"\x02UTF-8", answer, vec![], Some(Charset::Utf8)),
            ("c14 MUSHclient", b"\x02US-ASCII", answer, vec![], Some(Charset::Ascii)),
            ("c14 old", b"\x02iso-8859-1", answer, vec![], Some(Charset::Latin1)),
            ("c15 refused", b"\x03", answer, vec![], None),
            ("c15 unknown", b"\x02KLINGON", answer, vec![], None),
            ("c15 Telix: accepted, and no name", b"\x02", answer, vec![], None),
            ("c15 a table", b"\x04\x01;a;b", answer, b"\xFF\xFA\x2A\x05\xFF\xF0".to_vec(), None),
            ("c15 TTABLE-ACK", b"\x06", answer, vec![], None),
            ("c15 unknown kind", b"\x09", answer, vec![], None),
            ("c15 empty", b"", answer, vec![], None),
            ("not asked for", b"\x02UTF-8", ask, vec![], None),
            ("c16", b"\x01;ISO-8859-1;UTF-8", ask, accepted("UTF-8"), Some(Charset::Utf8)),
            ("c16 in their letters", b"\x01 utf-8", ask, accepted("utf-8"), Some(Charset::Utf8)),
            (
                "c16 Latin-1",
                b"\x01;KLINGON;ISO-8859-1",
                ask,
                accepted("ISO-8859-1"),
                Some(Charset::Latin1),
            ),
            ("c16 none of them", b"\x01;KLINGON", ask, rejected.clone(), None),
            ("c16 no list", b"\x01", ask, rejected.clone(), None),
            (
                "c16 a table",
                b"\x01[TTABLE ]\x01;UTF-8",
                ask,
                accepted("UTF-8"),
                Some(Charset::Utf8),
            ),
            ("c16 half a table", b"\x01[TTABLE ]", ask, rejected.clone(), None),
            ("c16 a table and no list", b"\x01[TTABLE]\x01", ask, rejected.clone(), None),
            ("c16 a table, none known", b"\x01[TTABLE]\x01;KLINGON", ask, rejected.clone(), None),
            ("mudlet-web: both ask", b"\x01;UTF-8", answer, accepted("UTF-8"), Some(Charset::Utf8)),
            ("both ask, and ours stands", b"\x01;ISO-8859-1", answer, rejected, None),
        ];
        for (case, payload, waits, said, settled) in table {
            assert_eq!(hear(payload, *waits), (said.clone(), *settled), "{case}");
        }
    }
}

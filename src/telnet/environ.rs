//! NEW-ENVIRON (RFC 1572) and MNES: asking a client for its variables.
//!
//! Only a few are asked for, by name, as VAR and as USERVAR: TinTin++ answers nothing to a question
//! for everything, and Mudlet keeps some of its names on the one side and some on the other.
//! Whatever else comes is not kept.

use bytes::{BufMut, BytesMut};

use super::client::{Client, claim};
use super::codec::{IAC, SB, SE};
use super::option::ENVIRONMENT;
use crate::base::limits::{VARIABLE_BYTES_MAX, VARIABLE_NAME_BYTES_MAX, VARIABLES_MAX};

const IS: u8 = 0;
const SEND: u8 = 1;
const INFO: u8 = 2;

const VAR: u8 = 0;
const VALUE: u8 = 1;
const ESC: u8 = 2;
const USERVAR: u8 = 3;

/// The variables of MNES but one: IPADDRESS is a claim that nothing here needs.
const WANTED: [&str; 5] = ["CLIENT_NAME", "CLIENT_VERSION", "MTTS", "CHARSET", "TERMINAL_TYPE"];
/// Mudlet tells this one if MNES is off.
const WANTED_OF_USER: [&str; 1] = ["SCREEN_READER"];

/// Asks for the variables.
pub(super) fn ask(out: &mut BytesMut) {
    out.put_slice(&[IAC, SB, ENVIRONMENT, SEND]);
    let names = WANTED.map(|name| (VAR, name)).into_iter();
    let of_user = WANTED.iter().chain(&WANTED_OF_USER).map(|name| (USERVAR, *name));
    for (kind, name) in names.chain(of_user) {
        out.put_u8(kind);
        out.put_slice(name.as_bytes());
    }
    out.put_slice(&[IAC, SE]);
}

/// Hears variables, asked for or as news.
pub(super) fn hear(payload: &[u8], client: &mut Client) {
    let Some((&(IS | INFO), mut rest)) = payload.split_first() else { return };
    for _ in 0..VARIABLES_MAX {
        let Some((&(VAR | USERVAR), after)) = rest.split_first() else { break };
        let (name, after) = word(after);
        let (value, after) = match after.split_first() {
            Some((&VALUE, after)) => word(after),
            _ => (Vec::new(), after),
        };
        rest = after;
        if name.len() <= VARIABLE_NAME_BYTES_MAX && value.len() <= VARIABLE_BYTES_MAX {
            client.learn_variable(&name, &claim(&value));
        }
    }
}

/// A name or value up to the next byte that has a meaning, and what is left.
fn word(bytes: &[u8]) -> (Vec<u8>, &[u8]) {
    let mut word = Vec::new();
    let mut rest = bytes;
    while let Some((&byte, after)) = rest.split_first() {
        let (byte, after) = match (byte, after.split_first()) {
            (VAR | VALUE | USERVAR, _) => break,
            (ESC, Some((&escaped, after))) => (escaped, after),
            (byte, _) => (byte, after),
        };
        word.push(byte);
        rest = after;
    }
    (word, rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn heard(payload: &[u8]) -> Client {
        let mut client = Client::default();
        hear(payload, &mut client);
        client
    }

    /// The shapes in which clients really answer, and those in which nobody should.
    #[test]
    fn c13_variables_in_all_shapes() {
        let table: &[(&str, &[u8], &str)] = &[
            ("TinTin++", b"\0\0CLIENT_NAME\x01TinTin++", "TinTin++"),
            ("TinTin++ 2.02.20", b"\0\0CHARSET\x01UTF-8\0\0CLIENT_NAME\x01TinTin++\0", "TinTin++"),
            ("Mudlet", b"\0\x03CLIENT_NAME\x01Mudlet", "Mudlet"),
            ("Mudlet, held as USERVAR", b"\0\0CLIENT_NAME\x03CLIENT_NAME\x01Mudlet", "Mudlet"),
            ("GNU telnet", b"\0\x03CLIENT_NAME\x03CLIENT_VERSION\x03CHARSET", ""),
            ("netkit", b"\0", ""),
            ("plink", b"\0\0USER\x01root", ""),
            ("telnetlib3", b"\0\0CLIENT_NAME\x01\0LINES\x0130\0COLUMNS\x01100", ""),
            ("news", b"\x02\0CLIENT_NAME\x01later", "later"),
            ("escaped", b"\0\0CLIENT_NAME\x01a\x02\x01b\x02\x02c", "abc"),
            ("empty", b"", ""),
            ("a question", b"\x01\0CLIENT_NAME", ""),
            ("an escape at the end", b"\0\0CLIENT_NAME\x01a\x02", "a"),
            ("a value of nothing", b"\0\x01\x01\x01", ""),
        ];
        for (shape, payload, name) in table {
            assert_eq!(heard(payload).name(), name, "{shape}");
        }
        let long = [b"\0\0CLIENT_NAME\x01".as_slice(), &[b'x'; 8000]].concat();
        assert_eq!(heard(&long).name(), "");
    }

    #[test]
    fn what_is_longer_than_it_may_be_is_not_kept() {
        let name = |value: usize| [b"\0\0CLIENT_NAME\x01", &[b'x'; 300][..value]].concat();
        assert!(!heard(&name(VARIABLE_BYTES_MAX)).name().is_empty());
        assert_eq!(heard(&name(VARIABLE_BYTES_MAX + 1)).name(), "");
        // A long name does not hide the next one.
        let long =
            [b"\0\0".as_slice(), &[b'x'; VARIABLE_NAME_BYTES_MAX + 1], b"\x01a\0CLIENT_NAME\x01b"];
        assert_eq!(heard(&long.concat()).name(), "b");
    }

    #[test]
    fn no_more_variables_are_read_than_may_come() {
        let mut payload = vec![IS];
        (0..VARIABLES_MAX).for_each(|_| payload.extend(b"\0A\x01b"));
        payload.extend(b"\0CLIENT_NAME\x01late");
        assert_eq!(heard(&payload).name(), "");
    }

    proptest! {
        #![proptest_config(crate::base::properties::properties())]
        #[test]
        fn whatever_comes_is_shown_as_a_short_word(payload in prop::collection::vec(prop_oneof![0..4u8, any::<u8>()], 0..200)) {
            let client = heard(&[b"\0\0CLIENT_NAME\x01".as_slice(), &payload].concat());
            prop_assert!(client.name().bytes().all(|byte| (b' '..=b'~').contains(&byte)));
        }

        /// A value with its bytes escaped arrives as it was.
        #[test]
        fn escaping_comes_back(value in prop::collection::vec(any::<u8>(), 0..40)) {
            let mut escaped = Vec::new();
            for byte in &value {
                escaped.extend((*byte <= USERVAR).then_some(ESC));
                escaped.push(*byte);
            }
            escaped.push(VAR);
            prop_assert_eq!(word(&escaped), (value, &[VAR][..]));
        }
    }
}

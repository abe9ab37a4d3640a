//! A client's program in a world that is played: what it says, what its player types meanwhile,
//! and what may be told to it.
//!
//! The input is a script of lines. `a look` is typed by Aria, whose program it is; `.5` lets five
//! pulses pass; `!` agrees to the option, or does so no more; `d …` is said by the program of
//! somebody at the door; everything else is said by Aria's.

use bytes::BytesMut;
use dominion::base::clock::Millis;
use dominion::base::limits::{GMCP_LIST_BYTES_MAX, SUBNEGOTIATION_BYTES_MAX};
use dominion::messages::input::Input;
use dominion::telnet::codec::{Codec, Flow, Item};
use dominion::telnet::gmcp::Message;
use dominion::telnet::option::Known;
use dominion::telnet::{Wire, msdp};
use serde_json::Value;

use super::play;
use super::stage::Stage;

const ACTS_MAX: usize = 60;
const PULSES_MAX: usize = 200;
/// Bytes of a message besides what it lists: its name, or a line that somebody typed.
const BESIDES: usize = 12 * 1024;

/// Plays the script with a program that speaks by this option.
pub fn hold(bytes: &[u8], known: Known) {
    let (content, files, saved) = &*play::BEGINNING;
    let mut stage = Stage::new(content.clone(), files.clone(), saved.clone());
    let (aria, at_the_door) = (stage.enter("Aria"), stage.connect());
    let mut agreed = true;
    for connection in [aria, at_the_door] {
        stage.turn(vec![Input::Agreed { connection, known, on: true }]);
    }
    let mut pulses = 0;
    for line in bytes.split(|byte| *byte == b'\n').take(ACTS_MAX) {
        let say = |connection, payload: &[u8]| {
            let payload = payload[..payload.len().min(SUBNEGOTIATION_BYTES_MAX)].to_vec();
            Input::Message { connection, known, payload }
        };
        match line {
            [b'!'] => {
                agreed = !agreed;
                stage.turn(vec![Input::Agreed { connection: aria, known, on: agreed }]);
            }
            [b'.', count @ ..] => {
                let count = std::str::from_utf8(count).ok().and_then(|count| count.parse().ok());
                let count: usize = count.unwrap_or(1).min(PULSES_MAX - pulses);
                stage.pass(count);
                pulses += count;
            }
            [b'a', b' ', typed @ ..] => {
                let typed: String =
                    String::from_utf8_lossy(typed).chars().filter(|c| !c.is_control()).collect();
                stage.types(aria, &typed);
            }
            [b'd', b' ', said @ ..] => stage.turn(vec![say(at_the_door, said)]),
            // While it is not agreed the wire hears nothing of the kind.
            said if agreed => stage.turn(vec![say(aria, said)]),
            _ => {}
        }
        if stage.stopped || !stage.open.contains(&aria) {
            return;
        }
    }
}

/// What a program is told is well formed, whoever had a hand in it.
pub fn well_formed(known: Known, payload: &[u8]) {
    assert!(payload.len() <= GMCP_LIST_BYTES_MAX + BESIDES, "{} bytes", payload.len());
    match known {
        Known::Gmcp => {
            assert!(!payload.iter().any(|byte| *byte < b' '), "a control character");
            let message = Message::of(payload).expect("a name, in UTF-8");
            let rest = &payload[message.name.len()..];
            assert!(rest.is_empty() || (rest[0] == b' ' && message.body().is_some()));
        }
        Known::Msdp => {
            assert!(!payload.iter().any(|byte| [0, 255].contains(byte)));
            let mut pairs = msdp::decode(payload);
            let (name, value) = pairs.pop().expect("a variable");
            assert!(pairs.is_empty() && !name.is_empty());
            assert_eq!(msdp::encode(&name, &value), payload);
        }
        other => panic!("{other:?} is not told in play"),
    }
}

/// A payload comes through the wire as it was, wherever the stream is cut.
pub fn comes_through(payload: &[u8], known: Known) {
    let payload = &payload[..payload.len().min(SUBNEGOTIATION_BYTES_MAX)];
    let (mut wire, mut out) = (Wire::default(), BytesMut::new());
    wire.message(known, payload, &mut out);
    assert!(out.is_empty(), "it was not agreed");
    wire.opening(&mut out);
    let agree = [255, 253, known.row().code];
    wire.feed(&agree, Millis(0), &mut out, &mut |_| Flow::Continue(()));
    out.clear();
    wire.message(known, payload, &mut out);
    for piece in [out.len(), 1, 2, 7] {
        let (mut codec, mut heard) = (Codec::default(), Vec::new());
        for bytes in out.chunks(piece.max(1)) {
            codec.feed(bytes, &mut |item| {
                if let Item::Subnegotiation { option, payload } = item {
                    heard.push((option, payload.to_vec()));
                }
                Flow::Continue(())
            });
        }
        assert_eq!(heard, [(known.row().code, payload.to_vec())], "in pieces of {piece}");
    }
}

/// Values that came once come again as they were.
pub fn variables_come_back(payload: &[u8]) {
    for (name, value) in msdp::decode(payload) {
        let again = |name: &str, value: &Value| msdp::decode(&msdp::encode(name, value)).pop();
        let (name, value) = again(&name, &value).expect("a variable");
        assert_eq!(again(&name, &value), Some((name, value)));
    }
}

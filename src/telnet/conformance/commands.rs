//! Commands and negotiation.

use super::*;
use crate::base::limits::*;
use crate::telnet::codec::{Codec, IAC, Item, Verb};

/// A client without memory answers every word of ours, the server must not answer that.
#[test]
fn a10_talking_to_a_client_without_memory_ends() {
    let mut link = Link::default();
    link.wire.opening(&mut link.said);
    for round in 0.. {
        let heard = link.said.split().to_vec();
        if heard.is_empty() {
            break;
        }
        assert!(round < 4, "still talking: {heard:?}");
        Codec::default().feed(&heard, &mut |item| {
            if let Item::Negotiation { verb, option } = item {
                let answer = match verb {
                    Verb::Will => Verb::Do,
                    Verb::Wont => Verb::Dont,
                    Verb::Do => Verb::Will,
                    Verb::Dont => Verb::Wont,
                };
                link.hears(&[IAC, answer as u8, option]);
            }
            Flow::Continue(())
        });
    }
    link.hears(b"Zabevu\r\n");
    assert_eq!(link.lines, ["Zabevu"]);
}

#[test]
fn a20_are_you_there_is_answered_visibly() {
    let mut link = Link::open();
    assert_eq!(link.answer(b"\xFF\xF6"), b"[Yes]\r\n");
    link.prompt();
    assert_eq!(link.answer(b"\xFF\xF6"), b"\r\n[Yes]\r\n");
}

#[test]
fn a29_putty_introduces_itself() {
    let burst =
        b"\xFF\xFB\x1F\xFF\xFB\x20\xFF\xFB\x18\xFF\xFB\x27\xFF\xFD\x01\xFF\xFB\x03\xFF\xFD\x03";
    let mut link = Link::open();
    assert_eq!(
        link.answer(burst),
        // What was asked for needs no answer, but now it can be asked; both sides of SGA are taken.
        [
            b"\xFF\xFE\x20",
            SEND_TERMINAL,
            &send_variables(),
            b"\xFF\xFB\x01\xFF\xFD\x03\xFF\xFB\x03"
        ]
        .concat()
    );
    assert_eq!(link.answer(b"\xFF\xFA\x1F\x00\x64\x00\x1E\xFF\xF0"), b"");
    assert_eq!(link.sizes, [(Some(100), Some(30))]);
}

#[test]
fn i04_requests_past_the_bucket_are_dropped_in_silence() {
    let mut link = Link::open();
    let answered = link.answer(&b"\xFF\xFB\xC7\xFF\xFD\xC6".repeat(25_000)).len() / 3;
    assert_eq!(answered, NEGOTIATION_ANSWERS_BURST as usize);
    link.now = Millis::seconds(1);
    let answered = link.answer(&b"\xFF\xFB\xC7".repeat(100)).len() / 3;
    assert_eq!(answered, NEGOTIATION_ANSWERS_PER_SECOND as usize);
    assert_eq!(link.flood, None);
}

#[test]
fn requests_without_end_are_a_flood_and_nothing_is_heard_after_it() {
    for request in [&b"\xFF\xFB\xC7"[..], b"\xFF\xF6", b"\xFF\xFD\x06"] {
        let mut link = Link::open();
        link.hears(&request.repeat(NEGOTIATION_IGNORED_MAX as usize + 100));
        assert!(link.flood.take().is_some(), "{request:?}");
        link.hears(b"Zabevu\r\n");
        assert!(link.lines.is_empty() && link.flood.is_none());
    }
}

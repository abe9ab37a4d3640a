//! A client's own words: whatever it says of itself, what is kept is short and fit to be shown, the
//! same wherever the stream is cut, and it is not asked for ever.
//!
//! The input is a list of messages: an option, a length, and so many bytes of payload. Between them
//! stand agreements to everything, so that each message is heard.

use bytes::BytesMut;
use dominion::base::clock::Millis;
use dominion::base::limits::{CLAIM_CHARS_MAX, TERMINAL_ANSWERS_MAX};
use dominion::telnet::codec::{Codec, Flow, IAC, Item, SB, SE};
use dominion::telnet::option::{CHARSET, ENVIRONMENT, TERMINAL_TYPE};
use dominion::telnet::{Client, Event, Wire};

const OPTIONS: [u8; 3] = [TERMINAL_TYPE, ENVIRONMENT, CHARSET];

pub fn hold(bytes: &[u8]) {
    let stream = stream(bytes);
    let (whole, said) = known(std::iter::once(&stream[..]));
    let (parts, again) = known(stream.chunks(1));
    assert_eq!(whole, parts, "byte by byte");
    assert_eq!(said, again, "the answers are the same");
    for claim in [whole.name(), whole.version(), whole.terminal()] {
        assert!(claim.chars().count() <= CLAIM_CHARS_MAX, "{claim:?} is short");
        assert!(claim.bytes().all(|byte| (b' '..=b'~').contains(&byte)), "{claim:?} can be shown");
    }
    let mut asked = 0;
    Codec::default().feed(&said, &mut |item| {
        asked += u32::from(matches!(item, Item::Subnegotiation { option: TERMINAL_TYPE, .. }));
        Flow::Continue(())
    });
    assert!(asked <= TERMINAL_ANSWERS_MAX, "{asked} questions");
}

fn stream(bytes: &[u8]) -> Vec<u8> {
    let mut stream = vec![IAC, 251, TERMINAL_TYPE, IAC, 251, ENVIRONMENT, IAC, 253, CHARSET];
    stream.extend([IAC, 251, CHARSET]);
    let mut rest = bytes;
    while let [option, length, after @ ..] = rest {
        let (payload, after) = after.split_at(after.len().min(usize::from(*length)));
        stream.extend([IAC, SB, OPTIONS[usize::from(*option) % OPTIONS.len()]]);
        for byte in payload {
            stream.push(*byte);
            stream.extend((*byte == IAC).then_some(IAC));
        }
        stream.extend([IAC, SE]);
        rest = after;
    }
    stream
}

/// What is known at the end, and all that was said to find it out.
fn known<'a>(pieces: impl Iterator<Item = &'a [u8]>) -> (Client, BytesMut) {
    let (mut wire, mut out, mut client) = (Wire::default(), BytesMut::new(), Client::default());
    wire.opening(&mut out);
    for piece in pieces {
        wire.feed(piece, Millis(0), &mut out, &mut |event| {
            if let Event::Client(known) = event {
                client = known.clone();
            }
            Flow::Continue(())
        });
    }
    (client, out)
}

//! Codec: bytes to lines, commands and subnegotiations, wherever the stream is cut.

use bytes::BytesMut;
use dominion::base::limits::{LINE_BYTES_MAX, SUBNEGOTIATION_BYTES_MAX};
use dominion::telnet::Wire;
use dominion::telnet::codec::{Codec, Flow, IAC, Item, Mode, SB, SE, Verb};
use dominion::telnet::line::{Reading, clean};

/// An [`Item`] that outlives its stream.
#[derive(PartialEq, Eq, Debug)]
enum Heard {
    Line(String, bool),
    Negotiation(Verb, u8),
    Subnegotiation(u8, Vec<u8>),
    Keys(Vec<u8>),
    Enter,
    Interrupt,
    AreYouThere,
    Flood(&'static str),
}

impl From<Item<'_>> for Heard {
    fn from(item: Item<'_>) -> Heard {
        match item {
            Item::Line { raw, truncated } => {
                Heard::Line(clean(raw, Reading::default()).into_owned(), truncated)
            }
            Item::Negotiation { verb, option } => Heard::Negotiation(verb, option),
            Item::Subnegotiation { option, payload } => {
                Heard::Subnegotiation(option, payload.to_owned())
            }
            Item::Keys(keys) => Heard::Keys(keys.to_owned()),
            Item::Enter => Heard::Enter,
            Item::Interrupt => Heard::Interrupt,
            Item::AreYouThere => Heard::AreYouThere,
            Item::Flood(why) => Heard::Flood(why),
        }
    }
}

/// A last byte `^` stands for a stream that repeats itself past what is kept of anything.
const AGAIN: u8 = b'^';
const LONG_BYTES: usize = SUBNEGOTIATION_BYTES_MAX + 2 * LINE_BYTES_MAX;

pub fn hold(bytes: &[u8]) {
    let stream = match bytes.split_last() {
        Some((&AGAIN, rest)) if !rest.is_empty() => rest.repeat(LONG_BYTES.div_ceil(rest.len())),
        _ => bytes.to_vec(),
    };
    let whole = heard(std::iter::once(&stream[..]));
    assert_eq!(whole, heard(stream.chunks(1)), "byte by byte");
    assert_eq!(whole, heard(uneven(&stream)), "in uneven pieces");
    assert_eq!(whole, heard_with_pauses(&stream), "item by item");
    whole.iter().for_each(is_bounded);
    for item in &whole {
        if let Heard::Line(text, _) = item {
            comes_back(text);
        }
    }
    payload_comes_back(bytes);
    keys_are_what_lines_are(&stream);
}

/// Told by keys, a stream holds the same lines, wherever it is cut.
fn keys_are_what_lines_are(stream: &[u8]) {
    let ends = |pieces: &mut dyn Iterator<Item = &[u8]>, mode: Mode| {
        let mut codec = Codec::default();
        codec.set_mode(mode);
        let (mut ends, mut typed) = (0, Vec::new());
        for piece in pieces {
            codec.feed(piece, &mut |item| {
                match item {
                    Item::Line { .. } | Item::Enter => ends += 1,
                    Item::Keys(keys) => typed.extend_from_slice(keys),
                    _ => {}
                }
                Flow::Continue(())
            });
        }
        (ends, typed)
    };
    let whole = ends(&mut std::iter::once(stream), Mode::Keys);
    assert_eq!(whole, ends(&mut stream.chunks(1), Mode::Keys), "key by key");
    assert_eq!(whole.0, ends(&mut std::iter::once(stream), Mode::Lines).0, "as many lines");
}

/// All that is found in a stream that arrives in pieces.
fn heard<'a>(pieces: impl Iterator<Item = &'a [u8]>) -> Vec<Heard> {
    let mut codec = Codec::default();
    let mut heard = Vec::new();
    for piece in pieces {
        let used = codec.feed(piece, &mut |item| {
            heard.push(item.into());
            Flow::Continue(())
        });
        let cut_off = matches!(heard.last(), Some(Heard::Flood(_)));
        assert!(used == piece.len() || cut_off, "{used} of {} bytes were used", piece.len());
        // A vector that grows holds up to twice what is in it.
        let most = 2 * (LINE_BYTES_MAX + SUBNEGOTIATION_BYTES_MAX + 1);
        assert!(codec.held() <= most, "{} bytes are held", codec.held());
    }
    heard
}

/// The same by a reader who wants a pause after every item.
fn heard_with_pauses(stream: &[u8]) -> Vec<Heard> {
    let mut codec = Codec::default();
    let mut heard = Vec::new();
    let mut rest = stream;
    while !rest.is_empty() {
        let before = heard.len();
        let used = codec.feed(rest, &mut |item| {
            heard.push(item.into());
            Flow::Break(())
        });
        assert!(heard.len() - before <= 1, "a reader who broke off is told no more");
        assert!(used > 0, "reading goes on");
        rest = &rest[used..];
    }
    heard
}

/// Pieces whose lengths depend on nothing but the bytes themselves.
fn uneven(stream: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = stream;
    let mut state = 7_usize;
    std::iter::from_fn(move || {
        let first = *rest.first()?;
        state = state.wrapping_mul(31).wrapping_add(usize::from(first));
        let (piece, after) = rest.split_at(rest.len().min(1 + state % 61));
        rest = after;
        Some(piece)
    })
}

fn is_bounded(item: &Heard) {
    match item {
        Heard::Line(text, _) => {
            // A byte that is no UTF-8 becomes a letter of up to three.
            assert!(text.len() <= 3 * LINE_BYTES_MAX, "a line of {} bytes", text.len());
            assert!(!text.chars().any(char::is_control), "{text:?} has a control character");
        }
        Heard::Subnegotiation(_, payload) => assert!(payload.len() <= SUBNEGOTIATION_BYTES_MAX),
        Heard::Keys(keys) => assert!(!keys.is_empty(), "no keys are nothing to tell"),
        Heard::Enter | Heard::Interrupt => {}
        Heard::Negotiation(..) | Heard::AreYouThere | Heard::Flood(_) => {}
    }
}

/// A line that is sent on is the same line where it arrives, as far as lines go.
fn comes_back(text: &str) {
    let mut sent = BytesMut::new();
    Wire::default().text(&format!("{text}\n"), &mut sent);
    match heard(std::iter::once(&sent[..])).as_slice() {
        [Heard::Line(back, false)] => assert_eq!(back, text),
        [Heard::Line(back, true)] => {
            assert!(text.len() > LINE_BYTES_MAX && text.starts_with(back), "{back:?} of {text:?}");
            assert!(back.len() + 4 > LINE_BYTES_MAX, "no more is cut off than has to be");
        }
        other => panic!("{text:?} arrives as {other:?}"),
    }
}

/// A payload with its 255s doubled arrives as it was.
fn payload_comes_back(payload: &[u8]) {
    let mut sent = vec![IAC, SB, 201];
    for &byte in payload {
        sent.push(byte);
        sent.extend((byte == IAC).then_some(IAC));
    }
    sent.extend([IAC, SE]);
    let back = heard(uneven(&sent));
    match payload.len() <= SUBNEGOTIATION_BYTES_MAX {
        true => assert_eq!(back, [Heard::Subnegotiation(201, payload.to_vec())]),
        false => assert_eq!(back, []),
    }
}

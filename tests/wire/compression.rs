//! MCCP2: what the server sends, as a zlib stream.

use super::link::{GO_AHEAD, Link, MARKER, Place};

const WILL: &[u8] = b"\xFF\xFB\x56";
const DO: &[u8] = b"\xFF\xFD\x56";
const DONT: &[u8] = b"\xFF\xFE\x56";
const WONT: &[u8] = b"\xFF\xFC\x56";

fn count(bytes: &[u8], wanted: &[u8]) -> usize {
    bytes.windows(wanted.len()).filter(|some| *some == wanted).count()
}

/// A client that reads what is compressed.
fn agreed(place: &Place) -> Link {
    let mut link = place.link();
    link.send(DO);
    link
}

#[test]
fn d01_d02_an_agreement_begins_a_stream_that_shows_each_answer_at_once() {
    let place = Place::open(&[]);
    let mut link = agreed(&place);
    link.is_in_sync();
    link.is_in_sync();
    assert_eq!((link.begun, link.ended), (1, 0));
    let at = link.raw.windows(5).position(|some| some == MARKER).expect("a marker");
    assert_eq!(link.raw[at + 5], 0x78);
    // What a client types twice is answered in fewer bytes than it takes to say it.
    assert!(!link.raw[at..].windows(6).any(|some| some == b"Zabevu"), "it is compressed");
}

#[test]
fn compression_is_offered_once_and_last() {
    let place = Place::open(&[]);
    let link = place.link();
    assert_eq!(count(&link.raw, WILL), 1);
    let at = link.raw.windows(3).position(|some| some == WILL).expect("an offer");
    assert!(link.raw[at + 3..].iter().all(|byte| *byte != 255), "{:?}", link.raw);
}

#[test]
fn d03_a_client_that_refuses_is_told_plainly() {
    let place = Place::open(&[]);
    let mut link = place.link();
    link.send(DONT);
    link.is_in_sync();
    assert_eq!(link.begun, 0);
    assert_eq!(count(&link.raw, WONT), 0, "a refusal wants no answer");
}

#[test]
fn d04_agreeing_twice_begins_one_stream() {
    let place = Place::open(&[]);
    let mut link = agreed(&place);
    link.send(&[DO, DO].concat());
    link.is_in_sync();
    link.send(DO);
    link.is_in_sync();
    assert_eq!((link.begun, link.ended), (1, 0));
}

#[test]
fn d05_who_takes_it_back_gets_the_streams_end_and_then_plain_text() {
    let place = Place::open(&[]);
    let mut link = agreed(&place);
    link.is_in_sync();
    link.said.clear();
    link.send(DONT);
    link.until(WONT);
    assert_eq!((link.begun, link.ended), (1, 1));
    link.is_in_sync();
    assert!(link.raw.windows(6).any(|some| some == b"Zabevu"), "it is plain");
    // Asked for again, it stays away: it is offered in the opening and never later.
    link.send(DO);
    link.until(WONT);
    link.is_in_sync();
    assert_eq!((link.begun, link.ended), (1, 1));
}

#[test]
fn d05_taking_it_back_at_once_is_a_whole_stream_with_nothing_in_it() {
    let place = Place::open(&[]);
    let mut link = place.link();
    link.send(&[DO, DONT].concat());
    link.until(WONT);
    assert_eq!((link.begun, link.ended), (1, 1));
    link.is_in_sync();
}

#[test]
fn d06_a_line_may_come_right_behind_the_agreement() {
    let place = Place::open(&[]);
    let mut link = place.link();
    link.send(&[DO, b"Zabevu\r\n"].concat());
    link.reacts();
    assert_eq!(link.begun, 1);
}

#[test]
fn d07_the_first_version_is_never_offered() {
    let place = Place::open(&[]);
    let mut link = place.link();
    assert_eq!(count(&link.raw, b"\xFF\xFB\x55"), 0);
    link.send(b"\xFF\xFD\x55");
    link.until(b"\xFF\xFC\x55");
    link.is_in_sync();
}

#[test]
fn a_server_told_not_to_never_compresses() {
    let place = Place::open(&["--compress=no"]);
    let mut link = place.link();
    assert_eq!(count(&link.raw, WILL), 0);
    link.send(DO);
    link.until(WONT);
    link.is_in_sync();
    assert_eq!(link.begun, 0);
}

#[test]
fn prompts_and_hidden_passwords_are_inside_the_stream() {
    let place = Place::open(&[]);
    let mut link = agreed(&place);
    link.send(b"Tamsin\r\n");
    link.until(b"(yes or no) ");
    link.until(GO_AHEAD);
    link.send(b"yes\r\n");
    link.until(b"\xFF\xFB\x01");
    link.until(b"password: \xFF\xF9");
    let at = link.raw.windows(5).position(|some| some == MARKER).expect("a marker");
    assert_eq!(count(&link.raw[at + 5..], b"\xFF\xFB\x01"), 0);
}

#[test]
fn the_last_words_end_the_stream() {
    let place = Place::open(&[]);
    let mut link = agreed(&place);
    link.send(b"quit\r\n");
    link.rest();
    assert_eq!((link.begun, link.ended), (1, 1), "{:?}", link.text());
}

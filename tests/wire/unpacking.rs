//! MCCP3: what a client sends, as a zlib stream, if the operator wants that.

#![allow(clippy::disallowed_methods, reason = "a real process takes real time")]

use std::io::Write as _;
use std::time::{Duration, Instant};

use flate2::write::ZlibEncoder;
use flate2::{Compression, FlushCompress};

use super::link::{Link, Place};

const DO: &[u8] = b"\xFF\xFD\x57";
const MARKER: &[u8] = b"\xFF\xFA\x57\xFF\xF0";
const LISTENS: &[&str] = &["--compress-input"];

/// A stream that goes on.
fn open_stream(plain: &[u8]) -> Vec<u8> {
    let mut packed = Vec::with_capacity(64 * 1024);
    let mut compress = flate2::Compress::new(Compression::best(), true);
    compress.compress_vec(plain, &mut packed, FlushCompress::Sync).expect("memory");
    packed
}

/// A stream with its end.
fn whole_stream(plain: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(plain).expect("memory");
    encoder.finish().expect("memory")
}

fn begun(place: &Place) -> Link {
    let mut link = place.link();
    link.send(&[DO, MARKER].concat());
    link
}

/// Others are greeted, and answered, while somebody does their worst.
fn others_are_at_ease(place: &Place) {
    let start = Instant::now();
    place.link().is_in_sync();
    assert!(start.elapsed() < Duration::from_secs(10));
}

#[test]
fn d08_a_compressed_line_is_a_line() {
    let place = Place::open(LISTENS);
    let mut link = begun(&place);
    link.send(&open_stream(b"Zabevu\r\n"));
    link.reacts_without_an_answer();
}

#[test]
fn d08_the_agreement_the_marker_and_the_stream_may_be_one_segment() {
    let place = Place::open(LISTENS);
    let mut link = place.link();
    link.send(&[DO, MARKER, &open_stream(b"Zabevu\r\nno\r\nZabevu\r\n")].concat());
    link.until(b"(yes or no) ");
    link.reacts_without_an_answer();
}

#[test]
fn d09_a_stream_may_come_byte_by_byte() {
    let place = Place::open(LISTENS);
    let mut link = place.link();
    for byte in [DO, MARKER, &open_stream(b"Zabevu\r\n")].concat() {
        link.send(&[byte]);
    }
    link.reacts_without_an_answer();
}

#[test]
fn d10_what_follows_the_end_of_a_stream_is_plain() {
    let place = Place::open(LISTENS);
    let mut link = begun(&place);
    link.send(&[&whole_stream(b"Zab")[..], b"evu\r\n"].concat());
    link.reacts();
    // And another stream may begin.
    link.send(&[MARKER, &whole_stream(b"Zabevu\r\n")].concat());
    link.reacts();
}

#[test]
fn d11_garbage_is_the_end_of_that_connection() {
    let place = Place::open(LISTENS);
    let mut link = begun(&place);
    link.send(b"look\r\nlook\r\n");
    link.rest();
    others_are_at_ease(&place);
}

#[test]
fn d11_a_stream_inside_a_stream_is_the_end_too() {
    let place = Place::open(LISTENS);
    let mut link = begun(&place);
    link.send(&open_stream(&[MARKER, b"Zabevu\r\n"].concat()));
    link.rest();
    others_are_at_ease(&place);
}

#[test]
fn d12_a_bomb_without_a_line_hurts_nobody() {
    let place = Place::open(LISTENS);
    let mut link = begun(&place);
    link.send(&whole_stream(&vec![b'A'; 64 * 1024 * 1024]));
    others_are_at_ease(&place);
    // Long before all of it is unpacked it has gone on for too long.
    link.rest();
    others_are_at_ease(&place);
}

#[test]
fn d13_a_bomb_of_lines_hurts_nobody() {
    let place = Place::open(LISTENS);
    let mut link = begun(&place);
    link.send(&whole_stream(&b"\r\n".repeat(8 * 1024 * 1024)));
    others_are_at_ease(&place);
    others_are_at_ease(&place);
}

#[test]
fn it_is_offered_only_if_the_operator_wants_it() {
    let offers = |link: &Link| link.raw.windows(3).any(|some| some == b"\xFF\xFB\x57");
    let place = Place::open(&[]);
    let mut link = place.link();
    assert!(!offers(&link));
    // Asked for, it is refused, and what looks like a stream is a line.
    link.send(&[DO, MARKER].concat());
    link.until(b"\xFF\xFC\x57");
    link.is_in_sync();
    assert!(offers(&Place::open(LISTENS).link()));
}

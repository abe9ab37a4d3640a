//! What a connection costs, whatever it does. Memory is that of the whole process, so many
//! connections do the same and it is divided; a few pages of noise do not matter then.

#![allow(clippy::disallowed_methods, reason = "a real process takes real time")]

use std::fs;
use std::time::{Duration, Instant};

use super::link::{Link, Place};

const KIB: u64 = 1024;
/// Issue: no connection, however hostile, costs more.
const HOSTILE_BYTES_MAX: u64 = 256 * KIB;
/// M01: an idle one.
const IDLE_BYTES_MAX: u64 = 100 * KIB;

/// Resident memory of the server.
fn memory(place: &Place) -> u64 {
    let status = fs::read_to_string(format!("/proc/{}/status", place.server.pid()));
    let status = status.expect("Linux tells what a process uses");
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("a size");
    let size: u64 = line.trim().trim_end_matches(" kB").parse().expect("a number");
    size * KIB
}

/// Waits until the memory of the server no longer grows, for it may have much to read.
fn settled(place: &Place) -> u64 {
    let (start, mut before, mut calm) = (Instant::now(), 0, 0);
    while calm < 3 && start.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(100));
        let now = memory(place);
        calm = if now <= before { calm + 1 } else { 0 };
        before = before.max(now);
    }
    before
}

/// What one of `count` connections costs that all do the same.
fn cost(place: &Place, count: u64, act: impl Fn(&mut Link)) -> u64 {
    // What is made once, for the first of them, is not theirs.
    let mut first = place.link();
    act(&mut first);
    let before = settled(place);
    let links: Vec<Link> = (0..count)
        .map(|_| {
            let mut link = place.link();
            act(&mut link);
            link
        })
        .collect();
    let after = settled(place);
    place.link().is_in_sync();
    drop(links);
    after.saturating_sub(before) / count
}

#[test]
fn m01_an_idle_connection_is_cheap_with_and_without_compression() {
    let place = Place::open(&[]);
    let plain = cost(&place, 200, Link::is_in_sync);
    assert!(plain < IDLE_BYTES_MAX, "{plain}");
    let packed = cost(&place, 200, |link| {
        link.send(b"\xFF\xFD\x56");
        link.is_in_sync();
    });
    assert!(packed < IDLE_BYTES_MAX && packed < plain + 40 * KIB, "{packed} and {plain} without");
}

#[test]
fn m02_a_thousand_connections_offered_and_idle_are_a_few_megabytes() {
    let place = Place::open(&[]);
    let each = cost(&place, 900, |_| {});
    assert!(each < 20 * KIB, "{each}");
    place.link().is_in_sync();
}

/// What a hostile client does.
type Act<'a> = &'a dyn Fn(&mut Link);

#[test]
fn no_hostile_client_costs_more_than_a_quarter_of_a_mebibyte() {
    let place = Place::open(&["--compress-input"]);
    let hostile: &[(&str, Act)] = &[
        ("i01 a subnegotiation without end", &|link| {
            link.send(b"\xFF\xFA\xC9");
            link.send(&vec![b'a'; 900_000]);
        }),
        ("i02 a long subnegotiation", &|link| {
            link.send(&[&b"\xFF\xFA\xC9"[..], &vec![b'a'; 15_000], b"\xFF\xF0"].concat());
            link.send(b"\xFF\xFA\x18");
            link.send(&vec![b'b'; 15_000]);
        }),
        ("i03 commands without meaning", &|link| link.send(&b"\xFF\xF1".repeat(100_000))),
        ("i04 requests, and nothing is read", &|link| {
            link.send(&b"\xFF\xFB\xC7\xFF\xFD\xC6".repeat(15_000));
        }),
        ("i05 a line without end", &|link| link.send(&vec![b'A'; 900_000])),
        ("i06 lines, and nothing is read", &|link| link.send(&b"\r\n".repeat(8_000))),
        ("long lines that wait", &|link| {
            link.send(&[&[b'x'; 4_000][..], b"\r\n"].concat().repeat(12));
        }),
        ("c13 an environment of rubbish", &|link| {
            link.send(b"\xFF\xFB\x27");
            for number in 0..100 {
                let junk = format!("\0NAME{number}\u{1}{}", "v".repeat(3_000));
                link.send(&[b"\xFF\xFA\x27\0", junk.as_bytes(), b"\xFF\xF0"].concat());
            }
        }),
        ("l10 sizes", &|link| {
            for width in 0..200u8 {
                link.send(&[255, 250, 31, 0, width, 0, 40, 255, 240]);
            }
        }),
        ("d12 a bomb", &|link| {
            let mut bomb = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
            std::io::Write::write_all(&mut bomb, &vec![b'\n'; 4_000_000]).expect("memory");
            link.send(b"\xFF\xFD\x57\xFF\xFA\x57\xFF\xF0");
            link.send(&bomb.finish().expect("memory"));
        }),
    ];
    for (what, act) in hostile {
        let each = cost(&place, 30, act);
        assert!(each < HOSTILE_BYTES_MAX, "{what}: {each} bytes each");
    }
}

//! What a connection costs. Memory is that of the whole process, so many connections do the same
//! and it is divided; a few pages of noise do not matter then.

#![allow(clippy::disallowed_methods, reason = "a real process takes real time")]

use std::fs;
use std::io::Write as _;
use std::time::{Duration, Instant};

use super::link::{Link, Place};

pub const KIB: u64 = 1024;
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
pub fn cost(place: &Place, count: u64, act: impl Fn(&mut Link)) -> u64 {
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

/// M02, in full. Where the system allows a process fewer files, it is as many as it allows, and
/// that is said: a test that was quietly smaller would show nothing.
#[test]
fn m02_ten_thousand_connections_offered_and_idle() {
    const WANTED: u64 = 10_000;
    const OTHERS: u64 = 300;
    let allowed = rlimit::increase_nofile_limit(WANTED + OTHERS).expect("a limit of files");
    let count = WANTED.min(allowed - OTHERS);
    if count < WANTED {
        let complaint =
            format!("m02: {count} connections, for no more than {allowed} files are allowed\n");
        std::io::stderr().write_all(complaint.as_bytes()).expect("a place for complaints");
    }
    let place = Place::open(&[]);
    let each = cost(&place, count, |_| {});
    assert!(each < 20 * KIB, "{each}");
    place.link().is_in_sync();
}

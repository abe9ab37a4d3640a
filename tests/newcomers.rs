//! Newcomers at the real cost of their passwords, which test mode hides.

#![allow(clippy::disallowed_methods, reason = "a real process takes real time")]

use std::path::Path;

use crate::process::{Client, Process};

/// What so many newcomers may cost the server for good: the memory that two workers hash in, and
/// what is remembered of the characters.
const NEWCOMERS: usize = 24;
const MIB_MAX: u64 = 60;

/// Resident memory of the server, in MiB.
fn memory(server: &Process) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", server.pid()));
    let status = status.expect("Linux tells what a process uses");
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("a size");
    let kib: u64 = line.trim().trim_end_matches(" kB").parse().expect("a number");
    kib / 1024
}

/// Each password took 19 MiB from another arena of the allocator, and none of it came back.
#[test]
fn issue14_25_newcomers_take_no_memory_for_good() {
    let folder = tempfile::tempdir().expect("a folder");
    let world = Path::new(env!("CARGO_MANIFEST_DIR")).join("world_data");
    let server = Process::start(&world, folder.path(), &["--newcomers-per-hour", "0"]);
    let empty = memory(&server);
    for number in 0..NEWCOMERS {
        let mut client = Client::connect(server.address);
        let letter = char::from(b'a' + number as u8);
        client.create(&format!("Newcomer{letter}"), "warden");
    }
    let full = memory(&server);
    assert!(full <= empty + MIB_MAX, "{empty} MiB empty, {full} MiB after {NEWCOMERS} newcomers");
    server.terminate();
}

/// More than two workers can hash at once, and more than ever waited for them.
#[test]
fn issue14_34_a_crowd_of_newcomers_waits_and_comes_in() {
    const CROWD: usize = 100;
    let folder = tempfile::tempdir().expect("a folder");
    let world = Path::new(env!("CARGO_MANIFEST_DIR")).join("world_data");
    let server = Process::start(&world, folder.path(), &[]);
    let mut crowd: Vec<Client> = (0..CROWD).map(|_| Client::connect(server.address)).collect();
    for (number, client) in crowd.iter_mut().enumerate() {
        let letter = |number: usize| char::from(b'a' + number as u8);
        client.expect("By what name are you known? ");
        let name = format!("Crowd{}{}", letter(number / 26), letter(number % 26));
        client.ask(&name, "(yes or no) ");
        client.ask("yes", "Choose a password: ");
        client.ask("correct horse", "The same again: ");
    }
    crowd.iter_mut().for_each(|client| client.send("correct horse"));
    let mut told = 0;
    for client in &mut crowd {
        let read = client.expect("Your calling? ");
        assert!(!read.contains("Too many"), "{read}");
        told += usize::from(read.contains(" are before you."));
    }
    assert!(told > CROWD / 2, "{told} of {CROWD} were told how many came before them");
    server.terminate();
}

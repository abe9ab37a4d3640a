//! A short evening in the stock world on the real binary, over a real socket, with a stop and a
//! new start in the middle. `DOMINION_SMOKE_SECONDS` makes the evening longer.

#![allow(clippy::disallowed_methods, reason = "a real process takes real time")]

use std::path::Path;
use std::time::{Duration, Instant};

use crate::process::{Client, Process};

/// What is typed, and what must be read.
const EVENING: &[(&str, &str)] = &[
    ("look", "Exits:"),
    ("score", "level 1"),
    ("inventory", "> "),
    ("equipment", "> "),
    ("exits", "> "),
    ("who", "Aria"),
    // Said faster than anybody reads, it is heard by nobody after a while; the answer comes all the same.
    ("say Good evening.", "> "),
    ("help newbie", "> "),
    ("commands", "Moving"),
    ("time", "> "),
    ("frobnicate", "is no command"),
];

#[test]
fn an_evening_in_the_stock_world_survives_a_restart() {
    let folder = tempfile::tempdir().expect("a folder");
    let world = Path::new(env!("CARGO_MANIFEST_DIR")).join("world_data");
    let seconds =
        std::env::var("DOMINION_SMOKE_SECONDS").ok().and_then(|s| s.parse().ok()).unwrap_or(0);
    let server = Process::start(&world, folder.path(), &["--seed", "7"]);
    let mut aria = Client::connect(server.address);
    aria.create("Aria", "reaver");
    let start = Instant::now();
    loop {
        for (line, wanted) in EVENING {
            aria.ask(line, wanted);
        }
        if start.elapsed() >= Duration::from_secs(seconds) {
            break;
        }
        std::thread::sleep(Duration::from_millis(250));
    }
    aria.ask("title the Smoked", "Aria the Smoked");
    assert_eq!(server.terminate(), Some(0), "SIGTERM is a clean end");
    aria.expect("Everything you have is kept");
    aria.expect_close();

    let server = Process::start(&world, folder.path(), &[]);
    let mut aria = Client::connect(server.address);
    aria.log_in("Aria");
    aria.ask("who", "Aria the Smoked");
    aria.ask("quit", "keeps your place.");
    aria.expect_close();
    assert_eq!(server.terminate(), Some(0));
}

#[test]
fn a_port_in_use_is_one_clear_sentence() {
    let folder = tempfile::tempdir().expect("a folder");
    crate::kill::write_world(&folder.path().join("world"));
    let world = folder.path().join("world");
    let first = Process::start(&world, &folder.path().join("one"), &[]);
    let port = first.address.port().to_string();
    let second = std::process::Command::new(crate::process::binary())
        .args(["--port", &port, "--world"])
        .arg(&world)
        .arg("--data")
        .arg(folder.path().join("two"))
        .output()
        .expect("the binary runs");
    assert_eq!(second.status.code(), Some(1));
    let said = String::from_utf8_lossy(&second.stderr).into_owned();
    assert!(said.contains(&format!("port {port}")) && said.contains("in use"), "{said}");
    assert!(!said.contains("panicked") && !said.contains("backtrace"), "{said}");
    first.kill();
}

#[test]
fn two_servers_never_share_a_data_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    crate::kill::write_world(&folder.path().join("world"));
    let world = folder.path().join("world");
    let first = Process::start(&world, &folder.path().join("data"), &[]);
    let second = std::process::Command::new(crate::process::binary())
        .args(["--port", "0", "--world"])
        .arg(&world)
        .arg("--data")
        .arg(folder.path().join("data"))
        .output()
        .expect("the binary runs");
    assert_eq!(second.status.code(), Some(1));
    assert!(!second.stderr.is_empty());
    first.kill();
}

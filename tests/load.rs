//! `dominion load` against the real binary: that it plays and counts, not how fast.

use std::path::Path;
use std::process::Command;

use crate::process::{Process, binary};

/// What `dominion load` printed, as JSON.
fn play(server: &Process, more: &[&str]) -> serde_json::Value {
    let output = Command::new(binary())
        .args(["load", &server.address.to_string(), "--json", "--seconds", "1", "--settle", "0.1"])
        .args(["--players", "3", "--steps", "4", "--pid", &server.pid().to_string()])
        .args(more)
        .output()
        .expect("the binary runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    serde_json::from_slice(&output.stdout).expect("one JSON object")
}

#[test]
fn three_play_come_back_and_are_measured_against_the_floor() {
    let folder = tempfile::tempdir().expect("a folder");
    let world = Path::new(env!("CARGO_MANIFEST_DIR")).join("world_data");
    let more = ["--test-mode", "--lines-per-second", "0"];
    let server = Process::start(&world, folder.path(), &more);

    let made = play(&server, &["--rate", "20"]);
    assert_eq!(made["server"]["players"], 3, "{made}");
    assert_eq!(made["server"]["errors"]["unanswered"], 0, "{made}");
    assert!(made["server"]["replies"].as_u64() >= Some(10), "{made}");
    assert!(made["server"]["latency_ms"]["p99"].as_f64() > Some(0.0), "{made}");
    assert_eq!(made["floor"], serde_json::Value::Null);

    let logged_in = play(&server, &["--closed", "--floor"]);
    assert_eq!(logged_in["server"]["players"], 3, "{logged_in}");
    assert!(logged_in["server"]["cpu_us_per_command"].as_f64() > Some(0.0), "{logged_in}");
    assert!(logged_in["floor"]["replies"].as_u64() > Some(0), "{logged_in}");
    assert!(logged_in["ratio"]["cpu"].as_f64() > Some(0.0), "{logged_in}");
    assert_eq!(server.terminate(), Some(0));
}

#[test]
fn those_who_mean_harm_play_beside_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let world = Path::new(env!("CARGO_MANIFEST_DIR")).join("world_data");
    let server = Process::start(&world, folder.path(), &["--test-mode", "--compress-input"]);
    let made = play(&server, &["--hostile", "1"]);
    assert_eq!(made["server"]["errors"]["lost"], 0, "{made}");
    let hostile = &made["hostile"];
    assert_eq!(hostile["server"]["players"], 3, "{made}");
    assert_eq!(hostile["server"]["errors"]["lost"], 0, "{made}");
    assert!(hostile["server"]["replies"].as_u64() > Some(0), "{made}");
    assert!(hostile["p99_moved_ms"].is_f64(), "{made}");
    assert!(hostile["harm"]["connections"].as_u64() >= Some(15), "{made}");
    assert!(hostile["harm"]["bytes"].as_u64() > Some(64 * 1024), "{made}");
    assert_eq!(server.terminate(), Some(0));
}

//! `dominion load` against the real binary: that it plays and counts, not how fast.

use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::Command;

use crate::process::{Client, Process, binary};

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

/// A free port of this machine, which somebody else may have by the time it is used.
fn free_port() -> String {
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    listener.local_addr().expect("bound").to_string()
}

/// What the server counts under load is what the players did; whoever looks at it meanwhile reads
/// no name, no address and no word of theirs.
#[test]
fn issue16_6_the_server_counts_what_the_load_tool_counted_and_tells_nothing_personal() {
    let folder = tempfile::tempdir().expect("a folder");
    let world = Path::new(env!("CARGO_MANIFEST_DIR")).join("world_data");
    let web = free_port();
    let file = folder.path().join("metrics.json");
    let path = file.to_str().expect("a path");
    let more = ["--test-mode", "--lines-per-second", "0", "--web", &web];
    let more = [&more[..], &["--metrics-file", path, "--metrics-seconds", "1"]].concat();
    let server = Process::start(&world, folder.path(), &more);
    let mut client = Client::connect(server.address);
    client.create("Quillon", "warden");
    client.ask("say Xyzzyplugh is a word that nobody knows.", "Xyzzyplugh");

    let told = play(&server, &["--closed", "--scrape", &web]);
    let counted = &told["server"]["counted"];
    assert!(counted["sent"].as_u64() > Some(10), "{told}");
    assert_eq!(counted["lines"], counted["sent"], "{told}");
    assert_eq!(counted["answers"], counted["sent"], "{told}");

    let mut text = String::new();
    let mut stream = std::net::TcpStream::connect(&web).expect("the web is served");
    stream.write_all(b"GET /metrics HTTP/1.0\r\n\r\n").expect("it listens");
    stream.read_to_string(&mut text).expect("an answer");
    let json = std::fs::read_to_string(&file).expect("the file is written");
    let whole: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
    assert!(whole["commands"]["typed"].as_u64() > Some(0), "{whole}");
    assert!(text.contains("dominion_commands_total{verb=\"say\"}"), "{text}");
    for secret in ["quillon", "xyzzy", "127.0.0", path] {
        let found = [&text, &json].iter().any(|text| text.to_lowercase().contains(secret));
        assert!(!found, "{secret} is in the metrics");
    }
    assert_eq!(server.terminate(), Some(0));
}

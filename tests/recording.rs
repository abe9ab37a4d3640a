//! Recordings as files: the real server, killed or stopped, and parts that are full.

#![allow(clippy::disallowed_methods, reason = "a real process takes real time")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;
use std::time::Instant;

use dominion::base::clock::Millis;
use dominion::base::id::ConnectionId;
use dominion::base::limits::RECORD_WAITING_BYTES_MAX;
use dominion::engine::replay::{Beginning, Heard, Replay, Tally, Turn};
use dominion::game::content::Interned;
use dominion::game::start::load::witnessed;
use dominion::simulate::faults::Level;
use dominion::simulate::{Settings, files, simulate, simulate_recorded};
use dominion::store::recording::{Parts, Recorder};
use dominion::yaml::{Disk, Memory};

use crate::harness::server::Server;
use crate::harness::world;
use crate::process::{Client, PATIENCE, Process, binary};

/// Runs `dominion replay`.
fn replay(arguments: &[&str], file: &Path) -> Output {
    let run = Command::new(binary()).arg("replay").args(arguments).arg(file).output();
    run.expect("the binary runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// An evening of Aria's on the real server, which records it.
fn evening(folder: &Path, file: &Path) -> (Process, Client, String) {
    let world = folder.join("world");
    crate::kill::write_world(&world);
    let file = file.to_string_lossy();
    let server = Process::start(&world, &folder.join("data"), &["--seed", "5", "--record", &file]);
    let mut aria = Client::connect(server.address);
    aria.create("Aria", "warden");
    let mut read = String::new();
    for (line, wanted) in [
        ("get red rope", "You get a red rope."),
        ("north", "A bare attic."),
        ("title the Recorded", "From now on you are Aria the Recorded."),
    ] {
        read += &aria.ask(line, wanted);
        read += &aria.expect("> ");
    }
    (server, aria, read)
}

#[test]
fn a_server_that_is_stopped_leaves_a_recording_with_its_hash() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("evening.rec");
    let (server, mut aria, read) = evening(folder.path(), &file);
    assert_eq!(server.terminate(), Some(0));
    aria.expect_close();
    let done = replay(&[], &file);
    let said = text(&done.stdout);
    assert_eq!(done.status.code(), Some(0), "{said}{}", text(&done.stderr));
    assert!(said.contains("all agrees with the recording (2 state hashes)"), "{said}");
    assert!(!said.contains("it has no end"), "{said}");

    let done = replay(&["--as", "aria"], &file);
    let seen = text(&done.stdout);
    assert!(seen.contains("> get red rope\nYou get a red rope.\n"), "{seen}");
    for line in read.lines().filter(|line| !line.contains("> ") && !line.is_empty()) {
        assert!(seen.contains(line), "{line:?} is missing of {seen}");
    }
    assert!(seen.contains("Everything you have is kept. Goodbye."), "{seen}");
    assert!(!seen.contains("correct horse"), "{seen}");

    let done = replay(&["--as", "bran"], &file);
    assert_eq!(done.status.code(), Some(1));
    let said = text(&done.stderr);
    assert!(said.contains("nobody called bran plays in this recording; those who do: Aria"));
}

#[test]
fn only_the_server_may_read_its_recordings_and_nothing_else_is_overwritten() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("evening.rec");
    let (server, ..) = evening(folder.path(), &file);
    server.kill();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(&file).expect("it is there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    let letter = folder.path().join("letter.txt");
    std::fs::write(&letter, "Dear Aria").expect("a file");
    let refused = Command::new(binary())
        .args(["--port", "0", "--world"])
        .arg(folder.path().join("world"))
        .arg("--data")
        .arg(folder.path().join("other"))
        .arg("--record")
        .arg(&letter)
        .output()
        .expect("the binary runs");
    assert_eq!(refused.status.code(), Some(1));
    let said = text(&refused.stderr);
    assert!(said.contains("letter.txt exists already and is not overwritten"), "{said}");
    assert_eq!(std::fs::read_to_string(&letter).expect("it is there"), "Dear Aria");
}

#[test]
fn a_server_that_is_killed_leaves_all_that_was_shown() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("evening.rec");
    let (server, mut aria, _) = evening(folder.path(), &file);
    // What is recorded is written beside the game: wait until the last line is in the file.
    let began = Instant::now();
    while !text(&replay(&["--as", "aria"], &file).stdout).contains("Aria the Recorded.") {
        assert!(began.elapsed() < PATIENCE, "the last line is never in the file");
    }
    server.kill();
    aria.expect_close();
    let done = replay(&[], &file);
    let said = text(&done.stdout);
    assert_eq!(done.status.code(), Some(0), "{said}");
    assert!(said.contains("all agrees") && said.contains("it has no end"), "{said}");

    // The last bytes are lost, as if the power had gone.
    let bytes = std::fs::read(&file).expect("it is there");
    let torn = folder.path().join("torn.rec");
    std::fs::write(&torn, &bytes[..bytes.len() - 3]).expect("a file");
    let done = replay(&[], &torn);
    let said = text(&done.stdout);
    assert_eq!(done.status.code(), Some(0), "{said}");
    assert!(said.contains("the file was cut off at byte"), "{said}");

    // A bit in the middle is not what it was.
    let mut bytes = bytes;
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&torn, &bytes).expect("a file");
    let done = replay(&[], &torn);
    let said = text(&done.stderr);
    assert_eq!(done.status.code(), Some(1), "{said}");
    assert!(said.contains("the file is damaged") && said.contains("(byte "), "{said}");
    assert!(!said.contains("panicked"), "{said}");

    // The next start leaves the evening where it can be found.
    let (server, ..) = again(folder.path(), &file);
    server.kill();
    let first = replay(&["--as", "aria"], &folder.path().join("evening.rec.1"));
    assert!(text(&first.stdout).contains("You get a red rope."));
}

/// The next evening of the same world.
fn again(folder: &Path, file: &Path) -> (Process, Client) {
    let file = file.to_string_lossy();
    let server = Process::start(&folder.join("world"), &folder.join("data"), &["--record", &file]);
    let mut aria = Client::connect(server.address);
    aria.log_in("Aria");
    (server, aria)
}

#[test]
fn until_a_turn_and_with_times() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("evening.rec");
    let (server, ..) = evening(folder.path(), &file);
    server.terminate();
    let done = replay(&["--as", "aria", "--times"], &file);
    let seen = text(&done.stdout);
    let got = seen.lines().find(|line| line.contains("You get a red rope.")).expect("she does");
    let turn = got.split_whitespace().next().expect("a turn");
    let early = replay(&["--until", turn, "--as", "aria"], &file);
    let seen = text(&early.stdout);
    assert!(seen.contains("You get a red rope.") && !seen.contains("A bare attic."), "{seen}");
    assert!(text(&early.stderr).contains(&format!("last turn {turn}, ")));
}

#[test]
fn what_is_no_recording_is_one_sentence() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("dominion.db");
    std::fs::write(&file, "SQLite format 3").expect("a file");
    let refused = replay(&[], &file);
    assert_eq!(refused.status.code(), Some(1));
    let said = text(&refused.stderr);
    assert!(
        said.ends_with("dominion.db: this is not a recording of Dominion (byte 0)\n"),
        "{said}"
    );
    let refused = replay(&[], &folder.path().join("nowhere.rec"));
    assert!(text(&refused.stderr).contains("nowhere.rec cannot be read: "));
}

// ── parts ──

/// A server in memory whose turns go to a real file.
struct Recorded {
    server: Server,
    recorder: Recorder,
}

impl Recorded {
    fn begin(parts: Parts) -> Recorded {
        let tiny = world::read("{rooms: {hall: {}}}").expect("a tiny world");
        let mut server = Server::new(tiny.files.clone(), world::saved(&tiny), 1);
        let reading = Arc::new(witnessed(&tiny.files, &Interned::default()).reading);
        let beginning = Beginning { reading, start: server.engine.record() };
        let (recorder, _) = Recorder::begin(parts, beginning).expect("a file can be made");
        Recorded { server, recorder }
    }

    /// Somebody comes to the door and asks for help; whether a new part began after it.
    fn turn(&mut self) -> bool {
        let connection = self.server.new_connection();
        let address = crate::harness::server::HOME;
        let line =
            |line: &str| dominion::messages::input::Input::Line { connection, line: line.into() };
        let inputs = vec![
            dominion::messages::input::Input::Connected { connection, address },
            line("help newbie"),
            line("quit"),
        ];
        self.server.turn(inputs);
        let turn = self.server.engine.recorded().expect("a turn");
        self.recorder.turn(turn);
        let is_full = self.recorder.wants_start();
        if is_full {
            self.recorder.start(self.server.engine.record());
        }
        is_full
    }
}

fn played(file: &Path) -> Tally {
    let bytes = std::fs::read(file).expect("a part");
    let mut replay = Replay::new(&bytes[..]).expect("a recording");
    while replay.step().expect("it is whole").is_some() {}
    replay.tally().clone()
}

#[test]
fn full_parts_make_room_and_each_replays_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("evening.rec");
    let parts = Parts { file: file.clone(), bytes: 20_000, count: 3 };
    let mut recorded = Recorded::begin(parts.clone());
    let (mut begun, began) = (0, Instant::now());
    while begun < 5 {
        begun += u32::from(recorded.turn());
        assert!(began.elapsed() < PATIENCE, "no part is ever full");
    }
    recorded.recorder.end(recorded.server.engine.state_hash());
    let name = |number: usize| match number {
        0 => file.clone(),
        _ => PathBuf::from(format!("{}.{number}", file.display())),
    };
    while !(file.exists() && played(&file).ended) {
        assert!(began.elapsed() < PATIENCE, "the end is never written");
    }
    for number in 0..3 {
        let tally = played(&name(number));
        assert_eq!((tally.starts, tally.disagreement), (1, None), "part {number}");
        assert!(tally.turns > 0 || number == 0, "part {number}");
        let size = std::fs::metadata(name(number)).expect("a part").len();
        assert!(size < parts.bytes + 2_000_000, "part {number} has {size} bytes");
    }
    assert!(!name(3).exists(), "the oldest are gone");
}

#[test]
fn a_disk_that_fails_ends_the_recording_and_not_the_game() {
    let folder = tempfile::tempdir().expect("a folder");
    let inside = folder.path().join("inside");
    std::fs::create_dir(&inside).expect("a folder");
    let parts = Parts { file: inside.join("evening.rec"), bytes: 4_000, count: 2 };
    let mut recorded = Recorded::begin(parts);
    std::fs::remove_dir_all(&inside).expect("it goes");
    let began = Instant::now();
    while recorded.recorder.goes_on() {
        recorded.turn();
        assert!(began.elapsed() < PATIENCE, "it never notices");
    }
    recorded.turn();
}

#[test]
fn turns_that_pile_up_end_the_recording_and_not_the_game() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("evening.rec");
    let mut recorded = Recorded::begin(Parts { file: file.clone(), bytes: 4_000, count: 2 });
    let line = "x".repeat(RECORD_WAITING_BYTES_MAX);
    let heard = vec![Heard::Line { connection: ConnectionId(1), line }];
    recorded.recorder.turn(Turn { now: Millis(0), pulse: false, heard, echo: 0, hash: None });
    assert!(!recorded.recorder.goes_on());
    assert_eq!(played(&file).starts, 1, "what came before is a recording");
}

// ── simulations ──

fn stock_world() -> Memory {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("world_data");
    files::read(&Disk::new(folder)).expect("the stock world can be read")
}

/// `dominion simulate --suite replay` does the same with more players for an hour.
#[test]
fn two_simulations_and_a_replay_agree() {
    let folder = tempfile::tempdir().expect("a folder");
    let world = stock_world();
    for (faults, seed) in [(Level::None, 21), (Level::All, 22)] {
        let file = folder.path().join(format!("{seed}.rec"));
        let settings = Settings { seed, players: 10, hours: 0.15, faults, ..Settings::default() };
        let sink = Box::new(std::fs::File::create(&file).expect("a file"));
        let first = simulate_recorded(&settings, &world, None, &mut |_| {}, Some(sink));
        let first = first.unwrap_or_else(|failure| panic!("{failure:?}"));
        let second = simulate(&settings, &world, None, &mut |_| {});
        let second = second.unwrap_or_else(|failure| panic!("{failure:?}"));
        assert_eq!(first.world_hash, second.world_hash, "recording changes nothing");
        assert_eq!(first.text_hash, second.text_hash);
        let bytes = std::fs::read(&file).expect("it is there");
        let mut replay = Replay::new(&bytes[..]).expect("a recording");
        while replay.step().expect("it is whole").is_some() {}
        let tally = replay.tally();
        assert_eq!((&tally.disagreement, tally.ended), (&None, true));
        assert_eq!(replay.engine().map(|e| e.state_hash()), Some(first.world_hash));
        assert_eq!((tally.turns, tally.starts), (first.turns, first.restarts + 1));
    }
}

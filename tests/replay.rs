//! An evening that was recorded is the same evening again, and no password is in it.

use dominion::base::clock::Millis;
use dominion::base::limits::{PASSWORD_CHARS_MAX, RECORD_GLIMPSES_HELD_MAX};
use dominion::engine::replay::{Replay, Sight, Tally, Watcher};
use dominion::messages::input::Input;
use dominion::yaml::Memory;

use crate::determinism::{AREA, LINES, WORLD};
use crate::harness::evening::Evening;
use crate::harness::server::Disk;
use crate::harness::tape::Tape;
use crate::harness::world::{self, PASSWORD};

/// One part for all.
const WHOLE: usize = usize::MAX;

/// The world of an evening on which everything happens, with a wizard in it.
fn in_the_world(part: usize) -> Evening {
    let heroes = "players:\n  Wanda: {role: admin, at: inn}";
    let mut tiny = world::read(&WORLD.replace("players:", heroes)).expect("a world");
    tiny.seed = 11;
    tiny.files.files.insert("areas/town.yaml".into(), AREA.into());
    let evening = Evening::in_world(&tiny);
    evening.server().record(part);
    evening
}

/// Files of the world in which a room has another name, or in which something is wrong.
fn edited(files: &Memory, broken: bool) -> Memory {
    let mut files = files.clone();
    let text = match broken {
        true => "rooms:\n  - {id: attic, nam",
        false => "id: attic\nname: The Attic\ndescription: Dust.\nexits: {down: inn}\n",
    };
    files.files.insert("rooms/attic.yaml".into(), text.into());
    files
}

/// Everything that can come in, comes in.
fn play(evening: &mut Evening) {
    for (nth, (who, line)) in LINES.iter().cycle().take(3 * LINES.len()).enumerate() {
        evening.types(who, line);
        if nth % 3 == 0 {
            evening.pass(Millis(700));
        }
    }
    evening.resize("Aria", 40, 12);
    evening.types("Aria", "look");
    evening.enter("Dido");
    evening.types("Dido", "tell aria So this is the Reach.");
    evening.hang_up("Bran");
    evening.pass(Millis::seconds(20));
    evening.enter("Bran");
    evening.server_does(|server| server.set_disk(Disk::Stalls));
    evening.types("Aria", "drop all");
    evening.types("Aria", "confirm");
    evening.pass(Millis::seconds(4));
    evening.server_does(|server| server.set_disk(Disk::Works));
    let files = evening.server().files.clone();
    for broken in [true, true, false, false] {
        evening.server().files = edited(&files, broken);
        evening.types("Wanda", "@reload");
    }
    evening.types("Wanda", "@goto attic");
    evening.types("Wanda", "@clock advance 10 minutes");
    evening.types("Wanda", "@rng seed 5");
    evening.pass(Millis::seconds(700));
    for sentence in ["The disk is full.", "It is still full."] {
        let failed = Input::KeepFailed { sentence: sentence.into() };
        evening.server_does(|server| server.turn(vec![failed]));
    }
    evening.server_does(|server| server.turn(vec![Input::KeepMended]));
    evening.server().engine.panic_at("say");
    evening.types("Aria", "say Does anything go wrong?");
    evening.types("Aria", "say Not any more.");
    evening.types("Cato", "quit");
}

fn end(evening: &Evening) -> Tape {
    evening.server().end_recording()
}

/// Plays one part again: the hash after each turn, and what it came to.
fn again(part: &[u8]) -> (Vec<u64>, Tally) {
    let mut replay = Replay::new(part).expect("it is a recording");
    let mut hashes = Vec::new();
    let mut turns = 0;
    while replay.step().expect("it is whole").is_some() {
        if replay.tally().turns > turns {
            turns = replay.tally().turns;
            hashes.extend(replay.engine().map(|engine| engine.state_hash()));
        }
    }
    (hashes, replay.tally().clone())
}

#[test]
fn a_replay_has_the_same_hash_at_every_turn() {
    let mut evening = in_the_world(WHOLE);
    play(&mut evening);
    let tape = end(&evening);
    let (hashes, tally) = again(&tape.parts[0]);
    assert_eq!(hashes, tape.hashes);
    assert_eq!(tally.disagreement, None);
    assert!(tally.turns > 100 && tally.lines > 100 && tally.hashes > 2, "{tally:?}");
    assert!(tally.ended);
}

#[test]
fn a_panic_and_what_followed_are_replayed() {
    let mut evening = in_the_world(WHOLE);
    evening.server().engine.panic_at("minds think");
    evening.types("Aria", "kill rat");
    evening.pass(Millis::seconds(30));
    evening.server().engine.panic_at("drop");
    evening.types("Aria", "drop sword");
    evening.types("Aria", "look");
    let tape = end(&evening);
    let aria: String = seen(&tape.parts, "aria").concat();
    assert_eq!(aria.matches("Something went wrong that should not have").count(), 2);
    let (hashes, tally) = again(&tape.parts[0]);
    assert_eq!((hashes, tally.disagreement), (tape.hashes, None));
}

#[test]
fn a_restart_is_replayed() {
    let mut evening = in_the_world(WHOLE);
    evening.types("Aria", "kill rat");
    evening.pass(Millis::seconds(30));
    evening.server().restart();
    evening.enter("Aria");
    evening.types("Aria", "look");
    let (hashes, tally) = again(&end(&evening).parts[0]);
    assert_eq!((tally.starts, tally.disagreement), (2, None));
    assert!(hashes.len() as u64 == tally.turns && tally.turns > 10);
}

#[test]
fn every_part_replays_alone_wherever_it_begins() {
    let every = 97;
    let mut evening = in_the_world(every);
    play(&mut evening);
    let tape = end(&evening);
    assert!(tape.parts.len() > 4, "{} parts", tape.parts.len());
    for (number, part) in tape.parts.iter().enumerate() {
        let (hashes, tally) = again(part);
        let at = number * every;
        let live = &tape.hashes[at..tape.hashes.len().min(at + every)];
        assert_eq!((&hashes[..], tally.disagreement), (live, None), "part {number}");
    }
}

/// What a player saw of it, piece by piece: text as it was sent.
fn seen(parts: &[Vec<u8>], name: &str) -> Vec<String> {
    let mut texts = Vec::new();
    for part in parts {
        let mut replay = Replay::new(&part[..]).expect("it is a recording");
        let mut watcher = Watcher::new(name);
        while let Some(step) = replay.step().expect("it is whole") {
            let engine = replay.engine().expect("it began");
            for glimpse in watcher.watch(&step, engine) {
                if let Sight::Text(text) = glimpse.sight {
                    texts.push(text);
                }
            }
        }
    }
    texts
}

#[test]
fn what_a_player_saw_is_what_they_were_sent() {
    let mut evening = in_the_world(WHOLE);
    play(&mut evening);
    let tape = end(&evening);
    for name in ["Aria", "Bran", "Cato", "Dido", "Wanda"] {
        let theirs = tape.names.iter().filter(|(_, who)| *who == name);
        let sent: String = theirs.filter_map(|(c, _)| tape.text.get(c).cloned()).collect();
        assert!(sent.len() > 500, "{name} was sent {sent}");
        assert_eq!(seen(&tape.parts, name).concat(), sent, "{name}");
    }
    assert!(seen(&tape.parts, "nobody").is_empty());
}

#[test]
fn prompts_and_what_was_typed_stand_in_order() {
    let mut evening = in_the_world(WHOLE);
    evening.hang_up("Bran");
    evening.enter("Bran");
    evening.types("Bran", "say Back again.");
    let tape = end(&evening);
    let mut replay = Replay::new(&tape.parts[0][..]).expect("it is a recording");
    let mut watcher = Watcher::new("bRAN");
    let mut lines = Vec::new();
    while let Some(step) = replay.step().expect("it is whole") {
        let engine = replay.engine().expect("it began");
        for glimpse in watcher.watch(&step, engine) {
            match glimpse.sight {
                Sight::Prompt(prompt) if prompt.contains(" health, ") => lines.push(">".into()),
                Sight::Prompt(prompt) => lines.push(prompt),
                Sight::Typed(line) => lines.push(format!("typed {line}")),
                Sight::Closed => lines.push("closed".into()),
                Sight::Text(_) | Sight::Restarted => {}
            }
        }
    }
    let expected = [
        "closed",
        "By what name are you known? ",
        "typed Bran",
        "Password: ",
        "typed *",
        ">",
        "typed say Back again.",
        ">",
    ];
    assert_eq!(lines, expected);
    assert_eq!(watcher.names().collect::<Vec<_>>(), ["Aria", "Bran", "Cato", "Wanda"]);
}

#[test]
fn files_that_are_read_again_are_told_once() {
    let mut evening = in_the_world(WHOLE);
    let files = evening.server().files.clone();
    for broken in [false, false, true, true, false] {
        evening.server().files = edited(&files, broken);
        evening.types("Wanda", "@reload");
    }
    let tape = end(&evening);
    let all = unpacked(&tape.parts[0]);
    let text = String::from_utf8_lossy(&all);
    assert_eq!(text.matches("description: Dust.").count(), 2, "before the mistake, and after");
    assert_eq!(text.matches("{id: attic, nam").count(), 1);
    assert_eq!(again(&tape.parts[0]).1.disagreement, None);
}

#[test]
fn of_somebody_who_is_long_at_the_door_the_end_is_held() {
    let mut evening = in_the_world(WHOLE);
    evening.hang_up("Bran");
    evening.connect("Bran");
    for number in 0..RECORD_GLIMPSES_HELD_MAX {
        evening.types("Bran", &format!("help topic {number}"));
    }
    for answer in ["bran", PASSWORD] {
        evening.types("Bran", answer);
    }
    let tape = end(&evening);
    let read = seen(&tape.parts, "bran");
    assert!(read.len() < RECORD_GLIMPSES_HELD_MAX, "{} texts", read.len());
    assert!(read.concat().contains("The Quay"), "the way in is there");
}

/// All that is in a recording, unpacked.
fn unpacked(part: &[u8]) -> Vec<u8> {
    let first_line = part.iter().position(|byte| *byte == b'\n').expect("a first line") + 1;
    let mut rest = &part[first_line..];
    let mut unpacker = flate2::Decompress::new(false);
    let mut all = Vec::with_capacity(16 * 1024 * 1024);
    while let Some((length, after)) = rest.split_first_chunk::<4>() {
        let (packed, next) = after[4..].split_at(u32::from_le_bytes(*length) as usize);
        unpacker
            .decompress_vec(packed, &mut all, flate2::FlushDecompress::Sync)
            .expect("it unpacks");
        rest = next;
    }
    assert!(all.len() < all.capacity(), "all of it is there");
    all
}

#[test]
fn no_password_is_in_a_recording() {
    let too_long = "verylongsecret".repeat(PASSWORD_CHARS_MAX / 14 + 1);
    let secrets = [
        "xqshort",
        "xqchosen one",
        "xqmistyped",
        "xqwrong guess",
        "xqchanged one",
        "xqforced one",
        "xqforced at",
        "xqnameless",
        "xqtoo early",
        "xqtyped ahead",
        "xqnot yet",
        too_long.as_str(),
        PASSWORD,
    ];
    // A new part at every turn, so that every moment is looked at from its start, too.
    let mut evening = in_the_world(1);
    evening.connect("Edda");
    for line in [
        "edda",
        "xqtoo early",
        "yes",
        "xqshort",
        &too_long,
        "EDDA",
        "xqchosen one",
        "xqmistyped",
        "xqchosen one",
        "xqchosen one",
        "xqtyped ahead",
        "warden",
        "xqnot yet",
        "yes",
        "look",
    ] {
        evening.types("Edda", line);
    }
    // What is typed behind the word is not taken, and yet it is somebody's password, most likely.
    for line in ["password xqshort", &format!("password {too_long}"), "Password  xqchanged one "] {
        evening.types("Edda", line);
    }
    for line in [
        "password",
        "xqwrong guess",
        "xqchosen one",
        "xqshort",
        &too_long,
        "EDDA",
        "help",
        "xqchanged one",
        "xqmistyped",
        "xqchanged one",
        "",
        "xqchanged one",
        "look",
    ] {
        evening.types("Edda", line);
    }
    for line in [
        "@force edda password xqforced one",
        "@at quay @fo edda password xqforced at",
        "@force password xqnameless",
    ] {
        evening.types("Wanda", line);
    }
    evening.hang_up("Edda");
    for (line, closes) in [("xqwrong guess", true), ("xqchanged one", false)] {
        evening.connect("Edda");
        evening.types("Edda", "edda");
        for _ in 0..if closes { 3 } else { 1 } {
            evening.types("Edda", line);
        }
    }
    evening.pass(Millis::seconds(1));
    let said = evening.says("Edda", "look").join("\n");
    assert!(said.contains("The Quay"), "the last password is the one: {said}");
    let tape = end(&evening);
    for (number, part) in tape.parts.iter().enumerate() {
        let all = unpacked(part);
        let text = String::from_utf8_lossy(&all);
        for secret in secrets {
            assert!(!text.contains(secret), "{secret:?} is in part {number}");
        }
        assert!(!text.contains("fake:"), "a hash is in part {number}");
        assert_eq!(again(part).1.disagreement, None, "part {number}");
    }
    assert!(String::from_utf8_lossy(&unpacked(&tape.parts[0])).contains("The Quay"));
}

//! `kill -9` at random moments of an evening, on the real process: nothing that was shown is
//! undone, nothing is twice.

use std::path::Path;

use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;

use crate::process::{Client, Process};

const WORLD: &[(&str, &str)] = &[
    (
        "rooms/all.yaml",
        "rooms:\n  - {id: hall, name: Hall, description: A bare hall., exits: {north: attic}}\n  - {id: attic, name: Attic, description: A bare attic., exits: {south: hall}}\n",
    ),
    (
        "items/all.yaml",
        "items:\n  - {id: coins, name: a coin, description: A coin., item_type: money, max_stack_size: 1000000}\n  - {id: rope, name: a rope, description: A rope., item_type: tool}\n",
    ),
    ("item_instances/all.yaml", "- {id: the_rope, template_id: rope, room_id: hall}\n"),
];

/// Writes a small world to a folder.
pub fn write_world(folder: &Path) {
    for (path, text) in WORLD {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
        std::fs::write(path, text).expect("a file can be written");
    }
}

/// Command `n` of the evening. Each of them changes something that is kept, and is answered by
/// exactly one line that says so.
fn command(n: u32) -> String {
    match n % 3 {
        0 => format!("title number {n};"),
        1 => "get rope".into(),
        _ => "drop rope".into(),
    }
}

/// How many commands were seen to be answered.
fn answered(text: &str) -> u32 {
    ["From now on you are ", "You get a rope", "You drop a rope"]
        .iter()
        .map(|line| text.matches(line).count() as u32)
        .sum()
}

/// What must be kept after commands `from..until`: the title's number, and whether the rope is
/// carried.
fn after(from: u32, until: u32, before: Option<u32>) -> (Option<u32>, bool) {
    let title = (from..until).rev().find(|n| n % 3 == 0).or(before);
    let carried = (from..until).rev().find(|n| n % 3 != 0).is_some_and(|n| n % 3 == 1);
    (title, carried)
}

/// What the database says: the title's number, and whether the rope is carried.
fn on_disk(data: &Path) -> (Option<u32>, bool) {
    let database =
        rusqlite::Connection::open(data.join("dominion.db")).expect("the database opens");
    let whole: String = database
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .expect("it can be checked");
    assert_eq!(whole, "ok");
    let ropes: Vec<String> = database
        .prepare("SELECT place_kind FROM item_instances WHERE template = 'rope'")
        .expect("a query")
        .query_map([], |row| row.get(0))
        .expect("rows")
        .collect::<Result<_, _>>()
        .expect("rows");
    assert_eq!(ropes.len(), 1, "there is one rope in the world: {ropes:?}");
    let title: String = database
        .query_row("SELECT title FROM characters WHERE name = 'Aria'", [], |row| row.get(0))
        .expect("Aria");
    let number = title.strip_prefix("number ").and_then(|t| t.trim_end_matches(';').parse().ok());
    (number, ropes[0] == "carried")
}

#[test]
fn nothing_shown_is_undone_by_kill_9() {
    let folder = tempfile::tempdir().expect("a folder");
    let (world, data) = (folder.path().join("world"), folder.path().join("data"));
    write_world(&world);
    let mut chance = Pcg64Mcg::seed_from_u64(9);
    let (mut from, mut title, mut carried) = (0, None, false);
    for round in 0..20 {
        let server = Process::start(&world, &data, &["--seed", "1"]);
        let mut aria = Client::connect(server.address);
        match round {
            0 => aria.create("Aria", "warden"),
            _ => aria.log_in("Aria"),
        }
        if carried {
            aria.ask("drop rope", "You drop a rope");
        }
        let typed = from + chance.random_range(1..40);
        (from..typed).for_each(|n| aria.send(&command(n)));
        // Killed once so many answers were seen, wherever the server is by then.
        let wait_for = chance.random_range(0..=typed - from);
        while answered(&aria.text) < wait_for {
            assert!(aria.read(), "round {round}: closed too early; read: {:?}", aria.text);
        }
        server.kill();
        aria.expect_close();
        let seen = from + answered(&aria.text);
        let kept = on_disk(&data);
        let possible: Vec<_> = (seen..=typed).map(|until| after(from, until, title)).collect();
        assert!(
            possible.contains(&kept),
            "round {round}: commands {from}..{seen} were shown, up to {typed} typed; kept is {kept:?}"
        );
        (title, carried) = kept;
        // The next evening begins with a title, and the rope on the floor.
        from = typed.next_multiple_of(3);
    }
}

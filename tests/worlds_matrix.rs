//! A matrix: what everyone can type, in worlds that have nothing of what the stock world has (decision
//! 13): no factions, no events, no calendar of anything, no Lowwater.
//!
//! The lines are made of the table of verbs, so what is added later is typed here, too: each verb alone,
//! each of its parts alone, and the examples of both, by an owner and by a player. Each is answered, in
//! sentences or pages that have no holes; nothing panics; and nothing of the stock world is in any of
//! them, nor in the world when it is over.

use std::collections::BTreeSet;
use std::path::Path;

use dominion::base::clock::Millis;
use dominion::game::frame::parts;
use dominion::game::frame::verb;
use dominion::simulate::files;
use dominion::yaml::{Disk, Memory};

use crate::harness::evening::Evening;
use crate::harness::world::{self, Tiny};

/// What ends the evening of whoever types it, or of all; and what asks for something unseen, so that the
/// next line would be the answer.
const ENDS: &[&str] = &["quit", "@shutdown", "@delete", "@kick", "@password", "password"];

/// What shows pieces of files: the world's own, or data in a form for programs.
const QUOTES: &[&str] = &["@reload", "@validate", "account export"];

/// What is of the stock world only. (The worlds of other systems have factions of the same names.)
const STOCK: &[&str] = &[
    "Lowwater",
    "Hollin",
    "Gull Market",
    "Old Marrow",
    "Salt Road",
    "storm tide",
    "market day",
    "wolf winter",
];

/// What stands in no answer to anybody.
const HOLES: &[&str] = &["Something went wrong", "{", "}", "None)", "Some(", "null", "NaN", "  ."];

/// One world, and where Aria and Bran are in it.
fn tiny(files: Memory, room: &str, calling: &str) -> Tiny {
    let text = format!(
        "rooms: {{{room}: {{}}}}\nplayers:\n  Aria: {{role: owner, at: {room}, calling: {calling}}}\n  \
         Bran: {{at: {room}, calling: {calling}}}",
    );
    let mut tiny = world::read(&text).expect("a tiny world");
    tiny.files = files;
    tiny
}

fn folder(name: &str, lenient: bool) -> Memory {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/worlds").join(name);
    let files = files::read(&Disk::new(path)).expect("the world can be read");
    Memory { lenient, ..files }
}

/// All that is typed.
fn lines() -> BTreeSet<String> {
    let mut lines = BTreeSet::new();
    for spec in verb::all().filter(|spec| !ENDS.contains(&spec.name)) {
        lines.extend([spec.name.to_owned(), spec.example.to_owned()]);
    }
    for of in parts::all().filter(|of| !ENDS.contains(&of.verb.name)) {
        for row in &of.rows {
            lines.insert(format!("{} {}", of.verb.name, row.part.name));
            lines.insert(row.part.example.to_owned());
        }
    }
    lines
}

/// Types all of it, and says what was wrong with the answers.
fn types_all(evening: &mut Evening, who: &str, wrong: &mut Vec<String>) {
    for line in lines() {
        if !evening.is_connected(who) {
            evening.enter(who);
        }
        evening.types(who, "stand");
        let answer = evening.says(who, &line).join("\n");
        let said = answer.trim();
        let is_quoted = QUOTES.iter().any(|verb| line.starts_with(verb));
        let mut holes = HOLES.iter().chain(STOCK).filter(|hole| said.contains(**hole));
        let mut holes = holes.by_ref().filter(|_| !is_quoted);
        // `clear` wipes the window, and says nothing.
        if said.is_empty() && line != "clear" {
            wrong.push(format!("{who}> {line}: no answer"));
        } else if let Some(hole) = holes.next() {
            wrong.push(format!("{who}> {line}: {hole:?} in\n{said}"));
        }
        evening.server().check();
    }
}

/// What a service says in a world that has nothing for it.
fn says_so(evening: &mut Evening, line: &str, wanted: &str) {
    let said = evening.says("Bran", line).join("\n");
    assert!(said.contains(wanted), "{line}: no {wanted:?} in\n{said}");
}

/// Nothing came into the world that nobody wrote.
fn nothing_invades(evening: &mut Evening) {
    evening.pass(Millis::seconds(3 * 3_600));
    let server = evening.server();
    let (content, world) = (server.engine.content(), server.engine.world());
    assert_eq!(world.world_events.all_on().count() + world.influences.all().count(), 0);
    for area in content.areas.values() {
        assert!(!STOCK.iter().any(|name| area.name.contains(name)), "{}", area.name);
    }
    server.check();
}

fn played(mut evening: Evening) -> Evening {
    let mut wrong = Vec::new();
    for who in ["Bran", "Aria"] {
        types_all(&mut evening, who, &mut wrong);
    }
    assert!(wrong.is_empty(), "{} lines:\n{}", wrong.len(), wrong.join("\n"));
    evening
}

#[test]
fn issue16_4_in_a_world_of_one_room_every_service_says_what_there_is_not() {
    let mut tiny = tiny(Memory::default(), "cell", "warden");
    tiny.files = world::read("rooms: {cell: {}}").expect("a tiny world").files;
    let mut evening = Evening::in_world(&tiny);
    says_so(&mut evening, "event", "There are no events in this world.");
    says_so(&mut evening, "event info tide", "There are no events in this world.");
    says_so(&mut evening, "faction", "There are no factions here.");
    says_so(&mut evening, "reputation", "You are of no great name");
    says_so(&mut evening, "weather", "The sky is doing nothing worth a word.");
    nothing_invades(&mut played(evening));
}

#[test]
fn issue16_4_in_a_world_of_another_system_every_verb_is_answered() {
    let evening = Evening::in_world(&tiny(folder("seed004", false), "mill_yard", "reaver"));
    nothing_invades(&mut played(evening));
}

#[test]
fn issue16_4_in_a_world_that_is_read_leniently_every_verb_is_answered() {
    let files = folder("also_seen", true);
    let room = first_room(&files);
    nothing_invades(&mut played(Evening::in_world(&tiny(files, &room, "warden"))));
}

#[test]
fn issue16_4_in_the_sandbox_of_the_seed_every_verb_is_answered() {
    let files = folder("sandbox", false);
    let room = first_room(&files);
    nothing_invades(&mut played(Evening::in_world(&tiny(files, &room, "warden"))));
}

/// The first room of a world, by the key of its file.
fn first_room(files: &Memory) -> String {
    let loaded = dominion::game::start::load::witnessed(
        files,
        &dominion::game::content::Interned::default(),
    );
    let content = loaded.content.expect("a world");
    content.all_rooms().next().map(|room| room.key.to_string()).expect("a room")
}

//! Content: whatever is in a world's files, it is loaded or every mistake is told, where it is.
//!
//! The input is files, each behind a line `# file: folder/name.yaml`, as in `tests/problems`. They
//! are laid over a small world that is in order, unless the first line is `# alone`.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use dominion::game::Content;
use dominion::game::content::Interned;
use dominion::game::frame::keep::Saved;
use dominion::game::start::load::load;
use dominion::yaml::{Look, Memory, Node, Problems, Span, read_text_as};

use super::painted::printable;
use super::stage::Stage;
use crate::harness::world;

const WORLD: &str = "{rooms: {hall: {}}, players: {Aria: {}}}";

static BEGINNING: LazyLock<(Memory, Saved)> = LazyLock::new(|| {
    let tiny = world::read(WORLD).expect("a tiny world");
    let saved = world::saved(&tiny);
    (tiny.files, saved)
});

/// Bodies that a world may ask for and still be played here.
const NPCS_MAX: u64 = 200;

pub fn hold(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let files = files(&text);
    for (path, text) in &files.files {
        spans_lie_within(path, text);
    }
    let (problems, content) = loaded(&files, &Interned::default());
    assert_eq!(content.is_none(), problems.has_errors(), "nothing is loaded if there is an error");
    for look in [Look::Drawn, Look::Coloured, Look::Lines] {
        let report = problems.report(look, 10);
        assert_eq!(report.is_empty(), problems.is_empty(), "{report}");
        if look != Look::Coloured {
            printable(&report);
        }
    }
    let lines = problems.report(Look::Lines, usize::MAX);
    lines.lines().for_each(|line| points_into(line, &files.files));
    if let Some(content) = content {
        reads_the_same_again(&files, &content, &lines);
        plays(content, files);
    }
}

fn files(text: &str) -> Memory {
    let (mut files, text) = match text.strip_prefix("# alone\n") {
        Some(text) => (Memory::default(), text),
        None => (BEGINNING.0.clone(), text),
    };
    let mut path = "rooms/first.yaml";
    for line in text.split_inclusive('\n') {
        match line.strip_prefix("# file: ") {
            Some(name) => path = name.trim_end(),
            None => files.files.entry(path.to_owned()).or_default().push_str(line),
        }
    }
    files
}

fn loaded(files: &Memory, known: &Interned) -> (Problems, Option<Content>) {
    let mut problems = Problems::new();
    let content = load(files, known, &mut problems);
    (problems, content)
}

fn spans_lie_within(path: &str, text: &str) {
    let mut problems = Problems::new();
    if let Some(node) = read_text_as(path, text, &mut problems) {
        lies_within(&node, text);
    }
    assert_eq!(problems.render_lines().is_empty(), problems.is_empty());
}

/// Every span lies within the text and cuts no letter in two.
fn lies_within(node: &Node, text: &str) {
    let within = |span: Span| text.get(span.start as usize..span.end as usize).is_some();
    assert!(within(node.span), "{:?} in {text:?}", node.span);
    node.as_list().unwrap_or_default().iter().for_each(|node| lies_within(node, text));
    for (key, node) in node.as_map().unwrap_or_default() {
        assert!(within(key.span), "{:?} in {text:?}", key.span);
        lies_within(node, text);
    }
}

/// A line `world_data/rooms/a.yaml:3:14: …` of a report names a place that is in that file.
fn points_into(line: &str, files: &BTreeMap<String, String>) {
    let Some((path, text)) = files.iter().find_map(|(path, text)| {
        let rest = line.strip_prefix("world_data/")?.strip_prefix(path.as_str())?;
        Some((rest.strip_prefix(':')?, text))
    }) else {
        return;
    };
    let mut numbers = path.split(':').map(str::parse::<usize>);
    let (Some(Ok(row)), Some(Ok(column))) = (numbers.next(), numbers.next()) else { return };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
    let there = text.split(['\n', '\r']).nth(row - 1);
    let there = there.unwrap_or_else(|| panic!("line {row} of {text:?}"));
    assert!(column <= there.chars().count() + 1, "column {column} of {there:?}");
}

/// A reload of files that did not change changes nothing, and each id keeps its number.
fn reads_the_same_again(files: &Memory, content: &Content, said: &str) {
    let (problems, again) = loaded(files, &content.names);
    assert_eq!(problems.report(Look::Lines, usize::MAX), said);
    let again = again.expect("it was in order a moment ago");
    let numbers = |content: &Content| format!("{:?}", content.names);
    assert_eq!(numbers(&again), numbers(content));
    assert_eq!(again.start, content.start);
}

/// A world that is loaded can be played.
fn plays(content: Content, files: Memory) {
    if content.spawns.rows().map(|spawn| u64::from(spawn.count)).sum::<u64>() > NPCS_MAX {
        return;
    }
    let content = Arc::new(content);
    let saved = BEGINNING.1.clone();
    let mut stage = Stage::new(content.clone(), files, saved);
    let aria = stage.enter("Aria");
    for line in ["look", "get all", "look all", "n", "exits", "kill all", "help", "list", "score"] {
        stage.types(aria, line);
        stage.pass(3);
    }
    stage.pass(100);
    let dido = stage.connect();
    for line in ["dido", "yes", "open sesame", "open sesame", "warden", "yes", "look"] {
        stage.types(dido, line);
    }
    stage.comes_back(content);
}

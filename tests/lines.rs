//! What players of other servers type on their first evenings (`tests/lines`): each line in an evening
//! of its own, held against its effect.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use dominion::base::clock::Millis;
use regex::RegexBuilder;

use crate::harness::evening::Evening;
use crate::harness::world;

/// The files of the table.
const FILES: [&str; 9] =
    ["hands", "floor", "fights", "talk", "self", "road", "shop", "door", "help"];

/// Who types where nobody else is named.
const TYPIST: &str = "Aria";

/// Whoever may read something.
const PEOPLE: [&str; 3] = [TYPIST, "Bob", "Cato"];

/// One line of the table.
struct Line {
    /// As it is written, up to the arrow.
    typed: String,
    effects: Vec<String>,
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/lines")
}

fn read(name: &str) -> String {
    std::fs::read_to_string(folder().join(name)).expect("a file of the table is there")
}

/// The fenced blocks of a kind in a file.
fn blocks(text: &str, kind: &str) -> String {
    let mut lines = text.lines();
    let mut found = String::new();
    while let Some(line) = lines.next() {
        if line == format!("```{kind}") {
            for line in lines.by_ref().take_while(|line| *line != "```") {
                found.push_str(line);
                found.push('\n');
            }
        }
    }
    found
}

fn table(text: &str) -> Vec<Line> {
    let line = |line: &str| {
        let (typed, effects) =
            line.split_once(" =>").unwrap_or_else(|| panic!("no arrow in: {line}"));
        let effects = effects.split(" & ").map(|effect| effect.trim().to_owned());
        let effects = effects.filter(|effect| !effect.is_empty()).collect();
        Line { typed: typed.trim().to_owned(), effects }
    };
    blocks(text, "lines").lines().map(line).collect()
}

/// Types all steps of a line; what each reads of the last.
fn play(evening: &mut Evening, typed: &str) -> BTreeMap<&'static str, String> {
    let at_the_door = typed.strip_prefix("[door] ");
    let steps: Vec<&str> = at_the_door.unwrap_or(typed).split(" | ").collect();
    if at_the_door.is_some() {
        evening.connect(TYPIST);
    }
    for step in steps {
        evening.read_all();
        let step = step.trim();
        let seconds = step.strip_prefix('(').and_then(|step| step.strip_suffix(" s)"));
        if let Some(seconds) = seconds.and_then(|seconds| seconds.parse::<u64>().ok()) {
            evening.pass(Millis::from_seconds(seconds as f64));
            continue;
        }
        match step.split_once("> ").filter(|(who, _)| evening.is_connected(who)) {
            Some((who, line)) => evening.types(who, line),
            None => evening.types(TYPIST, step),
        }
    }
    PEOPLE.into_iter().map(|who| (who, evening.read(who).join("\n"))).collect()
}

/// Whether an effect shows; a pattern stands between slashes, and case does not count.
fn shows(text: &str, effect: &str) -> bool {
    let pattern = effect.trim_end_matches("/i").strip_prefix('/').map(|p| p.trim_end_matches('/'));
    let pattern = pattern.map_or_else(|| regex::escape(effect), str::to_owned);
    let pattern = RegexBuilder::new(&pattern).case_insensitive(true).build();
    pattern.expect("a pattern of the table is one").is_match(text)
}

/// What is wrong with the answer to a line.
fn fault(line: &Line, read: &BTreeMap<&str, String>) -> Option<String> {
    let own = &read[TYPIST];
    let told = |why: String| Some(format!("{}: {why}; read: {own:?}", line.typed));
    if own.contains("is no command") {
        return told("it is unknown".into());
    }
    // Whoever asks how a command is used is told so.
    let asks = line.typed.starts_with("help");
    if own.contains("Usage:") && !asks && !line.effects.iter().any(|e| e.contains("sage")) {
        return told("it is not understood".into());
    }
    for effect in &line.effects {
        let other = effect.split_once(": ").filter(|(who, _)| read.contains_key(who));
        let (text, effect) = match other {
            Some((who, effect)) => (&read[who], effect),
            None => (own, effect.as_str()),
        };
        let is_right = match effect.strip_prefix('!') {
            Some(absent) => !shows(text, absent),
            None => shows(text, effect),
        };
        if !is_right {
            return told(format!("{effect:?} is wrong in {text:?}"));
        }
    }
    None
}

/// The lines of a file that do not do what they should.
fn faults(file: &str) -> Vec<(String, String)> {
    let text = read(&format!("{file}.md"));
    let mut tiny = world::read(&blocks(&text, "world")).expect("the world of a table is one");
    // Gestures are words of the world that is delivered, and of any other that says so.
    let socials = "text/socials.yaml";
    let delivered = world::stock().files.remove(socials).expect("the stock world has socials");
    tiny.files.files.insert(socials.into(), delivered);
    let mut evening = Evening::in_world(&tiny);
    let wrong = |line: &Line| {
        // Pages of help change nothing, and the stock world takes long to load.
        if file != "help" {
            evening = Evening::in_world(&tiny);
        }
        let answer = play(&mut evening, &line.typed);
        fault(line, &answer).map(|why| (format!("{file}: {}", line.typed), why))
    };
    table(&text).iter().filter_map(wrong).collect()
}

fn holds(file: &str) {
    let not_yet = read("not_yet.txt");
    let prefix = format!("{file}: ");
    let excused: BTreeSet<&str> = not_yet.lines().filter(|l| l.starts_with(&prefix)).collect();
    let faults = faults(file);
    let wrong: BTreeSet<&str> = faults.iter().map(|(line, _)| line.as_str()).collect();
    let news: Vec<&str> = faults
        .iter()
        .filter(|(line, _)| !excused.contains(line.as_str()))
        .map(|(_, why)| why.as_str())
        .collect();
    assert!(
        news.is_empty(),
        "{} lines of {file} are answered wrongly:\n{}",
        news.len(),
        news.join("\n")
    );
    let done: Vec<&str> = excused.difference(&wrong).copied().collect();
    if std::env::var_os("UPDATE").is_some() {
        // Other files may be at theirs: what is read is read anew.
        let _one_at_a_time = UPDATING.lock().expect("no update panics");
        let left: Vec<String> =
            read("not_yet.txt").lines().filter(|l| !done.contains(l)).map(String::from).collect();
        let text = left.iter().map(|line| format!("{line}\n")).collect::<String>();
        std::fs::write(folder().join("not_yet.txt"), text).expect("the list can be written");
        return;
    }
    assert!(done.is_empty(), "these work by now, take them out of not_yet.txt: {done:#?}");
}

static UPDATING: std::sync::Mutex<()> = std::sync::Mutex::new(());

macro_rules! files {
    ($($name:ident = $file:literal),* $(,)?) => {
        $(#[test]
        fn $name() {
            holds($file);
        })*
    };
}

files! {
    issue17_done1_hands = "hands",
    issue17_done1_floor = "floor",
    issue17_done1_fights = "fights",
    issue17_done1_talk = "talk",
    issue17_done1_self = "self",
    issue17_done1_road = "road",
    issue17_done1_shop = "shop",
    issue17_done1_door = "door",
    issue17_done1_help = "help",
}

#[test]
fn every_file_of_the_table_is_played_and_no_line_twice() {
    let mut seen = BTreeSet::new();
    for file in FILES {
        for line in table(&read(&format!("{file}.md"))) {
            assert!(seen.insert((file, line.typed.clone())), "{file}: {} twice", line.typed);
        }
    }
    assert!(seen.len() >= 714, "{} lines", seen.len());
    let files = std::fs::read_dir(folder()).expect("the folder is there").count();
    assert_eq!(files, FILES.len() + 2, "README.md, not_yet.txt and the table");
    for line in read("not_yet.txt").lines() {
        let (file, typed) = line.split_once(": ").expect("file and line");
        assert!(seen.iter().any(|(f, t)| *f == file && t == typed), "no such line: {line}");
    }
}

//! The rules of the house that a machine can see to.
//!
//! Some rules are ratchets: what breaks them today is listed by name and may only get less. A
//! name that is no longer needed fails the test too, so that the lists stay true.

use std::collections::BTreeSet;

use regex::Regex;

use crate::source::{File, files};

/// What each part of the house may use, besides itself: only parts that stand before it.
const LAYERS: &[(&str, &[&str])] = &[
    ("base", &[]),
    ("text", &["base"]),
    ("telnet", &["base", "text"]),
    ("yaml", &["base"]),
    ("config", &["base", "yaml"]),
    ("game", &["base", "text", "telnet", "yaml"]),
    ("messages", &["base", "text", "telnet", "yaml", "game"]),
    ("measure", &["base", "messages"]),
    ("web", &["base", "measure"]),
    ("session", &["base", "text", "telnet", "game", "messages"]),
    ("engine", &["base", "text", "telnet", "yaml", "config", "game", "messages", "session"]),
    ("store", &["base", "game", "messages", "engine"]),
    ("net", &["base", "telnet", "game", "messages", "measure", "engine"]),
    ("simulate", &["base", "text", "telnet", "yaml", "game", "messages", "engine", "store"]),
    (
        "cli",
        &[
            "base", "text", "telnet", "yaml", "config", "game", "messages", "measure", "web",
            "engine", "store", "net", "simulate",
        ],
    ),
    ("build", &[]),
    ("lib", &[]),
    ("main", &[]),
];

/// The parts that know no outside.
const PURE: &[&str] = &["base", "text", "telnet", "yaml", "game", "messages", "session", "engine"];

/// What they never touch, and why.
const OUTSIDE: &[(&str, &str)] = &[
    (r"\btokio::", "nothing in here waits"),
    (r"\brusqlite::", "rows are written by `store`"),
    (r"std::net::(Tcp|Udp)", "sockets are of `net`"),
    (r"\bSystemTime\b", "the clock comes in with the turn"),
    (r"\bInstant\b", "the clock comes in with the turn"),
    (r"rand::(rng|random)\b|thread_rng", "all chance comes from `base::dice`"),
    (r"\bstd::thread\b|\bthread::spawn", "there is one owner of the world"),
    (r"\bstd::env\b|\bstd::process\b", "settings come in as values"),
    (r"\bHash(Map|Set)\b", "its order differs from run to run"),
];

const FILE_LINES_MAX: usize = 450;
/// Files that are longer, and how long they may be.
const LONG_FILES: &[(&str, usize)] = &[];
/// Lists that have a line for each thing of a kind: they are as long as there are things.
const LISTS: &[&str] = &["base/limits.rs"];

const FUNCTION_LINES_MAX: usize = 70;
/// Functions that are longer, and how long they may be.
const LONG_FUNCTIONS: &[(&str, usize)] = &[];

/// Files that may panic where something cannot happen, and how often they do.
const PANICS: &[(&str, usize)] = &[("base/dice.rs", 1)];

#[test]
fn imports_point_down() {
    let path = Regex::new(r"\bcrate::([a-z_]+)").expect("a pattern");
    let group = Regex::new(r"\bcrate::\{").expect("a pattern");
    let mut wrong = Vec::new();
    for file in files() {
        let layer = LAYERS.iter().find(|(name, _)| *name == file.layer());
        let Some((name, may)) = layer else {
            wrong.push(format!("{} belongs to no layer", file.path));
            continue;
        };
        for (number, line) in file.lines() {
            let used = path.captures_iter(line).map(|found| found[1].to_string());
            let bad = used.filter(|used| used != name && !may.contains(&used.as_str()));
            wrong.extend(bad.map(|used| format!("{}:{number} uses {used}", file.path)));
            if group.is_match(line) {
                wrong.push(format!(
                    "{}:{number} imports a group; one line for each part",
                    file.path
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Nothing may be used that stands further down the list, so there is no circle.
#[test]
fn issue15_3_the_layers_have_an_order() {
    for (at, (name, may)) in LAYERS.iter().enumerate() {
        let stands_before = |used: &&str| LAYERS[..at].iter().any(|(above, _)| above == used);
        let circles: Vec<_> = may.iter().filter(|used| !stands_before(used)).collect();
        assert!(circles.is_empty(), "{name} may use {circles:?}, which does not stand before it");
    }
}

/// Each case that ever broke a property is remembered below `tests/`, wherever the property stands.
#[test]
fn issue14_24_properties_remember_what_broke_them_below_the_tests() {
    let mut wrong = Vec::new();
    for file in files() {
        let lines: Vec<(usize, &str)> = file.text.lines().enumerate().collect();
        for pair in lines.windows(2) {
            let [(number, line), (_, next)] = pair else { continue };
            if line.trim_end().ends_with("proptest! {")
                && !next.contains("proptest_config(crate::base::properties::")
            {
                wrong.push(format!("{}:{} tries a property in its own way", file.path, number + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let top = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("proptest-regressions");
    assert!(!top.exists(), "what broke a property was written at the top");
}

#[test]
fn the_world_never_looks_outside() {
    let outside: Vec<(Regex, &str)> =
        OUTSIDE.iter().map(|(what, why)| (Regex::new(what).expect("a pattern"), *why)).collect();
    let files_of = Regex::new(r"\bstd::fs\b").expect("a pattern");
    let mut wrong = Vec::new();
    for file in files().iter().filter(|file| PURE.contains(&file.layer())) {
        for (number, line) in file.lines() {
            let broken = outside.iter().filter(|(what, _)| what.is_match(line));
            wrong.extend(broken.map(|(_, why)| format!("{}:{number} {why}: {line}", file.path)));
            if files_of.is_match(line) && file.path != "yaml/source.rs" {
                wrong.push(format!("{}:{number} files are read by yaml::Source", file.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is kept is declared where it belongs; what becomes of it on the disk is written once.
#[test]
fn statements_for_rows_stand_in_one_file() {
    let sql = Regex::new(
        r#"\b(INSERT (OR \w+ )?INTO|DELETE FROM|SELECT [\w*, ]+ FROM|UPDATE \{?\w+\}? SET)\b"#,
    )
    .expect("a pattern");
    // Copies and migrations, up and down, ask the database about itself.
    // Of logs is erased what their retention says; the store has two small tables of its own. What
    // operators ask of a backup is told by no row; it only reads, and never the database of a server.
    let may = [
        "rows",
        "people",
        "schema",
        "downgrade",
        "copy",
        "retention",
        "archive",
        "set_aside",
        "cut",
        "analyse/questions",
    ];
    let may = may.map(|name| format!("store/{name}.rs"));
    let mut wrong = Vec::new();
    for file in files().iter().filter(|file| !may.contains(&file.path)) {
        let lines = file.lines().filter(|(_, line)| sql.is_match(line));
        wrong.extend(lines.map(|(number, line)| format!("{}:{number} {line}", file.path)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The modules of the game, group by group: each uses only what stands before it. What gathers
/// all of them (`world`, `content`, `event`, the list of features, the list of what is kept) is
/// known to all, and knows all. People stand one to a line, so that two who add some do not meet.
const ORDER: &[(&str, &str)] = &[
    (
        "frame",
        "direction posture role grammar job schedule watch fact reading keep numbers tell refusal view flags span seek args \
         turn actor timer calendar part lexicon verb phrases parts words help confirm testing",
    ),
    (
        "ground",
        "room place item ledger fight deeds creature atlas sight find influence sky movement",
    ),
    (
        "people",
        "player \
         notice \
         acquaintance \
         heard \
         conduct \
         mailbox \
         reputation \
         habit \
         faction \
         known \
         map \
         travel \
         track \
         draft \
         board \
         mail \
         news \
         remark \
         look \
         carry \
         channel \
         talk \
         social \
         party \
         harm \
         effect \
         combat \
         skill \
         duel \
         console \
         roll \
         score \
         account \
         shop \
         conversation \
         patrol \
         reset \
         spawn \
         mind \
         whereabouts \
         melee \
         goal \
         tip \
         unknown",
    ),
    ("realm", "front event"),
    ("client", "facts about"),
    ("staff", "metrics wizard"),
    ("start", "world_row limbo restore adopt load"),
];

/// What gathers the parts of all modules.
const GATHERERS: &[&str] = &[
    "game/mod.rs",
    "game/world.rs",
    "game/content.rs",
    "game/event.rs",
    "game/frame/keep/list.rs",
];

/// Uses of what stands further down that are there today.
const UPWARD: &[&str] = &[];

#[test]
fn modules_of_the_game_use_only_what_stands_before_them() {
    let order: Vec<String> = ORDER
        .iter()
        .flat_map(|(group, modules)| {
            modules.split_whitespace().map(move |m| format!("{group}::{m}"))
        })
        .collect();
    let place = |name: &str| order.iter().position(|module| module == name);
    let mut found: BTreeSet<String> = BTreeSet::new();
    let mut unlisted = Vec::new();
    for file in files().iter().filter(|file| file.layer() == "game" && !file.is_test) {
        let Some(rest) = file.path.strip_prefix("game/") else { continue };
        let mut steps = rest.trim_end_matches(".rs").split('/');
        let (Some(group), Some(module)) = (steps.next(), steps.next()) else { continue };
        if GATHERERS.contains(&file.path.as_str()) || module == "mod" {
            continue;
        }
        let own = format!("{group}::{module}");
        let Some(at) = place(&own) else {
            unlisted.push(file.path.clone());
            continue;
        };
        for used in game_modules(file) {
            if place(&used).is_some_and(|used| used > at) {
                found.insert(format!("{own} -> {used} ({})", file.path));
            }
        }
    }
    assert!(unlisted.is_empty(), "files that stand nowhere in the order: {unlisted:?}");
    let short: Vec<&str> = order.iter().filter_map(|module| module.split("::").last()).collect();
    let features = dominion::game::FEATURES.iter();
    let places: Vec<Option<usize>> =
        features.map(|feature| short.iter().position(|module| *module == feature.name)).collect();
    assert!(places.is_sorted() && places.first().is_some_and(Option::is_some), "{places:?}");
    let listed: BTreeSet<String> = UPWARD.iter().map(|line| line.to_string()).collect();
    assert_eq!(found, listed, "uses of what stands further down");
}

/// Who came and who went is one fact, however it happened, so whoever wants to know hears it of
/// `place` and lists no kinds of coming of their own.
#[test]
fn issue15_3_who_came_and_who_went_is_heard_of_place_only() {
    let kinds = Regex::new(
        r"(movement|MovementEvent)::(Event::)?(Left|Arrived|Vanished|Appeared)\b|spawn::Event::(Came|Faded)\b|player::Event::(Entered|Left|Reclaimed)\b|combat::Event::Woke\b",
    )
    .expect("a pattern");
    let hears = Regex::new(r"(?ms)^pub fn hears\(.*?^\}").expect("a pattern");
    let mut wrong = Vec::new();
    for file in files().iter().filter(|file| file.layer() == "game") {
        for heard in hears.find_iter(file.code()).filter(|heard| kinds.is_match(heard.as_str())) {
            wrong.push(format!("{}: {}", file.path, heard.as_str().lines().next().unwrap_or("")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Coins move by `ledger::transfer` and in no other way: nobody else changes a purse, and whoever makes
/// or unmakes things that may be coins, or hold some, says where they come from or go.
#[test]
fn issue16_2_only_the_ledger_changes_what_somebody_has() {
    let changes = Regex::new(
        r"\b(players|creatures)\.set_purse\(|\b(body|character)\.(coins|pocket) [-+]?= ",
    )
    .expect("a pattern");
    let unmakes = Regex::new(r"\bitem::destroy\(").expect("a pattern");
    // The state itself, and rows that become the world again.
    let may = ["game/ground/ledger/rules.rs", "game/ground/creature/state.rs"];
    let restores = ["game/ground/creature/rules.rs", "game/people/player/state.rs"];
    let mut wrong = Vec::new();
    for file in files().iter().filter(|file| file.layer() == "game" && !file.is_test) {
        let is_ledger = file.path.starts_with("game/ground/ledger/");
        let may = may.iter().chain(&restores).any(|path| *path == file.path);
        for (number, line) in file.lines() {
            if (changes.is_match(line) && !may) || (unmakes.is_match(line) && !is_ledger) {
                wrong.push(format!("{}:{number} {line}", file.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The modules of `game`, as `people::talk`, that a file's code uses. Whoever only hears of what
/// happened further down knows its `Event`, and that is no use of it; whoever reports it uses it.
fn game_modules(file: &File) -> BTreeSet<String> {
    let groups = ORDER.iter().map(|(group, _)| *group).collect::<Vec<_>>().join("|");
    let single = Regex::new(&format!(r"crate::game::({groups})::([a-z_]+)")).expect("a pattern");
    let group =
        Regex::new(&format!(r"(?s)crate::game::({groups})::\{{(.*?)\}};")).expect("a pattern");
    let word = Regex::new(r"(?:^|[,{]\s*)([a-z_]+)").expect("a pattern");
    let code: String = file.lines().map(|(_, line)| format!("{line}\n")).collect();
    let mut names: BTreeSet<(String, String)> = single
        .captures_iter(&code)
        .map(|found| (found[1].to_string(), found[2].to_string()))
        .collect();
    for found in group.captures_iter(&code) {
        let modules = word.captures_iter(found[2].trim());
        names.extend(modules.map(|module| (found[1].to_string(), module[1].to_string())));
    }
    names.retain(|(_, name)| is_used(&code, name));
    names.into_iter().map(|(group, name)| format!("{group}::{name}")).collect()
}

/// Whether a module is used for more than its `Event` in what was heard.
fn is_used(code: &str, name: &str) -> bool {
    let path = format!("{name}::");
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut uses = code.match_indices(&path).map(|(at, _)| (&code[..at], &code[at + path.len()..]));
    let mut uses = uses.by_ref().filter(|(before, _)| !before.ends_with(is_word)).peekable();
    uses.peek().is_none()
        || uses.any(|(before, after)| {
            let before = before.trim_end_matches(|c: char| is_word(c) || c == ':');
            let is_event =
                after.strip_prefix("Event").is_some_and(|rest| !rest.starts_with(is_word));
            !is_event || before.trim_end().ends_with("report(")
        })
}

#[test]
fn every_file_says_what_it_is() {
    let silent: Vec<String> = files()
        .iter()
        .filter(|file| !file.is_test && !file.text.trim_start().starts_with("//!"))
        .filter(|file| !file.text.trim_start().starts_with("#![doc"))
        .map(|file| file.path.clone())
        .collect();
    assert!(silent.is_empty(), "files without a //! line: {silent:?}");
}

#[test]
fn no_feature_is_in_the_making() {
    let unfinished: Vec<String> = files()
        .iter()
        .filter(|file| file.text.contains("(in the making)") || file.text.contains("todo!("))
        .map(|file| file.path.clone())
        .collect();
    assert!(unfinished.is_empty(), "{unfinished:?}");
}

#[test]
fn files_stay_short() {
    let long: Vec<(String, usize)> = files()
        .iter()
        .filter(|file| !LISTS.contains(&file.path.as_str()))
        .map(|file| (file.path.clone(), file.code().lines().count()))
        .filter(|(_, lines)| *lines > FILE_LINES_MAX)
        .collect();
    ratchet("lines of code in a file", &long, LONG_FILES);
}

#[test]
fn functions_stay_short() {
    let mut long = Vec::new();
    for file in files() {
        long.extend(
            functions(&file)
                .into_iter()
                .filter(|(_, lines)| *lines > FUNCTION_LINES_MAX)
                .map(|(name, lines)| (format!("{}: {name}", file.path), lines)),
        );
    }
    ratchet("lines of a function", &long, LONG_FUNCTIONS);
}

/// The functions of a file with their lengths in lines. The source is formatted, so a function
/// ends where a brace stands under its beginning.
fn functions(file: &File) -> Vec<(String, usize)> {
    let head =
        Regex::new(r"^(\s*)(?:pub(?:\([a-z ]+\))? )?(?:const |async |unsafe )*fn ([a-z0-9_]+)")
            .expect("a pattern");
    let lines: Vec<&str> = file.code().lines().collect();
    let length = |(at, line): (usize, &&str)| {
        let found = head.captures(line)?;
        let end = format!("{}}}", &found[1]);
        let rest = lines[at..].iter().position(|line| *line == end)?;
        Some((found[2].to_string(), rest + 1))
    };
    lines.iter().enumerate().filter_map(length).collect()
}

/// Rules give reasons; the words for them stand in the `refusals.rs` of the feature (or in the text and
/// the pages that it has), one function each, so that they can be read side by side.
#[test]
fn issue15_7_rules_word_no_refusals() {
    let worded = Regex::new(r"\bRefusal::Because\b").expect("a pattern");
    let may = ["text.rs", "pages.rs", "refusals.rs", "frame/refusal.rs"];
    let found: Vec<String> = files()
        .iter()
        .filter(|file| !may.iter().any(|name| file.path.ends_with(name)))
        .flat_map(|file| {
            let words_one = |(_, line): &(usize, &str)| worded.is_match(line);
            let at = |(number, _)| format!("{}:{number}", file.path);
            file.lines().filter(words_one).map(at).collect::<Vec<_>>()
        })
        .collect();
    assert!(found.is_empty(), "refusals that are worded in rules:\n{}", found.join("\n"));
}

/// What a function takes has names: three things in brackets are a struct that nobody wrote yet, and
/// a bare `true` in a call says nothing.
#[test]
fn issue15_7_heads_of_functions_say_what_they_take() {
    let head = Regex::new(r"(?s)\bfn ([a-z0-9_]+)(?:<[^(]*>)?\((.*?)\)\s*(?:->|\{|where)")
        .expect("a pattern");
    let tuple = Regex::new(r":\s*&?(?:mut )?\(([^()]*)\)").expect("a pattern");
    let switch = Regex::new(r"\b[a-z_]+:\s*bool\b").expect("a pattern");
    let (mut tuples, mut switches) = (Vec::new(), Vec::new());
    for file in files() {
        let code: String = file.lines().map(|(_, line)| format!("{line}\n")).collect();
        for found in head.captures_iter(&code) {
            let longest = tuple
                .captures_iter(&found[2])
                .map(|t| t[1].split(',').filter(|part| !part.trim().is_empty()).count())
                .max();
            if longest.is_some_and(|parts| parts > 2) {
                tuples.push(format!("{}: {}", file.path, &found[1]));
            }
            if switch.is_match(&found[2]) {
                switches.push(format!("{}: {}", file.path, &found[1]));
            }
        }
    }
    assert!(tuples.is_empty(), "functions that take three things in brackets: {tuples:?}");
    assert!(switches.is_empty(), "functions that take a bool: {switches:?}");
}

#[test]
fn nothing_panics_that_need_not() {
    let panics =
        Regex::new(r"\.unwrap\(\)|\.expect\(|\bpanic!\(|\bunreachable!\(").expect("a pattern");
    let found: Vec<(String, usize)> = files()
        .iter()
        .map(|file| (file.path.clone(), file.lines().filter(|(_, l)| panics.is_match(l)).count()))
        .filter(|(_, count)| *count > 0)
        .collect();
    ratchet("places that may panic", &found, PANICS);
}

/// What is found must be listed with just that number: more is refused, and less is to be
/// written down, so that it cannot grow again.
fn ratchet(what: &str, found: &[(String, usize)], listed: &[(&str, usize)]) {
    let mut wrong = Vec::new();
    for (name, number) in found {
        match listed.iter().find(|(listed, _)| listed == name) {
            Some((_, allowed)) if number <= allowed => {}
            Some((_, allowed)) => {
                wrong.push(format!("{name}: {number}, but only {allowed} allowed"))
            }
            None => wrong.push(format!("{name}: {number}")),
        }
    }
    for (name, allowed) in listed {
        let now = found.iter().find(|(found, _)| found == name).map_or(0, |(_, number)| *number);
        if now < *allowed {
            wrong.push(format!("{name}: {now} now; write that down in place of {allowed}"));
        }
    }
    assert!(wrong.is_empty(), "{what}:\n{}", wrong.join("\n"));
}

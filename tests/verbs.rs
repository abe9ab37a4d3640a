//! The table of verbs holds what it promises.

use std::collections::{BTreeMap, BTreeSet};

use dominion::game::frame::verb::{self, Found, Role, Spec};

use crate::harness::evening::Evening;
use crate::harness::transcript::{Act, BlockKind, parse, steps};
use crate::transcripts::all_texts;

/// Beginnings that several verbs of one priority share, so that only the alphabet decides. May
/// only get shorter.
const DECIDED_BY_THE_ALPHABET: &[&str] = &["@a", "@r", "@s"];

/// A world with an owner, who knows every verb.
fn owner() -> Evening {
    Evening::of("{rooms: {hall: {}}, players: {Aria: {role: owner}}}")
}

/// What a word means to somebody who knows every verb.
fn meaning(evening: &Evening, word: &str) -> Option<&'static Spec> {
    let server = evening.server();
    let (content, world) = (server.engine.content(), server.engine.world());
    let who = world.players.find("aria")?;
    match verb::find(content, world, who, Role::Owner, word) {
        Found::Verb(spec) => Some(spec),
        _ => None,
    }
}

#[test]
fn no_two_verbs_have_one_word() {
    let mut taken: BTreeMap<&str, &str> = BTreeMap::new();
    for spec in verb::all() {
        let words = std::iter::once(&spec.name).chain(spec.aliases).chain(spec.shorts);
        for word in words {
            let before = taken.insert(word, spec.name);
            assert_eq!(before, None, "`{word}` is {} and {}", spec.name, before.unwrap_or(""));
        }
    }
}

#[test]
fn every_word_of_a_verb_finds_it() {
    let evening = owner();
    for spec in verb::all() {
        for word in std::iter::once(&spec.name).chain(spec.aliases).chain(spec.shorts) {
            let found = meaning(&evening, word).map(|spec| spec.name);
            assert_eq!(found, Some(spec.name), "`{word}` is a word of {}", spec.name);
        }
    }
}

#[test]
fn every_verb_is_explained() {
    for spec in verb::all() {
        let name = spec.name;
        assert!(spec.help.trim().ends_with(['.', '!', ')', '`']), "help of {name} is sentences");
        assert!(spec.help.len() >= 10, "help of {name} says something");
        let used = spec.usage.strip_prefix(name);
        let complete = used.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        assert!(complete, "usage of {name} begins with it: {}", spec.usage);
    }
}

#[test]
fn every_example_is_understood() {
    let evening = owner();
    for spec in verb::all() {
        let (word, _) = verb::split(spec.example);
        let found = meaning(&evening, word).map(|spec| spec.name);
        assert_eq!(found, Some(spec.name), "the example `{}`", spec.example);
    }
}

#[test]
fn abbreviations_are_not_left_to_the_alphabet() {
    let evening = owner();
    let words: BTreeSet<&str> = verb::all()
        .filter(|spec| !spec.full)
        .flat_map(|spec| std::iter::once(spec.name).chain(spec.aliases.iter().copied()))
        .collect();
    let starts: BTreeSet<&str> = words
        .iter()
        .flat_map(|word| (1..word.len()).filter_map(|end| word.get(..end)))
        .filter(|start| *start != "@")
        .collect();
    let undecided: Vec<&str> =
        starts.into_iter().filter(|start| is_undecided(&evening, start)).collect();
    assert_eq!(undecided, DECIDED_BY_THE_ALPHABET);
}

/// Whether two verbs of one priority begin so, and none of them is the beginning of the others
/// (as `north` is of `northeast`).
fn is_undecided(evening: &Evening, start: &str) -> bool {
    let Some(first) =
        meaning(evening, start).filter(|first| !first.words().any(|word| word == start))
    else {
        return false;
    };
    let rivals = verb::all().filter(|spec| !spec.full && spec.priority == first.priority);
    rivals
        .flat_map(|spec| std::iter::once(spec.name).chain(spec.aliases.iter().copied()))
        .filter(|word| word.starts_with(start))
        .any(|word| !word.starts_with(first.name) && !first.aliases.contains(&word))
}

#[test]
fn every_verb_is_played_in_a_transcript() {
    let evening = owner();
    let mut played: BTreeSet<&str> = BTreeSet::new();
    for text in all_texts() {
        for block in parse(&text).sections.iter().flat_map(|section| &section.blocks) {
            if block.kind != BlockKind::Play {
                continue;
            }
            for step in steps(block).expect("a block that can be played") {
                let Act::Types { line, .. } = step.act else { continue };
                played.extend(meaning(&evening, verb::split(&line).0).map(|spec| spec.name));
            }
        }
    }
    let missing: Vec<&str> =
        verb::all().map(|spec| spec.name).filter(|name| !played.contains(name)).collect();
    assert!(missing.is_empty(), "no transcript plays {missing:?}");
}

/// Words in capitals in the pages of help that are no commands and no topics.
const PLAIN_CAPITALS: &[&str] = &["hello", "mxp", "off", "tls"];

#[test]
fn help_names_only_commands_that_there_are() {
    let world = dominion::yaml::Disk::new(concat!(env!("CARGO_MANIFEST_DIR"), "/world_data"));
    let mut problems = dominion::yaml::Problems::new();
    let content = dominion::game::start::load::load(&world, &Default::default(), &mut problems);
    let content = content.unwrap_or_else(|| panic!("\n{}", problems.render()));
    let skills = content.callings.iter().flat_map(|calling| &calling.skills);
    let topics = content.words.help.iter();
    let known: BTreeSet<String> = skills
        .map(|skill| skill.verb.clone())
        .chain(topics.flat_map(|t| t.keywords.iter().chain([&t.topic]).cloned()))
        .chain(PLAIN_CAPITALS.iter().map(|word| word.to_string()))
        .collect();
    let command =
        regex::Regex::new(r"(?:^|[^A-Za-z0-9.])([A-Z]{2,})\b(?: [A-Z0-9.]+)*").expect("a pattern");
    let evening = owner();
    let mut unknown = Vec::new();
    for topic in &content.words.help {
        for found in command.captures_iter(&topic.body) {
            let word = found[1].to_lowercase();
            if !known.contains(&word) && meaning(&evening, &word).is_none() {
                unknown.push(format!("{}: {}", topic.topic, &found[0]));
            }
        }
    }
    assert!(unknown.is_empty(), "help speaks of what is not there: {unknown:#?}");
}

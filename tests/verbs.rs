//! The table of verbs holds what it promises.

use std::collections::{BTreeMap, BTreeSet};

use dominion::game::frame::flags;
use dominion::game::frame::parts::{self, Parts, Row};
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
        let usage = spec.usage_line();
        let used = usage.strip_prefix(name);
        let complete = used.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        assert!(complete, "usage of {name} begins with it: {usage}");
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

/// A verb and one of its parts, by name.
type Named = (&'static str, &'static str);

/// All parts of all verbs.
fn all_parts() -> impl Iterator<Item = (&'static Parts, &'static Row)> {
    parts::all().flat_map(|parts| parts.rows.iter().map(move |row| (parts, row)))
}

#[test]
fn issue15_2_no_two_parts_of_a_verb_have_one_word() {
    for parts in parts::all() {
        let mut taken: BTreeMap<&str, &str> = BTreeMap::new();
        for part in parts.rows.iter().map(|row| row.part) {
            for word in part.words().chain(part.shorts.iter().copied()) {
                let before = taken.insert(word, part.name).unwrap_or("");
                assert_eq!(before, "", "{} {word} is also {}", parts.verb.name, part.name);
                let found = parts.meant(Role::Owner, word).map(|row| row.part.name);
                assert_eq!(found, Some(part.name), "{} {word}", parts.verb.name);
            }
            let begins = |short: &&&str| !part.words().any(|word| word.starts_with(**short));
            let stray = part.shorts.iter().find(begins);
            assert_eq!(stray, None, "a short form of {} begins as it does", part.name);
        }
    }
}

#[test]
fn issue15_2_every_part_is_explained_and_its_example_is_that_very_part() {
    let evening = owner();
    for (parts, row) in all_parts() {
        let (name, part) = (&row.name, row.part);
        assert!(part.help.trim().ends_with(['.', '!', ')', '`']), "help of {name} is sentences");
        assert!(part.help.len() >= 10, "help of {name} says something");
        assert!(row.usage.starts_with(name), "{}", row.usage);
        let (word, line) = verb::split(part.example);
        let found = meaning(&evening, word).map(|spec| spec.name);
        assert_eq!(found, Some(parts.verb.name), "the example `{}`", part.example);
        let found = parts.for_line(Role::Owner, line).map(|row| row.part.name);
        assert_eq!(found, Some(part.name), "the example `{}`", part.example);
    }
}

#[test]
fn issue15_2_parts_ask_no_less_than_their_verb_and_name_what_there_is() {
    for (parts, row) in all_parts() {
        let (verb, part, name) = (parts.verb, row.part, &row.name);
        assert!(part.role == Role::Player || part.role > verb.role, "the rank of {name}");
        let is_known = |flag: &str| flag.is_empty() || flags::find(flag).is_some();
        assert!(is_known(part.feature), "the flag of {name}: {}", part.feature);
        assert!(is_known(verb.feature), "the flag of {}: {}", verb.name, verb.feature);
        assert_eq!(verb.usage, "", "the usage of {} is made of its parts", verb.name);
        for named in [verb.bare, verb.other].into_iter().filter(|named| !named.is_empty()) {
            let is_there = parts.rows.iter().any(|row| row.part.name == named);
            assert!(is_there, "{} {named} is no part", verb.name);
        }
    }
    let features = dominion::game::FEATURES;
    for (at, feature) in features.iter().enumerate() {
        for (verb, _) in feature.parts {
            let above = features[..at].iter().flat_map(|feature| feature.verbs);
            let is_above = above.clone().any(|spec| spec.name == *verb);
            assert!(is_above, "{} adds to {verb}, which is not above it", feature.name);
        }
    }
}

#[test]
fn issue15_2_every_part_is_played_in_a_transcript() {
    let mut played: BTreeSet<Named> = BTreeSet::new();
    each_typed_verb(|spec, args| {
        let part = parts::of(spec.name).and_then(|parts| parts.for_line(Role::Owner, args));
        played.extend(part.map(|row| (spec.name, row.part.name)));
    });
    let missing: Vec<&str> = all_parts()
        .filter(|(parts, row)| !played.contains(&(parts.verb.name, row.part.name)))
        .map(|(_, row)| row.name.as_str())
        .collect();
    assert!(missing.is_empty(), "no transcript plays {missing:?}");
}

#[test]
fn every_verb_is_played_in_a_transcript() {
    let mut played: BTreeSet<&str> = BTreeSet::new();
    each_typed_verb(|spec, _| {
        played.insert(spec.name);
    });
    let missing: Vec<&str> =
        verb::all().map(|spec| spec.name).filter(|name| !played.contains(name)).collect();
    assert!(missing.is_empty(), "no transcript plays {missing:?}");
}

/// Every verb that is typed in a transcript, with what stands behind it.
fn each_typed_verb(mut does: impl FnMut(&'static Spec, &str)) {
    let evening = owner();
    for text in all_texts() {
        for block in parse(&text).sections.iter().flat_map(|section| &section.blocks) {
            if block.kind != BlockKind::Play {
                continue;
            }
            for step in steps(block).expect("a block that can be played") {
                let Act::Types { line, .. } = step.act else { continue };
                let (word, args) = verb::split(&line);
                if let Some(spec) = meaning(&evening, word) {
                    does(spec, args);
                }
            }
        }
    }
}

/// Words in capitals in the pages of help that are no commands and no topics.
const PLAIN_CAPITALS: &[&str] =
    &["hello", "json", "mssp", "mxp", "npc", "off", "tls", "vs", "yaml"];

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

//! Help finds what is asked for, says how it found it, and is true.

use std::collections::BTreeSet;

use dominion::game::frame::help::{self, Fate};
use dominion::game::frame::verb::{self, Role};
use dominion::game::{Content, View, World};
use dominion::text::page::Page;

use crate::harness::evening::Evening;

/// The mortal commands of tbaMUD, a word a line.
const TBA: &str = include_str!("commands_tba.txt");

/// What others build in these days: until it is a verb, nothing has to be said of it.
const PENDING: &[&str] = &[];

fn stock() -> Content {
    let files = dominion::yaml::Disk::new(concat!(env!("CARGO_MANIFEST_DIR"), "/world_data"));
    let mut problems = dominion::yaml::Problems::new();
    let content = dominion::game::start::load::load(&files, &Default::default(), &mut problems);
    content.unwrap_or_else(|| panic!("\n{}", problems.render()))
}

/// The page of the stock world behind a word, as it is read at the door.
fn page(content: &Content, topic: &str) -> String {
    let world = World::default();
    let view = View { content, world: &world, now: world.clock };
    dominion::text::style::plain(&help::show(view, None, Role::Player, topic, &Page::default()))
}

#[test]
fn issue17_done1_each_command_of_tbamud_has_a_counterpart_or_a_reason() {
    let ways = ["north", "east", "south", "west", "up", "down"];
    let corners = ["northwest", "nw", "northeast", "ne", "southeast", "se", "southwest", "sw"];
    let known: BTreeSet<&str> = help::commands_of_others().collect();
    let listed: BTreeSet<&str> =
        TBA.lines().map(str::trim).filter(|word| !word.is_empty()).collect();
    let ways: BTreeSet<&str> = ways.into_iter().chain(corners).collect();
    let missing: Vec<_> =
        listed.iter().filter(|word| !known.contains(*word) && !ways.contains(*word)).collect();
    assert!(missing.is_empty(), "the table forgot {missing:?}");
    let silent: Vec<&&str> = listed
        .iter()
        .filter(|word| !PENDING.contains(word) && help::fate(word).is_none())
        .collect();
    assert!(silent.is_empty(), "neither a verb, nor a counterpart, nor a reason: {silent:?}");
}

/// A row speaks of a command that there is at tbaMUD, once, and names verbs only.
#[test]
fn issue17_done1_differences_are_told_once_and_in_order() {
    let words: Vec<&str> = help::DIFFERENCES.iter().map(|row| row.word).collect();
    let known: BTreeSet<&str> = help::commands_of_others().collect();
    assert!(words.iter().all(|word| known.contains(word)), "{words:?}");
    let once: BTreeSet<&&str> = words.iter().collect();
    assert_eq!(once.len(), words.len(), "each has one row");
    let typed = regex::Regex::new("`([^`]+)`").expect("a pattern");
    let content = stock();
    for word in help::commands_of_others() {
        match help::fate(word) {
            Some(Fate::Here(line, says)) => {
                let (typed, _) = verb::split(line);
                assert!(verb::exact(Role::Player, typed).is_some(), "`{line}` for {word}");
                assert!(says.is_empty() || says.ends_with('.'), "{says}");
                if let Some(topic) = line.strip_prefix("help ") {
                    assert!(!page(&content, topic).contains("There is no help"), "`{line}`");
                }
            }
            Some(Fate::Gone(says)) => assert!(says.ends_with('.'), "{word}: {says}"),
            _ => {}
        }
    }
    let skills: BTreeSet<&str> =
        content.callings.iter().flat_map(|c| &c.skills).map(|skill| skill.verb.as_str()).collect();
    for says in help::DIFFERENCES.iter().map(|row| row.says) {
        for found in typed.captures_iter(says) {
            let (word, _) = verb::split(&found[1]);
            let is_there = verb::exact(Role::Player, word).is_some() || skills.contains(word);
            assert!(is_there || found[1].starts_with("cast "), "`{}` in {says}", &found[1]);
        }
    }
}

#[test]
fn issue17_done1_the_page_of_differences_names_every_command() {
    let read = page(&stock(), "differences");
    let words: BTreeSet<&str> = read
        .split(|c: char| c.is_whitespace() || c == ',')
        .map(|w| w.trim_end_matches(['.', ':']))
        .collect();
    for word in help::commands_of_others().filter(|word| word.chars().all(char::is_alphanumeric)) {
        assert!(words.contains(word) || PENDING.contains(&word), "{word} is not named");
    }
}

/// Every topic is found by its name and by each of its keywords, and so is whatever it names.
#[test]
fn issue17_help_finds_each_topic_and_each_that_is_named() {
    let content = stock();
    let mut wrong = Vec::new();
    for topic in content.words.help.iter().filter(|topic| topic.level == "player") {
        let read = page(&content, &topic.topic.to_lowercase());
        let body: String = topic.body.split_whitespace().take(5).collect::<Vec<_>>().join(" ");
        let flat = read.split_whitespace().collect::<Vec<_>>().join(" ");
        if !flat.contains(&body) {
            wrong.push(format!("`help {}` shows another page", topic.topic));
        }
        for word in topic.keywords.iter().chain(&topic.see) {
            if page(&content, &word.to_lowercase()).starts_with("There is no help") {
                wrong.push(format!("`help {word}`, of {}, finds nothing", topic.topic));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// No topic opens for a word that is only like it.
#[test]
fn issue17_help_opens_no_page_that_is_no_near_match() {
    let content = stock();
    for (word, never) in
        [("cast", "Patrols"), ("magic", "Patrols"), ("bank", "Patrols"), ("worth", "North")]
    {
        let read = page(&content, word);
        assert!(!read.contains(&format!("── {never}")), "`help {word}`: {read}");
    }
}

#[test]
fn issue17_help_says_how_it_found_what_it_shows() {
    let content = stock();
    let table = [
        ("movment", "This is the help on `movement`."),
        ("lighthouse", "these speak of it:"),
        ("bank", "Nobody keeps a bank"),
        ("zzyzx", "There is no help on \"zzyzx\"."),
        ("fighting", "Combat"),
        ("door", "Doors"),
    ];
    for (word, says) in table {
        let read = page(&content, word);
        assert!(read.contains(says), "`help {word}`: {read}");
    }
}

#[test]
fn issue17_help_opens_what_was_listed_by_its_number() {
    let mut evening = Evening::of("{rooms: {hall: {}}, players: {Aria: {}}}");
    let listed = evening.says("Aria", "help people").join("\n");
    assert!(listed.contains("  2. "), "{listed}");
    let second = listed
        .split("  2. ")
        .nth(1)
        .and_then(|rest| rest.split_whitespace().next())
        .expect("a name");
    let opened = evening.says("Aria", "help 2").join("\n");
    let named = evening.says("Aria", &format!("help {second}")).join("\n");
    assert_eq!(opened, named);
    let far = evening.says("Aria", "help 99").join("\n");
    assert!(far.contains("There is no help on \"99\""), "{far}");
}

/// `help index` is short enough to be read: a heading and its topics on a line or a few.
#[test]
fn issue17_help_lists_topics_under_headings() {
    let read = page(&stock(), "index");
    for topic in stock().words.help.iter().filter(|topic| topic.level == "player") {
        assert!(read.contains(&topic.topic), "{} is not listed", topic.topic);
    }
    assert!(read.lines().count() <= 60, "{read}");
    assert!(!read.contains("building"), "what players cannot read is not listed");
}

//! A fight can be read: who is who, what hit and what missed, and not a prompt after each line.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use dominion::base::clock::Millis;
use dominion::game::ground::creature::SkillTarget;
use dominion::text::sentence::{Pronouns, Subject, render};
use regex::Regex;

use crate::harness::evening::Evening;
use crate::screen_reader::market;

const JACKALS: &str = "\
rooms: {waste: {exits: {east: road}}, road: {}}
npcs: {jackal: {name: a salt jackal, at: waste, count: 3, level: 1, health: 400, damage: [1, 1], armor: 10, behavior: [attacks_on_sight]}}
players: {Aria: {level: 9, at: road}}
";

/// What Aria reads in a minute of a fight against three, every tenth of a second.
fn minute_of_fight(first: &str) -> Vec<Vec<String>> {
    let mut evening = Evening::of(JACKALS);
    evening.says("Aria", first);
    evening.show_prompts("Aria", true);
    let mut read = vec![evening.says("Aria", "west")];
    for _ in 0..600 {
        evening.pass(Millis(100));
        read.push(evening.read("Aria"));
    }
    read
}

fn is_prompt(line: &str) -> bool {
    line.contains(" health, ")
}

/// Entry 7: 35 prompts in 95 lines.
#[test]
fn issue14_07_a_burst_of_lines_has_one_prompt() {
    let read = minute_of_fight("brief combat off");
    let lines: Vec<&String> = read.iter().flatten().collect();
    let prompts = lines.iter().filter(|line| is_prompt(line)).count();
    let told = lines.len() - prompts;
    assert!(told > 60, "it is a fight: {told} lines");
    assert!((20..=32).contains(&prompts), "{prompts} prompts in a minute");
    // Nobody is left without one: what was read last is followed by a prompt within a round.
    let ticks: Vec<bool> = read.iter().map(|tick| tick.iter().any(|l| is_prompt(l))).collect();
    let longest = ticks.split(|shown| *shown).map(<[bool]>::len).max().unwrap_or(0);
    assert!(longest <= 26, "{} tenths of a second without a prompt", longest);
}

/// What is typed is answered with a prompt at once, however lately there was one.
#[test]
fn issue14_07_an_answer_has_its_prompt_at_once() {
    let mut evening = Evening::of(JACKALS);
    evening.show_prompts("Aria", true);
    evening.says("Aria", "west");
    for typed in ["look", "score", "", "nonsense", "say Ho."] {
        evening.pass(Millis(300));
        let read = evening.says("Aria", typed);
        assert!(read.last().is_some_and(|line| is_prompt(line)), "`{typed}`: {read:#?}");
    }
}

/// Each line of a fight against several of a kind says which of them.
#[test]
fn issue14_07_several_of_a_kind_are_told_apart() {
    for mode in ["brief combat off", "brief combat on", "reader on"] {
        let mut which = BTreeSet::new();
        let read = minute_of_fight(mode);
        for line in read.iter().flatten() {
            let one = line.contains("salt jackal") && !line.contains("jackals");
            let named = ["first", "second", "third"].iter().find(|nth| line.contains(**nth));
            which.extend(named.map(|nth| nth.to_string()));
            let new = line.contains("arrives") || line.contains("is here");
            assert!(!one || named.is_some() || new, "{mode}: which one? {line}");
        }
        assert_eq!(which.len(), 3, "{mode}: {which:?} in {:#?}", read.concat());
    }
}

/// Both forms of the verb with which a template begins.
fn first_verb(template: &str) -> Option<String> {
    static VERB: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\{(?:[a-z]+:)?([a-z -]+\|[a-z -]+)\}").expect("a pattern"));
    VERB.captures(template).map(|found| found[1].to_string())
}

/// Every line of a miss, of blows and of skills: it says that nothing was hit, and does not begin like
/// a hit.
#[test]
fn issue14_07_no_miss_reads_as_a_hit() {
    let evening = market();
    let server = evening.server();
    let content = server.engine.content();
    let combat = &content.words.combat;
    let hits: BTreeSet<String> = combat
        .hits
        .values()
        .flat_map(|by_severity| by_severity.values().flatten())
        .filter_map(|line| first_verb(line))
        .collect();
    assert!(hits.len() > 20, "{hits:?}");
    let skills = content.callings.iter().flat_map(|calling| &calling.skills);
    let skills = skills.filter(|skill| skill.target == SkillTarget::Foe);
    let of_skills = skills.filter_map(|skill| skill.line_miss.clone());
    let misses: Vec<String> = combat.misses.iter().cloned().chain(of_skills).collect();
    assert!(misses.len() >= 8, "{misses:#?}");
    let says_so = ["miss", "wide", "past", "nothing", "aside", "out of", "in vain", "without luck"];
    for miss in misses {
        let read = render(
            &miss,
            &[("actor", Subject::YOU), ("target", Subject::other("the poet", Pronouns::He))],
            &[("weapon", "the club")],
        );
        assert!(says_so.iter().any(|word| read.contains(word)), "does it miss? {read}");
        let verb = first_verb(&miss).expect("it begins with a verb");
        assert!(!hits.contains(&verb), "it begins like a hit: {read}");
    }
}

/// Whatever a room shows in the colour of enemies it also says, and `look` and `consider` say what
/// each will do. Held against the colours themselves, wherever somebody can stand in the stock world.
#[test]
fn issue14_07_hostility_is_said_and_not_only_coloured() {
    let mut evening = market();
    evening.enter("Aria");
    for line in ["color 16", "width 500", "config pager off"] {
        evening.says("Aria", line);
    }
    let rooms: Vec<String> = {
        let server = evening.server();
        let content = server.engine.content();
        let world = server.engine.world();
        let with_npcs = |room: &dominion::base::id::RoomId| !world.places.npcs_in(*room).is_empty();
        content
            .all_rooms()
            .filter(|room| with_npcs(&room.shared))
            .map(|room| room.key.to_string())
            .collect()
    };
    static FOE: LazyLock<Regex> =
        LazyLock::new(|| Regex::new("\u{1b}\\[0;(?:1;)?[39]1m").expect("a pattern"));
    let mut hostile = 0;
    for room in rooms {
        evening.types("Aria", &format!("@goto {room}"));
        let seen = evening.read_raw("Aria");
        // Who attacks at once, or is on her already, says so in another way.
        for line in seen.lines().filter(|line| !line.contains('!')) {
            let (red, said) = (FOE.is_match(line), line.contains("(hostile)"));
            hostile += usize::from(said);
            assert_eq!(red, said, "{room}: {line:?}");
        }
    }
    assert!(hostile > 20, "{hostile} lines of enemies");
}

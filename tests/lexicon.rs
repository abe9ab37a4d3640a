//! Words that are no verbs: each is answered, and none is sent away.

use std::collections::BTreeSet;

use dominion::game::Content;
use dominion::game::frame::lexicon;
use dominion::game::frame::verb::{self, Group, Role};

use crate::harness::evening::Evening;

/// Words that are no verbs today or may be none, with what is not to be read in the answer.
const NOT_SENT_AWAY: &[(&str, &[&str])] = &[
    ("worth", &["`north`"]),
    ("shout", &["`shut`", "`south`"]),
    ("cast", &["`east`"]),
    ("mouth", &["`south`"]),
    ("fourth", &["`north`", "`south`"]),
    ("forth", &["`north`"]),
    ("best", &["`west`"]),
    ("least", &["`east`"]),
    ("pest", &["`west`"]),
    ("feast", &["`east`"]),
    ("cup", &["`up`"]),
    ("gown", &["`down`"]),
    ("town", &["`down`"]),
    ("skill", &["`kill`"]),
    ("bill", &["`kill`"]),
    ("free", &["`flee`"]),
    ("quiet", &["`quit`"]),
    ("live", &["`give`"]),
    ("crop", &["`drop`"]),
    ("cell", &["`sell`"]),
];

/// What somebody reads who types a line.
fn answer(evening: &mut Evening, line: &str) -> String {
    let read = evening.says("Aria", line);
    assert!(!read.is_empty(), "`{line}` is answered");
    read.join(" ")
}

fn hall() -> Evening {
    Evening::of("{rooms: {hall: {}}, players: {Aria: {}}}")
}

#[test]
fn issue17_12_suggestions_do_not_send_away() {
    let mut evening = hall();
    for (word, never) in NOT_SENT_AWAY {
        let read = answer(&mut evening, word);
        for away in *never {
            assert!(!read.contains(away), "`{word}`: {read}");
        }
    }
}

/// A slip is one all the same.
#[test]
fn issue17_12_a_slip_of_a_way_or_of_a_blow_is_understood() {
    let mut evening = hall();
    for (word, meant) in
        [("nroth", "`north`"), ("eastt", "`east`"), ("kilk", "`kill`"), ("qui", "`quit`")]
    {
        let read = answer(&mut evening, word);
        assert!(read.contains(meant), "`{word}`: {read}");
    }
}

#[test]
fn issue17_12_what_a_word_means_comes_before_what_is_spelt_alike() {
    let mut evening = hall();
    for (word, meant) in [("worth", "`score`"), ("stats", "`score`"), ("abilities", "`skills`")] {
        if verb::exact(Role::Player, word).is_some() {
            continue;
        }
        let read = answer(&mut evening, word);
        assert!(read.contains(meant), "`{word}`: {read}");
    }
}

/// The table of systems that are not here forgets a word as soon as it is a verb.
#[test]
fn issue17_done1_what_comes_later_is_no_verb_yet() {
    let words = lexicon::later().iter().flat_map(|system| &system.words);
    let built: Vec<&String> =
        words.filter(|word| verb::exact(Role::Player, word).is_some()).collect();
    assert!(built.is_empty(), "these are verbs now: take them out of config/words.yaml: {built:?}");
}

#[test]
fn issue17_done1_words_of_systems_that_come_later_say_what_there_is_instead() {
    let mut evening = hall();
    let mut said = BTreeSet::new();
    for system in lexicon::later() {
        assert!(said.insert(&system.says), "said twice: {}", system.says);
        for word in &system.words {
            assert!(!word.contains(' '), "\"{word}\" is one word");
            let read = answer(&mut evening, &format!("{word} something"));
            assert!(!read.contains("is no command"), "`{word}`: {read}");
        }
        let word = &system.words[0];
        assert_eq!(plain(&answer(&mut evening, word)), plain(&system.says), "`{word}`");
    }
}

/// The letters alone, for lines are broken somewhere.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whatever an answer tells to type is there to be typed.
#[test]
fn issue17_done1_answers_name_only_verbs_that_there_are() {
    let typed = regex::Regex::new("`([^`]+)`").expect("a pattern");
    let content = Content::default();
    let noise =
        ["hello", "bye", "please", "thanks", "yes", "no", "what", "test", "lol", "fuck", "xyzzy"];
    let noise = noise.iter().filter_map(|word| lexicon::answer(&content, word));
    let mut wrong = Vec::new();
    for says in lexicon::later().iter().map(|system| system.says.as_str()).chain(noise) {
        for found in typed.captures_iter(says) {
            let (word, _) = verb::split(&found[1]);
            if verb::exact(Role::Player, word).is_none() {
                wrong.push(format!("`{}` in: {says}", &found[1]));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// No word of a hundred that people type is answered by a way out, whatever it is like.
#[test]
fn issue17_12_no_word_is_answered_by_a_way_that_is_not_its_slip() {
    let content = Content::default();
    let (world, who) = (Default::default(), dominion::base::id::CreatureId(1));
    let ways: BTreeSet<&str> = verb::all()
        .filter(|spec| spec.group == Group::Moving)
        .flat_map(|spec| spec.words())
        .collect();
    let text = include_str!("../world_data/config/words.yaml");
    let words: BTreeSet<&str> = text.split(|c: char| !c.is_ascii_lowercase()).collect();
    for word in words.iter().filter(|word| word.len() > 3) {
        let verb::Found::Nothing(near) = verb::find(&content, &world, who, Role::Player, word)
        else {
            continue;
        };
        let meant = lexicon::meaning(&content, word);
        for near in near.iter().filter(|near| ways.contains(near.as_str()) && !meant.contains(near))
        {
            let begins = near.chars().next() == word.chars().next();
            assert!(begins, "`{word}` is answered by `{near}`");
        }
    }
}

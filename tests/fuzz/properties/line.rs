//! Lines: what a player may type, from its bytes to the words a verb is given.

use dominion::base::id::CreatureId;
use dominion::game::frame::grammar::{self, Noun, What};
use dominion::game::frame::verb::{self, Found, Role};
use dominion::game::{Content, World};
use dominion::telnet;
use dominion::telnet::codec::{Codec, Flow, Item};
use dominion::telnet::line::Reading;
use dominion::text::style::{clean, is_mark};

/// What stands between two nouns, over all verbs.
const JOINS: [&str; 7] = ["from", "in", "into", "to", "at", "on", "with"];

pub fn hold(bytes: &[u8]) {
    let mut codec = Codec::default();
    let mut ended = bytes.to_vec();
    ended.push(b'\n');
    codec.feed(&ended, &mut |item| {
        if let Item::Line { raw, .. } = item {
            line(&telnet::line::clean(raw, Reading::default()));
        }
        Flow::Continue(())
    });
}

fn line(text: &str) {
    assert!(!text.chars().any(char::is_control), "{text:?} has a control character");
    let shown = clean(text);
    assert!(!shown.chars().any(|c| c.is_control() || is_mark(c)), "{shown:?} is not clean");
    assert_eq!(clean(&shown), shown, "cleaning twice changes nothing");

    let (word, args) = verb::split(text);
    assert!(text.contains(args), "{args:?} was typed in {text:?}");
    assert!(text.contains(word) || ["say", "emote"].contains(&word), "{word:?} in {text:?}");
    assert!(!word.contains(char::is_whitespace), "{word:?} is one word");
    for role in Role::ALL {
        found(role, word);
    }
    for text in [text, args] {
        nouns(text);
    }
}

fn found(role: Role, word: &str) {
    let typed = verb::without_marks(word).to_lowercase();
    match verb::find(&Content::default(), &World::default(), CreatureId(1), role, word) {
        Found::Verb(spec) => {
            assert!(spec.role <= role, "{} is not for a {}", spec.name, role.word());
            let begins = spec.words().any(|word| word.starts_with(&typed));
            assert!(begins, "{typed:?} is no beginning of {}", spec.name);
            assert!(!spec.full || spec.words().any(|word| word == typed), "{typed:?} in full");
        }
        Found::Skill(_) | Found::Social(_) => {
            panic!("nobody has a skill, and no social is written")
        }
        Found::Answered(_) => {}
        Found::Nothing(nearest) => {
            let is_word = |near: &String| verb::exact(role, near).is_some();
            assert!(nearest.len() <= 3 && nearest.iter().all(is_word), "{nearest:?}");
        }
    }
}

fn nouns(text: &str) {
    lies_within(grammar::noun(text), text);
    let around = grammar::around(text, &JOINS);
    for (first, second) in around.into_iter().chain(grammar::cuts(text)) {
        assert!(text.contains(first) && text.contains(second), "{first:?} and {second:?}");
        lies_within(grammar::noun(first), text);
        lies_within(grammar::noun(second), text);
    }
    if let Some(phrase) = grammar::phrase(text) {
        for fits in [true, false] {
            let nouns = phrase.nouns(&|_| fits);
            assert!(!nouns.is_empty(), "{text:?} speaks of something");
            nouns.into_iter().for_each(|noun| lies_within(Some(noun), text));
        }
    }
    let (word, rest) = grammar::word_and_rest(text);
    assert!(text.contains(word) && text.ends_with(rest), "{rest:?} is the end of {text:?}");
    for keyword in ["harbour rat", "Keeper's half-moon key", "Łukasz", text] {
        grammar::name_has_word(keyword, word);
        grammar::word_fits(keyword, word);
    }
    if !word.is_empty() {
        assert!(grammar::word_fits(word, word), "{word:?} is a keyword of itself");
    }
}

/// Every word of a noun was typed.
fn lies_within(noun: Option<Noun>, text: &str) {
    let Some(noun) = noun else { return };
    // A sigma is written otherwise at the end of a word.
    let same =
        |text: &str| text.to_lowercase().replace('ς', "σ").replace(grammar::is_apostrophe, "'");
    if let What::Words(words) = &noun.what {
        assert!(!words.is_empty(), "a noun of words has some");
        let typed = same(text);
        for word in words {
            assert!(typed.contains(&same(word)), "{word:?} was typed in {text:?}");
        }
    }
    assert!(!noun.words().is_empty(), "a refusal names it");
}

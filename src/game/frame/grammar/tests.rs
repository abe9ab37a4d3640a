//! What lines mean, as far as the line alone says it.

use proptest::prelude::*;

use super::*;

fn words_of(list: &[&str]) -> What {
    What::Words(list.iter().map(|w| w.to_string()).collect())
}

fn read(typed: &str) -> (Which, What) {
    let noun = noun(typed).unwrap_or_else(|| panic!("{typed} is a noun"));
    (noun.which, noun.what)
}

#[test]
fn issue17_9_nouns_of_all_shapes() {
    let sword = || words_of(&["sword"]);
    for (typed, which, what) in [
        ("sword", Which::Plain, sword()),
        ("the sword.", Which::Plain, sword()),
        ("2.sword", Which::Nth(2), sword()),
        ("sword 2", Which::Nth(2), sword()),
        ("sword #2", Which::Nth(2), sword()),
        ("second sword", Which::Nth(2), sword()),
        ("the 2nd sword", Which::Nth(2), sword()),
        ("the long sword", Which::Plain, words_of(&["long", "sword"])),
        ("\"long sword\"", Which::Plain, words_of(&["long", "sword"])),
        ("“long sword”", Which::Plain, words_of(&["long", "sword"])),
        ("2.\"long sword\"", Which::Nth(2), words_of(&["long", "sword"])),
        ("keeper’s key", Which::Plain, words_of(&["keeper's", "key"])),
        ("me", Which::Plain, What::Me),
        ("it", Which::Plain, What::It(Pronoun::It)),
        ("all of them", Which::All, What::It(Pronoun::Them)),
        ("her sword", Which::Plain, sword()),
        ("all", Which::All, What::Anything),
        ("everything here", Which::All, What::Anything),
        ("all.coin", Which::All, words_of(&["coin"])),
        ("all my coins", Which::All, words_of(&["coins"])),
        ("every coin", Which::All, words_of(&["coin"])),
        ("ally", Which::Plain, words_of(&["ally"])),
        ("3 coins", Which::Count(3), words_of(&["coins"])),
        ("1,000 coins", Which::Count(1000), words_of(&["coins"])),
        ("two of the knives", Which::Count(2), words_of(&["knives"])),
        ("3", Which::Plain, words_of(&["3"])),
        ("2 1", Which::Count(2), words_of(&["1"])),
        ("two", Which::Plain, words_of(&["two"])),
        ("my", Which::Plain, words_of(&["my"])),
    ] {
        assert_eq!(read(typed), (which, what), "{typed}");
    }
    assert_eq!(noun(""), None);
    assert_eq!(noun("   "), None);
    assert_eq!(noun(", ,"), None);
}

#[test]
fn issue17_9_my_here_and_other_choose() {
    for (typed, whose) in [
        ("sword", Whose::Anyone),
        ("my sword", Whose::Mine),
        ("all my swords", Whose::Mine),
        ("sword here", Whose::Here),
        ("the other sword", Whose::Other),
        ("another", Whose::Anyone),
    ] {
        assert_eq!(noun(typed).map(|noun| noun.whose), Some(whose), "{typed}");
    }
}

/// Found by fuzzing: quoted blanks were a noun without words, which fits whatever is near.
#[test]
fn quoted_blanks_fit_nothing() {
    for (typed, words) in [("\"  \"", "\" \""), ("' '", "' '"), ("all.\" \"", "\" \"")] {
        assert_eq!(noun(typed).map(|noun| noun.words()).as_deref(), Some(words), "{typed}");
    }
}

/// What the nouns of a phrase are where only these are there.
fn nouns(typed: &str, there: &[&str]) -> Vec<String> {
    let is_there = |noun: &Noun| {
        let has =
            |words: &[String]| there.iter().any(|name| fit(words, name, [].into_iter()).is_some());
        matches!(&noun.what, What::Words(words) if has(words))
            || (!noun.literal.is_empty() && has(&noun.literal))
    };
    let nouns = phrase(typed).expect("a phrase").nouns(&is_there);
    nouns.iter().map(Noun::words).collect()
}

#[test]
fn issue17_9_lists_are_lists_unless_they_are_a_name() {
    let there = ["a slate and pencil", "a long sword", "an axe", "a shield"];
    for (typed, meant) in [
        ("slate and pencil", vec!["slate and pencil"]),
        ("slate and axe", vec!["slate", "axe"]),
        ("axe, sword and 2.shield", vec!["axe", "sword", "2.shield"]),
        ("axe shield", vec!["axe", "shield"]),
        ("long sword axe", vec!["long sword", "axe"]),
        ("sword long", vec!["sword long"]),
        ("axe unicorn", vec!["axe unicorn"]),
        ("axe and unicorn", vec!["axe", "unicorn"]),
    ] {
        assert_eq!(nouns(typed, &there), meant, "{typed}");
    }
    let all = phrase("all except the axe and sword").expect("a phrase");
    assert!(all.whole.is_everything() && all.except.len() == 2 && !all.is_everything());
    let knives = phrase("every knife but the rusty one").expect("a phrase");
    assert_eq!((knives.whole.which, knives.except.len()), (Which::All, 1));
}

#[test]
fn issue17_9_how_well_words_fit_a_name() {
    let rank = |typed: &str, name: &str| {
        let words: Vec<String> = typed.split(' ').map(str::to_string).collect();
        fit(&words, name, [].into_iter()).map(|fit| (fit.rank, fit.is_many))
    };
    for (typed, name, expected) in [
        ("box", "a box", Some((Rank::Name, false))),
        ("box", "a small box", Some((Rank::Head, false))),
        ("box small", "a small box", Some((Rank::Name, false))),
        ("box", "a note about a box", Some((Rank::Words, false))),
        ("box", "some boxwood", Some((Rank::Beginning, false))),
        ("boxes", "a small box", Some((Rank::Head, true))),
        ("knives", "a gutting knife", Some((Rank::Head, true))),
        ("trousers", "some canvas trousers", Some((Rank::Head, false))),
        ("trouser", "some canvas trousers", Some((Rank::Head, false))),
        ("torches", "a pine torch", Some((Rank::Head, true))),
        ("loaves", "a loaf of bread", Some((Rank::Head, true))),
        ("ale", "a mug of ale", Some((Rank::Words, false))),
        ("ship", "a ship's biscuit", Some((Rank::Words, false))),
        ("moon", "Keeper's half-moon key", Some((Rank::Words, false))),
        ("har", "a harbour rat", Some((Rank::Beginning, false))),
        ("rat cat", "a harbour rat", None),
        ("a", "a harbour rat", None),
    ] {
        assert_eq!(rank(typed, name), expected, "{typed} of {name}");
    }
}

#[test]
fn every_word_of_a_name_is_a_keyword() {
    for word in ["harbour", "rat", "har", "RATS"] {
        assert!(name_has_word("a harbour rat", word), "{word}");
    }
    assert!(!name_has_word("a harbour rat", "a"));
}

#[test]
fn a_line_is_cut_at_a_word_and_between_words() {
    assert_eq!(around("all from the bag", &["from"]), Some(("all", "the bag")));
    assert_eq!(around("from bag", &["from"]), None);
    assert_eq!(around("sword from", &["from"]), None);
    assert_eq!(after("In the box", &["in"]), Some("the box"));
    assert_eq!(cuts("a \"b c\" d"), [("a", "\"b c\" d"), ("a \"b c\"", "d")]);
}

proptest! {
    #![proptest_config(crate::base::properties::properties())]
    /// What a refusal calls a thing can be typed again.
    #[test]
    fn a_noun_is_what_it_says(nth in 2..50usize, word in "[b-lo-z][a-z]{2,8}( [b-lo-z][a-z]{2,8}){0,2}") {
        let typed = format!("{nth}.{word}");
        let meant = noun(&typed).expect("a noun");
        prop_assert_eq!(noun(&meant.words()), Some(meant));
    }

    /// No line breaks it, and every word of a noun was typed.
    #[test]
    fn issue17_9_no_line_breaks_a_phrase(line in "\\PC{0,40}|[\"'“’, a-z0-9.]{0,60}|(all|every|two|2\\.|the|my|sword|except|and|,| ){0,20}") {
        if let Some(phrase) = phrase(&line) {
            let nouns = phrase.nouns(&|noun| noun.words().len() % 3 == 0);
            prop_assert!(!nouns.is_empty());
            for noun in nouns {
                prop_assert!(!noun.words().is_empty());
            }
        }
        for (first, last) in cuts(&line) {
            prop_assert!(line.contains(first) && line.contains(last));
        }
    }
}

//! The words players use for things and people, as nom parsers.
//!
//! `sword`, `2.sword`, `all`, `all.coin`, `3 coins`, `the long sword`, `"long sword"`, `me`, `it`,
//! and two of them joined: `all from bag`, `coin to bran`. Articles are ignored. Every word of a
//! thing's name is a keyword, and a beginning of it will do.

use nom::branch::alt;
use nom::bytes::complete::{tag_no_case, take_till1, take_while1};
use nom::character::complete::{char, digit1, multispace0, multispace1};
use nom::combinator::{all_consuming, map_opt, opt, value, verify};
use nom::multi::separated_list1;
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

use crate::text::sentence::plural;

/// What somebody typed for a thing or a person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Noun {
    pub which: Which,
    pub what: What,
}

/// Which of those that fit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Which {
    /// `2.sword`: the second; plain `sword` is the first.
    Nth(usize),
    /// `all`, `all.coin`.
    All,
    /// `3 coins`: so many of them.
    Count(u64),
}

/// The words that must fit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum What {
    /// Anything: `all`.
    Anything,
    /// `me`, `myself`, `self`.
    Me,
    /// `it`, `him`, `her`, `them`: what was last spoken of.
    It,
    Words(Vec<String>),
}

impl Noun {
    /// The words as typed, for refusals.
    pub fn words(&self) -> String {
        match &self.what {
            What::Words(words) => match self.which {
                Which::Nth(n) if n > 1 => format!("{n}.{}", words.join(" ")),
                _ => words.join(" "),
            },
            What::Me => "me".into(),
            What::It => "it".into(),
            What::Anything => "all".into(),
        }
    }
}

/// One noun, the whole of `text`. `None` for an empty text.
pub fn noun(text: &str) -> Option<Noun> {
    all_consuming(delimited(multispace0, noun_parser, multispace0))
        .parse(text)
        .ok()
        .map(|(_, noun)| noun)
}

/// Two nouns around one of `joins` (`get all from bag`), or one alone. Where no join is typed
/// the last word of several stands for the second noun if `bare` allows it (`put sword bag`).
pub fn two(text: &str, joins: &[&str], bare: Bare) -> (Option<Noun>, Option<Noun>) {
    let words = split_words(text);
    let lower: Vec<String> = words.iter().map(|w| w.to_ascii_lowercase()).collect();
    let join = lower.iter().position(|w| joins.contains(&w.as_str()));
    match join {
        Some(at) => (noun(&words[..at].join(" ")), noun(&words[at + 1..].join(" "))),
        None if bare == Bare::LastWord && count_nouns(&lower) >= 2 => {
            let (first, last) = words.split_at(words.len() - 1);
            (noun(&first.join(" ")), noun(&last.join(" ")))
        }
        None => (noun(text), None),
    }
}

/// Whether a second noun may follow without a join.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Bare {
    LastWord,
    Never,
}

/// The first word and the rest: `tell Bran hello there`.
pub fn word_and_rest(text: &str) -> (&str, &str) {
    let text = text.trim_start();
    match text.find(char::is_whitespace) {
        Some(at) => (&text[..at], text[at..].trim_start()),
        None => (text, ""),
    }
}

/// An amount of coins: `5 coins`, `1 coin`, `12 credits`, `all coins` is not one.
pub fn coins(text: &str) -> Option<u64> {
    let parse: IResult<&str, u64> = all_consuming(delimited(
        multispace0,
        terminated(number, preceded(multispace1, coin_word)),
        multispace0,
    ))
    .parse(text);
    parse.ok().map(|(_, n)| n)
}

/// Whether any word of a name begins with `word`; articles and little words do not count.
pub fn name_has_word(name: &str, word: &str) -> bool {
    name.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '-')
        .filter(|part| !is_little(part))
        .any(|part| word_fits(part, word) || part.split(['-', '\'']).any(|p| word_fits(p, word)))
}

/// Whether `word` is a keyword, or the beginning of one, without regard to case; its plural fits
/// too (`coins` fits `coin`, `loaves` fits `loaf`), because that is what a stack is called.
pub fn word_fits(keyword: &str, word: &str) -> bool {
    let begins = |k: &str, w: &str| {
        !w.is_empty() && k.get(..w.len()).is_some_and(|start| start.eq_ignore_ascii_case(w))
    };
    let equal_beyond_ascii = || keyword.to_lowercase().starts_with(&word.to_lowercase());
    let singular = word.strip_suffix(['s', 'S']).filter(|w| w.len() >= 3);
    begins(keyword, word)
        || (!word.is_ascii() && !word.is_empty() && equal_beyond_ascii())
        || singular.is_some_and(|w| keyword.eq_ignore_ascii_case(w))
        || is_plural_of(keyword, word)
}

/// Whether a word is the whole plural of a keyword. Both begin alike in any plural we make, which
/// spares nearly all the work.
fn is_plural_of(keyword: &str, word: &str) -> bool {
    let first = |text: &str| text.chars().next().map(|c| c.to_ascii_lowercase());
    word.len() >= 3
        && first(keyword) == first(word)
        && plural(keyword, 2).strip_prefix("2 ").is_some_and(|many| many.eq_ignore_ascii_case(word))
}

fn noun_parser(input: &str) -> IResult<&str, Noun> {
    alt((all_of, ordinal, counted, first)).parse(input)
}

/// `all`, `all.coin`, `all coins`, `everything`.
fn all_of(input: &str) -> IResult<&str, Noun> {
    let mut everything = value((), alt((tag_no_case("all"), tag_no_case("everything"))));
    let (rest, ()) = everything.parse(input)?;
    if rest.trim().is_empty() {
        return Ok(("", Noun { which: Which::All, what: What::Anything }));
    }
    let (rest, what) =
        preceded(alt((value((), char('.')), value((), multispace1))), words).parse(rest)?;
    Ok((rest, Noun { which: Which::All, what }))
}

/// `2.sword`.
fn ordinal(input: &str) -> IResult<&str, Noun> {
    let (rest, (n, what)) =
        (terminated(map_opt(number, |n| usize::try_from(n).ok()), char('.')), words)
            .parse(input)?;
    Ok((rest, Noun { which: Which::Nth(n.max(1)), what }))
}

/// `3 coins`.
fn counted(input: &str) -> IResult<&str, Noun> {
    let (rest, (n, what)) = (terminated(number, multispace1), words).parse(input)?;
    Ok((rest, Noun { which: Which::Count(n), what }))
}

fn first(input: &str) -> IResult<&str, Noun> {
    let (rest, what) = words.parse(input)?;
    Ok((rest, Noun { which: Which::Nth(1), what }))
}

/// The words of one noun; `me` and `it` are words of their own kind.
fn words(input: &str) -> IResult<&str, What> {
    let (rest, list) = separated_list1(multispace1, one_word).parse(input)?;
    let list: Vec<String> = list
        .into_iter()
        .flat_map(|part| part.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>())
        .collect();
    let meant: Vec<String> = list.iter().filter(|w| !is_little(w)).cloned().collect();
    let list = if meant.is_empty() { list } else { meant };
    let what = match list.as_slice() {
        [one] if ["me", "myself", "self"].contains(&one.as_str()) => What::Me,
        [one] if ["it", "him", "her", "them"].contains(&one.as_str()) => What::It,
        _ => What::Words(list),
    };
    Ok((rest, what))
}

/// A bare word, or several between quotes. Quotes around nothing but blanks are bare words: a noun
/// without any word would fit everything there is.
fn one_word(input: &str) -> IResult<&str, &str> {
    let quoted = |q: char| {
        let said = verify(take_till1(move |c| c == q), |said: &str| !said.trim().is_empty());
        delimited(char(q), said, opt(char(q)))
    };
    alt((quoted('"'), quoted('\''), take_while1(|c: char| !c.is_whitespace()))).parse(input)
}

fn number(input: &str) -> IResult<&str, u64> {
    map_opt(digit1, |digits: &str| digits.parse().ok()).parse(input)
}

fn coin_word(input: &str) -> IResult<&str, ()> {
    let word = |w| value((), tag_no_case(w));
    alt((word("coins"), word("coin"), word("credits"), word("credit"), word("gold"))).parse(input)
}

/// Articles and the like, which carry no meaning in a noun.
fn is_little(word: &str) -> bool {
    ["a", "an", "the", "of", "my", "some", "at", ""].contains(&word.to_ascii_lowercase().as_str())
}

/// Words of a text, a quoted stretch (with its quotes) being one.
fn split_words(text: &str) -> Vec<&str> {
    let parse: IResult<&str, Vec<&str>> = separated_list1(multispace1, raw_word).parse(text.trim());
    match parse {
        Ok((_, words)) => words,
        Err(_) => Vec::new(),
    }
}

fn raw_word(input: &str) -> IResult<&str, &str> {
    let quoted = |q: char| {
        nom::combinator::recognize(delimited(char(q), take_till1(move |c| c == q), char(q)))
    };
    alt((quoted('"'), take_while1(|c: char| !c.is_whitespace()))).parse(input)
}

/// How many nouns a list of words could be at most: `3 coins` and `the bag` are one each.
fn count_nouns(words: &[String]) -> usize {
    words.iter().filter(|w| !is_little(w) && w.parse::<u64>().is_err()).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words_of(list: &[&str]) -> What {
        What::Words(list.iter().map(|w| w.to_string()).collect())
    }

    #[test]
    fn nouns_of_all_shapes() {
        let nth = |n, what| Some(Noun { which: Which::Nth(n), what });
        assert_eq!(noun("sword"), nth(1, words_of(&["sword"])));
        assert_eq!(noun("2.sword"), nth(2, words_of(&["sword"])));
        assert_eq!(noun("the long sword"), nth(1, words_of(&["long", "sword"])));
        assert_eq!(noun("\"long sword\""), nth(1, words_of(&["long", "sword"])));
        assert_eq!(noun("me"), nth(1, What::Me));
        assert_eq!(noun("it"), nth(1, What::It));
        let all = |what| Some(Noun { which: Which::All, what });
        assert_eq!(noun("all"), all(What::Anything));
        assert_eq!(noun("all.coin"), all(words_of(&["coin"])));
        assert_eq!(noun("all coins"), all(words_of(&["coins"])));
        assert_eq!(noun("ally"), nth(1, words_of(&["ally"])));
        let three = Some(Noun { which: Which::Count(3), what: words_of(&["coins"]) });
        assert_eq!(noun("3 coins"), three);
        assert_eq!(noun(""), None);
        assert_eq!(noun("   "), None);
    }

    /// Found by fuzzing: quoted blanks were a noun without words, which fits whatever is near.
    #[test]
    fn quoted_blanks_fit_nothing() {
        for (typed, words) in [("\"  \"", "\" \""), ("' '", "' '"), ("all.\" \"", "\" \"")] {
            assert_eq!(noun(typed).map(|noun| noun.words()).as_deref(), Some(words), "{typed}");
        }
    }

    #[test]
    fn two_nouns_with_and_without_a_join() {
        let (first, second) = two("all from the bag", &["from"], Bare::LastWord);
        assert_eq!(first.unwrap().which, Which::All);
        assert_eq!(second.unwrap().words(), "bag");
        let (first, second) = two("sword bag", &["in"], Bare::LastWord);
        assert_eq!(
            (first.unwrap().words(), second.unwrap().words()),
            ("sword".into(), "bag".into())
        );
        let (first, second) = two("3 coins", &["to"], Bare::LastWord);
        assert_eq!((first.unwrap().which, second), (Which::Count(3), None));
    }

    #[test]
    fn every_word_of_a_name_is_a_keyword() {
        for word in ["harbour", "rat", "har", "RATS"] {
            assert!(name_has_word("a harbour rat", word), "{word}");
        }
        assert!(!name_has_word("a harbour rat", "a"));
        for (name, word) in [("a pine torch", "torches"), ("a loaf of bread", "loaves")] {
            assert!(name_has_word(name, word), "{word}");
        }
        assert!(name_has_word("Keeper's half-moon key", "moon"));
    }

    #[test]
    fn amounts_of_coins() {
        assert_eq!(coins("5 coins"), Some(5));
        assert_eq!(coins("1 credit"), Some(1));
        assert_eq!(coins("5 swords"), None);
        assert_eq!(coins("99999999999999999999 coins"), None);
    }

    proptest! {
        #![proptest_config(crate::base::properties::properties())]
        /// What a refusal calls a thing can be typed again.
        #[test]
        fn a_noun_is_what_it_says(nth in 1..50usize, word in "[b-lo-z][a-z]{2,8}( [b-lo-z][a-z]{2,8}){0,2}") {
            let typed = format!("{nth}.{word}");
            let meant = noun(&typed).expect("a noun");
            prop_assert_eq!(noun(&meant.words()), Some(meant));
        }

        #[test]
        fn coins_are_read_as_they_are_said(amount: u64) {
            let coins_said = crate::base::money::Coins(amount).to_string();
            prop_assert_eq!(coins(&coins_said), Some(amount));
        }

        #[test]
        fn the_first_word_and_the_rest_are_the_line(line in "[a-z ]{0,20}|\\PC{0,20}") {
            let (word, rest) = word_and_rest(&line);
            prop_assert!(!word.contains(char::is_whitespace));
            let together: String = [word, rest].concat();
            let letters = |text: &str| text.replace(char::is_whitespace, "");
            prop_assert_eq!(letters(&together), letters(&line));
        }
    }
}

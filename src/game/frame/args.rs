//! What stands behind a verb or a part of one, read piece by piece.
//!
//! Each question takes what it understands from the front of the line (or, where it says so, from
//! the end), and refuses what it does not with what was wanted, what was typed, and the usage. So
//! a verb reads as its usage does, and ends with [`Args::end`] if nothing may follow:
//!
//! ```ignore
//! let whom = args.character(turn)?;
//! let span = args.maybe(Args::time)?;
//! args.end()?;
//! ```
//!
//! What only a feature can read (a faction, a room, somebody) is a question of that feature, in an
//! `impl Args` of its own, made with [`Args::longest`] or [`Args::word`].

use std::ops::RangeInclusive;

use nom::branch::alt;
use nom::bytes::complete::{take_till1, take_while1};
use nom::character::complete::{digit1, multispace0, satisfy};
use nom::combinator::{map_opt, opt, verify};
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

use crate::base::clock::Millis;
use crate::base::id::CreatureId;
use crate::base::limits::{COINS_MAX, TYPED_SHOWN_CHARS_MAX};
use crate::base::money::Coins;
use crate::game::Refusal;
use crate::game::frame::grammar::{self, Noun, Phrase, is_quote};
use crate::game::frame::seek::Seek;
use crate::game::frame::span;
use crate::text::style::clean;

/// What was typed behind a verb, by whom, and how it should have been.
#[derive(Clone, Debug)]
pub struct Args<'a> {
    who: CreatureId,
    rest: &'a str,
    usage: &'static str,
    seeks: &'static [Seek],
}

impl<'a> Args<'a> {
    /// A line without its verb. `usage` is the whole line as it is to be typed.
    pub fn new(who: CreatureId, line: &'a str, usage: &'static str) -> Args<'a> {
        Args { who, rest: line.trim(), usage, seeks: &[] }
    }

    /// The same, for a verb that looks there for what is named.
    pub fn seeking(self, seeks: &'static [Seek]) -> Args<'a> {
        Args { seeks, ..self }
    }

    /// Where the verb looks for what is named, nearest first.
    pub fn seeks(&self) -> &'static [Seek] {
        self.seeks
    }

    /// Whoever typed it.
    pub fn who(&self) -> CreatureId {
        self.who
    }

    /// Whether the next word is all digits.
    pub fn is_number_next(&self) -> bool {
        word(self.rest).is_ok_and(|(_, word)| word.bytes().all(|byte| byte.is_ascii_digit()))
    }

    /// Whether nothing is left.
    pub fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// What is left, without taking it.
    pub fn ahead(&self) -> &'a str {
        self.rest
    }

    /// The next word (or several between double quotes).
    ///
    /// # Errors
    /// If there is none.
    pub fn word(&mut self) -> Result<&'a str, Refusal> {
        self.take(word).ok_or(Refusal::Usage(self.usage))
    }

    /// The last word of the line. What stands before it stays.
    ///
    /// # Errors
    /// If there is none.
    pub fn last_word(&mut self) -> Result<&'a str, Refusal> {
        let at = self.rest.rfind(char::is_whitespace).map_or(0, |at| at + blank(self.rest, at));
        let (before, last) = self.rest.split_at(at);
        self.rest = before.trim_end();
        if last.is_empty() { Err(Refusal::Usage(self.usage)) } else { Ok(last) }
    }

    /// Takes this very word if it comes next, whatever its case.
    pub fn keyword(&mut self, keyword: &str) -> bool {
        let mut ahead = self.clone();
        let is_next = ahead.word().is_ok_and(|word| word.eq_ignore_ascii_case(keyword));
        if is_next {
            self.rest = ahead.rest;
        }
        is_next
    }

    /// Takes this very word if the line ends with it, whatever its case.
    pub fn last_keyword(&mut self, keyword: &str) -> bool {
        let mut ahead = self.clone();
        let is_last = ahead.last_word().is_ok_and(|word| word.eq_ignore_ascii_case(keyword));
        if is_last {
            self.rest = ahead.rest;
        }
        is_last
    }

    /// The next word as one of these.
    ///
    /// # Errors
    /// If it is none of them.
    pub fn choice<T: Copy>(&mut self, among: &[(&str, T)]) -> Result<T, Refusal> {
        let before = self.clone();
        let typed = self.word()?;
        let found = among.iter().find(|(word, _)| word.eq_ignore_ascii_case(typed));
        found.map(|(_, meaning)| *meaning).ok_or_else(|| {
            let words: Vec<String> = among.iter().map(|(word, _)| (*word).to_string()).collect();
            before.refuse(crate::game::frame::refusal::or_list(&words))
        })
    }

    /// A whole number.
    ///
    /// # Errors
    /// If it is none, or lies outside.
    pub fn number(&mut self, range: RangeInclusive<u64>) -> Result<u64, Refusal> {
        let before = self.clone();
        let number = self.word()?.parse().ok().filter(|number| range.contains(number));
        number.ok_or_else(|| before.refuse(number_in(&range)))
    }

    /// [`Args::number`], as the last word of the line.
    ///
    /// # Errors
    /// If it is none, or lies outside.
    pub fn last_number(&mut self, range: RangeInclusive<u64>) -> Result<u64, Refusal> {
        let typed = self.last_word()?;
        let number = typed.parse().ok().filter(|number| range.contains(number));
        number.ok_or_else(|| self.refuse_word(typed, number_in(&range)))
    }

    /// A number that may have a fraction: `0.5`, `12`.
    ///
    /// # Errors
    /// If it is none, or lies outside.
    pub fn decimal(&mut self, range: RangeInclusive<f64>) -> Result<f64, Refusal> {
        let before = self.clone();
        let number = self.word()?.parse().ok().filter(|number| range.contains(number));
        let (least, most) = (range.start(), range.end());
        number.ok_or_else(|| before.refuse(format!("a number from {least} to {most}")))
    }

    /// Some coins: `12`, `12 coins`, `1 credit`.
    ///
    /// # Errors
    /// If it is no such number, none at all, or more than a purse holds.
    pub fn amount(&mut self) -> Result<Coins, Refusal> {
        let before = self.clone();
        if self.rest.is_empty() {
            return Err(Refusal::Usage(self.usage));
        }
        let coins = self.take(coins).filter(|coins| (1..=COINS_MAX).contains(coins));
        coins.map(Coins).ok_or_else(|| before.refuse(format!("coins, from 1 to {COINS_MAX}")))
    }

    /// A span of time: `90s`, `2h`, `10 minutes`, `1d12h`.
    ///
    /// # Errors
    /// If it is none.
    pub fn time(&mut self) -> Result<Millis, Refusal> {
        if self.rest.is_empty() {
            return Err(Refusal::Usage(self.usage));
        }
        let (span, rest) = span::begins_with_span(self.rest)?;
        self.rest = rest;
        Ok(span)
    }

    /// A span of time, if what comes next was meant for one: it begins with a digit.
    ///
    /// # Errors
    /// If it begins with a digit and is no span.
    pub fn maybe_time(&mut self) -> Result<Option<Millis>, Refusal> {
        if span::begins_with_digit(self.rest) { self.time().map(Some) } else { Ok(None) }
    }

    /// All that is left, and at least a word of it.
    ///
    /// # Errors
    /// If nothing is.
    pub fn rest(&mut self) -> Result<&'a str, Refusal> {
        let rest = self.all();
        if rest.is_empty() { Err(Refusal::Usage(self.usage)) } else { Ok(rest) }
    }

    /// All that is left, perhaps nothing.
    pub fn all(&mut self) -> &'a str {
        std::mem::take(&mut self.rest).trim()
    }

    /// The number behind the word `before` at the end of the line, if it stands there: which page
    /// of a log is meant.
    ///
    /// # Errors
    /// If what stands behind it is no number.
    pub fn last_before(&mut self) -> Result<Option<u64>, Refusal> {
        let Some(typed) = self.last_after("before") else { return Ok(None) };
        let number = typed.parse().map_err(|_| self.refuse_word(typed, number_in(&(0..=u64::MAX))));
        number.map(Some)
    }

    /// The last word of the line, if this very word stands before it. Takes both.
    pub fn last_after(&mut self, keyword: &str) -> Option<&'a str> {
        let mut ahead = self.clone();
        let typed = ahead.last_word().ok().filter(|_| ahead.last_keyword(keyword))?;
        self.rest = ahead.rest;
        Some(typed)
    }

    /// Whatever one of these questions gives, or nothing if nothing is left.
    ///
    /// # Errors
    /// As the question.
    pub fn maybe<T>(
        &mut self,
        question: impl FnOnce(&mut Self) -> Result<T, Refusal>,
    ) -> Result<Option<T>, Refusal> {
        if self.rest.is_empty() { Ok(None) } else { question(self).map(Some) }
    }

    /// The most words from the front that mean something. Between double quotes they are told apart
    /// from what follows by hand.
    pub fn longest<T>(&mut self, meaning: impl Fn(&str) -> Option<T>) -> Option<T> {
        if self.rest.starts_with(is_quote) {
            let (rest, quoted) = word(self.rest).ok()?;
            let found = meaning(quoted)?;
            self.rest = rest.trim_start();
            return Some(found);
        }
        let mut end = self.rest.len();
        loop {
            let typed = self.rest[..end].trim_end();
            if let Some(found) = meaning(typed) {
                self.rest = self.rest[end..].trim_start();
                return Some(found);
            }
            end = typed.rfind(char::is_whitespace)?;
        }
    }

    /// All that is left, as one thing or person.
    ///
    /// # Errors
    /// If nothing is.
    pub fn noun(&mut self) -> Result<Noun, Refusal> {
        grammar::noun(self.all()).ok_or(Refusal::Usage(self.usage))
    }

    /// All that is left, as one or more things or people.
    ///
    /// # Errors
    /// If nothing is, or too much.
    pub fn phrase(&mut self) -> Result<Phrase<'a>, Refusal> {
        self.phrase_of(self.rest)
    }

    /// [`Args::phrase`], of a piece of the line.
    ///
    /// # Errors
    /// If it says nothing, or too much.
    pub fn phrase_of<'t>(&self, text: &'t str) -> Result<Phrase<'t>, Refusal> {
        let phrase = grammar::phrase(text).ok_or(Refusal::Usage(self.usage))?;
        if phrase.is_too_long() { Err(Refusal::ListTooLong) } else { Ok(phrase) }
    }

    /// Nothing more.
    ///
    /// # Errors
    /// If there is.
    pub fn end(&self) -> Result<(), Refusal> {
        if self.rest.is_empty() { Ok(()) } else { Err(self.refuse("needed here")) }
    }

    /// How all of it should have been typed.
    pub fn usage(&self) -> Refusal {
        Refusal::Usage(self.usage)
    }

    /// What comes next is not what was wanted: `a number from 1 to 20`.
    pub fn refuse(&self, wanted: impl Into<String>) -> Refusal {
        match word(self.rest) {
            Ok((_, typed)) => self.refuse_word(typed, wanted),
            Err(_) => Refusal::Usage(self.usage),
        }
    }

    /// [`Args::refuse`], of a word that was taken already.
    pub fn refuse_word(&self, typed: &str, wanted: impl Into<String>) -> Refusal {
        let typed = clean(typed).chars().take(TYPED_SHOWN_CHARS_MAX).collect();
        Refusal::Expected { wanted: wanted.into(), typed, usage: self.usage }
    }

    /// Takes what a grammar understands from the front.
    fn take<T>(&mut self, grammar: impl Fn(&'a str) -> IResult<&'a str, T>) -> Option<T> {
        let (rest, found) = grammar(self.rest).ok()?;
        self.rest = rest.trim_start();
        Some(found)
    }
}

/// `a number from 1 to 20`, `a number from 1 up`.
fn number_in(range: &RangeInclusive<u64>) -> String {
    match (*range.start(), *range.end()) {
        (0, u64::MAX) => "a number".into(),
        (least, u64::MAX) => format!("a number from {least} up"),
        (least, most) => format!("a number from {least} to {most}"),
    }
}

/// How many bytes the blank at a place takes.
fn blank(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(0, char::len_utf8)
}

/// A bare word, or several between double quotes that are closed.
fn word(input: &str) -> IResult<&str, &str> {
    let said = verify(take_till1(is_quote), |said: &str| !said.trim().is_empty());
    let quoted = delimited(satisfy(is_quote), said, satisfy(is_quote));
    preceded(multispace0, alt((quoted, take_while1(|c: char| !c.is_whitespace())))).parse(input)
}

/// A number of coins, with or without the word for them.
fn coins(input: &str) -> IResult<&str, u64> {
    let mut number = map_opt(digit1, |digits: &str| digits.parse::<u64>().ok());
    let unit = verify(word, |word: &str| {
        ["coin", "coins", "credit", "credits", "gold"].iter().any(|c| c.eq_ignore_ascii_case(word))
    });
    let ends = |rest: &str| rest.chars().next().is_none_or(char::is_whitespace);
    let (rest, number) = number.parse(input)?;
    if !ends(rest) {
        return Err(nom::Err::Error(nom::error::Error::new(rest, nom::error::ErrorKind::Digit)));
    }
    terminated(nom::combinator::success(number), opt(unit)).parse(rest)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::game::frame::refusal::sentence;
    use crate::text::style::plain;

    const USAGE: &str = "nation found <name>";

    fn args(line: &str) -> Args<'_> {
        Args::new(CreatureId(1), line, USAGE)
    }

    fn said(refusal: Result<impl std::fmt::Debug, Refusal>) -> String {
        plain(&sentence(&refusal.expect_err("a refusal")))
    }

    #[test]
    fn issue15_2_words_numbers_coins_and_time_are_taken_one_by_one() {
        let mut line = args("  \"New Tarn\" 12 30 coins  1d12h why  not ");
        assert_eq!(line.word().unwrap(), "New Tarn");
        assert_eq!(line.number(1..=20).unwrap(), 12);
        assert_eq!(line.amount().unwrap(), Coins(30));
        assert_eq!(line.time().unwrap(), Millis::seconds(36 * 3600));
        assert!(line.keyword("WHY") && !line.keyword("why"));
        assert_eq!(line.rest().unwrap(), "not");
        assert!(line.end().is_ok() && line.maybe(Args::time).unwrap().is_none());
    }

    #[test]
    fn issue15_2_what_stands_at_the_end_is_taken_from_there() {
        let mut line = args("big harbour rat 5  ONEWAY");
        assert!(line.last_keyword("oneway") && !line.last_keyword("oneway"));
        assert_eq!(line.last_number(1..=9).unwrap(), 5);
        assert_eq!(line.longest(|text| (text == "big harbour").then_some(1)), Some(1));
        assert_eq!(line.all(), "rat");
    }

    #[test]
    fn issue15_2_a_refusal_says_what_was_wanted_and_typed_and_the_usage() {
        let usage = "Usage: nation found <name>";
        for (refused, begins) in [
            (said(args("x").number(1..=20)), "\"x\" is not a number from 1 to 20."),
            (said(args("21").number(1..=20)), "\"21\" is not a number from 1 to 20."),
            (said(args("-1 2").number(0..=u64::MAX)), "\"-1\" is not a number."),
            (said(args("rat x").last_number(1..=u64::MAX)), "\"x\" is not a number from 1 up."),
            (said(args("NaN").decimal(0.5..=9.0)), "\"NaN\" is not a number from 0.5 to 9."),
            (said(args("5x coins").amount()), "\"5x\" is not coins, from 1 to "),
            (said(args("0 coins").amount()), "\"0\" is not coins, from 1 to "),
            (said(args("so").choice(&[("on", 1), ("off", 0)])), "\"so\" is not on or off."),
            (said(args("more").end()), "\"more\" is not needed here."),
        ] {
            assert!(refused.starts_with(begins) && refused.ends_with(usage), "{refused}");
        }
        assert!(said(args("2 many").time()).starts_with("\"2 many\" is no length of time."));
        assert_eq!(said(args(" ").word()), usage);
        assert_eq!(said(args("").rest()), usage);
        assert_eq!(said(args("").amount()), usage);
    }

    #[test]
    fn issue15_2_what_is_typed_is_shown_short_and_harmless() {
        let typed = format!("\x1b[31m{}", "é".repeat(TYPED_SHOWN_CHARS_MAX * 2));
        let Err(Refusal::Expected { typed, .. }) = args(&typed).number(1..=2) else {
            panic!("a number")
        };
        assert!(typed.chars().count() <= TYPED_SHOWN_CHARS_MAX && !typed.contains('\x1b'));
    }

    /// Asks one of the questions; whatever comes of it, nothing may break.
    fn ask(args: &mut Args<'_>, question: u8) {
        match question {
            0 => drop(args.word()),
            1 => drop(args.last_word()),
            2 => drop(args.number(1..=20)),
            3 => drop(args.last_number(0..=u64::MAX)),
            4 => drop(args.decimal(0.5..=1e6)),
            5 => drop(args.amount()),
            6 => drop(args.time()),
            7 => drop(args.maybe_time()),
            8 => drop(args.choice(&[("on", true), ("off", false)])),
            9 => drop(args.keyword("on")),
            10 => drop(args.last_keyword("off")),
            11 => drop(args.longest(|text| text.len().is_multiple_of(3).then_some(()))),
            12 => drop(args.maybe(Args::word)),
            13 => drop(args.end()),
            14 => drop(args.last_before()),
            _ => drop(args.clone().rest()),
        }
    }

    proptest! {
        #![proptest_config(crate::base::properties::properties())]
        /// No line and no order of questions breaks it, what is left is always a piece of the line,
        /// and a refusal is never longer than what it may show of one.
        #[test]
        fn issue15_2_no_line_breaks_the_questions(
            line in "\\PC{0,40}|[\"0-9a-z  éß\u{3000}.-]{0,60}|(on|off|12|3 coins|1d12h|\"a b\"| )*",
            questions in prop::collection::vec(0..16u8, 0..12),
        ) {
            let mut args = args(&line);
            let mut left = args.ahead().len();
            for question in questions {
                ask(&mut args, question);
                prop_assert!(line.contains(args.ahead()));
                prop_assert!(args.ahead().len() <= left);
                prop_assert_eq!(args.ahead(), args.ahead().trim());
                left = args.ahead().len();
                if let Err(Refusal::Expected { typed, .. }) = args.end() {
                    prop_assert!(typed.chars().count() <= TYPED_SHOWN_CHARS_MAX);
                }
            }
        }
    }
}

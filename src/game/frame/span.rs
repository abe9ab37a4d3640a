//! Spans of time as people type them: `90s`, `2h`, `10 minutes`, `1d12h`.

use nom::character::complete::{alpha1, digit1, space0};
use nom::combinator::map_opt;
use nom::multi::many1;
use nom::sequence::preceded;
use nom::{IResult, Parser};

use crate::base::clock::Millis;
use crate::game::Refusal;
use crate::game::frame::grammar::word_and_rest;
use crate::text::style::clean;

/// Units of time with the words for them, in seconds.
const UNITS: [(&[&str], u64); 5] = [
    (&["s", "sec", "secs", "second", "seconds"], 1),
    (&["m", "min", "mins", "minute", "minutes"], 60),
    (&["h", "hour", "hours"], 60 * 60),
    (&["d", "day", "days"], 24 * 60 * 60),
    (&["w", "week", "weeks"], 7 * 24 * 60 * 60),
];

/// A span of time: `90s`, `30m`, `2h`, `7d`, `1w`, `10 minutes`, or several of them together
/// (`1d12h`). `None` for anything else, and for no time at all.
#[cfg(test)]
fn span(text: &str) -> Option<Millis> {
    leading_span(text).filter(|(_, rest)| rest.is_empty()).map(|(span, _)| span)
}

/// The span of time that a line begins with, and the rest of the line; refused is what begins with
/// a number and means no time.
pub fn begins_with_span(line: &str) -> Result<(Millis, &str), Refusal> {
    leading_span(line).ok_or_else(|| {
        let (first, rest) = word_and_rest(line);
        let (unit, _) = word_and_rest(rest);
        let is_number = first.bytes().all(|byte| byte.is_ascii_digit());
        let meant = if is_number { format!("{first} {unit}") } else { first.to_owned() };
        Refusal::NoSpan(clean(meant.trim_end()))
    })
}

fn leading_span(line: &str) -> Option<(Millis, &str)> {
    let (rest, parts) = many1(preceded(space0, part)).parse(line).ok()?;
    let ends = rest.chars().next().is_none_or(char::is_whitespace);
    let seconds = parts.into_iter().filter(|_| ends).try_fold(0_u64, u64::checked_add)?;
    let span = seconds.checked_mul(1000).filter(|ms| *ms > 0).map(Millis)?;
    Some((span, rest.trim_start()))
}

/// A number and its unit, in seconds.
fn part(input: &str) -> IResult<&str, u64> {
    let number = map_opt(digit1, |digits: &str| digits.parse::<u64>().ok());
    let unit = map_opt(alpha1, |word: &str| {
        let is_it = |known: &&str| known.eq_ignore_ascii_case(word);
        UNITS.iter().find(|(words, _)| words.iter().any(is_it)).map(|(_, seconds)| *seconds)
    });
    let spaced = preceded(space0, unit);
    map_opt((number, spaced), |(n, unit): (u64, u64)| n.checked_mul(unit)).parse(input)
}

/// Whether a word was meant for a number, so that a misspelt span is not taken for a reason.
pub fn begins_with_digit(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spans_are_read_and_said() {
        for (typed, seconds, said) in [
            ("90s", 90, "1 min 30 s"),
            ("2h", 7_200, "2 h"),
            ("7D", 604_800, "7 d"),
            ("1w", 604_800, "7 d"),
            ("1d12h", 129_600, "1 d 12 h"),
            ("10 minutes", 600, "10 min"),
            (" 1 Day 12 hours", 129_600, "1 d 12 h"),
        ] {
            assert_eq!(span(typed), Some(Millis::seconds(seconds)), "{typed}");
            assert_eq!(Millis::seconds(seconds).in_words(), said);
        }
        assert_eq!(Millis(3).in_words(), "less than a second");
    }

    #[test]
    fn what_is_no_span_is_none() {
        for typed in ["", "2", "h", "2x", "0s", "-1h", "2h!", "2 hares", "99999999999999999999d"] {
            assert_eq!(span(typed), None, "{typed}");
        }
        assert_eq!(span("18446744073709551615w"), None);
        assert_eq!(span("18446744073709551615s1s"), None);
    }

    #[test]
    fn what_follows_a_span_is_left() {
        for (line, seconds, rest) in [
            ("2h Cool down.", 7_200, "Cool down."),
            ("3 days  3 strikes", 259_200, "3 strikes"),
            ("1d 12h", 129_600, ""),
        ] {
            assert_eq!(begins_with_span(line).ok(), Some((Millis::seconds(seconds), rest)));
        }
        let refused = begins_with_span("2 many words").unwrap_err();
        assert_eq!(refused, Refusal::NoSpan("2 many".into()));
    }

    proptest! {
        #![proptest_config(crate::base::properties::properties())]
        #[test]
        fn a_span_is_the_sum_of_its_parts(w in 0..9u64, d in 0..9u64, h in 0..30u64, m in 0..90u64, s in 1..90u64) {
            let seconds = (((w * 7 + d) * 24 + h) * 60 + m) * 60 + s;
            let typed = format!("{w}w{d}d{h}H{m}m{s}s");
            prop_assert_eq!(span(&typed), Some(Millis::seconds(seconds)));
        }

        /// Said and typed again, a span loses no more than what is too small to be said.
        #[test]
        fn a_span_is_read_as_it_is_said(seconds in 1..100_000_000u64) {
            let typed = Millis::seconds(seconds).in_words().replace("min", "m").replace(' ', "");
            let again = span(&typed).expect("a span").as_seconds();
            prop_assert!(again <= seconds && seconds - again < (seconds / 24).max(1), "{typed}");
        }
    }
}

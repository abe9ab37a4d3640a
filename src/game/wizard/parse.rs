//! The words that only wizards type: spans of time.

use nom::branch::alt;
use nom::character::complete::{char, digit1};
use nom::combinator::{all_consuming, map_opt, value};
use nom::multi::many1;
use nom::{IResult, Parser};

use crate::base::clock::Millis;

/// A span of time: `90s`, `30m`, `2h`, `7d`, `1w`, or several of them together (`1d12h`).
/// `None` for anything else, and for no time at all.
pub(super) fn span(text: &str) -> Option<Millis> {
    let text = text.to_ascii_lowercase();
    let parse: IResult<&str, Vec<u64>> = all_consuming(many1(part)).parse(&text);
    let (_, parts) = parse.ok()?;
    let seconds = parts.into_iter().try_fold(0_u64, u64::checked_add)?;
    seconds.checked_mul(1000).filter(|ms| *ms > 0).map(Millis)
}

/// A number and its unit, in seconds.
fn part(input: &str) -> IResult<&str, u64> {
    let second = value(1, char('s'));
    let minute = value(60, char('m'));
    let hour = value(60 * 60, char('h'));
    let day = value(24 * 60 * 60, char('d'));
    let week = value(7 * 24 * 60 * 60, char('w'));
    let number = map_opt(digit1, |digits: &str| digits.parse::<u64>().ok());
    let unit = alt((second, minute, hour, day, week));
    map_opt((number, unit), |(n, unit): (u64, u64)| n.checked_mul(unit)).parse(input)
}

/// A span of time in the two largest units that count: `2 d 3 h`, `5 min 10 s`.
pub(super) fn in_words(span: Millis) -> String {
    let seconds = span.as_seconds();
    let units = [
        (seconds / 86_400, "d"),
        (seconds / 3_600 % 24, "h"),
        (seconds / 60 % 60, "min"),
        (seconds % 60, "s"),
    ];
    let told: Vec<String> = units
        .into_iter()
        .skip_while(|(n, _)| *n == 0)
        .take(2)
        .filter(|(n, _)| *n > 0)
        .map(|(n, unit)| format!("{n} {unit}"))
        .collect();
    match told.is_empty() {
        true => "less than a second".into(),
        false => told.join(" "),
    }
}

/// Whether a word was meant for a number, so that a misspelt span is not taken for a reason.
pub(super) fn begins_with_digit(word: &str) -> bool {
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
        ] {
            assert_eq!(span(typed), Some(Millis::seconds(seconds)), "{typed}");
            assert_eq!(in_words(Millis::seconds(seconds)), said);
        }
        assert_eq!(in_words(Millis(3)), "less than a second");
    }

    #[test]
    fn what_is_no_span_is_none() {
        for typed in ["", "2", "h", "2x", "0s", "-1h", "2h!", "99999999999999999999d"] {
            assert_eq!(span(typed), None, "{typed}");
        }
        assert_eq!(span("18446744073709551615w"), None);
        assert_eq!(span("18446744073709551615s1s"), None);
    }

    proptest! {
        #[test]
        fn a_span_is_the_sum_of_its_parts(w in 0..9u64, d in 0..9u64, h in 0..30u64, m in 0..90u64, s in 1..90u64) {
            let seconds = (((w * 7 + d) * 24 + h) * 60 + m) * 60 + s;
            let typed = format!("{w}w{d}d{h}H{m}m{s}s");
            prop_assert_eq!(span(&typed), Some(Millis::seconds(seconds)));
        }

        /// Said and typed again, a span loses no more than what is too small to be said.
        #[test]
        fn a_span_is_read_as_it_is_said(seconds in 1..100_000_000u64) {
            let typed = in_words(Millis::seconds(seconds)).replace("min", "m").replace(' ', "");
            let again = span(&typed).expect("a span").as_seconds();
            prop_assert!(again <= seconds && seconds - again < (seconds / 24).max(1), "{typed}");
        }
    }
}

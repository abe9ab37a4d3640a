//! What a single value counts as: serde_yaml decides, and this is the only place that asks it.

use serde_yaml::Value as Read;

/// A single value with its type.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Value {
    /// Text; the words themselves are in [`Scalar::raw`](super::Scalar).
    Text,
    Flag(bool),
    Whole(i64),
    Number(f64),
}

impl Value {
    /// What this is, in words that fit behind "but this is …".
    pub fn kind_name(self) -> &'static str {
        match self {
            Value::Text => "text",
            Value::Flag(_) => "a yes or no",
            Value::Whole(_) | Value::Number(_) => "a number",
        }
    }
}

/// The type of a value written without quotes; `None` for the words that mean nothing at all.
pub(super) fn of_plain(raw: &str) -> Option<Value> {
    if !could_be_typed(raw) {
        return Some(Value::Text);
    }
    match serde_yaml::from_str::<Read>(raw) {
        Ok(Read::Null) => None,
        Ok(Read::Bool(flag)) => Some(Value::Flag(flag)),
        Ok(Read::Number(number)) => Some(of_number(&number)),
        _ => Some(Value::Text),
    }
}

/// A number that was written as text, as worlds with loose types do (`"95"`, `'0'`, `1.0`).
pub(super) fn number_in_text(raw: &str) -> Option<Value> {
    let raw = raw.trim();
    if let Some(value @ (Value::Whole(_) | Value::Number(_))) = of_plain(raw) {
        return Some(value);
    }
    let digits = raw.strip_prefix(['-', '+']).unwrap_or(raw);
    let is_whole = !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
    match raw.parse() {
        Ok(whole) => Some(Value::Whole(whole)),
        // More than any bound allows, and a number all the same.
        Err(_) if is_whole => raw.parse().ok().map(Value::Number),
        Err(_) => None,
    }
}

fn of_number(number: &serde_yaml::Number) -> Value {
    match number.as_i64() {
        Some(whole) => Value::Whole(whole),
        None => Value::Number(number.as_f64().unwrap_or(f64::NAN)),
    }
}

/// Most words are plainly text. Only the few that may be more are worth a second reading, and
/// none of those can be long.
fn could_be_typed(raw: &str) -> bool {
    const WORDS: [&str; 4] = ["", "~", "null", "true"];
    let numeric = |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.');
    if raw.len() > 64 || raw.contains('\n') {
        return false;
    }
    raw.starts_with(numeric)
        || WORDS.iter().any(|word| raw.eq_ignore_ascii_case(word))
        || raw.eq_ignore_ascii_case("false")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_words_get_their_types() {
        let table = [
            ("", None),
            ("~", None),
            ("null", None),
            ("true", Some(Value::Flag(true))),
            ("False", Some(Value::Flag(false))),
            ("12", Some(Value::Whole(12))),
            ("-3", Some(Value::Whole(-3))),
            ("0x1F", Some(Value::Whole(31))),
            ("2.5", Some(Value::Number(2.5))),
            ("1e3", Some(Value::Number(1000.0))),
            ("- rat", Some(Value::Text)),
            ("007", Some(Value::Text)),
            ("12:30", Some(Value::Text)),
            ("north", Some(Value::Text)),
            ("3 rats", Some(Value::Text)),
        ];
        for (raw, expected) in table {
            assert_eq!(of_plain(raw), expected, "{raw:?}");
        }
    }

    #[test]
    fn numbers_in_quotes_are_numbers() {
        assert_eq!(number_in_text(" 95 "), Some(Value::Whole(95)));
        assert_eq!(number_in_text("007"), Some(Value::Whole(7)));
        assert_eq!(number_in_text("1.0"), Some(Value::Number(1.0)));
        assert_eq!(number_in_text("18446744073709551616"), Some(Value::Number(2f64.powi(64))));
        assert_eq!(number_in_text("many"), None);
        assert_eq!(number_in_text("-"), None);
        assert_eq!(number_in_text(""), None);
    }
}

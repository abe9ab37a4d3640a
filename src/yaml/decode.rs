//! Reading one value as what it should be, or saying what is wrong with it.
//!
//! `key` is only for the sentence. Each function returns `None` after it has pushed a problem
//! that points at the value itself.

use std::fmt::Display;
use std::ops::RangeInclusive;

use super::asked::Asks;
use super::node::{Kind, Node};
use super::problem::{not_one_of, out_of_range, wrong_type};
use super::problems::Problems;
use super::span::Spanned;
use super::suggest::nearest;
use super::value::{Value, number_in_text};

/// A text. Numbers and the like are taken as they were written. Line ends behind it are dropped:
/// a block of text in YAML always has one, and nobody means it.
pub fn read_text(key: &str, node: &Node, problems: &mut Problems) -> Option<Spanned<String>> {
    let Some(raw) = node.as_str() else {
        problems.push(wrong_type(key, "text", node.kind_name(), node.span));
        return None;
    };
    problems.note(node.span, || Asks::Text);
    Some(Spanned { value: raw.trim_end_matches(['\n', '\r']).to_owned(), span: node.span })
}

/// A whole number within bounds. One in quotes counts, and so does `1.0`.
pub fn read_number<T>(
    key: &str,
    node: &Node,
    range: RangeInclusive<T>,
    problems: &mut Problems,
) -> Option<T>
where
    T: Copy + PartialOrd + Display + TryFrom<i64>,
{
    problems.note(node.span, || Asks::Whole(range.start().to_string(), range.end().to_string()));
    let whole = match number_of(node) {
        Some(Value::Whole(whole)) => whole,
        Some(Value::Number(number)) if number.fract() == 0.0 => number as i64,
        Some(Value::Number(number)) if !number.is_finite() => {
            out_of_bounds(key, node, &range, problems);
            return None;
        }
        Some(_) => {
            problems.push(wrong_type(key, "a whole number", "a fraction", node.span));
            return None;
        }
        None => {
            problems.push(wrong_type(key, "a whole number", node.kind_name(), node.span));
            return None;
        }
    };
    let number = T::try_from(whole).ok().filter(|number| range.contains(number));
    if number.is_none() {
        out_of_bounds(key, node, &range, problems);
    }
    number
}

/// A number within bounds, with or without a fraction. One in quotes counts.
pub fn read_float(
    key: &str,
    node: &Node,
    range: RangeInclusive<f64>,
    problems: &mut Problems,
) -> Option<f64> {
    problems.note(node.span, || Asks::Number(range.start().to_string(), range.end().to_string()));
    let number = match number_of(node) {
        Some(Value::Whole(whole)) => whole as f64,
        Some(Value::Number(number)) => number,
        _ => {
            problems.push(wrong_type(key, "a number", node.kind_name(), node.span));
            return None;
        }
    };
    if !range.contains(&number) {
        out_of_bounds(key, node, &range, problems);
        return None;
    }
    Some(number)
}

/// A yes or no, in any of the ways that YAML has had for it, in quotes or not.
pub fn read_flag(key: &str, node: &Node, problems: &mut Problems) -> Option<bool> {
    problems.note(node.span, || Asks::Flag);
    let word = node.as_str().map(|raw| raw.trim().to_ascii_lowercase());
    match word.as_deref() {
        Some("true" | "yes" | "on" | "1") => Some(true),
        Some("false" | "no" | "off" | "0") => Some(false),
        _ => {
            problems.push(wrong_type(key, "`true` or `false`", node.kind_name(), node.span));
            None
        }
    }
}

/// One of several words, whatever its case, as what it stands for.
pub fn read_choice<T: Copy>(
    key: &str,
    node: &Node,
    choices: &[(&str, T)],
    problems: &mut Problems,
) -> Option<T> {
    let word = read_text(key, node, problems)?;
    problems.note(node.span, || {
        Asks::Choice(choices.iter().map(|(name, _)| (*name).to_owned()).collect())
    });
    let meant = word.trim();
    let choice = choices.iter().find(|(name, _)| name.eq_ignore_ascii_case(meant));
    if choice.is_none() {
        let words: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
        let near = nearest(&word, words.iter().copied());
        problems.push(not_one_of(key, &word, &words, near));
    }
    choice.map(|(_, value)| *value)
}

fn number_of(node: &Node) -> Option<Value> {
    let Kind::Scalar(scalar) = &node.kind else { return None };
    match scalar.value {
        value @ (Value::Whole(_) | Value::Number(_)) => Some(value),
        Value::Text => number_in_text(&scalar.raw),
        Value::Flag(_) => None,
    }
}

fn out_of_bounds<T: Display>(
    key: &str,
    node: &Node,
    range: &RangeInclusive<T>,
    problems: &mut Problems,
) {
    let (low, high) = (range.start().to_string(), range.end().to_string());
    problems.push(out_of_range(key, &low, &high, node.span));
}

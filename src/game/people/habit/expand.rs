//! What a typed line stands for: the lines of an alias, and several commands in one line.

use super::refusals;
use crate::base::id::CreatureId;
use crate::base::limits::{ALIAS_LINES_MAX, ALIAS_RESULT_CHARS_MAX};
use crate::game::frame::grammar::word_and_rest;
use crate::game::frame::verb::{self, Found, Group};
use crate::game::{Content, Refusal, World};

/// The lines that a line stands for; none if it is what it is.
///
/// # Errors
/// If it would be too many.
pub fn meant(
    content: &Content,
    world: &World,
    who: CreatureId,
    line: &str,
) -> Result<Option<Vec<String>>, Refusal> {
    let line = line.trim();
    let is_plain = line.starts_with(['\'', '"', ':', ';', '/']);
    let stacks = world.players.character(who).is_some_and(|own| own.preferences().stack);
    let pieces =
        match !is_plain && stacks && line.contains(';') && may_stack(content, world, who, line) {
            true => pieces(line),
            false => vec![line.to_string()],
        };
    let mut lines = Vec::new();
    for piece in &pieces {
        let (word, rest) = word_and_rest(piece);
        match world.habits.alias(who, &word.to_lowercase()).filter(|_| !is_plain) {
            Some(alias) => lines.extend(expanded(alias, rest)),
            None => lines.push(piece.clone()),
        }
    }
    let characters: usize = lines.iter().map(|line| line.chars().count()).sum();
    if lines.len() > ALIAS_LINES_MAX || (lines.len() > 1 && characters > ALIAS_RESULT_CHARS_MAX) {
        return Err(refusals::too_many_lines());
    }
    Ok((lines.as_slice() != [line]).then_some(lines))
}

/// Whether a line may be several: words that others read keep their semicolons, and so does whatever
/// is kept as it is typed.
fn may_stack(content: &Content, world: &World, who: CreatureId, line: &str) -> bool {
    let (word, _) = verb::split(line);
    match verb::find(content, world, who, world.players.role(who), word) {
        Found::Verb(spec) => match spec.name {
            "say" => true,
            "alias" | "prompt" | "title" | "description" | "password" | "account" => false,
            _ => spec.group != Group::Talking,
        },
        _ => true,
    }
}

/// A line at its semicolons; two of them are one that is meant.
fn pieces(line: &str) -> Vec<String> {
    const MEANT: char = '\u{E000}';
    let marked = line.replace(";;", "\u{E000}");
    let pieces = marked.split(';').map(|piece| piece.trim().replace(MEANT, ";"));
    pieces.filter(|piece| !piece.is_empty()).collect()
}

/// The lines of an alias with what was typed behind it in its places: `$1` to `$9` a word each, `$*` all
/// of them. An alias without a place has it at its end. What was typed cannot make more lines of it.
pub(super) fn expanded(alias: &str, typed: &str) -> Vec<String> {
    let words: Vec<&str> = typed.split_whitespace().collect();
    let has_places = places(alias).next().is_some();
    let mut lines: Vec<String> = pieces(alias).iter().map(|line| fill(line, &words)).collect();
    if !has_places && let Some(last) = lines.last_mut().filter(|_| !words.is_empty()) {
        last.push(' ');
        last.push_str(typed.trim());
    }
    lines.retain(|line| !line.trim().is_empty());
    lines
}

fn places(alias: &str) -> impl Iterator<Item = char> + '_ {
    let behind = alias.split('$').skip(1).filter_map(|behind| behind.chars().next());
    behind.filter(|c| *c == '*' || c.is_ascii_digit())
}

fn fill(line: &str, words: &[&str]) -> String {
    let mut filled = String::with_capacity(line.len());
    let mut rest = line.chars().peekable();
    while let Some(c) = rest.next() {
        let place = (c == '$').then(|| rest.peek().copied()).flatten();
        match place {
            Some('*') => filled.push_str(&words.join(" ")),
            Some('$') => filled.push('$'),
            Some(digit @ '1'..='9') => {
                let at = digit as usize - '1' as usize;
                filled.push_str(words.get(at).copied().unwrap_or_default());
            }
            _ => {
                filled.push(c);
                continue;
            }
        }
        rest.next();
    }
    filled.trim().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn issue17_alias_places_are_filled_and_nothing_typed_makes_more_lines() {
        for (alias, typed, lines) in [
            ("kill", "rat", &["kill rat"][..]),
            ("kill", "", &["kill"]),
            ("kill $1;get all corpse", "rat cat", &["kill rat", "get all corpse"]),
            ("say $*!", "one two", &["say one two!"]),
            ("tell $2 $1", "hi bob", &["tell bob hi"]),
            ("say $1", "a;quit", &["say a;quit"]),
            ("say $$5;;", "", &["say $5;"]),
            ("say $x $", "", &["say $x $"]),
            ("$1", "", &[]),
            (";;;", "", &[";"]),
        ] {
            assert_eq!(expanded(alias, typed), lines, "{alias} {typed}");
        }
    }

    #[test]
    fn issue17_stacking_splits_at_single_semicolons() {
        assert_eq!(pieces("n; n;;e ;; ; look"), ["n", "n;e ;", "look"]);
    }
}

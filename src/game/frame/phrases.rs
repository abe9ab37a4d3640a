//! Verbs of several words: `pick up`, `put … on`, `look at`.
//!
//! A verb lists them in its row ([`Spec::phrases`]): words as they are typed, `*` standing for what is
//! meant. So the table of verbs is the table of phrases, too; whoever adds one adds words to a row. A
//! phrase is found before a verb of one word (`take off` is no `take`), and the one of the most words
//! before others.
//!
//! Politeness is no word of a verb: `please` before a line, and behind one that says nothing to
//! anybody, is passed over.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::game::frame::role::Role;
use crate::game::frame::verb::{self, Group, Spec};

/// One phrase of a verb, cut at its blanks.
struct Pattern {
    spec: &'static Spec,
    /// What stands behind the first word, before what is meant.
    before: Vec<&'static str>,
    /// What stands behind it; nothing: what is meant goes on to the end, and may be nothing.
    behind: Vec<&'static str>,
}

/// All phrases by their first word, those of the most words first.
static ALL: LazyLock<BTreeMap<&'static str, Vec<Pattern>>> = LazyLock::new(|| {
    let mut all: BTreeMap<&'static str, Vec<Pattern>> = BTreeMap::new();
    for spec in verb::all() {
        for phrase in spec.phrases {
            let (before, behind) = phrase.split_once('*').unwrap_or((phrase, ""));
            let mut before = before.split_whitespace();
            let first = before.next().unwrap_or_default();
            let pattern = Pattern {
                spec,
                before: before.collect(),
                behind: behind.split_whitespace().collect(),
            };
            all.entry(first).or_default().push(pattern);
        }
    }
    for patterns in all.values_mut() {
        patterns
            .sort_by_key(|pattern| std::cmp::Reverse(pattern.before.len() + pattern.behind.len()));
    }
    all
});

/// The verb that the first word of a line and some of the others are, and what is meant, for somebody
/// of this rank.
pub fn meant<'l>(role: Role, word: &str, rest: &'l str) -> Option<(&'static Spec, &'l str)> {
    let patterns = match ALL.get(word) {
        Some(patterns) => patterns,
        None => ALL.get(word.to_lowercase().as_str())?,
    };
    let mut patterns = patterns.iter().filter(|pattern| pattern.spec.role <= role);
    patterns.find_map(|pattern| pattern.of(rest).map(|meant| (pattern.spec, meant)))
}

impl Pattern {
    /// What is meant, if the rest of a line is this phrase.
    fn of<'l>(&self, rest: &'l str) -> Option<&'l str> {
        let mut left = rest.trim();
        for word in &self.before {
            let end = left.find(char::is_whitespace).unwrap_or(left.len());
            let (first, more) = left.split_at(end);
            if !first.eq_ignore_ascii_case(word) {
                return None;
            }
            left = more.trim_start();
        }
        for word in self.behind.iter().rev() {
            let (more, last) = left.rsplit_once(char::is_whitespace)?;
            if !last.eq_ignore_ascii_case(word) {
                return None;
            }
            left = more.trim_end();
        }
        (self.behind.is_empty() || !left.is_empty()).then_some(left)
    }
}

/// A line without the politeness before it.
pub fn plainly<'l>(word: &'l str, rest: &'l str) -> (&'l str, &'l str) {
    match word.trim_end_matches(',').eq_ignore_ascii_case("please") && !rest.is_empty() {
        true => verb::split(rest),
        false => (word, rest),
    }
}

/// What stands behind a verb, without the politeness behind it where nobody would hear it.
pub fn without_please<'l>(spec: &Spec, rest: &'l str) -> &'l str {
    let is_act = matches!(
        spec.group,
        Group::Moving | Group::Seeing | Group::Things | Group::Fighting | Group::Trading
    );
    let trimmed = rest.trim_end().trim_end_matches(['.', '!']);
    let at = trimmed.len().saturating_sub("please".len());
    match trimmed.get(at..).filter(|last| is_act && last.eq_ignore_ascii_case("please")) {
        Some(_) if at == 0 => "",
        Some(_) if trimmed[..at].ends_with(|c: char| c == ',' || c.is_whitespace()) => {
            trimmed[..at].trim_end_matches(|c: char| c == ',' || c.is_whitespace())
        }
        _ => rest,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(line: &str) -> Option<(&'static str, &str)> {
        let (word, rest) = verb::split(line);
        meant(Role::Player, word, rest).map(|(spec, meant)| (spec.name, meant))
    }

    #[test]
    fn issue17_11_several_words_are_a_verb() {
        for (line, verb, meant) in [
            ("pick up the knife", "get", "the knife"),
            ("PICK knife UP", "get", "knife"),
            ("put on coat", "wear", "coat"),
            ("put the coat on", "wear", "the coat"),
            ("take off coat", "remove", "coat"),
            ("take coat off", "remove", "coat"),
            ("put down knife", "drop", "knife"),
            ("look at the sign", "look", "the sign"),
            ("pick up", "get", ""),
        ] {
            assert_eq!(found(line), Some((verb, meant)), "{line}");
        }
        for line in
            ["put coat in box", "take knife", "look", "pick lock", "put coat on bench", "put on"]
        {
            let is_put_on = line == "put on";
            assert_eq!(found(line).is_some(), is_put_on, "{line}");
        }
    }

    #[test]
    fn issue17_11_please_is_no_word() {
        let north = verb::exact(Role::Player, "north").expect("a verb");
        let say = verb::exact(Role::Player, "say").expect("a verb");
        for (typed, left) in [
            ("please", ""),
            ("rat, please!", "rat"),
            ("rat please", "rat"),
            ("displease", "displease"),
        ] {
            assert_eq!(without_please(north, typed), left, "{typed}");
            assert_eq!(without_please(say, typed), typed);
        }
        assert_eq!(plainly("please", "open door"), ("open", "door"));
        assert_eq!(plainly("please", ""), ("please", ""));
    }

    proptest! {
        #![proptest_config(crate::base::properties::properties())]
        #[test]
        fn issue17_11_what_is_meant_is_a_piece_of_the_line(line in "(put|take|pick|look|on|off|up|at|knife| ){0,9}|\\PC{0,30}") {
            let (word, rest) = verb::split(&line);
            if let Some((_, meant)) = meant(Role::Owner, word, rest) {
                prop_assert!(rest.contains(meant));
            }
            let say = verb::exact(Role::Player, "look").expect("a verb");
            prop_assert!(rest.contains(without_please(say, rest)));
        }
    }
}

//! "Did you mean …?": the nearest of the words that would have been right.
//!
//! A wrong guess is worse than none, so a word is offered only when it is plausibly the same word
//! mistyped: about one slip in three letters, or one of the two cut short.

use std::borrow::Cow;

use strsim::damerau_levenshtein;

/// Letters that must agree before one word counts as the beginning of another.
const PREFIX_LETTERS_MIN: usize = 3;
/// Slips that are forgiven, however long the word is.
const SLIPS_MAX: usize = 4;

/// The candidate that was most likely meant by `word`, if any is plausible. Of two that are as
/// likely the first wins.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    nearest_few(word, candidates, 1).into_iter().next()
}

/// Up to `few` plausible candidates, the likeliest first.
pub fn nearest_few<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
    few: usize,
) -> Vec<&'a str> {
    let word = levelled(word);
    let mut plausible: Vec<(usize, &str)> = candidates
        .into_iter()
        .filter_map(|candidate| Some((unlikeness(&word, &levelled(candidate))?, candidate)))
        .collect();
    plausible.sort_by_key(|(unlikeness, _)| *unlikeness);
    plausible.dedup();
    plausible.into_iter().take(few).map(|(_, candidate)| candidate).collect()
}

/// Whether two words of four letters or more differ by one slip: a letter too many, too few, another, or
/// two that changed places.
pub fn is_one_slip(word: &str, other: &str) -> bool {
    word.len() <= LETTERS_MAX
        && word.chars().count() >= 4
        && slips_min(word, other) <= 1
        && damerau_levenshtein(word, other) == 1
}

/// How unlike two words are, if they may be the same at all. Slips weigh most; among as many
/// slips, words that begin alike are nearer, since few people mistype the first letters.
fn unlikeness(word: &str, candidate: &str) -> Option<usize> {
    let (letters, other, alike) = match word.is_ascii() && candidate.is_ascii() {
        true => (word.len(), candidate.len(), begin_alike(word.bytes(), candidate.bytes())),
        false => {
            let alike = begin_alike(word.chars(), candidate.chars());
            (word.chars().count(), candidate.chars().count(), alike)
        }
    };
    let is_prefix = alike >= PREFIX_LETTERS_MIN && alike == letters.min(other);
    let allowed = (letters.max(other) / 3).min(SLIPS_MAX);
    let bonus = alike.min(9);
    if is_prefix {
        return Some((letters.abs_diff(other).min(SLIPS_MAX) * 10 + 10).saturating_sub(bonus));
    }
    if letters.abs_diff(other) > allowed || slips_min(word, candidate) > allowed {
        return None;
    }
    let slips = damerau_levenshtein(word, candidate);
    (slips <= allowed).then(|| (slips * 10 + 10).saturating_sub(bonus))
}

/// Slips that there are at least between two words: a letter of one that is not in the other is a
/// slip, and one slip puts no more than one such letter right on each side. Nearly no candidate
/// passes this, so the slips themselves are seldom counted.
fn slips_min(word: &str, candidate: &str) -> usize {
    if !word.is_ascii() || !candidate.is_ascii() {
        return 0;
    }
    let letters = |word: &str| word.bytes().fold(0_u128, |set, letter| set | 1 << letter);
    let (own, other) = (letters(word), letters(candidate));
    (own & !other).count_ones().max((other & !own).count_ones()) as usize
}

/// How many letters are the same from the first on.
fn begin_alike<Letter: PartialEq>(
    word: impl Iterator<Item = Letter>,
    candidate: impl Iterator<Item = Letter>,
) -> usize {
    word.zip(candidate).take_while(|(a, b)| a == b).count()
}

/// Letters of a word that count: past these nobody's slip can be told from another word.
const LETTERS_MAX: usize = 128;

/// The word without what people vary without meaning it: case, blanks and hyphens. Cut at
/// [`LETTERS_MAX`]. Nearly every candidate is level as it is written.
fn levelled(word: &str) -> Cow<'_, str> {
    let is_level = |b: u8| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'@' | b'\'');
    if word.len() <= LETTERS_MAX && word.bytes().all(is_level) {
        return Cow::Borrowed(word);
    }
    let level = |c| if matches!(c, ' ' | '-') { '_' } else { c };
    let letters = word.trim().chars().take(LETTERS_MAX).flat_map(char::to_lowercase);
    Cow::Owned(letters.map(level).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEYS: [&str; 6] = ["id", "name", "description", "exits", "hidden_exits", "keywords"];

    #[test]
    fn a_slip_is_understood() {
        let table = [
            ("descripton", Some("description")),
            ("desc", Some("description")),
            ("exit", Some("exits")),
            ("Hidden-Exits", Some("hidden_exits")),
            ("eixts", Some("exits")),
            ("keyword", Some("keywords")),
            ("nmae", Some("name")),
            ("smell", None),
            ("x", None),
            ("", None),
        ];
        for (word, expected) in table {
            assert_eq!(nearest(word, KEYS), expected, "{word:?}");
        }
    }

    #[test]
    fn the_likeliest_comes_first() {
        let rooms = ["oakvale_square", "oakvale_smithy", "oakvale_smith"];
        assert_eq!(nearest_few("oakvale_smithey", rooms, 3), ["oakvale_smithy", "oakvale_smith"],);
    }

    proptest::proptest! {
        #![proptest_config(crate::base::properties::properties())]
        #[test]
        fn there_are_no_fewer_slips_than_that(word in "[a-e_é]{0,9}", other in "[a-e_é]{0,9}") {
            let slips = damerau_levenshtein(&word, &other);
            proptest::prop_assert!(slips_min(&word, &other) <= slips);
        }
    }

    #[test]
    fn a_monstrous_word_is_no_trouble() {
        assert_eq!(nearest(&"x".repeat(1_000_000), KEYS), None);
    }
}

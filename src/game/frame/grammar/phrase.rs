//! All that one place of a line speaks of: a noun, a list of them, and what is left out of it.
//! `knife, two axes and the rope`, `axe shield`, `every knife except the rusty one`.
//!
//! A name may have any word in it (`a slate and pencil`), so the line alone cannot say what it means:
//! a [`Phrase`] holds all that it may be, and [`Phrase::nouns`] asks what there is.

use super::noun::{Noun, What, Which, of_tokens};
use super::token::{Token, place_of, tokens};
use crate::base::limits::NOUNS_MAX;

/// What may stand between two things of a list.
const AND: [&str; 3] = ["and", "&", "+"];
/// Behind it stands what is left out.
const EXCEPT: [&str; 5] = ["except", "but", "excluding", "excepting", "without"];

/// What a piece of a line may speak of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Phrase<'t> {
    /// All of it as one noun.
    pub whole: Noun,
    /// What stands between commas and `and`; at least one noun.
    list: Vec<Noun>,
    /// What is left out of it.
    pub except: Vec<Noun>,
    /// The tokens of the first noun, if it is all there is.
    bare: Vec<Token<'t>>,
}

/// What a text speaks of; `None` if it says nothing.
pub fn phrase(text: &str) -> Option<Phrase<'_>> {
    let all = tokens(text);
    let but = all.iter().skip(1).position(|token| token.is_one_of(&EXCEPT)).map(|at| at + 1);
    let but = but.filter(|at| *at + 1 < all.len());
    let (meant, left_out) = match but {
        Some(at) => (&all[..at], &all[at + 1..]),
        None => (&all[..], &[][..]),
    };
    let list = list(meant);
    let bare = if list.len() == 1 { meant.to_vec() } else { Vec::new() };
    // `for`, `from`: all except for the knife, apart from it.
    let left_out = match left_out {
        [first, rest @ ..] if first.is("for") && !rest.is_empty() => rest,
        all => all,
    };
    Some(Phrase { whole: of_tokens(meant)?, list, except: self::list(left_out), bare })
}

fn list(tokens: &[Token<'_>]) -> Vec<Noun> {
    let joins = |token: &Token<'_>| *token == Token::Comma || token.is_one_of(&AND);
    tokens.split(joins).filter_map(of_tokens).collect()
}

impl Phrase<'_> {
    /// The nouns that are meant, where `fits` says whether there is anything that one fits: all of it
    /// as one name, else what is listed, else (`axe shield`) words each of which fits something.
    pub fn nouns(&self, fits: &dyn Fn(&Noun) -> bool) -> Vec<Noun> {
        let is_single = self.list.len() == 1 && self.bare.len() == 1;
        if is_single || !self.repeats_itself() && fits(&self.whole) {
            return vec![self.whole.clone()];
        }
        if self.list.len() > 1 {
            return self.list.iter().take(NOUNS_MAX).cloned().collect();
        }
        let apart = matches!(self.whole.what, What::Words(_)) && self.bare.len() <= NOUNS_MAX;
        let parts = if apart { split(&self.bare, fits) } else { None };
        parts.unwrap_or_else(|| vec![self.whole.clone()])
    }

    /// Whether one word stands twice in a list: no name has that (`knife, knife`).
    fn repeats_itself(&self) -> bool {
        let What::Words(words) = &self.whole.what else { return false };
        let is_again = |(at, word): (usize, &String)| words[..at].contains(word);
        self.list.len() > 1 && words.iter().enumerate().any(is_again)
    }

    /// How many things it names at most.
    pub fn is_too_long(&self) -> bool {
        self.list.len().max(self.except.len()) > NOUNS_MAX
    }

    /// Whether it is all there is, without exception: `all`.
    pub fn is_everything(&self) -> bool {
        self.whole.is_everything() && self.except.is_empty()
    }

    /// Whether more than one thing may be meant.
    pub fn is_several(&self) -> bool {
        self.list.len() > 1
            || !matches!(self.whole.which, Which::Plain | Which::Nth(_) | Which::Count(1))
    }
}

/// These words as several nouns, each of which fits something: as few as possible, the longest first.
fn split(tokens: &[Token<'_>], fits: &dyn Fn(&Noun) -> bool) -> Option<Vec<Noun>> {
    let mut left = tokens;
    let mut nouns = Vec::new();
    while !left.is_empty() {
        let begins = |end: usize| of_tokens(&left[..end]).filter(fits).map(|noun| (noun, end));
        let (noun, end) = (1..=left.len()).rev().find_map(begins)?;
        nouns.push(noun);
        left = &left[end..];
    }
    Some(nouns)
}

/// What stands before and behind the first of these words, which has something on both sides.
pub fn around<'t>(text: &'t str, joins: &[&str]) -> Option<(&'t str, &'t str)> {
    let all = tokens(text);
    let between = all.len().checked_sub(1)?;
    let at = (1..between).find(|at| all[*at].is_one_of(joins))?;
    let (start, end) = place_of(text, all[at]);
    Some((text[..start].trim(), text[end..].trim()))
}

/// What stands behind one of these words at the beginning of a text.
pub fn after<'t>(text: &'t str, words: &[&str]) -> Option<&'t str> {
    let all = tokens(text);
    let first = all.first().filter(|token| token.is_one_of(words))?;
    Some(text[place_of(text, *first).1..].trim())
}

/// Every way to cut a text in two between its words: the shortest beginning first.
pub fn cuts(text: &str) -> Vec<(&str, &str)> {
    let all = tokens(text);
    let words = all.iter().skip(1).filter(|token| **token != Token::Comma).take(NOUNS_MAX);
    words
        .map(|token| text.split_at(place_of(text, *token).0))
        .map(|(a, b)| (a.trim(), b.trim()))
        .collect()
}

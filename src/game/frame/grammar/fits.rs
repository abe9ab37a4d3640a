//! Whether words fit a name, and how well.
//!
//! Every word of a name is a keyword, and a beginning of it will do; but what is called so exactly is
//! meant rather than what has the word among others, and that rather than what only begins so:
//! `box` is a small box, not a note about a box, nor boxwood.

use super::noun::is_little;
use crate::text::words::{head, is_uncounted, plural, without_article};

/// How well words fit a name: the less, the better.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Rank {
    /// They are the name.
    Name,
    /// The thing itself: `box` of a small box.
    Head,
    /// Whole words of it, or keywords.
    Words,
    /// The beginning of one.
    Beginning,
}

/// That words fit a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Fit {
    pub rank: Rank,
    /// Whether several are spoken of: `boxes`.
    pub is_many: bool,
}

impl Fit {
    /// What fits whatever it is called.
    pub const ANY: Fit = Fit { rank: Rank::Name, is_many: false };
}

/// How a word fits another.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Likeness {
    Same,
    /// It is the plural of the other.
    Plural,
    Beginning,
}

/// How well all of these words, in small letters and in any order, fit a name or the words that
/// somebody answers to besides; nothing if one of them does not.
pub fn fit<'k>(
    words: &[String],
    name: &str,
    keywords: impl Iterator<Item = &'k str> + Clone,
) -> Option<Fit> {
    let head = head(without_article(name));
    let (mut worst, mut of_head) = (Likeness::Same, None);
    for word in words {
        let of_name = in_name(name, word).min_of(|| best(keywords.clone(), word));
        // `3 pieces of scrap iron`.
        let of_stuff = || is_uncounted(head).then(|| likeness("piece", word)).flatten();
        let of_name = of_name.or_else(of_stuff)?;
        if of_name != Likeness::Beginning
            && let Some(like) = likeness(head, word)
        {
            of_head = Some(like).filter(|like| *like != Likeness::Beginning).or(of_head);
        }
        worst = worst.max(of_name);
    }
    let rank = match (worst, of_head) {
        (Likeness::Beginning, _) => Rank::Beginning,
        (_, Some(_)) if words.len() == parts(name).count() => Rank::Name,
        (_, Some(_)) => Rank::Head,
        (_, None) => Rank::Words,
    };
    Some(Fit { rank, is_many: of_head.unwrap_or(worst) == Likeness::Plural })
}

/// Whether any word of a name begins with `word`; articles and little words do not count.
pub fn name_has_word(name: &str, word: &str) -> bool {
    in_name(name, word).is_some()
}

/// Whether `word` is a keyword, or the beginning of one, without regard to case; its plural fits
/// too (`coins` fits `coin`, `loaves` fits `loaf`), because that is what a stack is called.
pub fn word_fits(keyword: &str, word: &str) -> bool {
    likeness(keyword, word).is_some()
}

/// The words of a name, without articles and the like.
fn parts(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '-')
        .filter(|part| !is_little_part(part))
}

fn is_little_part(part: &str) -> bool {
    part.len() <= 5 && is_little(&part.to_lowercase())
}

/// The best that a word is to any word of a name, or to a piece of one (`half-moon`, `Keeper's`).
fn in_name(name: &str, word: &str) -> Option<Likeness> {
    parts(name)
        .filter_map(|part| {
            let whole = likeness(part, word);
            if whole == Some(Likeness::Same) || !part.contains(['-', '\'']) {
                return whole;
            }
            whole.min_of(|| best(part.split(['-', '\'']), word))
        })
        .min()
}

fn best<'k>(keywords: impl Iterator<Item = &'k str>, word: &str) -> Option<Likeness> {
    keywords.filter_map(|keyword| likeness(keyword, word)).min()
}

/// The better of two likenesses, of which either may be none.
trait MinOf {
    fn min_of(self, other: impl FnOnce() -> Option<Likeness>) -> Option<Likeness>;
}

impl MinOf for Option<Likeness> {
    fn min_of(self, other: impl FnOnce() -> Option<Likeness>) -> Option<Likeness> {
        match self {
            Some(Likeness::Same) => self,
            None => other(),
            Some(like) => Some(other().map_or(like, |other| like.min(other))),
        }
    }
}

fn likeness(keyword: &str, word: &str) -> Option<Likeness> {
    let first = |text: &str| text.chars().next().and_then(|c| c.to_lowercase().next());
    if word.is_empty() || first(keyword) != first(word) {
        return None;
    }
    if keyword.eq_ignore_ascii_case(word) || is_plural_of(word, keyword) {
        return Some(Likeness::Same);
    }
    if is_plural_of(keyword, word) {
        return Some(Likeness::Plural);
    }
    let begins = match keyword.is_ascii() {
        true => keyword.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)),
        false => keyword.to_lowercase().starts_with(&word.to_lowercase()),
    };
    begins.then_some(Likeness::Beginning)
}

/// Whether a word is the whole plural of another, by the rules of English or only by an `s`.
fn is_plural_of(one: &str, many: &str) -> bool {
    if one.len() < 2 || many.len() < 3 || one.eq_ignore_ascii_case(many) {
        return false;
    }
    let begins_alike = one
        .as_bytes()
        .iter()
        .zip(many.as_bytes())
        .take(2)
        .filter(|(one, many)| one.eq_ignore_ascii_case(many));
    let needed = if one.len() > 3 { 2 } else { 1 };
    let ends_so = many.ends_with(['s', 'S', 'e', 'E', 'n', 'N', 'i', 'I']);
    if begins_alike.count() < needed || !ends_so {
        return false;
    }
    let by_s = many.strip_suffix(['s', 'S']).is_some_and(|stem| stem.eq_ignore_ascii_case(one));
    by_s || plural(one, 2)
        .strip_prefix("2 ")
        .is_some_and(|plural| plural.eq_ignore_ascii_case(many))
}

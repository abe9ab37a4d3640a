//! One thing, person or kind of things, as somebody speaks of it: `2.sword`, `all my swords`,
//! `the second sword here`, `three boxes`, `it`.

use nom::bytes::complete::tag_no_case;
use nom::character::complete::{char, digit1};
use nom::combinator::{all_consuming, map_opt, opt, value};
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser};

use super::token::{Token, is_apostrophe, tokens};
use crate::text::words::{count_of, nth_of};

/// What somebody typed for a thing or a person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Noun {
    pub which: Which,
    pub what: What,
    pub whose: Whose,
    /// All the words as they stand, if some of them were taken for more than words: what is called
    /// `the third mate` is meant by it.
    pub literal: Vec<String>,
}

/// Which of those that fit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Which {
    /// `sword`: one of them; `swords`: all.
    Plain,
    /// `2.sword`, `sword 2`, `second sword`, counted from 1.
    Nth(usize),
    /// `all`, `all.coin`, `every coin`.
    All,
    /// `3 coins`, `two knives`: so many of them.
    Count(u64),
}

/// The words that must fit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum What {
    /// Anything: `all`.
    Anything,
    /// `me`, `myself`, `self`.
    Me,
    /// What was last spoken of.
    It(Pronoun),
    Words(Vec<String>),
}

/// A word for what was last spoken of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Pronoun {
    It,
    Him,
    Her,
    Them,
}

/// Of several that fit, those that are meant if there are such.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Whose {
    Anyone,
    /// `my sword`: carried or worn.
    Mine,
    /// `sword here`: lying here.
    Here,
    /// `other sword`: not the one last spoken of.
    Other,
}

impl Noun {
    /// One that these words fit.
    pub fn of_words(words: Vec<String>) -> Noun {
        Noun {
            which: Which::Plain,
            what: What::Words(words),
            whose: Whose::Anyone,
            literal: vec![],
        }
    }

    /// The words as typed, for refusals.
    pub fn words(&self) -> String {
        match &self.what {
            What::Words(words) => match self.which {
                Which::Nth(n) if n > 1 => format!("{n}.{}", words.join(" ")),
                _ => words.join(" "),
            },
            What::Me => "me".into(),
            What::It(Pronoun::It) => "it".into(),
            What::It(Pronoun::Him) => "him".into(),
            What::It(Pronoun::Her) => "her".into(),
            What::It(Pronoun::Them) => "them".into(),
            What::Anything => "all".into(),
        }
    }

    /// Whether it means all there is: `all`, `everything`.
    pub fn is_everything(&self) -> bool {
        self.which == Which::All && self.what == What::Anything
    }

    /// Which of several one person is: the first, if nothing else is said.
    pub fn nth(&self) -> usize {
        match self.which {
            Which::Nth(n) => n,
            Which::Plain | Which::All | Which::Count(_) => 1,
        }
    }

    /// The number that is all it says: `one`, `3`.
    pub fn number(&self) -> Option<u64> {
        match &self.what {
            What::Words(words) if words.len() == 1 => count(&words[0]),
            _ => None,
        }
    }

    /// Whether it speaks of coins: `coins`, `credits`; `gold` and `money` only with a number or
    /// `all`, because many things are of gold.
    pub fn is_coins(&self) -> bool {
        let What::Words(words) = &self.what else { return false };
        match words.as_slice() {
            [word] => match word.as_str() {
                "coin" | "coins" | "credit" | "credits" => true,
                "gold" | "money" => matches!(self.which, Which::Count(_) | Which::All),
                _ => false,
            },
            [gold, coins] => {
                matches!(gold.as_str(), "gold" | "silver")
                    && matches!(coins.as_str(), "coin" | "coins")
            }
            _ => false,
        }
    }
}

/// One noun, the whole of `text`. `None` for an empty text.
pub fn noun(text: &str) -> Option<Noun> {
    of_tokens(&tokens(text))
}

/// One noun of these tokens; commas are passed over.
pub(super) fn of_tokens(tokens: &[Token<'_>]) -> Option<Noun> {
    let said: Vec<Token<'_>> =
        tokens.iter().copied().filter(|token| *token != Token::Comma).collect();
    let last = said.len().checked_sub(1)?;
    let mut noun = Noun::of_words(Vec::new());
    let mut words: Vec<String> = Vec::new();
    let mut rest = said.as_slice();
    while let Some(token) = rest.first() {
        match before(&mut noun, *token, &rest[1..]) {
            Some(left) => words.extend(plain_words(Token::Word(left))),
            None => break,
        }
        rest = &rest[1..];
        if !words.is_empty() {
            break;
        }
    }
    let mut rest = rest.to_vec();
    while (rest.len() + words.len() > 1 || noun.which == Which::All)
        && rest.last().is_some_and(|token| behind(&mut noun, *token))
    {
        rest.pop();
    }
    words.extend(rest.iter().flat_map(|token| plain_words(*token)));
    let all: Vec<String> = said.iter().flat_map(|token| plain_words(*token)).collect();
    let meant: Vec<String> = words.iter().filter(|word| !is_little(word)).cloned().collect();
    let words = match (meant.is_empty(), words.is_empty()) {
        (false, _) => meant,
        (true, false) => words,
        (true, true) if noun.which == Which::All => {
            return Some(Noun { what: What::Anything, ..noun });
        }
        (true, true) => plain_words(said[last]).collect(),
    };
    noun.what = what(words);
    let literal: Vec<String> = all.into_iter().filter(|word| !is_little(word)).collect();
    let is_more = matches!(&noun.what, What::Words(words) if *words != literal);
    if is_more && noun.which != Which::All {
        noun.literal = literal;
    }
    Some(noun)
}

/// What stands before the words of a noun: what is left of the token, if it is such a word. `rest`
/// are the tokens behind it.
fn before<'t>(noun: &mut Noun, token: Token<'t>, rest: &[Token<'_>]) -> Option<&'t str> {
    let Token::Word(word) = token else { return None };
    let is_free = noun.which == Which::Plain;
    let more = !rest.is_empty();
    if is_free
        && let Ok((_, (which, left))) = dotted(word)
        && (more || !left.is_empty())
    {
        noun.which = which;
        return Some(left);
    }
    if is_free && is_all(word.trim_end_matches(['.', '!'])) {
        noun.which = Which::All;
        return Some("");
    }
    if !more {
        return None;
    }
    if word.eq_ignore_ascii_case("my") {
        noun.whose = Whose::Mine;
    } else if ["other", "another"].iter().any(|other| word.eq_ignore_ascii_case(other)) {
        noun.whose = Whose::Other;
    } else if is_little(&word.to_lowercase()) {
    } else if !is_free {
        return None;
    } else if let Some(nth) = ordinal(word) {
        noun.which = Which::Nth(nth);
    } else if let Some(count) = count(word) {
        noun.which = Which::Count(count);
    } else {
        return None;
    }
    Some("")
}

/// Whether a word behind those of a noun says which of them is meant: `sword 2`, `sword here`.
fn behind(noun: &mut Noun, token: Token<'_>) -> bool {
    let Token::Word(word) = token else { return false };
    let number = word.strip_prefix('#').unwrap_or(word).parse::<usize>().ok();
    match number.filter(|_| noun.which == Which::Plain) {
        Some(number) => noun.which = Which::Nth(number.max(1)),
        None if word.eq_ignore_ascii_case("here") => noun.whose = Whose::Here,
        None => return false,
    }
    true
}

/// The words of a token in small letters, without the marks that end a sentence.
fn plain_words(token: Token<'_>) -> impl Iterator<Item = String> {
    let is_quoted = matches!(token, Token::Quoted(_));
    token.text().split_whitespace().map(move |word| {
        let ended = word.trim_end_matches(['.', '!', '?', ';', ':']);
        let word = if is_quoted || ended.is_empty() { word } else { ended };
        word.to_lowercase().replace(is_apostrophe, "'")
    })
}

fn what(words: Vec<String>) -> What {
    let [one] = words.as_slice() else { return What::Words(words) };
    match one.as_str() {
        "me" | "myself" | "self" => What::Me,
        "it" | "itself" => What::It(Pronoun::It),
        "him" => What::It(Pronoun::Him),
        "her" => What::It(Pronoun::Her),
        "them" => What::It(Pronoun::Them),
        _ => What::Words(words),
    }
}

/// `2.sword`, `all.sword`, `2.`: which, and what stands behind the dot.
fn dotted(input: &str) -> IResult<&str, (Which, &str)> {
    let nth =
        map_opt(digit1, |digits: &str| digits.parse().ok()).map(|n: usize| Which::Nth(n.max(1)));
    let all = value(Which::All, tag_no_case("all"));
    let (rest, which) = terminated(nom::branch::alt((all, nth)), char('.')).parse(input)?;
    Ok(("", (which, rest)))
}

fn is_all(word: &str) -> bool {
    ["all", "every", "everything", "each"].iter().any(|all| word.eq_ignore_ascii_case(all))
}

/// `second`, `2nd`.
fn ordinal(word: &str) -> Option<usize> {
    let ending = nom::branch::alt((
        tag_no_case("st"),
        tag_no_case("nd"),
        tag_no_case("rd"),
        tag_no_case("th"),
    ));
    let digits = map_opt(digit1::<&str, ()>, |digits: &str| digits.parse().ok());
    let read = all_consuming(terminated(digits, ending)).parse(word);
    read.map_or_else(|_| nth_of(word), |(_, nth): (_, usize)| Some(nth)).filter(|nth| *nth > 0)
}

/// `3`, `1,000`, `two`.
fn count(word: &str) -> Option<u64> {
    match word.contains(',') {
        true => number(&word.replace(',', "")),
        false => number(word).or_else(|| count_of(word)),
    }
}

fn number(word: &str) -> Option<u64> {
    let read: IResult<&str, u64> =
        all_consuming(preceded(opt(char('x')), map_opt(digit1, |d: &str| d.parse().ok())))
            .parse(word);
    read.map(|(_, n)| n).ok()
}

/// Articles and the like, which carry no meaning in a noun; in small letters.
pub(super) fn is_little(word: &str) -> bool {
    const LITTLE: [&str; 16] = [
        "a", "an", "the", "of", "my", "some", "at", "your", "his", "her", "its", "their", "this",
        "that", "these", "those",
    ];
    word.is_empty() || LITTLE.contains(&word)
}

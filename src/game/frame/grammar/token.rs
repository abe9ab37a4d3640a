//! A line as tokens: words, what stands between quotes, and commas.
//!
//! Curly quotes are quotes: many keyboards type no others.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_till1, take_while};
use nom::character::complete::satisfy;
use nom::combinator::{map, opt, verify};
use nom::multi::many0;
use nom::sequence::{delimited, preceded};
use nom::{IResult, Parser};

/// A piece of a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Token<'t> {
    Word(&'t str),
    /// Without its quotes: several words that belong together.
    Quoted(&'t str),
    Comma,
}

impl<'t> Token<'t> {
    /// What it says; nothing for a comma.
    pub(super) fn text(self) -> &'t str {
        match self {
            Token::Word(text) | Token::Quoted(text) => text,
            Token::Comma => "",
        }
    }

    /// Whether it is this very word, not quoted.
    pub(super) fn is(self, word: &str) -> bool {
        matches!(self, Token::Word(text) if text.eq_ignore_ascii_case(word))
    }

    /// Whether it is one of these words, not quoted.
    pub(super) fn is_one_of(self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(word))
    }
}

/// Whether a character opens or closes what is quoted.
pub fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„')
}

/// Whether a character is an apostrophe, or a single quote.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '‘' | '’' | '`')
}

/// All tokens of a text.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    many0(preceded(take_while(char::is_whitespace), token))
        .parse(text)
        .map(|(_, tokens)| tokens)
        .unwrap_or_default()
}

/// Where a token begins and ends in the text that it is a piece of, its quotes included.
pub(super) fn place_of(text: &str, token: Token<'_>) -> (usize, usize) {
    let piece = token.text();
    let start = (piece.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    let end = start + piece.len();
    match token {
        Token::Quoted(_) => {
            let before = text[..start].chars().next_back().map_or(0, char::len_utf8);
            let after = text[end..].chars().next().map_or(0, char::len_utf8);
            (start - before, end + after)
        }
        Token::Word(_) | Token::Comma => (start, end),
    }
}

/// The first word and the rest: `tell Bran hello there`.
pub fn word_and_rest(text: &str) -> (&str, &str) {
    let text = text.trim_start();
    match text.find(char::is_whitespace) {
        Some(at) => (&text[..at], text[at..].trim_start()),
        None => (text, ""),
    }
}

fn token(input: &str) -> IResult<&str, Token<'_>> {
    alt((map(tag(","), |_| Token::Comma), map(quoted, Token::Quoted), map(word, Token::Word)))
        .parse(input)
}

/// Several words between quotes, which need not be closed. Quotes around nothing but blanks are
/// words: a noun without any word would fit everything there is.
fn quoted(input: &str) -> IResult<&str, &str> {
    let said = |closes: fn(char) -> bool| {
        let said = verify(take_till1(closes), |said: &str| !said.trim().is_empty());
        delimited(satisfy(closes), said, opt(satisfy(closes)))
    };
    alt((said(is_quote), said(is_apostrophe))).parse(input)
}

/// Up to a blank or a comma; a comma between digits belongs to the number. `2."long sword"` ends
/// before the quote.
fn word(input: &str) -> IResult<&str, &str> {
    let mut before = None;
    let mut end = input.len();
    for (at, c) in input.char_indices() {
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let ends = match c {
            ',' => !(digit(before) && digit(input[at + 1..].chars().next())),
            c if is_quote(c) => before == Some('.'),
            c => c.is_whitespace(),
        };
        if ends {
            end = at;
            break;
        }
        before = Some(c);
    }
    nom::bytes::complete::take(input[..end].chars().count().max(1)).parse(input)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Token::{Comma, Quoted, Word};
    use super::*;

    #[test]
    fn issue17_11_curly_quotes_are_quotes() {
        for line in ["get \"long sword\", axe", "get “long sword”, axe", "get ‘long sword’, axe"]
        {
            assert_eq!(tokens(line), [Word("get"), Quoted("long sword"), Comma, Word("axe")]);
        }
        assert_eq!(tokens("2.\"long sword\""), [Word("2."), Quoted("long sword")]);
        assert_eq!(tokens("1,000 coins"), [Word("1,000"), Word("coins")]);
        assert_eq!(tokens("ship's"), [Word("ship's")]);
    }

    proptest! {
        #![proptest_config(crate::base::properties::properties())]
        #[test]
        fn issue17_11_every_token_is_a_piece_of_its_line(line in "\\PC{0,40}|[\"'“’, a-z0-9.]{0,40}") {
            let mut last = 0;
            for token in tokens(&line) {
                if token == Comma {
                    continue;
                }
                let (start, end) = place_of(&line, token);
                prop_assert!(last <= start && start < end && end <= line.len());
                prop_assert!(line[start..end].contains(token.text()));
                last = end;
            }
        }

        #[test]
        fn the_first_word_and_the_rest_are_the_line(line in "[a-z ]{0,20}|\\PC{0,20}") {
            let (word, rest) = word_and_rest(&line);
            prop_assert!(!word.contains(char::is_whitespace));
            let together: String = [word, rest].concat();
            let letters = |text: &str| text.replace(char::is_whitespace, "");
            prop_assert_eq!(letters(&together), letters(&line));
        }
    }
}

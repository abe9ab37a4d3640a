//! Wrapping: lines broken between words, by what they measure on the reader's screen.
//!
//! `textwrap` chooses the breaks. Its ready-made words count our marks as letters, so we
//! hand it fragments of our own, measured by [`Page::measure`]; what is left to us is only to
//! find words and to cut those longer than a line. First fit, not optimal fit: a MUD's lines
//! should not rearrange themselves because of a word at the end of the paragraph.

use textwrap::core::Fragment;
use textwrap::wrap_algorithms::wrap_first_fit;
use unicode_segmentation::UnicodeSegmentation;

use super::page::{COLUMNS_MIN, Page};

/// A word with the blanks behind it.
#[derive(Debug)]
struct Piece<'a> {
    word: &'a str,
    width: usize,
    blanks: &'a str,
}

impl Fragment for Piece<'_> {
    fn width(&self) -> f64 {
        self.width as f64
    }
    fn whitespace_width(&self) -> f64 {
        self.blanks.len() as f64
    }
    fn penalty_width(&self) -> f64 {
        0.0
    }
}

/// `text` with every line folded to the page. Line breaks that are there stay; lines that had
/// to be folded go on behind `indent` blanks (at most half the page). Text that is heard, or
/// wrapped by the client, comes back as it is.
pub fn wrap(text: &str, page: &Page, indent: usize) -> String {
    match page.columns() {
        // No character takes more columns than bytes, so short text fits unmeasured.
        Some(width) if text.len() > width => fold(text, width, page, indent),
        _ => text.to_owned(),
    }
}

/// `text` folded to `width` columns, which may be fewer than the page has (a table's cell).
pub(super) fn fold(text: &str, width: usize, page: &Page, indent: usize) -> String {
    let width = width.max(COLUMNS_MIN);
    let indent = indent.min(width / 2).min(width - COLUMNS_MIN);
    let mut folded = String::with_capacity(text.len() + text.len() / 8);
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            folded.push('\n');
        }
        if line.len() <= width || page.measure(line) <= width {
            folded.push_str(line);
        } else {
            fold_line(line, width, page, indent, &mut folded);
        }
    }
    folded
}

fn fold_line(line: &str, width: usize, page: &Page, indent: usize, folded: &mut String) {
    let pieces = pieces(line, width - indent, page);
    let widths = [width as f64, (width - indent) as f64];
    for (number, row) in wrap_first_fit(&pieces, &widths).into_iter().enumerate() {
        if number > 0 {
            folded.push('\n');
            folded.extend(std::iter::repeat_n(' ', indent));
        }
        let mut blanks = "";
        for piece in row {
            folded.push_str(blanks);
            folded.push_str(piece.word);
            blanks = piece.blanks;
        }
    }
}

const BLANK: [char; 2] = [' ', '\t'];

/// The words of `line`, none wider than `width`. Blanks before the first word belong to it.
fn pieces<'a>(line: &'a str, width: usize, page: &Page) -> Vec<Piece<'a>> {
    let mut pieces = Vec::with_capacity(line.len() / 4);
    let mut rest = line;
    while !rest.is_empty() {
        let before = rest.len() - rest.trim_start_matches(BLANK).len();
        let (margin, inner) = rest.split_at(before);
        let length = margin.len() + inner.find(BLANK).unwrap_or(inner.len());
        let (word, after) = rest.split_at(length);
        rest = after.trim_start_matches(BLANK);
        let (blanks, _) = after.split_at(after.len() - rest.len());
        break_word(word, width, page, &mut pieces);
        if let Some(last) = pieces.last_mut() {
            last.blanks = blanks;
        }
    }
    pieces
}

/// Adds `word`, cut between characters as a reader counts them where it is too wide.
fn break_word<'a>(word: &'a str, width: usize, page: &Page, pieces: &mut Vec<Piece<'a>>) {
    let measured = page.measure(word);
    if measured <= width {
        pieces.push(Piece { word, width: measured, blanks: "" });
        return;
    }
    let mut rest = word;
    let (mut length, mut columns) = (0, 0);
    for cluster in word.graphemes(true).flat_map(|cluster| parts(cluster, width, page)) {
        let wide = page.measure(cluster);
        if columns + wide > width && length > 0 {
            let (piece, after) = rest.split_at(length);
            pieces.push(Piece { word: piece, width: columns, blanks: "" });
            (rest, length, columns) = (after, 0, 0);
        }
        length += cluster.len();
        columns += wide;
    }
    pieces.push(Piece { word: rest, width: columns, blanks: "" });
}

/// A character as a reader counts it, whole if it fits into `width` columns. Some scripts (and
/// pranks) join any number of letters into one; those are cut between letters.
fn parts<'a>(cluster: &'a str, width: usize, page: &Page) -> impl Iterator<Item = &'a str> {
    let is_too_wide = page.measure(cluster) > width;
    cluster.split_inclusive(move |_: char| is_too_wide)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::style::{Style, plain};
    use proptest::prelude::*;

    fn page(width: u16) -> Page {
        Page { width, ..Page::default() }
    }

    #[test]
    fn lines_break_between_words() {
        let text = "The harbour smells of tar and old rope.";
        assert_eq!(wrap(text, &page(20), 0), "The harbour smells\nof tar and old rope.");
        assert_eq!(wrap(text, &page(20), 4), "The harbour smells\n    of tar and old\n    rope.");
    }

    #[test]
    fn what_fits_is_left_alone() {
        assert_eq!(wrap("short  text \n\n next", &page(20), 4), "short  text \n\n next");
        let long = "word ".repeat(50);
        assert_eq!(wrap(&long, &page(0), 2), long);
        assert_eq!(wrap(&long, &Page { reader: true, ..page(20) }, 2), long);
    }

    #[test]
    fn marks_take_no_room() {
        let text = format!("{} {}", Style::Foe.on("abcdefghij"), Style::Foe.on("klmnopqrs"));
        assert_eq!(wrap(&text, &page(20), 0), text);
        let folded = wrap(&format!("{text} t"), &page(20), 0);
        assert_eq!(plain(&folded), "abcdefghij klmnopqrs\nt");
    }

    #[test]
    fn wide_letters_count_twice_and_long_words_are_cut() {
        assert_eq!(wrap("日本語日本語日本語日", &page(10), 0), "日本語日本\n語日本語日");
        assert_eq!(wrap("ab abcdefghijklm", &page(6), 0), "ab\nabcdef\nghijkl\nm");
        assert_eq!(wrap("  indented words here", &page(12), 2), "  indented\n  words here");
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide(
            text in "([a-z ]|[ \\n]|日|é|🗡|\u{301}|…|\u{E003}|\u{E000}|\\PC){0,200}",
            width in 4u16..50, indent in 0usize..60, utf8: bool,
        ) {
            let page = Page { utf8, ..page(width) };
            for line in wrap(&text, &page, indent).split('\n') {
                prop_assert!(page.measure(line) <= usize::from(width), "{line:?}");
            }
        }

        #[test]
        fn no_word_is_lost(text in "\\PC{0,200}|([a-z日\u{E003}]{0,12}[ \\n]{1,2}){0,30}", width in 4u16..50) {
            let letters = |text: &str| text.split_ascii_whitespace().collect::<String>();
            prop_assert_eq!(letters(&wrap(&text, &page(width), 3)), letters(&text));
        }
    }
}

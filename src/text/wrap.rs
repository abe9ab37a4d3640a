//! Wrapping: lines broken between words, by what they measure on the reader's screen.
//!
//! First fit, not optimal fit: a MUD's lines should not rearrange themselves because of a word at
//! the end of the paragraph. The `textwrap` crate did this once; it wants all words of a line in a
//! list before it begins, and that list was a fifth of what a `look` cost.

use std::borrow::Cow;

use memchr::memrchr2;
use unicode_segmentation::UnicodeSegmentation;

use super::page::{COLUMNS_MIN, Page};

/// Running text with every line folded to the page, or where lines would be too long to read. Line breaks that are there stay; lines that had
/// to be folded go on behind `indent` blanks (at most half the page). Text that is heard, or
/// wrapped by the client, comes back as it is.
pub fn wrap(text: &str, page: &Page, indent: usize) -> String {
    let mut wrapped = String::with_capacity(text.len() + text.len() / 8);
    wrap_onto(text, page, indent, &mut wrapped);
    wrapped
}

/// [`wrap`] without an indent, which borrows text that is short enough.
pub(super) fn folded<'t>(text: &'t str, page: &Page) -> Cow<'t, str> {
    match page.prose_columns() {
        Some(width) if text.len() > width => wrap(text, page, 0).into(),
        _ => text.into(),
    }
}

/// Text that is laid out already, as it is; but a line that runs past the edge of the page is folded
/// there, whoever laid it out.
pub(super) fn within<'t>(text: &'t str, page: &Page) -> Cow<'t, str> {
    let Some(width) = page.columns() else { return text.into() };
    let fits = |line: &str| line.len() <= width || page.measure(line) <= width;
    match text.split('\n').all(fits) {
        true => text.into(),
        false => fold(text, width, page, 2).into(),
    }
}

/// [`wrap`], behind what is in `out` already.
pub fn wrap_onto(text: &str, page: &Page, indent: usize, out: &mut String) {
    match page.prose_columns() {
        // No character takes more columns than bytes, so short text fits unmeasured.
        Some(width) if text.len() > width => fold_onto(text, width, page, indent, out),
        _ => out.push_str(text),
    }
}

/// Folds what stands in `out` from `from` on, as [`wrap_onto`] would have.
pub fn wrap_tail(from: usize, page: &Page, indent: usize, out: &mut String) {
    if let Some(width) = page.prose_columns()
        && out.len() > from + width
    {
        let tail = out.split_off(from);
        fold_onto(&tail, width, page, indent, out);
    }
}

/// `text` folded to `width` columns, which may be fewer than the page has (a table's cell).
pub(super) fn fold(text: &str, width: usize, page: &Page, indent: usize) -> String {
    let mut folded = String::with_capacity(text.len() + text.len() / 8);
    fold_onto(text, width, page, indent, &mut folded);
    folded
}

fn fold_onto(text: &str, width: usize, page: &Page, indent: usize, out: &mut String) {
    let width = width.max(COLUMNS_MIN);
    let indent = indent.min(width / 2).min(width - COLUMNS_MIN);
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            out.push('\n');
        }
        if line.len() <= width || page.measure(line) <= width {
            out.push_str(line);
        } else {
            fold_line(line, width, page, indent, out);
        }
    }
}

const BLANK: [char; 2] = [' ', '\t'];

/// One line, word by word. Blanks before the first word belong to it.
fn fold_line(line: &str, width: usize, page: &Page, indent: usize, out: &mut String) {
    let is_blank = |byte: &u8| matches!(byte, b' ' | b'\t');
    let mut rows = Rows { out, edge: width, width: width - indent, indent, used: 0, blanks: "" };
    let mut rest = if line.is_ascii() { fold_plain(line, &mut rows) } else { line };
    while !rest.is_empty() {
        let bytes = rest.as_bytes();
        let margin = bytes.iter().position(|byte| !is_blank(byte)).unwrap_or(bytes.len());
        let letters = bytes.get(margin..).unwrap_or_default();
        let length = margin + letters.iter().position(is_blank).unwrap_or(letters.len());
        let (word, after) = rest.split_at(length);
        let blanks = after.bytes().position(|byte| !is_blank(&byte)).unwrap_or(after.len());
        let (blanks, after) = after.split_at(blanks);
        add_word(word, page, &mut rows);
        rows.space(blanks);
        rest = after;
    }
}

/// Folds text that is ASCII alone a row at a time, by looking for the last blank that still fits.
/// Returns what is left if a word is too wide for that.
fn fold_plain<'a>(line: &'a str, rows: &mut Rows) -> &'a str {
    let mut rest = line;
    while rest.trim_end_matches(BLANK).len() > rows.edge {
        let fits = rest.as_bytes().get(..=rows.edge).unwrap_or_default();
        let (row, after) = rest.split_at(memrchr2(b' ', b'\t', fits).unwrap_or(0));
        let row = row.trim_end_matches(BLANK);
        if row.is_empty() {
            return rest;
        }
        rows.out.push_str(row);
        rows.out.push('\n');
        rows.out.extend(std::iter::repeat_n(' ', rows.indent));
        rows.edge = rows.width;
        rest = after.trim_start_matches(BLANK);
    }
    rows.out.push_str(rest.trim_end_matches(BLANK));
    ""
}

/// The rows of a folded line in the making.
struct Rows<'a> {
    out: &'a mut String,
    /// Columns of this row.
    edge: usize,
    /// Columns of every row but the first.
    width: usize,
    indent: usize,
    /// Columns of this row that are taken, the blanks behind the last word included.
    used: usize,
    /// The blanks behind the last word, written only if another follows.
    blanks: &'a str,
}

impl<'a> Rows<'a> {
    /// Puts a piece where it fits: on this row, or on the next.
    fn piece(&mut self, piece: &str, columns: usize) {
        if self.used > 0 && self.used + columns > self.edge {
            self.out.push('\n');
            self.out.extend(std::iter::repeat_n(' ', self.indent));
            (self.edge, self.used) = (self.width, 0);
        } else {
            self.out.push_str(self.blanks);
        }
        self.out.push_str(piece);
        self.used += columns;
        self.blanks = "";
    }

    fn space(&mut self, blanks: &'a str) {
        self.used += blanks.len();
        self.blanks = blanks;
    }
}

/// Adds `word`, cut between characters as a reader counts them where it is too wide.
fn add_word(word: &str, page: &Page, rows: &mut Rows) {
    let width = rows.width;
    let measured = page.measure(word);
    if measured <= width {
        return rows.piece(word, measured);
    }
    let mut rest = word;
    let (mut length, mut columns) = (0, 0);
    for cluster in word.graphemes(true).flat_map(|cluster| parts(cluster, width, page)) {
        let wide = page.measure(cluster);
        if columns + wide > width && length > 0 {
            let (piece, after) = rest.split_at(length);
            rows.piece(piece, columns);
            (rest, length, columns) = (after, 0, 0);
        }
        length += cluster.len();
        columns += wide;
    }
    rows.piece(rest, columns);
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
    use crate::text::Charset;
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
    fn a_tail_is_folded_where_it_stands() {
        let mut out = "what stands before stays as wide as it is: ".to_owned();
        let from = out.len();
        out.push_str("The harbour smells of tar.");
        wrap_tail(from, &page(20), 2, &mut out);
        assert_eq!(&out[from..], "The harbour smells\n  of tar.");
        assert!(!out[..from].contains('\n'));
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
        #![proptest_config(crate::base::properties::properties())]
        #[test]
        fn no_line_is_too_wide(
            text in "([a-z ]|[ \\n]|日|é|🗡|\u{301}|…|\u{E003}|\u{E000}|\\PC){0,200}",
            width in 4u16..50, indent in 0usize..60, charset in prop::sample::select(&Charset::ALL),
        ) {
            let page = Page { charset, ..page(width) };
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

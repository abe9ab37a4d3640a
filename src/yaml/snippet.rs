//! The few lines of a file that a report shows, made fit to be shown.
//!
//! Builders' files hold tabs, carriage returns, lines without end and, at times, control
//! characters. What is drawn is therefore not the file but a small copy of it: the line itself
//! and the one before, cut to a width that can be read, with one character for each character.

use std::ops::Range;

use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use super::span::line_and_column;

/// Characters of a line that are shown.
const CHARS_SHOWN: usize = 120;
/// Characters before the label that are kept when a line has to be cut.
const CHARS_BEFORE: usize = 40;

/// A line or two of a file, and the part of them that is underlined.
#[derive(Debug)]
pub(super) struct Snippet {
    name: String,
    text: String,
    /// The number of the first line shown, from zero.
    first_line: usize,
    /// Line and column of the underlined part, from zero.
    line: usize,
    column: usize,
    label: Range<usize>,
}

impl Snippet {
    /// What is shown for a whole file: its name.
    pub(super) fn of_file(name: &str) -> Snippet {
        let (text, label) = (String::new(), 0..0);
        Snippet { name: name.to_owned(), text, first_line: 0, line: 0, column: 0, label }
    }

    /// What is shown for a piece of a file. Of a piece that goes on over several lines only the
    /// first is underlined.
    pub(super) fn of_span(name: &str, file: &str, span: Range<usize>) -> Snippet {
        let start = file.floor_char_boundary(span.start);
        let end = file.ceil_char_boundary(span.end).max(start);
        let (line, column) = line_and_column(file, start);
        let line_start = start_of_line(file, start);
        let whole = first_line(&file[line_start..]);
        let from = column - 1;
        let long = first_line(&file[start..end]).trim_end().chars().count().max(1);
        let mut snippet = Snippet { line: line - 1, column: from, ..Snippet::of_file(name) };
        snippet.first_line = snippet.line;
        if line > 1 {
            snippet.first_line -= 1;
            let before = first_line(&file[start_of_line(file, line_start - 1)..]);
            snippet.text = cut(before, 0).0;
            snippet.text.push('\n');
        }
        snippet.underline(whole, from, long);
        snippet
    }

    /// Adds the line itself, of which the characters from `from` on are underlined.
    fn underline(&mut self, line: &str, from: usize, long: usize) {
        let (mut shown, skipped) = cut(line, from);
        let from = from - skipped;
        if shown.chars().count() <= from {
            shown.push(' ');
        }
        let offset = |n| shown.char_indices().nth(n).map_or(shown.len(), |(offset, _)| offset);
        let at = self.text.len();
        self.label = at + offset(from)..at + offset(from + long);
        self.text.push_str(&shown);
    }

    /// Whether there are lines to show.
    pub(super) fn has_lines(&self) -> bool {
        !self.text.is_empty()
    }

    /// The underlined part, in bytes of the snippet.
    pub(super) fn label(&self) -> Range<usize> {
        self.label.clone()
    }
}

impl SourceCode for Snippet {
    /// Everything there is, or, when no context is asked for, the underlined part.
    fn read_span<'a>(
        &'a self,
        _span: &SourceSpan,
        lines_before: usize,
        _lines_after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let (part, line, column) = match lines_before {
            0 => (self.label.clone(), self.line, self.column),
            _ => (0..self.text.len(), self.first_line, 0),
        };
        let data = &self.text.as_bytes()[part.clone()];
        let lines = self.line - self.first_line + 1;
        let name = self.name.clone();
        let contents = MietteSpanContents::new_named(name, data, part.into(), line, column, lines);
        Ok(Box::new(contents))
    }
}

/// The byte at which the line of `offset` begins.
fn start_of_line(text: &str, offset: usize) -> usize {
    let offset = match text.as_bytes().get(offset) {
        // The second half of one line ending belongs to the line that it ends.
        Some(b'\n') if offset > 0 && text.as_bytes()[offset - 1] == b'\r' => offset - 1,
        _ => offset,
    };
    text[..offset].rfind(['\n', '\r']).map_or(0, |n| n + 1)
}

fn first_line(text: &str) -> &str {
    text.split(['\n', '\r']).next().unwrap_or_default()
}

/// The part of a line that is shown around the character at `from`, and how many characters of
/// it were left out before.
fn cut(line: &str, from: usize) -> (String, usize) {
    let show = |c: char| if c.is_control() && c != '\t' { '\u{fffd}' } else { c };
    if line.chars().nth(CHARS_SHOWN).is_none() {
        return (line.chars().map(show).collect(), 0);
    }
    let skipped = if from < CHARS_SHOWN - CHARS_BEFORE { 0 } else { from - CHARS_BEFORE };
    let mut shown: String = line.chars().skip(skipped).take(CHARS_SHOWN).map(show).collect();
    if skipped > 0 {
        shown.replace_range(..shown.chars().next().map_or(0, char::len_utf8), "…");
    }
    if line.chars().nth(skipped + CHARS_SHOWN).is_some() {
        shown.push('…');
    }
    (shown, skipped)
}

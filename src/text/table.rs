//! Tables: columns for eyes, "label: value" for ears and for screens too narrow for columns.
//!
//! Drawn by hand. `comfy-table` and `tabled` were weighed: both measure a cell by
//! `unicode-width`, which counts each of our private-use marks as a column and so pushes every
//! styled cell out of line; their ANSI modes would force colour to be chosen here, before the
//! page is painted; and neither knows a form for readers. What is left to do is padding.

use std::borrow::Cow;
use std::iter::repeat_n;

use unicode_segmentation::UnicodeSegmentation;

use super::page::Page;
use super::style::{Style, is_mark};
use super::widget::sentence;
pub use super::widget::{bar, columns, rule};
use super::wrap::{fold, wrap};

/// Columns between columns.
const GAP: usize = 2;
/// What a column may be cut down to before the table is written as sentences instead.
const COLUMN_MIN: usize = 6;
/// Room for the marks of a line.
const MARK_BYTES: usize = 16;
/// What the last column needs to be folded; below it is cut.
const FOLD_MIN: usize = 16;

/// A table in the making.
#[derive(Clone, Debug, Default)]
pub struct Table {
    title: Option<String>,
    labels: Vec<String>,
    right: Vec<bool>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table without rows. Labels may be empty: a table of which all are has no header.
    pub fn new<S: AsRef<str>>(labels: &[S]) -> Table {
        Table {
            title: None,
            labels: labels.iter().map(|label| label.as_ref().to_owned()).collect(),
            right: vec![false; labels.len()],
            rows: Vec::new(),
        }
    }

    /// A heading above the table.
    pub fn title(mut self, title: impl Into<String>) -> Table {
        self.title = Some(title.into());
        self
    }

    /// Aligns column `column` (from 0) to the right, as numbers are.
    pub fn align_right(mut self, column: usize) -> Table {
        if let Some(right) = self.right.get_mut(column) {
            *right = true;
        }
        self
    }

    /// Adds a row. Missing cells are empty, cells beyond the labels are left out. A line break
    /// in a cell becomes a blank.
    pub fn row<S: Into<String>>(mut self, cells: impl IntoIterator<Item = S>) -> Table {
        self.push(cells);
        self
    }

    /// [`Table::row`] for use in a loop.
    pub fn push<S: Into<String>>(&mut self, cells: impl IntoIterator<Item = S>) {
        let mut row: Vec<String> = cells.into_iter().map(|cell| one_line(cell.into())).collect();
        row.resize(self.labels.len(), String::new());
        self.rows.push(row);
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The table as this page shows it, without a line end behind the last line.
    pub fn render(&self, page: &Page) -> String {
        match self.widths(page) {
            Some(widths) if !page.reader => self.drawn(&widths, page),
            _ => self.told(page),
        }
    }

    /// A width for each column; `None` if no widths fit the page.
    fn widths(&self, page: &Page) -> Option<Vec<usize>> {
        let mut widths: Vec<usize> = self.labels.iter().map(|label| page.measure(label)).collect();
        for row in &self.rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = page.measure(cell).max(*width);
            }
        }
        match page.columns() {
            Some(columns) => squeeze(widths, columns),
            None => Some(widths),
        }
    }

    fn drawn(&self, widths: &[usize], page: &Page) -> String {
        let line_bytes = widths.iter().sum::<usize>() + GAP * widths.len() + MARK_BYTES;
        let mut drawn = String::with_capacity((self.rows.len() + 4) * line_bytes);
        if let Some(title) = &self.title {
            Style::Heading.put(&cut(title, page), &mut drawn);
            drawn.push('\n');
        }
        if self.labels.iter().any(|label| !label.is_empty()) {
            drawn.push(Style::Label.push());
            self.put_line(&self.labels, widths, page, &mut drawn);
            drawn.extend([Style::POP, '\n', Style::Dim.push()]);
            put_dashes(widths, page, &mut drawn);
            drawn.extend([Style::POP, '\n']);
        }
        for row in &self.rows {
            self.put_line(row, widths, page, &mut drawn);
            drawn.push('\n');
        }
        drawn.pop();
        drawn
    }

    /// One row. Only the last cell may run over several lines, and then stays in its column.
    fn put_line(&self, cells: &[String], widths: &[usize], page: &Page, out: &mut String) {
        let mut start = 0;
        for (column, (cell, width)) in cells.iter().zip(widths).enumerate() {
            let is_last = column + 1 == widths.len();
            if is_last && *width >= FOLD_MIN && page.measure(cell) > *width {
                let next_line = format!("\n{}", " ".repeat(start));
                out.push_str(&fold(cell, *width, page, 0).replace('\n', &next_line));
                break;
            }
            let cell = cut_to(cell, *width, page);
            let is_right = self.right.get(column).copied().unwrap_or(false);
            let blanks = repeat_n(' ', width.saturating_sub(page.measure(&cell)));
            match (is_right, is_last) {
                (true, _) => {
                    out.extend(blanks);
                    out.push_str(&cell);
                }
                (false, true) => out.push_str(&cell),
                (false, false) => {
                    out.push_str(&cell);
                    out.extend(blanks);
                }
            }
            if !is_last {
                out.extend([' '; GAP]);
                start += width + GAP;
            }
        }
        out.truncate(out.trim_end_matches(' ').len());
    }

    /// One sentence for each row; empty cells are not mentioned.
    fn told(&self, page: &Page) -> String {
        let mut lines: Vec<String> =
            self.title.iter().map(|title| wrap(&sentence(title), page, GAP)).collect();
        for row in &self.rows {
            let told: Vec<String> = self
                .labels
                .iter()
                .zip(row)
                .filter(|(_, cell)| !cell.is_empty())
                .map(|(label, cell)| match label.as_str() {
                    "" => cell.clone(),
                    label => format!("{label}: {cell}"),
                })
                .collect();
            lines.push(wrap(&sentence(&told.join(", ")), page, GAP));
        }
        lines.join("\n")
    }
}

/// The line under the labels.
fn put_dashes(widths: &[usize], page: &Page, out: &mut String) {
    let dash = if page.draws() { "─" } else { "-" };
    for (column, width) in widths.iter().enumerate() {
        if column > 0 {
            out.extend([' '; GAP]);
        }
        out.extend(repeat_n(dash, *width));
    }
}

fn one_line(cell: String) -> String {
    if cell.contains('\n') { cell.replace('\n', " ") } else { cell }
}

/// Narrows columns until they fit: first the last, which can be folded, then the widest.
fn squeeze(mut widths: Vec<usize>, columns: usize) -> Option<Vec<usize>> {
    let room = columns.checked_sub(GAP * widths.len().saturating_sub(1))?;
    // No column can use more than the room; this also bounds the loop below.
    widths.iter_mut().for_each(|width| *width = (*width).min(room));
    if let Some((last, others)) = widths.split_last_mut() {
        let left = room.saturating_sub(others.iter().sum());
        *last = (*last).min(left.max(FOLD_MIN));
    }
    while widths.iter().sum::<usize>() > room {
        let widest = widths.iter_mut().max()?;
        if *widest <= COLUMN_MIN {
            return None;
        }
        *widest -= 1;
    }
    Some(widths)
}

fn cut<'t>(text: &'t str, page: &Page) -> Cow<'t, str> {
    page.columns().map_or_else(|| text.into(), |width| cut_to(text, width, page))
}

/// `text` in at most `width` columns, with `…` where something was cut. Marks are all kept, so
/// that what was opened is closed.
fn cut_to<'t>(text: &'t str, width: usize, page: &Page) -> Cow<'t, str> {
    if page.measure(text) <= width {
        return text.into();
    }
    let dots = if page.measure("…") <= width { "…" } else { "" };
    let room = width - page.measure(dots);
    let mut kept = String::with_capacity(text.len());
    let (mut columns, mut is_full) = (0, false);
    for piece in text.split_inclusive(is_mark) {
        let (letters, mark) = piece.split_at(piece.trim_end_matches(is_mark).len());
        for cluster in letters.graphemes(true) {
            if is_full {
                break;
            }
            columns += page.measure(cluster);
            is_full = columns > room;
            kept.push_str(if is_full { dots } else { cluster });
        }
        kept.push_str(mark);
    }
    kept.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Charset;
    use crate::text::style::plain;
    use proptest::prelude::*;

    fn page(width: u16) -> Page {
        Page { width, ..Page::default() }
    }

    fn who() -> Table {
        Table::new(&["Name", "Level", "Where"])
            .align_right(1)
            .title("Players")
            .row([Style::Friend.on("Aria"), "12".into(), "the Salt Road".into()])
            .row(["日本", "3", "a customs shed that smells of tar"])
    }

    #[test]
    fn columns_stand_straight() {
        let drawn = plain(&who().render(&page(80)));
        let lines: Vec<&str> = drawn.lines().collect();
        assert_eq!(lines[0], "Players");
        assert_eq!(lines[1], "Name  Level  Where");
        assert_eq!(lines[2], format!("────  ─────  {}", "─".repeat(33)));
        assert_eq!(lines[3], "Aria     12  the Salt Road");
        assert_eq!(lines[4], "日本      3  a customs shed that smells of tar");
    }

    #[test]
    fn the_last_column_folds_then_is_cut() {
        let drawn = plain(&who().render(&page(31)));
        assert!(
            drawn.ends_with("日本      3  a customs shed\n             that smells of tar"),
            "{drawn}"
        );
        let drawn = plain(&who().render(&page(25)));
        assert!(drawn.contains("a customs s…"), "{drawn}");
    }

    #[test]
    fn readers_hear_sentences() {
        let reader = Page { reader: true, ..Page::default() };
        assert_eq!(
            plain(&who().render(&reader)),
            "Players.\nName: Aria, Level: 12, Where: the Salt Road.\n\
             Name: 日本, Level: 3, Where: a customs shed that smells of tar."
        );
    }

    #[test]
    fn odd_tables_are_drawn_too() {
        assert_eq!(Table::new::<&str>(&[]).row(["x"]).render(&page(80)), "");
        assert_eq!(
            Table::new(&["", ""]).row(["a"]).row(["b", "c", "d"]).render(&page(80)),
            "a\nb  c"
        );
        let narrow = Table::new(&["a"; 9]).row(["one two"; 9]).render(&page(20));
        assert!(narrow.starts_with("a: one two, a: one"), "{narrow}");
        let ascii = Page { charset: Charset::Ascii, ..page(80) };
        assert!(who().render(&ascii).contains("-----"));
    }

    /// Found by fuzzing: on a page too narrow for columns, the title ran past its edge.
    #[test]
    fn a_title_above_sentences_is_folded() {
        let table = Table::new(&["a"; 9]).title("Everything that is for sale here");
        assert_eq!(table.render(&page(20)), "Everything that is\n  for sale here.");
    }

    /// Found by fuzzing: a sign that joins the letter before it takes a column behind a mark, too.
    #[test]
    fn what_joins_a_mark_is_measured() {
        let text = format!("{}\u{C02}zzz", Style::Foe.on("abc"));
        let cut = cut_to(&text, 5, &page(20));
        assert_eq!(cut, format!("{}\u{C02}…", Style::Foe.on("abc")));
        assert_eq!(page(20).measure(&cut), 5);
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide(
            rows in prop::collection::vec(prop::collection::vec("\\PC{0,30}", 0..5), 0..5),
            title in "\\PC{0,60}", columns in 0usize..9, width in 4u16..100, charset in prop::sample::select(&Charset::ALL),
        ) {
            let page = Page { charset, ..page(width) };
            let labels = ["Name", "Level", "Where", "", "…", "x", "y", "z", "Price"];
            let mut table = Table::new(&labels[..columns]).align_right(1).title(title);
            rows.into_iter().for_each(|row| table.push(row));
            for line in table.render(&page).lines() {
                prop_assert!(page.measure(line) <= usize::from(width), "{line:?}");
            }
        }
    }
}

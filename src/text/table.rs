//! Tables: columns for eyes, "label: value" for ears and for screens too narrow for columns.
//!
//! Nothing is ever cut off. A cell that is wider than there is room for goes on below itself, between
//! words; where not even the longest words fit side by side, each row is a sentence.
//!
//! Drawn by hand. `comfy-table` and `tabled` were weighed: both measure a cell by
//! `unicode-width`, which counts each of our private-use marks as a column and so pushes every
//! styled cell out of line; their ANSI modes would force colour to be chosen here, before the
//! page is painted; and neither knows a form for readers. What is left to do is padding.

use std::iter::repeat_n;

use super::link::{LINK, LINK_END};
use super::page::{COLUMNS_MIN, Page};
use super::style::{Style, is_mark};
use super::widget::sentence;
pub use super::widget::{bar, columns, rule};
use super::wrap::{fold, wrap};

/// Columns between columns.
const GAP: usize = 2;
/// Room for the marks of a line.
const MARK_BYTES: usize = 16;
/// What the last column, which is folded first, is left with while others have room.
const LAST_MIN: usize = 16;

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
        let columns = self.labels.len();
        let mut whole = vec![0; columns];
        let mut least = vec![0; columns];
        for line in std::iter::once(&self.labels).chain(&self.rows) {
            for (cell, (whole, least)) in line.iter().zip(whole.iter_mut().zip(&mut least)) {
                let width = page.measure(cell);
                *whole = width.max(*whole);
                // Each is measured only if it could be the widest.
                if width > *least {
                    *least = widest_word(cell, page).max(*least);
                }
            }
        }
        let Some(columns) = page.columns() else { return Some(whole) };
        let widths = squeeze(whole.clone(), &least, columns)?;
        Some(if widths == whole { whole } else { self.tightened(widths, &whole, page) })
    }

    /// Columns whose cells need less room once they are folded leave it to the last.
    fn tightened(&self, mut widths: Vec<usize>, whole: &[usize], page: &Page) -> Vec<usize> {
        let mut left = 0;
        let last = widths.len().saturating_sub(1);
        for (column, width) in widths.iter_mut().enumerate().take(last) {
            let cells = std::iter::once(&self.labels).chain(&self.rows);
            let cells = cells.filter_map(|cells| cells.get(column));
            let lines = cells.flat_map(|cell| folded_cell(cell, *width, page));
            let used = lines.map(|line| page.measure(&line)).max().unwrap_or(*width);
            left += width.saturating_sub(used);
            *width = used.min(*width);
        }
        if let (Some(width), Some(whole)) = (widths.last_mut(), whole.last()) {
            *width = (*width + left).min(*whole);
        }
        widths
    }

    fn drawn(&self, widths: &[usize], page: &Page) -> String {
        let line_bytes = widths.iter().sum::<usize>() + GAP * widths.len() + MARK_BYTES;
        let mut drawn = String::with_capacity((self.rows.len() + 4) * line_bytes);
        if let Some(title) = &self.title {
            drawn.push_str(&wrap(&Style::Heading.on(title), page, GAP));
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

    /// One row. Cells that are wider than their columns run over several lines, and stay in them.
    fn put_line(&self, cells: &[String], widths: &[usize], page: &Page, out: &mut String) {
        let is_whole = |(cell, width): (&String, &usize)| page.measure(cell) <= *width;
        if cells.iter().zip(widths).all(is_whole) {
            let cells = cells.iter().map(String::as_str);
            return self.put_cells(cells, widths, page, out);
        }
        let folded: Vec<Vec<String>> =
            cells.iter().zip(widths).map(|(cell, width)| folded_cell(cell, *width, page)).collect();
        let lines = folded.iter().map(Vec::len).max().unwrap_or(0);
        for line in 0..lines {
            if line > 0 {
                out.push('\n');
            }
            let cells = folded.iter().map(|cell| cell.get(line).map_or("", String::as_str));
            self.put_cells(cells, widths, page, out);
        }
    }

    /// One line of a row.
    fn put_cells<'c>(
        &self,
        cells: impl Iterator<Item = &'c str>,
        widths: &[usize],
        page: &Page,
        out: &mut String,
    ) {
        for (column, (cell, width)) in cells.zip(widths).enumerate() {
            let is_last = column + 1 == widths.len();
            let is_right = self.right.get(column).copied().unwrap_or(false);
            let blanks = repeat_n(' ', width.saturating_sub(page.measure(cell)));
            match (is_right, is_last) {
                (true, _) => {
                    out.extend(blanks);
                    out.push_str(cell);
                }
                (false, true) => out.push_str(cell),
                (false, false) => {
                    out.push_str(cell);
                    out.extend(blanks);
                }
            }
            if !is_last {
                out.extend([' '; GAP]);
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

/// Columns that a cell needs whatever is folded: those of its widest word.
fn widest_word(cell: &str, page: &Page) -> usize {
    let margin = cell.len() - cell.trim_start_matches(' ').len();
    let words = cell.split(' ').map(|word| page.measure(word));
    let first = cell.trim_start_matches(' ').split(' ').next().map_or(0, |word| page.measure(word));
    words.max().unwrap_or(0).max(margin + first).max(page.measure(cell).min(COLUMNS_MIN))
}

/// Narrows columns until they fit, but none so far that a word would be cut: first the last, then the
/// widest.
fn squeeze(mut widths: Vec<usize>, least: &[usize], columns: usize) -> Option<Vec<usize>> {
    let room = columns.checked_sub(GAP * widths.len().saturating_sub(1))?;
    if least.iter().sum::<usize>() > room {
        return None;
    }
    // No column can use more than the room; this also bounds the loop below.
    widths.iter_mut().for_each(|width| *width = (*width).min(room));
    if let (Some((last, others)), Some(least)) = (widths.split_last_mut(), least.last()) {
        let left = room.saturating_sub(others.iter().sum());
        *last = (*last).min(left.max(LAST_MIN)).max(*least);
    }
    while widths.iter().sum::<usize>() > room {
        let widest = widths.iter_mut().zip(least).filter(|(width, least)| **width > **least);
        *widest.map(|(width, _)| width).max()? -= 1;
    }
    Some(widths)
}

/// The lines of a cell in its column. Each opens and closes its own styles and links, for what stands
/// beside it in the next column has none of them.
fn folded_cell(cell: &str, width: usize, page: &Page) -> Vec<String> {
    if page.measure(cell) <= width {
        return vec![cell.to_owned()];
    }
    let mut open: Vec<String> = Vec::new();
    let mut lines = Vec::new();
    for line in fold(cell, width, page, 0).split('\n') {
        let mut text = open.concat();
        for c in line.chars() {
            match c {
                Style::POP | LINK_END => drop(open.pop()),
                _ if c == LINK || Style::of(c).is_some() => open.push(c.to_string()),
                // What a link types is spelt right behind its beginning.
                _ if is_mark(c) => {
                    if let Some(link) = open.last_mut().filter(|last| last.starts_with(LINK)) {
                        link.push(c);
                    }
                }
                _ => {}
            }
            text.push(c);
        }
        let ends = open.iter().rev();
        text.extend(ends.map(|begun| if begun.starts_with(LINK) { LINK_END } else { Style::POP }));
        lines.push(text);
    }
    lines
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
    fn cells_fold_and_nothing_is_cut() {
        let drawn = plain(&who().render(&page(31)));
        assert!(
            drawn.ends_with("日本      3  a customs shed\n             that smells of tar"),
            "{drawn}"
        );
        let drawn = plain(&who().render(&page(25)));
        assert!(drawn.contains("a customs\n             shed that"), "{drawn}");
        let table = Table::new(&["Faction", "Level", "You are"]).align_right(1).row([
            Style::Foe.on("Shadow Syndicate"),
            "3".into(),
            "a stranger, not a member".into(),
        ]);
        let drawn = table.render(&page(32));
        assert_eq!(
            plain(&drawn).lines().skip(2).collect::<Vec<_>>(),
            ["Shadow         3  a stranger,", "Syndicate         not a member"]
        );
        for line in drawn.lines() {
            let opened = line.chars().filter(|c| Style::of(*c).is_some()).count();
            assert_eq!(
                opened,
                line.matches(Style::POP).count(),
                "a style ends in its line: {line}"
            );
        }
        let narrow = plain(&table.render(&page(16)));
        assert!(narrow.starts_with("Faction: Shadow"), "{narrow}");
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

    proptest! {
        #![proptest_config(crate::base::properties::properties())]
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

//! Plans: single signs on a grid, of which only the used part is written out.
//!
//! Not here: what a sign stands for (`people::map`), and a form in words; a drawing is nothing for a
//! screen reader, so whoever draws one says the same in words to them.

use super::style::Style;

/// A grid of signs, each with a meaning.
#[derive(Clone, Debug)]
pub struct Plan {
    width: usize,
    signs: Vec<Option<(char, Style)>>,
}

impl Plan {
    /// An empty grid of so many columns and rows.
    pub fn new(width: usize, height: usize) -> Plan {
        Plan { width, signs: vec![None; width * height] }
    }

    /// What stands somewhere. Nothing does outside of the grid.
    pub fn at(&self, (x, y): (i32, i32)) -> Option<char> {
        self.place(x, y).and_then(|place| self.signs.get(place)?.map(|(sign, _)| sign))
    }

    /// Whether a place is on the grid, and nothing stands there.
    pub fn is_free(&self, (x, y): (i32, i32)) -> bool {
        self.place(x, y).is_some_and(|place| matches!(self.signs.get(place), Some(None)))
    }

    /// Puts a sign somewhere; nothing is put outside of the grid.
    pub fn put(&mut self, (x, y): (i32, i32), sign: char, style: Style) {
        if let Some(slot) = self.place(x, y).and_then(|place| self.signs.get_mut(place)) {
            *slot = Some((sign, style));
        }
    }

    fn place(&self, x: i32, y: i32) -> Option<usize> {
        let (x, y) = (usize::try_from(x).ok()?, usize::try_from(y).ok()?);
        (x < self.width).then_some(y * self.width + x)
    }

    /// The lines from the first to the last that has a sign, without blanks that all of them begin or
    /// end with. Ends with a line end unless it is empty.
    pub fn render(&self) -> String {
        let rows: Vec<&[Option<(char, Style)>]> = self.signs.chunks(self.width.max(1)).collect();
        let is_used = |row: &&[Option<(char, Style)>]| row.iter().any(Option::is_some);
        let first = rows.iter().position(is_used);
        let last = rows.iter().rposition(is_used);
        let (Some(first), Some(last)) = (first, last) else { return String::new() };
        let begins = |row: &&[Option<(char, Style)>]| row.iter().position(Option::is_some);
        let left = rows.iter().filter_map(begins).min().unwrap_or(0);
        let mut text = String::with_capacity((last - first + 1) * self.width);
        for row in &rows[first..=last] {
            put_row(&row[left..], &mut text);
        }
        text
    }
}

/// One line. Signs of one meaning that stand side by side are one piece.
fn put_row(row: &[Option<(char, Style)>], text: &mut String) {
    let mut open: Option<Style> = None;
    let used = row.iter().rposition(Option::is_some).map_or(0, |last| last + 1);
    for sign in &row[..used] {
        let style = sign.map(|(_, style)| style);
        if style != open {
            text.extend(open.map(|_| Style::POP));
            text.extend(style.map(Style::push));
            open = style;
        }
        text.push(sign.map_or(' ', |(sign, _)| sign));
    }
    text.extend(open.map(|_| Style::POP));
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::style::plain;

    #[test]
    fn only_the_used_part_is_written() {
        let mut plan = Plan::new(10, 5);
        assert_eq!(plan.render(), "");
        for (place, sign) in [((3, 1), '['), ((4, 1), ']'), ((6, 1), '-'), ((2, 3), '/')] {
            plan.put(place, sign, Style::Dim);
        }
        plan.put((99, 1), '!', Style::Dim);
        plan.put((-1, 1), '!', Style::Dim);
        assert_eq!(plain(&plan.render()), " [] -\n\n/\n");
        assert!(plan.is_free((0, 0)) && !plan.is_free((3, 1)) && !plan.is_free((10, 0)));
        assert_eq!((plan.at((6, 1)), plan.at((7, 1)), plan.at((0, 9))), (Some('-'), None, None));
    }
}

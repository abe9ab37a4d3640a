//! Maps: cells on a grid, and the ways between neighbours. `[S]-[Y^`.
//!
//! A map that is wider than the page is cut into strips, from west to east.
//!
//! Not here: what a cell stands for, and a form in words; a drawing is nothing for a screen
//! reader, so whoever draws one says the same in words to them.

use std::collections::BTreeMap;

use super::page::Page;
use super::style::Style;

/// Columns from one cell to the next: three for the cell and one for the way.
const STEP: usize = 4;

/// One place on a map.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cell {
    pub x: i32,
    pub y: i32,
    /// What stands between the brackets: one column, styled or not.
    pub mark: String,
    /// Whether the reader is there.
    pub here: bool,
    /// Which ways lead up and down.
    pub stairs: Stairs,
    /// The neighbours to which there is a way, as steps east and south.
    pub ways: Vec<(i32, i32)>,
}

/// Ways that a flat map cannot show.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Stairs {
    #[default]
    None,
    Up,
    Down,
    Both,
}

impl Cell {
    fn brackets(&self) -> (&'static str, &'static str) {
        let left = if self.here { "<" } else { "[" };
        let right = match (self.stairs, self.here) {
            (Stairs::Up, _) => "^",
            (Stairs::Down, _) => "v",
            (Stairs::Both, _) => "%",
            (Stairs::None, true) => ">",
            (Stairs::None, false) => "]",
        };
        (left, right)
    }
}

/// Draws a map, in as many strips as the page needs. `west` stands at the left edge, so that two
/// maps of one place, one above the other, agree. Ends with a line end unless it is empty.
pub fn draw(cells: &[Cell], west: i32, page: &Page) -> String {
    let Some(north) = cells.iter().map(|cell| cell.y).min() else { return String::new() };
    let mut canvas: BTreeMap<usize, BTreeMap<usize, String>> = BTreeMap::new();
    for cell in cells {
        let column = STEP * offset(cell.x, west);
        let row = 2 * offset(cell.y, north);
        put_ways(&mut canvas, cell, column, row);
        let (left, right) = cell.brackets();
        let style = if cell.here { Style::Label } else { Style::Dim };
        let line = canvas.entry(row).or_default();
        line.insert(column, style.on(left));
        line.insert(column + 1, cell.mark.clone());
        line.insert(column + 2, style.on(right));
    }
    let east = cells.iter().map(|cell| cell.x).max().unwrap_or(west);
    let cells_wide = offset(east, west) + 1;
    let most = page.columns().map_or(usize::MAX, |columns| ((columns + 1) / STEP).max(1));
    let mut text = String::new();
    for first in (0..cells_wide).step_by(most.min(cells_wide)) {
        let last = first.saturating_add(most).min(cells_wide);
        let strip = strip(&canvas, first * STEP..last * STEP - 1);
        if first > 0 && !strip.is_empty() {
            text.push_str(&(Style::Dim.on("(farther east)") + "\n"));
        }
        text.push_str(&strip);
    }
    text
}

fn offset(at: i32, least: i32) -> usize {
    usize::try_from(at.saturating_sub(least)).unwrap_or(0)
}

fn put_ways(
    canvas: &mut BTreeMap<usize, BTreeMap<usize, String>>,
    cell: &Cell,
    column: usize,
    row: usize,
) {
    for way in &cell.ways {
        // West and north are drawn from the other side, where there is a way back; one-way ways
        // are drawn from here.
        let (right, down) = (column + 3, row + 1);
        let (left, up) = (column.checked_sub(1), row.checked_sub(1));
        let at = match way {
            (1, 0) => Some((row, right, "-")),
            (-1, 0) => left.map(|left| (row, left, "-")),
            (0, 1) => Some((down, column + 1, "|")),
            (0, -1) => up.map(|up| (up, column + 1, "|")),
            (1, 1) => Some((down, right, "\\")),
            (-1, -1) => up.zip(left).map(|(up, left)| (up, left, "\\")),
            (1, -1) => up.map(|up| (up, right, "/")),
            (-1, 1) => left.map(|left| (down, left, "/")),
            _ => None,
        };
        let Some((row, column, sign)) = at else { continue };
        let line = canvas.entry(row).or_default();
        let crossed = line.get(&column).is_some_and(|other| other != sign);
        line.insert(column, if crossed { "X" } else { sign }.to_owned());
    }
}

/// The rows of a canvas between two columns; none that are empty, but for those between two that
/// are not.
fn strip(
    canvas: &BTreeMap<usize, BTreeMap<usize, String>>,
    columns: std::ops::Range<usize>,
) -> String {
    let mut text = String::new();
    let drawn: Vec<usize> = canvas
        .iter()
        .filter(|(_, line)| line.range(columns.clone()).next().is_some())
        .map(|(row, _)| *row)
        .collect();
    let (Some(first), Some(last)) = (drawn.first(), drawn.last()) else { return text };
    for row in *first..=*last {
        let mut at = columns.start;
        for (column, sign) in canvas.get(&row).into_iter().flat_map(|l| l.range(columns.clone())) {
            text.push_str(&" ".repeat(column - at));
            text.push_str(sign);
            at = column + 1;
        }
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::style::plain;

    fn cell(x: i32, y: i32, mark: &str, ways: &[(i32, i32)]) -> Cell {
        let (mark, ways) = (mark.to_owned(), ways.to_vec());
        Cell { x, y, mark, here: false, stairs: Stairs::None, ways }
    }

    #[test]
    fn neighbours_are_joined_and_the_reader_is_shown() {
        let mut cells = vec![
            cell(0, 0, "S", &[(1, 0), (1, 1)]),
            cell(1, 0, ".", &[(-1, 0), (0, 1), (-1, 1)]),
            cell(1, 1, "Y", &[(0, -1), (-1, -1)]),
            cell(0, 1, "Y", &[(1, -1)]),
        ];
        cells[1].here = true;
        cells[2].stairs = Stairs::Up;
        let map = plain(&draw(&cells, 0, &Page::default()));
        assert_eq!(map, "[S]-<.>\n   X |\n[Y] [Y^\n");
    }

    #[test]
    fn a_wide_map_is_cut_into_strips() {
        let cells: Vec<Cell> = (0..5).map(|x| cell(x - 2, 0, "S", &[(1, 0)])).collect();
        let narrow = Page { width: 11, ..Page::default() };
        let map = plain(&draw(&cells, -2, &narrow));
        assert_eq!(map, "[S]-[S]-[S]\n(farther east)\n[S]-[S]\n");
        assert_eq!(draw(&[], 0, &narrow), "");
    }

    #[test]
    fn two_levels_agree_about_the_west() {
        let tower = [cell(2, 0, "S", &[])];
        assert_eq!(plain(&draw(&tower, 0, &Page::default())), "        [S]\n");
    }
}

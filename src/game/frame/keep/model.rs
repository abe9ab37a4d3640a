//! What a batch means, without a disk: rows in the order of their keys.

use std::cmp::Ordering;
use std::fmt::Debug;

use super::row::{Cell, Row};

/// A kind of row and its key, in words: `character 7`, `ban name bran`.
pub fn name<R: Row>(kind: &str, key: &R::Key) -> String {
    let mut cells = Vec::new();
    R::key_cells(key, &mut cells);
    cells.iter().fold(kind.to_lowercase(), |name, cell| match cell {
        Cell::Text(text) => format!("{name} {text}"),
        Cell::Made(text) => format!("{name} {text}"),
        Cell::Whole(number) => format!("{name} {}", number.cast_unsigned()),
        Cell::Null => name,
    })
}

/// Takes the row of a key away, if there is one.
pub fn remove<R: Row>(rows: &mut Vec<R>, key: &R::Key) {
    if let Ok(index) = rows.binary_search_by(|row| row.order(key)) {
        rows.remove(index);
    }
}

/// Puts a row, in the place of the one with the same key.
pub fn insert<R: Row>(rows: &mut Vec<R>, row: &R) {
    let key = row.key();
    match rows.binary_search_by(|held| held.order(&key)) {
        Ok(index) => rows[index] = row.clone(),
        Err(index) => rows.insert(index, row.clone()),
    }
}

/// A line of a log stays as it was first written, and only the newest are held.
pub fn append<R: Row>(lines: &mut Vec<R>, line: &R, held: usize) {
    let key = line.key();
    if let Err(index) = lines.binary_search_by(|held| held.order(&key)) {
        lines.insert(index, line.clone());
    }
    if lines.len() > held {
        lines.remove(0);
    }
}

/// Two lists of rows in one order are the same.
///
/// # Errors
/// A sentence about the first difference.
pub fn same<'a, R: PartialEq + Debug + 'a>(
    table: &str,
    mut one: impl Iterator<Item = &'a R>,
    mut other: impl Iterator<Item = &'a R>,
) -> Result<(), String> {
    loop {
        match (one.next(), other.next()) {
            (None, None) => return Ok(()),
            (a, b) if a == b => {}
            (a, b) => return Err(format!("a row of {table} differs: {a:?} is kept as {b:?}")),
        }
    }
}

/// Rows as the world has them, in any order, are those that are kept, but for what is fleeting.
///
/// # Errors
/// A sentence about the first difference.
pub fn holds<R: Row>(mut now: Vec<R>, kept: &[R], blank: Option<fn(&mut R)>) -> Result<(), String> {
    let before = |a: &R, b: &R| a.order(&b.key());
    if !now.is_sorted_by(|a, b| before(a, b) != Ordering::Greater) {
        now.sort_by(before);
    }
    let Some(blank) = blank else { return same(R::TABLE, now.iter(), kept.iter()) };
    let mut kept = kept.to_vec();
    now.iter_mut().chain(&mut kept).for_each(blank);
    same(R::TABLE, now.iter(), kept.iter())
}

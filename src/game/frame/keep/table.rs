//! What a table and a log are: how their rows are made of the world, and become the world again.

use super::history::Query;
use super::list::{Archive, Put};
use super::row::Row;
use crate::base::dice::Dice;
use crate::game::{Content, Turn, World};

/// The world at one moment, of which rows are made.
#[derive(Clone, Copy)]
pub struct Cut<'a> {
    pub content: &'a Content,
    pub world: &'a World,
    pub dice: &'a Dice,
}

/// A world that comes back from its rows.
pub struct Restoring<'a> {
    pub content: &'a Content,
    pub world: &'a mut World,
    /// A sentence for each row that has no place in the world now. It stays on the disk.
    pub warnings: Vec<String>,
}

impl Restoring<'_> {
    pub fn warn(&mut self, sentence: String) {
        self.warnings.push(sentence);
    }
}

/// Rows that are all in memory, found there by `K`.
pub struct Table<K, R: Row> {
    /// Every key of which there is a row now.
    pub all: fn(Cut<'_>) -> Vec<K>,
    /// The key of a row that is gone.
    pub key: fn(Cut<'_>, &K) -> R::Key,
    /// The row as it is now; `None` if it is gone.
    pub row: fn(Cut<'_>, &K) -> Option<R>,
    /// Takes all rows back in, at the start and after a panic.
    pub take: fn(&mut Restoring<'_>, &[R]),
    /// Blanks what of a row is written every few seconds only, if anything is: for comparisons.
    pub lasting: Option<fn(&mut R)>,
}

/// Lines of which memory holds the newest.
pub struct Log<R: Row> {
    /// How many.
    pub held: usize,
    /// Takes them back in, oldest first.
    pub take: fn(&mut Restoring<'_>, &[R]),
    /// Those that memory holds, oldest first.
    pub newest: fn(Cut<'_>) -> Vec<R>,
    /// Whether a line is one of those that a word asks for.
    pub fits: fn(&R, &str) -> bool,
    /// Shows a page of older lines to the one who asked for it.
    pub show: fn(&mut Turn<'_>, &Query, Vec<R>, Option<u64>),
}

/// A line of a log, as it is handed over: there is nothing else that could be done with it.
pub trait Line: Row<Key = u64> + Into<Put> {
    /// All lines of its log.
    fn archived(archive: &Archive) -> &[Self];
}

/// Who writes rows down.
pub trait RowWriter {
    type Error;

    /// # Errors
    /// Whatever stands in the way.
    fn put<R: Row>(&mut self, row: &R) -> Result<(), Self::Error>;

    /// Adds a line to a log. One that is there already stays as it is.
    ///
    /// # Errors
    /// Whatever stands in the way.
    fn append<R: Row>(&mut self, line: &R) -> Result<(), Self::Error>;

    /// # Errors
    /// Whatever stands in the way.
    fn gone<R: Row>(&mut self, key: &R::Key) -> Result<(), Self::Error>;
}

/// Who reads them back.
pub trait RowReader {
    type Error;

    /// All rows, in the order of their keys.
    ///
    /// # Errors
    /// Whatever stands in the way.
    fn all<R: Row>(&mut self) -> Result<Vec<R>, Self::Error>;

    /// The newest lines of a log, oldest first.
    ///
    /// # Errors
    /// Whatever stands in the way.
    fn newest<R: Row>(&mut self, most: usize) -> Result<Vec<R>, Self::Error>;
}

/// A table or a log, for those who write statements.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    pub table: &'static str,
    /// The columns of each field, those of the key first.
    pub fields: &'static [&'static [&'static str]],
    pub key_fields: usize,
    pub unique: Option<&'static str>,
    pub is_log: bool,
}

impl Layout {
    pub(super) fn of<R: Row>(is_log: bool) -> Layout {
        Layout {
            table: R::TABLE,
            fields: R::FIELDS,
            key_fields: R::KEY_FIELDS,
            unique: R::UNIQUE,
            is_log,
        }
    }

    /// All columns, those of the key first.
    pub fn columns(&self) -> Vec<&'static str> {
        self.fields.concat()
    }

    /// The columns of the key.
    pub fn key(&self) -> Vec<&'static str> {
        self.fields.get(..self.key_fields).unwrap_or_default().concat()
    }
}

//! What a table and a log are: how their rows are made of the world, and become the world again.

use serde::Serialize;

use super::history::Query;
use super::list::{Archive, Put};
use super::person::{Forget, Holds};
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
    /// What becomes of those that are old.
    pub retention: Retention,
    /// Takes them back in, oldest first.
    pub take: fn(&mut Restoring<'_>, &[R]),
    /// Those that memory holds, oldest first.
    pub newest: fn(Cut<'_>) -> Vec<R>,
    /// Whether a line is one of those that a word asks for.
    pub fits: fn(&R, &str) -> bool,
    /// Shows a page of older lines to the one who asked for it.
    pub show: fn(&mut Turn<'_>, &Query, Vec<R>, Option<u64>),
}

/// What becomes of the lines of a log when they are old. The store sees to it; nothing of a log
/// leaves the disk but as is said here.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Retention {
    /// They stay where they are.
    Forever,
    /// They stay until an operator has them written to a file, which takes none that is younger than
    /// so many days. Which were written is noted in the table `list`.
    ToFile { days_min: u64, date: &'static str, list: &'static str },
    /// Those older than so many days go to the table of the same columns that is called as the log
    /// with `_archive` behind it. Pages read on there.
    ToArchive { days: u64, time: Time },
    /// Those older than so many days are erased.
    Erased { days: u64, time: Time },
}

/// The column that says when a line was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Time {
    /// By the clock of the world.
    Milliseconds(&'static str),
    /// By the calendar.
    Seconds(&'static str),
}

/// A table or a log, for those who write statements.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    pub table: &'static str,
    /// The columns of each field, those of the key first.
    pub fields: &'static [&'static [&'static str]],
    pub key_fields: usize,
    pub unique: Option<&'static str>,
    /// The fields by their names, and which hold what of people, if that is declared.
    pub names: &'static [&'static str],
    pub people: Option<&'static [(&'static str, Holds)]>,
    /// `None` for a table.
    pub log: Option<LogLayout>,
}

/// What the store knows of a log.
#[derive(Clone, Copy, Debug)]
pub struct LogLayout {
    pub held: usize,
    pub retention: Retention,
}

impl Layout {
    /// Of nothing.
    pub const NONE: Layout = Layout {
        table: "",
        fields: &[],
        key_fields: 0,
        unique: None,
        names: &[],
        people: None,
        log: None,
    };

    pub(crate) fn of<R: Row>(log: Option<LogLayout>) -> Layout {
        Layout {
            table: R::TABLE,
            fields: R::FIELDS,
            key_fields: R::KEY_FIELDS,
            unique: R::UNIQUE,
            names: R::NAMES,
            people: R::PEOPLE,
            log,
        }
    }

    /// All columns, those of the key first.
    pub fn columns(&self) -> Vec<&'static str> {
        self.fields.concat()
    }

    /// The column of each field that holds something of people, and what.
    pub fn people(&self) -> impl Iterator<Item = (&'static str, Holds)> {
        let column = |(name, holds): &(&'static str, Holds)| {
            let at = self.names.iter().position(|own| own == name)?;
            // A place of several columns has the number of who carries a thing in its third.
            let columns = self.fields.get(at)?;
            columns.get(if columns.len() > 1 { 2 } else { 0 }).map(|column| (*column, *holds))
        };
        self.people.unwrap_or_default().iter().filter_map(column)
    }

    /// The table in which old lines stand, if they have one of their own.
    pub fn archive(&self) -> Option<String> {
        let is_archived = matches!(self.log?.retention, Retention::ToArchive { .. });
        is_archived.then(|| format!("{}_archive", self.table))
    }

    /// The columns of the key.
    pub fn key(&self) -> Vec<&'static str> {
        self.fields.get(..self.key_fields).unwrap_or_default().concat()
    }
}

/// Who goes through all tables and logs, by the kinds of their rows.
pub trait Visitor {
    type Error;

    /// # Errors
    /// Whatever stands in the way.
    fn table<R: Row + Serialize>(&mut self) -> Result<(), Self::Error>;

    /// # Errors
    /// Whatever stands in the way.
    fn log<R: Line + Serialize>(&mut self) -> Result<(), Self::Error>;
}

/// A line of a log, as it is handed over: there is nothing else that could be done with it.
pub trait Line: Row<Key = u64> + Into<Put> + Serialize {
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

    /// Hides somebody, or old addresses, in all lines of all logs.
    ///
    /// # Errors
    /// Whatever stands in the way.
    fn forget(&mut self, forget: &Forget) -> Result<(), Self::Error>;
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

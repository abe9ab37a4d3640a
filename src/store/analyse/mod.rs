//! Questions that an operator asks of a backup (H44), without a server.
//!
//! A backup is opened to be read only, and nothing beside it is made. One of an older version is copied
//! into memory, and the copy is brought up to date, so that each question is written once, for the
//! version of today. So is the database that a server uses: it is read in one step, and whatever is
//! asked of it then holds nobody up.
//!
//! The questions are rows ([`questions::QUESTIONS`]); they are the only statements of the store that are
//! made for people, and they only read.

mod questions;

use std::path::Path;

use refinery::Target;
use rusqlite::backup::{Backup, StepResult};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};

use super::copy;
use super::fault::{Fault, from_sql};
use super::open::connect;
use super::schema;
use questions::{QUESTIONS, Question, Sheet};

/// A backup that may be asked.
#[derive(Debug)]
pub struct Analysis {
    connection: Connection,
    file: std::path::PathBuf,
    /// The version that the backup has.
    version: i64,
    /// Why a copy is asked, if it is.
    copied: Option<Copied>,
}

/// Why a copy in memory is asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Copied {
    /// The copy was brought from this version to that of today.
    Older { from: i64, to: i64 },
    /// A server may be writing to it.
    InUse,
}

/// A table that answers a question.
#[derive(Clone, PartialEq, Debug)]
pub struct Answer {
    /// What is told.
    pub title: &'static str,
    pub columns: Vec<String>,
    pub rows: Vec<Vec<Figure>>,
}

/// One value of an answer.
#[derive(Clone, PartialEq, Debug)]
pub enum Figure {
    Nothing,
    Whole(i64),
    Share(f64),
    Word(String),
}

/// What may be asked: the word, and what it tells.
pub fn questions() -> impl Iterator<Item = (&'static str, &'static str)> {
    QUESTIONS.iter().map(|question| (question.name, question.tells))
}

impl Analysis {
    /// Opens a backup.
    ///
    /// # Errors
    /// [`Fault::Missing`], [`Fault::Empty`], [`Fault::NotADatabase`], [`Fault::NotOurs`],
    /// [`Fault::Newer`], and whatever the disk says.
    pub fn of(file: &Path) -> Result<Analysis, Fault> {
        let found = std::fs::metadata(file).map_err(|_| Fault::Missing { path: file.into() })?;
        if !found.is_file() {
            return Err(Fault::NotADatabase { file: file.into() });
        }
        if found.len() == 0 {
            return Err(Fault::Empty { file: file.into() });
        }
        let fault = |error| from_sql(file, &error);
        let connection = connect(file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let version = schema::check(&connection, file)?;
        if version == 0 {
            return Err(Fault::NotOurs { file: file.into() });
        }
        let mode: String =
            connection.query_row("PRAGMA journal_mode", [], |row| row.get(0)).map_err(fault)?;
        let copied = match version < schema::known() {
            true => Some(Copied::Older { from: version, to: schema::known() }),
            false => (mode == "wal").then_some(Copied::InUse),
        };
        let connection = match copied {
            Some(_) => in_memory(&connection, file)?,
            None => connection,
        };
        connection.pragma_update(None, "query_only", true).map_err(fault)?;
        Ok(Analysis { connection, file: file.into(), version, copied })
    }

    /// The version that the backup has.
    pub fn version(&self) -> i64 {
        self.version
    }

    /// Why a copy is asked, if it is.
    pub fn copied(&self) -> Option<Copied> {
        self.copied
    }

    /// Answers a question; of what is ranked, so many. `None` if nobody knows the question.
    ///
    /// # Errors
    /// Whatever the disk says.
    pub fn ask(&self, question: &str, most: u32) -> Result<Option<Vec<Answer>>, Fault> {
        let Some(question) = QUESTIONS.iter().find(|known| known.name == question) else {
            return Ok(None);
        };
        let answer = self.answer(question, most).map_err(|error| from_sql(&self.file, &error))?;
        Ok(Some(answer))
    }

    fn answer(&self, question: &Question, most: u32) -> rusqlite::Result<Vec<Answer>> {
        let mut answers = Vec::new();
        if question.counts_rows {
            answers.push(self.rows_of_tables()?);
        }
        for sheet in question.sheets {
            answers.push(self.sheet(sheet, most)?);
        }
        Ok(answers)
    }

    fn sheet(&self, sheet: &Sheet, most: u32) -> rusqlite::Result<Answer> {
        let mut select = self.connection.prepare(sheet.sql)?;
        let columns: Vec<String> = select.column_names().map(str::to_owned).collect();
        let asks_how_many = select.parameter_count() > 0;
        let mut found = match asks_how_many {
            true => select.query([most])?,
            false => select.query([])?,
        };
        let mut rows = Vec::new();
        while let Some(row) = found.next()? {
            let figures = (0..columns.len()).map(|at| row.get_ref(at).map(figure));
            rows.push(figures.collect::<rusqlite::Result<_>>()?);
        }
        Ok(Answer { title: sheet.title, columns, rows })
    }

    /// How many rows each table has.
    fn rows_of_tables(&self) -> rusqlite::Result<Answer> {
        let rows = copy::count(&self.connection)?;
        let rows = rows.into_iter().map(|(name, rows)| {
            vec![Figure::Word(name), Figure::Whole(i64::try_from(rows).unwrap_or(i64::MAX))]
        });
        let columns = vec!["table".to_owned(), "rows".to_owned()];
        Ok(Answer { title: "Rows of each table", columns, rows: rows.collect() })
    }
}

/// A copy of all of it, brought up to date.
fn in_memory(from: &Connection, file: &Path) -> Result<Connection, Fault> {
    let fault = |error| from_sql(file, &error);
    let mut copy = Connection::open_in_memory().map_err(fault)?;
    let backup = Backup::new(from, &mut copy).map_err(fault)?;
    let StepResult::Done = backup.step(-1).map_err(fault)? else {
        return Err(Fault::Locked { file: file.to_path_buf() });
    };
    drop(backup);
    schema::apply(&mut copy, file, Target::Latest)?;
    Ok(copy)
}

fn figure(value: ValueRef<'_>) -> Figure {
    match value {
        ValueRef::Null => Figure::Nothing,
        ValueRef::Integer(number) => Figure::Whole(number),
        ValueRef::Real(number) => Figure::Share(number),
        ValueRef::Text(text) | ValueRef::Blob(text) => {
            Figure::Word(String::from_utf8_lossy(text).into_owned())
        }
    }
}

//! Reading on in a log: lines that are older than those in memory.
//!
//! Rules never read history; only pages do. A page of it is found by the number before which it
//! lies, so the last page of a million lines costs no more than the first. What was asked for waits
//! until all that was written before is on the disk, is read there by a connection of its own, and
//! comes in as an input: so it is recorded, and a replay needs no database.

use serde::{Deserialize, Serialize};

use super::list::{Archive, Lines, LogName};
use super::person::Forget;
use super::table::Line;
use crate::base::id::CreatureId;
use crate::base::limits::{HISTORY_READ_MAX, HISTORY_SCANNED_MAX};

/// A page of a log that somebody asked for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Query {
    pub who: CreatureId,
    pub log: LogName,
    /// Only lines with a number below this.
    pub before: u64,
    /// How many of the newest of them.
    pub most: usize,
    /// Only those that a word fits, as the log understands it.
    pub word: Option<String>,
}

/// What was found.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Found {
    /// Oldest first.
    pub lines: Lines,
    /// Where to read on: before this number there may be more. `None` at the beginning of the log.
    pub older: Option<u64>,
}

/// Who reads logs from where they are whole.
pub trait LogReader {
    type Error;

    /// So many lines before a number, the newest first.
    ///
    /// # Errors
    /// Whatever stands in the way.
    fn before<R: Line>(&mut self, before: u64, most: usize) -> Result<Vec<R>, Self::Error>;

    /// All lines in which somebody is named, oldest first.
    ///
    /// # Errors
    /// Whatever stands in the way.
    fn about<R: Line>(&mut self, person: &Forget) -> Result<Vec<R>, Self::Error>;
}

/// The newest lines of a query, oldest first, and where to read on. A word that fits seldom is
/// sought among so many lines; then whoever asked may ask again from there.
pub(super) fn search<R: Line, S: LogReader>(
    query: &Query,
    from: &mut S,
    fits: fn(&R, &str) -> bool,
) -> Result<(Vec<R>, Option<u64>), S::Error> {
    let (mut found, mut before, mut scanned) = (Vec::new(), query.before, 0);
    let fits = |line: &R| query.word.as_ref().is_none_or(|word| fits(line, word));
    loop {
        let lines: Vec<R> = from.before(before, HISTORY_READ_MAX)?;
        let is_last = lines.len() < HISTORY_READ_MAX;
        let count = lines.len();
        for (at, line) in lines.into_iter().enumerate() {
            before = line.key();
            if fits(&line) {
                found.push(line);
            }
            if found.len() >= query.most {
                found.reverse();
                let is_beginning = is_last && at + 1 == count;
                return Ok((found, Some(before).filter(|_| !is_beginning)));
            }
        }
        scanned += count;
        if is_last || scanned >= HISTORY_SCANNED_MAX {
            found.reverse();
            return Ok((found, Some(before).filter(|_| !is_last)));
        }
    }
}

/// Everything that was ever written into a log, in memory: for tests and for the simulator.
impl LogReader for &Archive {
    type Error = std::convert::Infallible;

    fn before<R: Line>(&mut self, before: u64, most: usize) -> Result<Vec<R>, Self::Error> {
        let lines = R::archived(self);
        let end = lines.partition_point(|line| line.key() < before);
        Ok(lines[..end].iter().rev().take(most).cloned().collect())
    }

    fn about<R: Line>(&mut self, person: &Forget) -> Result<Vec<R>, Self::Error> {
        let named = R::archived(self).iter().filter(|line| (*line).clone().hide(person));
        Ok(named.cloned().collect())
    }
}

//! What is kept: plain rows, as they go to the disk and come back from it.
//!
//! A row is a copy, made at the end of a turn. All rows of one [`Batch`] are from the same
//! moment, and a batch is written whole or not at all, so every start is from a consistent cut.
//! Builders' ids are kept as text: the numbers behind them are only good for one process.
//!
//! There are two kinds. **Tables** are keyed, live and small: memory holds all of their rows, and
//! the world marks the key of what changed ([`Key`]). **Logs** are only ever added to, and may be
//! large: memory holds the newest few lines, and the disk all of them, as long as their
//! [`Retention`] says.
//!
//! To keep something more: declare its row with `kept!`, say in a [`Table`] or a [`Log`] how it is
//! made and taken back in, write the migration, and add a line to the list in `list.rs`.
//!
//! | file | holds |
//! |---|---|
//! | `row.rs` | what a row is, and `kept!` |
//! | `rows.rs` | the rows of people, things, rooms and jobs |
//! | `table.rs` | what a table and a log are |
//! | `list.rs` | the one list of all of them; `list_of.rs` says what it becomes |
//! | `person.rs` | what of a row names a player, and how it comes to name nobody |
//! | `history.rs` | reading on in a log, beyond what memory holds |
//! | `model.rs` | what a batch means, without a disk |

pub mod dirty;
pub(crate) mod history;
mod list;
mod list_of;
pub(crate) mod model;
pub(crate) mod person;
pub(crate) mod row;
mod rows;
mod table;

use serde::{Deserialize, Serialize};

pub use self::history::{Found, LogReader, Query};
pub use self::list::*;
pub use self::person::{Forget, Holds, NOBODY, Person, SOMEBODY};
pub use self::row::{Cell, Cells, One, Row, Spoilt};
pub use self::rows::*;
pub use self::table::{
    Cut, Layout, Line, Log, LogLayout, Restoring, Retention, RowReader, RowWriter, Table, Time,
    Visitor,
};

/// All that changed between two moments. Written in one transaction: first `gone`, then `put`.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Batch {
    /// Counts up from 1 within one process.
    pub number: u64,
    pub gone: Vec<Gone>,
    pub put: Vec<Put>,
}

impl Saved {
    /// The row of the world itself; `None` in a database that never held one.
    pub fn world(&self) -> Option<&WorldRow> {
        self.worlds.first()
    }
}

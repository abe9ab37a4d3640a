//! The reader: pages of logs, for whoever leafs back in them.
//!
//! A connection of its own that may only read, on a thread of its own: with a write-ahead log it
//! holds neither the writer up nor the world.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Sender, channel};
use std::thread;

use rusqlite::{Connection, OpenFlags};

use super::fault::{Fault, from_sql};
use super::open::{DATABASE_FILE, connect};
use super::rows;
use super::writer::Tell;
use crate::game::frame::keep::{Found, Query};
use crate::messages::input::Input;

/// The engine's end of the reader.
#[derive(Debug)]
pub struct Reader {
    queries: Sender<Query>,
}

impl Reader {
    /// Starts the thread. The database is opened at the first query.
    ///
    /// # Errors
    /// [`Fault::NotKept`] if the system gives no thread.
    pub fn start(data_dir: &Path, tell: Tell) -> Result<Reader, Fault> {
        let (queries, asked) = channel::<Query>();
        let mut shelf = Shelf { file: data_dir.join(DATABASE_FILE), connection: None };
        let work = move || {
            while let Ok(query) = asked.recv() {
                let found = shelf.find(&query).map_err(|fault| fault.to_string());
                tell(Input::Fetched { query: Box::new(query), found });
            }
        };
        let begun = thread::Builder::new().name("reader".into()).spawn(work);
        begun.map_err(|error| Fault::NotKept { cause: error.to_string() })?;
        Ok(Reader { queries })
    }

    /// Looks for what is asked; the answer is an [`Input::Fetched`]. Never waits.
    pub fn fetch(&self, query: Query) {
        // The thread ends with this handle, not before it.
        let _ = self.queries.send(query);
    }
}

/// The database, open while it can be read.
struct Shelf {
    file: PathBuf,
    connection: Option<Connection>,
}

impl Shelf {
    fn find(&mut self, query: &Query) -> Result<Found, Fault> {
        let connection = match self.connection.take() {
            Some(connection) => connection,
            None => connect(&self.file, OpenFlags::SQLITE_OPEN_READ_ONLY)?,
        };
        let found = rows::find(&connection, query).map_err(|error| from_sql(&self.file, &error))?;
        // After a failure it is opened anew: the file may be another by then.
        self.connection = Some(connection);
        Ok(found)
    }
}

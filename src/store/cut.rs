//! The cut: which batch is the last one in the database.
//!
//! Batches are counted from 1 in each start of the server, so a cut is a start and a number. It is
//! written in the transaction of the batch itself; a spill file says behind which cut it belongs.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use rusqlite::{Connection, OptionalExtension, Result, params};
use serde::{Deserialize, Serialize};

/// The last batch of a database.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub(super) struct Cut {
    /// Which start of the server; empty for a database in which no batch was ever written.
    pub start: String,
    pub batch: u64,
}

impl Cut {
    /// A start that no other is taken for: two of one database are never at the same moment.
    pub fn new_start() -> String {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        format!("{:x}-{:x}", since.as_nanos(), std::process::id())
    }
}

/// The cut as the one who spills sees it, on whichever thread.
#[derive(Clone, Default, Debug)]
pub(super) struct Shared(Arc<Mutex<Cut>>);

impl Shared {
    pub fn of(cut: Cut) -> Shared {
        Shared(Arc::new(Mutex::new(cut)))
    }

    pub fn get(&self) -> Cut {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub fn set(&self, cut: Cut) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = cut;
    }
}

const PUT: &str = "
INSERT INTO cuts (id, start, batch) VALUES (1, ?1, ?2)
ON CONFLICT (id) DO UPDATE SET start = excluded.start, batch = excluded.batch";

/// Writes the cut, within the transaction of the batch.
pub(super) fn put(connection: &Connection, cut: &Cut) -> Result<()> {
    let values = params![cut.start, cut.batch.cast_signed()];
    connection.prepare_cached(PUT)?.execute(values).map(drop)
}

/// The cut of a database.
pub(super) fn load(connection: &Connection) -> Result<Cut> {
    let cut = connection.query_row("SELECT start, batch FROM cuts", [], |row| {
        Ok(Cut { start: row.get(0)?, batch: row.get::<_, i64>(1)?.cast_unsigned() })
    });
    Ok(cut.optional()?.unwrap_or_default())
}

//! Whether the database is still where it was opened.
//!
//! A file that was moved or removed while it is open can be written to as before; only, nobody will
//! find it there. So each write asks first whether the name still leads to the file that is open.
//! If it leads nowhere, all that the open file holds is copied to its place, and the copy is what is
//! written to from then on. If it leads to another file, nothing is touched and somebody is told.

use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::copy;
use super::fault::{Fault, from_io, from_sql};
use super::files::{self, Lock};
use super::open::{connect, prepare};

/// Which file a name leads to, where the system tells files apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Identity {
    device: u64,
    number: u64,
}

impl Identity {
    /// The file behind a name; `None` if there is none.
    #[cfg(unix)]
    pub fn of(path: &Path) -> Option<Identity> {
        use std::os::unix::fs::MetadataExt as _;
        let found = std::fs::metadata(path).ok()?;
        Some(Identity { device: found.dev(), number: found.ino() })
    }

    #[cfg(not(unix))]
    pub fn of(path: &Path) -> Option<Identity> {
        path.exists().then_some(Identity { device: 0, number: 0 })
    }
}

/// A database that was put back in its place.
pub(super) struct Rescued {
    pub connection: Connection,
    /// A lock of the folder, if the folder is a new one.
    pub lock: Option<Lock>,
}

/// Writes what `open` holds to the place that is empty now, and opens it there.
pub(super) fn rescue(open: &Connection, lock: &Lock, file: &Path) -> Result<Rescued, Fault> {
    let dir = file.parent().unwrap_or_else(|| Path::new("."));
    files::make_dir(dir)?;
    let lock = if lock.is_of(dir) { None } else { Some(files::lock(dir)?) };
    // So the file that was moved is whole where it is, without the log that it lost.
    let _ = open.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
    let fresh = files::free_name(dir, "dominion-rescued");
    copy::copy(open, file, &fresh)?;
    // What may still lie here belongs to the file that is gone, and would be taken for the new one's.
    for beside in ["-wal", "-shm"].map(|suffix| files::beside(file, suffix)) {
        if beside.exists() {
            std::fs::remove_file(&beside).map_err(|error| from_io(&beside, &error))?;
        }
    }
    std::fs::rename(&fresh, file).map_err(|error| from_io(file, &error))?;
    files::sync_parent(file)?;
    let connection = connect(file, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    prepare(&connection).map_err(|error| from_sql(file, &error))?;
    Ok(Rescued { connection, lock })
}

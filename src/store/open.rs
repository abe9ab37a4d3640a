//! The way in: a data directory becomes a store, or a sentence that says why not.

use std::path::{Path, PathBuf};
use std::time::Duration;

use refinery::Target;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use super::fault::{Fault, from_sql};
use super::files::{self, Lock};
use super::keeper::Disk;
use super::schema::{self, Migrated};
use super::{copy, rows};
use crate::base::limits::{DATABASE_BUSY_MS_MAX, DATABASE_LOG_BYTES_MAX};
use crate::game::keep::{Batch, Saved};

/// The database's name in the data directory.
pub const DATABASE_FILE: &str = "dominion.db";

/// Where the copies are that are made before a migration.
const BACKUP_DIR: &str = "backups";

/// A data directory that this process owns.
#[derive(Debug)]
pub struct Store {
    pub(super) connection: Connection,
    file: PathBuf,
    /// Last, so that it is given up after the database is closed.
    _lock: Option<Lock>,
}

/// What [`Store::open`] found.
#[derive(Debug)]
pub struct Opened {
    pub store: Store,
    pub saved: Saved,
    pub migrated: Migrated,
}

/// A store that is up to date, and what had to be done for it. Nothing is read of it yet.
struct Brought {
    store: Store,
    migrated: Migrated,
}

impl Brought {
    fn read(self) -> Result<Opened, Fault> {
        let Brought { store, migrated } = self;
        let saved = rows::load(&store.connection).map_err(|error| store.fault(&error))?;
        Ok(Opened { store, saved, migrated })
    }
}

impl Store {
    /// Takes the directory for this process, makes or migrates the database in it, and reads
    /// all rows. A directory that is not there is made.
    ///
    /// # Errors
    /// Everything that [`Fault`] tells of. The database is then as it was before.
    pub fn open(data_dir: &Path) -> Result<Opened, Fault> {
        Store::in_directory(data_dir)?.read()
    }

    /// The same over a connection that somebody else has opened, who also sees to it that it is
    /// the only one: for tests that put a file layer of their own below SQLite.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn over(connection: Connection) -> Result<Opened, Fault> {
        let file = PathBuf::from(connection.path().unwrap_or_default());
        Store::up_to_date(connection, file, None)?.read()
    }

    fn in_directory(data_dir: &Path) -> Result<Brought, Fault> {
        files::make_dir(data_dir)?;
        let lock = files::lock(data_dir)?;
        let file = data_dir.join(DATABASE_FILE);
        files::make_private(&file)?;
        let connection = connect(&file, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        Store::up_to_date(connection, file, Some(lock))
    }

    fn up_to_date(
        mut connection: Connection,
        file: PathBuf,
        lock: Option<Lock>,
    ) -> Result<Brought, Fault> {
        // Before anything is changed: is this ours, and is it whole?
        let from = schema::check(&connection, &file)?;
        copy::check_quickly(&connection, &file)?;
        prepare(&connection).map_err(|error| from_sql(&file, &error))?;
        let backup = bring_up_to_date(&mut connection, &file, from)?;
        let migrated = Migrated { from, to: schema::known(), backup };
        Ok(Brought { store: Store { connection, file, _lock: lock }, migrated })
    }

    fn fault(&self, error: &rusqlite::Error) -> Fault {
        from_sql(&self.file, error)
    }

    fn write_all(&mut self, batches: &[Batch]) -> rusqlite::Result<()> {
        // Immediate: a lock held by another program shows here, before any work.
        let behavior = TransactionBehavior::Immediate;
        let transaction = self.connection.transaction_with_behavior(behavior)?;
        rows::write(&transaction, batches)?;
        transaction.commit()
    }
}

impl Disk for Store {
    fn write(&mut self, batches: &[Batch]) -> Result<(), Fault> {
        self.write_all(batches).map_err(|error| self.fault(&error))
    }

    /// Folds the write-ahead log into the database, so that a copy of the one file is complete.
    fn settle(&mut self) -> Result<(), Fault> {
        let fold = "PRAGMA wal_checkpoint(TRUNCATE)";
        self.connection.query_row(fold, [], |_| Ok(())).map_err(|error| self.fault(&error))
    }
}

/// Reads all rows beside a running server, as they are on the disk now.
///
/// # Errors
/// As [`Store::open`]; nothing is changed.
pub fn read(data_dir: &Path) -> Result<Saved, Fault> {
    let file = data_dir.join(DATABASE_FILE);
    let connection = connect(&file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    rows::load(&connection).map_err(|error| from_sql(&file, &error))
}

/// Brings the database of a data directory up to date, without starting a server. What there
/// was is copied first.
///
/// # Errors
/// As [`Store::open`]; also [`Fault::Missing`] if there is no database.
pub fn migrate(data_dir: &Path) -> Result<Migrated, Fault> {
    let path = data_dir.join(DATABASE_FILE);
    if !path.exists() {
        return Err(Fault::Missing { path });
    }
    let Brought { mut store, migrated } = Store::in_directory(data_dir)?;
    store.settle()?;
    Ok(migrated)
}

/// A connection to a file that is there.
pub(super) fn connect(file: &Path, access: OpenFlags) -> Result<Connection, Fault> {
    let fault = |error| from_sql(file, &error);
    let flags = access | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags).map_err(fault)?;
    connection.busy_timeout(Duration::from_millis(DATABASE_BUSY_MS_MAX)).map_err(fault)?;
    // SQLite opens a file that it may only read without a word.
    let read_only = connection.is_readonly(rusqlite::MAIN_DB).map_err(fault)?;
    if read_only && access.contains(OpenFlags::SQLITE_OPEN_READ_WRITE) {
        return Err(Fault::NotWritable { path: file.to_path_buf() });
    }
    Ok(connection)
}

/// The settings of a connection that writes. `FULL`: with a write-ahead log, only then is what
/// was committed still there after a power cut.
pub(super) fn prepare(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.pragma_update(None, "synchronous", "full")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "journal_size_limit", DATABASE_LOG_BYTES_MAX)?;
    connection.set_prepared_statement_cache_capacity(rows::STATEMENTS_HELD);
    Ok(())
}

/// Migrates if need be. A database that holds anything is copied before.
fn bring_up_to_date(
    connection: &mut Connection,
    file: &Path,
    from: i64,
) -> Result<Option<PathBuf>, Fault> {
    let to = schema::known();
    if from == to {
        return Ok(None);
    }
    let backup = if from == 0 { None } else { Some(copy_before(connection, file, to)?) };
    schema::apply(connection, file, Target::Latest)?;
    Ok(backup)
}

/// Copies the database to `backups/dominion-before-V<to>.db`, or the next free name.
fn copy_before(connection: &Connection, file: &Path, to: i64) -> Result<PathBuf, Fault> {
    let dir = file.with_file_name(BACKUP_DIR);
    files::make_dir(&dir)?;
    let backup = files::free_name(&dir, &format!("dominion-before-V{to}"));
    copy::copy(connection, file, &backup)?;
    Ok(backup)
}

//! The way in: a data directory becomes a store, or a sentence that says why not.

use std::path::{Path, PathBuf};
use std::time::Duration;

use refinery::Target;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use super::cut::{self, Cut, Shared};
use super::fault::{Fault, from_sql, from_write};
use super::files::{self, Lock};
use super::home::{self, Identity, Rescued};
use super::keeper::Disk;
use super::news::{Before, News};
use super::schema::{self, Migrated};
use super::set_aside::{self, Names, Refused};
use super::spill::{self, SPILL_FILE, Spiller};
use super::{copy, retention, rows};
use crate::base::limits::{DATABASE_BUSY_MS_MAX, DATABASE_LOG_BYTES_MAX};
use crate::game::frame::keep::{Batch, Saved};

/// The database's name in the data directory.
pub const DATABASE_FILE: &str = "dominion.db";

/// Where the copies are that are made before a migration.
pub(super) const BACKUP_DIR: &str = "backups";

/// A data directory that this process owns.
#[derive(Debug)]
pub struct Store {
    pub(super) connection: Connection,
    file: PathBuf,
    /// This start of the server.
    start: String,
    /// The last batch that is in the database.
    last: Shared,
    /// The rows that wait in the table of those set aside.
    aside: Names,
    /// Which file is open; `None` where nobody else can know of it.
    identity: Option<Identity>,
    /// Last, so that it is given up after the database is closed.
    lock: Option<Lock>,
}

/// What [`Store::open`] found.
#[derive(Debug)]
pub struct Opened {
    pub store: Store,
    pub saved: Saved,
    pub migrated: Migrated,
    /// What else an operator should know of this start.
    pub news: Vec<News>,
}

/// A store that is up to date, and what had to be done for it. Nothing is read of it yet.
struct Brought {
    store: Store,
    migrated: Migrated,
}

impl Brought {
    /// Reads everything, once what an earlier server could not write has found its place.
    fn read(self) -> Result<Opened, Fault> {
        let Brought { mut store, migrated } = self;
        let mut news = Vec::new();
        if store.lock.is_some() {
            news.extend((migrated.from == 0).then(|| store.new_world()));
            news.extend(store.read_spill(&store.file.with_file_name(SPILL_FILE))?);
        }
        news.extend(store.try_again()?);
        let saved = rows::load(&store.connection).map_err(|error| store.fault(&error))?;
        Ok(Opened { store, saved, migrated, news })
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
        if std::fs::metadata(&file).is_ok_and(|found| found.len() == 0) {
            return Err(Fault::Empty { file });
        }
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
        let last = cut::load(&connection).map_err(|error| from_sql(&file, &error))?;
        let (last, start, aside) = (Shared::of(last), Cut::new_start(), Names::new());
        let identity = lock.as_ref().and_then(|_| Identity::of(&file));
        let store = Store { connection, file, start, last, aside, identity, lock };
        Ok(Brought { store, migrated })
    }

    /// The news that there was no database, though there may have been one some time.
    fn new_world(&self) -> News {
        let dir = self.file.parent().unwrap_or_else(|| Path::new(".")).to_path_buf();
        let before = match dir.join(BACKUP_DIR).exists() || dir.join(SPILL_FILE).exists() {
            true => Before::Copies,
            false => Before::Nothing,
        };
        News::NewWorld { dir, before }
    }

    /// Sees to it that what is written now will be found where it is looked for.
    fn in_place(&mut self) -> Result<(), Fault> {
        let (Some(lock), Some(opened)) = (&self.lock, self.identity) else { return Ok(()) };
        match Identity::of(&self.file) {
            Some(found) if found == opened => return Ok(()),
            Some(_) => return Err(Fault::Replaced { file: self.file.clone() }),
            None => {}
        }
        let Rescued { connection, lock } = home::rescue(&self.connection, lock, &self.file)?;
        // Closing the old connection would take away the log that the new one has at the same name.
        std::mem::forget(std::mem::replace(&mut self.connection, connection));
        self.identity = Identity::of(&self.file);
        if lock.is_some() {
            self.lock = lock;
        }
        tracing::error!(target: "store", file = %self.file.display(), "the database was moved or removed under the running server; all that it held is written to its place again");
        Ok(())
    }

    /// Writes what a stop left in the file `path`, if there is one and it fits.
    fn read_spill(&mut self, path: &Path) -> Result<Option<News>, Fault> {
        let path = path.to_path_buf();
        match spill::read(&path) {
            Ok(None) => Ok(None),
            Ok(Some(spill)) if spill.fits(&self.last.get()) => self.take_spill(&path).map(Some),
            Ok(Some(spill)) => Ok(Some(News::SpillDoesNotFit { path, what: spill.to_string() })),
            Err(fault) => Ok(Some(News::BadSpill { fault })),
        }
    }

    /// Writes what is in a spill file, whether it fits or not.
    pub(super) fn take_spill(&mut self, path: &Path) -> Result<News, Fault> {
        let spill = spill::read(path)?;
        let spill = spill.ok_or_else(|| Fault::Missing { path: path.to_path_buf() })?;
        let refused = self.write_sparing(&spill.batch, spill.cut())?;
        let kept_as = spill::put_by(path)?;
        Ok(News::SpillRead { rows: spill.rows(), refused: refused.len(), kept_as })
    }

    /// Tries once more what an earlier server set aside.
    fn try_again(&mut self) -> Result<Vec<News>, Fault> {
        let tried = set_aside::try_again(&mut self.connection);
        let (taken, left) = tried.map_err(|error| self.fault(&error))?;
        self.aside = left.clone();
        let taken = taken.into_iter().map(|name| News::Placed { name });
        Ok(taken.chain(left.into_iter().map(|name| News::StillAside { name })).collect())
    }

    /// The cut that this start makes with a batch.
    fn cut(&self, batch: u64) -> Cut {
        Cut { start: self.start.clone(), batch }
    }

    fn fault(&self, error: &rusqlite::Error) -> Fault {
        from_sql(&self.file, error)
    }

    fn write_all(&mut self, batches: &[Batch]) -> rusqlite::Result<()> {
        // Immediate: a lock held by another program shows here, before any work.
        let behavior = TransactionBehavior::Immediate;
        let cut = batches.last().map(|batch| self.cut(batch.number));
        let transaction = self.connection.transaction_with_behavior(behavior)?;
        rows::write(&transaction, batches)?;
        retention::retire(&transaction, batches)?;
        let settled = set_aside::settle(&transaction, &self.aside, batches)?;
        if let Some(cut) = &cut {
            cut::put(&transaction, cut)?;
        }
        transaction.commit()?;
        self.aside.retain(|name| !settled.contains(name));
        cut.into_iter().for_each(|cut| self.last.set(cut));
        Ok(())
    }

    /// Writes all rows but those that are refused, which are set aside. Those that were not so
    /// before.
    fn write_sparing(&mut self, batch: &Batch, cut: &Cut) -> Result<Vec<Refused>, Fault> {
        let behavior = TransactionBehavior::Immediate;
        let fault = |error: &rusqlite::Error| from_write(&self.file, error);
        let moment = self.connection.transaction_with_behavior(behavior);
        let mut moment = moment.map_err(|error| fault(&error))?;
        let refused = set_aside::write_but_refused(&mut moment, batch).map_err(|e| fault(&e))?;
        let batches = std::slice::from_ref(batch);
        let mut settled =
            set_aside::settle(&moment, &self.aside, batches).map_err(|e| fault(&e))?;
        settled.retain(|name| refused.iter().all(|one| one.name != *name));
        set_aside::put(&moment, &refused).map_err(|error| fault(&error))?;
        cut::put(&moment, cut).map_err(|error| fault(&error))?;
        // A row that is refused each time it changes is told of once.
        let is_new = |one: &Refused| !self.aside.contains(&one.name);
        let told = refused.iter().filter(|one| is_new(one)).cloned().collect::<Vec<_>>();
        if let (Some(dir), true) = (self.file.parent(), self.lock.is_some()) {
            set_aside::note(dir, &told)?;
        }
        moment.commit().map_err(|error| fault(&error))?;
        self.aside.retain(|name| !settled.contains(name));
        self.aside.extend(refused.iter().map(|one| one.name.clone()));
        self.last.set(cut.clone());
        Ok(told)
    }
}

impl Disk for Store {
    fn write(&mut self, batches: &[Batch]) -> Result<(), Fault> {
        self.in_place()?;
        self.write_all(batches).map_err(|error| from_write(&self.file, &error))
    }

    fn write_but_refused(&mut self, batches: &[Batch]) -> Result<Vec<Refused>, Fault> {
        let Some(batch) = batches.iter().cloned().reduce(Batch::merge) else {
            return Ok(Vec::new());
        };
        let cut = self.cut(batch.number);
        self.in_place()?;
        self.write_sparing(&batch, &cut)
    }

    fn spiller(&self) -> Option<Spiller> {
        self.lock.as_ref()?;
        let dir = self.file.parent()?.to_path_buf();
        Some(Spiller { dir, start: self.start.clone(), last: self.last.clone() })
    }

    /// Folds the write-ahead log into the database, so that a copy of the one file is complete.
    fn settle(&mut self) -> Result<(), Fault> {
        self.in_place()?;
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

/// Writes what a stop could not keep and left in the file `path`, also where it does not fit. The
/// database is copied first. Without `path` the file beside the database is meant.
///
/// # Errors
/// As [`Store::open`]; [`Fault::Missing`] if there is no database or no such file.
pub fn read_spill(data_dir: &Path, path: Option<&Path>) -> Result<(News, PathBuf), Fault> {
    let file = data_dir.join(DATABASE_FILE);
    if !file.exists() {
        return Err(Fault::Missing { path: file });
    }
    let path = path.map_or_else(|| data_dir.join(SPILL_FILE), Path::to_path_buf);
    let Brought { mut store, .. } = Store::in_directory(data_dir)?;
    let dir = file.with_file_name(BACKUP_DIR);
    files::make_dir(&dir)?;
    let backup = files::free_name(&dir, "dominion-before-spill");
    copy::copy(&store.connection, &file, &backup)?;
    let news = store.take_spill(&path)?;
    store.settle()?;
    Ok((news, backup))
}

/// What is in a spill file, and whether the next start reads it by itself; `None` if there is no
/// such file. Nothing is changed.
///
/// # Errors
/// [`Fault::BadSpill`], and whatever the disk says.
pub fn look_at_spill(
    data_dir: &Path,
    path: Option<&Path>,
) -> Result<Option<(String, bool)>, Fault> {
    let path = path.map_or_else(|| data_dir.join(SPILL_FILE), Path::to_path_buf);
    let Some(spill) = spill::read(&path)? else { return Ok(None) };
    let file = data_dir.join(DATABASE_FILE);
    let connection = connect(&file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let last = cut::load(&connection).map_err(|error| from_sql(&file, &error))?;
    Ok(Some((spill.to_string(), spill.fits(&last) && path.parent() == Some(data_dir))))
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
    connection.set_prepared_statement_cache_capacity(rows::all_statements());
    // After a check of the whole file, SQLite takes its own change of the mode for a lock until
    // something is read.
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
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

//! What can go wrong at the disk, each told in one sentence to whoever runs the server.
//!
//! An operator reads these at three in the morning. So each says what is the matter, with which
//! file, and what to do about it; the words of the library come last, where they help.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;
use thiserror::Error;

/// A failure of the store.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum Fault {
    /// Another server holds the data directory.
    #[error("another server{} is using {}: stop that one first", process_words(*.process), .dir.display())]
    InUse { dir: PathBuf, process: Option<u32> },
    /// A tool of another kind holds a lock on the database file.
    #[error("{} is locked by another program: close that program", .file.display())]
    Locked { file: PathBuf },
    /// The database was made by a later server.
    #[error(
        "this database is at version {found}, this server knows {known}: \
         use a newer server, let that one's `dominion migrate --down-to {known}` bring it down, or \
         restore a backup"
    )]
    Newer { found: i64, known: i64 },
    /// A migration that was applied is not the one this server knows by that number.
    #[error(
        "migration {version} ({name}) was applied to this database in another form than this \
         server knows: use the server that made it or restore a backup"
    )]
    Diverged { version: i64, name: String },
    /// A migration could not be applied; nothing of it was.
    #[error("the database could not be brought up to date and was left as it was: {detail}")]
    NotMigrated { detail: String },
    /// There is no such version below the one that the database has.
    #[error(
        "this database is at version {from}; from there it can be brought down to {versions}, not to {to}"
    )]
    NoWayDown { from: i64, to: i64, versions: String },
    /// What a stop could not write waits, and an older server could not place it.
    #[error(
        "{} holds changes that are not in the database yet: start the server once, or look at \
         them with `dominion spill`, before going down", .path.display()
    )]
    SpillWaits { path: PathBuf },
    /// Not SQLite at all.
    #[error("{} is not a database: move it away or restore a backup over it", .file.display())]
    NotADatabase { file: PathBuf },
    /// SQLite, but with tables of something else.
    #[error("{} is a database, but not one of this server's", .file.display())]
    NotOurs { file: PathBuf },
    /// SQLite, but broken.
    #[error("{} is damaged: restore a backup ({detail})", .file.display())]
    Damaged { file: PathBuf, detail: String },
    /// No right to write.
    #[error("{} cannot be written: check its owner, its permissions and its disk", .path.display())]
    NotWritable { path: PathBuf },
    /// No room left.
    #[error("the disk that holds {} is full: make room on it", .path.display())]
    Full { path: PathBuf },
    /// A file that has to be there is not.
    #[error("there is no file {}", .path.display())]
    Missing { path: PathBuf },
    /// A file is there that must not be overwritten.
    #[error("{} exists already and is not overwritten: choose another name", .path.display())]
    Exists { path: PathBuf },
    /// Another file has the name of the one that is open.
    #[error(
        "{} is no longer the database that this server opened: move that file away, and the server \
         puts its own in its place", .file.display()
    )]
    Replaced { file: PathBuf },
    /// There is a file, but nothing is in it.
    #[error(
        "{} is empty, though a database should be in it: restore a backup over it, or remove it to \
         begin a new world", .file.display()
    )]
    Empty { file: PathBuf },
    /// A log of which nothing may leave the database.
    #[error("all of the log `{log}` stays in the database: nothing of it is written to files")]
    KeptWhole { log: &'static str },
    /// A copy turned out to differ from what it is a copy of.
    #[error("the copy {} is not good and was not kept: {detail}", .path.display())]
    BadCopy { path: PathBuf, detail: String },
    /// A character of a backup cannot be put into the database of today.
    #[error("it cannot come back: {why}")]
    NoComeback { why: String },
    /// The disk or the operating system said something else.
    #[error("{} cannot be used: {detail}", .path.display())]
    Disk { path: PathBuf, detail: String },
    /// The database refused a row: a bug of the server, not of the disk.
    #[error("{} refuses what is to be kept, which is a bug: {detail}", .file.display())]
    Refused { file: PathBuf, detail: String },
    /// The code that writes rows panicked.
    #[error("what is to be kept could not be written, which is a bug: {detail}")]
    Panicked { detail: String },
    /// The server stops and the disk still fails.
    #[error("the server stopped before its last changes were kept: {cause}")]
    NotKept { cause: String },
    /// The server stops and the disk still fails, but what it did not take is in a file.
    #[error(
        "the database did not take the last changes ({cause}); they are in {}, and the next start \
         reads them from there", .path.display()
    )]
    Spilled { cause: String, path: PathBuf },
    /// The same, in a folder where no start looks for it.
    #[error(
        "neither the database nor its folder took the last changes ({cause}); they are in {}: \
         give them to `dominion spill` before the next start", .path.display()
    )]
    SpilledElsewhere { cause: String, path: PathBuf },
    /// A spill file that cannot be read.
    #[error("{} is no whole spill file: {detail}", .path.display())]
    BadSpill { path: PathBuf, detail: String },
}

impl Fault {
    /// Whether it was about something that is in a batch, and would be so on every disk.
    pub(super) fn is_of_a_row(&self) -> bool {
        matches!(self, Fault::Refused { .. } | Fault::Panicked { .. })
    }
}

/// Whether an error of SQLite is about the one row that was to be written.
pub(super) fn is_of_the_row(error: &rusqlite::Error) -> bool {
    match error.sqlite_error_code() {
        // What the library itself refuses are values.
        None => true,
        Some(code) => matches!(
            code,
            ErrorCode::ConstraintViolation
                | ErrorCode::TooBig
                | ErrorCode::ApiMisuse
                | ErrorCode::TypeMismatch
        ),
    }
}

/// The fault behind an error of SQLite at a write.
pub(super) fn from_write(file: &Path, error: &rusqlite::Error) -> Fault {
    match is_of_the_row(error) {
        true => Fault::Refused { file: file.to_path_buf(), detail: error.to_string() },
        false => from_sql(file, error),
    }
}

/// Names the process that holds a directory, where it is known.
fn process_words(process: Option<u32>) -> String {
    process.map(|id| format!(" (process {id})")).unwrap_or_default()
}

/// The fault behind an error of the operating system at `path`.
pub(super) fn from_io(path: &Path, error: &io::Error) -> Fault {
    let path = path.to_path_buf();
    match error.kind() {
        io::ErrorKind::NotFound => Fault::Missing { path },
        io::ErrorKind::AlreadyExists => Fault::Exists { path },
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            Fault::NotWritable { path }
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Fault::Full { path },
        _ => Fault::Disk { path, detail: error.to_string() },
    }
}

/// The fault behind an error of SQLite at the database `file`.
pub(super) fn from_sql(file: &Path, error: &rusqlite::Error) -> Fault {
    let path = file.to_path_buf();
    let detail = error.to_string();
    let Some(code) = error.sqlite_error_code() else {
        // What is left are values that no row of ours has: the file is not what it should be.
        return Fault::Damaged { file: path, detail };
    };
    match code {
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Fault::Locked { file: path },
        ErrorCode::DiskFull => Fault::Full { path },
        ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen => {
            Fault::NotWritable { path }
        }
        ErrorCode::NotADatabase => Fault::NotADatabase { file: path },
        ErrorCode::DatabaseCorrupt => Fault::Damaged { file: path, detail },
        ErrorCode::ConstraintViolation | ErrorCode::TooBig | ErrorCode::ApiMisuse => {
            Fault::Refused { file: path, detail }
        }
        _ => Fault::Disk { path, detail },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_is_one_sentence() {
        let dir = PathBuf::from("/data");
        let sentence = Fault::InUse { dir: dir.clone(), process: Some(7) }.to_string();
        assert_eq!(sentence, "another server (process 7) is using /data: stop that one first");
        let sentence = Fault::InUse { dir, process: None }.to_string();
        assert_eq!(sentence, "another server is using /data: stop that one first");
        let sentence = Fault::Newer { found: 7, known: 5 }.to_string();
        assert_eq!(
            sentence,
            "this database is at version 7, this server knows 5: use a newer server, let that one's \
             `dominion migrate --down-to 5` bring it down, or restore a backup"
        );
    }

    #[test]
    fn the_kinds_of_the_operating_system_are_told_apart() {
        let path = Path::new("/data");
        let of = |kind: io::ErrorKind| from_io(path, &io::Error::from(kind)).to_string();
        assert_eq!(
            of(io::ErrorKind::StorageFull),
            "the disk that holds /data is full: make room on it"
        );
        assert_eq!(
            of(io::ErrorKind::PermissionDenied),
            "/data cannot be written: check its owner, its permissions and its disk"
        );
        assert_eq!(of(io::ErrorKind::NotFound), "there is no file /data");
    }
}

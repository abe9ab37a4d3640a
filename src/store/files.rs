//! Files of the data directory: private to the server, locked while it runs, and on the disk
//! when they are said to be.

use std::fs::{DirBuilder, File, OpenOptions, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::{Path, PathBuf};

use super::fault::{Fault, from_io};
use super::home::Identity;

/// The file whose lock says that a server owns the directory.
const LOCK_FILE: &str = "dominion.lock";

/// Bytes that are read of the lock file: a process number and its line end.
const LOCK_BYTES_MAX: u64 = 16;

/// Held while this process owns a data directory.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
    identity: Option<Identity>,
}

impl Lock {
    /// Whether this is the lock of the directory that has this name now.
    pub fn is_of(&self, data_dir: &Path) -> bool {
        self.identity.is_some() && self.identity == Identity::of(&data_dir.join(LOCK_FILE))
    }
}

/// How often, and after how long, a lock is tried again that this very process seems to have.
const OWN_LOCK_TRIES_MAX: u32 = 50;
const OWN_LOCK_PAUSE: std::time::Duration = std::time::Duration::from_millis(10);

/// Takes the lock of a data directory, or says who has it.
pub(super) fn lock(data_dir: &Path) -> Result<Lock, Fault> {
    let path = data_dir.join(LOCK_FILE);
    let fault = |error| from_io(&path, &error);
    let mut options = private();
    options.read(true).write(true).create(true).truncate(false);
    let mut file = options.open(&path).map_err(fault)?;
    let mut tries = 0;
    loop {
        match file.try_lock() {
            Ok(()) => break,
            Err(TryLockError::Error(error)) => return Err(fault(error)),
            Err(TryLockError::WouldBlock) => {}
        }
        let process = holder(&mut file);
        // What this process has given up is held a moment longer by a child that it is just starting:
        // from the fork until the child's program begins.
        if process != Some(std::process::id()) || tries == OWN_LOCK_TRIES_MAX {
            return Err(Fault::InUse { dir: data_dir.to_path_buf(), process });
        }
        tries += 1;
        std::thread::sleep(OWN_LOCK_PAUSE);
    }
    sign(&mut file).map_err(fault)?;
    Ok(Lock { _file: file, identity: Identity::of(&path) })
}

/// Whether somebody has the lock of a data directory, and who. Nothing is made or changed.
pub(super) fn held_by(data_dir: &Path) -> Option<Option<u32>> {
    let mut file = File::open(data_dir.join(LOCK_FILE)).ok()?;
    match file.try_lock_shared() {
        Err(TryLockError::WouldBlock) => Some(holder(&mut file)),
        Ok(()) | Err(TryLockError::Error(_)) => None,
    }
}

/// Writes this process's number into the lock file, for the sentence of whoever comes second.
fn sign(file: &mut File) -> std::io::Result<()> {
    file.set_len(0)?;
    file.rewind()?;
    writeln!(file, "{}", std::process::id())
}

/// The process that signed the lock file. It is only words: the lock itself is what counts.
fn holder(file: &mut File) -> Option<u32> {
    let mut text = String::new();
    file.rewind().ok()?;
    file.take(LOCK_BYTES_MAX).read_to_string(&mut text).ok()?;
    text.trim().parse().ok()
}

/// Makes a directory, readable only for the server's user, if it is not there.
pub(super) fn make_dir(dir: &Path) -> Result<(), Fault> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    match builder.create(dir) {
        Ok(()) => Ok(()),
        // Something that is not a directory has the name.
        Err(_) if dir.exists() && !dir.is_dir() => {
            Err(Fault::Disk { path: dir.to_path_buf(), detail: "it is not a directory".into() })
        }
        Err(error) => Err(from_io(dir, &error)),
    }
}

/// Makes an empty file, readable only for the server's user, if it is not there. SQLite gives
/// the files beside a database the permissions of the database.
pub(super) fn make_private(path: &Path) -> Result<(), Fault> {
    private().append(true).create(true).open(path).map(drop).map_err(|e| from_io(path, &e))
}

/// Files are made for the server's user alone.
pub(super) fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Waits until the directory that holds `path` says so on the disk itself: only then is a
/// renamed file sure to have its new name after a power cut.
pub(super) fn sync_parent(path: &Path) -> Result<(), Fault> {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    let parent = parent.unwrap_or_else(|| Path::new("."));
    // Only Unix opens a directory as a file; elsewhere the rename itself has to do.
    if cfg!(unix) {
        let synced = File::open(parent).and_then(|dir| dir.sync_all());
        synced.map_err(|error| from_io(parent, &error))?;
    }
    Ok(())
}

/// `stem.db` in `dir`, or the first of `stem-2.db`, `stem-3.db` … that is free.
pub(super) fn free_name(dir: &Path, stem: &str) -> PathBuf {
    let plain = dir.join(format!("{stem}.db"));
    let numbered = (2_u64..).map(|number| dir.join(format!("{stem}-{number}.db")));
    std::iter::once(plain.clone()).chain(numbered).find(|path| !path.exists()).unwrap_or(plain)
}

/// `path` with something behind its last letter, as SQLite names the files beside a database.
pub(super) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_os_string();
    name.push(suffix);
    name.into()
}

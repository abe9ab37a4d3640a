//! A file layer below SQLite, in memory: it writes down what SQLite does to its files, and goes
//! wrong when it is told to.
//!
//! Each machine has files of its own, so tests do not meet. There is no shared memory, so a
//! connection takes its file for itself, which is how SQLite then keeps the index of its log.

use std::collections::BTreeMap;
use std::io::{Error, ErrorKind, Result};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};
use sqlite_vfs::{DatabaseHandle, LockKind, OpenAccess, OpenOptions, Vfs, WalDisabled, register};

/// Files by their names.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Something that SQLite did to a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Op {
    Write {
        file: String,
        at: usize,
        bytes: Vec<u8>,
    },
    Resize {
        file: String,
        to: usize,
    },
    Sync {
        file: String,
    },
    /// A sync that reported a failure: what was to be synced may be gone for good.
    FailedSync {
        file: String,
    },
    Make {
        file: String,
    },
    Remove {
        file: String,
    },
}

/// How an operation goes wrong.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Trouble {
    /// A part of the bytes is written; then there is no room.
    ShortWrite,
    /// Nothing is written.
    FailedWrite,
    FailedSync,
}

#[derive(Default)]
struct Machine {
    files: Files,
    done: Vec<Op>,
    /// The operation that goes wrong: after so many that work, the next that can in this way.
    trouble: Option<(usize, Trouble)>,
}

impl Machine {
    /// Whether this operation is the one that goes wrong.
    fn fails(&mut self, kinds: &[Trouble]) -> Option<Trouble> {
        match &mut self.trouble {
            Some((0, kind)) if kinds.contains(kind) => self.trouble.take().map(|(_, kind)| kind),
            Some((left, _)) => {
                *left = left.saturating_sub(1);
                None
            }
            None => None,
        }
    }

    fn write(&mut self, file: &str, at: usize, bytes: &[u8]) {
        let op = Op::Write { file: file.into(), at, bytes: bytes.into() };
        apply(&mut self.files, &op);
        self.done.push(op);
    }
}

static MACHINES: LazyLock<Mutex<BTreeMap<u64, Machine>>> = LazyLock::new(|| {
    register(NAME, Layer, false).expect("a file layer can be registered");
    Mutex::default()
});

const NAME: &str = "a-layer-that-fails";

fn machines() -> MutexGuard<'static, BTreeMap<u64, Machine>> {
    MACHINES.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Does to files what an operation does, as whoever reads them at once sees it.
pub fn apply(files: &mut Files, op: &Op) {
    match op {
        Op::Write { file, at, bytes } => {
            let content = files.entry(file.clone()).or_default();
            content.resize(content.len().max(at + bytes.len()), 0);
            content[*at..at + bytes.len()].copy_from_slice(bytes);
        }
        Op::Resize { file, to } => files.entry(file.clone()).or_default().resize(*to, 0),
        Op::Make { file } => drop(files.entry(file.clone()).or_default()),
        Op::Remove { file } => drop(files.remove(file)),
        Op::Sync { .. } | Op::FailedSync { .. } => {}
    }
}

/// A machine with a disk of its own.
pub struct Host(u64);

impl Host {
    /// A machine that finds these files.
    pub fn new(files: Files) -> Host {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        let id = NEXT.fetch_add(1, Ordering::Relaxed);
        machines().insert(id, Machine { files, ..Machine::default() });
        Host(id)
    }

    /// A connection to its database.
    pub fn connect(&self) -> Connection {
        let path = format!("/{}/dominion.db", self.0);
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection =
            Connection::open_with_flags_and_vfs(path, flags, NAME).expect("a connection");
        connection.pragma_update(None, "locking_mode", "exclusive").expect("a setting");
        // So that the log is folded into the database again and again.
        connection.pragma_update(None, "wal_autocheckpoint", 40).expect("a setting");
        connection
    }

    /// What was done since this was last asked.
    pub fn done(&self) -> Vec<Op> {
        machines().get_mut(&self.0).map(|machine| std::mem::take(&mut machine.done)).expect("it is")
    }

    /// After so many operations that work, the next one that can go wrong in this way does.
    pub fn trouble(&self, after: usize, kind: Trouble) {
        machines().get_mut(&self.0).expect("it is").trouble = Some((after, kind));
    }

    /// Nothing goes wrong any more; whether something was still to.
    pub fn mend(&self) -> bool {
        machines().get_mut(&self.0).expect("it is").trouble.take().is_some()
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        machines().remove(&self.0);
    }
}

struct Layer;

/// One open file.
struct Handle {
    machine: u64,
    file: String,
    lock: LockKind,
}

fn gone() -> Error {
    Error::new(ErrorKind::NotFound, "the machine is gone")
}

fn split(path: &str) -> Result<(u64, String)> {
    let (machine, file) = path.trim_start_matches('/').split_once('/').ok_or_else(gone)?;
    Ok((machine.parse().map_err(|_| gone())?, file.to_owned()))
}

impl Vfs for Layer {
    type Handle = Handle;

    fn open(&self, path: &str, options: OpenOptions) -> Result<Handle> {
        let (id, file) = split(path)?;
        let mut machines = machines();
        let machine = machines.get_mut(&id).ok_or_else(gone)?;
        let makes = matches!(options.access, OpenAccess::Create | OpenAccess::CreateNew);
        if !machine.files.contains_key(&file) {
            if !makes {
                return Err(gone());
            }
            let op = Op::Make { file: file.clone() };
            apply(&mut machine.files, &op);
            machine.done.push(op);
        }
        Ok(Handle { machine: id, file, lock: LockKind::None })
    }

    fn delete(&self, path: &str) -> Result<()> {
        let (id, file) = split(path)?;
        if let Some(machine) = machines().get_mut(&id) {
            let op = Op::Remove { file };
            apply(&mut machine.files, &op);
            machine.done.push(op);
        }
        Ok(())
    }

    fn exists(&self, path: &str) -> Result<bool> {
        let (id, file) = split(path)?;
        Ok(machines().get(&id).is_some_and(|machine| machine.files.contains_key(&file)))
    }

    fn temporary_name(&self) -> String {
        "/0/none".into()
    }

    /// Salts of the log are drawn from here: the same in every run.
    fn random(&self, buffer: &mut [i8]) {
        static DRAWN: AtomicU64 = AtomicU64::new(1);
        let drawn = DRAWN.fetch_add(1, Ordering::Relaxed).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        for (at, byte) in buffer.iter_mut().enumerate() {
            *byte = drawn.rotate_left(at as u32 * 7) as i8;
        }
    }

    fn sleep(&self, duration: Duration) -> Duration {
        duration
    }
}

impl Handle {
    fn with<T>(&self, act: impl FnOnce(&mut Machine) -> Result<T>) -> Result<T> {
        act(machines().get_mut(&self.machine).ok_or_else(gone)?)
    }
}

impl DatabaseHandle for Handle {
    type WalIndex = WalDisabled;

    fn size(&self) -> Result<u64> {
        self.with(|machine| Ok(machine.files.get(&self.file).map_or(0, Vec::len) as u64))
    }

    fn read_exact_at(&mut self, buffer: &mut [u8], at: u64) -> Result<()> {
        self.with(|machine| {
            let content = machine.files.get(&self.file).ok_or_else(gone)?;
            let found = content.get(at as usize..).unwrap_or_default();
            let length = found.len().min(buffer.len());
            buffer[..length].copy_from_slice(&found[..length]);
            buffer[length..].fill(0);
            if length == buffer.len() { Ok(()) } else { Err(ErrorKind::UnexpectedEof.into()) }
        })
    }

    fn write_all_at(&mut self, bytes: &[u8], at: u64) -> Result<()> {
        self.with(|machine| match machine.fails(&[Trouble::ShortWrite, Trouble::FailedWrite]) {
            None => {
                machine.write(&self.file, at as usize, bytes);
                Ok(())
            }
            Some(Trouble::ShortWrite) => {
                machine.write(&self.file, at as usize, &bytes[..bytes.len() / 3]);
                Err(ErrorKind::WriteZero.into())
            }
            Some(_) => Err(Error::other("a write failed")),
        })
    }

    fn sync(&mut self, _data_only: bool) -> Result<()> {
        self.with(|machine| {
            let file = self.file.clone();
            if machine.fails(&[Trouble::FailedSync]).is_some() {
                machine.done.push(Op::FailedSync { file });
                return Err(Error::other("a sync failed"));
            }
            machine.done.push(Op::Sync { file });
            Ok(())
        })
    }

    fn set_len(&mut self, to: u64) -> Result<()> {
        self.with(|machine| {
            let op = Op::Resize { file: self.file.clone(), to: to as usize };
            apply(&mut machine.files, &op);
            machine.done.push(op);
            Ok(())
        })
    }

    fn lock(&mut self, lock: LockKind) -> Result<bool> {
        self.lock = lock;
        Ok(true)
    }

    fn reserved(&mut self) -> Result<bool> {
        Ok(false)
    }

    fn current_lock(&self) -> Result<LockKind> {
        Ok(self.lock)
    }

    fn wal_index(&self, _readonly: bool) -> Result<WalDisabled> {
        Ok(WalDisabled)
    }
}

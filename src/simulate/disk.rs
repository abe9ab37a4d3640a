//! Disks that fail when they are told to.

use std::path::PathBuf;

use super::torn::Files;
use crate::game::frame::keep::{Batch, Saved};
use crate::store::{self, Disk, Fault, Store};

/// What batches end up on.
pub enum Medium {
    /// The model of a database.
    Memory(Box<Saved>),
    /// The real one, in a folder of its own.
    Sqlite { folder: PathBuf, store: Box<Store> },
    /// Taken out of a machine that crashed.
    Gone,
}

/// What the disk does with the next write.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Mood {
    #[default]
    Works,
    Full,
    Fails,
    /// Some of the bytes get into the log of the database; then there is no room.
    Short,
    /// It writes, and says that it did not.
    Lies,
    /// The code that writes panics.
    Panics,
}

/// A medium and its mood.
pub struct Platter {
    pub medium: Medium,
    pub mood: Mood,
    /// The newest batch that is on the medium, whatever was said of it.
    pub written: u64,
    /// The power is cut within the next write; so much of what it adds is there, in percent.
    pub tears: Option<usize>,
    /// A bug that is put in on purpose: nothing is synced, and half the log is lost in a crash.
    pub syncs_nothing: bool,
    /// What the power cut left.
    left: Option<Files>,
}

impl Platter {
    /// # Errors
    /// What the real database says.
    pub fn open(medium: Medium) -> Result<(Platter, Saved), Fault> {
        let (medium, saved) = match medium {
            Medium::Memory(saved) => (Medium::Memory(saved.clone()), *saved),
            Medium::Gone => (Medium::Memory(Box::default()), Saved::default()),
            Medium::Sqlite { folder, store } => {
                drop(store);
                return Platter::open_folder(folder);
            }
        };
        Ok((Platter::new(medium), saved))
    }

    fn new(medium: Medium) -> Platter {
        let (mood, written) = (Mood::Works, 0);
        Platter { medium, mood, written, tears: None, syncs_nothing: false, left: None }
    }

    /// The real database in a folder.
    ///
    /// # Errors
    /// What it says.
    pub fn open_folder(folder: PathBuf) -> Result<(Platter, Saved), Fault> {
        let store::Opened { store, saved, .. } = Store::open(&folder)?;
        let medium = Medium::Sqlite { folder, store: Box::new(store) };
        Ok((Platter::new(medium), saved))
    }

    /// Takes the medium out of a machine that is gone, and what is on it out of another. A
    /// database is not closed in peace: its files are as they were at that moment.
    ///
    /// # Errors
    /// What the system or the database says.
    pub fn replace(&mut self) -> Result<(Platter, Saved), Fault> {
        match std::mem::replace(&mut self.medium, Medium::Gone) {
            Medium::Sqlite { folder, store } => {
                let now = || Files::read(&folder);
                let mut files = self.left.take().map_or_else(now, Ok).map_err(machine)?;
                if self.syncs_nothing {
                    files.log.truncate(files.log.len() / 2);
                }
                // Closing folds the log into the database; what was there before is put back.
                drop(store);
                files.put_back(&folder).map_err(machine)?;
                Platter::open_folder(folder)
            }
            other => Platter::open(other),
        }
    }

    /// A write that the power cut ends. None of it may be there afterwards.
    fn tear(&mut self, batches: &[Batch], percent: usize) -> Result<(), Fault> {
        if let Medium::Sqlite { folder, store } = &mut self.medium {
            let before = Files::read(folder).map_err(machine)?;
            store.write(batches)?;
            let after = Files::read(folder).map_err(machine)?;
            self.left = Some(before.torn(after, percent));
        }
        Err(fails())
    }

    /// A write for which there is room in part.
    fn write_short(&mut self) -> Result<(), Fault> {
        if let Medium::Sqlite { folder, .. } = &self.medium {
            Files::add_rubbish(folder).map_err(machine)?;
        }
        Err(Fault::Full { path: PathBuf::from("the simulated disk") })
    }

    fn write_through(&mut self, batches: &[Batch]) -> Result<(), Fault> {
        match &mut self.medium {
            Medium::Memory(saved) => batches.iter().for_each(|batch| saved.apply(batch)),
            Medium::Sqlite { store, .. } => store.write(batches)?,
            Medium::Gone => return Err(fails()),
        }
        self.written = batches.last().map_or(self.written, |batch| batch.number);
        Ok(())
    }
}

impl Disk for Platter {
    fn write(&mut self, batches: &[Batch]) -> Result<(), Fault> {
        if let Some(percent) = self.tears {
            return self.tear(batches, percent);
        }
        match self.mood {
            Mood::Works => self.write_through(batches),
            Mood::Full => Err(Fault::Full { path: PathBuf::from("the simulated disk") }),
            Mood::Fails => Err(fails()),
            Mood::Short => self.write_short(),
            Mood::Lies => self.write_through(batches).and(Err(fails())),
            // As a panic does, but without its message on the standard error.
            Mood::Panics => std::panic::resume_unwind(Box::new("a simulated panic")),
        }
    }

    fn settle(&mut self) -> Result<(), Fault> {
        match &mut self.medium {
            Medium::Sqlite { store, .. } => store.settle(),
            Medium::Memory(_) | Medium::Gone => Ok(()),
        }
    }
}

fn machine(error: std::io::Error) -> Fault {
    Fault::NotKept { cause: error.to_string() }
}

fn fails() -> Fault {
    Fault::NotKept { cause: "the simulated disk fails".into() }
}

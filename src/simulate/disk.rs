//! Disks that fail when they are told to.

use std::path::PathBuf;

use crate::game::keep::{Batch, Saved};
use crate::store::{self, Disk, Fault, Store, model};

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
        Ok((Platter { medium, mood: Mood::Works, written: 0 }, saved))
    }

    /// The real database in a folder.
    ///
    /// # Errors
    /// What it says.
    pub fn open_folder(folder: PathBuf) -> Result<(Platter, Saved), Fault> {
        let store::Opened { store, saved, .. } = Store::open(&folder)?;
        let medium = Medium::Sqlite { folder, store: Box::new(store) };
        Ok((Platter { medium, mood: Mood::Works, written: 0 }, saved))
    }

    /// Takes the medium out of the machine.
    pub fn take(&mut self) -> Medium {
        std::mem::replace(&mut self.medium, Medium::Gone)
    }

    fn write_through(&mut self, batches: &[Batch]) -> Result<(), Fault> {
        match &mut self.medium {
            Medium::Memory(saved) => batches.iter().for_each(|batch| model::apply(saved, batch)),
            Medium::Sqlite { store, .. } => store.write(batches)?,
            Medium::Gone => return Err(fails()),
        }
        self.written = batches.last().map_or(self.written, |batch| batch.number);
        Ok(())
    }
}

impl Disk for Platter {
    fn write(&mut self, batches: &[Batch]) -> Result<(), Fault> {
        match self.mood {
            Mood::Works => self.write_through(batches),
            Mood::Full => Err(Fault::Full { path: PathBuf::from("the simulated disk") }),
            Mood::Fails => Err(fails()),
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

fn fails() -> Fault {
    Fault::NotKept { cause: "the simulated disk fails".into() }
}

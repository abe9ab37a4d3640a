//! Keeping what a disk may refuse: trying, failing, trying again.
//!
//! Nothing is lost and nothing changes places: what could not be written waits in front of what
//! comes later, and all of it goes into the next try. There are no threads and no clock here;
//! `writer.rs` adds them, and the simulator does without.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use super::fault::Fault;
use super::merge::shorten;
use super::set_aside::Refused;
use super::spill::Spiller;
use crate::base::limits::BATCHES_WAITING_MAX;
use crate::game::frame::keep::Batch;
use crate::messages::input::Input;

/// Something that batches can be written to. The real one is [`super::Store`]; tests have disks
/// that fail when they are told to.
pub trait Disk {
    /// Writes all batches in order, or none of them. A batch that was written before may come
    /// again, if a failure was reported that was none.
    ///
    /// # Errors
    /// Whatever the disk says; nothing was written then.
    fn write(&mut self, batches: &[Batch]) -> Result<(), Fault>;

    /// Writes all batches in order but for the rows that it would refuse again each time, and says
    /// which those are. They are safe, too, when this returns: set aside. Asked for only after
    /// [`Disk::write`] failed because of what is in the batches.
    ///
    /// # Errors
    /// Whatever the disk says; nothing was written then.
    fn write_but_refused(&mut self, batches: &[Batch]) -> Result<Vec<Refused>, Fault> {
        self.write(batches).map(|()| Vec::new())
    }

    /// Whoever writes to a file what this disk does not take to the end, if there is one.
    fn spiller(&self) -> Option<Spiller> {
        None
    }

    /// Called once, after the last write.
    ///
    /// # Errors
    /// Whatever the disk says. What was written is safe all the same.
    fn settle(&mut self) -> Result<(), Fault> {
        Ok(())
    }
}

/// A disk, and what waits for it.
#[derive(Debug)]
pub struct Keeper<D> {
    disk: D,
    /// Shared with whoever stops the server while a write hangs.
    waiting: Arc<Vec<Batch>>,
    /// Whether the last try failed: the trouble was told of, its end was not.
    failing: bool,
}

impl<D: Disk> Keeper<D> {
    pub fn new(disk: D) -> Self {
        Keeper { disk, waiting: Arc::default(), failing: false }
    }

    /// Takes a batch that is later than all before. What waits is made one when it is too many.
    pub fn add(&mut self, batch: Batch) {
        let waiting = Arc::make_mut(&mut self.waiting);
        waiting.push(batch);
        shorten(waiting, BATCHES_WAITING_MAX);
    }

    /// What waits, for looking at while it is written.
    pub(super) fn all_waiting(&self) -> Arc<Vec<Batch>> {
        Arc::clone(&self.waiting)
    }

    /// How many batches wait.
    pub fn waiting(&self) -> usize {
        self.waiting.len()
    }

    /// Writes all that waits in one go, and tells what came of it: the number of the last batch
    /// that is safe; the first failure of a spell, and its end; rows that had to be set aside.
    ///
    /// # Errors
    /// What the disk said. Everything waits on.
    pub fn attempt(&mut self, tell: impl Fn(Input)) -> Result<(), Fault> {
        let Some(last) = self.waiting.last() else { return Ok(()) };
        let batch = last.number;
        let refused = match self.write_all() {
            Ok(refused) => refused,
            Err(fault) => {
                if !std::mem::replace(&mut self.failing, true) {
                    tell(Input::KeepFailed { sentence: fault.to_string() });
                }
                return Err(fault);
            }
        };
        self.waiting = Arc::default();
        if std::mem::take(&mut self.failing) {
            tell(Input::KeepMended);
        }
        for Refused { name, why, .. } in refused {
            tell(Input::SetAside { name, why });
        }
        tell(Input::Kept { batch });
        Ok(())
    }

    /// Tells again that the disk fails, if it still does.
    pub fn remind(&self, fault: &Fault, tell: impl Fn(Input)) {
        if self.failing {
            tell(Input::KeepFailed { sentence: fault.to_string() });
        }
    }

    /// Writes all; and if what fails is a row and not the disk, all but such rows.
    fn write_all(&mut self) -> Result<Vec<Refused>, Fault> {
        let Keeper { disk, waiting, .. } = self;
        match caught(|| disk.write(waiting)) {
            Ok(()) => Ok(Vec::new()),
            Err(fault) if fault.is_of_a_row() => caught(|| disk.write_but_refused(waiting)),
            Err(fault) => Err(fault),
        }
    }

    /// The disk, for looking at.
    pub fn disk(&self) -> &D {
        &self.disk
    }

    /// The disk, for setting it up to fail, and for settling it.
    pub fn disk_mut(&mut self) -> &mut D {
        &mut self.disk
    }
}

/// A panic in the writing of a row is a failure like any other: it must not end the thread that
/// everybody's belongings depend on.
fn caught<T>(write: impl FnOnce() -> Result<T, Fault>) -> Result<T, Fault> {
    catch_unwind(AssertUnwindSafe(write))
        .unwrap_or_else(|panic| Err(Fault::Panicked { detail: panic_words(panic.as_ref()) }))
}

/// What a panic said.
pub(super) fn panic_words(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let text = text.or_else(|| panic.downcast_ref::<String>().cloned());
    text.unwrap_or_else(|| "a panic without words".to_owned())
}

//! Keeping what a disk may refuse: trying, failing, trying again.
//!
//! Nothing is lost and nothing changes places: what could not be written waits in front of what
//! comes later, and all of it goes into the next try. There are no threads and no clock here;
//! `writer.rs` adds them, and the simulator does without.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::fault::Fault;
use super::merge::shorten;
use crate::base::limits::BATCHES_WAITING_MAX;
use crate::engine::input::Input;
use crate::game::keep::Batch;

/// Something that batches can be written to. The real one is [`super::Store`]; tests have disks
/// that fail when they are told to.
pub trait Disk {
    /// Writes all batches in order, or none of them. A batch that was written before may come
    /// again, if a failure was reported that was none.
    ///
    /// # Errors
    /// Whatever the disk says; nothing was written then.
    fn write(&mut self, batches: &[Batch]) -> Result<(), Fault>;

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
    waiting: Vec<Batch>,
    /// Whether the last try failed: the trouble was told of, its end was not.
    failing: bool,
}

impl<D: Disk> Keeper<D> {
    pub fn new(disk: D) -> Self {
        Keeper { disk, waiting: Vec::new(), failing: false }
    }

    /// Takes a batch that is later than all before. What waits is made one when it is too many.
    pub fn add(&mut self, batch: Batch) {
        self.waiting.push(batch);
        shorten(&mut self.waiting, BATCHES_WAITING_MAX);
    }

    /// How many batches wait.
    pub fn waiting(&self) -> usize {
        self.waiting.len()
    }

    /// Writes all that waits in one go, and tells what came of it: the number of the last batch
    /// that is safe; the first failure of a spell, and its end.
    ///
    /// # Errors
    /// What the disk said. Everything waits on.
    pub fn attempt(&mut self, tell: impl Fn(Input)) -> Result<(), Fault> {
        let Some(last) = self.waiting.last() else { return Ok(()) };
        let batch = last.number;
        if let Err(fault) = self.write() {
            if !std::mem::replace(&mut self.failing, true) {
                tell(Input::KeepFailed { sentence: fault.to_string() });
            }
            return Err(fault);
        }
        self.waiting.clear();
        if std::mem::take(&mut self.failing) {
            tell(Input::KeepMended);
        }
        tell(Input::Kept { batch });
        Ok(())
    }

    /// A panic in the writing of a row is a failure like any other: it must not end the thread
    /// that everybody's belongings depend on.
    fn write(&mut self) -> Result<(), Fault> {
        let Keeper { disk, waiting, .. } = self;
        let written = catch_unwind(AssertUnwindSafe(|| disk.write(waiting)));
        written.unwrap_or_else(|panic| Err(Fault::Panicked { detail: panic_words(panic.as_ref()) }))
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

/// What a panic said.
pub(super) fn panic_words(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let text = text.or_else(|| panic.downcast_ref::<String>().cloned());
    text.unwrap_or_else(|| "a panic without words".to_owned())
}

//! The writer thread: the only one that writes to the database.
//!
//! Between the engine and the writer is a mailbox, not a bounded channel: the engine must never
//! wait, and when the disk is slow the mailbox has to merge what is in it.

use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::fault::Fault;
use super::keeper::{Disk, Keeper};
use super::merge::shorten;
use super::spill::Spiller;
use crate::base::limits::{
    BATCHES_WAITING_MAX, KEEP_HANG_MS_MAX, KEEP_REMIND_MS, KEEP_RETRY_MS_MAX, KEEP_RETRY_MS_MIN,
    KEEP_STOP_MS_MAX,
};
use crate::game::frame::keep::Batch;
use crate::messages::input::Input;

/// How the writer tells the engine. Called on the writer's thread, so it must not wait.
pub type Tell = Box<dyn Fn(Input) + Send>;

/// How long the writer waits for what.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Pace {
    /// After the first failure. Doubled at each further one.
    pub retry_first: Duration,
    /// The longest wait between two tries.
    pub retry_most: Duration,
    /// How often it is told again that the disk fails.
    pub remind: Duration,
    /// How long stopping waits for a disk that fails.
    pub stop: Duration,
    /// How much longer it waits for a write that hangs in the system: that cannot be called off.
    pub hang: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Pace {
            retry_first: Duration::from_millis(KEEP_RETRY_MS_MIN),
            retry_most: Duration::from_millis(KEEP_RETRY_MS_MAX),
            remind: Duration::from_millis(KEEP_REMIND_MS),
            stop: Duration::from_millis(KEEP_STOP_MS_MAX),
            hang: Duration::from_millis(KEEP_HANG_MS_MAX),
        }
    }
}

impl Pace {
    /// The wait after a failure, given the wait before it.
    fn after(&self, before: Option<Duration>) -> Duration {
        before.map_or(self.retry_first, |before| (before * 2).min(self.retry_most))
    }
}

/// The engine's end of the writer.
#[derive(Debug)]
pub struct Writer {
    mailbox: Arc<Mailbox>,
    done: Receiver<Result<(), Fault>>,
    stop_wait: Duration,
    spiller: Option<Spiller>,
}

impl Writer {
    /// Starts the thread. It owns the disk until [`Writer::stop`].
    ///
    /// # Errors
    /// [`Fault::NotKept`] if the system gives no thread.
    pub fn start<D>(disk: D, tell: Tell, pace: Pace) -> Result<Writer, Fault>
    where
        D: Disk + Send + 'static,
    {
        let mailbox = Arc::new(Mailbox::default());
        let spiller = disk.spiller();
        let (sender, done) = channel();
        let theirs = Arc::clone(&mailbox);
        let thread = thread::Builder::new().name("writer".into());
        let work = move || {
            let result = run(Keeper::new(disk), &theirs, &tell, pace);
            // Nobody listens any more if the engine did not wait; that is its choice.
            let _ = sender.send(result);
        };
        thread.spawn(work).map_err(|error| Fault::NotKept { cause: error.to_string() })?;
        Ok(Writer { mailbox, done, stop_wait: pace.stop + pace.hang, spiller })
    }

    /// Hands over a batch, later than all before. Never waits for the disk.
    pub fn keep(&self, batch: Batch) {
        self.mailbox.post(batch);
    }

    /// Writes what waits, closes the database and gives up the directory. Takes bounded time.
    ///
    /// # Errors
    /// If the disk failed to the end: [`Fault::Spilled`] or [`Fault::SpilledElsewhere`] if what
    /// waited is in a file, else [`Fault::NotKept`].
    pub fn stop(self) -> Result<(), Fault> {
        self.mailbox.stop();
        let ended = self.done.recv_timeout(self.stop_wait).unwrap_or_else(|error| {
            let cause = match error {
                RecvTimeoutError::Timeout => "the disk does not answer",
                RecvTimeoutError::Disconnected => "the writer ended before its time",
            };
            Err(Fault::NotKept { cause: cause.into() })
        });
        match (ended, &self.spiller) {
            (Err(Fault::NotKept { cause }), Some(spiller)) => {
                Err(spiller.spill(self.mailbox.left(), cause))
            }
            (ended, _) => ended,
        }
    }
}

impl Drop for Writer {
    /// Without [`Writer::stop`], the thread still writes what it has, but nobody waits for it.
    fn drop(&mut self) {
        self.mailbox.stop();
    }
}

/// The life of the thread. The disk is dropped, and with it the lock, before this returns.
fn run<D: Disk>(
    mut keeper: Keeper<D>,
    mailbox: &Mailbox,
    tell: &Tell,
    pace: Pace,
) -> Result<(), Fault> {
    let mut wait = None;
    let mut told = Instant::now();
    loop {
        let stopped = match wait {
            None => mailbox.wait(&mut keeper),
            Some(wait) => mailbox.pause(wait, &mut keeper),
        };
        let stop_by = stopped.map(|since| since + pace.stop);
        let attempt = keeper.attempt(tell);
        if attempt.is_ok() {
            mailbox.all_written();
        }
        match (attempt, stop_by) {
            (Ok(()), None) => wait = None,
            (Ok(()), Some(_)) => return keeper.disk_mut().settle(),
            (Err(fault), Some(by)) if Instant::now() >= by => {
                return Err(Fault::NotKept { cause: fault.to_string() });
            }
            (Err(fault), _) => {
                if wait.is_none() {
                    told = Instant::now();
                } else if told.elapsed() >= pace.remind {
                    keeper.remind(&fault, tell);
                    told = Instant::now();
                }
                wait = Some(pace.after(wait));
            }
        }
    }
}

/// What the engine left for the writer.
#[derive(Default, Debug)]
struct Mail {
    batches: Vec<Batch>,
    /// What the writer took and has not written yet, for whoever stops while a write hangs.
    written: Arc<Vec<Batch>>,
    /// Since when the writer is to stop.
    stopped: Option<Instant>,
}

impl Mail {
    /// Gives all batches to the keeper. At each moment that others can see, whatever is not written
    /// yet is here.
    fn hand_over<D: Disk>(&mut self, keeper: &mut Keeper<D>) -> Option<Instant> {
        // The keeper changes its list in place if it is the only one that has it.
        self.written = Arc::default();
        self.batches.drain(..).for_each(|batch| keeper.add(batch));
        self.written = keeper.all_waiting();
        self.stopped
    }
}

#[derive(Default, Debug)]
struct Mailbox {
    mail: Mutex<Mail>,
    bell: Condvar,
}

impl Mailbox {
    /// A panic elsewhere leaves the mail as good as it was: each change to it is one step.
    fn open(&self) -> MutexGuard<'_, Mail> {
        self.mail.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn post(&self, batch: Batch) {
        let mut mail = self.open();
        mail.batches.push(batch);
        shorten(&mut mail.batches, BATCHES_WAITING_MAX);
        self.bell.notify_one();
    }

    fn stop(&self) {
        self.open().stopped.get_or_insert_with(Instant::now);
        self.bell.notify_one();
    }

    fn all_written(&self) {
        self.open().written = Arc::default();
    }

    /// What was not written when the writer was waited for no longer.
    fn left(&self) -> Vec<Batch> {
        let mut mail = self.open();
        let mut left = Vec::clone(&mail.written);
        left.append(&mut mail.batches);
        left
    }

    /// Hands over what is there, as soon as anything is. Since when the writer is to stop.
    fn wait<D: Disk>(&self, keeper: &mut Keeper<D>) -> Option<Instant> {
        let idle = |mail: &mut Mail| mail.batches.is_empty() && mail.stopped.is_none();
        let mail = self.bell.wait_while(self.open(), idle);
        mail.unwrap_or_else(PoisonError::into_inner).hand_over(keeper)
    }

    /// Hands over what is there after a time, or at once when it becomes time to stop.
    fn pause<D: Disk>(&self, wait: Duration, keeper: &mut Keeper<D>) -> Option<Instant> {
        let was_stopped = self.open().stopped.is_some();
        let sleeping = |mail: &mut Mail| was_stopped || mail.stopped.is_none();
        let mail = self.bell.wait_timeout_while(self.open(), wait, sleeping);
        mail.unwrap_or_else(PoisonError::into_inner).0.hand_over(keeper)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_doubles_up_to_its_bound() {
        let pace = Pace::default();
        let waits =
            std::iter::successors(Some(pace.after(None)), |wait| Some(pace.after(Some(*wait))));
        let waits = waits.map(|wait| wait.as_millis()).take(8).collect::<Vec<_>>();
        assert_eq!(waits, [50, 100, 200, 400, 800, 1_600, 2_000, 2_000]);
    }
}

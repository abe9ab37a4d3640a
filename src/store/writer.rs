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
use crate::base::limits::{
    BATCHES_WAITING_MAX, KEEP_HANG_MS_MAX, KEEP_RETRY_MS_MAX, KEEP_RETRY_MS_MIN, KEEP_STOP_MS_MAX,
};
use crate::engine::input::Input;
use crate::game::keep::Batch;

/// How the writer tells the engine. Called on the writer's thread, so it must not wait.
pub type Tell = Box<dyn Fn(Input) + Send>;

/// How long the writer waits for what.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Pace {
    /// After the first failure. Doubled at each further one.
    pub retry_first: Duration,
    /// The longest wait between two tries.
    pub retry_most: Duration,
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
        let (sender, done) = channel();
        let theirs = Arc::clone(&mailbox);
        let thread = thread::Builder::new().name("writer".into());
        let work = move || {
            let result = run(Keeper::new(disk), &theirs, &tell, pace);
            // Nobody listens any more if the engine did not wait; that is its choice.
            let _ = sender.send(result);
        };
        thread.spawn(work).map_err(|error| Fault::NotKept { cause: error.to_string() })?;
        Ok(Writer { mailbox, done, stop_wait: pace.stop + pace.hang })
    }

    /// Hands over a batch, later than all before. Never waits for the disk.
    pub fn keep(&self, batch: Batch) {
        self.mailbox.post(batch);
    }

    /// Writes what waits, closes the database and gives up the directory. Takes bounded time.
    ///
    /// # Errors
    /// [`Fault::NotKept`] if the disk failed to the end.
    pub fn stop(self) -> Result<(), Fault> {
        self.mailbox.stop();
        self.done.recv_timeout(self.stop_wait).unwrap_or_else(|error| {
            let cause = match error {
                RecvTimeoutError::Timeout => "the disk does not answer",
                RecvTimeoutError::Disconnected => "the writer ended before its time",
            };
            Err(Fault::NotKept { cause: cause.into() })
        })
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
    loop {
        let mail = match wait {
            None => mailbox.wait(),
            Some(wait) => mailbox.pause(wait),
        };
        mail.batches.into_iter().for_each(|batch| keeper.add(batch));
        let stop_by = mail.stopped.map(|since| since + pace.stop);
        match (keeper.attempt(tell), stop_by) {
            (Ok(()), None) => wait = None,
            (Ok(()), Some(_)) => return keeper.disk_mut().settle(),
            (Err(fault), Some(by)) if Instant::now() >= by => {
                return Err(Fault::NotKept { cause: fault.to_string() });
            }
            (Err(_), _) => wait = Some(pace.after(wait)),
        }
    }
}

/// What the engine left for the writer.
#[derive(Default, Debug)]
struct Mail {
    batches: Vec<Batch>,
    /// Since when the writer is to stop.
    stopped: Option<Instant>,
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

    /// Takes what is there, as soon as anything is.
    fn wait(&self) -> Mail {
        let idle = |mail: &mut Mail| mail.batches.is_empty() && mail.stopped.is_none();
        let mail = self.bell.wait_while(self.open(), idle);
        take(&mut mail.unwrap_or_else(PoisonError::into_inner))
    }

    /// Takes what is there after a time, or at once when it becomes time to stop.
    fn pause(&self, wait: Duration) -> Mail {
        let was_stopped = self.open().stopped.is_some();
        let sleeping = |mail: &mut Mail| was_stopped || mail.stopped.is_none();
        let mail = self.bell.wait_timeout_while(self.open(), wait, sleeping);
        take(&mut mail.unwrap_or_else(PoisonError::into_inner).0)
    }
}

fn take(mail: &mut Mail) -> Mail {
    Mail { batches: std::mem::take(&mut mail.batches), stopped: mail.stopped }
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

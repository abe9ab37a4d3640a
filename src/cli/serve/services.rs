//! The slow work: disk, hashing, reading world files. Each on a thread that is not the world's.

#![allow(clippy::disallowed_methods, reason = "threads beside the world may wait")]

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use crate::config::Config;
use crate::engine::input::Input;
use crate::engine::output::HashJob;
use crate::game::content::{Content, Interned};
use crate::game::keep::Batch;
use crate::game::load::load;
use crate::net::passwords::{Cost, Passwords};
use crate::net::{Inbox, Services};
use crate::store::{self, Store, Writer};
use crate::yaml::{Disk, Problems, problem};

/// The writer, until it is stopped.
pub(super) type SharedWriter = Arc<Mutex<Option<Writer>>>;

/// Everything that is done outside the world.
pub(super) struct Outside {
    writer: SharedWriter,
    passwords: Passwords,
    inbox: Inbox,
    world: PathBuf,
    data: PathBuf,
    /// The newest batch handed to the writer.
    handed: u64,
    /// The newest batch it has written.
    written: Arc<AtomicU64>,
}

impl Outside {
    pub(super) fn start(config: &Config, disk: Store, inbox: Inbox) -> Result<Outside, String> {
        let written = Arc::new(AtomicU64::new(0));
        let (told, teller) = (written.clone(), inbox.clone());
        let tell = move |input: Input| {
            if let Input::Kept { batch } = &input {
                told.store(*batch, Ordering::Release);
            }
            teller.send(input);
        };
        let writer = Writer::start(disk, Box::new(tell), super::pace())
            .map_err(|fault| fault.to_string())?;
        let passwords = Passwords::start(inbox.clone(), cost(config))
            .map_err(|error| format!("the hashing threads cannot start: {error}"))?;
        Ok(Outside {
            writer: Arc::new(Mutex::new(Some(writer))),
            passwords,
            inbox,
            world: config.world.clone(),
            data: config.data.clone(),
            handed: 0,
            written,
        })
    }

    pub(super) fn writer(&self) -> SharedWriter {
        self.writer.clone()
    }
}

impl Services for Outside {
    fn keep(&mut self, batch: Batch) {
        self.handed = batch.number;
        if let Some(writer) = self.writer.lock().unwrap_or_else(PoisonError::into_inner).as_ref() {
            writer.keep(batch);
        }
    }

    fn hash(&mut self, ticket: u64, job: HashJob) {
        self.passwords.hash(ticket, job);
    }

    fn reload(&mut self, known: Interned) {
        let (world, inbox) = (self.world.clone(), self.inbox.clone());
        in_a_thread("reload", move || {
            let world = Disk::new(world);
            inbox.send(read_again(|problems| load(&world, &known, problems)));
        });
    }

    /// Waits until all that was handed over is written, then reads it back.
    fn recover(&mut self) {
        let (data, inbox) = (self.data.clone(), self.inbox.clone());
        let (handed, written) = (self.handed, self.written.clone());
        in_a_thread("recover", move || {
            loop {
                if written.load(Ordering::Acquire) >= handed {
                    match catch_unwind(|| store::read(&data)) {
                        Ok(Ok(saved)) => {
                            return inbox.send(Input::Recovered { saved: Box::new(saved) });
                        }
                        Ok(Err(fault)) => {
                            tracing::error!(target: "store", %fault, "what was kept cannot be read back yet")
                        }
                        Err(_) => {
                            tracing::error!(target: "store", "reading back what was kept panicked, which is a bug")
                        }
                    }
                }
                thread::sleep(RECOVER_PAUSE);
            }
        });
    }
}

/// What hashing a password costs: next to nothing where thousands log in for a test.
fn cost(config: &Config) -> Cost {
    if config.test_mode { Cost::LEAST } else { Cost::RECOMMENDED }
}

/// Between two tries to read back what was kept.
const RECOVER_PAUSE: Duration = Duration::from_millis(50);

/// What came of reading the world's files. A panic is a problem like any other: the old world
/// goes on, and whoever asked is told.
fn read_again(read: impl FnOnce(&mut Problems) -> Option<Content>) -> Input {
    let mut problems = Problems::new();
    let content = catch_unwind(AssertUnwindSafe(|| read(&mut problems))).unwrap_or_else(|_| {
        let world = problems.add_folder("");
        problems.push(problem::unreadable(world, "reading it panicked, which is a bug"));
        None
    });
    let content = content.filter(|_| !problems.has_errors());
    Input::Reloaded { content: content.map(Arc::new), problems: Box::new(problems) }
}

fn in_a_thread(name: &str, work: impl FnOnce() + Send + 'static) {
    if let Err(error) = thread::Builder::new().name(name.to_string()).spawn(work) {
        tracing::error!(target: "main", %error, name, "a thread cannot be started");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_in_reading_the_world_is_a_problem_and_the_old_world_goes_on() {
        let read = read_again(|_| panic!("a file was not as expected"));
        let Input::Reloaded { content, problems } = read else { panic!("{read:?}") };
        assert!(content.is_none() && problems.errors() == 1);
        let report = problems.render_lines();
        assert!(report.contains("reading it panicked, which is a bug"), "{report}");
    }
}

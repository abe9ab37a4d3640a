//! The slow work: disk, hashing, reading world files. Each on a thread that is not the world's.

#![allow(clippy::disallowed_methods, reason = "threads beside the world may wait")]

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use super::backups::Backups;
use super::gauges::Gauges;
use crate::base::id::CreatureId;
use crate::cli::stock::World;
use crate::config::Config;
use crate::engine::reload::read_again;
use crate::game::content::Interned;
use crate::game::frame::keep::{Batch, Query};
use crate::game::frame::turn::Order;
use crate::game::start::load::Loaded;
use crate::messages::input::Input;
use crate::messages::output::HashJob;
use crate::net::passwords::{Cost, Passwords};
use crate::net::{Inbox, Services};
use crate::store::{self, Reader, Store, Writer};
use crate::yaml::{Problems, Reading, Strictness, problem};

/// The writer, until it is stopped.
pub(super) type SharedWriter = Arc<Mutex<Option<Writer>>>;

/// Everything that is done outside the world.
pub(super) struct Outside {
    writer: SharedWriter,
    reader: Reader,
    passwords: Passwords,
    inbox: Inbox,
    world: World,
    strictness: Strictness,
    data: PathBuf,
    backups: Backups,
    gauges: Gauges,
    /// The newest batch handed to the writer.
    handed: u64,
    /// The newest batch it has written.
    written: Arc<AtomicU64>,
}

impl Outside {
    pub(super) fn start(
        config: &Config,
        world: World,
        disk: Store,
        inbox: Inbox,
        gauges: Gauges,
    ) -> Result<Outside, String> {
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
        let teller = inbox.clone();
        let reader = Reader::start(&config.data, Box::new(move |input| teller.send(input)))
            .map_err(|fault| fault.to_string())?;
        let passwords = Passwords::start(inbox.clone(), cost(config))
            .map_err(|error| format!("the hashing threads cannot start: {error}"))?;
        let backups = Backups::start(config, inbox.clone())
            .map_err(|error| format!("the thread for backups cannot start: {error}"))?;
        Ok(Outside {
            writer: Arc::new(Mutex::new(Some(writer))),
            reader,
            passwords,
            inbox,
            world,
            strictness: config.strictness,
            data: config.data.clone(),
            backups,
            gauges,
            handed: 0,
            written,
        })
    }

    pub(super) fn backups(&self) -> &Backups {
        &self.backups
    }

    pub(super) fn gauges(&self) -> &Gauges {
        &self.gauges
    }

    pub(super) fn inbox(&self) -> &Inbox {
        &self.inbox
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

    fn fetch(&mut self, query: Query) {
        self.reader.fetch(query);
    }

    fn hash(&mut self, ticket: u64, job: HashJob) {
        self.passwords.hash(ticket, job);
    }

    fn reload(&mut self, known: Interned) {
        let (world, inbox) = (self.world.source().read_as(self.strictness), self.inbox.clone());
        let answer = inbox.clone();
        let begun = in_a_thread("reload", move || {
            answer.send(unless_it_panics(|| read_again(&world, &known)).into());
        });
        if let Err(error) = begun {
            inbox.send(unread(&format!("no thread can be started to read it: {error}")).into());
        }
    }

    fn operate(&mut self, asker: CreatureId, order: Order) {
        self.carry_out(asker, order);
    }

    /// Waits until all that was handed over is written, then reads it back.
    fn recover(&mut self) {
        let (data, inbox) = (self.data.clone(), self.inbox.clone());
        let (handed, written) = (self.handed, self.written.clone());
        let begun = in_a_thread("recover", move || {
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
        if begun.is_err() {
            tracing::error!(target: "main", "the world cannot be read back, and stands still until the server is started again");
        }
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
fn unless_it_panics(read: impl FnOnce() -> Loaded) -> Loaded {
    catch_unwind(AssertUnwindSafe(read))
        .unwrap_or_else(|_| unread("reading it panicked, which is a bug"))
}

/// What comes of world files that could not be read at all.
fn unread(why: &str) -> Loaded {
    let mut problems = Problems::new();
    let world = problems.add_folder("");
    problems.push(problem::unreadable(world, why));
    Loaded { content: None, problems, reading: Reading::default() }
}

pub(super) fn in_a_thread(name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    let begun = thread::Builder::new().name(name.to_string()).spawn(work).map(drop);
    if let Err(error) = &begun {
        tracing::error!(target: "main", %error, name, "a thread cannot be started");
    }
    begun
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_in_reading_the_world_is_a_problem_and_the_old_world_goes_on() {
        let read = unless_it_panics(|| panic!("a file was not as expected"));
        let Loaded { content, problems, .. } = read;
        assert!(content.is_none() && problems.errors() == 1);
        let report = problems.render_lines();
        assert!(report.contains("reading it panicked, which is a bug"), "{report}");
    }
}

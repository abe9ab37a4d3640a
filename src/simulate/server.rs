//! The server without a machine: the real engine and the real keeper, over a disk that can fail,
//! in time that passes only when it is told to.
//!
//! It does what `cli/serve` and `store/writer` do with threads and clocks: it carries out what
//! the engine wants done, tries again after a failure, and restarts after a crash. A crash can be
//! armed for any boundary between what the engine said and what the world outside has done.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::sync::Arc;

use super::books::{self, Books};
use super::disk::Platter;
use super::ledger::Ledger;
use super::outside::hash;
use super::plant::Plant;
use super::record::{Sink, Tape};
use super::statistics::Times;
use crate::base::clock::Millis;
use crate::base::limits::{KEEP_RETRY_MS_MAX, KEEP_RETRY_MS_MIN};
use crate::engine::Engine;
use crate::engine::boot::Boot;
use crate::game::Content;
use crate::game::content::Interned;
use crate::game::frame::keep::{Archive, Batch, Found, Saved};
use crate::game::start::load::{Loaded, witnessed};
use crate::messages::input::{HashAnswer, Input, Occasion};
use crate::messages::output::{Output, Write};
use crate::store::Keeper;
use crate::yaml::{Memory, Reading};

/// One pulse.
pub const PULSE: Millis = Millis(100);
/// What makes the first player of a simulated world its owner.
pub const CLAIM_CODE: &str = "a-code-for-the-owner";
/// Turns that one moment may lead to, before it is called a circle.
const ROUNDS_MAX: usize = 1_000;

/// Where a crash strikes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Boundary {
    /// Between two outputs of a turn: so many more are carried out.
    Outputs(u64),
    /// A batch was handed over; the disk has none of it.
    BeforeWrite,
    /// The power is cut when so many percent of the write are on the disk.
    WithinWrite(usize),
    /// The disk has the batch; the engine does not know yet.
    AfterWrite,
}

/// The engine and everything around it.
pub struct Server {
    engine: Engine,
    keeper: Keeper<Platter>,
    /// The world files that a reload finds.
    pub files: Memory,
    pub now: Millis,
    /// What the disk holds if everything that was handed over is on it.
    pub truth: Saved,
    /// What must be on the disk: all batches up to `durable_until`.
    durable: Saved,
    /// Every line of every log that must be on it.
    archive: Archive,
    durable_until: u64,
    handed: VecDeque<Batch>,
    /// When the keeper tries next, if anything waits.
    attempt_at: Option<Millis>,
    retry: Millis,
    /// How long the disk takes for a write.
    pub delay: Millis,
    /// Whether the hashing workers have too much to do.
    pub hashing_is_busy: bool,
    /// The pulse that came last, done or left out.
    pulsed: Millis,
    /// Nothing is left out: for showing that it makes no difference.
    pub every_pulse: bool,
    pub armed: Option<Boundary>,
    pub crashed: bool,
    pub stopped: bool,
    pub turns: u64,
    pub ledger: Ledger,
    /// The lines of the game's own ledger that are on the disk.
    pub books: Books,
    pub times: Times,
    plant: Option<Plant>,
    tape: Tape,
    /// What was found to be wrong in the middle of something.
    pub broken: Option<String>,
}

impl Server {
    /// The first start of a world.
    ///
    /// # Errors
    /// The report of what is wrong with its files.
    pub fn new(
        files: Memory,
        platter: Platter,
        saved: Saved,
        seed: u64,
        plant: Option<Plant>,
        times: Times,
    ) -> Result<Server, String> {
        let (content, reading) = content(&files)?;
        let engine = boot(content, saved.clone(), Some(seed));
        let (now, mut ledger) = (engine.clock(), Ledger::default());
        ledger.begin(engine.content(), engine.world());
        Ok(Server {
            engine,
            keeper: Keeper::new(platter),
            files,
            now,
            truth: saved.clone(),
            durable: saved,
            archive: Archive::default(),
            durable_until: 0,
            handed: VecDeque::new(),
            attempt_at: None,
            retry: Millis(KEEP_RETRY_MS_MIN),
            delay: Millis(0),
            hashing_is_busy: false,
            pulsed: now,
            every_pulse: false,
            armed: None,
            crashed: false,
            stopped: false,
            turns: 0,
            ledger,
            books: Books::default(),
            times,
            plant,
            tape: Tape::new(reading),
            broken: None,
        })
    }

    /// Records from here on.
    ///
    /// # Errors
    /// A sentence about the sink.
    pub fn record(&mut self, sink: Sink) -> Result<(), String> {
        self.tape.record(&mut self.engine, sink)
    }

    /// The recording, if there is one, ends here.
    ///
    /// # Errors
    /// A sentence about the sink.
    pub fn end_recording(&mut self) -> Result<(), String> {
        self.tape.end(&self.engine)
    }

    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    /// The engine, for planting what must be found.
    #[cfg(test)]
    pub fn engine_mut(&mut self) -> &mut Engine {
        &mut self.engine
    }

    /// The disk, to change its mood.
    pub fn platter(&mut self) -> &mut Platter {
        self.keeper.disk_mut()
    }

    /// How many batches wait for the disk.
    pub fn waiting(&self) -> usize {
        self.keeper.waiting()
    }

    // ── time ──

    /// The next moment at which something happens by itself.
    pub fn next_due(&self) -> Millis {
        let pulse = self.next_pulse();
        self.attempt_at.map_or(pulse, |attempt| attempt.min(pulse))
    }

    /// The next pulse at which there is something to do. Pulses are whole tenths of a second.
    fn next_pulse(&self) -> Millis {
        let next = self.pulsed + PULSE;
        if self.every_pulse {
            return next;
        }
        let due = self.engine.next_due().unwrap_or(Millis(u64::MAX / 2)).max(next).max(self.now);
        Millis(due.0.div_ceil(PULSE.0) * PULSE.0)
    }

    /// Does what is due at this moment.
    pub fn pass(&mut self) -> Vec<Write> {
        let mut writes = Vec::new();
        if self.attempt_at.is_some_and(|at| at <= self.now) {
            let told = self.attempt();
            writes.extend(self.follow(told));
        }
        if self.next_pulse() <= self.now && !self.crashed {
            self.pulsed = Millis(self.now.0 / PULSE.0 * PULSE.0);
            writes.extend(self.turn(Vec::new(), Occasion::Pulse));
        }
        writes
    }

    /// The clock is ahead all at once; the next pulse is the next that it would show.
    pub fn jump(&mut self, span: Millis) {
        self.now = self.now + span;
        self.pulsed = self.pulsed.max(Millis(self.now.0 / PULSE.0 * PULSE.0));
    }

    // ── turns ──

    /// One turn and all that follows from it at the same moment.
    pub fn input(&mut self, input: Input) -> Vec<Write> {
        self.turn(vec![input], Occasion::Input)
    }

    fn follow(&mut self, inputs: Vec<Input>) -> Vec<Write> {
        match inputs.is_empty() {
            true => Vec::new(),
            false => self.turn(inputs, Occasion::Input),
        }
    }

    fn turn(&mut self, mut inputs: Vec<Input>, mut occasion: Occasion) -> Vec<Write> {
        let mut writes = Vec::new();
        for _ in 0..ROUNDS_MAX {
            if self.crashed {
                return writes;
            }
            let began = self.times.begin();
            let outputs = self.engine.turn(inputs, self.now, occasion);
            self.times.end(began);
            self.turns += 1;
            if let Err(what) = self.tape.turned(&mut self.engine) {
                self.broken.get_or_insert(what);
            }
            inputs = Vec::new();
            for output in outputs {
                if self.strikes() {
                    return writes;
                }
                match output {
                    Output::Write(write) => writes.push(write),
                    other => inputs.extend(self.carry_out(other)),
                }
            }
            if inputs.is_empty() {
                return writes;
            }
            occasion = Occasion::Input;
        }
        self.broken.get_or_insert("one moment leads to turns without end".into());
        writes
    }

    /// Whether the crash comes before the next output is carried out.
    fn strikes(&mut self) -> bool {
        match &mut self.armed {
            Some(Boundary::Outputs(0)) => self.crashed = true,
            Some(Boundary::Outputs(left)) => *left -= 1,
            _ => {}
        }
        self.crashed
    }

    fn carry_out(&mut self, output: Output) -> Vec<Input> {
        match output {
            Output::Write(_) => Vec::new(),
            Output::Keep(batch) => self.keep(batch),
            Output::Hash { ticket, job } => {
                let answer = if self.hashing_is_busy { HashAnswer::Busy } else { hash(&job) };
                vec![Input::Hashed { ticket, answer }]
            }
            Output::Reload(names) => vec![witnessed(&self.files, &names).into()],
            // There are no sockets.
            Output::Links { asker, .. } => vec![Input::Links { asker, links: Vec::new() }],
            // There are no files.
            Output::Operate { asker, .. } => {
                vec![Input::Operated { asker: Some(asker), lines: Vec::new() }]
            }
            Output::Fetch(query) => {
                let Ok(found) = Found::read(&query, &mut &self.archive);
                vec![Input::Fetched { query: Box::new(query), found: Ok(found) }]
            }
            Output::Recover => {
                self.broken.get_or_insert("a turn panicked".into());
                Vec::new()
            }
            Output::Stop => {
                self.stopped = true;
                Vec::new()
            }
        }
    }

    // ── the disk ──

    fn keep(&mut self, mut batch: Batch) -> Vec<Input> {
        if self.plant == Some(Plant::ForgetChange) && batch.number.is_multiple_of(50) {
            batch.put.pop();
        }
        self.ledger.note(&self.truth, &batch, self.engine.content(), self.engine.world());
        self.truth.apply(&batch);
        self.handed.push_back(batch.clone());
        if self.plant == Some(Plant::DropPut) && batch.number.is_multiple_of(50) {
            batch.put.pop();
        }
        let number = batch.number;
        self.keeper.add(batch);
        let told = match self.delay {
            Millis(0) if self.attempt_at.is_none() => self.attempt(),
            delay => {
                self.attempt_at.get_or_insert(self.now + delay);
                Vec::new()
            }
        };
        match self.plant {
            Some(Plant::AckBeforeWrite) => vec![Input::Kept { batch: number }],
            _ => told,
        }
    }

    /// One try to write what waits, and what the engine is told of it.
    fn attempt(&mut self) -> Vec<Input> {
        if self.armed == Some(Boundary::BeforeWrite) {
            self.crashed = true;
            return Vec::new();
        }
        if let Some(Boundary::WithinWrite(percent)) = self.armed {
            self.keeper.disk_mut().tears = Some(percent);
        }
        let told = RefCell::new(Vec::new());
        let done = self.keeper.attempt(|input| told.borrow_mut().push(input));
        self.settle_accounts();
        if matches!(self.armed, Some(Boundary::AfterWrite | Boundary::WithinWrite(_))) {
            self.crashed = true;
            return Vec::new();
        }
        if done.is_ok() {
            (self.attempt_at, self.retry) = (None, Millis(KEEP_RETRY_MS_MIN));
        } else {
            self.attempt_at = Some(self.now + self.retry);
            self.retry = Millis((self.retry.0 * 2).min(KEEP_RETRY_MS_MAX));
        }
        told.into_inner()
    }

    /// What the disk has now must be there after every crash from here on.
    fn settle_accounts(&mut self) {
        let written = self.keeper.disk().written;
        while self.handed.front().is_some_and(|batch| batch.number <= written) {
            if let Some(batch) = self.handed.pop_front() {
                self.durable.apply(&batch);
                self.archive.apply(&batch);
                self.books.apply(&batch);
            }
        }
        self.durable_until = self.durable_until.max(written);
    }

    /// What everybody has on the disk is what the ledger there says.
    ///
    /// # Errors
    /// A sentence about the first who has not.
    pub fn check_books(&self) -> Result<(), String> {
        self.books.check(&self.durable)
    }

    /// The newest batch that is on the disk.
    pub fn durable_until(&self) -> u64 {
        self.durable_until
    }

    // ── the end, and the next beginning ──

    /// Writes what waits, as a server that stops in peace does.
    pub fn write_all(&mut self) -> bool {
        self.armed = None;
        self.attempt();
        self.waiting() == 0
    }

    /// The process is gone, whatever it was doing, and another one starts from what is on the
    /// disk. Says what the disk or the new world does not have that they must.
    ///
    /// # Errors
    /// A sentence about it.
    pub fn restart(&mut self) -> Result<(), String> {
        let platter = self.keeper.disk_mut();
        platter.syncs_nothing = self.plant == Some(Plant::SyncNothing);
        let (platter, mut saved) = platter.replace().map_err(|fault| fault.to_string())?;
        super::checks::same_rows("after a crash", &self.durable, &saved)?;
        if self.plant == Some(Plant::DuplicateItem) {
            duplicate_an_item(&mut saved);
        }
        self.keeper = Keeper::new(platter);
        let (content, reading) = content(&self.files)?;
        self.engine = boot(content, saved.clone(), None);
        self.tape.restarted(&mut self.engine, reading)?;
        super::checks::came_back(self.engine.cut(), &self.durable)?;
        self.books.check(&self.durable)?;
        books::nothing_unexplained(&self.durable, self.engine.world())?;
        self.ledger.came_back(self.durable_until, self.engine.content(), self.engine.world())?;
        self.ledger.begin(self.engine.content(), self.engine.world());
        (self.truth, self.durable_until) = (self.durable.clone(), 0);
        self.handed.clear();
        (self.attempt_at, self.retry, self.armed) = (None, Millis(KEEP_RETRY_MS_MIN), None);
        (self.crashed, self.stopped) = (false, false);
        // The clock goes on where the disk has it; nobody sees how long the night was.
        self.pulsed = Millis(self.engine.clock().0 / PULSE.0 * PULSE.0);
        self.now = self.now.max(self.engine.clock());
        self.pulsed = self.pulsed.max(Millis(self.now.0 / PULSE.0 * PULSE.0));
        Ok(())
    }
}

fn boot(content: Content, saved: Saved, seed: Option<u64>) -> Engine {
    let seed = seed.filter(|_| saved.worlds.is_empty());
    let claim_code = Some(CLAIM_CODE.into());
    let boot = Boot { content: Arc::new(content), saved, seed, test_mode: true, claim_code };
    Engine::boot(boot).0
}

fn content(files: &Memory) -> Result<(Content, Reading), String> {
    let Loaded { content, problems, reading } = witnessed(files, &Interned::default());
    content.map(|content| (content, reading)).ok_or_else(|| problems.render())
}

fn duplicate_an_item(saved: &mut Saved) {
    let id = saved.items.last().map_or(0, |row| row.id) + 1;
    if let Some(row) = saved.items.first().cloned() {
        saved.items.push(crate::game::frame::keep::ItemRow { id, ..row });
    }
}

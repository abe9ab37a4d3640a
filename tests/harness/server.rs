//! A server without a machine: no sockets, no disk, no clock, no argon2.
//!
//! It does what the engine wants done outside, at once and in memory: batches go to a model of
//! the database, hashes are `fake:<password>`, world files come from a map. The disk can be told
//! to stall, to fail and to work again, so that a test can show who waits for it.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use std::time::Duration;

use dominion::base::clock::Millis;
use dominion::base::id::ConnectionId;
use dominion::base::limits::TICK_MS_MAX;
use dominion::engine::Engine;
use dominion::engine::boot::Boot;
use dominion::engine::reload::read_again;
use dominion::game::content::Interned;
use dominion::game::frame::keep::{Archive, Batch, Found, Saved};
use dominion::game::frame::turn::{Order, Sheet};
use dominion::game::start::load::witnessed;
use dominion::measure::{Edge, Measures, health, performance};
use dominion::messages::input::{Input, Occasion};
use dominion::messages::link::{Link, Traffic};
use dominion::messages::output::{HashJob, Output, Write};
pub use dominion::simulate::files::load;
pub use dominion::simulate::outside::{fake_hash, hash};
use dominion::yaml::{Memory, Reading};

use super::tape::Tape;

use super::evening::without_colour;

/// How much virtual time one pulse is.
pub const PULSE: Millis = Millis(100);

/// Whether the disk does its work.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Disk {
    Works,
    /// Batches wait and nobody hears why: kill -9 now, and they never were.
    Stalls,
}

/// Something that passed between the world and what is outside, in the order in which it did.
#[derive(Clone, Debug)]
pub enum Passed {
    /// A batch was handed to the writer.
    Handed(Batch),
    /// The engine is told that what was handed over is on the disk.
    Kept,
    /// Somebody was shown something.
    Shown(Write),
}

impl Passed {
    /// What somebody was shown, without its colours.
    pub fn text(&self) -> Option<String> {
        match self {
            Passed::Shown(write) => Some(without_colour(&write.text)),
            Passed::Handed(_) | Passed::Kept => None,
        }
    }
}

/// The engine and everything around it.
pub struct Server {
    pub engine: Engine,
    /// Everything that passed, if anybody wants to know.
    pub passed: Option<Vec<Passed>>,
    /// The world files; what a reload will read.
    pub files: Memory,
    /// What is on the disk.
    pub saved: Saved,
    pub disk: Disk,
    /// Whether the engine asked for the end of the process.
    pub stopped: bool,
    /// What the server would have logged as warnings at its last start.
    pub warnings: Vec<String>,
    /// What is recorded, from [`Server::record`] on.
    pub tape: Option<Tape>,
    /// Passwords that the hashing workers were handed, if they are to be slow.
    pub hashing: Option<Vec<(u64, HashJob)>>,
    /// Every line of every log that is on the disk.
    pub archive: Archive,
    waiting: Vec<Batch>,
    now: Millis,
    seed: u64,
    connections: u64,
}

impl Server {
    /// A server over a world; the first start.
    pub fn new(files: Memory, saved: Saved, seed: u64) -> Server {
        let (engine, warnings) = boot(&files, &saved, Some(seed));
        let now = engine.clock();
        Server {
            engine,
            passed: None,
            files,
            saved,
            disk: Disk::Works,
            stopped: false,
            warnings,
            tape: None,
            hashing: None,
            archive: Archive::default(),
            waiting: Vec::new(),
            now,
            seed,
            connections: 0,
        }
    }

    /// `kill -9`, then a start from what was on the disk. Connections are gone without a word.
    pub fn restart(&mut self) {
        self.waiting.clear();
        self.disk = Disk::Works;
        self.stopped = false;
        let seed = self.saved.worlds.is_empty().then_some(self.seed);
        (self.engine, self.warnings) = boot(&self.files, &self.saved, seed);
        self.now = self.engine.clock();
        let reading = self.reading();
        if let Some(tape) = &mut self.tape {
            tape.restarted(&mut self.engine, reading);
        }
    }

    /// Records from here on, in parts of so many turns.
    pub fn record(&mut self, every: usize) {
        let reading = self.reading();
        self.tape = Some(Tape::new(&mut self.engine, reading, every));
    }

    /// Ends the recording.
    pub fn end_recording(&mut self) -> Tape {
        let mut tape = self.tape.take().expect("something is recorded");
        tape.end(&mut self.engine);
        self.engine.stop_recording();
        tape
    }

    fn reading(&self) -> Reading {
        witnessed(&self.files, &Interned::default()).reading
    }

    /// A number for a new connection.
    pub fn new_connection(&mut self) -> ConnectionId {
        self.connections += 1;
        ConnectionId(self.connections)
    }

    /// One turn and all that follows from it at the same moment: answers of the disk, of the
    /// hashing workers and of the world files.
    pub fn turn(&mut self, inputs: Vec<Input>) -> Vec<Write> {
        self.run(inputs, Occasion::Input)
    }

    /// Lets time pass, pulse by pulse.
    pub fn pass(&mut self, span: Millis) -> Vec<Write> {
        assert!(PULSE <= Millis(TICK_MS_MAX), "a pulse that could be asked for");
        let until = self.now + span;
        let mut writes = Vec::new();
        while self.now < until {
            self.now = (self.now + PULSE).min(until);
            writes.extend(self.run(Vec::new(), Occasion::Pulse));
        }
        writes
    }

    /// The disk begins or stops to do its work; what waited is written.
    pub fn set_disk(&mut self, disk: Disk) -> Vec<Write> {
        self.disk = disk;
        let waiting = std::mem::take(&mut self.waiting);
        let kept: Vec<Input> = waiting.into_iter().filter_map(|batch| self.write(batch)).collect();
        self.run(kept, Occasion::Input)
    }

    /// A slow worker is done with one password.
    pub fn hash_one(&mut self) -> Vec<Write> {
        let slow = self.hashing.as_mut().filter(|slow| !slow.is_empty());
        let Some((ticket, job)) = slow.map(|slow| slow.remove(0)) else { return Vec::new() };
        self.run(vec![Input::Hashed { ticket, answer: hash(&job) }], Occasion::Input)
    }

    /// Batches that a stalled disk was handed.
    pub fn batches_waiting(&self) -> usize {
        self.waiting.len()
    }

    /// What must always be true of the world is true.
    pub fn check(&self) {
        if let Err(broken) = dominion::game::check(self.engine.world()) {
            panic!("the world does not hold together: {broken}");
        }
    }

    fn run(&mut self, inputs: Vec<Input>, occasion: Occasion) -> Vec<Write> {
        self.note_kept(&inputs);
        let mut outputs = self.take_turn(inputs, occasion);
        let mut writes = Vec::new();
        loop {
            let mut answers = Vec::new();
            for output in outputs {
                match output {
                    Output::Write(write) => {
                        self.note(|| Passed::Shown(write.clone()));
                        writes.push(write);
                    }
                    other => answers.extend(self.carry_out(other)),
                }
            }
            if answers.is_empty() {
                return writes;
            }
            self.note_kept(&answers);
            outputs = self.take_turn(answers, Occasion::Input);
        }
    }

    fn note(&mut self, passed: impl FnOnce() -> Passed) {
        if let Some(all) = &mut self.passed {
            all.push(passed());
        }
    }

    fn note_kept(&mut self, inputs: &[Input]) {
        for input in inputs {
            if let Input::Kept { .. } = input {
                self.note(|| Passed::Kept);
            }
        }
    }

    fn take_turn(&mut self, inputs: Vec<Input>, occasion: Occasion) -> Vec<Output> {
        let outputs = self.engine.turn(inputs, self.now, occasion);
        if let Some(tape) = &mut self.tape {
            tape.turned(&mut self.engine, &outputs);
        }
        outputs
    }

    fn carry_out(&mut self, output: Output) -> Option<Input> {
        match output {
            Output::Write(_) => None,
            Output::Keep(batch) => self.keep(batch),
            Output::Hash { ticket, job } => match &mut self.hashing {
                Some(slow) => {
                    slow.push((ticket, job));
                    None
                }
                None => Some(Input::Hashed { ticket, answer: hash(&job) }),
            },
            Output::Reload(names) => Some(read_again(&self.files, &names).into()),
            Output::Links { asker, of } => Some(Input::Links { asker, links: links(of) }),
            Output::Operate { asker, order } => {
                Some(Input::Operated { asker: Some(asker), lines: operated(&order) })
            }
            Output::Fetch(query) => {
                let Ok(found) = Found::read(&query, &mut &self.archive);
                Some(Input::Fetched { query: Box::new(query), found: Ok(found) })
            }
            Output::Recover => {
                // Everything handed to the writer is written first, as the real one does.
                for batch in std::mem::take(&mut self.waiting) {
                    self.saved.apply(&batch);
                    self.archive.apply(&batch);
                }
                Some(Input::Recovered { saved: Box::new(self.saved.clone()) })
            }
            Output::Stop => {
                self.stopped = true;
                None
            }
        }
    }

    fn keep(&mut self, batch: Batch) -> Option<Input> {
        self.note(|| Passed::Handed(batch.clone()));
        self.write(batch)
    }

    fn write(&mut self, batch: Batch) -> Option<Input> {
        match self.disk {
            Disk::Works => {
                self.saved.apply(&batch);
                self.archive.apply(&batch);
                Some(Input::Kept { batch: batch.number })
            }
            Disk::Stalls => {
                self.waiting.push(batch);
                None
            }
        }
    }
}

/// Where all clients of tests come from.
pub const HOME: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

fn boot(files: &Memory, saved: &Saved, seed: Option<u64>) -> (Engine, Vec<String>) {
    let (content, warnings) = load(files, &Interned::default()).unwrap_or_else(|r| panic!("\n{r}"));
    // Tiny worlds may have rooms that only wizards come to and keys that players begin with, and
    // worlds of other systems much that nothing here knows; anything else is a slip of the pen,
    // unless the world is to be read leniently.
    const MEANT: [&str; 6] = [
        "nobody can walk",
        "nobody can get the key",
        "not used",
        "has no use without `spawn_as_group`",
        "nothing is known of",
        "plain ones",
    ];
    let slips = warnings.lines().filter(|line| line.contains('⚠'));
    let slips = slips.filter(|line| !MEANT.iter().any(|meant| line.contains(meant)));
    let slips: Vec<&str> = slips.collect();
    assert!(slips.is_empty() || files.lenient, "\n{warnings}");
    Engine::boot(Boot {
        content: Arc::new(content),
        saved: saved.clone(),
        seed,
        test_mode: true,
        claim_code: Some("a-code-for-the-owner".into()),
    })
}

/// What an edge might tell of a connection: the same over every road, so that a transcript can
/// show it.
fn links(of: Option<ConnectionId>) -> Vec<Link> {
    let link = |connection| Link {
        connection,
        address: [192, 0, 2, 7].into(),
        tls: Some("TLSv1_3 (TLS13_AES_256_GCM_SHA384)".to_owned()),
        agreed: vec!["EOR".to_owned(), "NAWS".to_owned(), "MCCP2".to_owned()],
        sent: Traffic { plain: 30_000, socket: 9_000 },
        heard: Traffic { plain: 400, socket: 700 },
        waiting: 0,
        silent: Millis::seconds(7),
        open: Millis::seconds(600),
    };
    match of {
        Some(connection) => vec![link(connection)],
        None => vec![link(ConnectionId(1)), link(ConnectionId(2))],
    }
}

/// What came of an order, on a machine that is made up.
fn operated(order: &Order) -> Vec<String> {
    let line = match order {
        Order::ShowLog => "The log shows `info`, on the standard error.".into(),
        Order::LogLevel(filter) => format!("The log shows `{filter}`, on the standard error."),
        Order::LogEvents(count) => format!("21:03:22 INFO store: the last of {count} lines"),
        Order::Backup => "data/backups/copy.db: 1 accounts; verified".into(),
        Order::Metrics { sheet, first } => return [first.clone(), measured(*sheet)].concat(),
    };
    vec![line]
}

/// What was counted in an hour that is made up: three lines, the last of which is not answered yet.
fn measured(sheet: Sheet) -> Vec<String> {
    let mut edge = Edge::new(Arc::new(Measures::new(0).expect("memory")), PULSE);
    let connection = ConnectionId(1);
    let line = || Input::Line { connection, line: "look".into() };
    let answer = || Write { connection, prompt: Some("> ".into()), ..Write::default() };
    let at = |milliseconds| Duration::from_millis(milliseconds);
    edge.begins(&[Input::Connected { connection, address: HOME }], Occasion::Input, at(0));
    edge.ends(&[], at(1));
    for (began, took) in [(100, 2), (200, 4)] {
        edge.begins(&[line()], Occasion::Input, at(began));
        edge.ends(&[Output::Write(answer())], at(began + took));
    }
    edge.begins(&[line()], Occasion::Pulse, at(3_600_000));
    edge.ends(&[Output::Keep(Batch::default())], at(3_600_001));
    match sheet {
        Sheet::Health => health(edge.measures(), at(3_600_100)),
        // What the machine says differs from one to the next.
        Sheet::Performance => performance(edge.measures(), at(3_600_100)).split_off(2),
    }
}

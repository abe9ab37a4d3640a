//! The same evening again.

use std::io::Read;
use std::sync::Arc;

use super::echo::Echo;
use super::{Broken, End, Heard, Ids, Reader, Record, Start, Turn};
use crate::base::clock::Millis;
use crate::config;
use crate::engine::Engine;
use crate::game::Content;
use crate::game::content::Interned;
use crate::game::start::load;
use crate::messages::input::{HashAnswer, Input, Occasion};
use crate::messages::output::Output;
use crate::yaml::{Problems, Reading};

/// One step of a replay.
pub enum Step {
    /// The engine stands where a recording, or a part of it, or a new process, began.
    Began,
    /// A turn was done again.
    Turn { heard: Vec<Heard>, outputs: Vec<Output> },
    /// The recording ended in peace.
    Ended,
}

/// The first thing that came out differently.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Disagreement {
    pub turn: u64,
    pub what: String,
}

/// What a replay has come to so far.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Tally {
    /// Beginnings of processes or parts.
    pub starts: u64,
    pub turns: u64,
    /// Lines typed.
    pub lines: u64,
    /// State hashes that were held against the recording's.
    pub hashes: u64,
    /// The clock at the first start, and after the last turn.
    pub from: Option<Millis>,
    pub until: Millis,
    /// The version of the program that made the recording.
    pub program: String,
    pub disagreement: Option<Disagreement>,
    /// Whether it ends with its own end.
    pub ended: bool,
}

/// A recording that is played again.
pub struct Replay<R> {
    reader: Reader<R>,
    reading: Option<Arc<Reading>>,
    engine: Option<Engine>,
    echo: Echo,
    tally: Tally,
}

impl<R: Read> Replay<R> {
    /// Begins a replay.
    ///
    /// # Errors
    /// That this is no recording.
    pub fn new(source: R) -> Result<Replay<R>, Broken> {
        Ok(Replay {
            reader: Reader::new(source)?,
            reading: None,
            engine: None,
            echo: Echo::default(),
            tally: Tally::default(),
        })
    }

    /// Does the next thing in the recording; `None` at its end.
    ///
    /// # Errors
    /// What is wrong with the recording, and where.
    pub fn step(&mut self) -> Result<Option<Step>, Broken> {
        loop {
            let at = self.reader.position();
            let broken = |sentence: String| Broken { at, sentence };
            return Ok(match self.reader.read()? {
                None => None,
                Some(Record::World(reading)) => {
                    self.reading = Some(reading);
                    continue;
                }
                Some(Record::Start(start)) => Some(self.start(*start).map_err(broken)?),
                Some(Record::Turn(turn)) => Some(self.turn(turn).map_err(broken)?),
                Some(Record::End(hash)) => {
                    self.tally.ended = true;
                    self.hold_hash(hash);
                    Some(Step::Ended)
                }
            });
        }
    }

    /// The engine, once something began.
    pub fn engine(&self) -> Option<&Engine> {
        self.engine.as_ref()
    }

    /// How the recording ends, once [`Replay::step`] said `None`.
    pub fn end(&self) -> Option<End> {
        self.reader.end()
    }

    pub fn tally(&self) -> &Tally {
        &self.tally
    }

    /// The number of the turn that was done last, as the world counts.
    pub fn turn_number(&self) -> u64 {
        self.engine.as_ref().map_or(0, |engine| engine.world().turn)
    }

    fn start(&mut self, start: Start) -> Result<Step, String> {
        let reading = self.reading.as_ref().ok_or("a start comes before the world's files")?;
        let content = read(reading, &start.snapshot.names)
            .0
            .ok_or("the world's files in it cannot be read by this program")?;
        let engine = Engine::resume(Arc::new(content), start.snapshot);
        self.tally.starts += 1;
        self.tally.ended = false;
        self.tally.from.get_or_insert(engine.clock());
        self.tally.until = engine.clock();
        self.tally.program = start.program;
        self.engine = Some(engine);
        self.echo = Echo::default();
        self.hold_hash(start.hash);
        Ok(Step::Began)
    }

    fn turn(&mut self, turn: Turn) -> Result<Step, String> {
        let Turn { now, pulse, heard, echo, hash } = turn;
        let engine = self.engine.as_mut().ok_or("a turn comes before the first start")?;
        let mut inputs = Vec::new();
        for heard in &heard {
            if let Heard::Reloaded { reading: Some(reading), .. } = heard {
                self.reading = Some(reading.clone());
            }
            inputs.extend(input(engine, self.reading.as_ref(), heard));
        }
        let outputs =
            engine.turn(inputs, now, if pulse { Occasion::Pulse } else { Occasion::Input });
        self.tally.turns += 1;
        self.tally.until = engine.clock();
        let lines = heard.iter().filter(|heard| matches!(heard, Heard::Line { .. }));
        self.tally.lines += lines.count() as u64;
        let found = self.echo.of(&outputs);
        self.hold(found, echo, || "what players were told, or what was kept, differs".into());
        hash.into_iter().for_each(|hash| self.hold_hash(hash));
        Ok(Step::Turn { heard, outputs })
    }

    fn hold_hash(&mut self, hash: u64) {
        self.tally.hashes += 1;
        let found = self.engine.as_ref().map_or(0, Engine::state_hash);
        self.hold(found, hash, || format!("the state hash is {found:016x}, and was {hash:016x}"));
    }

    /// Holds what was found against what was recorded.
    fn hold<T: PartialEq>(&mut self, found: T, recorded: T, what: impl FnOnce() -> String) {
        if found != recorded && self.tally.disagreement.is_none() {
            let turn = self.turn_number();
            self.tally.disagreement = Some(Disagreement { turn, what: what() });
        }
    }
}

/// A world from files that were read once, and its settings if they were.
fn read(reading: &Reading, names: &Interned) -> (Option<Content>, Problems) {
    let mut problems = Problems::new();
    if reading.holds(config::CONFIG_FILE) {
        config::from_file(reading, &mut problems);
    }
    let content = load::load(reading, names, &mut problems);
    (content.filter(|_| !problems.has_errors()), problems)
}

/// What came in, as the engine takes it; `None` if it was no input but is done here.
fn input(engine: &mut Engine, reading: Option<&Arc<Reading>>, heard: &Heard) -> Option<Input> {
    let hashed = |ticket: &u64, answer| Input::Hashed { ticket: *ticket, answer };
    Some(match heard {
        Heard::Connected { connection, address } => {
            Input::Connected { connection: *connection, address: *address }
        }
        Heard::Line { connection, line } => {
            Input::Line { connection: *connection, line: line.clone() }
        }
        Heard::Resized { connection, width, height } => {
            Input::Resized { connection: *connection, width: *width, height: *height }
        }
        Heard::Client { connection, client } => {
            Input::Client { connection: *connection, client: client.clone() }
        }
        Heard::Interrupted { connection } => Input::Interrupted { connection: *connection },
        Heard::Idle { connection } => Input::Idle { connection: *connection },
        Heard::Links { asker, links } => Input::Links { asker: *asker, links: links.clone() },
        Heard::Agreed { connection, known, on } => {
            Input::Agreed { connection: *connection, known: *known, on: *on }
        }
        Heard::Message { connection, known, payload } => {
            Input::Message { connection: *connection, known: *known, payload: payload.clone() }
        }
        Heard::Gone { connection } => Input::Gone { connection: *connection },
        Heard::Checked { ticket, fits } => hashed(ticket, HashAnswer::Checked(*fits)),
        Heard::Made { ticket } => hashed(ticket, HashAnswer::Made(String::new())),
        Heard::Renewed { ticket } => hashed(ticket, HashAnswer::Renewed(String::new())),
        Heard::Busy { ticket } => hashed(ticket, HashAnswer::Busy),
        Heard::Fetched { query, found } => {
            Input::Fetched { query: query.clone(), found: found.clone() }
        }
        Heard::Kept { batch } => Input::Kept { batch: *batch },
        Heard::KeepFailed { sentence } => Input::KeepFailed { sentence: sentence.clone() },
        Heard::KeepMended => Input::KeepMended,
        Heard::SetAside { name, why } => Input::SetAside { name: name.clone(), why: why.clone() },
        Heard::Reloaded { ids, .. } => {
            let reading = reading?;
            let known = match ids {
                Ids::Others(ids) => ids,
                Ids::AsBefore | Ids::Refused => &engine.content().names,
            };
            let (content, problems) = read(reading, known);
            Input::Reloaded {
                content: content.map(Arc::new),
                problems: Box::new(problems),
                reading: reading.clone(),
            }
        }
        Heard::Recovered { saved } => Input::Recovered { saved: saved.clone() },
        Heard::Operated { asker, lines } => Input::Operated { asker: *asker, lines: lines.clone() },
        Heard::ReloadAsked => Input::ReloadAsked,
        Heard::StopAsked => Input::StopAsked,
        Heard::PanicAt(doing) => {
            engine.panic_at(doing);
            return None;
        }
    })
}

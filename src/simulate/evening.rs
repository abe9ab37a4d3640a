//! One simulation, from the first connection to the last check.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hasher};

use bytes::BytesMut;

use super::bot::{Act, Bot, reader};
use super::census::{self, Census};
use super::checks;
use super::disk::{Medium, Platter};
use super::faults::{Level, Misfortune};
use super::ledger;
use super::plant::Plant;
use super::record::Sink;
use super::server::Server;
use super::statistics::{Stopwatch, Times};
use super::{Failure, Progress, Report, Settings};
use crate::base::clock::Millis;
use crate::base::id::ConnectionId;
use crate::game::frame::verb::{self, Role};
use crate::messages::input::Input;
use crate::messages::output::Write;
use crate::telnet::{Event, Flow, Wire, Words};
use crate::yaml::Memory;

/// Between two looks at whether anything was forgotten.
const RECKON_EVERY: Millis = Millis(60_000);
/// Between two reports of how far it is.
const PROGRESS_EVERY: Millis = Millis(300_000);

/// Simulates a world; `watch` hears how far it is.
///
/// # Errors
/// The first thing that must not be.
pub fn simulate(
    settings: &Settings,
    world: &Memory,
    stopwatch: Option<Stopwatch>,
    watch: &mut dyn FnMut(Progress),
) -> Result<Report, Box<Failure>> {
    simulate_recorded(settings, world, stopwatch, watch, None)
}

/// Simulates a world, and records it if there is a sink for that.
///
/// # Errors
/// The first thing that must not be.
pub fn simulate_recorded(
    settings: &Settings,
    world: &Memory,
    stopwatch: Option<Stopwatch>,
    watch: &mut dyn FnMut(Progress),
    sink: Option<Sink>,
) -> Result<Report, Box<Failure>> {
    let seed = settings.seed;
    let failure = |turn, at: Millis, what| Box::new(Failure { seed, turn, at_ms: at.0, what });
    let early = |what| failure(0, Millis(0), what);
    let times = Times::new(stopwatch).map_err(early)?;
    let mut evening = Evening::new(settings, world, times).map_err(early)?;
    sink.map_or(Ok(()), |sink| evening.server.record(sink)).map_err(early)?;
    let played = evening.play(watch);
    // What was found is what counts, whatever became of its recording.
    match played.and(evening.server.end_recording()) {
        Ok(()) => Ok(evening.report()),
        Err(what) => Err(failure(evening.server.turns, evening.server.now, what)),
    }
}

/// Something that is due, in the order in which it is done at one moment.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Due {
    Relief,
    Misfortune,
    Bot(usize),
    Reckoning,
    Census,
}

pub(super) struct Evening {
    pub(super) settings: Settings,
    pub(super) written: Memory,
    pub(super) server: Server,
    pub(super) bots: Vec<Bot>,
    names: Vec<String>,
    /// The telnet ends of those who send bytes.
    wires: BTreeMap<ConnectionId, Wire>,
    by_connection: BTreeMap<ConnectionId, usize>,
    connections: u64,
    pub(super) agenda: BTreeSet<(Millis, Due)>,
    pub(super) misfortune: Misfortune,
    begins: Millis,
    pub(super) ends: Millis,
    checked: u64,
    commands: u64,
    pub(super) restarts: u64,
    pub(super) faults: BTreeMap<&'static str, u64>,
    verbs: BTreeSet<&'static str>,
    census: Census,
    text: DefaultHasher,
    scratch: BytesMut,
}

impl Evening {
    fn new(settings: &Settings, world: &Memory, times: Times) -> Result<Evening, String> {
        let (platter, saved) = match &settings.sqlite {
            Some(folder) => {
                Platter::open_folder(folder.clone()).map_err(|fault| fault.to_string())?
            }
            None => {
                Platter::open(Medium::Memory(Box::default())).map_err(|fault| fault.to_string())?
            }
        };
        let mut server =
            Server::new(world.clone(), platter, saved, settings.seed, settings.plant, times)?;
        server.every_pulse = settings.every_pulse;
        let bots: Vec<Bot> = (0..settings.players).map(|index| Bot::new(index, settings)).collect();
        let begins = server.now;
        let mut evening = Evening {
            settings: settings.clone(),
            written: world.clone(),
            names: bots.iter().map(|bot| bot.name.clone()).collect(),
            bots,
            wires: BTreeMap::new(),
            by_connection: BTreeMap::new(),
            connections: 0,
            agenda: BTreeSet::new(),
            misfortune: Misfortune::new(settings.faults, settings.seed),
            begins,
            ends: begins + Millis((settings.hours * 3_600_000.0) as u64),
            checked: 0,
            commands: 0,
            restarts: 0,
            faults: BTreeMap::new(),
            verbs: BTreeSet::new(),
            census: Census::default(),
            text: DefaultHasher::new(),
            scratch: BytesMut::new(),
            server,
        };
        evening.invite();
        Ok(evening)
    }

    fn invite(&mut self) {
        for index in 0..self.bots.len() {
            let first = self.bots[index].first();
            self.later(first, Due::Bot(index));
        }
        self.later(RECKON_EVERY, Due::Reckoning);
        self.later(census::EVERY, Due::Census);
        if let Some(pause) = self.misfortune.pause() {
            self.later(pause, Due::Misfortune);
        }
    }

    pub(super) fn later(&mut self, span: Millis, due: Due) {
        self.agenda.insert((self.server.now + span, due));
    }

    /// Everything, until the hours are over.
    fn play(&mut self, watch: &mut dyn FnMut(Progress)) -> Result<(), String> {
        let mut told = self.begins;
        loop {
            let agenda = self.agenda.first().map_or(self.ends, |(moment, _)| *moment);
            let next = agenda.min(self.server.next_due()).max(self.server.now);
            if next >= self.ends {
                break;
            }
            self.server.now = next;
            self.server.times.progress(next.since(self.begins), self.ends.since(self.begins));
            while let Some((_, due)) = self.agenda.first().filter(|(at, _)| *at <= next).copied() {
                self.agenda.pop_first();
                self.due(due)?;
                self.look()?;
            }
            let writes = self.server.pass();
            self.deliver(writes)?;
            self.look()?;
            if self.server.now.since(told) >= PROGRESS_EVERY {
                told = self.server.now;
                watch(self.progress());
            }
        }
        self.server.now = self.ends.max(self.server.now);
        self.check().and_then(|()| self.reckon())
    }

    fn progress(&self) -> Progress {
        Progress {
            seed: self.settings.seed,
            hours: self.server.now.since(self.begins).0 as f64 / 3_600_000.0,
            turns: self.server.turns,
            faults: self.faults.values().sum(),
        }
    }

    fn due(&mut self, due: Due) -> Result<(), String> {
        match due {
            Due::Bot(index) => self.act(index),
            Due::Misfortune => {
                if let Some(pause) = self.misfortune.pause() {
                    self.later(pause, Due::Misfortune);
                }
                let fault = self.misfortune.strike();
                self.strike(fault)
            }
            Due::Relief => {
                self.relieve();
                Ok(())
            }
            Due::Reckoning => {
                self.later(RECKON_EVERY, Due::Reckoning);
                self.reckon()
            }
            Due::Census => {
                self.later(census::EVERY, Due::Census);
                let engine = self.server.engine();
                self.census.take(engine.content(), engine.world());
                match self.settings.faults {
                    Level::None => self.census.check(),
                    _ => self.census.check_wars(),
                }
            }
        }
    }

    // ── people ──

    fn act(&mut self, index: usize) -> Result<(), String> {
        let now = self.server.now;
        let bot = &mut self.bots[index];
        let act = bot.act(self.server.engine(), &self.names, now);
        let connection = bot.connection;
        let writes = match (act, connection) {
            (Act::Connect, _) => self.connect(index),
            (Act::Line(line), Some(connection)) => self.line(index, connection, line),
            (Act::Bytes(bytes), Some(connection)) => self.bytes(connection, &bytes),
            (Act::HangUp, Some(connection)) => self.hang_up(index, connection),
            _ => Vec::new(),
        };
        self.deliver(writes)?;
        let pause = self.bots[index].pause();
        self.later(pause, Due::Bot(index));
        Ok(())
    }

    fn connect(&mut self, index: usize) -> Vec<Write> {
        self.connections += 1;
        let connection = ConnectionId(self.connections);
        let bot = &mut self.bots[index];
        bot.lose();
        bot.connection = Some(connection);
        let address = bot.address;
        if bot.temper == super::bot::Temper::Griefer {
            self.wires.insert(connection, Wire::default());
        }
        self.by_connection.insert(connection, index);
        let mut writes = self.server.input(Input::Connected { connection, address });
        let size = Input::Resized { connection, width: Some(100), height: None };
        writes.extend(self.server.input(size));
        writes
    }

    fn line(&mut self, index: usize, connection: ConnectionId, line: String) -> Vec<Write> {
        self.commands += 1;
        let (word, _) = verb::split(&line);
        if matches!(word, "score" | "inventory" | "ledger") && self.bots[index].is_itself() {
            self.bots[index].asked = Some(self.server.ledger.handed());
        }
        if let Some(spec) = verb::exact(Role::Owner, word) {
            self.verbs.insert(spec.name);
        }
        let before = self.server.ledger.handed();
        let writes = self.server.input(Input::Line { connection, line });
        let (handed, durable) = (self.server.ledger.handed(), self.server.durable_until());
        if handed > before.max(durable) {
            let own = writes.iter().filter(|write| write.connection == connection);
            let early =
                own.filter_map(|write| ledger::reports_a_change(&reader::plain(&write.text)));
            if let Some(line) = { early }.next() {
                let what =
                    format!("\"{line}\" was shown, of batch {handed}; the disk has {durable}");
                self.server.broken.get_or_insert(what);
            }
        }
        writes
    }

    /// Bytes go the way of the wire, and what it makes of them to the engine.
    fn bytes(&mut self, connection: ConnectionId, bytes: &[u8]) -> Vec<Write> {
        let Some(wire) = self.wires.get_mut(&connection) else { return Vec::new() };
        let mut inputs = Vec::new();
        self.scratch.clear();
        wire.feed(bytes, self.server.now, &mut self.scratch, &mut |event| {
            match event {
                Event::Line { text, .. } => {
                    inputs.push(Input::Line { connection, line: text.to_string() });
                }
                Event::Resized { width, height } => {
                    inputs.push(Input::Resized { connection, width, height });
                }
                Event::Client(client) => {
                    let client = Box::new(client.clone());
                    inputs.push(Input::Client { connection, client });
                }
                Event::Interrupt => inputs.push(Input::Interrupted { connection }),
                Event::Agreed { known, on } => {
                    inputs.push(Input::Agreed { connection, known, on });
                }
                Event::Message { known, payload } => {
                    let payload = payload.to_vec();
                    inputs.push(Input::Message { connection, known, payload });
                }
                Event::Flood(_) => inputs.push(Input::Gone { connection }),
            }
            Flow::Continue(())
        });
        self.commands += inputs.len() as u64;
        let mut writes = Vec::new();
        for input in inputs {
            writes.extend(self.server.input(input));
        }
        writes
    }

    pub(super) fn hang_up(&mut self, index: usize, connection: ConnectionId) -> Vec<Write> {
        self.forget(index);
        self.server.input(Input::Gone { connection })
    }

    pub(super) fn forget(&mut self, index: usize) {
        if let Some(connection) = self.bots[index].connection {
            self.by_connection.remove(&connection);
            self.wires.remove(&connection);
        }
        self.bots[index].lose();
    }

    /// Everybody reads what they were sent.
    pub(super) fn deliver(&mut self, writes: Vec<Write>) -> Result<(), String> {
        for write in writes {
            self.text.write(write.text.as_bytes());
            let Some(index) = self.by_connection.get(&write.connection).copied() else { continue };
            if let Some(wire) = self.wires.get_mut(&write.connection) {
                self.scratch.clear();
                let prompt = write.prompt.as_deref();
                wire.tell(
                    Words { text: &write.text, prompt, hide: write.hide, charset: write.charset },
                    &mut self.scratch,
                );
            }
            let bot = &mut self.bots[index];
            bot.hear(&write);
            if bot.is_locked_out() {
                return Err(format!("no password of {} holds, and one must", bot.name));
            }
            self.read_page(index, &write)?;
            if write.close {
                self.forget(index);
                let gone = Input::Gone { connection: write.connection };
                let more = self.server.input(gone);
                self.deliver(more)?;
            }
        }
        Ok(())
    }

    /// A page about oneself is held against the truth.
    fn read_page(&mut self, index: usize, write: &Write) -> Result<(), String> {
        let Some(asked) = self.bots[index].asked else { return Ok(()) };
        let text = reader::plain(&write.text);
        if reader::admits_trouble(&text) {
            self.bots[index].asked = None;
            return Ok(());
        }
        let Some(page) = ledger::page(&text) else { return Ok(()) };
        self.bots[index].asked = None;
        let Some(who) = self.bots[index].character(self.server.engine()) else { return Ok(()) };
        let durable = self.server.durable_until();
        self.server.ledger.shown(who, &page, asked, durable)
    }

    // ── looking ──

    /// After each step: did the process end, and is all as it must be?
    fn look(&mut self) -> Result<(), String> {
        if let Some(broken) = self.server.broken.take() {
            return Err(broken);
        }
        if self.server.turns >= self.checked + self.settings.check_every && !self.server.crashed {
            self.sow();
            self.check()?;
        }
        if self.server.crashed || self.server.stopped {
            self.restart()?;
        }
        Ok(())
    }

    pub(super) fn check(&mut self) -> Result<(), String> {
        self.checked = self.server.turns;
        crate::game::check(self.server.engine().world())?;
        checks::bounds(&self.server)
    }

    /// Holds the world against all that was handed over.
    pub(super) fn reckon(&self) -> Result<(), String> {
        let engine = self.server.engine();
        if self.server.crashed || engine.world().dirty.is_urgent() {
            return Ok(());
        }
        let kept = checks::nothing_forgotten(engine.cut(), &self.server.truth);
        kept.and_then(|()| self.server.check_books())
    }

    /// Puts in what a planted bug does to the world itself.
    fn sow(&mut self) {
        let ripe = self.server.turns > 2_000;
        if let Some(plant) = self.settings.plant.filter(|_| ripe) {
            sow(&mut self.server, plant);
        }
    }

    fn report(self) -> Report {
        Report {
            turns: self.server.turns,
            commands: self.commands,
            restarts: self.restarts,
            movements: self.server.books.lines,
            faults: self.faults,
            world_hash: self.server.engine().state_hash(),
            text_hash: self.text.finish(),
            verified: self.server.ledger.verified,
            unclear: self.server.ledger.unclear,
            verbs: self.verbs,
            census: self.census,
            times: self.server.times,
        }
    }
}

#[cfg(test)]
fn sow(server: &mut Server, plant: Plant) {
    super::tests::sow(server.engine_mut(), plant);
}

/// Outside of tests nothing can reach into the world.
#[cfg(not(test))]
fn sow(_: &mut Server, _: Plant) {}

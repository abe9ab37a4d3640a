//! A stage: the whole engine in memory, and everything that is to hold of it after every turn.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use dominion::base::clock::Millis;
use dominion::base::id::ConnectionId;
use dominion::base::limits::PROMPT_LINES_MAX;
use dominion::engine::Engine;
use dominion::engine::boot::Boot;
use dominion::game::Content;
use dominion::game::frame::keep::{Archive, Batch, Found, Saved};
use dominion::game::start::load::witnessed;
use dominion::messages::input::{Input, Occasion};
use dominion::messages::output::{Output, Write};
use dominion::simulate::outside::hash;
use dominion::yaml::Memory;

use super::painted::harmless;
use super::program::well_formed;
use crate::harness::world::PASSWORD;

const PULSE: Millis = Millis(100);
/// Turns that one input may lead to, before it is called a circle.
const ROUNDS_MAX: usize = 20;

pub struct Stage {
    pub engine: Engine,
    pub saved: Saved,
    /// The engine asked for the end of the process.
    pub stopped: bool,
    files: Memory,
    stalled: bool,
    archive: Archive,
    waiting: Vec<Batch>,
    now: Millis,
    /// Connections that are open.
    pub open: Vec<ConnectionId>,
    connections: u64,
}

impl Stage {
    pub fn new(content: Arc<Content>, files: Memory, saved: Saved) -> Stage {
        let engine = boot(content, &saved);
        let now = engine.clock();
        Stage {
            engine,
            saved,
            stopped: false,
            files,
            stalled: false,
            archive: Archive::default(),
            waiting: Vec::new(),
            now,
            open: Vec::new(),
            connections: 0,
        }
    }

    /// A client that is greeted.
    pub fn connect(&mut self) -> ConnectionId {
        self.connections += 1;
        let connection = ConnectionId(self.connections);
        self.open.push(connection);
        self.turn(vec![Input::Connected { connection, address: IpAddr::V4(Ipv4Addr::LOCALHOST) }]);
        connection
    }

    /// A client whose player is let in, if there is such a character.
    pub fn enter(&mut self, name: &str) -> ConnectionId {
        let connection = self.connect();
        self.types(connection, name);
        self.types(connection, PASSWORD);
        connection
    }

    pub fn types(&mut self, connection: ConnectionId, line: &str) {
        if self.open.contains(&connection) {
            self.turn(vec![Input::Line { connection, line: line.to_owned() }]);
        }
    }

    pub fn hang_up(&mut self, connection: ConnectionId) {
        self.open.retain(|open| *open != connection);
        self.turn(vec![Input::Gone { connection }]);
    }

    pub fn turn(&mut self, inputs: Vec<Input>) {
        self.run(inputs, Occasion::Input);
    }

    pub fn pass(&mut self, pulses: usize) {
        for _ in 0..pulses {
            self.now = self.now + PULSE;
            self.run(Vec::new(), Occasion::Pulse);
        }
    }

    /// Whether the disk does its work; what waited for it is written.
    pub fn disk(&mut self, stalled: bool) {
        self.stalled = stalled;
        if !stalled {
            let kept = std::mem::take(&mut self.waiting).into_iter().map(|batch| {
                self.saved.apply(&batch);
                self.archive.apply(&batch);
                Input::Kept { batch: batch.number }
            });
            let kept = kept.collect();
            self.turn(kept);
        }
    }

    fn run(&mut self, inputs: Vec<Input>, occasion: Occasion) {
        let mut outputs = self.engine.turn(inputs, self.now, occasion);
        for _ in 0..ROUNDS_MAX {
            let answers: Vec<Input> =
                outputs.into_iter().filter_map(|output| self.carry_out(output)).collect();
            if answers.is_empty() {
                return self.check();
            }
            outputs = self.engine.turn(answers, self.now, Occasion::Input);
        }
        panic!("a turn leads to no end of turns");
    }

    fn carry_out(&mut self, output: Output) -> Option<Input> {
        match output {
            Output::Write(write) => self.read(&write),
            Output::Keep(batch) if self.stalled => self.waiting.push(batch),
            Output::Keep(batch) => {
                self.saved.apply(&batch);
                self.archive.apply(&batch);
                return Some(Input::Kept { batch: batch.number });
            }
            Output::Hash { ticket, job } => {
                return Some(Input::Hashed { ticket, answer: hash(&job) });
            }
            Output::Reload(names) => {
                return Some(witnessed(&self.files, &names).into());
            }
            Output::Links { asker, .. } => {
                return Some(Input::Links { asker, links: Vec::new() });
            }
            Output::Operate { asker, .. } => {
                return Some(Input::Operated { asker: Some(asker), lines: Vec::new() });
            }
            Output::Fetch(query) => {
                let Ok(found) = Found::read(&query, &mut &self.archive);
                return Some(Input::Fetched { query: Box::new(query), found: Ok(found) });
            }
            Output::Recover => panic!("a turn panicked and was survived"),
            Output::Stop => self.stopped = true,
        }
        None
    }

    /// What somebody reads does their screen no harm.
    fn read(&mut self, write: &Write) {
        write.messages.iter().for_each(|(known, payload)| well_formed(*known, payload));
        harmless(&write.text);
        assert!(write.text.is_empty() || write.text.ends_with('\n'), "{:?}", write.text);
        if let Some(prompt) = &write.prompt {
            harmless(prompt);
            let lines = prompt.split('\n').count();
            assert!(lines <= PROMPT_LINES_MAX, "{prompt:?} has {lines} lines");
        }
        if write.close {
            self.open.retain(|open| *open != write.connection);
        }
    }

    fn check(&self) {
        if let Err(broken) = dominion::game::check(self.engine.world()) {
            panic!("the world does not hold together: {broken}");
        }
    }

    /// Everything is written; a world that starts from it has the same people with the same
    /// coins.
    pub fn comes_back(mut self, content: Arc<Content>) {
        self.disk(false);
        self.pass(1);
        self.disk(false);
        let world = self.engine.world();
        let again = boot(content, &self.saved);
        assert_eq!(dominion::game::check(again.world()), Ok(()), "after a start");
        for who in world.players.here() {
            let purse = world.players.character(who).map(|own| own.coins());
            let kept = again.world().players.character(who).map(|own| own.coins().0);
            let name = world.players.name(who);
            assert_eq!(purse.map(|coins| coins.0), kept, "the coins of {name:?}");
            let carried = |engine: &Engine| engine.world().places.carried(who).len();
            assert_eq!(carried(&self.engine), carried(&again), "the things of {name:?}");
        }
    }
}

fn boot(content: Arc<Content>, saved: &Saved) -> Engine {
    let (seed, claim_code) = (Some(7), Some("a-code-for-the-owner".to_owned()));
    Engine::boot(Boot { content, saved: saved.clone(), seed, test_mode: true, claim_code }).0
}

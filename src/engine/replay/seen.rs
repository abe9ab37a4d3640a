//! What one player saw of an evening: text, prompts, and what they typed behind them.
//!
//! At the door nobody knows yet who is there. What a connection sees is held until its character
//! is in the world, and then it is that player's from the first greeting on.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::{Heard, Step};
use crate::base::clock::Millis;
use crate::base::id::ConnectionId;
use crate::base::limits::RECORD_GLIMPSES_HELD_MAX;
use crate::engine::Engine;
use crate::messages::output::Output;

/// One thing that somebody saw, or did.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Glimpse {
    pub at: Millis,
    pub turn: u64,
    pub sight: Sight,
}

/// What it was. Text and prompts are painted, as they were sent.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Sight {
    Text(String),
    Prompt(String),
    Typed(String),
    /// The client went away, or was sent away.
    Closed,
    /// The server began anew; nobody is connected.
    Restarted,
}

/// Watches an evening over one player's shoulder.
pub struct Watcher {
    name: String,
    /// Who plays on a connection, once that is known.
    known: BTreeMap<ConnectionId, String>,
    held: BTreeMap<ConnectionId, VecDeque<Glimpse>>,
    names: BTreeSet<String>,
}

impl Watcher {
    /// Somebody's shoulder; in which case the name is written does not matter.
    pub fn new(name: &str) -> Watcher {
        Watcher {
            name: name.to_lowercase(),
            known: BTreeMap::new(),
            held: BTreeMap::new(),
            names: BTreeSet::new(),
        }
    }

    /// Everyone who was in the world so far.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// Whether the player was in the world so far.
    pub fn has_seen_anything(&self) -> bool {
        self.names.iter().any(|name| name.to_lowercase() == self.name)
    }

    /// What the player saw in this step.
    pub fn watch(&mut self, step: &Step, engine: &Engine) -> Vec<Glimpse> {
        let mut seen = Vec::new();
        match step {
            Step::Began => self.begin(engine, &mut seen),
            Step::Turn { heard, outputs } => self.turn(heard, outputs, engine, &mut seen),
            Step::Ended => {}
        }
        seen
    }

    fn begin(&mut self, engine: &Engine, seen: &mut Vec<Glimpse>) {
        self.meet(engine, seen);
        let is_gone = |connection: &ConnectionId| !engine.has_session(*connection);
        let lost = self.known.iter().filter(|(connection, _)| is_gone(connection));
        if { lost }.any(|(_, name)| self.is_meant(name)) {
            seen.push(glimpse(engine, Sight::Restarted));
        }
        self.known.retain(|connection, _| !is_gone(connection));
        self.held.retain(|connection, _| !is_gone(connection));
    }

    fn turn(
        &mut self,
        heard: &[Heard],
        outputs: &[Output],
        engine: &Engine,
        seen: &mut Vec<Glimpse>,
    ) {
        let mut closed = Vec::new();
        for heard in heard {
            match heard {
                Heard::Line { connection, line } => {
                    self.note(*connection, glimpse(engine, Sight::Typed(line.clone())), seen);
                }
                Heard::Gone { connection } => closed.push(*connection),
                _ => {}
            }
        }
        for output in outputs {
            let Output::Write(write) = output else { continue };
            if !write.text.is_empty() {
                let text = Sight::Text(write.text.clone());
                self.note(write.connection, glimpse(engine, text), seen);
            }
            if let Some(prompt) = &write.prompt {
                let prompt = Sight::Prompt(prompt.clone());
                self.note(write.connection, glimpse(engine, prompt), seen);
            }
            if write.close {
                closed.push(write.connection);
            }
        }
        self.meet(engine, seen);
        for connection in closed {
            // Sent away first, and then gone: that is told once.
            if self.held.contains_key(&connection) || self.known.contains_key(&connection) {
                self.note(connection, glimpse(engine, Sight::Closed), seen);
            }
            self.held.remove(&connection);
            self.known.remove(&connection);
        }
    }

    /// Whoever came into the world is known from now on, and what they saw before is theirs.
    fn meet(&mut self, engine: &Engine, seen: &mut Vec<Glimpse>) {
        for (connection, name) in engine.playing() {
            if self.known.get(&connection).is_some_and(|known| known == name) {
                continue;
            }
            self.known.insert(connection, name.to_string());
            self.names.insert(name.to_string());
            let before = self.held.remove(&connection).unwrap_or_default();
            if self.is_meant(name) {
                seen.extend(before);
            }
        }
    }

    fn note(&mut self, connection: ConnectionId, glimpse: Glimpse, seen: &mut Vec<Glimpse>) {
        match self.known.get(&connection) {
            Some(name) if self.is_meant(name) => seen.push(glimpse),
            Some(_) => {}
            None => {
                let held = self.held.entry(connection).or_default();
                held.push_back(glimpse);
                if held.len() > RECORD_GLIMPSES_HELD_MAX {
                    held.pop_front();
                }
            }
        }
    }

    fn is_meant(&self, name: &str) -> bool {
        name.to_lowercase() == self.name
    }
}

fn glimpse(engine: &Engine, sight: Sight) -> Glimpse {
    Glimpse { at: engine.clock(), turn: engine.world().turn, sight }
}

impl Engine {
    /// Who plays on which connection.
    pub fn playing(&self) -> impl Iterator<Item = (ConnectionId, &str)> {
        self.sessions.players().filter_map(|(who, connection)| {
            Some((connection, self.world.creatures.get(who)?.name().as_str()))
        })
    }

    /// Whether somebody is connected there.
    fn has_session(&self, connection: ConnectionId) -> bool {
        self.sessions.get(&connection).is_some()
    }
}

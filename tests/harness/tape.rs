//! What the server in memory records, and what really happened meanwhile.

use std::collections::BTreeMap;
use std::sync::Arc;

use dominion::base::id::ConnectionId;
use dominion::engine::Engine;
use dominion::engine::replay::{Beginning, Recording};
use dominion::messages::output::{Output, Write};
use dominion::yaml::Reading;

/// A recording in memory, in parts.
pub struct Tape {
    recording: Recording<Vec<u8>>,
    /// Turns after which a new part begins.
    every: usize,
    turns: usize,
    /// The parts that are done.
    pub parts: Vec<Vec<u8>>,
    /// The state hash after each turn that was recorded.
    pub hashes: Vec<u64>,
    /// All text that was sent, by connection.
    pub text: BTreeMap<ConnectionId, String>,
    /// Who was ever in the world, by connection.
    pub names: BTreeMap<ConnectionId, String>,
}

impl Tape {
    pub fn new(engine: &mut Engine, reading: Reading, every: usize) -> Tape {
        let beginning = Beginning { reading: Arc::new(reading), start: engine.record() };
        let recording = Recording::begin(Vec::new(), beginning).expect("memory takes it");
        Tape {
            recording,
            every,
            turns: 0,
            parts: Vec::new(),
            hashes: Vec::new(),
            text: BTreeMap::new(),
            names: BTreeMap::new(),
        }
    }

    /// A turn was done.
    pub fn turned(&mut self, engine: &mut Engine, outputs: &[Output]) {
        for output in outputs {
            if let Output::Write(Write { connection, text, .. }) = output {
                self.text.entry(*connection).or_default().push_str(text);
            }
        }
        for (connection, name) in engine.playing() {
            self.names.insert(connection, name.to_string());
        }
        let Some(turn) = engine.recorded() else { return };
        self.recording.turn(turn).expect("memory takes it");
        self.hashes.push(engine.state_hash());
        self.turns += 1;
        if self.turns.is_multiple_of(self.every) {
            let start = engine.record();
            let part = self.recording.go_on_in(Vec::new(), start).expect("memory takes it");
            self.parts.push(part);
        }
    }

    /// The server began anew.
    pub fn restarted(&mut self, engine: &mut Engine, reading: Reading) {
        self.recording.world(Arc::new(reading));
        self.recording.start(engine.record()).expect("memory takes it");
    }

    /// The end; the last part is with the others from now on.
    pub fn end(&mut self, engine: &mut Engine) {
        self.recording.end(engine.state_hash()).expect("memory takes it");
        let part = self.recording.go_on_in(Vec::new(), engine.record());
        self.parts.push(part.expect("memory takes it"));
    }
}

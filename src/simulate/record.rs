//! A simulation as a recording, so that what was found can be looked at turn by turn.
//!
//! One file holds all of it: each crash is followed by a start of its own.

use std::io::{self, Write};
use std::sync::Arc;

use crate::engine::Engine;
use crate::engine::replay::Recording;
use crate::yaml::Reading;

/// Where the bytes go.
pub type Sink = Box<dyn Write>;

/// The world's files that the engine began with, and what is written, if somebody records.
pub(super) struct Tape {
    reading: Arc<Reading>,
    recording: Option<Recording<Sink>>,
}

impl Tape {
    /// Nothing is recorded yet.
    pub fn new(reading: Reading) -> Tape {
        Tape { reading: Arc::new(reading), recording: None }
    }

    /// Records from here on.
    ///
    /// # Errors
    /// A sentence about the sink.
    pub fn record(&mut self, engine: &mut Engine, sink: Sink) -> Result<(), String> {
        let recording = Recording::new(sink, self.reading.clone()).map_err(sentence)?;
        self.recording = Some(recording);
        self.began(engine)
    }

    /// Another process began, with these files.
    ///
    /// # Errors
    /// A sentence about the sink.
    pub fn restarted(&mut self, engine: &mut Engine, reading: Reading) -> Result<(), String> {
        self.reading = Arc::new(reading);
        self.began(engine)
    }

    fn began(&mut self, engine: &mut Engine) -> Result<(), String> {
        let Some(recording) = &mut self.recording else { return Ok(()) };
        recording.world(self.reading.clone());
        recording.start(engine.record()).map_err(sentence)
    }

    /// A turn was done.
    ///
    /// # Errors
    /// A sentence about the sink.
    pub fn turned(&mut self, engine: &mut Engine) -> Result<(), String> {
        let Some(recording) = &mut self.recording else { return Ok(()) };
        engine.recorded().map_or(Ok(()), |turn| recording.turn(turn)).map_err(sentence)
    }

    /// The simulation is over.
    ///
    /// # Errors
    /// A sentence about the sink.
    pub fn end(&mut self, engine: &Engine) -> Result<(), String> {
        let Some(recording) = &mut self.recording else { return Ok(()) };
        recording.end(engine.state_hash()).map_err(sentence)
    }
}

fn sentence(error: io::Error) -> String {
    format!("the recording cannot be written: {error}")
}

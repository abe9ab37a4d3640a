//! The engine, and beside it what writes down its turns if the operator wants that.

use std::sync::Arc;

use crate::base::clock::Millis;
use crate::config::Config;
use crate::engine::Engine;
use crate::engine::replay::Beginning;
use crate::messages::input::{Input, Occasion};
use crate::messages::output::Output;
use crate::net;
use crate::store::recording::{Ending, Parts, Recorder};
use crate::yaml::Reading;

/// An engine whose turns may be recorded.
pub(super) struct Recorded {
    engine: Engine,
    recorder: Option<Recorder>,
}

impl Recorded {
    /// Begins to record, if the settings say so. Of a recording one can wait for the end.
    pub(super) fn begin(
        config: &Config,
        mut engine: Engine,
        reading: Reading,
    ) -> Result<(Recorded, Option<Ending>), String> {
        let Some(file) = config.record.clone() else {
            return Ok((Recorded { engine, recorder: None }, None));
        };
        let bytes = config.record_max.saturating_mul(1024 * 1024);
        let parts = Parts { file, bytes, count: config.record_parts };
        let beginning = Beginning { reading: Arc::new(reading), start: engine.record() };
        let (recorder, ending) = Recorder::begin(parts, beginning)
            .map_err(|fault| format!("the game cannot be recorded: {fault}"))?;
        Ok((Recorded { engine, recorder: Some(recorder) }, Some(ending)))
    }

    pub(super) fn engine(&self) -> &Engine {
        &self.engine
    }
}

impl net::Engine for Recorded {
    fn turn(&mut self, inputs: Vec<Input>, now: Millis, occasion: Occasion) -> Vec<Output> {
        let outputs = self.engine.turn(inputs, now, occasion);
        if let Some(mut recorder) = self.recorder.take() {
            note(&mut self.engine, &mut recorder, &outputs);
            match recorder.goes_on() {
                true => self.recorder = Some(recorder),
                false => self.engine.stop_recording(),
            }
        }
        outputs
    }
}

/// Hands the turn that was just done to the recording.
fn note(engine: &mut Engine, recorder: &mut Recorder, outputs: &[Output]) {
    if let Some(turn) = engine.recorded() {
        recorder.turn(turn);
    }
    if outputs.iter().any(|output| matches!(output, Output::Stop)) {
        let hash = engine.state_hash();
        let turn = engine.world().turn;
        tracing::info!(target: "engine", turn, hash = format!("{hash:016x}"), "the recording ends");
        recorder.end(hash);
    } else if recorder.wants_start() {
        recorder.start(engine.record());
    }
}

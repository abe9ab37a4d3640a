//! Sets of simulations by name: what takes too long for `cargo test`, which has shorter ones of each.
//!
//! A suite follows from one seed, as a single simulation does; `.ci/run` passes each with a seed that
//! nobody has tried.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use clap::ValueEnum;

use super::faults::Level;
use super::{Crowd, Failure, Progress, Report, Settings, simulate_recorded};
use crate::base::clock::Millis;
use crate::engine::replay::Replay;
use crate::store::recording;
use crate::yaml::Memory;

/// A suite.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Suite {
    /// Thirty players for two hours, and everything that can go wrong
    Evenings,
    /// The same for half an hour on the real database, with torn writes
    Database,
    /// Three days of the war with nobody there, held to bounds
    Quiet,
    /// An hour with faults, recorded and played again: state and turns must be the same
    Replay,
    /// A million movements of coins, and two hundred ends of the process meanwhile
    Ledger,
}

/// What the suite `ledger` must have come to.
const MOVEMENTS: u64 = 1_000_000;
const KILLS: u64 = 200;

impl Suite {
    /// What is simulated; `database` is the folder for a real one.
    pub fn settings(self, seed: u64, database: &Path) -> Settings {
        let busy = Settings { seed, players: 30, ..Settings::default() };
        match self {
            Suite::Evenings => Settings { hours: 2.0, ..busy },
            Suite::Database => {
                Settings { hours: 0.5, sqlite: Some(database.to_path_buf()), ..busy }
            }
            Suite::Quiet => {
                let hours = 72.0;
                Settings { players: 0, hours, faults: Level::None, ..busy }
            }
            Suite::Replay => Settings { players: 20, ..busy },
            Suite::Ledger => {
                let (crowd, faults) = (Crowd::Dealers, Level::Kills);
                Settings { crowd, faults, hours: 10.0, check_every: 100, ..busy }
            }
        }
    }

    /// What a simulation that found nothing wrong should have tried and did not.
    pub fn falls_short(self, report: &Report) -> Option<String> {
        let (movements, kills) = (report.movements, report.restarts);
        let is_short = self == Suite::Ledger && (movements < MOVEMENTS || kills < KILLS);
        is_short.then(|| {
            format!("{movements} movements and {kills} ends, of {MOVEMENTS} and {KILLS} at least")
        })
    }

    /// Whether it is recorded and played again.
    pub fn is_replayed(self) -> bool {
        self == Suite::Replay
    }
}

/// Simulates a world into a recording, plays that again, and holds the two against each other.
///
/// # Errors
/// The first thing that must not be, or where the two are not the same.
pub fn replayed(
    settings: &Settings,
    world: &Memory,
    watch: &mut dyn FnMut(Progress),
    file: &Path,
) -> Result<Report, Box<Failure>> {
    let seed = settings.seed;
    let failure = |what| Box::new(Failure { seed, turn: 0, at_ms: Millis(0).0, what });
    let sink = recording::create(file).map_err(|fault| failure(fault.to_string()))?;
    let report = simulate_recorded(settings, world, None, watch, Some(Box::new(sink)))?;
    agrees(file, &report).map_err(failure)?;
    Ok(report)
}

/// Whether what was recorded plays as it was reported.
fn agrees(file: &Path, report: &Report) -> Result<(), String> {
    let sentence = |error: &dyn std::fmt::Display| format!("the recording: {error}");
    let bytes = File::open(file).map_err(|error| sentence(&error))?;
    let mut replay = Replay::new(BufReader::new(bytes)).map_err(|error| sentence(&error))?;
    while replay.step().map_err(|error| sentence(&error))?.is_some() {}
    let tally = replay.tally();
    if let Some(disagreement) = &tally.disagreement {
        return Err(format!("it plays otherwise the second time: {disagreement:?}"));
    }
    let hash = replay.engine().map(|engine| engine.state_hash());
    let again = (tally.ended, hash, tally.turns, tally.starts);
    let wanted = (true, Some(report.world_hash), report.turns, report.restarts + 1);
    match again == wanted {
        true => Ok(()),
        false => Err(format!("ended, world, turns and starts are {again:?}, and were {wanted:?}")),
    }
}

//! The simulator: a whole server in memory, in time that passes as fast as it can be worked
//! through, with players who are not there and a machine that fails in every way it can.
//!
//! All that happens follows from one seed, so whatever goes wrong goes wrong again. What is real:
//! the engine, the sessions, every verb, the keeper and what batches mean (with `--disk sqlite`
//! also the database), and telnet for those who type nonsense. What is not: sockets, threads,
//! hashing, the clock.
//!
//! What is watched, and how often:
//!
//! * every feature's `check` ([`crate::game::check`]), and that no queue grows without end: every
//!   [`Settings::check_every`] turns;
//! * that nothing which changed was forgotten on its way to the disk: every minute of the world,
//!   and before every crash ([`checks::nothing_forgotten`]);
//! * that the disk has exactly the batches it took, and that a start brings back exactly what it
//!   has: after every crash;
//! * that what everybody has on the disk is the sum of the ledger's lines there, and that no start
//!   finds coins that the ledger cannot explain: every minute, and after every crash ([`books`]);
//! * that no page and no line was ever shown which a crash can undo: at every page, at every line
//!   that reports a change, and at every crash ([`ledger`]).
//!
//! Pulses at which nothing is due are left out. The engine itself does nothing at such a pulse
//! ([`crate::engine::Engine::next_due`]), so that makes no difference but in time.

mod books;
pub mod bot;
mod census;
mod chance;
mod checks;
pub mod disk;
mod evening;
pub mod faults;
pub mod files;
pub mod ledger;
pub mod outside;
pub mod plant;
mod record;
mod server;
pub mod statistics;
pub mod suite;
#[cfg(test)]
mod tests;
mod torn;
mod trouble;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

pub use census::Census;
pub use evening::{simulate, simulate_recorded};
use faults::Level;
use plant::Plant;
pub use record::Sink;
use statistics::Times;

/// What is simulated.
#[derive(Clone, PartialEq, Debug)]
pub struct Settings {
    pub seed: u64,
    pub players: usize,
    pub crowd: Crowd,
    /// Hours of the world.
    pub hours: f64,
    pub faults: Level,
    /// Turns between two checks of everything.
    pub check_every: u64,
    /// Where the real database is to be made; in memory without one.
    pub sqlite: Option<PathBuf>,
    /// Leaves out no pulse. Slow; for showing that it makes no difference.
    pub every_pulse: bool,
    pub plant: Option<Plant>,
}

/// What kind of players they are.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Crowd {
    /// Some of each temperament.
    #[default]
    Everyone,
    /// All of them stand together and move coins about, several times a second.
    Dealers,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            seed: 1,
            players: 10,
            crowd: Crowd::Everyone,
            hours: 1.0,
            faults: Level::All,
            check_every: 10,
            sqlite: None,
            every_pulse: false,
            plant: None,
        }
    }
}

/// What came of it.
#[derive(Default)]
pub struct Report {
    pub turns: u64,
    pub commands: u64,
    pub restarts: u64,
    /// Lines of the ledger that are on the disk.
    pub movements: u64,
    pub faults: BTreeMap<&'static str, u64>,
    /// A number for the whole world at the end, and one for all text that anybody was sent.
    pub world_hash: u64,
    pub text_hash: u64,
    /// Pages that were held against what the disk had.
    pub verified: u64,
    pub unclear: u64,
    /// Verbs that somebody typed.
    pub verbs: BTreeSet<&'static str>,
    pub census: Census,
    pub times: Times,
}

impl Report {
    /// Verbs that nobody typed.
    pub fn unused(&self) -> Vec<&'static str> {
        let all = crate::game::frame::verb::all().map(|spec| spec.name);
        all.filter(|name| !self.verbs.contains(name)).collect()
    }
}

/// What must not be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Failure {
    pub seed: u64,
    pub turn: u64,
    /// Milliseconds of the world's time.
    pub at_ms: u64,
    pub what: String,
}

/// How far a simulation is.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Progress {
    pub seed: u64,
    /// Of the hours asked for.
    pub hours: f64,
    pub turns: u64,
    pub faults: u64,
}

//! What is remembered of the calendar.

use std::collections::{BTreeMap, VecDeque};

use serde::{Deserialize, Serialize};

use super::keep::JobRunRow;
use crate::game::World;

/// How each thing went last, and the newest lines of the log of all of them.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    pub(super) last: BTreeMap<String, Last>,
    pub(super) runs: VecDeque<JobRunRow>,
    /// Whether it is on the schedule.
    pub(super) is_awake: bool,
}

/// How something went.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Last {
    /// When it was due last, in seconds since 1970.
    pub due: u64,
    /// When it was last done; 0 if it never was.
    pub ran: u64,
    /// How often it was done.
    pub runs: u64,
    /// To how many things it did something.
    pub count: u64,
    /// It panicked.
    pub failed: bool,
}

impl State {
    /// How something went last; `None` if the calendar has not come to it yet.
    pub fn last(&self, name: &str) -> Option<&Last> {
        self.last.get(name)
    }

    /// The newest lines of the log that memory holds, oldest first.
    pub fn runs(&self) -> impl DoubleEndedIterator<Item = &JobRunRow> + ExactSizeIterator {
        self.runs.iter()
    }
}

/// Takes the newest lines of the log back in, oldest first.
pub fn restore_runs(world: &mut World, lines: &[JobRunRow]) {
    world.calendar.runs = lines.iter().cloned().collect();
}

//! What is kept of the calendar: a row for each thing that recurs, and a line for each time.

use super::state::Last;
use crate::game::frame::keep::row::kept;
use crate::game::frame::keep::{Restoring, Table};

kept! {
    /// How something that recurs went last.
    pub struct CalendarRow in "calendar" by (name: String) {
        /// When it was due last, in seconds since 1970.
        due_s: u64,
        /// When it was done last; 0 if it never was.
        ran_s: u64,
        runs: u64,
        /// What it counted.
        count: u64,
        failed: bool,
    } people {}
}

kept! {
    /// One time that something that recurs was done, or was not.
    pub struct JobRunRow in "job_runs" by (number: u64) {
        name: String,
        /// When it was due, in seconds since 1970.
        due_s: u64,
        /// When it was done, or found to be missed.
        ran_s: u64,
        /// `due`, `late`, `missed`, `by hand` or `failed`.
        how: String,
        /// How many times before it were missed.
        missed: u64,
        /// Who had it done, if it was done by hand.
        by: String,
        /// What it counted.
        count: u64,
    } people { by: Name }
}

pub const CALENDAR: Table<String, CalendarRow> = Table {
    all: |cut| cut.world.calendar.last.keys().cloned().collect(),
    key: |_, name| name.clone(),
    row: |cut, name| {
        let last = cut.world.calendar.last.get(name)?;
        let Last { due, ran, runs, count, failed } = *last;
        Some(CalendarRow { name: name.clone(), due_s: due, ran_s: ran, runs, count, failed })
    },
    take,
    lasting: None,
};

/// Entries that are in no list any more stay: a server of tomorrow may have them again.
fn take(to: &mut Restoring<'_>, rows: &[CalendarRow]) {
    for row in rows {
        let CalendarRow { due_s: due, ran_s: ran, runs, count, failed, .. } = *row;
        let last = Last { due, ran, runs, count, failed };
        to.world.calendar.last.insert(row.name.clone(), last);
    }
}

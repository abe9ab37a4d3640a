//! The calendar: what the server does by itself every hour, day or week, whoever is there.
//!
//! Each feature lists what recurs of it ([`Recurring`], in its line of `FEATURES`). An hour here is
//! an hour of people's clocks, not of the Reach: the world is told at its start what day it is, and
//! counts from there. Hours, days and weeks begin as they do in universal time, weeks on Monday.
//!
//! When a thing was due last is kept, and so is how it ended. What was missed because the server did
//! not run is made up for as its entry says ([`CatchUp`]); what panicked is tried again when it is
//! due next, and staff are told.
//!
//! Not here: what is due once (`timer`), and what follows from the world's state, as dawn does.

mod keep;
mod rules;
mod state;
#[cfg(test)]
mod tests;

pub use keep::{CALENDAR, CalendarRow, JobRunRow};
pub use rules::{check, due, failed, run_by_hand, wake};
pub use state::{Last, State, restore_runs};

use crate::game::{FEATURES, Feature, Turn};

pub const FEATURE: Feature =
    Feature { name: "calendar", wakes: Some(wake), check: Some(check), ..Feature::NONE };

/// Something that recurs.
#[derive(Clone, Copy)]
pub struct Recurring {
    /// As it is typed, and kept: `messages_swept`.
    pub name: &'static str,
    /// What it does: `forgets words that nobody came for`.
    pub does: &'static str,
    /// What it counts, and what it did to each: `message`, `forgotten`.
    pub counts: (&'static str, &'static str),
    pub every: Every,
    /// So many seconds after the hour, the day or the week begins.
    pub after: u64,
    pub late: CatchUp,
    /// Does it, and says to how many.
    pub run: fn(&mut Turn, Due) -> u64,
}

/// How often something recurs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Every {
    Minute,
    Hour,
    Day,
    Week,
    /// Every so many seconds, counted from the beginning of 1970.
    Seconds(u64),
}

/// What becomes of what was due while the server did not run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CatchUp {
    /// All that was missed is made up for by doing it once.
    Once,
    /// It is done for each time that was missed, up to so many of the newest.
    Each,
    /// What is missed is missed.
    Skip,
}

/// For when something is done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Due {
    /// When it was due, in seconds since 1970.
    pub date: u64,
    /// How often it was missed before, and is made up for now.
    pub missed: u64,
}

const DAY: u64 = 24 * 60 * 60;
/// From the beginning of 1970, a Thursday, to the Monday after it.
const MONDAY: u64 = 4 * DAY;

impl Every {
    /// Seconds from one time to the next.
    pub fn seconds(self) -> u64 {
        match self {
            Every::Minute => 60,
            Every::Hour => 60 * 60,
            Every::Day => DAY,
            Every::Week => 7 * DAY,
            Every::Seconds(seconds) => seconds.max(1),
        }
    }

    /// In a word: `hour`, `6 h`.
    pub fn word(self) -> String {
        match self {
            Every::Minute => "minute".into(),
            Every::Hour => "hour".into(),
            Every::Day => "day".into(),
            Every::Week => "week".into(),
            Every::Seconds(seconds) => crate::base::clock::Millis::seconds(seconds).in_words(),
        }
    }
}

impl Recurring {
    /// When it was due last, or is due now; a moment and its answer in seconds since 1970.
    pub fn last(&self, now: u64) -> u64 {
        let (every, first) = (self.every.seconds(), self.first());
        now.checked_sub(first).map_or(0, |since| since / every * every + first)
    }

    /// When it is due next.
    pub fn next(&self, now: u64) -> u64 {
        let (every, first) = (self.every.seconds(), self.first());
        now.checked_sub(first).map_or(first, |since| (since / every + 1) * every + first)
    }

    /// When it was due for the first time ever.
    fn first(&self) -> u64 {
        let begins = if self.every == Every::Week { MONDAY } else { 0 };
        begins + self.after % self.every.seconds()
    }
}

/// All that recurs, with the feature that it belongs to. The place in here is the number of its job.
pub fn all() -> impl Iterator<Item = (&'static str, &'static Recurring)> {
    FEATURES.iter().flat_map(|feature| feature.calendar.iter().map(|entry| (feature.name, entry)))
}

/// The entry of a job.
fn entry(nth: u64) -> Option<&'static Recurring> {
    all().nth(usize::try_from(nth).ok()?).map(|(_, entry)| entry)
}

/// The entry of a name, or of the beginning of one alone.
pub fn named(word: &str) -> Option<(u64, &'static Recurring)> {
    let mut begin = all().zip(0..).filter(|((_, entry), _)| entry.name.starts_with(word));
    let exact = all().zip(0..).find(|((_, entry), _)| entry.name == word);
    let ((_, entry), nth) = exact.or_else(|| begin.next().filter(|_| begin.next().is_none()))?;
    Some((nth, entry))
}

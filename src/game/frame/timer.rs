//! Timers: jobs whose moment is kept, one row each, in one table for all features.
//!
//! A kind of job is a timer if the list of jobs says so, and says what becomes of one that nobody saw
//! to in time. Its moment is either one of the server's clock, which stands while the server does
//! (a sentence of an hour is an hour of play), or one of the calendar (a battle on Saturday at eight),
//! which goes on without it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::job::{Late, Waking};
use super::keep::dirty::Key;
use super::keep::row::kept;
use super::keep::{Restoring, Table};
use crate::base::clock::Millis;
use crate::game::jobs::Job;
use crate::game::{Content, Feature, Turn, World};

pub const FEATURE: Feature = Feature { name: "timer", check: Some(check), ..Feature::NONE };

kept! {
    /// A job that is due once.
    pub struct TimerRow in "timers" by (
        /// The kind, and all that it concerns: `Released:12`.
        key: String
    ) {
        kind: String,
        /// What it concerns, as a JSON list of words.
        concerns: String,
        /// When it is due by the world's clock.
        due_ms: u64,
        /// When it is due by the calendar, in seconds since 1970, if it is due by that.
        date: Option<u64>,
    } people { concerns: Listed }
}

/// Which timers go by the calendar.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    dates: BTreeMap<Job, u64>,
}

pub const TIMERS: Table<Job, TimerRow> = Table {
    all: |cut| cut.world.schedule.iter().map(|(_, job)| job).filter(|job| is_timer(*job)).collect(),
    key: |cut, job| key(cut.content, *job),
    row: |cut, job| row(cut.content, cut.world, *job),
    take: take_all,
    lasting: None,
};

/// Whether a job is a row of the table of timers.
pub fn is_timer(job: Job) -> bool {
    matches!(job.kind().waking, Waking::Timer(_))
}

impl Turn<'_> {
    /// Makes a timer due at a moment of the world's clock, in place of when it was due before. Kept.
    pub fn timer(&mut self, job: Job, at: Millis) {
        debug_assert!(is_timer(job), "{job:?} is no timer");
        self.world.timers.dates.remove(&job);
        self.world.schedule.at(at, job);
        self.world.dirty.kept(Key::Timer(job));
    }

    /// Makes a timer due at a moment of the calendar, in seconds since 1970. Kept.
    pub fn timer_on(&mut self, job: Job, date: u64) {
        let at = self.world.host.moment(date);
        self.timer(job, at);
        self.world.timers.dates.insert(job, date);
    }

    /// Makes a timer never due. Kept.
    pub fn end_timer(&mut self, job: Job) {
        self.world.timers.dates.remove(&job);
        if self.world.schedule.has(&job) {
            self.world.schedule.cancel(&job);
            self.world.dirty.kept(Key::Timer(job));
        }
    }
}

/// A job is about to be done: if it is a timer, it is over, unless it is set again. Kept.
pub fn is_due(world: &mut World, job: Job) {
    if is_timer(job) {
        world.timers.dates.remove(&job);
        world.dirty.kept(Key::Timer(job));
    }
}

/// The world was told what day it is: timers that go by the calendar go by that now, and those that
/// are too late are over.
pub fn told_the_date(world: &mut World) {
    let now = world.host.seconds(world.clock);
    for (job, date) in world.timers.dates.clone() {
        let lapsed = date < now && job.kind().waking == Waking::Timer(Late::Lapses);
        if lapsed {
            world.timers.dates.remove(&job);
            world.schedule.cancel(&job);
            world.dirty.kept(Key::Timer(job));
        } else {
            world.schedule.at(world.host.moment(date), job);
        }
    }
}

fn key(content: &Content, job: Job) -> String {
    std::iter::once(job.kind().name.to_owned())
        .chain(job.words(content))
        .collect::<Vec<_>>()
        .join(":")
}

/// The row of a timer; `None` if it is not due any more.
fn row(content: &Content, world: &World, job: Job) -> Option<TimerRow> {
    let due = world.schedule.when(&job).filter(|_| is_timer(job))?;
    Some(TimerRow {
        key: key(content, job),
        kind: job.kind().name.into(),
        concerns: serde_json::to_string(&job.words(content)).ok()?,
        due_ms: due.0,
        date: world.timers.dates.get(&job).copied(),
    })
}

/// Takes rows back in. What concerns nothing any more stays on the disk.
fn take_all(to: &mut Restoring<'_>, rows: &[TimerRow]) {
    for row in rows {
        match job_of(to.content, row).filter(|job| is_timer(*job)) {
            Some(job) => take(to.world, job, row),
            None => to.warn(format!("the timer {} belongs to nothing any more", row.key)),
        }
    }
}

/// The job of a row; `None` if what it concerns is not written any more.
pub fn job_of(content: &Content, row: &TimerRow) -> Option<Job> {
    let words: Vec<String> = serde_json::from_str(&row.concerns).ok()?;
    Job::of_words(content, &row.kind, &words)
}

/// What is overdue by the clock was due when the process ended, and not done.
fn take(world: &mut World, job: Job, row: &TimerRow) {
    if let Some(date) = row.date {
        world.timers.dates.insert(job, date);
    } else if Millis(row.due_ms) < world.clock && job.kind().waking == Waking::Timer(Late::Lapses) {
        world.dirty.kept(Key::Timer(job));
        return;
    }
    world.schedule.at(Millis(row.due_ms), job);
}

/// What must always be true: what goes by the calendar is due at some time.
pub fn check(world: &World) -> Result<(), String> {
    match world.timers.dates.keys().find(|job| !world.schedule.has(job)) {
        Some(job) => Err(format!("the timer {job:?} has a date and is never due")),
        None => Ok(()),
    }
}

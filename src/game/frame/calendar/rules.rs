//! When something that recurs is due, and what becomes of what was missed.

use super::keep::JobRunRow;
use super::state::Last;
use super::{CatchUp, Due, Recurring, all, entry};
use crate::base::limits::{CATCH_UP_MAX, JOB_RUNS_HELD_MAX};
use crate::game::frame::keep::dirty::Key;
use crate::game::jobs::Job;
use crate::game::{Turn, World};

/// Seconds after which something is late, rather than due; for what recurs more often, half as long
/// as it takes.
const LATE: u64 = 60;
/// What recurs more often than this is written into the log only when there was something to do.
const OFTEN: u64 = 60 * 60;

/// How something came to be done.
#[derive(Clone, Copy, PartialEq, Eq)]
enum How<'a> {
    Due,
    Late,
    Missed,
    /// Somebody of this name had it done.
    ByHand(&'a str),
    Failed,
}

impl How<'_> {
    fn word(self) -> &'static str {
        match self {
            How::Due => "due",
            How::Late => "late",
            How::Missed => "missed",
            How::ByHand(_) => "by hand",
            How::Failed => "failed",
        }
    }
}

/// When the world wakes, the calendar is looked at with the first pulse: the world may be told later
/// than this what day it is.
pub fn wake(turn: &mut Turn) {
    turn.world.calendar.is_awake = true;
    for nth in 0..all().count() as u64 {
        turn.world.schedule.at(turn.now, Job::Recur(nth));
    }
}

/// What must always be true: all that recurs is on the schedule, once the world is awake.
pub fn check(world: &World) -> Result<(), String> {
    let missing = |nth: &u64| !world.schedule.has(&Job::Recur(*nth));
    match (0..all().count() as u64).find(missing).filter(|_| world.calendar.is_awake) {
        Some(nth) => Err(format!("what recurs as the {nth}th would never be done again")),
        None => Ok(()),
    }
}

/// It may be time for something: does it as often as it is due, and waits for the next time.
pub fn due(turn: &mut Turn, nth: u64) {
    let Some(entry) = entry(nth) else { return };
    let now = turn.world.host.seconds(turn.now);
    let next = turn.world.host.moment(entry.next(now));
    turn.world.schedule.at(next, Job::Recur(nth));
    let date = entry.last(now);
    match turn.world.calendar.last(entry.name).map(|last| last.due) {
        None => note(turn.world, entry, |_| {}),
        // Somebody put the machine's clock back: it goes on from there.
        Some(before) if before > date => note(turn.world, entry, |last| last.due = date),
        Some(before) if before < date => catch_up(turn, entry, before, now),
        Some(_) => {}
    }
}

/// Does what was due since `before`, as its entry has it.
pub(super) fn catch_up(turn: &mut Turn, entry: &Recurring, before: u64, now: u64) {
    let (date, every) = (entry.last(now), entry.every.seconds());
    let missed = ((date - before) / every).max(1) - 1;
    let is_late = now - date > LATE.min(every / 2);
    let how = if is_late || missed > 0 { How::Late } else { How::Due };
    match entry.late {
        CatchUp::Skip if is_late => {
            note(turn.world, entry, |last| last.due = date);
            write(turn, entry, How::Missed, Due { date, missed }, 0);
        }
        CatchUp::Skip | CatchUp::Once => {
            run(turn, entry, how, Due { date, missed });
        }
        CatchUp::Each => {
            let made_up = missed.min(CATCH_UP_MAX);
            if made_up < missed {
                let missed = missed - made_up - 1;
                let date = date - (made_up + 1) * every;
                write(turn, entry, How::Missed, Due { date, missed }, 0);
            }
            for back in (1..=made_up).rev() {
                let date = date - back * every;
                run(turn, entry, How::Late, Due { date, missed: 0 });
            }
            run(turn, entry, if is_late { How::Late } else { How::Due }, Due { date, missed: 0 });
        }
    }
}

/// Does it once, and says to how many. Kept.
fn run(turn: &mut Turn, entry: &Recurring, how: How<'_>, due: Due) -> u64 {
    let count = (entry.run)(turn, due);
    turn.settle();
    let ran = turn.world.host.seconds(turn.now);
    note(turn.world, entry, |last| {
        let runs = last.runs + 1;
        // By hand it is done once more, and no less often for it.
        let due = if matches!(how, How::ByHand(_)) { last.due } else { due.date };
        *last = Last { due, ran, runs, count, failed: false };
    });
    if how != How::Due || count > 0 || entry.every.seconds() >= OFTEN {
        write(turn, entry, how, due, count);
    }
    count
}

/// Does something now, because staff want it, and says to how many. Kept.
pub fn run_by_hand(turn: &mut Turn, entry: &Recurring, by: &str) -> u64 {
    let due = Due { date: turn.world.host.seconds(turn.now), missed: 0 };
    run(turn, entry, How::ByHand(by), due)
}

/// Something panicked, and the world was put back: that was its time. It is tried again when it is
/// due next, so that it cannot stop the game every minute. Comes back with its name. Kept.
pub fn failed(turn: &mut Turn, nth: u64) -> Option<&'static str> {
    let entry = entry(nth)?;
    let now = turn.world.host.seconds(turn.now);
    let date = entry.last(now);
    note(turn.world, entry, |last| {
        last.due = date;
        last.failed = true;
    });
    write(turn, entry, How::Failed, Due { date, missed: 0 }, 0);
    Some(entry.name)
}

/// Changes what is kept of an entry. Kept.
fn note(world: &mut World, entry: &Recurring, change: impl FnOnce(&mut Last)) {
    // It begins to recur with the server, and was not missed before.
    let begin = || Last { due: entry.last(world.host.seconds(world.clock)), ..Last::default() };
    change(world.calendar.last.entry(entry.name.to_owned()).or_insert_with(begin));
    world.dirty.kept(Key::Recurring(entry.name.to_owned()));
}

/// Adds a line to the log. Kept.
fn write(turn: &mut Turn, entry: &Recurring, how: How<'_>, due: Due, count: u64) {
    let runs = &mut turn.world.calendar.runs;
    let by = if let How::ByHand(by) = how { by } else { "" };
    let line = JobRunRow {
        number: runs.back().map_or(1, |line| line.number + 1),
        name: entry.name.into(),
        due_s: due.date,
        ran_s: turn.world.host.seconds(turn.now),
        how: how.word().into(),
        missed: due.missed,
        by: by.into(),
        count,
    };
    turn.world.dirty.append(line.clone());
    runs.push_back(line);
    while runs.len() > JOB_RUNS_HELD_MAX {
        runs.pop_front();
    }
}

//! What is due when, and what was missed.

use super::*;
use crate::base::clock::Millis;
use crate::game::frame::testing::Small;
use crate::game::jobs::Job;

fn entry(every: Every, after: u64, late: CatchUp) -> Recurring {
    Recurring {
        name: "tried",
        does: "tries",
        counts: ("try", "tried"),
        every,
        after,
        late,
        run: |_, due| due.missed + 1,
    }
}

#[test]
fn issue15_6_hours_days_and_weeks_begin_as_in_universal_time() {
    // A Saturday, 2024-02-10 04:30:10. Checked with `date -u -d @…`.
    let now = 1_707_539_410;
    for (every, after, last, next) in [
        (Every::Minute, 0, 1_707_539_400, 1_707_539_460),
        (Every::Hour, 0, 1_707_537_600, 1_707_541_200),
        (Every::Hour, 1_800, 1_707_539_400, 1_707_543_000),
        (Every::Day, 4 * 3_600, 1_707_537_600, 1_707_624_000),
        (Every::Day, 5 * 3_600, 1_707_454_800, 1_707_541_200),
        // Monday, 2024-02-05 00:00, and the next.
        (Every::Week, 0, 1_707_091_200, 1_707_696_000),
        (Every::Seconds(6 * 3_600), 0, 1_707_523_200, 1_707_544_800),
    ] {
        let entry = entry(every, after, CatchUp::Once);
        assert_eq!((entry.last(now), entry.next(now)), (last, next), "{every:?} {after}");
        assert_eq!(entry.last(last), last, "it is due at that very second");
        assert_eq!(entry.next(last), next);
    }
    let weekly = entry(Every::Week, 0, CatchUp::Once);
    assert_eq!((weekly.last(5), weekly.next(5)), (0, MONDAY), "before the first of them");
}

/// What the log says after a server that was down from `before` until `now`.
fn after_a_night(entry: &Recurring, before: u64, now: u64) -> Vec<(String, u64, u64)> {
    let mut small = Small::default();
    small.world.host.started = now;
    small.world.host.clock = small.now;
    small.turn(|turn| rules::catch_up(turn, entry, before, now));
    let runs = small.world.calendar.runs();
    runs.map(|line| (line.how.clone(), line.missed, line.count)).collect()
}

#[test]
fn issue15_6_what_was_missed_is_made_up_for_as_the_entry_has_it() {
    let hour = 3_600;
    let (before, now) = (100 * hour, 105 * hour + 1_200);
    let hourly = |late| after_a_night(&entry(Every::Hour, 0, late), before, now);
    let line = |how: &str, missed, count| (how.to_owned(), missed, count);
    assert_eq!(hourly(CatchUp::Once), [line("late", 4, 5)], "once for all five");
    assert_eq!(hourly(CatchUp::Each), vec![line("late", 0, 1); 5]);
    assert_eq!(hourly(CatchUp::Skip), [line("missed", 4, 0)]);
    for late in [CatchUp::Once, CatchUp::Each, CatchUp::Skip] {
        let entry = entry(Every::Hour, 0, late);
        let in_time = after_a_night(&entry, 104 * hour, 105 * hour + 1);
        assert_eq!(in_time, [line("due", 0, 1)], "{late:?}: nothing was missed");
    }
}

#[test]
fn issue15_6_no_more_is_made_up_for_than_may_be() {
    let (most, minute) = (crate::base::limits::CATCH_UP_MAX, 60);
    let entry = entry(Every::Minute, 0, CatchUp::Each);
    let lines = after_a_night(&entry, 0, (most + 10) * minute);
    assert_eq!(lines.len() as u64, 1 + most + 1);
    assert_eq!(lines[0], ("missed".to_owned(), 8, 0), "the oldest are let go, and that is said");
    assert_eq!(lines.last(), Some(&("due".to_owned(), 0, 1)));
}

#[test]
fn issue15_6_a_server_that_never_runs_at_night_still_does_what_is_due_at_night() {
    let mut small = Small::default();
    let name = all().find(|(_, entry)| entry.every == Every::Day).map(|(_, entry)| entry.name);
    let name = name.expect("something is done every day");
    let (nth, entry) = named(name).expect("it is found by its name");
    let evening = |day: u64| day * DAY + 18 * 3_600 + 42;
    for day in 1..4 {
        small.world.host.started = evening(day);
        small.world.host.clock = small.now;
        small.turn(|turn| due(turn, nth));
        let last = small.world.calendar.last(name).expect("it is noted").clone();
        assert_eq!(last.due, entry.last(evening(day)));
        assert_eq!(last.runs, day - 1, "the first evening, nothing was missed yet");
        let next = small.world.schedule.when(&Job::Recur(nth)).expect("it will be due");
        assert_eq!(small.world.host.seconds(next), entry.next(evening(day)));
    }
}

#[test]
fn issue15_6_a_clock_that_was_put_back_holds_nothing_up() {
    let mut small = Small::default();
    let nth = 0;
    let entry = all().next().map(|(_, entry)| entry).expect("something recurs");
    for (started, runs) in [(40 * 7 * DAY, 0), (10 * 7 * DAY, 0), (11 * 7 * DAY, 1)] {
        small.world.host.started = started;
        small.world.host.clock = small.now;
        small.turn(|turn| due(turn, nth));
        let last = small.world.calendar.last(entry.name).expect("it is noted");
        assert_eq!((last.due, last.runs), (entry.last(started), runs), "{started}");
    }
}

#[test]
fn issue15_6_a_failure_is_written_down_and_tried_again_when_it_is_due_next() {
    let mut small = Small { now: Millis::seconds(30 * DAY), ..Small::default() };
    small.turn(wake);
    assert_eq!(check(&small.world), Ok(()));
    let name = small.turn(|turn| failed(turn, 0)).expect("an entry");
    let last = small.world.calendar.last(name).expect("noted");
    assert!(last.failed && last.runs == 0);
    small.turn(|turn| due(turn, 0));
    let runs: Vec<&str> = small.world.calendar.runs().map(|line| line.how.as_str()).collect();
    assert_eq!(runs, ["failed"], "it is not done again at once");
    assert!(small.world.schedule.when(&Job::Recur(0)).is_some_and(|at| at > small.now));
}

#[test]
fn issue15_6_every_entry_of_the_calendar_has_a_name_of_its_own() {
    let names: std::collections::BTreeSet<&str> = all().map(|(_, entry)| entry.name).collect();
    assert_eq!(names.len(), all().count());
    for (_, entry) in all() {
        assert!(
            entry.every.seconds() >= 60 && entry.after < entry.every.seconds(),
            "{}",
            entry.name
        );
        assert_eq!(named(entry.name).map(|(_, found)| found.name), Some(entry.name));
    }
}

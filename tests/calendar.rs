//! What recurs, and what is due once: by the clock of people, over restarts, and after a panic.

use dominion::base::clock::Millis;
use dominion::base::id::CreatureId;
use dominion::base::limits::{JOB_RUNS_HELD_MAX, JOB_RUNS_SHOWN_MAX};
use dominion::game::client::about::Host;
use dominion::game::frame::schedule::Job;

use crate::harness::evening::Evening;

const HALL: &str = "{rooms: {hall: {}}, players: {Aria: {role: admin}, Bran: {}}}";
const HOUR: u64 = 3_600;
const DAY: u64 = 24 * HOUR;
/// 2024-06-15 18:00, in universal time.
const SATURDAY: u64 = 1_718_474_400;

/// The server is told what day it is, as at a start.
fn is_told(evening: &Evening, started: u64) {
    let mut server = evening.server();
    let clock = server.engine.clock();
    server.engine.is_hosted(Host { started, clock, ..Host::default() });
}

fn runs(evening: &Evening, name: &str) -> (u64, u64) {
    let server = evening.server();
    let last = server.engine.world().calendar.last(name).expect("it is noted");
    (last.runs, last.due)
}

/// N5: what was due while the server was down is done once when it is up again, and staff read in
/// their own zone when it is due next.
#[test]
fn issue15_6_n5_what_was_due_while_the_server_was_down_is_done_once() {
    let mut evening = Evening::of(HALL);
    is_told(&evening, SATURDAY);
    evening.pass(Millis::seconds(1));
    assert_eq!(runs(&evening, "messages_swept"), (0, SATURDAY - 18 * HOUR + 4 * HOUR + 600));
    evening.restart();
    is_told(&evening, SATURDAY + 3 * DAY);
    evening.pass(Millis::seconds(1));
    let due = SATURDAY + 3 * DAY - 18 * HOUR + 4 * HOUR + 600;
    assert_eq!(runs(&evening, "messages_swept"), (1, due), "once for three days");
    evening.enter("Aria");
    evening.types("Aria", "set timezone Europe/Vienna");
    evening.read("Aria");
    evening.types("Aria", "@jobs messages_swept");
    let read = evening.read("Aria").join("\n");
    for part in ["due next at 2024-06-19 06:10 CEST", "late, 2 times missed"] {
        assert!(read.contains(part), "{part} in:\n{read}");
    }
    evening.types("Aria", "@jobs");
    let read = evening.read("Aria").join("\n");
    assert!(read.contains("06-18 20:00") && read.contains("06-19 06:10"), "{read}");
}

#[test]
fn issue15_6_hours_pass_as_they_do_for_people() {
    let mut evening = Evening::of(HALL);
    is_told(&evening, SATURDAY + 1_800);
    evening.pass(Millis::seconds(5 * HOUR));
    assert_eq!(runs(&evening, "sentences_swept"), (5, SATURDAY + 5 * HOUR));
    evening.types("Aria", "@job run sentences_swept");
    assert_eq!(runs(&evening, "sentences_swept"), (6, SATURDAY + 5 * HOUR), "it is no less due");
}

#[test]
fn issue15_6_what_panics_is_tried_again_when_it_is_due_next_and_staff_are_told() {
    let mut evening = Evening::of(HALL);
    is_told(&evening, SATURDAY + 1_800);
    evening.pass(Millis::seconds(1_700));
    let due = |evening: &Evening| {
        let server = evening.server();
        let (at, job) = server.engine.world().schedule.iter().next().expect("something is due");
        assert!(matches!(job, Job::Recur(_)), "{job:?}");
        at
    };
    let at = due(&evening);
    evening.server().engine.panic_at("a job");
    evening.read("Aria");
    evening.pass(Millis::seconds(100) + Millis::seconds(2));
    let read = evening.read("Aria").join("\n");
    assert!(
        read.contains("[sentences_swept panicked, and is tried again when it is due next"),
        "{read}"
    );
    assert!(evening.server().engine.clock() > at);
    evening.types("Aria", "@jobs sentences_swept");
    let read = evening.read("Aria").join("\n");
    assert!(read.contains("it panicked; see the log"), "{read}");
    assert_eq!(runs(&evening, "sentences_swept").0, 0);
    evening.pass(Millis::seconds(HOUR));
    assert_eq!(runs(&evening, "sentences_swept"), (1, SATURDAY + 2 * HOUR));
}

/// A timer of the clock waits while the server is down; one of the calendar does not.
#[test]
fn issue15_6_timers_are_kept_over_restarts() {
    let mut evening = Evening::of(HALL);
    is_told(&evening, SATURDAY);
    evening.types("Aria", "@mute bran 1h Shouting.");
    let bran = bran(&evening);
    let due = |evening: &Evening| {
        let server = evening.server();
        let at = server.engine.world().schedule.when(&Job::Released(bran)).expect("it is due");
        at.since(server.engine.clock()).as_seconds()
    };
    assert_eq!(due(&evening), HOUR);
    evening.pass(Millis::seconds(600));
    evening.restart();
    is_told(&evening, SATURDAY + DAY);
    assert!((2_990..=3_010).contains(&due(&evening)), "{}", due(&evening));
    evening.pass(Millis::seconds(HOUR));
    let server = evening.server();
    assert!(!server.engine.world().schedule.has(&Job::Released(bran)));
    assert_eq!(server.saved.timers, [], "what is over leaves no row");
}

fn bran(evening: &Evening) -> CreatureId {
    let server = evening.server();
    let mut all = server.engine.world().players.all_characters();
    all.find(|(name, _)| name.eq_ignore_ascii_case("bran")).map(|(_, who)| who).expect("Bran")
}

/// The log is read from the disk where memory holds no more of it.
#[test]
fn issue15_6_the_times_a_job_was_done_can_be_read_back_to_the_first() {
    let mut evening = Evening::of(HALL);
    is_told(&evening, SATURDAY);
    let hours = JOB_RUNS_HELD_MAX as u64 + 30;
    evening.types("Aria", &format!("@clock advance {hours}h"));
    evening.pass(Millis::seconds(10));
    evening.restart();
    is_told(&evening, SATURDAY + hours * HOUR + 20);
    evening.enter("Aria");
    evening.read("Aria");
    let mut typed = "@jobs sentences_swept".to_owned();
    let mut lines = 0;
    for _ in 0..hours {
        evening.types("Aria", &typed);
        evening.pass(Millis::seconds(1));
        let read = evening.read("Aria");
        let page = read.iter().filter(|line| line.contains("on time")).count();
        assert!(page <= JOB_RUNS_SHOWN_MAX && !(lines == 0 && page < JOB_RUNS_SHOWN_MAX));
        lines += page as u64;
        let older = read.iter().find_map(|line| line.strip_prefix("Older lines: "));
        match older {
            Some(older) => typed = older.to_owned(),
            None => break,
        }
    }
    assert_eq!(lines, hours);
    assert_eq!(evening.server().engine.world().calendar.runs().len(), JOB_RUNS_HELD_MAX);
}

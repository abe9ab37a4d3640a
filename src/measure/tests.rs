//! What was counted is what was done.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use super::health::State;
use super::*;
use crate::base::clock::Millis;
use crate::base::id::ConnectionId;
use crate::base::limits::{ANSWERS_AWAITED_MAX, STUCK_MS};
use crate::game::frame::keep::Batch;
use crate::messages::input::{Input, Occasion};
use crate::messages::output::{Output, Write};

const ONE: ConnectionId = ConnectionId(1);

fn at(milliseconds: u64) -> Duration {
    Duration::from_millis(milliseconds)
}

fn edge() -> Edge {
    Edge::new(Arc::new(Measures::new(1_000).expect("memory")), Millis(100))
}

fn line() -> Input {
    Input::Line { connection: ONE, line: "look".into() }
}

fn answer() -> Output {
    Output::Write(Write { connection: ONE, prompt: Some("> ".into()), ..Write::default() })
}

fn batch(number: u64) -> Output {
    Output::Keep(Batch { number, ..Batch::default() })
}

/// Each line of a sample, without comments.
fn samples(measures: &Measures) -> Vec<(String, f64)> {
    let text = measures.prometheus();
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let sample = |line: &str| {
        let (name, value) = line.rsplit_once(' ').expect("a name and a value");
        (name.to_owned(), value.parse().expect("a number"))
    };
    lines.map(sample).collect()
}

fn sample(measures: &Measures, name: &str) -> f64 {
    let found = samples(measures).into_iter().find(|(known, _)| known == name);
    found.unwrap_or_else(|| panic!("nothing is called {name}")).1
}

#[test]
fn n123_a_line_is_timed_until_its_answer_leaves_also_if_that_waits_for_the_disk() {
    let mut edge = edge();
    edge.begins(&[line()], Occasion::Input, at(100));
    edge.ends(&[answer()], at(102));
    edge.begins(&[line()], Occasion::Input, at(200));
    edge.ends(&[batch(1)], at(201));
    edge.begins(&[Input::Kept { batch: 1 }], Occasion::Input, at(250));
    edge.ends(&[answer()], at(251));
    let measures = edge.measures();
    assert_eq!(sample(measures, "dominion_lines_total"), 2.0);
    assert_eq!(sample(measures, "dominion_answers_total"), 2.0);
    assert_eq!(sample(measures, "dominion_answer_seconds_bucket{le=\"0.0025\"}"), 1.0);
    assert!((sample(measures, "dominion_answer_seconds_sum") - 0.053).abs() < 1e-9);
    assert!((measures.answer_time.quantile_ms(1.0) - 51.0).abs() < 0.6);
    assert_eq!(sample(measures, "dominion_batches_total"), 1.0);
    assert!((measures.batch_time.max_ms() - 49.0).abs() < 0.5);
}

#[test]
fn what_is_told_without_being_asked_is_no_answer_and_a_goodbye_is_one() {
    let mut edge = edge();
    edge.begins(&[], Occasion::Pulse, at(100));
    edge.ends(&[answer()], at(101));
    assert_eq!(edge.measures().answers.get(), 0);
    edge.begins(&[line()], Occasion::Input, at(200));
    let bye = Output::Write(Write { connection: ONE, close: true, ..Write::default() });
    edge.ends(&[bye], at(201));
    assert_eq!(edge.measures().answers.get(), 1);
}

#[test]
fn who_gets_no_answer_is_timed_no_more_once_there_are_many() {
    let mut edge = edge();
    let lines = vec![line(); ANSWERS_AWAITED_MAX + 1];
    edge.begins(&lines, Occasion::Input, at(1));
    edge.ends(&[], at(2));
    assert_eq!(edge.measures().lines.get(), ANSWERS_AWAITED_MAX as u64 + 1);
    edge.begins(&[], Occasion::Pulse, at(100));
    edge.ends(&[answer()], at(101));
    assert_eq!(edge.measures().answers.get(), ANSWERS_AWAITED_MAX as u64);
}

#[test]
fn pulses_that_were_left_out_are_counted_and_late_ones_are_not() {
    let mut edge = edge();
    for moment in [0, 100, 240, 300, 640, 700] {
        edge.begins(&[], Occasion::Pulse, at(moment));
        edge.ends(&[], at(moment));
    }
    assert_eq!(edge.measures().pulses.get(), 6);
    assert_eq!(edge.measures().pulses_missed.get(), 2, "300 to 640 leaves out two");
}

#[test]
fn n123_errors_are_counted_by_kind_and_by_the_hour() {
    let mut edge = edge();
    edge.begins(&[Input::KeepFailed { sentence: "full".into() }], Occasion::Input, at(1));
    edge.ends(&[Output::Recover], at(2));
    let row = Input::SetAside { name: "npc 7".into(), why: "no".into() };
    edge.begins(&[row], Occasion::Input, at(3));
    edge.ends(&[], at(4));
    let measures = edge.measures();
    for kind in ["panic", "disk", "row"] {
        let name = format!("dominion_errors_total{{kind=\"{kind}\"}}");
        assert_eq!(sample(measures, &name), 1.0);
    }
    assert_eq!(measures.errors_per_hour(at(60_000)), 3.0, "the first hour is not over");
    assert_eq!(measures.errors_per_hour(at(7_200_000)), 1.5);
    let lines = health(measures, at(7_200_000)).join("\n");
    assert!(lines.contains("1.5 an hour: panics 1, disk 1, rows 1"), "{lines}");
    assert!(lines.contains("Up for: 2 h"), "{lines}");
}

#[test]
fn issue16_health_says_ok_disk_fails_stopping_and_stuck() {
    let mut edge = edge();
    let state = |edge: &Edge, moment| edge.measures().health.state(at(moment));
    edge.begins(&[], Occasion::Pulse, at(1_000));
    edge.ends(&[], at(1_000));
    assert_eq!(state(&edge, 1_000 + STUCK_MS), State::Ok);
    let stuck = state(&edge, 1_001 + STUCK_MS);
    assert_eq!((stuck, stuck.is_serving()), (State::Stuck(at(STUCK_MS + 1)), false));
    edge.begins(&[Input::KeepFailed { sentence: "full".into() }], Occasion::Input, at(9_000));
    edge.ends(&[], at(9_000));
    let fails = state(&edge, 9_001);
    assert_eq!((fails, fails.is_serving()), (State::DiskFails, true));
    edge.begins(&[Input::KeepMended], Occasion::Input, at(9_002));
    edge.ends(&[], at(9_002));
    assert_eq!(state(&edge, 9_003), State::Ok);
    edge.ends(&[Output::Stop], at(9_004));
    let stops = state(&edge, 9_005);
    assert_eq!((stops, stops.is_serving()), (State::Stopping, false));
}

/// What `promtool check metrics` would say: each name has one HELP and one TYPE that fits, before
/// its samples; no sample is told twice; buckets grow and end in `+Inf`, which is the count.
#[test]
fn issue16_what_prometheus_is_told_is_well_formed() {
    let mut edge = edge();
    edge.begins(&[line()], Occasion::Input, at(100));
    edge.ends(&[answer()], at(102));
    let world = WorldFigures { events: vec![("deaths", 2)], ..WorldFigures::default() };
    edge.measures().publish(world);
    let text = edge.measures().prometheus();
    assert!(text.ends_with('\n'), "the last line is ended");
    let (mut helped, mut typed, mut seen) = (BTreeSet::new(), Vec::new(), BTreeSet::new());
    for line in text.lines() {
        if let Some(rest) = line.strip_prefix("# HELP ") {
            let (name, help) = rest.split_once(' ').expect("a sentence");
            assert!(help.ends_with('.') && !help.ends_with(".."), "{line}");
            assert!(helped.insert(name.to_owned()), "{name} is explained twice");
        } else if let Some(rest) = line.strip_prefix("# TYPE ") {
            let (name, kind) = rest.split_once(' ').expect("a type");
            assert!(helped.contains(name), "{name} has no HELP before its TYPE");
            let is_total = name.ends_with("_total");
            assert_eq!(kind == "counter", is_total, "{name} is a {kind}");
            typed.push((name.to_owned(), kind.to_owned()));
        } else {
            let (sample, value) = line.rsplit_once(' ').expect("a name and a value");
            let value: f64 = value.parse().expect("a number");
            assert!(value >= 0.0, "{line}");
            assert!(seen.insert(sample.to_owned()), "{sample} is told twice");
            let name = sample.split('{').next().expect("a name");
            let (family, kind) = typed.last().expect("a type stands before the first sample");
            match kind.as_str() {
                "histogram" => {
                    let part = name.strip_prefix(family.as_str()).unwrap_or("?");
                    assert!(["_bucket", "_sum", "_count"].contains(&part), "{line}");
                }
                _ => assert_eq!(name, family, "{line}"),
            }
            let of_a_name = |c: char| c.is_ascii_lowercase() || c == '_';
            assert!(name.chars().all(of_a_name), "{name}");
        }
    }
    let all = samples(edge.measures());
    for (family, _) in typed.iter().filter(|(_, kind)| kind == "histogram") {
        let start = format!("{family}_bucket");
        let buckets: Vec<_> = all.iter().filter(|(name, _)| name.starts_with(&start)).collect();
        assert!(buckets.is_sorted_by_key(|(_, count)| *count as u64), "{buckets:?}");
        let (last, count) = buckets.last().expect("a bucket");
        assert!(last.ends_with("{le=\"+Inf\"}"), "{last}");
        assert_eq!(*count, sample(edge.measures(), &format!("{family}_count")));
    }
    assert!(seen.contains("dominion_events_total{event=\"deaths\"}"));
    assert!(text.contains("process_resident_memory_bytes") && typed.len() > 25);
}

#[test]
fn n128_the_json_file_holds_the_same_numbers() {
    let mut edge = edge();
    edge.begins(&[line()], Occasion::Input, at(100));
    edge.ends(&[answer()], at(102));
    let players = WorldFigures { players: 3, ..WorldFigures::default() };
    edge.measures().publish(players);
    let text = json(edge.measures(), at(1_500), 1_234).to_string();
    let told: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!((&told["written"], &told["uptime_seconds"]), (&1_234.into(), &1.into()));
    assert_eq!((&told["commands"]["answered"], &told["state"]), (&1.into(), &"ok".into()));
    assert_eq!(told["world"]["players"], 3);
    assert!(told["process"]["resident_kib"].as_u64().expect("a number") > 100);
}

#[test]
fn n125_what_the_machine_and_the_database_do_is_not_zero_under_load() {
    let mut edge = edge();
    edge.begins(&[line()], Occasion::Input, at(100));
    edge.ends(&[answer(), batch(1)], at(102));
    edge.begins(&[Input::Kept { batch: 1 }], Occasion::Input, at(107));
    edge.ends(&[], at(107));
    let lines = performance(edge.measures(), at(1_000)).join("\n");
    assert!(lines.contains("MiB held"), "{lines}");
    assert!(lines.contains("(1 written, 0 waiting)"), "{lines}");
    assert!(lines.contains("100.0 % of commands were answered from memory"), "{lines}");
    assert!(lines.lines().all(|line| line.chars().count() <= 79), "{lines}");
}

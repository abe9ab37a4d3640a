//! What admins read of it: `@metrics health` and `@metrics perf`. A line says one thing, with its
//! name first, so that it can be read out as well as looked at.

use std::time::Duration;

use super::health::State;
use super::process::Process;
use super::registry::Measures;
use super::timing::Timing;
use crate::base::clock::Millis;

/// How the server does, so long after its start (N123).
pub fn health(measures: &Measures, up: Duration) -> Vec<String> {
    let per_hour = measures.errors_per_hour(up);
    let [panics, disk, rows] =
        [&measures.panics, &measures.disk_faults, &measures.rows_refused].map(|count| count.get());
    let links = &measures.links;
    let passwords = measures.hashing_full.get();
    let hits = measures.limits_hit();
    let (missed, pulses) = (measures.pulses_missed.get(), measures.pulses.get());
    vec![
        line("State", said(measures.health.state(up))),
        line("Up for", span(up)),
        line("Commands", told(&measures.answer_time, "answered")),
        line("Errors", format!("{per_hour:.1} an hour: panics {panics}, disk {disk}, rows {rows}")),
        line(
            "Limits hit",
            format!(
                "{hits}: lines {}, bytes {}, connections {}, door {}, passwords {passwords}",
                links.lines.get(),
                links.bytes.get(),
                links.seats.get(),
                links.door.get(),
            ),
        ),
        line("Pulses", format!("{pulses} done, {missed} left out because a turn took too long")),
        line(
            "Connections",
            format!(
                "{} now, {} since the start, {} cut off",
                measures.connections.get(),
                measures.connected.get(),
                links.cut_off.get()
            ),
        ),
    ]
}

/// What the server uses, and how fast its parts are (N125).
pub fn performance(measures: &Measures, up: Duration) -> Vec<String> {
    let fetched = measures.fetch_time.count();
    let waiting = measures.batches_waiting.get();
    let cached = 100.0 - 100.0 * fetched as f64 / measures.lines.get().max(1) as f64;
    let traffic = &measures.links;
    let mut lines = machine(up);
    lines.extend([
        line("Turns", told(&measures.turn_time, "done")),
        line("Writing", told(&measures.batch_time, &format!("written, {waiting} waiting"))),
        line("Reading", told(&measures.fetch_time, "pages read")),
        line("Cache", format!("{:.1} % of commands were answered from memory", cached.max(0.0))),
        line("Passwords", told(&measures.hash_time, "hashed")),
        line(
            "Traffic",
            format!("{} in, {} out", bytes(traffic.came.get()), bytes(traffic.sent.get())),
        ),
    ]);
    lines
}

/// What the system tells of this process.
fn machine(up: Duration) -> Vec<String> {
    let found = Process::of(std::process::id()).and_then(|process| {
        let percent = 100.0 * process.cpu()?.as_secs_f64() / up.as_secs_f64().max(0.001);
        let (resident, threads) = (process.resident_kib()?, process.threads()?);
        Ok((percent, resident, threads))
    });
    match found {
        Ok((percent, resident, threads)) => vec![
            line("Processor", format!("{percent:.2} % of one, on an average since the start")),
            line("Memory", format!("{} held, {threads} threads", bytes(resident * 1024))),
        ],
        Err(why) => vec![line("Machine", format!("nothing is known: {why}"))],
    }
}

fn line(name: &str, value: String) -> String {
    format!("{name}: {value}")
}

fn said(state: State) -> String {
    match state {
        State::Ok => "ok".into(),
        State::DiskFails => "the disk fails; play goes on, and writing is tried again".into(),
        State::Stopping => "stopping".into(),
        State::Stuck(silent) => format!("stuck for {}", span(silent)),
    }
}

/// `p50 0.21, p95 0.80, p99 2.1, most 30 ms (1234 answered)`.
fn told(timing: &Timing, done: &str) -> String {
    let [p50, p95, p99] = [0.5, 0.95, 0.99].map(|share| timing.quantile_ms(share));
    let (max, count) = (timing.max_ms(), timing.count());
    match count {
        0 => format!("0 {done}"),
        _ => {
            let [p50, p95, p99, max] = [p50, p95, p99, max].map(rounded);
            format!("p50 {p50}, p95 {p95}, p99 {p99}, most {max} ms ({count} {done})")
        }
    }
}

/// To the two digits that are measured.
fn rounded(ms: f64) -> String {
    match ms {
        ..0.995 => format!("{ms:.2}"),
        0.995..9.95 => format!("{ms:.1}"),
        _ => format!("{ms:.0}"),
    }
}

fn span(time: Duration) -> String {
    Millis(time.as_millis() as u64).in_words()
}

/// `3.4 MiB`.
fn bytes(bytes: u64) -> String {
    const UNITS: [(u64, &str); 3] = [(1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB")];
    let unit = UNITS.into_iter().find(|(size, _)| bytes >= *size);
    match unit {
        Some((size, unit)) => format!("{:.1} {unit}", bytes as f64 / size as f64),
        None => format!("{bytes} bytes"),
    }
}

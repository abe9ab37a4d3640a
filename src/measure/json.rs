//! All of it as one JSON object, for programs that read a file (N128).

use std::time::Duration;

use serde_json::{Map, Value, json};

use super::process::Process;
use super::registry::Measures;
use super::timing::Timing;

/// What is known, so long after the start, `now` in seconds since 1970.
pub fn json(measures: &Measures, up: Duration, now: u64) -> Value {
    let world = measures.world();
    let links = &measures.links;
    json!({
        "version": env!("CARGO_PKG_VERSION"),
        "written": now,
        "started": measures.started,
        "uptime_seconds": up.as_secs(),
        "state": measures.health.state(up).word(),
        "commands": {
            "typed": measures.lines.get(),
            "answered": measures.answers.get(),
            "ms": shares(&measures.answer_time),
        },
        "errors": {
            "per_hour": measures.errors_per_hour(up),
            "panics": measures.panics.get(),
            "disk": measures.disk_faults.get(),
            "rows": measures.rows_refused.get(),
        },
        "limits_hit": {
            "lines": links.lines.get(),
            "bytes": links.bytes.get(),
            "connections": links.seats.get(),
            "door": links.door.get(),
            "passwords": measures.hashing_full.get(),
        },
        "pulses": { "done": measures.pulses.get(), "missed": measures.pulses_missed.get() },
        "turn_ms": shares(&measures.turn_time),
        "connections": {
            "open": measures.connections.get(),
            "opened": measures.connected.get(),
            "cut_off": links.cut_off.get(),
            "bytes_in": links.came.get(),
            "bytes_out": links.sent.get(),
        },
        "database": {
            "batches": measures.batches.get(),
            "waiting": measures.batches_waiting.get(),
            "write_ms": shares(&measures.batch_time),
            "read_ms": shares(&measures.fetch_time),
        },
        "process": process(),
        "world": {
            "players": world.players,
            "characters": world.characters,
            "npcs": world.npcs,
            "items": world.items,
            "rooms": world.rooms,
            "events": counts(&world.events),
            "commands": counts(&world.commands),
        },
    })
}

fn shares(timing: &Timing) -> Value {
    json!({
        "count": timing.count(),
        "p50": timing.quantile_ms(0.5),
        "p95": timing.quantile_ms(0.95),
        "p99": timing.quantile_ms(0.99),
        "max": timing.max_ms(),
    })
}

fn process() -> Value {
    let Ok(process) = Process::of(std::process::id()) else { return Value::Null };
    json!({
        "cpu_seconds": process.cpu().map(|ran| ran.as_secs_f64()).ok(),
        "resident_kib": process.resident_kib().ok(),
        "threads": process.threads().ok(),
        "open_files": process.open_files().ok(),
    })
}

fn counts(words: &[(&'static str, u64)]) -> Value {
    let words = words.iter().map(|(word, count)| ((*word).to_owned(), Value::from(*count)));
    Value::Object(words.collect::<Map<_, _>>())
}

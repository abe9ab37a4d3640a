//! What the words of a setting may be, whichever place they come from.
//!
//! Each function says in its error what would have been right, in words that fit behind
//! "cannot be …:".

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use tracing_subscriber::filter::Targets;

use crate::base::limits::{
    BACKUP_HOURS_MAX, CONNECTIONS_MAX, IDLE_MINUTES_MAX, METRICS_SECONDS_MAX,
    NEWCOMERS_PER_HOUR_MAX, RECORD_PART_MIB_MAX, RECORD_PARTS_MAX, TICK_MS_MAX, TICK_MS_MIN,
};
use crate::yaml::problem::quoted;
use crate::yaml::suggest::nearest;

const LEVELS: [&str; 6] = ["off", "error", "warn", "info", "debug", "trace"];

pub(super) fn parse_bind(text: &str) -> Result<IpAddr, String> {
    match text {
        "localhost" => Ok(IpAddr::from([127, 0, 0, 1])),
        _ => text.parse().map_err(|_| {
            "it has to be an address such as 127.0.0.1, 0.0.0.0 or ::1, without a port".to_owned()
        }),
    }
}

pub(super) fn parse_port(text: &str) -> Result<u16, String> {
    text.parse().map_err(|_| "it has to be a number from 0 to 65535".to_owned())
}

/// A port alone is one that only this machine reaches.
pub(super) fn parse_web(text: &str) -> Result<SocketAddr, String> {
    let local = |port| SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let address = text.parse().map(local).or_else(|_| text.parse::<SocketAddr>());
    address.map_err(|_| {
        "it has to be a port such as 4080, or an address with one such as [::1]:4080".to_owned()
    })
}

pub(super) fn parse_metrics_seconds(text: &str) -> Result<u64, String> {
    let seconds = text.parse().ok().filter(|seconds| (1..=METRICS_SECONDS_MAX).contains(seconds));
    seconds
        .ok_or_else(|| format!("it has to be a number of seconds from 1 to {METRICS_SECONDS_MAX}"))
}

pub(super) fn parse_folder(text: &str) -> Result<PathBuf, String> {
    match text.is_empty() {
        true => Err("it has to name a folder".to_owned()),
        false => Ok(PathBuf::from(text)),
    }
}

pub(super) fn parse_file(text: &str) -> Result<PathBuf, String> {
    match text.is_empty() {
        true => Err("it has to name a file".to_owned()),
        false => Ok(PathBuf::from(text)),
    }
}

pub(super) fn parse_part(text: &str) -> Result<u64, String> {
    let part = text.parse().ok().filter(|part| (1..=RECORD_PART_MIB_MAX).contains(part));
    part.ok_or_else(|| {
        format!("it has to be a number of mebibytes from 1 to {RECORD_PART_MIB_MAX}")
    })
}

pub(super) fn parse_parts(text: &str) -> Result<usize, String> {
    let parts = text.parse().ok().filter(|parts| (1..=RECORD_PARTS_MAX).contains(parts));
    parts.ok_or_else(|| format!("it has to be a number of files from 1 to {RECORD_PARTS_MAX}"))
}

pub(super) fn parse_tick(text: &str) -> Result<u64, String> {
    let tick = text.parse().ok().filter(|tick| (TICK_MS_MIN..=TICK_MS_MAX).contains(tick));
    tick.ok_or_else(|| {
        format!("it has to be a number of milliseconds from {TICK_MS_MIN} to {TICK_MS_MAX}")
    })
}

pub(super) fn parse_seed(text: &str) -> Result<u64, String> {
    text.parse().map_err(|_| "it has to be a whole number, not below 0".to_owned())
}

pub(super) fn parse_lines(text: &str) -> Result<u32, String> {
    text.parse().map_err(|_| "it has to be a number of lines, or 0 for no limit".to_owned())
}

pub(super) fn parse_idle(text: &str) -> Result<u64, String> {
    let minutes = text.parse().ok().filter(|minutes| *minutes <= IDLE_MINUTES_MAX);
    minutes.ok_or_else(|| {
        format!("it has to be a number of minutes up to {IDLE_MINUTES_MAX}, or 0 for never")
    })
}

pub(super) fn parse_hours(text: &str) -> Result<u64, String> {
    let hours = text.parse().ok().filter(|hours| *hours <= BACKUP_HOURS_MAX);
    hours.ok_or_else(|| {
        format!("it has to be a number of hours up to {BACKUP_HOURS_MAX}, or 0 for never")
    })
}

pub(super) fn parse_connections(text: &str) -> Result<usize, String> {
    let number = text.parse().ok().filter(|number| (1..=CONNECTIONS_MAX).contains(number));
    number
        .ok_or_else(|| format!("it has to be a number of connections from 1 to {CONNECTIONS_MAX}"))
}

pub(super) fn parse_newcomers(text: &str) -> Result<u32, String> {
    let number = text.parse().ok().filter(|number| *number <= NEWCOMERS_PER_HOUR_MAX);
    number.ok_or_else(|| {
        format!("it has to be a number of newcomers from 0 to {NEWCOMERS_PER_HOUR_MAX}")
    })
}

pub(super) fn parse_flag(text: &str) -> Result<bool, String> {
    match text.to_ascii_lowercase().as_str() {
        "true" | "yes" | "on" | "1" => Ok(true),
        "false" | "no" | "off" | "0" => Ok(false),
        _ => Err("it has to be `true` or `false`".to_owned()),
    }
}

/// The parts of the server that log something, and the libraries below it that do.
pub const TARGETS: [&str; 10] =
    ["audit", "dominion", "engine", "faction", "login", "main", "net", "store", "web", "world"];
const LIBRARIES: [&str; 5] = ["hyper", "mio", "refinery_core", "rustls", "tokio"];

/// A filter of the log. A lone word may be the name of a part, but one that nothing logs as would
/// silence the log, so it is refused; so would none at all.
///
/// Blanks around commas are taken out first: the filter's own parser does not know them.
pub fn parse_log(text: &str) -> Result<String, String> {
    let words: Vec<&str> = text.split(',').map(str::trim).filter(|word| !word.is_empty()).collect();
    for word in &words {
        let is_level = LEVELS.iter().any(|level| level.eq_ignore_ascii_case(word));
        if !is_level && let Some(level) = nearest(word, LEVELS) {
            let word = quoted(word);
            return Err(format!("there is no level {word}; did you mean `{level}`?"));
        }
        let name = word.split(['=', ':', '[']).next().unwrap_or(word);
        let is_known = is_level || TARGETS.contains(&name) || LIBRARIES.contains(&name);
        if !is_known && !name.is_empty() {
            let name = quoted(name);
            let known = TARGETS.join(", ");
            return Err(format!("nothing logs as {name}; what does are {known}"));
        }
    }
    let filter = words.join(",");
    match filter.parse::<Targets>() {
        Ok(_) if !filter.is_empty() => Ok(filter),
        _ => Err("it has to be a filter such as `info` or `warn,dominion::net=debug`; \
                       the levels are off, error, warn, info, debug and trace"
            .to_owned()),
    }
}

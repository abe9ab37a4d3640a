//! The log: on the standard error, for people or as JSON.

use std::io::stderr;

use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt;

use super::has_colours;

/// What commands log that do one thing and end.
pub(super) const QUIET: &str = "warn";

/// Starts logging what `filter` lets through.
pub(super) fn start(filter: &str, json: bool) -> Result<(), String> {
    let levels = EnvFilter::try_new(filter)
        .map_err(|error| format!("`{filter}` is not a filter of the log: {error}"))?;
    let log = fmt().with_env_filter(levels).with_writer(stderr).with_ansi(has_colours() && !json);
    let started = match json {
        true => log.json().flatten_event(true).try_init(),
        false => log.try_init(),
    };
    started.map_err(|error| format!("the log cannot be started: {error}"))
}

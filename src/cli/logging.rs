//! The log: on the standard error, for people or as JSON.

use std::io::stderr;

use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{Layer as _, fmt, registry};

use super::has_colours;

/// What commands log that do one thing and end.
pub(super) const QUIET: &str = "warn";

/// Starts logging what `filter` lets through.
pub(super) fn start(filter: &str, json: bool) -> Result<(), String> {
    let levels: Targets = with_quiet_libraries(filter)
        .parse()
        .map_err(|error| format!("`{filter}` is not a filter of the log: {error}"))?;
    let lines = fmt::layer().with_writer(stderr).with_ansi(has_colours() && !json);
    let started = match json {
        true => registry().with(lines.json().flatten_event(true).with_filter(levels)).try_init(),
        false => registry().with(lines.with_filter(levels)).try_init(),
    };
    started.map_err(|error| format!("the log cannot be started: {error}"))
}

/// The filter, with libraries that talk about their own steps kept to warnings unless it names
/// them itself: an operator wants to read what the server does.
fn with_quiet_libraries(filter: &str) -> String {
    match filter.contains("refinery") {
        true => filter.to_string(),
        false => format!("{filter},refinery_core=warn"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn libraries_are_quiet_unless_they_are_asked() {
        assert_eq!(with_quiet_libraries("info"), "info,refinery_core=warn");
        assert_eq!(with_quiet_libraries("info,refinery_core=debug"), "info,refinery_core=debug");
    }
}

//! The last lines of the log, held in memory for staff who ask from within the game.

#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "a log has the real time")]

use std::collections::VecDeque;
use std::fmt::{self, Write as _};
use std::sync::{Arc, Mutex};
use std::time::{SystemTime, UNIX_EPOCH};

use tracing::field::{Field, Visit};
use tracing::{Event, Subscriber};
use tracing_subscriber::Layer;
use tracing_subscriber::layer::Context;

use super::held;
use crate::base::limits::{LOG_EVENT_CHARS_MAX, LOG_EVENTS_HELD_MAX};

/// The last lines, shared by whoever adds and whoever asks.
#[derive(Clone, Default, Debug)]
pub(super) struct Events(Arc<Mutex<VecDeque<String>>>);

impl Events {
    /// Up to so many of them, oldest first.
    pub fn last(&self, count: usize) -> Vec<String> {
        let lines = held(&self.0);
        lines.iter().skip(lines.len().saturating_sub(count)).cloned().collect()
    }

    fn add(&self, line: &str) {
        let mut lines = held(&self.0);
        lines.push_back(line.chars().take(LOG_EVENT_CHARS_MAX).collect());
        while lines.len() > LOG_EVENTS_HELD_MAX {
            lines.pop_front();
        }
    }
}

impl<S: Subscriber> Layer<S> for Events {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let meta = event.metadata();
        let mut line = format!("{} {} {}:", time(), meta.level(), meta.target());
        event.record(&mut Words(&mut line));
        self.add(&line);
    }
}

/// The hour of the day, in UTC.
fn time() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let of_day = seconds % 86_400;
    format!("{:02}:{:02}:{:02}", of_day / 3_600, of_day / 60 % 60, of_day % 60)
}

/// Writes what an event holds behind its head.
struct Words<'a>(&'a mut String);

impl Visit for Words<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        let _ = match field.name() {
            "message" => write!(self.0, " {value:?}"),
            name => write!(self.0, " {name}={value:?}"),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_last_lines_are_held_and_none_is_long() {
        let events = Events::default();
        for number in 0..LOG_EVENTS_HELD_MAX + 5 {
            events.add(&format!("{number} {}", "x".repeat(2 * LOG_EVENT_CHARS_MAX)));
        }
        let all = events.last(usize::MAX);
        assert_eq!(all.len(), LOG_EVENTS_HELD_MAX);
        assert!(all[0].starts_with("5 ") && all[0].len() == LOG_EVENT_CHARS_MAX);
        assert_eq!(events.last(2).len(), 2);
    }
}

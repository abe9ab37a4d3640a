//! The server's clock: milliseconds since the world began, counted only while it runs.
//!
//! It is virtual: the edge tells the engine what time it is, tests move it by hand, and it is
//! kept in the database so that a restart goes on where the world stopped.

use serde::{Deserialize, Serialize};
use std::ops::{Add, Sub};

/// A moment, or a span, in milliseconds of the server's clock.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
pub struct Millis(pub u64);

impl Millis {
    /// A span of whole seconds.
    pub const fn seconds(seconds: u64) -> Millis {
        Millis(seconds * 1000)
    }

    /// A span given in seconds as builders write it (`2.5`); never less than a millisecond.
    pub fn from_seconds(seconds: f64) -> Millis {
        Millis((seconds * 1000.0).clamp(1.0, 1e15) as u64)
    }

    /// Whole seconds, rounded down.
    pub const fn as_seconds(self) -> u64 {
        self.0 / 1000
    }

    /// A span in the two largest units that count: `2 d 3 h`, `5 min 10 s`.
    pub fn in_words(self) -> String {
        let seconds = self.as_seconds();
        let units = [
            (seconds / 86_400, "d"),
            (seconds / 3_600 % 24, "h"),
            (seconds / 60 % 60, "min"),
            (seconds % 60, "s"),
        ];
        let told: Vec<String> = units
            .into_iter()
            .skip_while(|(n, _)| *n == 0)
            .take(2)
            .filter(|(n, _)| *n > 0)
            .map(|(n, unit)| format!("{n} {unit}"))
            .collect();
        match told.is_empty() {
            true => "less than a second".into(),
            false => told.join(" "),
        }
    }

    /// The span since `earlier`, nothing if that lies ahead.
    pub const fn since(self, earlier: Millis) -> Millis {
        Millis(self.0.saturating_sub(earlier.0))
    }
}

impl Add for Millis {
    type Output = Millis;
    fn add(self, span: Millis) -> Millis {
        Millis(self.0.saturating_add(span.0))
    }
}

impl Sub for Millis {
    type Output = Millis;
    fn sub(self, span: Millis) -> Millis {
        Millis(self.0.saturating_sub(span.0))
    }
}

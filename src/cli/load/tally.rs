//! How long answers took, and what came instead of them.

use std::time::Duration;

use hdrhistogram::Histogram;

/// The longest that is told apart; nobody waits for longer.
const LONGEST: Duration = Duration::from_secs(60);

/// Answers of one measurement.
#[derive(Clone, Debug)]
pub(super) struct Tally {
    /// Nanoseconds from a command to its answer, to three digits.
    took: Histogram<u64>,
    /// Bytes that came, asked for or not.
    pub bytes: u64,
    /// Commands that were sent.
    pub sent: u64,
    /// Commands that were not answered in time.
    pub unanswered: u64,
}

impl Tally {
    /// An empty one.
    pub fn new() -> Result<Tally, String> {
        let took = Histogram::new_with_max(LONGEST.as_nanos() as u64, 3)
            .map_err(|error| format!("answers cannot be counted: {error}"))?;
        Ok(Tally { took, bytes: 0, sent: 0, unanswered: 0 })
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.took.reset();
        (self.bytes, self.sent, self.unanswered) = (0, 0, 0);
    }

    /// A command was answered.
    pub fn answered(&mut self, took: Duration) {
        self.took.saturating_record(took.as_nanos() as u64);
    }

    pub fn replies(&self) -> u64 {
        self.took.len()
    }

    /// Milliseconds within which this share of all answers came.
    pub fn quantile_ms(&self, share: f64) -> f64 {
        self.took.value_at_quantile(share) as f64 / 1e6
    }

    /// Milliseconds of the slowest answer.
    pub fn max_ms(&self) -> f64 {
        self.took.max() as f64 / 1e6
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_what_was_told() {
        let mut tally = Tally::new().expect("memory");
        assert_eq!((tally.replies(), tally.quantile_ms(0.5)), (0, 0.0));
        (1..=1000).for_each(|ms| tally.answered(Duration::from_millis(ms)));
        assert_eq!(tally.replies(), 1000);
        for (share, expected) in [(0.5, 500.0), (0.9, 900.0), (0.99, 990.0), (1.0, 1000.0)] {
            let told = tally.quantile_ms(share);
            assert!((told / expected - 1.0_f64).abs() < 0.002, "{share}: {told}");
        }
        tally.answered(Duration::from_secs(1_000_000));
        assert!(tally.max_ms() >= 60_000.0);
    }
}

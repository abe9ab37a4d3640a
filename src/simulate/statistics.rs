//! How long turns take, by a stopwatch that the edge hands in: the simulator has no clock.

use std::time::Duration;

/// Tells how much time has passed since some moment.
pub type Stopwatch = Box<dyn Fn() -> Duration>;

/// The length of every turn, if somebody wants to know.
#[derive(Default)]
pub struct Times {
    stopwatch: Option<Stopwatch>,
    nanoseconds: Vec<u32>,
}

impl Times {
    pub fn new(stopwatch: Option<Stopwatch>) -> Times {
        Times { stopwatch, nanoseconds: Vec::new() }
    }

    pub(super) fn begin(&self) -> Option<Duration> {
        self.stopwatch.as_ref().map(|elapsed| elapsed())
    }

    pub(super) fn end(&mut self, began: Option<Duration>) {
        if let (Some(began), Some(elapsed)) = (began, &self.stopwatch) {
            let span = elapsed().saturating_sub(began).as_nanos();
            self.nanoseconds.push(u32::try_from(span).unwrap_or(u32::MAX));
        }
    }

    /// The turn that is longer than 99 of a hundred, in the first tenth of all turns and in the
    /// last. Before [`Times::percentile`], which forgets their order.
    pub fn early_and_late(&self) -> (Duration, Duration) {
        let tenth = self.nanoseconds.len() / 10;
        let of = |turns: &[u32]| {
            let mut turns = turns.to_vec();
            turns.sort_unstable();
            let at = turns.len().saturating_sub(1) * 99 / 100;
            Duration::from_nanos(turns.get(at).copied().map_or(0, u64::from))
        };
        (of(&self.nanoseconds[..tenth]), of(&self.nanoseconds[self.nanoseconds.len() - tenth..]))
    }

    /// The turn that is longer than this share (in percent) of all turns; 100 is the longest.
    pub fn percentile(&mut self, percent: usize) -> Duration {
        self.nanoseconds.sort_unstable();
        let last = self.nanoseconds.len().saturating_sub(1);
        let at = self.nanoseconds.get(last * percent / 100);
        Duration::from_nanos(at.copied().map_or(0, u64::from))
    }
}

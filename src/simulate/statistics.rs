//! How long turns take, by a stopwatch that the edge hands in: the simulator has no clock.

use std::time::Duration;

use hdrhistogram::Histogram;

use crate::base::clock::Millis;

/// Tells how much time has passed since some moment.
pub type Stopwatch = Box<dyn Fn() -> Duration>;

/// Parts of a simulation that are told apart: does a turn take longer at its end?
const PARTS: usize = 10;
/// The longest turn that is told apart.
const LONGEST: Duration = Duration::from_secs(60);
/// Digits that are kept of a turn's nanoseconds. A month has a hundred million turns, so they are
/// counted by length, and take no more room than those of an hour.
const DIGITS: u8 = 2;

/// The length of every turn, if somebody wants to know.
#[derive(Default)]
pub struct Times {
    meter: Option<Meter>,
}

struct Meter {
    stopwatch: Stopwatch,
    /// Turns by nanoseconds, for each tenth of the simulated time.
    parts: Vec<Histogram<u64>>,
    part: usize,
}

impl Times {
    /// # Errors
    /// A sentence, if there is no counting of turns; never, by what `hdrhistogram` says.
    pub fn new(stopwatch: Option<Stopwatch>) -> Result<Times, String> {
        let Some(stopwatch) = stopwatch else { return Ok(Times::default()) };
        let longest = LONGEST.as_nanos() as u64;
        let parts = (0..PARTS).map(|_| Histogram::new_with_max(longest, DIGITS)).collect();
        let parts: Result<Vec<_>, _> = parts;
        let parts = parts.map_err(|error| format!("turns cannot be counted: {error}"))?;
        Ok(Times { meter: Some(Meter { stopwatch, parts, part: 0 }) })
    }

    /// So much of the simulated time is over, of all that there is.
    pub(super) fn progress(&mut self, done: Millis, whole: Millis) {
        if let Some(meter) = &mut self.meter {
            let part = done.0.saturating_mul(PARTS as u64) / whole.0.max(1);
            meter.part = (part as usize).min(PARTS - 1);
        }
    }

    pub(super) fn begin(&self) -> Option<Duration> {
        self.meter.as_ref().map(|meter| (meter.stopwatch)())
    }

    pub(super) fn end(&mut self, began: Option<Duration>) {
        if let (Some(began), Some(meter)) = (began, &mut self.meter) {
            let span = (meter.stopwatch)().saturating_sub(began).as_nanos();
            meter.parts[meter.part].saturating_record(span as u64);
        }
    }

    /// The turn that is longer than 99 of a hundred, in the first tenth of the time and in the
    /// last, to two digits.
    pub fn early_and_late(&self) -> (Duration, Duration) {
        let of = |part: Option<&Histogram<u64>>| {
            Duration::from_nanos(part.map_or(0, |turns| turns.value_at_quantile(0.99)))
        };
        let parts = self.meter.as_ref().map_or(&[][..], |meter| &meter.parts);
        (of(parts.first()), of(parts.last()))
    }

    /// The turn that is longer than this share (in percent) of all turns, to two digits; 100 is
    /// the longest.
    pub fn percentile(&self, percent: u8) -> Duration {
        let parts = self.meter.as_ref().map_or(&[][..], |meter| &meter.parts);
        let Some((first, rest)) = parts.split_first() else { return Duration::ZERO };
        let mut all = first.clone();
        rest.iter().for_each(|part| all += part);
        Duration::from_nanos(all.value_at_percentile(f64::from(percent)))
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::rc::Rc;

    use super::*;

    #[test]
    fn turns_are_told_apart_by_length_and_by_when_they_were() {
        let clock = Rc::new(Cell::new(Duration::ZERO));
        let hand = Rc::clone(&clock);
        let mut times = Times::new(Some(Box::new(move || hand.get()))).unwrap();
        for turn in 0..1_000_u64 {
            times.progress(Millis(turn), Millis(1_000));
            let began = times.begin();
            // Ten times as long in the second half, and one that is far longer.
            let micros = if turn == 500 { 9_000 } else { 10 + 90 * (turn / 500) };
            clock.set(clock.get() + Duration::from_micros(micros));
            times.end(began);
        }
        let about = |span: Duration, micros: u128| {
            let error = span.as_nanos().abs_diff(micros * 1_000);
            assert!(error <= micros * 10, "{span:?} is {micros} µs, to a hundredth");
        };
        let (early, late) = times.early_and_late();
        about(early, 10);
        about(late, 100);
        about(times.percentile(49), 10);
        about(times.percentile(99), 100);
        about(times.percentile(100), 9_000);
        let parts = &times.meter.unwrap().parts;
        assert!(parts.iter().all(|part| part.len() == 100), "a tenth is a tenth");
    }

    #[test]
    fn without_a_stopwatch_nothing_took_any_time() {
        let mut times = Times::new(None).unwrap();
        let began = times.begin();
        times.end(began);
        assert_eq!(
            (times.percentile(100), times.early_and_late().1),
            (Duration::ZERO, Duration::ZERO)
        );
    }
}

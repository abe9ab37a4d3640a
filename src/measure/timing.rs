//! How long something took: every value, to two digits, in a few kilobytes.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use hdrhistogram::Histogram;
use prometheus_client::encoding::{EncodeMetric, MetricEncoder, NoLabelSet};
use prometheus_client::metrics::{MetricType, TypedMetric};

/// The longest that is told apart.
const LONGEST: Duration = Duration::from_secs(120);

/// Seconds at which a scrape tells how much took no longer: the usual ones for a service, and finer
/// below a millisecond, where most answers are.
const BUCKETS: [f64; 16] = [
    0.0001, 0.000_25, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5,
    5.0, 10.0,
];

/// How long something took, each time. Clones are the same one.
#[derive(Clone)]
pub struct Timing(Arc<Mutex<Took>>);

struct Took {
    /// Microseconds.
    each: Histogram<u64>,
    sum: Duration,
}

impl fmt::Debug for Timing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Timing({})", self.count())
    }
}

impl Timing {
    /// An empty one.
    ///
    /// # Errors
    /// A sentence, if there is no memory for it.
    pub fn new() -> Result<Timing, String> {
        let each = Histogram::new_with_max(LONGEST.as_micros() as u64, 2)
            .map_err(|error| format!("times cannot be measured: {error}"))?;
        Ok(Timing(Arc::new(Mutex::new(Took { each, sum: Duration::ZERO }))))
    }

    /// It took so long once.
    pub fn took(&self, time: Duration) {
        let mut took = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        took.each.saturating_record(time.as_micros() as u64);
        took.sum += time;
    }

    /// How often.
    pub fn count(&self) -> u64 {
        self.copy().0.len()
    }

    /// Milliseconds within which this share of all was done; 0 if nothing was.
    pub fn quantile_ms(&self, share: f64) -> f64 {
        self.copy().0.value_at_quantile(share) as f64 / 1e3
    }

    /// Milliseconds of the slowest.
    pub fn max_ms(&self) -> f64 {
        self.copy().0.max() as f64 / 1e3
    }

    /// Sums are made of a copy, so that whoever measures waits for the copying at most.
    fn copy(&self) -> (Histogram<u64>, Duration) {
        let took = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        (took.each.clone(), took.sum)
    }
}

impl TypedMetric for Timing {
    const TYPE: MetricType = MetricType::Histogram;
}

impl EncodeMetric for Timing {
    fn encode(&self, mut encoder: MetricEncoder<'_>) -> fmt::Result {
        let (each, sum) = self.copy();
        let ends = BUCKETS.into_iter().chain([f64::INFINITY]);
        let mut buckets: Vec<(f64, u64)> = ends.map(|end| (end, 0)).collect();
        for step in each.iter_recorded() {
            let seconds = step.value_iterated_to() as f64 / 1e6;
            let fits = buckets.iter_mut().find(|(end, _)| seconds <= *end);
            if let Some((_, count)) = fits {
                *count += step.count_at_value();
            }
        }
        encoder.encode_histogram::<NoLabelSet>(sum.as_secs_f64(), each.len(), &buckets, None)
    }

    fn metric_type(&self) -> MetricType {
        MetricType::Histogram
    }
}

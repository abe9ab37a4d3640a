//! So many within a span of time: a count that begins anew when the span is over.
//!
//! For what people do by hand and may do again after a while. What comes in by the thousand and is
//! to flow evenly takes a [`Bucket`](super::bucket::Bucket).

use serde::{Deserialize, Serialize};

use super::clock::Millis;

/// How much may be done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Measure {
    pub most: u32,
    pub span: Millis,
}

/// What was done within the span that runs now.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Allowance {
    done: u32,
    since: Millis,
}

impl Allowance {
    /// How long until one more may be done; nothing if it may be done now.
    pub fn wait(&self, measure: Measure, now: Millis) -> Millis {
        match self.done < measure.most || self.is_over(measure, now) {
            true => Millis(0),
            false => measure.span - now.since(self.since),
        }
    }

    /// One more was done.
    pub fn count(&mut self, measure: Measure, now: Millis) {
        if self.done == 0 || self.is_over(measure, now) {
            *self = Allowance { done: 0, since: now };
        }
        self.done += 1;
    }

    /// Whether nothing of it counts any more.
    pub fn is_over(&self, measure: Measure, now: Millis) -> bool {
        now.since(self.since) >= measure.span
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_span_begins_with_the_first_and_then_anew() {
        let measure = Measure { most: 2, span: Millis::seconds(60) };
        let mut allowance = Allowance::default();
        for second in [100, 130] {
            assert_eq!(allowance.wait(measure, Millis::seconds(second)), Millis(0));
            allowance.count(measure, Millis::seconds(second));
        }
        assert_eq!(allowance.wait(measure, Millis::seconds(131)), Millis::seconds(29));
        assert_eq!(allowance.wait(measure, Millis::seconds(160)), Millis(0));
        allowance.count(measure, Millis::seconds(170));
        assert_eq!(allowance.wait(measure, Millis::seconds(171)), Millis(0));
        allowance.count(measure, Millis::seconds(171));
        assert_eq!(allowance.wait(measure, Millis::seconds(171)), Millis::seconds(59));
    }
}

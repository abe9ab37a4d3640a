//! A token bucket: so much at once, so much per second after that.
//!
//! Time comes in as an argument, as everywhere below the edge. A new bucket is full and takes
//! sixteen bytes, so every connection can afford several.

use crate::base::clock::Millis;

/// How fast a bucket may be emptied.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rate {
    /// Tokens a full bucket holds.
    pub burst: u32,
    /// Tokens that come back per second.
    pub per_second: u32,
}

impl Rate {
    /// So much that nobody can ask for more.
    pub const UNLIMITED: Rate = Rate { burst: u32::MAX, per_second: u32::MAX };
}

/// What was taken and has not come back yet.
#[derive(Clone, Copy, Debug, Default)]
pub struct Bucket {
    /// Thousandths of tokens that are missing; a full bucket misses none.
    missing: u64,
    at: Millis,
}

/// Thousandths in a token, so that a millisecond always brings a whole number of them.
const TOKEN: u64 = 1000;

impl Bucket {
    /// Takes one token. `false`, and nothing taken, if there is none.
    #[must_use]
    pub fn take(&mut self, rate: Rate, now: Millis) -> bool {
        let free = self.wait(rate, now) == Millis(0);
        if free {
            self.missing += TOKEN;
        }
        free
    }

    /// Takes as many tokens as were used, though they may not be there: the next ones come later.
    pub fn spend(&mut self, tokens: u64, rate: Rate, now: Millis) {
        self.wait(rate, now);
        self.missing += tokens * TOKEN;
    }

    /// How long until a token can be taken; nothing if one is there. A rate of none per second
    /// never refills, and a second is named so that the caller asks again.
    pub fn wait(&mut self, rate: Rate, now: Millis) -> Millis {
        let back = now.since(self.at).0.saturating_mul(u64::from(rate.per_second));
        self.missing = self.missing.saturating_sub(back);
        self.at = self.at.max(now);
        let over = (self.missing + TOKEN).saturating_sub(u64::from(rate.burst) * TOKEN);
        match rate.per_second {
            0 if over > 0 => Millis::seconds(1),
            _ => Millis(over.div_ceil(u64::from(rate.per_second.max(1)))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RATE: Rate = Rate { burst: 3, per_second: 2 };

    #[test]
    fn a_full_bucket_gives_its_burst_and_then_its_rate() {
        let mut bucket = Bucket::default();
        let now = Millis(7_000);
        assert!((0..3).all(|_| bucket.take(RATE, now)));
        assert!(!bucket.take(RATE, now));
        assert_eq!(bucket.wait(RATE, now), Millis(500));
        assert!(!bucket.take(RATE, now + Millis(499)));
        assert!(bucket.take(RATE, now + Millis(500)));
        assert!(!bucket.take(RATE, now + Millis(500)));
    }

    #[test]
    fn what_was_spent_beforehand_is_waited_for() {
        let mut bucket = Bucket::default();
        bucket.spend(7, RATE, Millis(0));
        assert_eq!(bucket.wait(RATE, Millis(0)), Millis(2_500));
        assert!(bucket.take(RATE, Millis(2_500)));
    }

    #[test]
    fn a_long_rest_fills_it_no_further_than_its_burst() {
        let mut bucket = Bucket::default();
        assert!(bucket.take(RATE, Millis(0)));
        let later = Millis(u64::MAX / 2);
        assert_eq!((0..9).filter(|_| bucket.take(RATE, later)).count(), 3);
    }
}

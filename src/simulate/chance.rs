//! Chance of the simulator: one stream each for faults and for every bot, all from one seed, and
//! none of them the world's, so that a bot that rolls once more changes no other bot.

use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;

/// One stream of numbers.
#[derive(Clone, Debug)]
pub struct Chance(Pcg64Mcg);

impl Chance {
    /// The stream number `stream` of a seed.
    pub fn new(seed: u64, stream: u64) -> Chance {
        let mixed = (stream + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        Chance(Pcg64Mcg::seed_from_u64(seed.rotate_left(17) ^ mixed))
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: u64, high: u64) -> u64 {
        self.0.random_range(low..=high.max(low))
    }

    /// Whether something happens that happens once in so many times.
    pub fn one_in(&mut self, times: u64) -> bool {
        self.between(1, times) == 1
    }

    /// One of several, each as likely.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        let last = from.len().checked_sub(1)?;
        from.get(self.between(0, last as u64) as usize)
    }

    /// One of several words; nothing if there are none.
    pub fn word(&mut self, from: &[String]) -> String {
        self.pick(from).cloned().unwrap_or_default()
    }
}

//! Chance. One stream of numbers per feature, all from one seed, so that a new roll in one
//! feature changes nothing in another; and dice that a test may load by hand.

use serde::{Deserialize, Serialize};

use std::collections::VecDeque;

use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;

/// Who rolls. Each has its own stream.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Stream {
    Combat,
    Loot,
    Mind,
    Spawn,
    Sky,
    Skill,
    Movement,
    Session,
    Patrol,
}

const STREAMS: usize = 9;

/// All streams of one world.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Dice {
    seed: u64,
    streams: [Pcg64Mcg; STREAMS],
    loaded: [VecDeque<u32>; STREAMS],
}

impl Dice {
    /// Fresh streams from one seed.
    pub fn new(seed: u64) -> Dice {
        Dice {
            seed,
            streams: std::array::from_fn(|nth| fresh(seed, nth)),
            loaded: Default::default(),
        }
    }

    /// The seed these streams began with.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// A whole number from `low` to `high`, both included. A loaded number outside is clamped.
    pub fn range(&mut self, stream: Stream, low: u32, high: u32) -> u32 {
        let high = high.max(low);
        match self.loaded[stream as usize].pop_front() {
            Some(number) => number.clamp(low, high),
            None => self.streams[stream as usize].random_range(low..=high),
        }
    }

    /// One die with `sides` sides: 1 to `sides`.
    pub fn roll(&mut self, stream: Stream, sides: u32) -> u32 {
        self.range(stream, 1, sides.max(1))
    }

    /// Whether something with this chance (0.0 never, 1.0 always) happens. Rolls 1 to 10,000.
    pub fn chance(&mut self, stream: Stream, chance: f64) -> bool {
        if chance <= 0.0 {
            return false;
        }
        if chance >= 1.0 {
            return true;
        }
        f64::from(self.roll(stream, 10_000)) <= chance * 10_000.0
    }

    /// One of several, each as likely.
    pub fn pick<'a, T>(&mut self, stream: Stream, from: &'a [T]) -> Option<&'a T> {
        match from.len() {
            0 => None,
            n => from.get(self.range(stream, 0, n as u32 - 1) as usize),
        }
    }

    /// Numbers that the next rolls of `stream` will show. For tests and `@rng`.
    pub fn load(&mut self, stream: Stream, numbers: impl IntoIterator<Item = u32>) {
        self.loaded[stream as usize].extend(numbers);
    }

    /// Numbers loaded and not rolled yet, over all streams.
    pub fn loaded(&self) -> usize {
        self.loaded.iter().map(VecDeque::len).sum()
    }

    /// The streams' positions as text, for the state hash and for keeping.
    pub fn state(&self) -> String {
        serde_json::to_string(&self.streams).expect("streams are plain numbers")
    }

    /// Streams as [`Dice::state`] wrote them; `None` if the text is not theirs. Streams that an
    /// older server did not have yet begin now, and the others go on.
    pub fn restore(seed: u64, state: &str) -> Option<Dice> {
        let mut streams: Vec<Pcg64Mcg> = serde_json::from_str(state).ok()?;
        streams.extend((streams.len()..STREAMS).map(|nth| fresh(seed, nth)));
        Some(Dice { seed, streams: streams.try_into().ok()?, loaded: Default::default() })
    }
}

/// A stream at its beginning.
fn fresh(seed: u64, nth: usize) -> Pcg64Mcg {
    Pcg64Mcg::seed_from_u64(seed ^ (nth as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dice_of_an_older_server_go_on_and_get_the_streams_they_lack() {
        let mut dice = Dice::new(5);
        dice.roll(Stream::Combat, 20);
        let mut older: Vec<Pcg64Mcg> =
            serde_json::from_str(&dice.state()).expect("a list of streams");
        older.pop();
        let older = serde_json::to_string(&older).expect("plain numbers");
        let mut restored = Dice::restore(5, &older).expect("streams");
        assert_eq!(restored.roll(Stream::Combat, 20), dice.roll(Stream::Combat, 20));
        assert_eq!(restored.state(), dice.state());
    }
}

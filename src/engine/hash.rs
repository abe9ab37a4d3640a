//! The state hash: one number for everything that may change what happens next.

use std::fmt::Write;
use std::hash::{DefaultHasher, Hasher};

use crate::base::dice::Dice;
use crate::game::World;

/// Feeds text to a hasher without keeping it.
struct Feed(DefaultHasher);

impl Write for Feed {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.0.write(text.as_bytes());
        Ok(())
    }
}

/// The same for the same world in every run of one build: all state is in ordered tables, so its
/// text is always the same. How far the dice are counts, since it decides what happens next.
pub fn state_hash(world: &World, dice: &Dice) -> u64 {
    let mut feed = Feed(DefaultHasher::new());
    // Writing to a hasher cannot fail.
    let _ = write!(feed, "{world:?}{}", dice.position());
    feed.0.finish()
}

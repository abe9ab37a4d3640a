//! What every tiny world has besides what its transcript says: callings, words, money.

use dominion::yaml::Memory;

/// The files that a transcript need not write.
pub fn files(start: &str) -> Memory {
    Memory::new([("config/world.yaml", format!("start: {start}\n").as_str())])
}

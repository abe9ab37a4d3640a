//! Facts: what a player's program may know, beside what the player reads.

mod listing;

pub use listing::listing;

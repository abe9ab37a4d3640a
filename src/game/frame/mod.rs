//! How the game works: the turn and what was typed, what was written and what is kept, what is
//! due, and how what happened reaches everyone. Knows nothing of what is in the world.

pub mod direction;
pub mod grammar;
pub mod help;
pub mod keep;
pub mod posture;
pub mod reading;
pub mod refusal;
pub mod schedule;
pub mod tell;
#[cfg(test)]
pub mod testing;
pub mod turn;
pub mod verb;
pub mod watch;
pub mod words;

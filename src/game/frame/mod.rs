//! How the game works: the turn and what was typed, what was written and what is kept, what is
//! due, and how what happened reaches everyone. Knows nothing of what is in the world.

pub mod actor;
pub mod args;
pub mod calendar;
pub mod confirm;
pub mod direction;
pub mod fact;
pub mod flags;
pub mod grammar;
pub mod help;
pub mod job;
pub mod keep;
pub mod lexicon;
pub mod numbers;
pub mod part;
pub mod parts;
pub mod phrases;
pub mod posture;
pub mod reading;
pub mod refusal;
pub mod role;
pub mod schedule;
pub mod seek;
pub mod span;
pub mod tell;
#[cfg(test)]
pub mod testing;
pub mod timer;
pub mod turn;
pub mod verb;
pub mod view;
pub mod watch;
pub mod words;

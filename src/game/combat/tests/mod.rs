//! Fights with loaded dice.

mod blows;
mod deaths;
mod endings;

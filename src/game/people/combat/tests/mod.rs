//! Fights with loaded dice.

mod balance;
mod blows;
mod deaths;
mod endings;
mod experience;

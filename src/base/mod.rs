//! The ground everything stands on: ids, tables, dice, the clock, money and limits.
//!
//! Nothing here knows what a MUD is. Nothing here reads a clock, a file or a global random number.

pub mod address;
pub mod allowance;
pub mod bucket;
pub mod clock;
pub mod date;
pub mod dice;
pub mod id;
pub mod limits;
pub mod money;
#[cfg(test)]
pub mod properties;
pub mod secret;
pub mod table;
#[cfg(test)]
mod tests;
pub mod zone;

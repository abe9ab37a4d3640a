//! Fuzzing: what must hold of everything that reads what strangers send.
//!
//! [`properties`] says what; `targets/` hands each of them to libFuzzer. The tests of the project
//! play `seeds/` and `found/` through the same properties, so that what was once found stays
//! found, and so that this compiles.

#[path = "../harness/mod.rs"]
pub mod harness;
pub mod properties;

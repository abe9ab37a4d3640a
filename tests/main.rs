//! The one integration-test binary.

mod determinism;
mod evenings;
mod faction_combat;
mod harness;
mod kill;
mod limits;
mod load;
mod panic;
mod problems;
mod process;
mod shell;
mod simulation;
mod smoke;
mod source;
mod tidy;
mod transcripts;
mod verbs;
mod war;

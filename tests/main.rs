//! The one integration-test binary.

mod determinism;
mod evenings;
mod harness;
mod kill;
mod limits;
mod load;
mod panic;
mod patrol_system;
mod problems;
mod process;
mod schemas;
mod shell;
mod simulation;
mod smoke;
mod source;
mod tidy;
mod transcripts;
mod verbs;

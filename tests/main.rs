//! The one integration-test binary.

mod determinism;
mod evenings;
mod harness;
mod kill;
mod limits;
mod load;
mod native_world;
mod panic;
mod problems;
mod process;
mod shell;
mod simulation;
mod smoke;
mod source;
mod stock_world;
mod tidy;
mod transcripts;
mod verbs;

//! The one integration-test binary.

mod harness;
mod kill;
mod problems;
mod process;
mod simulation;
mod smoke;
mod transcripts;

//! The one integration-test binary.

mod harness;
mod kill;
mod problems;
mod process;
mod shell;
mod smoke;
mod transcripts;

//! The one integration-test binary.

mod harness;
mod kill;
mod load;
mod problems;
mod process;
mod smoke;
mod transcripts;

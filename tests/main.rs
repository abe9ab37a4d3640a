//! The one integration-test binary.

mod harness;
mod kill;
mod process;
mod smoke;
mod transcripts;

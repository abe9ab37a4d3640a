//! The one integration-test binary.

mod kill;
mod problems;
mod process;
mod smoke;

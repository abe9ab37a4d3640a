//! The one integration-test binary.

mod kill;
mod process;
mod smoke;

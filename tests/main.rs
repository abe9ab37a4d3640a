//! The one integration-test binary.

mod problems;

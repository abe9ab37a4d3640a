//! How properties are tried, and where a case that once broke one is remembered.
//!
//! Every `proptest!` of the house begins with `#![proptest_config(properties())]`, and `tests/tidy.rs`
//! sees to it. A case that fails is written below `tests/proptest-regressions`, in a file named
//! as the source is, and tried first ever after.

use proptest::test_runner::{Config, FileFailurePersistence};

/// Beside `src`.
const FOLDER: &str = "tests/proptest-regressions";

/// As many cases as usual.
pub fn properties() -> Config {
    let remembered = FileFailurePersistence::SourceParallel(FOLDER);
    Config { failure_persistence: Some(Box::new(remembered)), ..Config::default() }
}

/// So many cases.
pub fn so_often(cases: u32) -> Config {
    Config { cases, ..properties() }
}

#[cfg(test)]
mod tests {
    use proptest::test_runner::FailurePersistence;

    use super::*;

    #[test]
    fn issue14_24_cases_that_failed_are_found_below_the_tests() {
        let remembered = FileFailurePersistence::SourceParallel(FOLDER);
        let cuts = remembered.load_persisted_failures2(Some("src/telnet/conformance/cuts.rs"));
        assert!(!cuts.is_empty(), "one was found while telnet was cut to pieces");
    }
}

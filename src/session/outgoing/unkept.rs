//! What is said while the disk does not answer, and when it is back.

use serde::{Deserialize, Serialize};

pub(super) const NOT_KEPT_YET: &str = "(The disk does not answer. What follows has happened, but it is not kept yet; \
                            it will be as soon as the disk is back.)";
const BACK: &str = "(The disk is back, and all of that is kept.)";

/// Whether somebody was shown what was not kept yet, and is owed the word that it is.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub(in crate::session) struct Unkept(Option<u64>);

impl Unkept {
    /// They were told that what they read waits for this batch.
    pub fn told(&mut self, batch: u64) {
        self.0 = self.0.max(Some(batch));
    }

    pub fn is_owed(self) -> bool {
        self.0.is_some()
    }

    /// The word, once that batch is on the disk.
    pub fn all_clear(&mut self, kept_until: u64) -> Option<&'static str> {
        self.0.take_if(|batch| *batch <= kept_until).map(|_| BACK)
    }

    /// Later batches than `handed` never were: what was told of them is told of by others.
    pub fn forget(&mut self, handed: u64) {
        self.0 = self.0.filter(|batch| *batch <= handed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn issue14_32_whoever_was_warned_is_told_once_that_all_is_kept() {
        let mut unkept = Unkept::default();
        assert_eq!(unkept.all_clear(9), None);
        unkept.told(4);
        unkept.told(3);
        assert_eq!(unkept.all_clear(3), None, "the newest of them counts");
        assert!(unkept.is_owed() && unkept.all_clear(4).is_some());
        assert_eq!(unkept.all_clear(5), None);
    }
}

//! Why a social cannot be done, in words.

use crate::game::Refusal;

pub(super) fn not_at_that(word: &str) -> Refusal {
    Refusal::Because(format!(
        "That is hard to picture. `{word}` alone can be done; `help {word}` shows what else."
    ))
}

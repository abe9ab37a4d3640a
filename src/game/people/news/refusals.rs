//! Why something is no news, in words.

use crate::base::limits::DRAFT_CHARS_MAX;
use crate::game::Refusal;

pub(super) fn no_such_piece(number: u64) -> Refusal {
    Refusal::Because(format!(
        "There is no piece {number} in the news. `news 50` shows the last fifty."
    ))
}

pub(super) fn too_long() -> Refusal {
    Refusal::Because(format!("News have at most {DRAFT_CHARS_MAX} letters."))
}

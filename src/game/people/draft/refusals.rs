//! Why something cannot be written, in words.

use crate::base::limits::{DRAFT_CHARS_MAX, DRAFT_LINES_MAX, SUBJECT_CHARS_MAX};
use crate::game::Refusal;

pub(super) fn nothing_written() -> Refusal {
    Refusal::Because("You have not written anything yet. `/q` leaves it so.".into())
}

pub(super) fn full() -> Refusal {
    Refusal::Because(format!(
        "That is too much: {DRAFT_LINES_MAX} lines and {DRAFT_CHARS_MAX} letters at most. `.` sends it as \
         it is."
    ))
}

pub(super) fn long_subject() -> Refusal {
    Refusal::Because(format!(
        "What it is about has at most {SUBJECT_CHARS_MAX} letters. Write the rest behind `=`, or in the \
         lines below."
    ))
}

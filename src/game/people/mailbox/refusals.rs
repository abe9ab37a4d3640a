//! Why no words are left for somebody who is away, in words.

use crate::base::limits::{MESSAGE_CHARS_MAX, MESSAGES_FROM_ONE_MAX};
use crate::game::Refusal;

pub(super) fn too_long(name: &str) -> Refusal {
    Refusal::Because(format!(
        "{name} is away, and words that wait have at most {MESSAGE_CHARS_MAX} letters."
    ))
}

pub(super) fn too_many_of_yours(name: &str) -> Refusal {
    Refusal::Because(format!(
        "{name} is away, and {MESSAGES_FROM_ONE_MAX} things that you said wait already."
    ))
}

pub(super) fn too_many(name: &str) -> Refusal {
    Refusal::Because(format!("{name} is away, and no more words can wait for them."))
}

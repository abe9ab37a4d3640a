//! Why somebody is not heard for a while, or no complaint is taken, in words.

use crate::base::clock::Millis;
use crate::base::limits::{
    COMPLAINT_CHARS_MAX, COMPLAINTS_FROM_ONE_MAX, FLOOD_LINES_MAX, FLOOD_SECONDS,
};
use crate::game::Refusal;

/// `wait`: until they may go on.
pub(super) fn too_much(wait: Millis) -> Refusal {
    let wait = Millis::seconds(wait.0.div_ceil(1_000)).in_words();
    Refusal::Because(format!(
        "Those were {FLOOD_LINES_MAX} lines within {FLOOD_SECONDS} seconds, faster than anybody reads. \
         Nobody heard this one; you can go on in {wait}."
    ))
}

pub(super) fn yourself() -> Refusal {
    Refusal::Because("That you have noticed it is the better half of it. Nobody need know.".into())
}

pub(super) fn says_nothing(name: &str) -> Refusal {
    let small = name.to_lowercase();
    Refusal::Because(format!(
        "Say what {name} did: `report {small} <what they did>`. Staff read it, with the last words that \
         you read of them."
    ))
}

pub(super) fn too_long() -> Refusal {
    Refusal::Because(format!("A complaint has at most {COMPLAINT_CHARS_MAX} letters."))
}

pub(super) fn too_many() -> Refusal {
    Refusal::Because(format!(
        "{COMPLAINTS_FROM_ONE_MAX} complaints of yours are with the staff already. They will see to \
         them; `ignore <who>` gives you peace until then."
    ))
}

pub(super) fn no_such(number: u64) -> Refusal {
    Refusal::Because(format!("No complaint has the number {number}. `@reports` shows them all."))
}

//! Why nobody is spoken to, in words.

use crate::game::Refusal;

pub(super) fn to_yourself() -> Refusal {
    Refusal::Because("You tell yourself that you could have thought it.".into())
}

pub(super) fn gone() -> Refusal {
    Refusal::Because("They are not in the world any more.".into())
}

pub(super) fn nobody_to_answer() -> Refusal {
    Refusal::Because("Nobody has told you anything yet.".into())
}

//! Why something that was found is not kept, or not closed, in words.

use crate::base::limits::{REMARK_CHARS_MAX, REMARKS_OPEN_FROM_ONE_MAX};
use crate::game::Refusal;

pub(super) fn too_long() -> Refusal {
    Refusal::Because(format!(
        "Say it in {REMARK_CHARS_MAX} letters, please. The first ones count most."
    ))
}

pub(super) fn too_many_of_yours() -> Refusal {
    Refusal::Because(format!(
        "{REMARKS_OPEN_FROM_ONE_MAX} things that you found lie open. Let staff see to those first."
    ))
}

pub(super) fn no_such_number(number: u64) -> Refusal {
    Refusal::Because(format!(
        "Nothing of number {number} is kept. `@bugs list all` shows all there is."
    ))
}

pub(super) fn closed_already(number: u64) -> Refusal {
    Refusal::Because(format!("Number {number} is closed already. `@bugs show {number}` tells how."))
}

//! Why there is nothing to confirm or to undo, in words.

use crate::game::Refusal;

pub(super) fn nothing_asked() -> Refusal {
    Refusal::Because("You were asked nothing in the last minute.".into())
}

pub(super) fn nothing_waits() -> Refusal {
    Refusal::Because("Nothing you did can be undone now.".into())
}

pub(super) fn too_many() -> Refusal {
    Refusal::Because("Wait until what you did last is done, or `undo` it.".into())
}

pub(super) fn waits_already(what: &str) -> Refusal {
    Refusal::Because(format!("You are about to {what} already. `undo` takes that back."))
}

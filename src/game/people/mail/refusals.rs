//! Why a letter cannot be sent or read, in words.

use crate::base::limits::{MAIL_FROM_ONE_MAX, MAIL_HELD_MAX};
use crate::game::Refusal;
use crate::text::style::clean;

pub(super) fn nobody(name: &str) -> Refusal {
    let name: String = clean(name).chars().take(30).collect();
    Refusal::Because(format!(
        "Nobody called \"{name}\" has ever come ashore here. A letter needs the whole name: \
         `mail <who> <about what> = <words>`."
    ))
}

pub(super) fn too_many_of_yours(name: &str) -> Refusal {
    Refusal::Because(format!(
        "{MAIL_FROM_ONE_MAX} letters of yours lie with {name} unread. Let them read those first."
    ))
}

pub(super) fn box_is_full(name: &str) -> Refusal {
    Refusal::Because(format!(
        "{name} has {MAIL_HELD_MAX} letters already, and no room for another. `tell` still reaches them."
    ))
}

pub(super) fn no_such_letter(number: u64) -> Refusal {
    Refusal::Because(format!("You have no letter {number}. `mail` lists those that you have."))
}

pub(super) fn write_what() -> Refusal {
    Refusal::Because(
        "Write what? `write board <about what>` pins a note to the board here, `write to <who>` begins a \
         letter, `mail <who> <about what> = <words>` sends one at once."
            .into(),
    )
}

pub(super) fn check_what() -> Refusal {
    Refusal::Because("Check what? `check mail` lists your letters.".into())
}

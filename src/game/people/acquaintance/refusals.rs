//! Why somebody is not ignored, is no friend, or is not reached, in words.

use super::state::Bond;
use crate::base::limits::TYPED_SHOWN_CHARS_MAX;
use crate::game::Refusal;
use crate::text::style::clean;

/// Whoever is spoken to ignores the speaker.
pub(super) fn does_not_hear(name: &str) -> Refusal {
    Refusal::Because(format!("{name} does not hear you."))
}

/// The speaker ignores whoever is spoken to.
pub(super) fn could_not_answer(name: &str) -> Refusal {
    Refusal::Because(format!(
        "You ignore {name}, and would not hear the answer. `unignore {}` ends that.",
        name.to_lowercase()
    ))
}

pub(super) fn yourself(bond: Bond) -> Refusal {
    Refusal::Because(match bond {
        Bond::Ignored => "You try not to listen to yourself. It does not work.".into(),
        Bond::Friend => "You are your own friend already, it is hoped.".into(),
    })
}

pub(super) fn is_staff(name: &str) -> Refusal {
    Refusal::Because(format!(
        "{name} is of the staff, who may have to tell you something, so they are always heard."
    ))
}

pub(super) fn already(bond: Bond, name: &str) -> Refusal {
    let small = name.to_lowercase();
    Refusal::Because(match bond {
        Bond::Ignored => format!("You ignore {name} already. `unignore {small}` ends it."),
        Bond::Friend => {
            format!("{name} is a friend of yours already. `friend remove {small}` ends it.")
        }
    })
}

pub(super) fn too_many(bond: Bond, most: usize) -> Refusal {
    Refusal::Because(match bond {
        Bond::Ignored => {
            format!("You ignore {most} people, and no more fit in. `unignore <who>` makes room.")
        }
        Bond::Friend => {
            format!(
                "You have {most} friends, and no more fit in. `friend remove <who>` makes room."
            )
        }
    })
}

pub(super) fn not_so(bond: Bond, name: &str) -> Refusal {
    Refusal::Because(match bond {
        Bond::Ignored => format!("You do not ignore {name}. `ignore` shows whom you do."),
        Bond::Friend => format!("{name} is not among your friends. `friend` shows who is."),
    })
}

pub(super) fn no_such(typed: &str) -> Refusal {
    let typed: String = clean(typed).chars().take(TYPED_SHOWN_CHARS_MAX).collect();
    Refusal::Because(format!("No player is called \"{typed}\". `who` shows who is about."))
}

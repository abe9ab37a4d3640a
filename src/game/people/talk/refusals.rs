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

/// They told nobody anything that could be gone on with.
pub(super) fn told_nobody() -> Refusal {
    Refusal::Because("You have told nobody anything yet. `tell <who> <words>` does.".into())
}

/// Whoever is meant is a player elsewhere.
pub(super) fn elsewhere(name: &str) -> Refusal {
    let small = name.to_lowercase();
    Refusal::Because(format!("{name} is not here. `tell {small} <words>` reaches them."))
}

pub(super) fn asleep(name: &str) -> Refusal {
    let name = crate::text::sentence::capitalise(name);
    Refusal::Because(format!("{name} is asleep, and hears no whisper."))
}

pub(super) fn whisper_alone() -> Refusal {
    Refusal::Because("You whisper something to yourself, and hear it.".into())
}

/// Shouts of other rooms are heard already.
pub(super) fn hears_already() -> Refusal {
    Refusal::Because("You hear shouts from other rooms already. `shout off` hears none.".into())
}

/// They are not heard already.
pub(super) fn hears_none_already() -> Refusal {
    Refusal::Because("You hear no shouts from other rooms already. `shout on` hears them.".into())
}

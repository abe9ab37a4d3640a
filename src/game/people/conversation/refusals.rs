//! Why nobody answers, in words.

use crate::game::Refusal;
use crate::game::frame::refusal::or_list;
use crate::text::sentence::{capitalise, the};

pub(super) fn nobody_here() -> Refusal {
    Refusal::Because("There is nobody here who would talk with you.".into())
}

/// `calls`: the words for those who would answer.
pub(super) fn with_whom(calls: &[String]) -> Refusal {
    let first = calls.first().map_or("", String::as_str).to_uppercase();
    Refusal::Because(format!("Talk with whom: {}? TALK {first}, for one.", or_list(calls)))
}

pub(super) fn asleep(name: &str) -> Refusal {
    Refusal::Because(format!("{} is asleep.", capitalise(&the(name))))
}

pub(super) fn in_a_fight(name: &str) -> Refusal {
    Refusal::Because(format!(
        "{} is in a fight, and has no words to spare.",
        capitalise(&the(name))
    ))
}

pub(super) fn hostile(name: &str) -> Refusal {
    Refusal::Because(format!("{} is not here to talk.", capitalise(&the(name))))
}

pub(super) fn speechless(name: &str) -> Refusal {
    Refusal::Because(format!("{} does not talk, not to anybody.", capitalise(&the(name))))
}

/// `name`: of a player.
pub(super) fn a_player(name: &str) -> Refusal {
    Refusal::Because(format!(
        "{name} is somebody like you: SAY reaches everyone here, and TELL {} only them.",
        name.to_uppercase()
    ))
}

pub(super) fn yourself() -> Refusal {
    Refusal::Because("You have heard all you have to say. Talk with somebody else.".into())
}

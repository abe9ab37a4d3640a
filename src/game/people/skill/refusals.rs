//! Why a skill is not used, in words.

use crate::game::Refusal;

pub(super) fn no_such_skill() -> Refusal {
    Refusal::Because("You have no such skill.".into())
}

pub(super) fn no_friend() -> Refusal {
    Refusal::Because("That is no friend of yours.".into())
}

/// `verb`: what the skill is typed as.
pub(super) fn whom(verb: &str) -> Refusal {
    Refusal::Because(format!("Whom? Type `{verb} <who>`."))
}

pub(super) fn nothing_to_heal() -> Refusal {
    Refusal::Because("There is nothing to heal.".into())
}

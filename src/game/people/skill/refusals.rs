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

/// `has`: the skills of one's calling.
pub(super) fn cast_what(has: &str) -> Refusal {
    Refusal::Because(format!("Cast what? You have {has}. Each may be typed by itself."))
}

/// `others`: the calling that has a skill of this name; `has`: the skills of one's own.
pub(super) fn no_skill_called(name: &str, others: Option<&str>, has: &str) -> Refusal {
    let whose = match others {
        Some(calling) => format!("`{name}` is a skill of the {calling}, and not of your calling."),
        None => format!("Nobody here learns a skill called \"{name}\"."),
    };
    Refusal::Because(format!("{whose} You have {has}; `kill` strikes with what you hold."))
}

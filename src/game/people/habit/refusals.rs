//! Why a habit is not taken on, or a line not done again, in words.

use crate::base::limits::{ALIAS_CHARS_MAX, ALIAS_LINES_MAX, ALIAS_NAME_CHARS_MAX, ALIASES_MAX};
use crate::game::Refusal;
use crate::game::people::player::Fault;

pub fn too_many_lines() -> Refusal {
    Refusal::Because(format!(
        "That would be more than {ALIAS_LINES_MAX} commands at once, or too long."
    ))
}

/// An alias, or what is done again, would answer a question that was asked of the player.
pub fn answers_nothing() -> Refusal {
    Refusal::Because(
        "Type `confirm` by yourself: no alias and no repeating does it for you.".into(),
    )
}

/// Too many lines came of what was typed, of late.
pub fn too_fast() -> Refusal {
    Refusal::Because("That is more than anybody can do in a minute. Take a breath.".into())
}

pub fn nothing_typed() -> Refusal {
    Refusal::Because("You have typed nothing before that could be repeated.".into())
}

/// `beginning`: what nothing that was typed begins with.
pub fn nothing_like_it(beginning: &str) -> Refusal {
    Refusal::Because(format!("Nothing that you typed of late begins with \"{beginning}\"."))
}

/// `part`: what the last line does not hold.
pub fn without(part: &str) -> Refusal {
    Refusal::Because(format!("There is no \"{part}\" in what you typed last."))
}

pub(super) fn no_alias(name: &str) -> Refusal {
    Refusal::Because(format!("You have no alias `{name}`. `alias` lists those that you have."))
}

pub(super) fn no_name() -> Refusal {
    Refusal::Because(format!(
        "An alias is one word of at most {ALIAS_NAME_CHARS_MAX} letters and digits: `alias gc get all corpse`."
    ))
}

pub(super) fn too_long() -> Refusal {
    Refusal::Because(format!(
        "An alias stands for at most {ALIAS_CHARS_MAX} characters and {ALIAS_LINES_MAX} commands."
    ))
}

pub(super) fn too_many() -> Refusal {
    Refusal::Because(format!(
        "You have {ALIASES_MAX} aliases, and more nobody can have. `unalias` forgets one."
    ))
}

/// `verb`: a command that has to be what it is.
pub(super) fn never(verb: &str) -> Refusal {
    Refusal::Because(format!("`{verb}` is always itself, so that nobody is locked in by an alias."))
}

pub(super) fn no_description(why: &Fault) -> Refusal {
    Refusal::Because(why.says())
}

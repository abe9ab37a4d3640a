//! Why nothing comes of it, in words.

use crate::base::clock::Millis;
use crate::game::Refusal;

/// `most`: how many there are.
pub(super) fn no_such_goal(most: usize) -> Refusal {
    Refusal::Because(match most {
        0 => "There is no goal for you here. HELP NEWBIE tells how to begin.".into(),
        most => format!("Goals have numbers from 1 to {most}. GOALS shows them."),
    })
}

pub(super) fn done_already() -> Refusal {
    Refusal::Because("You have done that one already.".into())
}

pub(super) fn by_doing_only() -> Refusal {
    Refusal::Because("Nothing is asked about this one: do it, and it is done.".into())
}

pub(super) fn wrong(hint: &str) -> Refusal {
    Refusal::Because(format!("That is not it. {hint}"))
}

pub(super) fn nothing_to_skip() -> Refusal {
    Refusal::Because(
        "You are through with the checklist. GOALS SWAP 1 changes an open goal.".into(),
    )
}

pub(super) fn not_yet_open() -> Refusal {
    Refusal::Because(
        "Those of the checklist are not changed for others. GOALS SKIP 1 is for who knows the first.".into(),
    )
}

pub(super) fn too_soon(wait: Millis) -> Refusal {
    Refusal::Because(format!("You changed one a while ago. You may again in {}.", wait.in_words()))
}

pub(super) fn no_other() -> Refusal {
    Refusal::Because("There is no other goal for you here.".into())
}

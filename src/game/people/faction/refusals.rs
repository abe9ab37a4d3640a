//! Why a faction is not found, takes nobody in or keeps its shops shut, in words.
//!
//! `the`: a faction's name with its article, `the Lantern Guild`.

use crate::game::Refusal;
use crate::text::sentence::capitalise;

/// A word that fits two factions.
pub(super) fn may_be_either(typed: &str, one: &str, other: &str) -> Refusal {
    Refusal::Because(format!("\"{typed}\" may be {one} or {other}."))
}

/// `near`: the name that comes nearest.
pub(super) fn no_faction(typed: &str, near: Option<&str>) -> Refusal {
    let help = match near {
        Some(name) => format!("Did you mean {name}?"),
        None => "Type `faction list` for all of them.".into(),
    };
    Refusal::Because(format!("There is no faction \"{typed}\". {help}"))
}

pub(super) fn name_two() -> Refusal {
    Refusal::Because("Name two factions.".into())
}

/// Many words, which may be cut in many places.
pub(super) fn name_two_by_ids() -> Refusal {
    Refusal::Because("Name two factions, by their ids if need be.".into())
}

/// What a builder took out of the world meanwhile.
pub(super) fn gone() -> Refusal {
    Refusal::Because("There is no such faction any more.".into())
}

pub(super) fn takes_nobody(the: &str) -> Refusal {
    Refusal::Because(format!("{} takes nobody in.", capitalise(the)))
}

pub(super) fn belongs_already(the: &str) -> Refusal {
    Refusal::Because(format!("You belong to {the} already."))
}

pub(super) fn belongs_elsewhere() -> Refusal {
    let why = "You belong to a faction already. Leave that one first: `faction leave`.";
    Refusal::Because(why.into())
}

pub(super) fn below_level(the: &str, level: u32) -> Refusal {
    Refusal::Because(format!("{} takes nobody below level {level}.", capitalise(the)))
}

pub(super) fn has_enough(the: &str) -> Refusal {
    Refusal::Because(format!("{} has as many members as it wants.", capitalise(the)))
}

pub(super) fn hostile(the: &str) -> Refusal {
    let the = capitalise(the);
    Refusal::Because(format!("{the} would sooner see you dead. Make amends first."))
}

pub(super) fn belongs_to_none() -> Refusal {
    Refusal::Because("You belong to no faction.".into())
}

/// What a merchant of the faction says to its enemies.
pub(super) fn not_with_an_enemy(the: &str) -> String {
    format!("Not with an enemy of {the}.")
}

/// What a merchant of the faction says to those below the tier from which its shops are open.
pub(super) fn come_back_when(tier: &str, the: &str) -> String {
    format!("Come back when you are {tier} to {the}.")
}

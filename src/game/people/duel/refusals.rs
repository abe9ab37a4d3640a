//! Why there is no duel, in words.

use crate::game::Refusal;
use crate::text::sentence::{capitalise, the};

/// `name`: of an NPC, without an article.
pub(super) fn no_player(name: &str) -> Refusal {
    let name = capitalise(&the(name));
    Refusal::Because(format!(
        "{name} fights no duels. Players do; for everyone else there is `kill`."
    ))
}

/// `name`: of whoever is in a duel, or of one who is in one with oneself.
pub(super) fn in_a_duel(name: &str) -> Refusal {
    Refusal::Because(format!("{name} is in a duel. It is for the two of them alone."))
}

pub(super) fn your_own_first() -> Refusal {
    Refusal::Because("You are in a duel already. It is for the two of you alone.".into())
}

/// `name`: of whom one has challenged already.
pub(super) fn asked_already(name: &str) -> Refusal {
    let how = "Wait for an answer, or take it back with `duel decline`.";
    Refusal::Because(format!("You have challenged {name} already. {how}"))
}

/// `name`: of one who challenged whoever would challenge them.
pub(super) fn asked_you(name: &str) -> Refusal {
    Refusal::Because(format!("{name} has challenged you. `duel accept {}` takes it.", lower(name)))
}

/// `name`: of one who fights something else, lies down, or has lost the link.
pub(super) fn not_ready(name: &str) -> Refusal {
    Refusal::Because(format!("{name} is in no state for a duel now."))
}

pub(super) fn nobody_asked() -> Refusal {
    Refusal::Because("Nobody has challenged you. `duel <who>` asks somebody who is here.".into())
}

/// `names`: of all who did.
pub(super) fn who_of_them(names: &[String], verb: &str) -> Refusal {
    let typed: Vec<String> = names.iter().map(|name| format!("`{verb} {}`", lower(name))).collect();
    Refusal::Because(format!("Several have challenged you: type {}.", typed.join(" or ")))
}

/// `name`: as it was typed.
pub(super) fn not_asked_by(name: &str) -> Refusal {
    Refusal::Because(format!("Nobody called \"{name}\" has challenged you."))
}

/// `name`: of one who is in another room.
pub(super) fn not_here(name: &str) -> Refusal {
    Refusal::Because(format!("{name} is not here. A duel is fought where both of you are."))
}

pub(super) fn no_duel_to_yield() -> Refusal {
    Refusal::Because("You are in no duel. From any other fight you could `flee`.".into())
}

fn lower(name: &str) -> String {
    name.to_lowercase()
}

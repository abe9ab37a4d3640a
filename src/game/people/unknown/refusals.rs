//! What is said to words that are no verbs.

use crate::base::id::CreatureId;
use crate::game::people::player;
use crate::game::{Refusal, World};
use crate::text::sentence::{capitalise, the};

pub(super) fn skill_of(verb: &str, calling: &str) -> Refusal {
    Refusal::Because(format!(
        "`{verb}` is a skill of the {calling}. `skills` shows your own, `help callings` whose is whose."
    ))
}

pub(super) fn a_number() -> Refusal {
    Refusal::Because(
        "There is nothing to choose from by number just now. A number stands behind a command: \
         `buy 2`, `get 3 coins`."
            .into(),
    )
}

/// `word`: what was typed.
pub(super) fn somebody_here(world: &World, who: CreatureId, word: &str) -> Refusal {
    let name = world.creatures.get(who).map(|body| body.name().to_owned()).unwrap_or_default();
    Refusal::Because(format!(
        "{} is here. A command comes first: `look {word}`, `consider {word}`, or `say` something.",
        capitalise(&the(&name))
    ))
}

/// A thing that lies here; `word`: what was typed.
pub(super) fn something(name: &str, word: &str) -> Refusal {
    Refusal::Because(format!(
        "You see {name}. A command comes first: `look {word}` or `get {word}`."
    ))
}

/// A player who is somewhere else, or away.
pub(super) fn somebody_else(world: &World, who: CreatureId) -> Refusal {
    let name = player::name_of(world, who);
    Refusal::Because(format!("To speak to {name}, type `tell {} <words>`.", name.to_lowercase()))
}

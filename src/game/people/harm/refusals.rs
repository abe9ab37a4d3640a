//! Why nobody is struck in an arena, in words.

use crate::game::Refusal;

/// `name`: of a player whose link is broken.
pub(super) fn nobody_there(name: &str) -> Refusal {
    Refusal::Because(format!("Nobody is behind {name}'s eyes just now. Wait until they are back."))
}

/// `name`: of a player who is not on their feet.
pub(super) fn looks_on(name: &str) -> Refusal {
    Refusal::Because(format!("{name} is not on their feet, and whoever sits in an arena looks on."))
}

pub(super) fn of_your_group(name: &str) -> Refusal {
    Refusal::Because(format!(
        "{name} is of your group. `ungroup` comes first, or `duel {}`.",
        name.to_lowercase()
    ))
}

//! Why nobody moves, and no door does, in words.

use super::DoorMove;
use crate::game::Refusal;

pub(super) fn no_way_there() -> Refusal {
    Refusal::Because("There is no way there.".into())
}

pub(super) fn which_door(how: DoorMove) -> Refusal {
    let verb = match how {
        DoorMove::Open => "Open",
        DoorMove::Close => "Close",
        DoorMove::Lock => "Lock",
        DoorMove::Unlock => "Unlock",
    };
    Refusal::Because(format!("{verb} what? Name a door or a direction."))
}

/// A box or a bag, which is no door.
pub(super) fn is_open_already(word: &str) -> Refusal {
    Refusal::Because(format!("That is open already: type `look in {word}`."))
}

/// `door`: `the iron grille`.
pub(super) fn close_it_first(door: &str) -> Refusal {
    Refusal::Because(format!("Close {door} first."))
}

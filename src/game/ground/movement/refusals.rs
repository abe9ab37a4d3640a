//! Why nobody moves, and no door does, in words.

use super::DoorMove;
use crate::game::Refusal;
use crate::text::sentence::{capitalise, the};

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

/// A box or a bag, which is no door and always open. `name`: of it; `words`: what was typed for it.
pub(super) fn no_lid(how: DoorMove, name: &str, words: &str) -> Refusal {
    let name = capitalise(&the(name));
    Refusal::Because(match how {
        DoorMove::Open => format!("{name} is open already: type `look in {words}`."),
        DoorMove::Close => format!("{name} has nothing to close: it stays open."),
        DoorMove::Lock | DoorMove::Unlock => format!("{name} has no lock."),
    })
}

/// `door`: `the iron grille`.
pub(super) fn close_it_first(door: &str) -> Refusal {
    Refusal::Because(format!("Close {door} first."))
}

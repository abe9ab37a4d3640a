//! Why nobody moves, and no door does, in words.

use super::DoorMove;
use crate::game::Refusal;
use crate::text::sentence::{capitalise, the};
use crate::text::words::agreeing;

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
    Refusal::Because(match how {
        DoorMove::Open => {
            let is = agreeing(name, "is", "are");
            format!("{} {is} open already: type `look in {words}`.", capitalise(&the(name)))
        }
        DoorMove::Close => format!("There is nothing to close about {}: it stays open.", the(name)),
        DoorMove::Lock | DoorMove::Unlock => format!("There is no lock on {}.", the(name)),
    })
}

/// `door`: `the iron grille`.
pub(super) fn close_it_first(door: &str) -> Refusal {
    Refusal::Because(format!("Close {door} first."))
}

//! Why nobody is told where somebody is, in words.

use super::named;
use crate::base::limits::TYPED_SHOWN_CHARS_MAX;
use crate::game::Refusal;
use crate::text::style::clean;
use crate::text::words::capitalise;

pub(super) fn right_here(name: &str) -> Refusal {
    Refusal::Because(format!("{} is right here.", capitalise(&named(name))))
}

/// Neither here nor a player who is in the world.
pub(super) fn unknown(typed: &str) -> Refusal {
    let typed: String = clean(typed).chars().take(TYPED_SHOWN_CHARS_MAX).collect();
    Refusal::Because(format!(
        "You cannot tell where \"{typed}\" is. `where` alone shows who is about here, `go <place>` walks to a \
         place that you know."
    ))
}

pub(super) fn elsewhere(name: &str) -> Refusal {
    Refusal::Because(format!(
        "{name} is not about here. You could ask: `tell {name} Where are you?`"
    ))
}

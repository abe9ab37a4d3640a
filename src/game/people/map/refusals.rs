//! Why no map is drawn, in words.

use crate::base::limits::TYPED_SHOWN_CHARS_MAX;
use crate::game::Refusal;
use crate::text::style::clean;
use crate::text::words::list;

pub(super) fn no_area_here() -> Refusal {
    let line = "This place is of no area that you know. `map` draws what you have seen around you.";
    Refusal::Because(line.into())
}

/// `known`: areas of which there is one.
pub(super) fn no_such_area(typed: &str, known: &[String]) -> Refusal {
    let typed: String = clean(typed).chars().take(TYPED_SHOWN_CHARS_MAX).collect();
    let there_are = match known {
        [] => "You have seen no area yet.".to_owned(),
        known => format!("You have seen something of {}.", list(known)),
    };
    Refusal::Because(format!("You know no area called \"{typed}\". {there_are}"))
}

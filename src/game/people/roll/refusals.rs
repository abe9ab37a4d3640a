//! Why somebody is not listed, or not found, in words.

use crate::base::limits::TYPED_SHOWN_CHARS_MAX;
use crate::game::Refusal;
use crate::game::frame::refusal::or_list;
use crate::text::style::clean;

fn shown(typed: &str) -> String {
    clean(typed).chars().take(TYPED_SHOWN_CHARS_MAX).collect()
}

/// `typed`: what stands behind `who` and means nothing.
pub(super) fn no_filter(typed: &str) -> Refusal {
    Refusal::Because(format!(
        "`who` lists nobody by \"{}\". By level it is `who 1-10`; by calling, faction or part of a name, \
         that word; and there are `who friends`, `new`, `seeking`, `staff` and `here`.",
        shown(typed)
    ))
}

/// `near`: players who are here and are called nearly so.
pub(super) fn no_player(typed: &str, near: &[String]) -> Refusal {
    let meant = match near.is_empty() {
        true => String::new(),
        false => format!(" Do you mean {}?", or_list(near)),
    };
    Refusal::Because(format!(
        "No player is called \"{}\".{meant} `who` lists those who are here, and `look` shows whoever is \
         before you.",
        shown(typed)
    ))
}

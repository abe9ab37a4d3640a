//! Why nobody sets out, in words.

use crate::base::limits::{RUN_STEPS_MAX, TYPED_SHOWN_CHARS_MAX};
use crate::game::Refusal;
use crate::game::frame::refusal::or_list;
use crate::text::style::clean;

fn shown(typed: &str) -> String {
    clean(typed).chars().take(TYPED_SHOWN_CHARS_MAX).collect()
}

pub(super) fn here_already(place: &str) -> Refusal {
    Refusal::Because(format!("You are there already: {place}."))
}

pub(super) fn at_home(place: &str) -> Refusal {
    Refusal::Because(format!("You are at home already: {place}."))
}

pub(super) fn no_way_known(place: &str) -> Refusal {
    Refusal::Because(format!(
        "You know of no way from here to {place}. `map` shows the ways you know."
    ))
}

/// Something that is not a place, and stands here.
pub(super) fn is_here(thing: &str) -> Refusal {
    Refusal::Because(format!("That is right here: `look {}` shows it.", shown(thing)))
}

pub(super) fn no_such_place(typed: &str, near: &[String]) -> Refusal {
    let typed = shown(typed);
    let near: Vec<String> =
        near.iter().map(|name| format!("`go {}`", name.to_lowercase())).collect();
    let hint = match near.is_empty() {
        true => "`exits` shows the ways from here, `map` what you have seen.".to_owned(),
        false => format!("Did you mean {}?", or_list(&near)),
    };
    Refusal::Because(format!("You know no place called \"{typed}\". {hint}"))
}

pub(super) fn no_route(typed: &str) -> Refusal {
    let typed = shown(typed);
    let line = format!("\"{typed}\" is no row of directions. Type `run 3n2e`, or `go <place>`.");
    Refusal::Because(line)
}

pub(super) fn too_far() -> Refusal {
    Refusal::Because(format!("That is too far at once: {RUN_STEPS_MAX} steps are the most."))
}

pub(super) fn way_is_gone() -> Refusal {
    Refusal::Because("The way that was here is gone.".into())
}

pub(super) fn no_home() -> Refusal {
    Refusal::Because(
        "There is no place that you call home yet. Where you `sleep` is home from then on.".into(),
    )
}

pub(super) fn not_walking() -> Refusal {
    Refusal::Because(
        "You are neither fighting nor on the way anywhere, so there is nothing to stop.".into(),
    )
}

/// `how`: `enter`, `leave`. `ways`: what could be typed.
pub(super) fn which_way(how: &str, ways: &[String]) -> Refusal {
    Refusal::Because(match ways {
        [] => "There is no way out of here.".into(),
        ways => format!("Which way do you want to {how}? The ways from here: {}.", or_list(ways)),
    })
}

/// Something that leads nowhere.
pub(super) fn leads_nowhere(how: &str, typed: &str, ways: &[String]) -> Refusal {
    let typed = shown(typed);
    let there_are = match ways {
        [] => "There is no way out of here.".to_owned(),
        ways => format!("The ways from here: {}.", or_list(ways)),
    };
    Refusal::Because(format!("You cannot {how} \"{typed}\". {there_are}"))
}

/// `climb` where nothing leads up or down.
pub(super) fn nothing_to_climb(ways: &[String]) -> Refusal {
    let line = "There is nothing to climb here that leads anywhere.";
    Refusal::Because(match ways {
        [] => line.into(),
        ways => format!("{line} The ways from here: {}.", or_list(ways)),
    })
}

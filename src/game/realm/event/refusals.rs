//! Why an event is not begun, ended or shown, and what would work.

use super::content::WorldEvent;
use super::pages;
use super::rules::all_written;
use super::state::On;
use crate::base::limits::{EVENTS_ON_MAX, TYPED_SHOWN_CHARS_MAX};
use crate::game::frame::refusal::or_list;
use crate::game::{Content, Refusal, View};
use crate::text::sentence::{capitalise, list};
use crate::text::style::clean;
use crate::yaml::suggest::nearest;

/// `known`: the names of those that the one who asks may know of.
pub(super) fn no_event(content: &Content, typed: &str, known: &[String]) -> Refusal {
    let typed: String = clean(typed).chars().take(TYPED_SHOWN_CHARS_MAX).collect();
    if known.is_empty() {
        return Refusal::Because(nothing_happens(content).into());
    }
    let near = nearest(&typed, known.iter().map(String::as_str));
    let meant = match near {
        Some(near) => format!("Do you mean {near}?"),
        None => "Type `event list` for those there are.".into(),
    };
    Refusal::Because(format!("No event that you know of is called \"{typed}\". {meant}"))
}

/// What is said to one who knows of no event.
pub(super) fn nothing_happens(content: &Content) -> &'static str {
    match all_written(content).next() {
        Some(_) => "Nothing out of the ordinary is going on.",
        None => "There are no events in this world.",
    }
}

pub(super) fn several(typed: &str, names: &[String]) -> Refusal {
    let typed: String = clean(typed).chars().take(TYPED_SHOWN_CHARS_MAX).collect();
    Refusal::Because(format!("\"{typed}\" may be {}. Type more of its name.", or_list(names)))
}

pub(super) fn on_already(view: View, event: &WorldEvent, on: &On) -> Refusal {
    let name = capitalise(&event.name);
    let left = pages::left(view, on);
    Refusal::Because(format!("{name} is on already, {left}. `@event stop` ends it."))
}

pub(super) fn not_on(view: View, event: &WorldEvent) -> Refusal {
    let on: Vec<&str> =
        view.world.world_events.all_on().map(|(_, known, _)| known.name.as_str()).collect();
    let others = match on.len() {
        0 => "No event is on.".to_owned(),
        1 => format!("On is {}.", list(&on)),
        _ => format!("On are {}.", list(&on)),
    };
    Refusal::Because(format!("{} is not on. {others}", capitalise(&event.name)))
}

pub(super) fn too_many() -> Refusal {
    Refusal::Because(format!(
        "{EVENTS_ON_MAX} events are on, and more cannot be. `@event stop` ends one."
    ))
}

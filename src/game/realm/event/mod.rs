//! Events of the world: a storm tide, a market day, a winter of wolves (C15).
//!
//! The rules of play:
//!
//! * An event is written (`events/*.yaml`). It **begins** by itself at moments that recur (people's
//!   calendar, a day of the season, a day of the Reach), or when something about the world holds, which
//!   is looked at as each part of the day begins; or by hand (`@event start`).
//! * While it is on, it has **effects** where its scope is: other weather and prices, a sign of it in
//!   the rooms, people who are there only then, and thanks of a faction for what is killed. What is in
//!   force lies with the ground (`influence`), and those who ask there know no events.
//! * It is **told** when it begins, at half-time and when it ends, to whoever is in its scope, or to
//!   everyone.
//! * It **ends** when its time is over: by the calendar if that began it, else by the world's clock,
//!   which stands while the server does; or with its condition; by hand; or when it is written no more.
//!   Whoever came for it leaves.
//!
//! What is on is kept, so that a restart neither ends an event nor begins one twice. One that was due
//! while the server was down begins late, unless it would be over.
//!
//! Not here, and later: signing up, sides, what is won (`signup`, `sides`, `win`, `rewards` in its file
//! are known and do nothing yet); what is told goes out as bulletins of `notice`.

mod almanac;
mod condition;
mod content;
mod find;
mod happened;
mod keep;
mod kind;
mod load;
mod pages;
mod refusals;
mod rules;
mod state;
#[cfg(test)]
mod tests;
mod thanks;
mod verbs;

pub use content::{Events, WorldEvent};
pub use happened::{Event, Stage, tell};
pub use keep::{EVENTS, WorldEventRow};
pub use kind::EVENT_FILES;
pub use pages::all_for_staff;
pub use rules::{adopt, check, due, start, stop};
pub use state::{Known, On, State, Until};
pub use verbs::VERBS;

use crate::game::Event as Any;
use crate::game::frame::fact::{Watched, fact, kept};
use crate::game::frame::watch::Marks;
use crate::game::ground::sky;
use crate::game::people::combat;
use crate::game::{Feature, Turn};

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature {
    name: "event",
    verbs: VERBS,
    hears: Some(hears),
    notices: &[happened::TOPIC],
    wakes: Some(rules::wake),
    check: Some(check),
    facts: &[kept(fact(
        "Events that are on here",
        ("Char.Status", "events"),
        "WORLD_EVENTS",
        Marks::PLACE,
        on_here,
    ))],
    forgets: Some(rules::forgets),
    ..Feature::NONE
};

/// The names of the events that are on where somebody is: `the storm tide, the market day`. In a world
/// without events nothing is told of them.
fn on_here(view: &Watched) -> Option<serde_json::Value> {
    rules::all_written(view.content).next()?;
    let room = view.world.places.room_of(view.who)?;
    let over = view.world.influences.over(view.content, room);
    let names: Vec<&str> = over.map(|influence| influence.name.as_str()).collect();
    Some(serde_json::json!(names.join(", ")))
}

/// Conditions are looked at as each part of the day begins, and deaths are thanked for.
pub fn hears(turn: &mut Turn, event: &Any) {
    match event {
        Any::Sky(sky::Event::PhaseBegan { phase }) => rules::look(turn, *phase),
        Any::Combat(died @ combat::Event::Died { .. }) => thanks::died(turn, died),
        _ => {}
    }
}

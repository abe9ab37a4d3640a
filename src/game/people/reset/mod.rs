//! Resets: what was taken comes again, and doors go back to how they were written.
//!
//! The rules of play:
//!
//! * An entry of `item_instances` that lies in a room is there from the first start. Once it is
//!   missing it comes again after its `respawn_seconds`, or its area's `default_respawn_time`, or
//!   five minutes; coins only where that is written. What is still there is never doubled, whoever
//!   put it there: like things in its place are counted, not remembered.
//! * `max_in_room` lets more gather than come at once; `max_in_world` and `unique` count all there
//!   are, those in packs of players who are away included. `only_when_empty` waits until no player
//!   looks.
//! * What lies in a container comes into the first such container that lies there, and waits for it
//!   while there is none.
//! * What NPCs have with them they have each time they come.
//! * A door that was moved goes back after its `reset_seconds` (or its area's time), as soon as no
//!   player is on either side. Whoever is locked in can turn the lock (`movement::latch`).
//!
//! When something is due is kept, so a restart neither hurries it nor puts it off. Nothing polls: a
//! room in which all is as it was written has no job.
//!
//! Not here: NPCs (`spawn`), and what falls to dust (`carry`).

mod keep;
mod rules;
mod state;
#[cfg(test)]
mod tests;

pub use keep::{PLACED, PLACED_ONCE, RESET, RESETS};
pub use rules::{LATE, begin, check, due, equip};
pub use state::State;

use crate::base::id::RoomId;
use crate::game::frame::tell::{Sentence, Teller};
use crate::game::ground::movement;
use crate::game::people::carry;
use crate::game::people::combat;
use crate::game::{Feature, Turn};
use crate::text::style::Style;

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature {
    name: "reset",
    hears: Some(hears),
    wakes: Some(begin),
    check: Some(check),
    numbers: &[LATE],
    outsides: &[rules::PLACED],
    ..Feature::NONE
};

/// What came again before somebody's eyes. Doors go back when nobody is there.
#[derive(Clone, Debug)]
pub enum Event {
    /// These things; with a builder's own line for it, if there is one.
    Came { room: RoomId, what: carry::Haul, message: Option<String> },
}

/// Where things were moved, it is seen whether any are missing now.
pub fn hears(turn: &mut Turn, event: &crate::game::Event) {
    use crate::game::Event as Any;
    match event {
        Any::Carry(
            carry::Event::Got { room, .. }
            | carry::Event::Dropped { room, .. }
            | carry::Event::Put { room, .. }
            | carry::Event::FellToDust { room, .. },
        )
        | Any::Combat(combat::Event::Decayed { room, .. })
        | Any::Wizard(crate::game::staff::wizard::Event::Purged { room, .. }) => {
            rules::look_over(turn, *room);
        }
        Any::Movement(movement::Event::DoorMoved { room, direction, .. }) => {
            rules::door_moved(turn, *room, *direction);
        }
        _ => {}
    }
}

/// Words each fact for everyone who sees it.
pub fn tell(event: &Event, teller: &mut Teller) {
    let Event::Came { room, what, message } = event;
    let line = match message {
        Some(message) => Sentence::new("{line}").word("line", message),
        None => {
            let line = Sentence::new("{what} {what:are|is} here that {what:were|was} not before.");
            match what.is_one() {
                true => line.thing("what", carry::haul(what)),
                false => line.many("what", carry::haul(what)),
            }
        }
    };
    teller.kept().room(*room, &line.silent().style(Style::Dim));
}

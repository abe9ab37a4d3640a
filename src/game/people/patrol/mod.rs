//! Patrols: NPCs that walk a round, go back to it after a fight, and run after those who flee.
//!
//! The rules of play:
//!
//! - A **round** is a list of waypoints from a spawn entry, or from a wizard. An NPC goes from
//!   one to the next, one room with every move, and a move every so often: as often as is
//!   written, every 60 seconds where nothing is, or every 30 to 60 for those who have the tag
//!   `patrols` and no interval (F31, F34). Waypoints need not be neighbours: the way is found.
//! - At the end a round begins anew (`loop`), goes back (`bounce`) or is over (`once`).
//! - Whoever patrols **opens doors** that are closed, and shuts behind them what they opened. A
//!   locked door stops them; they go round it, or pass over the waypoint that they cannot reach.
//! - Those of a **group** who are in step walk as one, and one line tells of all of them. They
//!   begin at waypoints of their own, or all at one with `group_spacing: 0`; then they also fall
//!   in again when a fight has parted them. When one of a group fights, the others who are in the
//!   room or next to it join at the next pulse (F46).
//! - After a fight an NPC that is off its round goes back to the **nearest** waypoint, a room
//!   every [`RETURN_EVERY`], and takes the round up from there (F41, F42).
//! - Everyone else who neither has a round nor wanders **goes home** in the same way, once they
//!   have helped, or fled and have their strength back. Only whom a wizard put somewhere stays, until the next start.
//! - Who is aggressive, a guard or on patrol **gives chase** when a foe flees, along the way the
//!   foe went, until they are too far from home (F49). Nobody chases into a safe place, and those
//!   who are stationary, merchants, peaceful or badly afraid chase nobody.
//!
//! Nothing polls: whoever walks has one job on the schedule, and only they. Moves are spread over
//! the interval, group by group, so that ten thousand NPCs do not all move in one pulse.
//!
//! What is kept is the round, the waypoint reached last, and the direction; whether somebody was
//! on the way back is found out again after a start. Chases do not outlast a restart, as fights
//! do not.
//!
//! This stands above `spawn`, which hands over whom it brings. Not here: who wanders without a
//! round, and who attacks whom (`mind`).

mod chase;
mod event;
mod keep;
mod march;
mod round;
mod rules;
mod state;
mod text;
mod troop;

pub use event::{Event, Manner, Then};
pub use keep::{NPCS, npc_row};
pub use march::march;
pub use round::{Heading, next_waypoint};
pub use rules::*;
pub use state::{Errand, Pace, Plan, State, Walk};
pub use text::tell;

use march::{fight_may_be_over, fights_may_be_over, strayed, was_moved};

use crate::base::clock::Millis;
use crate::game::Event as Any;
use crate::game::frame::numbers::numbers;
use crate::game::ground::place::{self, How, Way};
use crate::game::people::combat;
use crate::game::{Feature, Turn};

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature {
    name: "patrol",
    hears: Some(hears),
    wakes: Some(wake_all),
    check: Some(check),
    numbers: &[NUMBERS],
    ..Feature::NONE
};

numbers! {
    /// NPCs who walk a round, go after somebody, or go home.
    pub NUMBERS in Balance "patrols" {
        /// From one move to the next of those with the tag `patrols`, at least.
        pub LOOSE_LEAST = "loose_least_seconds": u32 = 30, 1..=3600, "seconds";
        /// And at most.
        pub LOOSE_MOST = "loose_most_seconds": u32 = 60, 1..=3600, "seconds";
        /// From one move to the next of those who go back to their round, or home.
        pub RETURN_EVERY = "return_seconds": Millis = 5, 0.5..=3600, "seconds";
        /// From one move to the next of those who go after somebody.
        pub CHASE_EVERY = "chase_seconds": Millis = 1, 0.2..=60, "seconds";
        /// After so many moves in vain one is where it wanted to go.
        pub FRUITLESS_MAX = "fruitless_max": u32 = 5, 1..=1000, "moves";
    }
}

/// Between two moves where nothing is written (seed 004).
pub const INTERVAL: Millis = Millis::seconds(60);

/// Fights begin and end, and foes flee: whoever walks cares.
pub fn hears(turn: &mut Turn, event: &Any) {
    match event {
        Any::Combat(combat::Event::Attacked { who, target, .. }) => {
            troop::joined_fight(turn, *who, *target);
            troop::joined_fight(turn, *target, *who);
        }
        Any::Combat(combat::Event::Fled { who, .. }) => chase::fled(turn, *who),
        Any::Place(place::Event::Went { who, room, how: How::Walked(by) }) => {
            chase::left(turn, *who, *room, by);
            fights_may_be_over(turn, *room);
        }
        Any::Place(place::Event::Went { who, room, how: How::Carried }) => {
            chase::lost(turn, *who);
            fights_may_be_over(turn, *room);
        }
        Any::Place(place::Event::Went { who, room, .. }) => {
            forget(turn.world, *who);
            chase::lost(turn, *who);
            fights_may_be_over(turn, *room);
        }
        Any::Place(place::Event::Came { who, how: How::Walked(Way::AsOne(_)), .. }) => {
            fight_may_be_over(turn, *who);
        }
        Any::Place(place::Event::Came { who, how: How::Walked(_), .. }) => {
            was_moved(turn, *who);
            strayed(turn, *who);
        }
        Any::Place(place::Event::Came { who, how: How::Carried, .. }) => was_moved(turn, *who),
        _ => {}
    }
}

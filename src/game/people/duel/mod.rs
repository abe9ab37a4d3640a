//! Duels: fights that two players agreed to.
//!
//! One asks (`duel bran`), the other accepts, and after a few breaths they go for each other, in front
//! of all who are there: until **first blood**, or until one of them is on **the floor**. Nobody dies of
//! it, and nothing is lost or learnt by it. What allows it is [`rules::harm`], which `harm` asks: while
//! two are at it, no other player may harm either of them.
//!
//! A duel is lost by whoever leaves the room or the world, or yields. It ends without a winner if one
//! of them is taken away, loses the link, is frozen or dies of something else, and if neither gets the
//! better of the other. Challenges lapse, so nobody is kept waiting by one who is away; they bind
//! nobody, so there may be several.
//!
//! Duels are in memory only: a restart ends them, and since nothing hangs on them nothing is lost.

mod refusals;
mod rules;
mod state;
#[cfg(test)]
mod tests;
mod text;
mod verbs;

pub use rules::{check, due, hears, interrupt};
pub use state::State;
pub use text::tell;

use crate::base::clock::Millis;
use crate::base::id::{CreatureId, RoomId};
use crate::game::Feature;
use crate::game::frame::numbers::numbers;
use state::Stake;

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature {
    name: "duel",
    verbs: verbs::VERBS,
    hears: Some(hears),
    check: Some(check),
    numbers: &[NUMBERS],
    harm: Some(rules::harm),
    ..Feature::NONE
};

numbers! {
    /// Duels.
    pub NUMBERS in Timers "duels" {
        /// After which a challenge lapses.
        LAPSES = "challenge_seconds": Millis = 60, 5..=3600, "seconds";
        /// Between a yes and the first blow.
        READY = "ready_seconds": Millis = 3, 1..=60, "seconds";
        /// After which nobody has won.
        LONGEST = "longest_seconds": Millis = 600, 10..=86400, "seconds";
    }
}

/// What can happen with duels. `who` asked, `to` was asked.
#[derive(Clone, Debug)]
pub enum Event {
    Challenged {
        who: CreatureId,
        to: CreatureId,
        room: RoomId,
        stake: Stake,
    },
    /// It was accepted, and begins in a moment.
    Accepted {
        who: CreatureId,
        to: CreatureId,
        room: RoomId,
        stake: Stake,
    },
    /// By whom it was asked, or by the other: then it was declined.
    TakenBack {
        who: CreatureId,
        to: CreatureId,
    },
    Declined {
        who: CreatureId,
        to: CreatureId,
    },
    Lapsed {
        who: CreatureId,
        to: CreatureId,
    },
    Began {
        who: CreatureId,
        to: CreatureId,
        room: RoomId,
    },
    Won {
        winner: CreatureId,
        loser: CreatureId,
        room: RoomId,
        how: Won,
    },
    /// Nobody won.
    Off {
        who: CreatureId,
        to: CreatureId,
        room: RoomId,
        why: Off,
    },
}

/// How a duel was won.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Won {
    FirstBlood,
    Floor,
    /// The other yielded.
    Yield,
    /// The other left.
    Absence,
}

/// Why a duel ended without a winner.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Off {
    /// Nobody got the better of the other.
    Draw,
    /// One of them was not ready when it should begin.
    NotReady,
    /// This one lost the link, or was taken away, or is frozen.
    Missing(CreatureId),
    /// This one died of something else.
    Dead(CreatureId),
}

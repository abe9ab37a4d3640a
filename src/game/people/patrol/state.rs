//! What is remembered about those who walk.

use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;

use getset::{CopyGetters, Getters};
use serde::{Deserialize, Serialize};

use super::round::Heading;
use crate::base::clock::Millis;
use crate::base::id::{CreatureId, RoomId};
use crate::base::table::Table;
use crate::game::ground::creature::RouteMode;

/// How long somebody waits between two moves of a round.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Pace {
    Every(Millis),
    /// 30 to 60 seconds, as it comes (F34).
    Loose,
}

/// A round, and how far somebody is on it.
#[derive(Clone, PartialEq, Eq, Debug, Getters, CopyGetters, Serialize, Deserialize)]
pub struct Plan {
    /// At least two waypoints.
    #[getset(get = "pub")]
    pub(super) route: Arc<[RoomId]>,
    #[getset(get_copy = "pub")]
    pub(super) mode: RouteMode,
    #[getset(get_copy = "pub")]
    pub(super) pace: Pace,
    /// The waypoint that was reached last.
    #[getset(get_copy = "pub")]
    pub(super) index: usize,
    #[getset(get_copy = "pub")]
    pub(super) heading: Heading,
    /// Whether a wizard gave it, so that files do not change it.
    #[getset(get_copy = "pub")]
    pub(super) by_hand: bool,
    /// Whether the group has no spacing, so that its members fall in with one another.
    pub(super) in_file: bool,
}

/// What somebody who walks is about.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Errand {
    Round,
    /// The round is over; they stay.
    Done,
    /// Back to the round, or home.
    Return,
    /// They fight. What comes after is decided when that is over.
    Fight,
    /// One of their group fights this foe, here or next door.
    Help {
        foe: CreatureId,
    },
    /// After a foe who fled, by the rooms on the trail that are still to come.
    Chase {
        quarry: CreatureId,
        trail: VecDeque<RoomId>,
    },
}

/// Somebody who walks. Those without a plan are away from where they belong.
#[derive(Clone, Debug, Getters, CopyGetters, Serialize, Deserialize)]
pub struct Walk {
    #[getset(get = "pub")]
    pub(super) plan: Option<Plan>,
    #[getset(get = "pub")]
    pub(super) errand: Errand,
    /// When the next move is due; moves are counted from here, so that none drifts.
    #[getset(get_copy = "pub")]
    pub(super) due: Millis,
    /// When they last got anywhere.
    #[getset(get_copy = "pub")]
    pub(super) progress: Millis,
    /// Moves in vain since then.
    pub(super) fruitless: u32,
}

/// Everyone who walks.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    pub(super) walks: Table<CreatureId, Box<Walk>>,
    /// NPCs whose round a wizard took away, so that files do not bring it back.
    pub(super) stopped: BTreeSet<CreatureId>,
    /// Who runs after whom: (quarry, chaser).
    pub(super) chases: BTreeSet<(CreatureId, CreatureId)>,
}

impl State {
    /// What somebody is about, if they walk at all.
    pub fn walk(&self, who: CreatureId) -> Option<&Walk> {
        self.walks.get(who).map(Box::as_ref)
    }

    /// Somebody's walk, to write into; whoever has none yet begins one now.
    pub(super) fn of(&mut self, who: CreatureId, now: Millis) -> &mut Walk {
        self.walks.or_insert_with(who, || Box::new(Walk::new(now)))
    }

    /// Everyone who walks.
    pub fn walks(&self) -> impl Iterator<Item = (CreatureId, &Walk)> {
        self.walks.iter().map(|(who, walk)| (who, walk.as_ref()))
    }

    /// Whether a wizard took somebody's round away.
    pub fn is_stopped(&self, who: CreatureId) -> bool {
        self.stopped.contains(&who)
    }

    /// Everyone who runs after somebody.
    pub(super) fn chasers(&self, quarry: CreatureId) -> Vec<CreatureId> {
        let of_quarry = (quarry, CreatureId(0))..=(quarry, CreatureId(u64::MAX));
        self.chases.range(of_quarry).map(|(_, chaser)| *chaser).collect()
    }
}

impl Walk {
    /// Whether a move is to come.
    pub fn is_active(&self) -> bool {
        self.errand != Errand::Done
    }
}

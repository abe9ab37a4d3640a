//! What minds hold between two pulses. Nothing of it is kept: after a restart they think afresh.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::base::clock::Millis;
use crate::base::id::{CreatureId, RoomId};
use crate::base::table::Table;
use crate::game::ground::room::Direction;
use crate::game::people::effect::Kind;

/// What an NPC wants to do.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Intent {
    Walk(Direction),
    /// Into the next room on the way to somebody who called.
    Hurry(RoomId),
    Attack(CreatureId),
    Flee,
    /// Show one of its idle lines.
    Idle(String),
    Say(String),
    /// Call its own for help.
    Call,
    /// Tell somebody who called that it is here.
    Answer(CreatureId),
    Warn(CreatureId),
    Heal(CreatureId),
    Strengthen(CreatureId, Kind),
}

/// A call for help that somebody follows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Summons {
    pub caller: CreatureId,
    /// When it gives up.
    pub until: Millis,
}

/// What somebody wanted when they thought last.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Thought {
    pub at: Millis,
    /// `None`: nothing.
    pub intent: Option<Intent>,
    pub why: Cow<'static, str>,
}

/// One mind: its last thought, its slow wishes, and what it is about.
#[derive(Clone, Default, Debug, Serialize, Deserialize)]
pub struct Mind {
    pub(super) last: Option<Thought>,
    pub(super) wishes: Wishes,
    /// Whether it has called for help in this fight.
    pub(super) called: bool,
    pub(super) summons: Option<Summons>,
    /// When it may cast again.
    pub(super) cast_at: Option<Millis>,
    /// Whom in the room it has warned, and when.
    pub(super) warned: BTreeMap<CreatureId, Millis>,
}

/// When the two slow wishes of a mind come round again.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct Wishes {
    pub wander_at: Option<Millis>,
    pub idle_at: Option<Millis>,
}

impl Wishes {
    /// Those that are still to come.
    pub(super) fn after(self, now: Millis) -> Wishes {
        let coming = |wish: Option<Millis>| wish.filter(|at| *at > now);
        Wishes { wander_at: coming(self.wander_at), idle_at: coming(self.idle_at) }
    }
}

/// All minds that ever had anything to think about.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    pub(super) minds: Table<CreatureId, Box<Mind>>,
    /// Those who think at the end of this pulse.
    pub(super) due: BTreeSet<CreatureId>,
    /// What is to be carried out in the next turn.
    pub(super) intents: Table<CreatureId, Intent>,
}

impl State {
    /// A mind, to write into; one that never thought begins now.
    pub(super) fn of(&mut self, who: CreatureId) -> &mut Mind {
        self.minds.or_insert_with(who, Box::default)
    }

    /// What somebody wanted when they thought last, and why.
    pub fn thought(&self, who: CreatureId) -> Option<&Thought> {
        self.minds.get(who)?.last.as_ref()
    }

    /// What somebody is about to do.
    pub fn intent(&self, who: CreatureId) -> Option<&Intent> {
        self.intents.get(who)
    }

    /// Whether somebody is to think or to act at the next pulse.
    pub fn is_busy(&self) -> bool {
        !self.due.is_empty() || !self.intents.is_empty()
    }

    /// Everyone who is about to do something, in the order in which they will.
    pub fn intending(&self) -> Vec<CreatureId> {
        self.intents.ids().collect()
    }
}

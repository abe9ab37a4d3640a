//! Which duels there are.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::base::clock::Millis;
use crate::base::id::CreatureId;
use crate::game::people::harm::Terms;

/// All challenges and duels, by whoever asked for it: one at a time.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    pub(super) pacts: BTreeMap<CreatureId, Pact>,
}

/// A challenge, and what became of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Pact {
    pub who: CreatureId,
    pub to: CreatureId,
    pub stake: Stake,
    pub stage: Stage,
    /// When it lapses, begins, or ends without a winner.
    pub due: Millis,
}

/// How far a duel goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Stake {
    FirstBlood,
    Floor,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Stage {
    Asked,
    /// Accepted, and about to begin.
    Agreed,
    Fought,
}

impl Stake {
    pub fn terms(self) -> Terms {
        match self {
            Stake::FirstBlood => Terms::FirstBlood,
            Stake::Floor => Terms::Floor,
        }
    }
}

impl Pact {
    pub fn is_between(&self, one: CreatureId, other: CreatureId) -> bool {
        (self.who, self.to) == (one, other) || (self.who, self.to) == (other, one)
    }

    /// The other of the two, for one of them.
    pub fn other(&self, one: CreatureId) -> Option<CreatureId> {
        match one {
            one if one == self.who => Some(self.to),
            one if one == self.to => Some(self.who),
            _ => None,
        }
    }
}

impl State {
    /// All in which somebody has a part.
    pub fn of(&self, who: CreatureId) -> impl Iterator<Item = &Pact> {
        self.pacts.values().filter(move |pact| pact.other(who).is_some())
    }

    /// The duel that somebody has agreed to, whether it has begun or not.
    pub fn agreed(&self, who: CreatureId) -> Option<&Pact> {
        self.of(who).find(|pact| pact.stage != Stage::Asked)
    }

    /// The duel that somebody is at.
    pub fn fought(&self, who: CreatureId) -> Option<&Pact> {
        self.of(who).find(|pact| pact.stage == Stage::Fought)
    }

    /// The challenges to somebody, the oldest first.
    pub fn asked_of(&self, to: CreatureId) -> Vec<Pact> {
        let is_one = |pact: &&Pact| pact.stage == Stage::Asked && pact.to == to;
        let mut asked: Vec<Pact> = self.pacts.values().filter(is_one).copied().collect();
        asked.sort_by_key(|pact| pact.due);
        asked
    }
}

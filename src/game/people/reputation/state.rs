//! What is thought of whom now, and the newest events.

use std::collections::{BTreeMap, VecDeque};
use std::fmt;

use serde::{Deserialize, Serialize};

use super::keep::ReputationEventRow;
use crate::base::clock::Millis;
use crate::base::id::{CreatureId, FactionId};
use crate::game::Content;
use crate::game::frame::actor::Actor;

/// Who thinks something of somebody.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Observer {
    /// The world at large.
    Public,
    /// A faction, by its number: minds ask for it all the time.
    Faction(FactionId),
    Other(Actor),
}

/// What the world at large is called as an observer.
const PUBLIC: &str = "public:all";

impl Observer {
    pub fn of(content: &Content, actor: &Actor) -> Observer {
        let faction = match actor {
            Actor::Faction(key) => content.names.factions.find(key),
            _ => None,
        };
        faction.map_or_else(|| Observer::Other(actor.clone()), Observer::Faction)
    }

    /// As it is kept: `public:all`, `faction:silver_sanctum`.
    pub fn key(&self, content: &Content) -> String {
        match self {
            Observer::Public => PUBLIC.into(),
            Observer::Faction(id) => format!("faction:{}", content.names.factions.name(*id)),
            Observer::Other(actor) => actor.to_string(),
        }
    }

    /// The observer of a key; `None` if there is none of that kind, or the faction is not written.
    pub fn parse(content: &Content, key: &str) -> Option<Observer> {
        if key == PUBLIC {
            return Some(Observer::Public);
        }
        match key.parse().ok()? {
            Actor::Faction(key) => content.names.factions.find(&key).map(Observer::Faction),
            actor => Some(Observer::Other(actor)),
        }
    }

    /// Who it is; `None` for the world at large.
    pub fn actor(&self, content: &Content) -> Option<Actor> {
        match self {
            Observer::Public => None,
            Observer::Faction(id) => Some(Actor::faction(content.names.factions.name(*id))),
            Observer::Other(actor) => Some(actor.clone()),
        }
    }
}

/// Whom it is about, and who thinks it: what one row of scores is known by.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Subject {
    pub actor: Actor,
    pub observer: Observer,
}

/// What an observer thinks of an actor.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Standing {
    /// The sum of all events.
    pub score: i64,
    /// The best it ever was, so that nothing is given twice for one tier.
    pub best: i64,
    /// What they have been through with each other, in thousandths of a point, half forgotten after
    /// each half-life; as it was at `recent_at`.
    pub recent: i64,
    pub recent_at: Millis,
    /// How often the actor betrayed the observer.
    pub betrayals: u64,
}

/// All that is thought of one actor.
pub(super) type Known = BTreeMap<Observer, Standing>;

/// Scores, and the newest events. Only this feature changes them.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    /// Of players; they are asked for oftener than all others.
    pub(super) players: BTreeMap<CreatureId, Known>,
    pub(super) others: BTreeMap<Actor, Known>,
    /// The newest events, oldest first.
    pub(super) events: VecDeque<ReputationEventRow>,
}

impl State {
    /// What a faction thinks of a player; 0 of a stranger.
    pub fn standing(&self, who: CreatureId, faction: FactionId) -> Standing {
        let known = self.players.get(&who).and_then(|all| all.get(&Observer::Faction(faction)));
        known.copied().unwrap_or_default()
    }

    /// All factions that ever thought anything of a player, with what.
    pub fn standings(&self, who: CreatureId) -> impl Iterator<Item = (FactionId, Standing)> {
        self.players.get(&who).into_iter().flatten().filter_map(|(observer, standing)| {
            match observer {
                Observer::Faction(faction) => Some((*faction, *standing)),
                _ => None,
            }
        })
    }

    /// What somebody thinks of somebody; 0 of a stranger.
    pub fn of(&self, actor: &Actor, observer: &Observer) -> Standing {
        self.known(actor).and_then(|all| all.get(observer)).copied().unwrap_or_default()
    }

    /// What the world at large thinks of somebody (N90).
    pub fn public(&self, actor: &Actor) -> i64 {
        self.of(actor, &Observer::Public).score
    }

    /// How often somebody betrayed anybody (N91).
    pub fn betrayals(&self, actor: &Actor) -> u64 {
        self.known(actor).into_iter().flatten().map(|(_, standing)| standing.betrayals).sum()
    }

    /// All that is thought of an actor, and by whom.
    pub fn known(&self, actor: &Actor) -> Option<&Known> {
        match actor {
            Actor::Player(who) => self.players.get(who),
            actor => self.others.get(actor),
        }
    }

    pub(super) fn known_mut(&mut self, actor: &Actor) -> &mut Known {
        match actor {
            Actor::Player(who) => self.players.entry(*who).or_default(),
            actor => self.others.entry(actor.clone()).or_default(),
        }
    }

    /// Everyone of whom anything is thought.
    pub fn all(&self) -> impl Iterator<Item = (Actor, &Known)> {
        let players = self.players.iter().map(|(who, known)| (Actor::Player(*who), known));
        players.chain(self.others.iter().map(|(actor, known)| (actor.clone(), known)))
    }

    /// All pairs of which there is a row.
    pub fn subjects(&self) -> impl Iterator<Item = Subject> + '_ {
        self.all().flat_map(|(actor, known)| {
            let observers: Vec<Observer> = known.keys().cloned().collect();
            observers.into_iter().map(move |observer| Subject { actor: actor.clone(), observer })
        })
    }
}

impl fmt::Display for Standing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.score)
    }
}

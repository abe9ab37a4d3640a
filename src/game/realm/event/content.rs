//! What a builder writes about an event.

use std::collections::BTreeMap;

use super::almanac::When;
use crate::base::clock::Millis;
use crate::base::id::{FactionId, NpcTemplateId, RoomId, SpawnId};
use crate::game::ground::influence::{Influence, Prices, Scope};
use crate::game::ground::sky::Phase;

/// All events that are written, by their ids.
#[derive(Clone, Debug, Default)]
pub struct Events(pub BTreeMap<String, WorldEvent>);

/// An event of the world, as it is written.
#[derive(Clone, Debug)]
pub struct WorldEvent {
    pub key: String,
    /// With its article: `the storm tide`.
    pub name: String,
    pub description: String,
    pub scope: Scope,
    pub audience: Audience,
    /// Whether players find it in the list while it is not on.
    pub is_listed: bool,
    pub triggers: Vec<Trigger>,
    /// How long it has to be over before its condition is looked at again.
    pub rest: Millis,
    /// How long it lasts; `None`: as long as its condition holds.
    pub lasts: Option<Millis>,
    pub announce: Announce,
    pub effects: Effects,
}

/// Who is told that it begins and ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Audience {
    /// Whoever is where it is in force.
    Scope,
    Everyone,
}

/// What begins an event by itself. Without one it is begun by hand.
#[derive(Clone, Debug)]
pub enum Trigger {
    /// A moment that recurs.
    Recurs(When),
    /// Something about the world, looked at when a part of the day begins.
    Condition(Condition),
}

/// What has to be so, all of it, for an event to begin.
#[derive(Clone, Debug)]
pub struct Condition {
    /// The parts of the day at whose beginning it is looked at; none: all.
    pub phases: Vec<Phase>,
    /// How often it begins if all else holds.
    pub chance: f64,
    /// At least so many players are where it would be in force.
    pub players: u64,
    /// A faction holds a room.
    pub holds: Option<(FactionId, RoomId)>,
    /// So many of a kind of NPC live.
    pub npcs: Option<Census>,
    /// Another event is on.
    pub during: Option<String>,
}

/// How many of a template are to live.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Census {
    pub template: NpcTemplateId,
    pub least: u64,
    pub most: u64,
}

/// What is read of an event as it goes on.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Announce {
    pub starts: Option<String>,
    pub halfway: Option<String>,
    pub ends: Option<String>,
}

/// What it does while it lasts.
#[derive(Clone, Debug, Default)]
pub struct Effects {
    pub weather: Vec<String>,
    pub sign: Option<String>,
    pub prices: Vec<Prices>,
    pub spawns: Vec<SpawnId>,
    pub thanks: Vec<Thanks>,
}

/// What a faction thinks of whoever kills one of a template while the event lasts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Thanks {
    pub faction: FactionId,
    pub slain: NpcTemplateId,
    pub points: i64,
}

impl WorldEvent {
    /// What the ground is told of it while it is on.
    pub fn influence(&self) -> Influence {
        Influence {
            name: self.name.clone(),
            scope: self.scope.clone(),
            weather: self.effects.weather.clone(),
            sign: self.effects.sign.clone(),
            prices: self.effects.prices.clone(),
            spawns: self.effects.spawns.clone(),
        }
    }

    /// The moments at which it begins by itself.
    pub fn moments(&self) -> impl Iterator<Item = &When> {
        self.triggers.iter().filter_map(|trigger| match trigger {
            Trigger::Recurs(when) => Some(when),
            Trigger::Condition(_) => None,
        })
    }

    /// The conditions under which it does.
    pub fn conditions(&self) -> impl Iterator<Item = &Condition> {
        self.triggers.iter().filter_map(|trigger| match trigger {
            Trigger::Condition(condition) => Some(condition),
            Trigger::Recurs(_) => None,
        })
    }
}

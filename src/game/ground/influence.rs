//! What is in force where: what events of the world do while they last, as others ask for it.
//!
//! An event that is on lays an **influence** on some areas, or on the whole world: other weather,
//! other prices, a sign of it in every room under the sky, people who are there only then. Only the
//! engine of events (`realm::event`) lays and lifts them. The sky, looking, shops and spawns ask here,
//! and know no events.
//!
//! Nothing of it is kept: it follows from which events are on, and from what is written of them.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::base::id::{AreaId, RoomId, SpawnId};
use crate::game::ground::item::ItemKind;
use crate::game::{Content, Feature, World};

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature { name: "influence", ..Feature::NONE };

/// What is in force, by the id of the event that brings it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    in_force: BTreeMap<String, Influence>,
}

/// What one event does while it lasts.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Influence {
    /// What the event is called: `the storm tide`.
    pub name: String,
    pub scope: Scope,
    /// Lines of weather in place of the areas' own.
    pub weather: Vec<String>,
    /// What is seen of it in rooms under the open sky.
    pub sign: Option<String>,
    pub prices: Vec<Prices>,
    /// Entries whose people are there only while it lasts.
    pub spawns: Vec<SpawnId>,
}

/// Where something is in force.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Scope {
    World,
    Areas(BTreeSet<AreaId>),
}

impl Scope {
    /// Whether an area lies in it; rooms that are in none lie in the whole world only.
    pub fn holds(&self, area: Option<AreaId>) -> bool {
        match self {
            Scope::World => true,
            Scope::Areas(areas) => area.is_some_and(|area| areas.contains(&area)),
        }
    }

    /// Whether a room lies in it.
    pub fn has(&self, content: &Content, room: RoomId) -> bool {
        self.holds(content.room(room).and_then(|room| room.area))
    }
}

/// What merchants ask and pay otherwise, in percent of what they would.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Prices {
    /// For which kinds of things; none: for all.
    pub kinds: Vec<ItemKind>,
    pub asks: u32,
    pub pays: u32,
}

impl Prices {
    pub fn are_of(&self, kind: ItemKind) -> bool {
        self.kinds.is_empty() || self.kinds.contains(&kind)
    }
}

/// How far prices are swung for somebody's goods, in percent; 100 is as always.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Swing {
    pub asks: u32,
    pub pays: u32,
}

impl Swing {
    pub const NONE: Swing = Swing { asks: 100, pays: 100 };
    /// However many events come together (our choice).
    const LEAST: u32 = 10;
    const MOST: u32 = 1_000;

    fn by(self, prices: &Prices) -> Swing {
        let of = |now: u32, by: u32| {
            let swung = u64::from(now) * u64::from(by) / 100;
            u32::try_from(swung).unwrap_or(Swing::MOST).clamp(Swing::LEAST, Swing::MOST)
        };
        Swing { asks: of(self.asks, prices.asks), pays: of(self.pays, prices.pays) }
    }
}

/// Entries whose people are there only while an event lasts, of all events that are written.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Visitors(pub BTreeSet<SpawnId>);

impl Visitors {
    /// Whether those of an entry are there only while an event lasts.
    pub fn has(content: &Content, entry: SpawnId) -> bool {
        content.of::<Visitors>().is_some_and(|visitors| visitors.0.contains(&entry))
    }
}

impl State {
    /// All that is in force, by the ids of events.
    pub fn all(&self) -> impl Iterator<Item = (&str, &Influence)> {
        self.in_force.iter().map(|(event, influence)| (event.as_str(), influence))
    }

    /// What one event does, if it is on.
    pub fn of(&self, event: &str) -> Option<&Influence> {
        self.in_force.get(event)
    }

    /// All that is in force in a room.
    pub fn over<'a>(
        &'a self,
        content: &Content,
        room: RoomId,
    ) -> impl Iterator<Item = &'a Influence> {
        let area = content.room(room).and_then(|room| room.area);
        self.in_force.values().filter(move |influence| influence.scope.holds(area))
    }

    /// Lines of weather that count in an area in place of its own.
    pub fn weather(&self, area: AreaId) -> Option<&[String]> {
        let there = self.in_force.values().filter(|all| all.scope.holds(Some(area)));
        there.map(|influence| influence.weather.as_slice()).find(|lines| !lines.is_empty())
    }

    /// Whether the people of an entry are there for an event that is on.
    pub fn brings(&self, entry: SpawnId) -> bool {
        self.in_force.values().any(|influence| influence.spawns.contains(&entry))
    }

    /// How far prices of a kind of things are swung in a room.
    pub fn swing(&self, content: &Content, room: RoomId, kind: ItemKind) -> Swing {
        let there = self.over(content, room).flat_map(|influence| &influence.prices);
        there.filter(|prices| prices.are_of(kind)).fold(Swing::NONE, Swing::by)
    }
}

/// An event is on from now on, or does something else now. Only `realm::event` may say so.
pub fn lay(world: &mut World, event: &str, influence: Influence) {
    world.influences.in_force.insert(event.to_owned(), influence);
}

/// An event is over. Comes back with what was in force.
pub fn lift(world: &mut World, event: &str) -> Option<Influence> {
    world.influences.in_force.remove(event)
}

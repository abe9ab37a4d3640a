//! What a builder writes about rooms and areas.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::resets::Resets;
use crate::base::clock::Millis;
use crate::base::id::{AreaId, FactionId, InstanceId, ItemTemplateId, RoomId};
use crate::game::frame::direction::Direction;

/// A place one can stand in.
#[derive(Clone, Debug)]
pub struct Room {
    /// The room itself, where everybody shares it. Who looks it up from within an instance goes on
    /// with the id they had.
    pub shared: RoomId,
    /// The id as it is written in the file.
    pub key: Arc<str>,
    pub name: String,
    pub description: String,
    /// Shown in place of the description when it is night.
    pub night: Option<String>,
    pub area: Option<AreaId>,
    pub exits: BTreeMap<Direction, RoomId>,
    /// Those of the rooms its ways lead to which belong to another area: whoever goes there leaves
    /// the instance.
    pub outward: BTreeSet<RoomId>,
    /// Other ways, by a word of their own: `enter hatch`.
    pub ways: BTreeMap<String, RoomId>,
    pub doors: BTreeMap<Direction, DoorSpec>,
    pub nouns: Vec<Noun>,
    pub light: Light,
    /// No fights begin here.
    pub safe: bool,
    /// Players who stand here may fight each other, until one of them is on the floor.
    pub arena: bool,
    pub indoors: bool,
    /// The dead wake here (the first one found, unless they are bound elsewhere).
    pub shrine: bool,
    /// What a search may find.
    pub hidden: Hidden,
    pub on_enter: Option<String>,
    pub on_exit: Option<String>,
}

impl Room {
    /// Where a direction leads, whether that can be seen or not.
    pub fn leads(&self, direction: Direction) -> Option<RoomId> {
        self.exits.get(&direction).or_else(|| self.hidden.exits.get(&direction)).copied()
    }

    /// Which room a way that is written to lead to `to` leads to from an instance: to the room in
    /// the same instance, unless it belongs to another area.
    pub fn beyond(&self, instance: InstanceId, to: RoomId) -> RoomId {
        match self.outward.contains(&to) {
            true => to,
            false => to.within(instance),
        }
    }
}

/// Ways out that are not seen until they are found.
#[derive(Clone, Debug, Default)]
pub struct Hidden {
    pub exits: BTreeMap<Direction, RoomId>,
    pub ways: BTreeMap<String, RoomId>,
}

impl Hidden {
    /// The words by which they are entered.
    pub fn words(&self) -> Vec<String> {
        let directions = self.exits.keys().map(|direction| direction.word().to_owned());
        directions.chain(self.ways.keys().cloned()).collect()
    }
}

/// A door as it is written. How it stands now is `room::State`.
#[derive(Clone, Debug)]
pub struct DoorSpec {
    /// `the iron grille`.
    pub name: String,
    pub stands: Door,
    pub key: Option<ItemTemplateId>,
    /// How soon it stands so again when nobody is by.
    pub resets: Resets,
    /// Whether its lock can be turned without a key from this side; where nothing is written, by
    /// those who have no other way out.
    pub latch: Option<bool>,
}

/// How a door stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Door {
    Open,
    Closed,
    Locked,
}

/// Something in a room that can be looked at but not taken.
#[derive(Clone, Debug)]
pub struct Noun {
    pub words: Vec<String>,
    pub text: String,
}

/// How much light a room has of its own.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Light {
    /// Nothing can be seen without a light.
    Dark,
    Dim,
    #[default]
    Normal,
    Bright,
}

/// A stretch of rooms with its own weather and its own rhythm.
#[derive(Clone, Debug)]
pub struct Area {
    pub id: AreaId,
    pub key: Arc<str>,
    pub name: String,
    pub description: String,
    pub respawn: Option<Millis>,
    /// Lines shown outdoors now and then.
    pub weather: Vec<String>,
    pub phases: Vec<Phase>,
    pub recommended_level: Option<String>,
    /// The factions that contest it, if the builder says which; nobody, if the list is empty.
    pub contested: Option<Vec<FactionId>>,
    /// The room that the war for it is about.
    pub prize: Option<RoomId>,
}

/// What dawn, day, dusk and night look like in an area.
#[derive(Clone, Debug)]
pub struct Phase {
    pub name: String,
    pub text: String,
}

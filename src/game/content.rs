//! Everything that was written. Immutable; shared behind an `Arc`; swapped whole on reload.

use std::any::{Any, TypeId};
use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::base::id::{
    AreaId, FactionId, InstanceId, ItemTemplateId, Names, NpcTemplateId, RoomId, SpawnId,
};
use crate::base::table::Table;
use crate::game::client::about::About;
use crate::game::frame::words::Words;
use crate::game::ground::atlas::Atlas;
use crate::game::ground::creature::{Calling, NpcTemplate, Spawn};
use crate::game::ground::item::{AllPlaced, ItemTemplate};
use crate::game::ground::room::{Area, Room};
use crate::game::people::faction::{Faction, Weights};
use crate::game::realm::front;

/// Builders' ids, interned. The same text has the same number before and after a reload.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Interned {
    pub rooms: Names<RoomId>,
    pub areas: Names<AreaId>,
    pub items: Names<ItemTemplateId>,
    pub npcs: Names<NpcTemplateId>,
    pub spawns: Names<SpawnId>,
    pub factions: Names<FactionId>,
}

/// The written world. It exists only if there was no error in it.
#[derive(Clone, Debug, Default)]
pub struct Content {
    pub names: Interned,
    /// Dense, by the number of the id; `None` for ids of a former content.
    pub rooms: Vec<Option<Arc<Room>>>,
    pub areas: BTreeMap<AreaId, Area>,
    pub items: Table<ItemTemplateId, ItemTemplate>,
    pub npcs: Table<NpcTemplateId, NpcTemplate>,
    pub spawns: Table<SpawnId, Spawn>,
    pub factions: Table<FactionId, Faction>,
    /// What deeds weigh with factions.
    pub weights: Weights,
    /// What was written about wars.
    pub front: front::Written,
    pub placed: AllPlaced,
    pub callings: Vec<Calling>,
    pub words: Words,
    /// What the world outside is told of the game.
    pub about: About,
    /// Numbers and spots of rooms, for maps.
    pub atlas: Atlas,
    pub start: RoomId,
    pub shrine: RoomId,
    /// The template that piles of coins are made of.
    pub money: ItemTemplateId,
    /// The template that bodies of the dead are made of.
    pub corpse: ItemTemplateId,
    /// What further kinds of files hold, by its type.
    others: BTreeMap<TypeId, Arc<dyn Any + Send + Sync>>,
}

impl Content {
    pub fn room(&self, id: RoomId) -> Option<&Room> {
        self.rooms.get(id.index())?.as_deref()
    }

    /// What was read of a kind of file that has no field here (see [`kind`]).
    ///
    /// [`kind`]: crate::game::frame::reading::kind
    pub fn of<T: Any + Send + Sync>(&self) -> Option<&T> {
        self.others.get(&TypeId::of::<T>())?.downcast_ref()
    }

    /// Puts what was read of a kind of file in the place of what was there.
    pub fn keep<T: Any + Send + Sync>(&mut self, value: T) {
        self.others.insert(TypeId::of::<T>(), Arc::new(value));
    }

    /// The area of a room, if it has one.
    pub fn area_of(&self, room: RoomId) -> Option<&Area> {
        self.areas.get(&self.room(room)?.area?)
    }

    /// All rooms, in the order in which their ids were first seen.
    pub fn all_rooms(&self) -> impl Iterator<Item = &Room> {
        self.rooms.iter().flatten().map(Arc::as_ref)
    }

    /// A calling by its key.
    pub fn calling(&self, key: &str) -> Option<&Calling> {
        self.callings.iter().find(|calling| calling.key == key)
    }

    /// How a room is kept: by the id a builder wrote, and by its instance if it is in one (`hall@7`).
    pub fn key_of(&self, room: RoomId) -> String {
        let written = self.names.rooms.name(room);
        match room.instance() {
            InstanceId::SHARED => written.to_string(),
            InstanceId(instance) => format!("{written}@{instance}"),
        }
    }

    /// The room that was kept so, if it is still written.
    pub fn room_kept(&self, key: &str) -> Option<RoomId> {
        let in_instance = || {
            let (written, instance) = key.rsplit_once('@')?;
            Some(self.room_named(written)?.within(InstanceId(instance.parse().ok()?)))
        };
        self.room_named(key).or_else(in_instance)
    }

    /// A room by the id a builder wrote.
    pub fn room_named(&self, key: &str) -> Option<RoomId> {
        self.names.rooms.find(key).filter(|id| self.room(*id).is_some())
    }
}

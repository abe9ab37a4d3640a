//! Identities. Two kinds: *names* (written by builders, interned to small numbers that stay the
//! same over a reload) and *numbers* (given to things that come into being during play).

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An id that is a number, and so has a place in a [`Table`](super::table::Table).
pub trait Number: Copy + Ord {
    fn number(self) -> u64;
    /// The id of a number that an id gave.
    fn of(number: u64) -> Self;
}

impl Number for u64 {
    fn number(self) -> u64 {
        self
    }
    fn of(number: u64) -> Self {
        number
    }
}

/// Declares a newtype for an interned builder's id.
macro_rules! name_id {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(
            Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize,
            Deserialize,
        )]
        pub struct $name(pub u32);
        impl From<u32> for $name {
            fn from(number: u32) -> Self {
                $name(number)
            }
        }
        impl From<$name> for u32 {
            fn from(id: $name) -> u32 {
                id.0
            }
        }
        impl Number for $name {
            fn number(self) -> u64 {
                u64::from(self.0)
            }
            fn of(number: u64) -> Self {
                $name(number as u32)
            }
        }
    )*};
}

/// Declares a newtype for a number given out during play.
macro_rules! number_id {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(
            Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize,
            Deserialize,
        )]
        pub struct $name(pub u64);
        impl Number for $name {
            fn number(self) -> u64 {
                self.0
            }
            fn of(number: u64) -> Self {
                $name(number)
            }
        }
    )*};
}

name_id! {
    /// An area of `areas/*.yaml`.
    AreaId,
    /// An item template of `items/*.yaml`.
    ItemTemplateId,
    /// An NPC template of `npcs/*.yaml`.
    NpcTemplateId,
    /// An entry of `npc_spawns/*.yaml`.
    SpawnId,
    /// A faction of `factions/*.yaml`.
    FactionId,
}

/// One of several copies of the same rooms. What is in one is neither seen nor heard in another.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
pub struct InstanceId(pub u32);

impl InstanceId {
    /// The rooms that everybody shares. So far there are no others.
    pub const SHARED: InstanceId = InstanceId(0);
}

/// Where somebody or something can be: a room of `rooms/*.yaml`, in one instance. What is written
/// is the same in all of them, and files speak of the shared one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct RoomId {
    instance: InstanceId,
    written: u32,
}

impl RoomId {
    /// The room with this number of those that are written, where everybody shares it.
    pub const fn shared(written: u32) -> RoomId {
        RoomId { instance: InstanceId::SHARED, written }
    }

    /// In which instance it is.
    pub fn instance(self) -> InstanceId {
        self.instance
    }

    /// The same room in another instance.
    pub fn within(self, instance: InstanceId) -> RoomId {
        RoomId { instance, ..self }
    }

    /// The place of what is written of it among all rooms, whichever instance it is in.
    pub fn index(self) -> usize {
        self.written as usize
    }
}

/// The room that everybody shares.
impl From<u32> for RoomId {
    fn from(written: u32) -> RoomId {
        RoomId::shared(written)
    }
}

impl From<RoomId> for u32 {
    fn from(id: RoomId) -> u32 {
        id.written
    }
}

impl Number for RoomId {
    fn number(self) -> u64 {
        u64::from(self.instance.0) << 32 | u64::from(self.written)
    }

    fn of(number: u64) -> RoomId {
        RoomId { instance: InstanceId((number >> 32) as u32), written: number as u32 }
    }
}

/// `12`, or `12/7` in instance 7.
impl fmt::Display for RoomId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.instance {
            InstanceId::SHARED => write!(f, "{}", self.written),
            InstanceId(instance) => write!(f, "{}/{instance}", self.written),
        }
    }
}

/// As one number, so that it may be a key.
impl Serialize for RoomId {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_u64(self.number())
    }
}

impl<'de> Deserialize<'de> for RoomId {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<RoomId, D::Error> {
        u64::deserialize(from).map(RoomId::of)
    }
}

number_id! {
    /// A connection. Never reused while the process lives.
    ConnectionId,
    /// An account: a password and a role.
    AccountId,
    /// Anyone with a body: a player's character or an NPC.
    CreatureId,
    /// One item, or one stack of like items.
    ItemId,
}

/// Builders' ids of one kind, interned. Ids are never forgotten, so a number means the same
/// name before and after a reload.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(from = "Vec<Arc<str>>", into = "Vec<Arc<str>>")]
#[serde(bound = "Id: Copy + From<u32> + Into<u32>")]
pub struct Names<Id> {
    by_name: BTreeMap<Arc<str>, Id>,
    by_number: Vec<Arc<str>>,
}

impl<Id> Default for Names<Id> {
    fn default() -> Self {
        Names { by_name: BTreeMap::new(), by_number: Vec::new() }
    }
}

impl<Id: Copy + From<u32> + Into<u32>> From<Vec<Arc<str>>> for Names<Id> {
    /// Names in the order of their numbers.
    fn from(names: Vec<Arc<str>>) -> Names<Id> {
        let mut all = Names::default();
        for name in &names {
            let _ = all.intern(name);
        }
        all
    }
}

impl<Id> From<Names<Id>> for Vec<Arc<str>> {
    fn from(names: Names<Id>) -> Vec<Arc<str>> {
        names.by_number
    }
}

impl<Id: Copy + From<u32> + Into<u32>> Names<Id> {
    /// The number of `name`, given out now if it is new.
    pub fn intern(&mut self, name: &str) -> Id {
        if let Some(id) = self.by_name.get(name) {
            return *id;
        }
        let id = Id::from(self.by_number.len() as u32);
        let name: Arc<str> = name.into();
        self.by_number.push(name.clone());
        self.by_name.insert(name, id);
        id
    }

    /// The number of `name`, if it was ever seen.
    pub fn find(&self, name: &str) -> Option<Id> {
        self.by_name.get(name).copied()
    }

    /// The name behind a number that [`Names::intern`] gave out.
    pub fn name(&self, id: Id) -> &Arc<str> {
        &self.by_number[id.into() as usize]
    }

    /// How many names were ever seen.
    pub fn len(&self) -> usize {
        self.by_number.len()
    }

    /// Whether no name was ever seen.
    pub fn is_empty(&self) -> bool {
        self.by_number.is_empty()
    }
}

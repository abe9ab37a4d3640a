//! What a builder writes about things that lie about, that lie in other things, or that NPCs have
//! with them (`item_instances`). When they come again is `reset`'s business.

mod bounds;
mod kind;
mod load;

use std::collections::{BTreeMap, BTreeSet};

pub use kind::PLACED;

use crate::base::id::{ItemTemplateId, RoomId, SpawnId};
use crate::game::ground::place::Slot;
use crate::game::ground::room::Resets;

/// One entry.
#[derive(Clone, Debug)]
pub struct Placed {
    pub key: String,
    pub template: ItemTemplateId,
    /// Where it is, or what it lies in is.
    pub at: At,
    /// The key of the placed thing that it lies in; that one stands before it.
    pub inside: Option<String>,
    /// How many come at once.
    pub quantity: u64,
    /// How many there may be where it comes; no fewer than come at once.
    pub most: u64,
    /// How many there may be in the whole world, packs included.
    pub most_in_world: Option<u64>,
    /// How soon it comes again when it is not there any more.
    pub resets: Resets,
    /// Whether it comes only while no player is in the room.
    pub unseen: bool,
    /// What those read who are there when it comes again.
    pub message: Option<String>,
}

/// Where a placed thing is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum At {
    Room(RoomId),
    /// With each NPC of an entry of `npc_spawns`: worn, if a slot says where, or else carried.
    Npc(SpawnId, Option<Slot>),
}

/// All entries; what holds others stands before them.
#[derive(Clone, Debug, Default)]
pub struct AllPlaced {
    all: Vec<Placed>,
    in_rooms: BTreeMap<RoomId, Vec<usize>>,
    with_npcs: BTreeMap<SpawnId, Vec<usize>>,
    unique: BTreeSet<ItemTemplateId>,
    /// What newcomers begin with besides the outfit of their calling: things without a place.
    pub starting: Vec<(ItemTemplateId, u64)>,
}

impl AllPlaced {
    /// One more entry, behind what it lies in.
    pub fn push(&mut self, placed: Placed) {
        let at = self.all.len();
        match placed.at {
            At::Room(room) => self.in_rooms.entry(room).or_default().push(at),
            At::Npc(spawn, _) => self.with_npcs.entry(spawn).or_default().push(at),
        }
        if placed.most_in_world == Some(1) {
            self.unique.insert(placed.template);
        }
        self.all.push(placed);
    }

    /// The same without those of which something is not so, and without what lies in them.
    pub fn only(self, is_so: impl Fn(&Placed) -> bool) -> AllPlaced {
        let mut gone: BTreeSet<String> = BTreeSet::new();
        let mut left = AllPlaced { starting: self.starting, ..AllPlaced::default() };
        for placed in self.all {
            let is_inside_gone = placed.inside.as_ref().is_some_and(|outer| gone.contains(outer));
            match is_so(&placed) && !is_inside_gone {
                true => left.push(placed),
                false => drop(gone.insert(placed.key)),
            }
        }
        left
    }

    /// All of them.
    pub fn all(&self) -> &[Placed] {
        &self.all
    }

    /// The rooms in which anything is placed.
    pub fn rooms(&self) -> impl Iterator<Item = RoomId> + '_ {
        self.in_rooms.keys().copied()
    }

    /// What is placed in one room, however deep in whatever.
    pub fn in_room(&self, room: RoomId) -> impl Iterator<Item = &Placed> {
        self.in_rooms.get(&room).into_iter().flatten().map(|at| &self.all[*at])
    }

    /// What each NPC of an entry has with it.
    pub fn with_npc(&self, spawn: SpawnId) -> impl Iterator<Item = &Placed> {
        self.with_npcs.get(&spawn).into_iter().flatten().map(|at| &self.all[*at])
    }

    /// Whether a kind of thing is there only once.
    pub fn is_unique(&self, template: ItemTemplateId) -> bool {
        self.unique.contains(&template)
    }
}

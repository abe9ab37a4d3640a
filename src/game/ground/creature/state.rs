//! Everyone with a body.

use std::sync::Arc;

use getset::{CopyGetters, Getters};
use serde::{Deserialize, Serialize};

use crate::base::id::{CreatureId, NpcTemplateId, RoomId, SpawnId};
use crate::base::money::Coins;
use crate::base::table::Table;
use crate::game::frame::posture::Posture;
use crate::text::sentence::Pronouns;

/// Somebody with a body: a player's character who is in the world, or an NPC.
#[derive(Clone, Debug, Getters, CopyGetters, Serialize, Deserialize)]
pub struct Creature {
    #[getset(get_copy = "pub")]
    pub(super) id: CreatureId,
    /// `Aria`, `a harbour rat`.
    #[getset(get = "pub")]
    pub(super) name: String,
    #[getset(get_copy = "pub")]
    pub(super) kind: Kind,
    #[getset(get_copy = "pub")]
    pub(super) pronouns: Pronouns,
    #[getset(get_copy = "pub")]
    pub(super) level: u32,
    /// What an NPC carries in coins. A character's are with the character, whether it has a body
    /// or not: whoever wants to know of anybody asks `creature::coins`.
    #[getset(get_copy = "pub")]
    pub(super) pocket: Coins,
    #[getset(get_copy = "pub")]
    pub(super) health: u32,
    #[getset(get_copy = "pub")]
    pub(super) health_max: u32,
    #[getset(get_copy = "pub")]
    pub(super) spirit: u32,
    #[getset(get_copy = "pub")]
    pub(super) spirit_max: u32,
    #[getset(get_copy = "pub")]
    pub(super) posture: Posture,
    /// The room that an NPC belongs to, whatever its entry says by now.
    #[getset(get_copy = "pub")]
    pub(super) home: Option<RoomId>,
    /// With whom an NPC patrols and fights.
    pub(super) group: Option<Arc<str>>,
}

/// A player's character, or an NPC of a template.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Kind {
    Player,
    Npc { template: NpcTemplateId, spawn: Option<SpawnId> },
}

impl Creature {
    pub fn is_player(&self) -> bool {
        self.kind == Kind::Player
    }

    /// The template of an NPC.
    pub fn template(&self) -> Option<NpcTemplateId> {
        match self.kind {
            Kind::Npc { template, .. } => Some(template),
            Kind::Player => None,
        }
    }

    /// With whom an NPC patrols and fights.
    pub fn group(&self) -> Option<&str> {
        self.group.as_deref()
    }

    /// The spawn entry that an NPC came from.
    pub fn spawn(&self) -> Option<SpawnId> {
        match self.kind {
            Kind::Npc { spawn, .. } => spawn,
            Kind::Player => None,
        }
    }
}

/// All creatures in the world.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    creatures: Table<CreatureId, Box<Creature>>,
    /// How many NPCs of each entry live. No zeros.
    spawned: Table<SpawnId, usize>,
}

impl State {
    pub fn get(&self, id: CreatureId) -> Option<&Creature> {
        self.creatures.get(id).map(Box::as_ref)
    }

    pub fn iter(&self) -> impl Iterator<Item = &Creature> {
        self.creatures.rows().map(Box::as_ref)
    }

    pub fn len(&self) -> usize {
        self.creatures.len()
    }

    pub fn is_empty(&self) -> bool {
        self.creatures.is_empty()
    }

    /// How many NPCs of an entry live.
    pub fn of_spawn(&self, spawn: SpawnId) -> usize {
        self.spawned.get(spawn).copied().unwrap_or(0)
    }

    pub(super) fn get_mut(&mut self, id: CreatureId) -> Option<&mut Creature> {
        self.creatures.get_mut(id).map(Box::as_mut)
    }

    /// What is in a purse from now on. Only the ledger knows.
    pub(in crate::game::ground) fn set_purse(&mut self, id: CreatureId, coins: Coins) {
        if let Some(body) = self.get_mut(id) {
            body.pocket = coins;
        }
    }

    pub(super) fn put(&mut self, body: Creature) {
        self.take(body.id);
        if let Some(spawn) = body.spawn() {
            *self.spawned.or_insert_with(spawn, || 0) += 1;
        }
        self.creatures.put(body.id, Box::new(body));
    }

    pub(super) fn take(&mut self, id: CreatureId) -> Option<Creature> {
        let body = self.creatures.take(id)?;
        if let Some(spawn) = body.spawn() {
            let left = self.of_spawn(spawn).saturating_sub(1);
            match left {
                0 => drop(self.spawned.take(spawn)),
                _ => drop(self.spawned.put(spawn, left)),
            }
        }
        Some(*body)
    }
}

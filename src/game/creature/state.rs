//! Everyone with a body.

use getset::{CopyGetters, Getters};
use serde::{Deserialize, Serialize};

use crate::base::id::{CreatureId, NpcTemplateId, SpawnId};
use crate::base::money::Coins;
use crate::base::table::Table;
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
    #[getset(get_copy = "pub")]
    pub(super) experience: u64,
    #[getset(get_copy = "pub")]
    pub(super) coins: Coins,
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
}

/// A player's character, or an NPC of a template.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Kind {
    Player,
    Npc { template: NpcTemplateId, spawn: Option<SpawnId> },
}

/// How somebody holds themselves, from least to most awake.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Posture {
    Sleeping,
    Resting,
    Sitting,
    #[default]
    Standing,
}

impl Posture {
    /// `sleeping`, `resting`, `sitting`, `standing`.
    pub fn word(self) -> &'static str {
        match self {
            Posture::Sleeping => "sleeping",
            Posture::Resting => "resting",
            Posture::Sitting => "sitting",
            Posture::Standing => "standing",
        }
    }

    /// The posture of a word, standing if there is none.
    pub fn parse(word: &str) -> Posture {
        [Posture::Sleeping, Posture::Resting, Posture::Sitting]
            .into_iter()
            .find(|posture| posture.word() == word)
            .unwrap_or_default()
    }
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
    pub(super) creatures: Table<CreatureId, Creature>,
}

impl State {
    pub fn get(&self, id: CreatureId) -> Option<&Creature> {
        self.creatures.get(id)
    }

    pub fn iter(&self) -> impl Iterator<Item = &Creature> {
        self.creatures.rows()
    }

    pub fn len(&self) -> usize {
        self.creatures.len()
    }

    pub fn is_empty(&self) -> bool {
        self.creatures.is_empty()
    }
}

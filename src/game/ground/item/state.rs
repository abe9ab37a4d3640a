//! What changes about things: how many, and what differs from their template. Where they are
//! is `place`'s business.

use getset::{CopyGetters, Getters};
use serde::{Deserialize, Serialize};

use crate::base::clock::Millis;
use crate::base::id::{ItemId, ItemTemplateId};
use crate::base::table::Table;

/// One thing, or a stack of like things.
#[derive(Clone, Debug, Getters, CopyGetters, Serialize, Deserialize)]
pub struct Item {
    #[getset(get_copy = "pub")]
    pub(super) id: ItemId,
    #[getset(get_copy = "pub")]
    pub(super) template: ItemTemplateId,
    #[getset(get_copy = "pub")]
    pub(super) quantity: u64,
    #[getset(get = "pub")]
    pub(super) own: Own,
}

/// What differs from the template. Kept as JSON.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Own {
    /// A name of its own: `the corpse of a harbour rat`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// A description of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// When it falls to dust.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decays: Option<Millis>,
    /// Whose body it was, if it is a player's corpse: the character's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<u64>,
    /// Whose it is for a while, if it is the corpse of an NPC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub earned: Option<Earned>,
    /// The builder's key of a thing placed when the world began.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub placed: Option<String>,
}

/// A corpse that players earned, and nobody else opens until then.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Earned {
    /// Their ids.
    pub by: Vec<u64>,
    pub until: Millis,
}

impl Own {
    /// Whether two things are alike but for when they fall to dust.
    pub fn is_like(&self, other: &Own) -> bool {
        let Own { name, description, decays: _, owner, earned, placed } = self;
        (name, description, owner, earned, placed)
            == (&other.name, &other.description, &other.owner, &other.earned, &other.placed)
    }
}

/// All things.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    pub(super) items: Table<ItemId, Box<Item>>,
    /// Builder's keys of things placed at the beginning, so that none is placed twice.
    pub(super) placed: std::collections::BTreeSet<String>,
}

impl State {
    pub fn get(&self, id: ItemId) -> Option<&Item> {
        self.items.get(id).map(Box::as_ref)
    }

    pub fn iter(&self) -> impl Iterator<Item = &Item> {
        self.items.rows().map(Box::as_ref)
    }

    /// Builder's keys of all things that were placed since the world began.
    pub fn placed(&self) -> impl Iterator<Item = &str> {
        self.placed.iter().map(String::as_str)
    }

    pub fn len(&self) -> usize {
        self.items.len()
    }

    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
}

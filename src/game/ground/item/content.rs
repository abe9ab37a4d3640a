//! What a builder writes about things.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::base::clock::Millis;
use crate::base::id::ItemTemplateId;
use crate::base::money::Coins;
use crate::game::ground::place::Slot;

/// What all things of one kind have in common.
#[derive(Clone, Debug)]
pub struct ItemTemplate {
    pub id: ItemTemplateId,
    pub key: Arc<str>,
    /// With its article: `a tarred rope`.
    pub name: String,
    pub description: String,
    /// Every word of the name, and the words a builder added.
    pub keywords: Vec<String>,
    pub kind: ItemKind,
    pub slot: Option<Slot>,
    pub damage: Option<(u32, u32)>,
    pub damage_type: String,
    /// Milliseconds between two blows with it.
    pub speed: Millis,
    /// `cut|cuts`.
    pub attack_verb: Option<String>,
    pub armor: i32,
    pub attack: i32,
    pub weight: f64,
    pub value: Coins,
    pub stack_max: u64,
    /// How many things fit in; `None` for what is no container.
    pub capacity: Option<usize>,
    pub light: bool,
    /// Health and spirit that eating or drinking it gives.
    pub heal: u32,
    pub spirit: u32,
    /// What eating or drinking it does for a while.
    pub brew: Option<Brew>,
    pub flavor: Option<String>,
}

/// What something that was eaten or drunk does for a while.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Brew {
    pub does: Does,
    /// What [`Does`] counts.
    pub power: u32,
    /// Rounds of two seconds.
    pub rounds: u32,
}

/// What a brew does to whoever has it inside.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Does {
    /// Health comes back, so much a round.
    Mends,
    /// Attack rolls are better, or worse.
    Steadies,
    Weakens,
    /// Armour is better, or worse.
    Shields,
    Exposes,
    /// Blows come sooner, in percent.
    Hastens,
}

/// Kinds of things, by the words builders use.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum ItemKind {
    Weapon,
    Armor,
    Light,
    Food,
    Drink,
    Potion,
    Key,
    Container,
    Treasure,
    Tool,
    Money,
    Corpse,
    /// What things are made of.
    Material,
    /// What somebody waits for.
    Quest,
    Junk,
}

impl ItemKind {
    /// All kinds with their words.
    pub const ALL: [(&'static str, ItemKind); 15] = [
        ("weapon", ItemKind::Weapon),
        ("armor", ItemKind::Armor),
        ("light", ItemKind::Light),
        ("food", ItemKind::Food),
        ("drink", ItemKind::Drink),
        ("potion", ItemKind::Potion),
        ("key", ItemKind::Key),
        ("container", ItemKind::Container),
        ("treasure", ItemKind::Treasure),
        ("tool", ItemKind::Tool),
        ("money", ItemKind::Money),
        ("corpse", ItemKind::Corpse),
        ("material", ItemKind::Material),
        ("quest", ItemKind::Quest),
        ("junk", ItemKind::Junk),
    ];

    /// The builder's word for it.
    pub fn word(self) -> &'static str {
        ItemKind::ALL.iter().find(|(_, kind)| *kind == self).map_or("junk", |(word, _)| word)
    }
}

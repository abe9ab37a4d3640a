//! What can happen to things in somebody's hands.
//!
//! Names are taken when it happens: a moment later a thing may be part of a stack, or eaten.

use super::eat::Meal;
use crate::base::id::{CreatureId, ItemId, RoomId};
use crate::base::money::Coins;
use crate::game::ground::item::{Brew, Slot};
use crate::game::{Content, World};
use crate::text::words::is_several;

/// A fact about things and who has them. Everyone awake in the room who sees notices.
#[derive(Clone, Debug)]
pub enum Event {
    /// Somebody took things from the floor, or out of a container of this name.
    Got {
        who: CreatureId,
        room: RoomId,
        what: Haul,
        from: Option<String>,
        /// So many of the coins were left by an NPC that died.
        spoils: Coins,
    },
    Dropped {
        who: CreatureId,
        room: RoomId,
        what: Haul,
    },
    /// Somebody put things into a container of this name.
    Put {
        who: CreatureId,
        room: RoomId,
        what: Haul,
        into: String,
    },
    Gave {
        who: CreatureId,
        to: CreatureId,
        room: RoomId,
        what: Haul,
    },
    /// Somebody took off some of what they wore, put on something else, or both.
    Dressed {
        who: CreatureId,
        room: RoomId,
        off: Outfit,
        on: Outfit,
    },
    /// Somebody ate or drank one thing, which gave so much health and spirit.
    Consumed {
        who: CreatureId,
        room: RoomId,
        meal: Meal,
        what: Haul,
        health: u32,
        spirit: u32,
        /// What it does for a while: `effect` hears of it.
        brew: Option<Brew>,
    },
    /// Somebody took a crumb or a drop of something; what it tastes of, if anybody wrote that.
    Tasted {
        who: CreatureId,
        room: RoomId,
        what: Haul,
        flavor: Option<String>,
    },
    /// Somebody destroyed what they carried.
    Junked {
        who: CreatureId,
        room: RoomId,
        what: Haul,
    },
    /// What was left lying is no more.
    FellToDust {
        room: RoomId,
        what: Haul,
    },
}

/// Things by their name, like things counted, and coins.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Haul {
    kinds: Vec<(String, u64)>,
    coins: Coins,
    /// The value of the things, without the coins.
    value: Coins,
}

impl Haul {
    /// All of these things.
    pub fn of(content: &Content, world: &World, items: &[ItemId]) -> Haul {
        let mut haul = Haul::default();
        for id in items {
            let count = world.items.get(*id).map_or(0, |item| item.quantity());
            haul.add(content, world, *id, count);
        }
        haul
    }

    /// So many of one name.
    pub fn named(name: &str, count: u64) -> Haul {
        Haul { kinds: vec![(name.to_string(), count)], ..Haul::default() }
    }

    /// Adds `count` of a thing.
    pub fn add(&mut self, content: &Content, world: &World, id: ItemId, count: u64) {
        let Some(item) = world.items.get(id) else { return };
        let written = content.items.get(item.template());
        let value = written.map_or(0, |written| written.value.0).saturating_mul(count);
        self.value = Coins(self.value.0.saturating_add(value));
        let written = written.map(|written| &written.name);
        let name = item.own().name.as_ref().or(written).map_or("something", String::as_str);
        match self.kinds.iter_mut().find(|(other, _)| other == name) {
            Some((_, sum)) => *sum = sum.saturating_add(count),
            None => self.kinds.push((name.to_string(), count)),
        }
    }

    pub fn add_coins(&mut self, coins: Coins) {
        self.coins = Coins(self.coins.0.saturating_add(coins.0));
    }

    /// All of this and of another.
    pub fn and(mut self, other: &Haul) -> Haul {
        self.kinds.extend(other.kinds.iter().cloned());
        self.value = Coins(self.value.0.saturating_add(other.value.0));
        self.add_coins(other.coins);
        self
    }

    /// Names, as of one thing, and how many of each, in the order in which they came.
    pub fn kinds(&self) -> &[(String, u64)] {
        &self.kinds
    }

    pub fn coins(&self) -> Coins {
        self.coins
    }

    /// What all of it is worth, as far as that was counted.
    pub fn worth(&self) -> Coins {
        Coins(self.value.0.saturating_add(self.coins.0))
    }

    /// Whether it is a single thing, of which a sentence speaks as of one.
    pub fn is_one(&self) -> bool {
        let is_one = |name: &str| !is_several(name);
        self.coins == Coins::NONE && matches!(self.kinds.as_slice(), [(name, 1)] if is_one(name))
    }

    pub fn is_empty(&self) -> bool {
        self.kinds.is_empty() && self.coins == Coins::NONE
    }
}

/// Things by how they are worn, because each is told with a verb of its own.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Outfit {
    pub wielded: Haul,
    /// Lights and shields.
    pub held: Haul,
    pub worn: Haul,
}

impl Outfit {
    /// Adds one thing of a slot.
    pub fn add(&mut self, content: &Content, world: &World, slot: Slot, id: ItemId) {
        let part = match slot {
            Slot::Wield => &mut self.wielded,
            Slot::Light | Slot::Shield => &mut self.held,
            _ => &mut self.worn,
        };
        part.add(content, world, id, 1);
    }

    pub fn is_empty(&self) -> bool {
        self.wielded.is_empty() && self.held.is_empty() && self.worn.is_empty()
    }
}

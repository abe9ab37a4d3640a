//! The books.

use std::collections::{BTreeMap, BTreeSet};

use getset::{CopyGetters, Getters};
use serde::{Deserialize, Serialize};

use super::account::Commodity;
use super::keep::LedgerRow;
use crate::base::clock::Millis;
use crate::base::id::ItemTemplateId;
use crate::game::frame::actor::Actor;

/// What came into the world from one place outside of it, and what went there.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Flow {
    pub made: u64,
    pub lost: u64,
}

/// What is held until a bargain is done.
#[derive(Clone, PartialEq, Eq, Debug, Getters, CopyGetters, Serialize, Deserialize)]
pub struct Escrow {
    /// Whose it was, and will be if nothing comes of it.
    #[getset(get = "pub")]
    pub(super) owner: Actor,
    #[getset(get_copy = "pub")]
    pub(super) commodity: Commodity,
    #[getset(get_copy = "pub")]
    pub(super) amount: u64,
    #[getset(get_copy = "pub")]
    pub(super) since: Millis,
}

/// All that is booked.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    /// What coins are made of; `None` while nobody counts.
    pub(super) money: Option<BTreeSet<ItemTemplateId>>,
    /// By commodity and the word of the place outside.
    pub(super) flows: BTreeMap<(Commodity, String), Flow>,
    /// What actors have who have no purse. No zeros.
    pub(super) holdings: BTreeMap<(Actor, Commodity), u64>,
    pub(super) escrows: BTreeMap<u64, Escrow>,
    /// By who gave, and in whose favour: how much.
    pub(super) contributions: BTreeMap<(Actor, Actor), u64>,
    /// The newest line of the log.
    pub(super) last: Option<LedgerRow>,
}

impl State {
    /// What came and went, by place.
    pub fn flows(&self, what: Commodity) -> impl Iterator<Item = (&str, Flow)> {
        let of = self.flows.iter().filter(move |((commodity, _), _)| *commodity == what);
        of.map(|((_, outside), flow)| (outside.as_str(), *flow))
    }

    /// What is held, by its number.
    pub fn escrow(&self, id: u64) -> Option<&Escrow> {
        self.escrows.get(&id)
    }

    /// What is held of somebody's, with its numbers.
    pub fn escrows_of<'a>(&'a self, owner: &'a Actor) -> impl Iterator<Item = (u64, &'a Escrow)> {
        let own = self.escrows.iter().filter(move |(_, held)| held.owner == *owner);
        own.map(|(id, held)| (*id, held))
    }

    /// How much somebody gave in somebody's favour.
    pub fn contribution(&self, giver: &Actor, favour: &Actor) -> u64 {
        self.contributions.get(&(giver.clone(), favour.clone())).copied().unwrap_or(0)
    }

    /// In whose favour somebody gave, and how much.
    pub fn contributions_of(&self, giver: &Actor) -> impl Iterator<Item = (&Actor, u64)> {
        let own = self.contributions.iter().filter(move |((by, _), _)| by == giver);
        own.map(|((_, favour), amount)| (favour, *amount))
    }

    /// Who gave in somebody's favour, and how much: the most first.
    pub fn contributions_to(&self, favour: &Actor) -> Vec<(&Actor, u64)> {
        let given = self.contributions.iter().filter(|((_, to), _)| to == favour);
        let mut given: Vec<_> = given.map(|((by, _), amount)| (by, *amount)).collect();
        given.sort_by_key(|(_, amount)| std::cmp::Reverse(*amount));
        given
    }

    /// The number of the newest line; 0 if there is none.
    pub fn newest(&self) -> u64 {
        self.last.as_ref().map_or(0, |last| last.number)
    }
}

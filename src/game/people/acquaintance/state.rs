//! Who ignores whom, and who is whose friend.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::base::id::CreatureId;

/// What somebody is to one.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Bond {
    Ignored,
    Friend,
}

impl Bond {
    /// As it is kept.
    pub(super) fn word(self) -> &'static str {
        match self {
            Bond::Ignored => "ignored",
            Bond::Friend => "friend",
        }
    }

    pub(super) fn parse(word: &str) -> Option<Bond> {
        [Bond::Ignored, Bond::Friend].into_iter().find(|bond| bond.word() == word)
    }
}

/// Whose choice it is, and of whom: what one row is known by.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Pair {
    pub who: CreatureId,
    pub whom: CreatureId,
}

/// All that was chosen. Only this feature changes it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    bonds: BTreeMap<Pair, Bond>,
    /// The same the other way round: who chose anything of somebody.
    known_by: BTreeMap<CreatureId, BTreeSet<CreatureId>>,
}

impl State {
    /// What somebody is to one, if anything was chosen.
    pub fn bond(&self, who: CreatureId, whom: CreatureId) -> Option<Bond> {
        self.bonds.get(&Pair { who, whom }).copied()
    }

    /// All whom one chose so, by their numbers.
    pub fn those(&self, who: CreatureId, bond: Bond) -> impl Iterator<Item = CreatureId> + '_ {
        let first = Pair { who, whom: CreatureId(0) };
        let own = self.bonds.range(first..).take_while(move |(pair, _)| pair.who == who);
        own.filter(move |(_, has)| **has == bond).map(|(pair, _)| pair.whom)
    }

    /// Everybody who chose somebody so.
    pub(super) fn by_whom(
        &self,
        whom: CreatureId,
        bond: Bond,
    ) -> impl Iterator<Item = CreatureId> + '_ {
        let all = self.known_by.get(&whom).into_iter().flatten().copied();
        all.filter(move |who| self.bond(*who, whom) == Some(bond))
    }

    /// Whether anybody at all ignores somebody or is their friend.
    pub(super) fn is_known(&self, whom: CreatureId) -> bool {
        self.known_by.contains_key(&whom)
    }

    pub(super) fn put(&mut self, pair: Pair, bond: Bond) {
        self.bonds.insert(pair, bond);
        self.known_by.entry(pair.whom).or_default().insert(pair.who);
    }

    pub(super) fn take(&mut self, pair: Pair) -> Option<Bond> {
        let bond = self.bonds.remove(&pair)?;
        if let Some(all) = self.known_by.get_mut(&pair.whom) {
            all.remove(&pair.who);
            if all.is_empty() {
                self.known_by.remove(&pair.whom);
            }
        }
        Some(bond)
    }

    /// All pairs, in their order.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (Pair, Bond)> + '_ {
        self.bonds.iter().map(|(pair, bond)| (*pair, *bond))
    }
}

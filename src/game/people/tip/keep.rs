//! Which tips each was given; a row for each.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::text::Tip;
use crate::base::clock::Millis;
use crate::base::id::CreatureId;
use crate::game::World;
use crate::game::frame::keep::Table;
use crate::game::frame::keep::dirty::Key;
use crate::game::frame::keep::row::kept;

/// What each was told, by the words of the tips.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    pub(super) told: BTreeMap<CreatureId, BTreeMap<String, Millis>>,
}

impl State {
    /// Whether somebody was given a tip.
    pub fn was_told(&self, who: CreatureId, tip: Tip) -> bool {
        self.told.get(&who).is_some_and(|told| told.contains_key(tip.word()))
    }
}

kept! {
    /// Somebody was given a tip.
    pub struct TipRow in "tips" by (who: u64, tip: String) {
        /// By the clock of the world.
        given_ms: u64,
    } people { who: Character }
}

pub const TIPS: Table<(CreatureId, String), TipRow> = Table {
    all: |cut| {
        let all = cut.world.tips.told.iter();
        all.flat_map(|(who, told)| told.keys().map(|tip| (*who, tip.clone()))).collect()
    },
    key: |_, (who, tip)| (who.0, tip.clone()),
    row: |cut, (who, tip)| {
        let given = cut.world.tips.told.get(who)?.get(tip)?;
        Some(TipRow { who: who.0, tip: tip.clone(), given_ms: given.0 })
    },
    take: |to, rows| {
        for row in rows {
            let who = CreatureId(row.who);
            if to.world.players.character(who).is_none() {
                to.warn(format!("the tip {} was given to nobody who is here any more", row.tip));
                continue;
            }
            let told = to.world.tips.told.entry(who).or_default();
            told.insert(row.tip.clone(), Millis(row.given_ms));
        }
    },
    lasting: None,
};

/// A character is no more. Kept.
pub(super) fn forgets(world: &mut World, who: CreatureId) {
    for tip in world.tips.told.remove(&who).unwrap_or_default().into_keys() {
        world.dirty.kept(Key::Tip((who, tip)));
    }
}

//! What is remembered of places: the numbers of rooms, by who saw them and by area.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::base::id::{AreaId, CreatureId};

/// Numbers of the atlas, so that a room whose file is gone for a while is known again when it is back.
type Seen = BTreeMap<Option<AreaId>, BTreeSet<u32>>;

/// Who has seen which rooms.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    seen: BTreeMap<CreatureId, Seen>,
}

impl State {
    /// The rooms of an area that somebody has seen, if any.
    pub fn in_area(&self, who: CreatureId, area: Option<AreaId>) -> Option<&BTreeSet<u32>> {
        self.seen.get(&who)?.get(&area)
    }

    /// The areas of which somebody has seen anything.
    pub fn areas(&self, who: CreatureId) -> impl Iterator<Item = Option<AreaId>> + '_ {
        self.seen.get(&who).into_iter().flat_map(|seen| seen.keys().copied())
    }

    /// How many rooms somebody has seen.
    pub fn count(&self, who: CreatureId) -> usize {
        self.seen.get(&who).map_or(0, |seen| seen.values().map(BTreeSet::len).sum())
    }

    /// Everybody who has seen any room.
    pub(super) fn everyone(&self) -> impl Iterator<Item = CreatureId> + '_ {
        self.seen.keys().copied()
    }

    /// Whether it was not known before.
    pub(in crate::game::people) fn add(
        &mut self,
        who: CreatureId,
        area: Option<AreaId>,
        number: u32,
    ) -> bool {
        self.seen.entry(who).or_default().entry(area).or_default().insert(number)
    }

    pub(super) fn set(&mut self, who: CreatureId, area: Option<AreaId>, rooms: BTreeSet<u32>) {
        self.seen.entry(who).or_default().insert(area, rooms);
    }

    /// Forgets all that somebody knew; comes back with the areas that it was of.
    pub(super) fn forget(&mut self, who: CreatureId) -> Vec<Option<AreaId>> {
        self.seen.remove(&who).unwrap_or_default().into_keys().collect()
    }
}

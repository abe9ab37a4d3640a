//! What is remembered about spawn entries.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::base::clock::Millis;
use crate::base::id::{CreatureId, SpawnId};

/// The moment of those who never come back. The greatest that a database holds.
pub const NEVER: Millis = Millis(i64::MAX as u64);

/// When those who died are due again: one moment each, earliest first. No empty lists.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    pub(super) dues: BTreeMap<SpawnId, Vec<Millis>>,
    /// When those who warn newcomers did so last.
    pub(super) warned: BTreeMap<CreatureId, Millis>,
}

impl State {
    /// When those of one entry who are missing come back, earliest first.
    pub fn dues(&self, spawn: SpawnId) -> &[Millis] {
        self.dues.get(&spawn).map_or(&[], Vec::as_slice)
    }

    pub(super) fn add(&mut self, spawn: SpawnId, moment: Millis) {
        let dues = self.dues.entry(spawn).or_default();
        let at = dues.partition_point(|due| *due <= moment);
        dues.insert(at, moment);
    }

    /// Takes out all moments that have come, and says how many there were.
    pub(super) fn take_due(&mut self, spawn: SpawnId, now: Millis) -> usize {
        let Some(dues) = self.dues.get_mut(&spawn) else { return 0 };
        let come = dues.partition_point(|due| *due <= now);
        dues.drain(..come);
        if dues.is_empty() {
            self.dues.remove(&spawn);
        }
        come
    }

    /// Forgets those who would never come back, because the entry was given a respawn time.
    pub(super) fn forgive(&mut self, spawn: SpawnId) -> bool {
        let Some(dues) = self.dues.get_mut(&spawn) else { return false };
        let before = dues.len();
        dues.retain(|due| *due != NEVER);
        let forgiven = dues.len() < before;
        if dues.is_empty() {
            self.dues.remove(&spawn);
        }
        forgiven
    }

    /// Forgets the latest moments of an entry, so that no more than `count` are left.
    pub(super) fn trim(&mut self, spawn: SpawnId, count: usize) {
        if let Some(dues) = self.dues.get_mut(&spawn) {
            dues.truncate(count);
            if count == 0 {
                self.dues.remove(&spawn);
            }
        }
    }
}

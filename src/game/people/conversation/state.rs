//! Who met whom, and what they heard.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::base::id::CreatureId;
use crate::game::World;
use crate::game::frame::keep::dirty::Key;

/// A player, and the id of a template: what one row of meetings is known by.
pub type Meeting = (CreatureId, String);

/// The topics that each heard of those whom they talked with. Only this feature changes it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    pub(super) met: BTreeMap<CreatureId, BTreeMap<String, BTreeSet<String>>>,
}

impl State {
    /// Whether somebody has talked with one of a template.
    pub fn has_met(&self, who: CreatureId, npc: &str) -> bool {
        self.met.get(&who).is_some_and(|met| met.contains_key(npc))
    }

    /// Whether somebody has heard a topic of one of a template.
    pub fn has_heard(&self, who: CreatureId, npc: &str, topic: &str) -> bool {
        let heard = self.met.get(&who).and_then(|met| met.get(npc));
        heard.is_some_and(|heard| heard.contains(topic))
    }

    /// With how many somebody has talked.
    pub fn count(&self, who: CreatureId) -> usize {
        self.met.get(&who).map_or(0, BTreeMap::len)
    }
}

/// Somebody talked with one of a template. Kept.
pub(super) fn meet(world: &mut World, who: CreatureId, npc: &str) {
    if !world.conversations.has_met(who, npc) {
        world.conversations.met.entry(who).or_default().insert(npc.into(), BTreeSet::new());
        world.dirty.kept(Key::Met((who, npc.into())));
    }
}

/// And heard a topic; whether for the first time. Kept.
pub(super) fn hear(world: &mut World, who: CreatureId, npc: &str, topic: &str) -> bool {
    meet(world, who, npc);
    let met = world.conversations.met.entry(who).or_default();
    let is_news = met.entry(npc.into()).or_default().insert(topic.into());
    if is_news {
        world.dirty.kept(Key::Met((who, npc.into())));
    }
    is_news
}

/// A character is no more: nobody remembers a word with it. Kept.
pub(super) fn forgets(world: &mut World, who: CreatureId) {
    for npc in world.conversations.met.remove(&who).unwrap_or_default().into_keys() {
        world.dirty.kept(Key::Met((who, npc)));
    }
}

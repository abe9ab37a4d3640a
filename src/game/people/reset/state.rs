//! What is remembered about resets: what is due in which room, and when.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::base::clock::Millis;
use crate::base::id::RoomId;
use crate::game::ground::room::Direction;

/// Something in a room that is to be as it was written.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub(super) enum What {
    /// A placed thing, by the builder's key.
    Thing(String),
    Door(Direction),
}

/// All that is due. No empty rooms.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    pub(super) rooms: BTreeMap<RoomId, BTreeMap<What, Millis>>,
}

impl State {
    /// When something in a room is due first.
    pub fn first(&self, room: RoomId) -> Option<Millis> {
        self.rooms.get(&room)?.values().min().copied()
    }

    /// All that is due in a room: things by the builder's keys, doors by where they are.
    pub fn dues(&self, room: RoomId) -> impl Iterator<Item = (String, Millis)> + '_ {
        let due = self.rooms.get(&room).into_iter().flatten();
        due.map(|(what, moment)| match what {
            What::Thing(key) => (key.clone(), *moment),
            What::Door(direction) => (format!("door {}", direction.word()), *moment),
        })
    }

    pub(super) fn has(&self, room: RoomId, what: &What) -> bool {
        self.rooms.get(&room).is_some_and(|due| due.contains_key(what))
    }

    pub(super) fn put(&mut self, room: RoomId, what: What, moment: Millis) {
        self.rooms.entry(room).or_default().insert(what, moment);
    }

    /// Forgets something; whether there was anything to forget.
    pub(super) fn take(&mut self, room: RoomId, what: &What) -> bool {
        let Some(due) = self.rooms.get_mut(&room) else { return false };
        let was_due = due.remove(what).is_some();
        if due.is_empty() {
            self.rooms.remove(&room);
        }
        was_due
    }

    /// All that is due in a room by now, in no order of moments.
    pub(super) fn due_by(&self, room: RoomId, now: Millis) -> Vec<What> {
        let due = self.rooms.get(&room).into_iter().flatten();
        due.filter(|(_, moment)| **moment <= now).map(|(what, _)| what.clone()).collect()
    }
}

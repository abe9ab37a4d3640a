//! What changes in rooms: how doors stand that were moved.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::content::Door;
use crate::base::id::RoomId;
use crate::game::frame::direction::Direction;
use crate::game::frame::keep::RoomRow;

/// Doors that were moved since the world began, by room and direction.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    doors: BTreeMap<RoomId, BTreeMap<Direction, Door>>,
    /// The hidden ways out that are found, for now, by room and word.
    found: BTreeMap<RoomId, BTreeSet<String>>,
}

impl State {
    /// How a door stands, if it was ever moved.
    pub fn door(&self, room: RoomId, direction: Direction) -> Option<Door> {
        self.doors.get(&room)?.get(&direction).copied()
    }

    pub(super) fn set(&mut self, room: RoomId, direction: Direction, stands: Door) {
        self.doors.entry(room).or_default().insert(direction, stands);
    }

    /// A door was never moved, as far as anyone can tell.
    pub(super) fn put_back(&mut self, room: RoomId, direction: Direction) {
        if let Some(doors) = self.doors.get_mut(&room) {
            doors.remove(&direction);
            if doors.is_empty() {
                self.doors.remove(&room);
            }
        }
    }

    /// All doors that were moved, by room and direction.
    pub fn moved(&self) -> impl Iterator<Item = (RoomId, Direction)> + '_ {
        let of_room = |(room, doors): (&RoomId, &BTreeMap<Direction, Door>)| {
            doors.keys().map(|direction| (*room, *direction)).collect::<Vec<_>>()
        };
        self.doors.iter().flat_map(of_room)
    }

    /// The rooms of which any door was moved.
    pub(super) fn touched(&self) -> impl Iterator<Item = RoomId> + '_ {
        self.doors.keys().copied()
    }

    /// Whether a hidden way out is found.
    pub fn is_found(&self, room: RoomId, word: &str) -> bool {
        self.found.get(&room).is_some_and(|words| words.contains(word))
    }

    /// All rooms of which any is.
    pub fn found(&self) -> impl Iterator<Item = RoomId> + '_ {
        self.found.keys().copied()
    }

    pub(super) fn find(&mut self, room: RoomId, word: &str) {
        self.found.entry(room).or_default().insert(word.to_owned());
    }

    pub(super) fn forget(&mut self, room: RoomId) {
        self.found.remove(&room);
    }

    /// The row of one room; `None` where nothing was ever moved.
    pub fn row(&self, room: RoomId, key: &str) -> Option<RoomRow> {
        let doors = self.doors.get(&room)?;
        Some(RoomRow { room: key.to_string(), doors: serde_json::to_string(doors).ok()? })
    }

    /// Takes a row back in; `false` if its text is not what [`State::row`] writes.
    pub fn restore(&mut self, room: RoomId, row: &RoomRow) -> bool {
        match serde_json::from_str(&row.doors) {
            Ok(doors) => self.doors.insert(room, doors).is_none(),
            Err(_) => false,
        }
    }
}

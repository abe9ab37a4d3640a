//! Traces by room. They are gone with the process.

use std::collections::{BTreeMap, VecDeque};

use serde::{Deserialize, Serialize};

use super::is_fresh;
use crate::base::clock::Millis;
use crate::base::id::{CreatureId, RoomId};
use crate::base::limits::{TRACED_ROOMS_MAX, TRACES_IN_ROOM_MAX};

/// Somebody walked out of a room.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Trace {
    pub who: CreatureId,
    /// What they were called then.
    pub name: String,
    /// A direction, or the word of a way.
    pub way: String,
    pub at: Millis,
}

/// All traces, the oldest of a room first.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    rooms: BTreeMap<RoomId, VecDeque<Trace>>,
}

impl State {
    /// Leaves a trace. Where too many rooms have some, those whose newest is oldest lose theirs.
    pub(super) fn leave(&mut self, room: RoomId, trace: Trace) {
        let now = trace.at;
        if self.rooms.len() >= TRACED_ROOMS_MAX && !self.rooms.contains_key(&room) {
            self.rooms.retain(|_, traces| traces.back().is_some_and(|t| is_fresh(t.at, now)));
            while self.rooms.len() >= TRACED_ROOMS_MAX {
                let newest = |traces: &VecDeque<Trace>| traces.back().map(|trace| trace.at);
                let oldest = self.rooms.iter().min_by_key(|(_, traces)| newest(traces));
                let Some(oldest) = oldest.map(|(room, _)| *room) else { break };
                self.rooms.remove(&oldest);
            }
        }
        let traces = self.rooms.entry(room).or_default();
        traces.push_back(trace);
        while traces.len() > TRACES_IN_ROOM_MAX {
            traces.pop_front();
        }
    }

    /// Those of a room that can still be seen, the freshest first.
    pub(super) fn fresh(&self, room: RoomId, now: Millis) -> impl Iterator<Item = &Trace> {
        let traces = self.rooms.get(&room).into_iter().flat_map(|traces| traces.iter().rev());
        traces.filter(move |trace| is_fresh(trace.at, now))
    }

    /// How many rooms have traces.
    #[cfg(test)]
    pub(super) fn rooms(&self) -> usize {
        self.rooms.len()
    }

    pub(super) fn forget(&mut self, who: CreatureId) {
        for traces in self.rooms.values_mut() {
            traces.retain(|trace| trace.who != who);
        }
        self.rooms.retain(|_, traces| !traces.is_empty());
    }
}

//! Locks that can be turned from within without a key.
//!
//! Doors go back to how they were written when nobody is by, so somebody may be locked in who has
//! no key: who came in with a friend, or slept through it. Whoever has no way out but through a lock
//! can turn it. A builder who wants a prison says `latch: false`, and one who wants a door that
//! always opens from one side says `latch: true`.

use std::collections::{BTreeSet, VecDeque};

use crate::base::id::RoomId;
use crate::base::limits::ROOMS_SEARCHED_MAX;
use crate::game::Turn;
use crate::game::ground::room::{self, Door, DoorSpec};

/// Whether a locked door can be unlocked from a room without its key.
pub(super) fn opens(turn: &Turn, room: RoomId, door: &DoorSpec) -> bool {
    door.latch.unwrap_or_else(|| is_shut_in(turn, room))
}

/// Whether there is no way from a room to where newcomers arrive, or to where the dead wake, but
/// through locks.
fn is_shut_in(turn: &Turn, from: RoomId) -> bool {
    let out = [turn.content.start, turn.content.shrine];
    let mut seen = BTreeSet::from([from]);
    let mut next = VecDeque::from([from]);
    while let Some(at) = next.pop_front() {
        if out.contains(&at) || seen.len() > ROOMS_SEARCHED_MAX {
            return false;
        }
        let is_open =
            |direction| room::door(turn.content, turn.world, at, direction) != Some(Door::Locked);
        let exits = room::exits(turn.content, turn.world, at).filter(|(way, _)| is_open(*way));
        let ways = room::ways(turn.content, turn.world, at);
        for to in exits.map(|(_, to)| to).chain(ways.map(|(_, to)| to)) {
            if seen.insert(to) {
                next.push_back(to);
            }
        }
    }
    true
}

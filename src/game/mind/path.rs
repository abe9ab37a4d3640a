//! Ways: how minds find from room to room.
//!
//! A search goes from room to room over exits in the ten directions that no shut door bars, in
//! their order, so that of several ways the same one is always found. It is bounded in depth by
//! whoever asks and in rooms by [`ROOMS_SEARCHED_MAX`].

use std::collections::{BTreeSet, VecDeque};

use crate::base::id::RoomId;
use crate::base::limits::ROOMS_SEARCHED_MAX;
use crate::game::content::Content;
use crate::game::room::{self, Direction, Door};
use crate::game::world::World;

/// All rooms that are at most `radius` steps away, the nearest first; `from` itself is the first.
pub fn within(content: &Content, world: &World, from: RoomId, radius: u32) -> Vec<RoomId> {
    let mut rooms = Vec::new();
    search(content, world, from, radius, |room, _| {
        rooms.push(room);
        false
    });
    rooms
}

/// The first step of the shortest way from one room to another; `None` if there is none of at
/// most `depth` steps.
pub fn toward(
    content: &Content,
    world: &World,
    (from, to): (RoomId, RoomId),
    depth: u32,
) -> Option<Direction> {
    let mut found = None;
    search(content, world, from, depth, |room, first| {
        found = first.filter(|_| room == to);
        room == to
    });
    found
}

/// Shows each room that is reached, with the first step of the way to it, until one is enough.
fn search(
    content: &Content,
    world: &World,
    from: RoomId,
    depth: u32,
    mut is_enough: impl FnMut(RoomId, Option<Direction>) -> bool,
) {
    let mut seen = BTreeSet::from([from]);
    let mut next = VecDeque::from([(from, None, 0)]);
    while let Some((at, first, steps)) = next.pop_front() {
        if is_enough(at, first) {
            return;
        }
        let Some(written) = content.room(at).filter(|_| steps < depth) else { continue };
        for (direction, to) in &written.exits {
            let open =
                matches!(room::door(content, world, at, *direction), None | Some(Door::Open));
            if open && seen.len() < ROOMS_SEARCHED_MAX && seen.insert(*to) {
                next.push_back((*to, first.or(Some(*direction)), steps + 1));
            }
        }
    }
}

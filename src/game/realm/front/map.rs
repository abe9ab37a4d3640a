//! The rooms of an area laid out on paper, by the directions of their exits.
//!
//! The first room stands at the origin; every other where an exit from a room already laid out
//! leads to. Rooms that cannot be reached so, or whose place is taken (exits are words, and words
//! need not make a plane), begin a sheet of their own, so that no room is left out.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::base::id::{AreaId, RoomId};
use crate::game::Content;
use crate::game::ground::room::{Direction, Room};

/// A room and where it stands. North is up: there `y` is less.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Placed {
    pub room: RoomId,
    pub x: i32,
    pub y: i32,
}

/// Rooms that hang together, by their level: 0 is that of the first.
pub(super) type Sheet = BTreeMap<i32, Vec<Placed>>;

/// How a direction moves: east, south, up.
pub(super) fn moves(direction: Direction) -> (i32, i32, i32) {
    match direction {
        Direction::North => (0, -1, 0),
        Direction::Northeast => (1, -1, 0),
        Direction::East => (1, 0, 0),
        Direction::Southeast => (1, 1, 0),
        Direction::South => (0, 1, 0),
        Direction::Southwest => (-1, 1, 0),
        Direction::West => (-1, 0, 0),
        Direction::Northwest => (-1, -1, 0),
        Direction::Up => (0, 0, 1),
        Direction::Down => (0, 0, -1),
    }
}

/// All rooms of an area, laid out from one of them.
pub(super) fn lay_out(content: &Content, area: AreaId, from: RoomId) -> Vec<Sheet> {
    let rooms: Vec<&Room> = content.all_rooms().filter(|room| room.area == Some(area)).collect();
    let mut left: BTreeSet<RoomId> = rooms.iter().map(|room| room.shared).collect();
    let mut sheets = Vec::new();
    let first = left.contains(&from).then_some(from);
    let mut next = first.or_else(|| left.first().copied());
    while let Some(start) = next {
        sheets.push(sheet(content, start, &mut left));
        next = left.first().copied();
    }
    sheets
}

fn sheet(content: &Content, start: RoomId, left: &mut BTreeSet<RoomId>) -> Sheet {
    let mut taken = BTreeSet::from([(0, 0, 0)]);
    let mut sheet = Sheet::new();
    let mut waiting = VecDeque::from([(start, (0, 0, 0))]);
    left.remove(&start);
    while let Some((room, at)) = waiting.pop_front() {
        let (x, y, level) = at;
        sheet.entry(level).or_default().push(Placed { room, x, y });
        let Some(written) = content.room(room) else { continue };
        for (direction, to) in &written.exits {
            let (east, south, up) = moves(*direction);
            let there = (x + east, y + south, level + up);
            if left.contains(to) && taken.insert(there) {
                left.remove(to);
                waiting.push_back((*to, there));
            }
        }
    }
    sheet
}

//! The atlas: a number and a spot for every room, for maps: those that clients' programs draw, and `map`.
//!
//! A room's number comes from its key, so it is the same in every process and after every edit of
//! other files, and a player's map stays right. Where two keys have one number, which hardly ever
//! happens, the later key in the alphabet takes the next that is free.
//!
//! Builders write exits and no coordinates, so each area is laid out from its exits: one step a
//! unit, x to the east, y to the north, z up. An exit that would lead onto a room that is there
//! already is made longer; if that does not help, the room has a number and no spot.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use sha2::{Digest, Sha256};

use crate::base::id::{AreaId, InstanceId, RoomId};
use crate::game::Content;
use crate::game::ground::creature::Spawn;
use crate::game::ground::room::{Direction, Room};

/// East, north, up.
pub type Spot = (i32, i32, i32);

/// Numbers and spots of all rooms, and numbers of all areas.
#[derive(Clone, Debug, Default)]
pub struct Atlas {
    rooms: BTreeMap<RoomId, u32>,
    /// Rooms by their numbers.
    numbered: BTreeMap<u32, RoomId>,
    areas: BTreeMap<AreaId, u32>,
    spots: BTreeMap<RoomId, Spot>,
    /// Rooms in which somebody who trades is at home.
    shops: BTreeSet<RoomId>,
}

impl Atlas {
    /// Numbers and lays out everything.
    pub fn of(content: &Content) -> Atlas {
        let written: BTreeMap<RoomId, &Room> =
            content.all_rooms().map(|room| (room.shared, room)).collect();
        let mut spots = BTreeMap::new();
        let all: BTreeSet<Option<AreaId>> = written.values().map(|room| room.area).collect();
        for area in all {
            Sheet::default().lay_out(&written, area, &mut spots);
        }
        let rooms = numbers(written.values().map(|room| (room.shared, &*room.key)));
        let areas = numbers(content.areas.values().map(|area| (area.id, &*area.key)));
        let trades =
            |spawn: &&Spawn| content.npcs.get(spawn.template).is_some_and(|npc| npc.shop.is_some());
        let shops = content.spawns.rows().filter(trades).map(Spawn::home).collect();
        let numbered = rooms.iter().map(|(room, number)| (*number, *room)).collect();
        Atlas { rooms, numbered, areas, spots, shops }
    }

    /// The number of a room, from 1 to 2³¹ - 1; 0 for one that is not written.
    pub fn room(&self, room: RoomId) -> u32 {
        self.rooms.get(&room.within(InstanceId::SHARED)).copied().unwrap_or(0)
    }

    /// The room of a number, as everybody shares it; `None` if none that is written has it.
    pub fn numbered(&self, number: u32) -> Option<RoomId> {
        self.numbered.get(&number).copied()
    }

    /// The number of an area.
    pub fn area(&self, area: AreaId) -> u32 {
        self.areas.get(&area).copied().unwrap_or(0)
    }

    /// Whether somebody who trades is at home in a room.
    pub fn has_shop(&self, room: RoomId) -> bool {
        self.shops.contains(&room.within(InstanceId::SHARED))
    }

    /// Where a room lies within its area.
    pub fn spot(&self, room: RoomId) -> Option<Spot> {
        self.spots.get(&room.within(InstanceId::SHARED)).copied()
    }
}

/// A number for each key, none twice.
fn numbers<'k, I: Ord>(keys: impl Iterator<Item = (I, &'k str)>) -> BTreeMap<I, u32> {
    let mut sorted: Vec<(&str, I)> = keys.map(|(id, key)| (key, id)).collect();
    sorted.sort_unstable();
    let mut taken = BTreeSet::new();
    let mut numbers = BTreeMap::new();
    for (key, id) in sorted {
        let mut number = number_of(key);
        while !taken.insert(number) {
            number = (number % NUMBER_MAX) + 1;
        }
        numbers.insert(id, number);
    }
    numbers
}

/// The largest number that every client's map can hold.
const NUMBER_MAX: u32 = i32::MAX as u32;

fn number_of(key: &str) -> u32 {
    let digest = Sha256::digest(key.as_bytes());
    let first = digest.iter().take(4).fold(0, |number, byte| number << 8 | u32::from(*byte));
    first % NUMBER_MAX + 1
}

/// One area's rooms on their spots.
#[derive(Default)]
struct Sheet {
    taken: BTreeSet<Spot>,
    east: i32,
}

/// Steps up to which an exit is made longer.
const STRETCH_MAX: i32 = 8;
/// Columns between parts of an area that no exit joins.
const GAP: i32 = 5;

impl Sheet {
    fn lay_out(
        &mut self,
        rooms: &BTreeMap<RoomId, &Room>,
        area: Option<AreaId>,
        spots: &mut BTreeMap<RoomId, Spot>,
    ) {
        let mut seen = BTreeSet::new();
        for first in rooms.values().filter(|room| room.area == area) {
            if !seen.insert(first.shared) {
                continue;
            }
            let begin = if self.taken.is_empty() { 0 } else { self.east + GAP };
            spots.insert(first.shared, self.take((begin, 0, 0)));
            let mut waiting = VecDeque::from([first.shared]);
            while let Some(room) = waiting.pop_front().and_then(|id| rooms.get(&id)) {
                let Some(from) = spots.get(&room.shared).copied() else { continue };
                for (direction, to) in &room.exits {
                    let is_here = rooms.get(to).is_some_and(|there| there.area == area);
                    if !is_here || !seen.insert(*to) {
                        continue;
                    }
                    if let Some(spot) = self.free(from, *direction) {
                        spots.insert(*to, self.take(spot));
                    }
                    waiting.push_back(*to);
                }
            }
        }
    }

    fn free(&self, (x, y, z): Spot, direction: Direction) -> Option<Spot> {
        let (dx, dy, dz) = step(direction);
        let mut along = (1..=STRETCH_MAX).map(|n| (x + n * dx, y + n * dy, z + n * dz));
        along.find(|spot| !self.taken.contains(spot))
    }

    fn take(&mut self, spot: Spot) -> Spot {
        self.east = self.east.max(spot.0);
        self.taken.insert(spot);
        spot
    }
}

/// One step in a direction: east, north, up.
pub fn step(direction: Direction) -> Spot {
    match direction {
        Direction::North => (0, 1, 0),
        Direction::Northeast => (1, 1, 0),
        Direction::East => (1, 0, 0),
        Direction::Southeast => (1, -1, 0),
        Direction::South => (0, -1, 0),
        Direction::Southwest => (-1, -1, 0),
        Direction::West => (-1, 0, 0),
        Direction::Northwest => (-1, 1, 0),
        Direction::Up => (0, 0, 1),
        Direction::Down => (0, 0, -1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::game::content::Interned;
    use crate::game::start::load::load;
    use crate::yaml::{Memory, Problems};

    fn atlas(rooms: &str) -> (Atlas, Interned) {
        let mut problems = Problems::new();
        let files = Memory::new([("rooms/all.yaml", rooms)]);
        let content = load(&files, &Interned::default(), &mut problems);
        let content = content.unwrap_or_else(|| panic!("{}", problems.render()));
        (content.atlas, content.names)
    }

    #[test]
    fn a_number_is_the_same_whatever_else_is_written() {
        let (one, names) = atlas("- {id: hall, name: Hall, description: x}");
        let (other, others) = atlas(
            "- {id: attic, name: Attic, description: x}\n- {id: hall, name: Hall, description: x}",
        );
        let number =
            |atlas: &Atlas, names: &Interned| names.rooms.find("hall").map(|hall| atlas.room(hall));
        assert_eq!(number(&one, &names), number(&other, &others));
        assert_eq!(number(&one, &names), Some(number_of("hall")));
    }

    #[test]
    fn keys_with_one_number_get_two() {
        let twins = numbers([(1, "hall"), (2, "hall")].into_iter());
        assert_eq!(twins.get(&1), Some(&number_of("hall")));
        assert_eq!(twins.get(&2), Some(&(number_of("hall") % NUMBER_MAX + 1)));
    }

    #[test]
    fn rooms_lie_where_their_exits_say_and_no_two_on_one_spot() {
        let (atlas, names) = atlas(
            "- {id: a, name: A, description: x, exits: {north: b, east: c}}\n\
             - {id: b, name: B, description: x, exits: {south: a, east: d}}\n\
             - {id: c, name: C, description: x, exits: {west: a, north: e}}\n\
             - {id: d, name: D, description: x, exits: {west: b}}\n\
             - {id: e, name: E, description: x, exits: {south: c}}",
        );
        let spot = |key: &str| names.rooms.find(key).and_then(|room| atlas.spot(room));
        assert_eq!(spot("a"), Some((0, 0, 0)));
        assert_eq!(spot("b"), Some((0, 1, 0)));
        assert_eq!(spot("c"), Some((1, 0, 0)));
        assert_eq!(spot("d"), Some((1, 1, 0)));
        assert_eq!(spot("e"), Some((1, 2, 0)), "the exit is made longer");
    }
}

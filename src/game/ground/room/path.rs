//! Finding the way: shortest paths over all exits, as NPCs walk them, and how far a voice carries.
//!
//! A search goes over exits in every direction and over ways with names of their own, room by
//! room outwards, up to a number of moves (F43). A closed door is no obstacle, since whoever
//! walks there opens it; a locked one is. Of several shortest paths the one that leaves by the
//! exit that is listed first wins, so that the same world gives the same path.

use super::content::{Door, Room};
use crate::base::id::RoomId;
use crate::base::limits::ROOMS_SEARCHED_MAX;
use crate::game::frame::direction::Direction;
use crate::game::{Content, World};

/// A way out of a room.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Exit {
    Direction(Direction),
    /// A way by the word it is entered with.
    Word(String),
}

/// What a search goes by: the rooms, and which doors stop it.
pub struct Search<'a, R, P> {
    /// How many numbers rooms have; those beyond are not looked at.
    pub numbers: usize,
    pub room: R,
    /// Whether one gets out of a room in a direction that has an exit.
    pub passes: P,
    pub lives: std::marker::PhantomData<&'a Room>,
}

impl<'a, R, P> Search<'a, R, P>
where
    R: Fn(RoomId) -> Option<&'a Room>,
    P: Fn(RoomId, &Room, Direction) -> bool,
{
    /// A search by rooms and doors.
    pub fn by(numbers: usize, room: R, passes: P) -> Search<'a, R, P> {
        Search { numbers, room, passes, lives: std::marker::PhantomData }
    }

    /// The rooms of a shortest path to the nearest goal, both ends included; only the room itself
    /// if that is a goal already. `None` if no goal is within so many moves.
    pub fn nearest(
        &self,
        from: RoomId,
        moves_max: usize,
        is_goal: impl Fn(RoomId) -> bool,
    ) -> Option<Vec<RoomId>> {
        let (came, goal) = self.spread(from, moves_max, is_goal)?;
        Some(walked(&came, from, goal))
    }

    /// All rooms within so many moves, the nearest first, the room itself before them; no more of
    /// them than [`ROOMS_SEARCHED_MAX`].
    pub fn within(&self, from: RoomId, moves_max: usize) -> Vec<RoomId> {
        let mut rooms = Vec::new();
        let _ = self.spread(from, moves_max, |room| {
            rooms.push(room);
            rooms.len() == ROOMS_SEARCHED_MAX
        });
        rooms
    }

    /// Shows the rooms that are reached, ring by ring, until one is enough: that one, and where
    /// each room was come to from.
    fn spread(
        &self,
        from: RoomId,
        moves_max: usize,
        mut is_enough: impl FnMut(RoomId) -> bool,
    ) -> Option<(Vec<RoomId>, RoomId)> {
        const UNSEEN: RoomId = RoomId::shared(u32::MAX);
        if is_enough(from) {
            return Some((Vec::new(), from));
        }
        // One allocation, whatever is reached.
        let mut came = vec![UNSEEN; self.numbers];
        *came.get_mut(from.index())? = from;
        let mut ring = vec![from];
        for _ in 0..moves_max {
            let mut next = Vec::with_capacity(ring.len() + 4);
            for room in ring {
                for there in self.neighbours(room) {
                    let Some(slot @ &mut UNSEEN) = came.get_mut(there.index()) else { continue };
                    *slot = room;
                    if is_enough(there) {
                        return Some((came, there));
                    }
                    next.push(there);
                }
            }
            if next.is_empty() {
                return None;
            }
            ring = next;
        }
        None
    }

    fn neighbours(&self, from: RoomId) -> impl Iterator<Item = RoomId> {
        let room = (self.room)(from);
        let exits = room.into_iter().flat_map(move |room| {
            let open = move |(way, _): &(&Direction, &RoomId)| (self.passes)(from, room, **way);
            room.exits.iter().filter(open).map(|(_, to)| to)
        });
        let ways = room.into_iter().flat_map(|room| room.ways.values());
        let instance = from.instance();
        exits.chain(ways).filter_map(move |to| Some(room?.beyond(instance, *to)))
    }
}

/// The rooms from one end of a search to the other.
fn walked(came: &[RoomId], from: RoomId, to: RoomId) -> Vec<RoomId> {
    let mut path = vec![to];
    let mut at = to;
    while at != from {
        at = came[at.index()];
        path.push(at);
    }
    path.reverse();
    path
}

/// A search through the world as its doors stand now.
pub fn search<'a>(
    content: &'a Content,
    world: &'a World,
) -> Search<'a, impl Fn(RoomId) -> Option<&'a Room>, impl Fn(RoomId, &Room, Direction) -> bool> {
    let passes = |room: RoomId, _: &Room, direction| {
        super::door(content, world, room, direction) != Some(Door::Locked)
    };
    Search::by(content.rooms.len(), |room| content.room(room), passes)
}

/// The rooms around one, the nearest first and itself before them, as far as no shut door is in
/// the way: as far as a voice carries.
pub fn within_earshot(
    content: &Content,
    world: &World,
    from: RoomId,
    moves_max: usize,
) -> Vec<RoomId> {
    let passes = |room: RoomId, _: &Room, direction| {
        matches!(super::door(content, world, room, direction), None | Some(Door::Open))
    };
    Search::by(content.rooms.len(), |room| content.room(room), passes).within(from, moves_max)
}

/// The rooms of a shortest path, both ends included; `None` if there is none of so many moves.
pub fn find_path(
    content: &Content,
    world: &World,
    from: RoomId,
    to: RoomId,
    moves_max: usize,
) -> Option<Vec<RoomId>> {
    search(content, world).nearest(from, moves_max, |room| room == to)
}

/// The exit by which one gets from a room into the next: one that stands open, rather than one
/// behind a closed door. `None` if the rooms are not joined, or the door is locked.
pub fn exit_to(content: &Content, world: &World, from: RoomId, to: RoomId) -> Option<Exit> {
    let room = content.room(from)?;
    let doors = |direction| super::door(content, world, from, direction);
    let leads_there = |there: &RoomId| room.beyond(from.instance(), *there) == to;
    let exits = || room.exits.iter().filter(|(_, there)| leads_there(there)).map(|(way, _)| *way);
    let open = || exits().find(|way| matches!(doors(*way), None | Some(Door::Open)));
    let closed = || exits().find(|way| doors(*way) == Some(Door::Closed));
    let named =
        || room.ways.iter().find(|(_, there)| leads_there(there)).map(|(way, _)| way.clone());
    open()
        .map(Exit::Direction)
        .or_else(|| named().map(Exit::Word))
        .or_else(|| closed().map(Exit::Direction))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::game::frame::testing::Small;

    /// Twelve rooms in a row, and a loop that is longer.
    fn row() -> (Small, Vec<RoomId>) {
        let mut small = Small::default();
        let rooms: Vec<RoomId> = (0..12).map(|n| small.room(&format!("r{n}"), None)).collect();
        for pair in rooms.windows(2) {
            small.join(pair[0], Direction::East, pair[1]);
        }
        (small, rooms)
    }

    fn moves(small: &Small, from: RoomId, to: RoomId) -> Option<usize> {
        let path = find_path(&small.content, &small.world, from, to, 10)?;
        assert_eq!((path.first(), path.last()), (Some(&from), Some(&to)));
        Some(path.len() - 1)
    }

    /// F43: ten moves are found, eleven are not; the room itself is a path of one room.
    #[test]
    fn a_path_has_at_most_ten_moves() {
        let (small, rooms) = row();
        assert_eq!(moves(&small, rooms[0], rooms[0]), Some(0));
        assert_eq!(moves(&small, rooms[0], rooms[10]), Some(10));
        assert_eq!(moves(&small, rooms[0], rooms[11]), None);
    }

    #[test]
    fn a_voice_carries_over_only_so_many_rooms() {
        let mut small = Small::default();
        let rooms: Vec<RoomId> = (0..ROOMS_SEARCHED_MAX + 50)
            .map(|number| small.room(&format!("r{number}"), None))
            .collect();
        for pair in rooms.windows(2) {
            small.join(pair[0], Direction::East, pair[1]);
        }
        let within = |moves| within_earshot(&small.content, &small.world, rooms[0], moves);
        assert_eq!(within(2), rooms[..3], "the nearest first");
        assert_eq!(within(usize::MAX), rooms[..ROOMS_SEARCHED_MAX]);
    }

    #[test]
    fn the_shortest_way_through_a_maze_is_found() {
        let (mut small, rooms) = row();
        small.join(rooms[1], Direction::Northeast, rooms[5]);
        small.change_room(rooms[5], |room| room.ways.extend([("hatch".into(), rooms[9])]));
        assert_eq!(moves(&small, rooms[0], rooms[9]), Some(3), "a diagonal and a hatch");
        assert_eq!(moves(&small, rooms[9], rooms[0]), Some(6), "a hatch leads only one way");
    }

    #[test]
    fn doors_that_are_closed_are_passed_and_those_that_are_locked_are_not() {
        let (mut small, rooms) = row();
        let door = |stands| crate::game::ground::room::DoorSpec {
            name: "the gate".into(),
            stands,
            key: None,
            resets: Default::default(),
            latch: None,
        };
        for stands in [Door::Open, Door::Closed] {
            small.change_room(rooms[0], |r| drop(r.doors.insert(Direction::East, door(stands))));
            assert_eq!(moves(&small, rooms[0], rooms[2]), Some(2));
        }
        small.change_room(rooms[0], |r| drop(r.doors.insert(Direction::East, door(Door::Locked))));
        assert_eq!(moves(&small, rooms[0], rooms[2]), None);
        small.join(rooms[0], Direction::Up, rooms[3]);
        assert_eq!(moves(&small, rooms[0], rooms[2]), Some(2), "round about");
        let exit = exit_to(&small.content, &small.world, rooms[0], rooms[1]);
        assert_eq!(exit, None, "the locked door is no way out");
    }

    #[test]
    fn an_open_way_is_taken_rather_than_a_closed_door() {
        let (mut small, rooms) = row();
        let gate = crate::game::ground::room::DoorSpec {
            name: "the gate".into(),
            stands: Door::Closed,
            key: None,
            resets: Default::default(),
            latch: None,
        };
        small.change_room(rooms[0], |room| drop(room.doors.insert(Direction::East, gate)));
        let exit = |small: &Small| exit_to(&small.content, &small.world, rooms[0], rooms[1]);
        assert_eq!(exit(&small), Some(Exit::Direction(Direction::East)));
        small.change_room(rooms[0], |room| room.ways.extend([("gap".into(), rooms[1])]));
        assert_eq!(exit(&small), Some(Exit::Word("gap".into())));
        small.join(rooms[0], Direction::Down, rooms[1]);
        assert_eq!(exit(&small), Some(Exit::Direction(Direction::Down)));
    }
}

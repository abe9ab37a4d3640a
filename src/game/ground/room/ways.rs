//! Checks of what lies between rooms: exits, doors, and whether one can walk there.

use std::collections::{BTreeMap, BTreeSet};

use super::content::Room;
use crate::base::id::{ItemTemplateId, RoomId};
use crate::game::frame::direction::Direction;
use crate::game::frame::reading::ids::Ids;
use crate::game::frame::reading::kind::Load;
use crate::game::frame::reading::problem::{
    bent_exit, door_with_one_side, doors_disagree, way_to_itself,
};
use crate::yaml::{Problems, Spanned, problem};

/// An exit as it was written.
pub struct Way {
    pub from: RoomId,
    /// The direction, if a way back ought to lead from there. A way with a word of its own wants
    /// none, nor does one that is meant to lead only one way.
    pub wants_back: Option<Direction>,
    pub to: Spanned<String>,
    pub leads: RoomId,
}

/// All exits and doors, with their places.
#[derive(Default)]
pub struct Ways {
    pub ways: Vec<Way>,
    /// Each door with the word that it was written under.
    pub doors: Vec<(RoomId, Direction, Spanned<String>)>,
    /// The keys of doors, each with its place.
    pub keys: Vec<(ItemTemplateId, Spanned<String>)>,
}

type Rooms = BTreeMap<RoomId, Room>;

/// Checks the ways between all rooms.
pub(super) fn check(load: &mut Load<'_>) {
    if let Some(read) = load.left.get::<super::load::Rooms>() {
        read.ways.check(&read.rooms, load.content.start, &load.ids.rooms, load.problems);
    }
}

impl Ways {
    /// Says of every exit to nowhere, every exit without a way back, every door whose sides differ
    /// and every room that cannot be walked to from `start` what is wrong with it.
    pub fn check(&self, rooms: &Rooms, start: RoomId, ids: &Ids<RoomId>, problems: &mut Problems) {
        for way in &self.ways {
            match rooms.get(&way.leads) {
                Some(_) if way.leads == way.from => problems.push(way_to_itself(&way.to)),
                Some(there) => check_way_back(way, there, rooms, problems),
                None if ids.may_be_unread(problems) => ids.not_checked(problems),
                None => {
                    let near = ids.near(&way.to, problems);
                    problems.push_or_drop(problem::exit_to_nowhere(&way.to, near));
                }
            }
        }
        for (room, direction, word) in &self.doors {
            check_door(rooms, *room, *direction, word, problems);
        }
        if self.all_lead_somewhere(rooms) {
            self.check_reach(start, ids, problems);
        }
    }

    /// Whether no exit is broken. Behind one that is any number of rooms may lie, and they are no
    /// mistake of their own.
    fn all_lead_somewhere(&self, rooms: &Rooms) -> bool {
        self.ways.iter().all(|way| rooms.contains_key(&way.leads))
    }

    /// Warns of each room that cannot be walked to from `start`.
    fn check_reach(&self, start: RoomId, ids: &Ids<RoomId>, problems: &mut Problems) {
        let mut open: BTreeMap<RoomId, Vec<RoomId>> = BTreeMap::new();
        for way in &self.ways {
            open.entry(way.from).or_default().push(way.leads);
        }
        let mut reached = BTreeSet::from([start]);
        let mut waiting = vec![start];
        while let Some(room) = waiting.pop() {
            for next in open.get(&room).into_iter().flatten() {
                if reached.insert(*next) {
                    waiting.push(*next);
                }
            }
        }
        for (room, span) in ids.all_written().filter(|(room, _)| !reached.contains(room)) {
            let id = Spanned { value: ids.name(room).to_string(), span };
            problems.push(problem::unreachable_room(&id));
        }
    }
}

/// A way back may bend: any exit of the room there that leads here will do. Where the exit back is
/// broken, that was said.
fn check_way_back(way: &Way, there: &Room, rooms: &Rooms, problems: &mut Problems) {
    let Some(direction) = way.wants_back else { return };
    let hidden = there.hidden.exits.values().chain(there.hidden.ways.values());
    let mut back = there.exits.values().chain(there.ways.values()).chain(hidden);
    if back.any(|room| *room == way.from) {
        return;
    }
    let back = direction.opposite();
    let elsewhere = there.exits.get(&back);
    match elsewhere.map(|room| rooms.get(room)) {
        Some(Some(elsewhere)) => problems.push(bent_exit(&way.to, back.word(), &elsewhere.key)),
        Some(None) => {}
        None => problems.push(problem::one_way_exit(&way.to, back.word())),
    }
}

/// A door is compared with its other side, once: in the second of the two rooms.
fn check_door(
    rooms: &Rooms,
    room: RoomId,
    direction: Direction,
    word: &Spanned<String>,
    problems: &mut Problems,
) {
    let Some(here) = rooms.get(&room) else { return };
    let Some(there) = here.leads(direction).and_then(|there| rooms.get(&there)) else { return };
    let back = direction.opposite();
    if there.leads(back) != Some(room) {
        return;
    }
    let (Some(side), other) = (here.doors.get(&direction), there.doors.get(&back)) else { return };
    match other {
        None => problems.push(door_with_one_side(word, &there.key, back.word())),
        Some(_) if there.shared > room => {}
        Some(other) if other.stands != side.stands => {
            problems.push(doors_disagree(word, &there.key, "how it stands"));
        }
        Some(other) if other.key != side.key => {
            problems.push(doors_disagree(word, &there.key, "its key"));
        }
        Some(_) => {}
    }
}

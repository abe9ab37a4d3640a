//! Loading a world: every file is read, every mistake is told, and only a world without errors
//! comes back.
//!
//! Each feature reads its own kind of thing, and says of itself where that lies and what each key
//! means (`room/kind.rs`, `item/kind.rs` …); `kinds.rs` is the one list. This is where the kinds come
//! together: references are looked up, exits followed, and what a world may leave out
//! is put in. Ids keep the numbers they had in the content before, so that a world that runs can
//! take the new one over.
//!
//! Newcomers begin in the room that `start_room` of a text names, else in the first room with the
//! flag `start`, else at the first entry point of the first area, else in the first room.

mod built_in;
pub mod describe;
mod folders;
mod keys;
mod kinds;
mod lenient;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use crate::base::id::RoomId;
use crate::game::Content;
use crate::game::content::Interned;
use crate::game::frame::numbers;
use crate::game::frame::reading::ids::AllIds;
use crate::game::frame::reading::kind::{Kind, Load};
use crate::game::frame::reading::problem::no_rooms;
use crate::game::frame::words::load::Start;
use crate::game::ground::atlas::Atlas;
use crate::game::ground::room::Room;
use crate::game::ground::room::load::{Areas, Rooms, mark_outward};
use crate::game::people::faction::Factions;
use crate::game::realm::front;
use crate::yaml::{Node, Problems, Reading, Source, Witness};

use kinds::KINDS;

/// The world that `source` holds; `None` if there is an error in it. `known` are the ids of the
/// content before, if there was one. All that is wrong is among the problems.
pub fn load(source: &dyn Source, known: &Interned, problems: &mut Problems) -> Option<Content> {
    let mut load = read_all(KINDS, source, known, problems);
    folders::check(source, load.problems);
    join(KINDS, &mut load);
    let Load { mut content, ids, mut left, problems, .. } = load;
    let mut rooms: Rooms = left.take();
    let areas: Areas = left.take();
    mark_outward(&mut rooms.rooms);
    content.areas = areas.areas;
    content.factions = left.take::<Rc<Factions>>().factions.clone().into();
    keys::check(&rooms.ways.keys, &content, problems);
    if problems.is_lenient() {
        lenient::leave_out(&mut content, &mut rooms, &ids);
    }
    content.names = ids.into_names();
    content.rooms = dense(rooms.rooms, content.names.rooms.len());
    content.atlas = Atlas::of(&content);
    content.words.help.extend(describe::topics());
    (!problems.has_errors()).then_some(content)
}

/// Reads the files of some kinds, in their order. Nothing that needs all of them is checked yet.
fn read_all<'a>(
    kinds: &[&'static Kind],
    source: &'a dyn Source,
    known: &Interned,
    problems: &'a mut Problems,
) -> Load<'a> {
    if source.is_lenient() {
        problems.be_lenient();
    }
    // All are parsed before any is read: a reader asks whether what it speaks of may stand in a
    // file that could not be parsed.
    let files: Vec<Vec<Node>> = kinds.iter().map(|kind| kind.files(source, problems)).collect();
    let mut load = Load::new(source, known, problems);
    for (kind, files) in kinds.iter().zip(files) {
        (kind.read)(&mut load, &files);
        if load.problems.is_listening() {
            load.trees.extend(files.into_iter().map(|file| (kind.place, file)));
        }
    }
    load
}

/// Puts together what was read: everything that needs more than one kind.
fn join(kinds: &[&'static Kind], load: &mut Load<'_>) {
    let nothing = Default::default();
    let (rooms, areas, factions) = nothing;
    let factions: &Rc<Factions> = load.left.get().unwrap_or(&factions);
    let rooms: &Rooms = load.left.get().unwrap_or(&rooms);
    let areas: &Areas = load.left.get().unwrap_or(&areas);
    let Load { source, problems, ids, content, .. } = load;
    let words = std::mem::take(&mut content.front.words);
    let written = front::written(content, factions, &rooms.rooms, &areas.areas, ids, problems);
    content.front = written;
    content.front.words = words;
    built_in::callings_of(*source, content, ids);
    ids.check(problems);
    built_in::money_and_corpse(content, ids, problems);
    let written = load.left.get::<Start>().and_then(|start| start.0);
    content.start = start(written, &areas.entries, rooms, ids, problems);
    content.shrine = rooms.shrine.unwrap_or(content.start);
    for check in kinds.iter().filter_map(|kind| kind.check) {
        check(load);
    }
}

/// What the files of numbers say, whatever is wrong with the others; `None` if there is an error
/// in them.
pub fn numbers_again(source: &dyn Source) -> Option<numbers::Written> {
    numbers::read_again(source, KINDS)
}

/// What came of reading a world.
pub struct Loaded {
    /// `None` if there is an error in it.
    pub content: Option<Content>,
    /// All that is wrong with it.
    pub problems: Problems,
    /// What was read.
    pub reading: Reading,
}

/// Reads a world and remembers what was read, so that the same can be read again elsewhere.
pub fn witnessed(source: &dyn Source, known: &Interned) -> Loaded {
    witnessed_with(source, known, |_, _| {})
}

/// The same, when something else is to be read along, in which there may be errors too.
pub fn witnessed_with(
    source: &dyn Source,
    known: &Interned,
    also: impl FnOnce(&dyn Source, &mut Problems),
) -> Loaded {
    let witness = Witness::new(source);
    let mut problems = Problems::new();
    also(&witness, &mut problems);
    let content = load(&witness, known, &mut problems).filter(|_| !problems.has_errors());
    Loaded { content, problems, reading: witness.into_reading() }
}

/// Where newcomers begin. A world without rooms is an error, and any number will do.
fn start(
    of_text: Option<RoomId>,
    entries: &[RoomId],
    rooms: &Rooms,
    ids: &AllIds,
    problems: &mut Problems,
) -> RoomId {
    let entry = entries.iter().copied().find(|room| rooms.rooms.contains_key(room));
    let written = of_text.filter(|room| rooms.rooms.contains_key(room));
    let first = ids.rooms.first_written();
    let start = written.or(rooms.start).or(entry).or(first);
    if !rooms.any_written && !ids.rooms.may_be_unread(problems) {
        let folder = problems.add_folder("rooms");
        problems.push(no_rooms(folder));
    }
    start.unwrap_or_default()
}

/// The rooms by their numbers.
fn dense(rooms: BTreeMap<RoomId, Room>, numbers: usize) -> Vec<Option<Arc<Room>>> {
    let mut dense = vec![None; numbers];
    for (id, room) in rooms {
        if let Some(slot) = dense.get_mut(id.index()) {
            *slot = Some(Arc::new(room));
        }
    }
    dense
}

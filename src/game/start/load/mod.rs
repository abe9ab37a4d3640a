//! Loading a world: every file is read, every mistake is told, and only a world without errors
//! comes back.
//!
//! Each feature reads its own kind of thing (`room::load`, `item::load` …). This is where the
//! kinds come together: references are looked up, exits followed, and what a world may leave out
//! is put in. Ids keep the numbers they had in the content before, so that a world that runs can
//! take the new one over.
//!
//! Newcomers begin in the room that `start_room` of a text names, else in the first room with the
//! flag `start`, else at the first entry point of the first area, else in the first room.

mod built_in;
mod folders;
mod keys;
mod lenient;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::id::RoomId;
use crate::game::Content;
use crate::game::client::about;
use crate::game::client::atlas::Atlas;
use crate::game::content::Interned;
use crate::game::frame::reading::ids::AllIds;
use crate::game::frame::reading::problem::no_rooms;
use crate::game::frame::words;
use crate::game::ground::room::Room;
use crate::game::ground::room::load::Rooms;
use crate::game::ground::{creature, item, room};
use crate::game::people::faction;
use crate::game::realm::front;
use crate::yaml::{Problems, Reading, Source, Witness, read_folder};

/// The world that `source` holds; `None` if there is an error in it. `known` are the ids of the
/// content before, if there was one. All that is wrong is among the problems.
pub fn load(source: &dyn Source, known: &Interned, problems: &mut Problems) -> Option<Content> {
    if source.is_lenient() {
        problems.be_lenient();
    }
    let mut ids = AllIds::new(known);
    let mut content = Content::default();
    let mut of_folder = |folder: &str| read_folder(source, folder, problems);
    let [factions, areas, items, rooms, npcs, spawns, placed, texts, topics] = [
        "factions",
        "areas",
        "items",
        "rooms",
        "npcs",
        "npc_spawns",
        "item_instances",
        "text",
        "help",
    ]
    .map(&mut of_folder);

    content.weights = faction::weights(source, problems);
    let factions = faction::factions(&factions, &content.weights, &mut ids, problems);
    let areas = room::load::areas(&areas, &mut ids, problems);
    let mut rooms = room::load::rooms(&rooms, &mut ids, problems);
    content.items = item::load::items(&items, &mut ids, problems).into();
    content.npcs = creature::load::npcs(&npcs, &factions, &mut ids, problems).into();
    let homes =
        creature::load::Homes { rooms: &rooms.rooms, areas: &areas.areas, factions: &factions };
    let spawns = creature::load::spawns(&spawns, &rooms.spawns, &homes, &mut ids, problems);
    content.spawns = spawns.spawns.into();
    content.front =
        front::written(&content, &factions, &rooms.rooms, &areas.areas, &mut ids, problems);
    content.placed = item::placed(&placed, &content.items, &mut ids, problems);
    content.callings = built_in::callings_of(source, &mut ids, problems);
    let of_wars = &mut content.front.words;
    let texts = words::load::texts(
        &texts,
        &mut ids,
        &mut |fields| front::read_words(fields, of_wars),
        problems,
    );
    content.words = texts.words;
    words::load::names(source, &mut content.words, problems);
    content.words.help = words::load::topics(&topics, problems);
    content.about = about::about(source, problems);
    folders::check(source, problems);

    ids.check(problems);
    built_in::money_and_corpse(&mut content, &mut ids, problems);
    content.start = start(texts.start, &areas.entries, &rooms, &ids, problems);
    content.shrine = rooms.shrine.unwrap_or(content.start);
    rooms.ways.check(&rooms.rooms, content.start, &ids.rooms, problems);
    spawns.routes.check(&rooms, ids.rooms.numbers(), problems);
    room::load::mark_outward(&mut rooms.rooms);
    content.areas = areas.areas;
    content.factions = factions.factions.into();
    keys::check(&rooms.ways.keys, &content, problems);
    if problems.is_lenient() {
        lenient::leave_out(&mut content, &mut rooms, &ids);
    }
    content.names = ids.into_names();
    content.rooms = dense(rooms.rooms, content.names.rooms.len());
    content.atlas = Atlas::of(&content);
    (!problems.has_errors()).then_some(content)
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

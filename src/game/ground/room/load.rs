//! Reading rooms; areas are read in [`areas`].
//!
//! Where exits lead, and whether doors have two sides, can only be said when all rooms are known:
//! that is [`super::ways`].

mod areas;

use std::collections::{BTreeMap, BTreeSet};

pub use areas::Areas;
pub(super) use areas::read_areas;

use super::content::{Door, DoorSpec, Hidden, Light, Noun, Room};
use super::resets::Resets;
use super::ways::{Way, Ways};
use crate::base::id::{AreaId, RoomId};
use crate::game::frame::direction::Direction;
use crate::game::frame::reading::ids::AllIds;
use crate::game::frame::reading::kind::Load;
use crate::game::frame::reading::problem::{
    door_without_direction, door_without_exit, nearly_called, noun_of_no_words, noun_twice,
    open_and_locked,
};
use crate::game::frame::reading::written::{self, Document, all_documents};
use crate::yaml::{Fields, Node, Problems, Spanned, problem, read_choice, read_number, read_text};

/// Types of rooms that have a roof.
const ROOFED: [&str; 3] = ["cave", "chamber", "corridor"];

/// Marks that a room may bear.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Flag {
    Safe,
    Arena,
    Indoors,
    Shrine,
    Shop,
    Start,
}

const FLAGS: [(&str, Flag); 6] = [
    ("safe", Flag::Safe),
    ("arena", Flag::Arena),
    ("indoors", Flag::Indoors),
    ("shrine", Flag::Shrine),
    ("shop", Flag::Shop),
    ("start", Flag::Start),
];

/// What was read of all rooms.
#[derive(Default)]
pub struct Rooms {
    pub rooms: BTreeMap<RoomId, Room>,
    /// Whether there was any room at all, right or wrong.
    pub any_written: bool,
    pub ways: Ways,
    /// The first room that says it is where newcomers begin.
    pub start: Option<RoomId>,
    /// The first shrine.
    pub shrine: Option<RoomId>,
    /// Who appears there, where a room's own file says so (F32): the id of the room, as it is
    /// written, and the entry. `creature` reads them.
    pub spawns: Vec<(Spanned<String>, Node)>,
}

/// Reads the rooms, and leaves them for those who speak of them.
pub(super) fn read_rooms(load: &mut Load<'_>, files: &[Node]) {
    let read = rooms(files, &mut load.ids, load.problems);
    load.left.put(read);
}

/// All rooms of some files.
fn rooms(files: &[Node], ids: &mut AllIds, problems: &mut Problems) -> Rooms {
    let mut read = Rooms::default();
    for document in all_documents(files, &["area_id"], problems) {
        read.any_written = true;
        room(&document, ids, &mut read, problems);
    }
    read
}

/// Marks which ways lead out of a room's area, once all rooms are known.
pub fn mark_outward(rooms: &mut BTreeMap<RoomId, Room>) {
    let areas: BTreeMap<RoomId, Option<AreaId>> =
        rooms.iter().map(|(id, room)| (*id, room.area)).collect();
    for room in rooms.values_mut() {
        let hidden = room.hidden.exits.values().chain(room.hidden.ways.values());
        let all = room.exits.values().chain(room.ways.values()).chain(hidden);
        let is_outward = |to: &&RoomId| areas.get(*to).is_some_and(|area| *area != room.area);
        room.outward = all.filter(is_outward).copied().collect();
    }
}

fn room(document: &Document, ids: &mut AllIds, read: &mut Rooms, problems: &mut Problems) {
    let Some(mut fields) = Fields::of(document.node, problems) else { return };
    let Some(key) = fields.required_text("id") else { return };
    let Some(id) = ids.rooms.write(&key, fields.problems()) else { return };
    let flags = flags(&mut fields);
    let room_type = fields.text("room_type").unwrap_or_default().to_lowercase();
    let area = written::reference(&mut fields, "area_id").or_else(|| document.beside("area_id"));
    let mut room = Room {
        shared: id,
        outward: Default::default(),
        key: ids.rooms.name(id).clone(),
        name: written::name(&mut fields, &key),
        description: written::description(&mut fields),
        night: written::line(&mut fields, "night"),
        area: area.map(|area| ids.areas.refer(&area)),
        exits: BTreeMap::new(),
        ways: BTreeMap::new(),
        doors: BTreeMap::new(),
        nouns: nouns(&mut fields),
        light: light(&mut fields),
        safe: flags.contains(&Flag::Safe),
        arena: flags.contains(&Flag::Arena),
        indoors: flags.contains(&Flag::Indoors) || ROOFED.contains(&room_type.as_str()),
        shrine: flags.contains(&Flag::Shrine),
        hidden: Hidden::default(),
        on_enter: written::line(&mut fields, "on_enter_effect"),
        on_exit: written::line(&mut fields, "on_exit_effect"),
    };
    exits(&mut fields, &mut room, ids, &mut read.ways);
    hidden_exits(&mut fields, &mut room, ids, &mut read.ways);
    doors(&mut fields, &mut room, ids, &mut read.ways);
    let spawns = fields.list("spawns").into_iter();
    read.spawns.extend(spawns.map(|entry| (key.clone(), entry.clone())));
    fields.known_but_unused(&[
        "z_level",
        "temperature_override",
        "no_flora",
        "room_type_emoji",
        "yaml_managed",
        "triggers",
    ]);
    fields.finish();
    read.start = read.start.or(flags.contains(&Flag::Start).then_some(id));
    read.shrine = read.shrine.or(room.shrine.then_some(id));
    read.rooms.insert(id, room);
}

fn flags(fields: &mut Fields<'_, '_>) -> Vec<Flag> {
    let nodes = fields.list("flags");
    nodes.into_iter().filter_map(|n| read_choice("flags", n, &FLAGS, fields.problems())).collect()
}

/// `"rope, ropes": text`: each thing to look at with all its words.
fn nouns(fields: &mut Fields<'_, '_>) -> Vec<Noun> {
    let mut nouns = Vec::new();
    let mut known: BTreeSet<String> = BTreeSet::new();
    for (key, node) in fields.map("nouns") {
        let Some(text) = read_text(&key, node, fields.problems()) else { continue };
        let words = key.split(',').map(|word| word.trim().to_lowercase());
        let words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
        if words.is_empty() {
            fields.problems().push(noun_of_no_words(key.span));
        }
        if let Some(twice) = words.iter().find(|word| known.contains(*word)) {
            fields.problems().push(noun_twice(twice, key.span));
        }
        known.extend(words.iter().cloned());
        nouns.push(Noun { words, text: text.value });
    }
    nouns
}

/// A word, or a number from 0 to 100. Only what is pitch black needs a light to see by.
fn light(fields: &mut Fields<'_, '_>) -> Light {
    const WORDS: [(&str, Light); 5] = [
        ("pitch_black", Light::Dark),
        ("dim", Light::Dim),
        ("normal", Light::Normal),
        ("bright", Light::Bright),
        ("prismatic", Light::Bright),
    ];
    let key = "lighting_override";
    let Some(node) = fields.any(key) else { return Light::default() };
    let is_word = node.as_str().is_some_and(|raw| raw.starts_with(|c: char| c.is_alphabetic()));
    if is_word {
        return read_choice(key, node, &WORDS, fields.problems()).unwrap_or_default();
    }
    match read_number(key, node, 0..=100u32, fields.problems()) {
        Some(0) => Light::Dark,
        Some(1..40) => Light::Dim,
        Some(80..) => Light::Bright,
        Some(40..) | None => Light::Normal,
    }
}

/// A direction is an exit, any other word a way that is entered by that word. Exits that are named
/// under `one_way` are meant to have no way back.
fn exits(fields: &mut Fields<'_, '_>, room: &mut Room, ids: &mut AllIds, ways: &mut Ways) {
    let one_way = fields.spanned_texts("one_way");
    let meant = |there: Direction| one_way.iter().any(|word| direction(word) == Some(there));
    for (word, node) in fields.map("exits") {
        let Some(to) = leads_to(&word, node, fields.problems()) else { continue };
        let leads = ids.rooms.refer_unchecked(&to);
        let direction = direction(&word);
        let earlier = match direction {
            Some(direction) => room.exits.insert(direction, leads),
            None => {
                check_word(&word, fields.problems());
                room.ways.insert(word.trim().to_lowercase(), leads)
            }
        };
        if earlier.is_some() {
            let same = direction.map_or_else(|| word.value.clone(), |d| d.word().to_owned());
            fields.problems().push(problem::said_twice(&word, &same));
        }
        let wants_back = direction.filter(|direction| !meant(*direction));
        ways.ways.push(Way { from: room.shared, wants_back, to, leads });
    }
    for word in one_way.iter().filter(|word| !leads_out(room, word)) {
        let words: Vec<&str> = room.exits.keys().map(|direction| direction.word()).collect();
        fields.problems().push(problem::not_one_of("one_way", word, &words, None));
    }
}

/// A word for a way that is a direction but for a slip of the fingers.
fn check_word(word: &Spanned<String>, problems: &mut Problems) {
    if let Some(near) = nearly_a_direction(word) {
        problems.push(nearly_called(word, near));
    }
}

fn leads_out(room: &Room, word: &str) -> bool {
    direction(word).is_some_and(|direction| room.exits.contains_key(&direction))
}

fn leads_to(word: &str, node: &Node, problems: &mut Problems) -> Option<Spanned<String>> {
    let is_said = node.as_str().is_none_or(|raw| !raw.trim().is_empty());
    match node.is_null() || !is_said {
        true => {
            problems.push(problem::wrong_type(word, "the id of a room", "empty", node.span));
            None
        }
        false => read_text(word, node, problems),
    }
}

/// Ways out that are not seen until somebody searches.
fn hidden_exits(fields: &mut Fields<'_, '_>, room: &mut Room, ids: &mut AllIds, ways: &mut Ways) {
    for (word, node) in fields.map("hidden_exits") {
        let Some(to) = leads_to(&word, node, fields.problems()) else { continue };
        let leads = ids.rooms.refer_unchecked(&to);
        let (direction, name) = (direction(&word), word.trim().to_lowercase());
        let is_seen = match direction {
            Some(direction) => room.exits.contains_key(&direction),
            None => room.ways.contains_key(&name),
        };
        let earlier = match direction {
            Some(direction) => room.hidden.exits.insert(direction, leads),
            None => {
                check_word(&word, fields.problems());
                room.hidden.ways.insert(name, leads)
            }
        };
        if is_seen || earlier.is_some() {
            let same = direction.map_or_else(|| word.value.clone(), |d| d.word().to_owned());
            fields.problems().push(problem::said_twice(&word, &same));
        }
        ways.ways.push(Way { from: room.shared, wants_back: None, to, leads });
    }
}

fn doors(fields: &mut Fields<'_, '_>, room: &mut Room, ids: &mut AllIds, ways: &mut Ways) {
    for (word, node) in fields.map("doors") {
        let Some(direction) = direction(&word) else {
            let near = nearly_a_direction(&word);
            fields.problems().push(door_without_direction(&word).suggesting(near));
            continue;
        };
        let Some(door) = door(direction, node, ids, ways, fields.problems()) else { continue };
        if room.leads(direction).is_none() {
            fields.problems().push(door_without_exit(&word));
            continue;
        }
        room.doors.insert(direction, door);
        ways.doors.push((room.shared, direction, word));
    }
}

fn door(
    direction: Direction,
    node: &Node,
    ids: &mut AllIds,
    ways: &mut Ways,
    problems: &mut Problems,
) -> Option<DoorSpec> {
    let mut fields = Fields::of(node, problems)?;
    let is_locked = fields.flag("is_locked").unwrap_or(false);
    let said_open = fields.flag("is_open");
    if let (Some(true), true, Some(span)) = (said_open, is_locked, fields.span_of("is_open")) {
        fields.problems().push(open_and_locked(span));
    }
    let is_open = said_open.unwrap_or(!is_locked);
    let key = written::reference(&mut fields, "key_item_id");
    let name = written::line(&mut fields, "door_name");
    let resets = Resets::read(&mut fields, "reset_seconds").unwrap_or_default();
    let latch = fields.flag("latch");
    fields.finish();
    let key = key.map(|word| (ids.items.refer_or_drop(&word), word));
    ways.keys.extend(key.clone());
    Some(DoorSpec {
        name: name.unwrap_or_else(|| default_door_name(direction)),
        stands: match (is_open, is_locked) {
            (_, true) => Door::Locked,
            (true, false) => Door::Open,
            (false, false) => Door::Closed,
        },
        key: key.map(|(key, _)| key),
        resets,
        latch,
    })
}

fn default_door_name(direction: Direction) -> String {
    match direction {
        Direction::Up | Direction::Down => "the hatch".to_owned(),
        _ => "the door".to_owned(),
    }
}

/// The direction that a word is but for one slip: a letter too many or too few, or two that changed
/// places. It has to begin alike and cannot have another letter: `mouth` and `nest` are words.
fn nearly_a_direction(word: &str) -> Option<&'static str> {
    let word = word.trim().to_lowercase();
    if direction(&word).is_some() || word.chars().count() < 3 {
        return None;
    }
    let sorted = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    let is_slip = |meant: &&str| {
        word.chars().next() == meant.chars().next()
            && strsim::damerau_levenshtein(&word, meant) == 1
            && (word.len() != meant.len() || sorted(&word) == sorted(meant))
    };
    Direction::ALL.into_iter().map(Direction::word).find(is_slip)
}

/// The direction of a word. Here only whole words and their abbreviations count, so that a
/// builder's own word is never taken for the beginning of a direction.
fn direction(word: &str) -> Option<Direction> {
    let word = word.trim().to_lowercase();
    Direction::ALL.into_iter().find(|d| d.word() == word || d.short() == word)
}

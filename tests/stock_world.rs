//! The world that comes with the server: what a machine can say of how it is written. Whether it
//! is worth reading is for people to say.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

use dominion::base::id::{NpcTemplateId, RoomId};
use dominion::game::Content;
use dominion::game::content::Interned;
use dominion::game::ground::creature::{Behavior, NpcTemplate};
use dominion::game::ground::room::{Direction, Door, Room};
use dominion::game::start::load::{Loaded, witnessed};
use dominion::simulate::files;
use dominion::yaml::{Disk, Memory};
use regex::Regex;
use serde_yaml::Value;

use crate::harness::evening::Evening;
use crate::harness::world;

/// Its files.
pub static FILES: LazyLock<Memory> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("world_data");
    files::read(&Disk::new(folder)).expect("the stock world can be read")
});

/// What they say.
pub static WORLD: LazyLock<Content> = LazyLock::new(|| {
    let Loaded { content, problems, .. } = witnessed(&*FILES, &Interned::default());
    content.unwrap_or_else(|| panic!("{}", problems.render()))
});

/// The longest way between two waypoints of a patrol (row F43).
const WAYPOINT_MOVES_MAX: usize = 10;
/// NPCs in one room above which no more wander in; no group is larger.
const CROWD: u64 = 8;

fn rooms_of(area: &str) -> Vec<&'static Room> {
    let is_there =
        |room: &&Room| WORLD.area_of(room.shared).is_some_and(|found| &*found.key == area);
    WORLD.all_rooms().filter(is_there).collect()
}

fn failed(what: &str, wrong: &[String]) {
    assert!(wrong.is_empty(), "{what}:\n{}", wrong.join("\n"));
}

#[test]
fn nothing_is_warned_of() {
    let Loaded { problems, .. } = witnessed(&*FILES, &Interned::default());
    let lines = problems.render_lines();
    let wrong: Vec<String> = lines
        .lines()
        .filter(|line| line.contains(": warning: ") || line.contains(".yaml:"))
        .map(str::to_owned)
        .collect();
    failed("warnings", &wrong);
}

// ── how it lies ──

#[test]
fn the_battlefield_has_five_zones_and_no_two_rooms_in_one_place() {
    let rooms = rooms_of("battlefield");
    assert!(rooms.len() >= 45, "{} rooms", rooms.len());
    for zone in ["sanctum", "wwood", "ruins", "under", "tower", "ewood", "theatre"] {
        let begins = format!("battlefield_{zone}_");
        assert!(rooms.iter().filter(|room| room.key.starts_with(&begins)).count() >= 5, "{zone}");
    }
    let start = WORLD.room_named("battlefield_west_approach").expect("is written");
    let placed = places(start, &rooms);
    let taken: BTreeSet<_> = placed.values().collect();
    assert_eq!((placed.len(), taken.len()), (rooms.len(), rooms.len()), "each has its own place");
    let east = |key: &str| placed[&WORLD.room_named(key).expect("is written")].0;
    assert!(east("battlefield_sanctum_court") < east("battlefield_wwood_crossing"));
    assert!(east("battlefield_wwood_edge") < east("battlefield_ruins_throne"));
    assert!(east("battlefield_ruins_postern") < east("battlefield_ewood_maze"));
    assert!(east("battlefield_ewood_yews") < east("battlefield_theatre_stage"));
}

type Place = (i32, i32, i32);

/// Where each room lies, walking from `start`. Whoever comes to a room by two ways must find it in
/// one place, but for drops, which fall where they fall.
fn places(start: RoomId, rooms: &[&Room]) -> BTreeMap<RoomId, Place> {
    let within: BTreeSet<RoomId> = rooms.iter().map(|room| room.shared).collect();
    let mut placed = BTreeMap::from([(start, (0, 0, 0))]);
    let mut waiting = vec![start];
    let mut wrong = Vec::new();
    while let Some(here) = waiting.pop() {
        let room = WORLD.room(here).expect("is written");
        for (direction, to) in room.exits.iter().filter(|(_, to)| within.contains(to)) {
            let back = WORLD.room(*to).expect("is written").exits.get(&direction.opposite());
            if back != Some(&here) {
                continue;
            }
            let there = step(placed[&here], *direction);
            match placed.insert(*to, there) {
                None => waiting.push(*to),
                Some(before) if before == there => {}
                Some(before) => wrong.push(format!("{}: {before:?} and {there:?}", room.key)),
            }
        }
    }
    failed("rooms in two places", &wrong);
    placed
}

fn step((east, north, up): Place, direction: Direction) -> Place {
    match direction {
        Direction::North => (east, north + 1, up),
        Direction::South => (east, north - 1, up),
        Direction::East => (east + 1, north, up),
        Direction::West => (east - 1, north, up),
        Direction::Northeast => (east + 1, north + 1, up),
        Direction::Northwest => (east - 1, north + 1, up),
        Direction::Southeast => (east + 1, north - 1, up),
        Direction::Southwest => (east - 1, north - 1, up),
        Direction::Up => (east, north, up + 1),
        Direction::Down => (east, north, up - 1),
    }
}

// ── how it reads ──

#[test]
fn rooms_are_of_a_length_and_have_things_to_look_at() {
    let ends = Regex::new(r#"[.!?]["']?(\s|$)"#).expect("a pattern");
    let mut wrong = Vec::new();
    for room in WORLD.all_rooms() {
        for text in std::iter::once(&room.description).chain(&room.night) {
            let (letters, sentences) = (text.trim().chars().count(), ends.find_iter(text).count());
            if !(200..=450).contains(&letters) || !(2..=4).contains(&sentences) {
                wrong.push(format!("{}: {letters} letters, {sentences} sentences", room.key));
            }
        }
        let text = [&*room.description, room.night.as_deref().unwrap_or_default()].join(" ");
        let text = text.to_lowercase();
        let named = |noun: &&dominion::game::ground::room::Noun| {
            noun.words.iter().any(|word| text.contains(word.as_str()))
        };
        let count = room.nouns.iter().filter(named).count();
        if count < 2 {
            wrong.push(format!("{}: {count} things to look at are named in it", room.key));
        }
        for noun in room.nouns.iter().filter(|noun| noun.text.trim().len() < 12) {
            wrong.push(format!("{}: {:?} is no reward", room.key, noun.words));
        }
    }
    failed("rooms that break the rules", &wrong);
}

#[test]
fn nobody_is_told_what_they_feel_or_do() {
    const TOLD: [&str; 4] = [
        r"\byou (feel|see|hear|smell|notice|realise|sense|shiver|think|walk|find yourself)\b",
        r"\byou are (afraid|cold|tired|uneasy)\b",
        r"\b(makes|fills|gives) you\b",
        r"\byour (heart|spine|skin|blood)\b",
    ];
    let told = Regex::new(&format!("(?i){}", TOLD.join("|"))).expect("a pattern");
    assert!(told.is_match("A chill. You feel watched."), "the pattern finds what it is for");
    let wrong: Vec<String> = WORLD
        .all_rooms()
        .flat_map(|room| [Some(&room.description), room.night.as_ref()])
        .flatten()
        .filter(|text| told.is_match(text))
        .cloned()
        .collect();
    failed("texts that tell players what they feel", &wrong);
}

#[test]
fn no_sentence_is_written_twice() {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut texts: Vec<&str> = Vec::new();
    for room in WORLD.all_rooms() {
        texts.push(&room.description);
        texts.extend(room.nouns.iter().map(|noun| noun.text.as_str()));
    }
    for npc in WORLD.npcs.rows() {
        texts.push(&npc.description);
        texts.extend(npc.idle.iter().map(String::as_str));
    }
    texts.extend(WORLD.items.rows().map(|item| item.description.as_str()));
    for sentence in texts.iter().flat_map(|text| text.split_inclusive(['.', '?', '!'])) {
        let sentence = sentence.trim();
        if sentence.len() >= 25 {
            *seen.entry(sentence.to_lowercase()).or_default() += 1;
        }
    }
    let twice: Vec<String> =
        seen.into_iter().filter(|(_, times)| *times > 1).map(|(sentence, _)| sentence).collect();
    failed("sentences that stand twice", &twice);
}

/// Everything that is named to be looked at can be looked at, by each of its words.
#[test]
fn every_noun_rewards_a_look() {
    let mut tiny = world::read(
        "rooms: {lowwater_strand: {}}\nplayers: {Aria: {calling: warden, at: lowwater_strand, role: owner}}",
    )
    .expect("a tiny world");
    tiny.files = FILES.clone();
    // Without people and things, and with light everywhere: only the nouns are looked at.
    const LEFT_OUT: [&str; 8] = [
        "boards/",
        "npcs/",
        "npc_spawns/",
        "factions/",
        "item_instances/",
        "events/",
        "conversations/",
        "goals/",
    ];
    tiny.files.files.retain(|path, _| !LEFT_OUT.iter().any(|folder| path.starts_with(folder)));
    for text in tiny.files.files.values_mut() {
        *text = text.replace("pitch_black", "dim");
    }
    let mut evening = Evening::in_world(&tiny);
    evening.says("Aria", "width 0");
    let squeeze = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut wrong = Vec::new();
    for room in WORLD.all_rooms() {
        evening.says("Aria", &format!("@goto {}", room.key));
        for noun in &room.nouns {
            for word in &noun.words {
                let seen = squeeze(&evening.says("Aria", &format!("look {word}")).join(" "));
                if !seen.contains(&squeeze(&noun.text)) {
                    wrong.push(format!("{}: look {word}: {seen}", room.key));
                }
            }
        }
    }
    failed("nouns that hide", &wrong);
}

// ── who lives there ──

/// The entries of the spawn files, as they are written.
fn entries() -> Vec<Value> {
    let mut entries = Vec::new();
    for (path, text) in FILES.files.iter().filter(|(path, _)| path.starts_with("npc_spawns/")) {
        let file: Value = serde_yaml::from_str(text).unwrap_or_else(|e| panic!("{path}: {e}"));
        entries.extend(file["spawns"].as_sequence().expect("a list").clone());
    }
    entries
}

fn text<'v>(entry: &'v Value, key: &str) -> &'v str {
    entry[key].as_str().unwrap_or_else(|| panic!("{key} in {entry:?}"))
}

fn npc(key: &str) -> &'static NpcTemplate {
    WORLD.npcs.rows().find(|npc| &*npc.key == key).unwrap_or_else(|| panic!("{key}"))
}

/// How many one entry brings.
fn size(entry: &Value) -> u64 {
    entry["group_size"].as_u64().or(entry["spawn_count"].as_u64()).unwrap_or(1)
}

fn room_of(entry: &Value) -> &'static Room {
    let key = text(entry, "spawn_room_id");
    WORLD.room_named(key).and_then(|id| WORLD.room(id)).unwrap_or_else(|| panic!("{key}"))
}

fn is_in(entry: &Value, area: &str) -> bool {
    WORLD.area_of(room_of(entry).shared).is_some_and(|found| &*found.key == area)
}

/// What a side brings to the battlefield: levels in all, and health times harm of those who fight.
fn strength(faction: &str) -> (u64, u64) {
    let (mut levels, mut force) = (0, 0);
    for entry in entries().iter().filter(|entry| is_in(entry, "battlefield")) {
        let npc = npc(text(entry, "npc_template_id"));
        let own = npc.faction.map(|faction| WORLD.names.factions.name(faction).to_string());
        if own.as_deref() == Some(faction) {
            levels += size(entry) * u64::from(npc.level);
            let fights = !npc.behavior.contains(Behavior::Peaceful);
            let harm = u64::from(npc.damage.0 + npc.damage.1);
            force += u64::from(fights) * size(entry) * u64::from(npc.health_max) * harm / 2;
        }
    }
    (levels, force)
}

#[test]
fn the_two_sides_are_within_a_tenth_of_each_other() {
    let (sanctum, syndicate) = (strength("silver_sanctum"), strength("shadow_syndicate"));
    assert!(sanctum.0 > 150, "{sanctum:?}");
    for (one, other) in [(sanctum.0, syndicate.0), (sanctum.1, syndicate.1)] {
        assert!(one.abs_diff(other) * 10 <= one.min(other), "{sanctum:?} and {syndicate:?}");
    }
}

#[test]
fn people_of_an_area_are_told_apart_by_the_first_word() {
    let mut by_area: BTreeMap<String, BTreeMap<String, BTreeSet<NpcTemplateId>>> = BTreeMap::new();
    for entry in entries() {
        let npc = npc(text(&entry, "npc_template_id"));
        let area = WORLD.area_of(room_of(&entry).shared).expect("rooms are in areas");
        let name = npc.name.to_lowercase();
        let bare = ["a ", "an ", "the "].iter().find_map(|article| name.strip_prefix(article));
        let first = bare.unwrap_or(&name).split_whitespace().next().unwrap_or_default().to_owned();
        by_area.entry(area.key.to_string()).or_default().entry(first).or_default().insert(npc.id);
    }
    let wrong: Vec<String> = by_area
        .iter()
        .flat_map(|(area, words)| words.iter().map(move |(word, who)| (area, word, who.len())))
        .filter(|(.., many)| *many > 1)
        .map(|(area, word, many)| format!("{area}: {many} begin with {word:?}"))
        .collect();
    failed("names that begin alike", &wrong);
}

#[test]
fn everyone_on_the_battlefield_is_described_and_has_something_to_say() {
    let mut wrong = Vec::new();
    for npc in WORLD.npcs.rows().filter(|npc| npc.key.starts_with("battlefield_")) {
        let is_whole = npc.short.is_some()
            && npc.description.len() >= 40
            && npc.idle.len() >= 3
            && (1..=12).contains(&npc.level);
        wrong.extend((!is_whole).then(|| npc.key.to_string()));
    }
    failed("NPCs that are not done", &wrong);
}

// ── who walks about there ──

fn route(entry: &Value) -> Vec<RoomId> {
    let rooms = entry["patrol_route"].as_sequence().into_iter().flatten();
    let room = |room: &Value| WORLD.room_named(room.as_str().expect("an id")).expect("is written");
    rooms.map(room).collect()
}

/// How many moves one room is from another, through no locked door.
fn moves(from: RoomId, to: RoomId) -> Option<usize> {
    let mut seen = BTreeSet::from([from]);
    let mut ring = vec![from];
    for moves in 0..=WAYPOINT_MOVES_MAX {
        if ring.contains(&to) {
            return Some(moves);
        }
        let mut next = Vec::new();
        for room in ring.iter().filter_map(|room| WORLD.room(*room)) {
            let locked =
                |direction| room.doors.get(direction).is_some_and(|d| d.stands == Door::Locked);
            let open = room.exits.iter().filter(|(direction, _)| !locked(direction));
            next.extend(open.map(|(_, to)| *to).filter(|to| seen.insert(*to)));
        }
        ring = next;
    }
    None
}

#[test]
fn patrols_can_walk_their_rounds() {
    let mut wrong = Vec::new();
    let mut patrols = 0;
    for entry in entries() {
        let route = route(&entry);
        if route.is_empty() {
            continue;
        }
        patrols += 1;
        let id = text(&entry, "id");
        let again = route.first().filter(|_| text(&entry, "patrol_mode") == "loop");
        let legs =
            [room_of(&entry).shared].into_iter().chain(route.iter().copied()).chain(again.copied());
        let legs: Vec<RoomId> = legs.collect();
        for leg in legs.windows(2) {
            if moves(leg[0], leg[1]).is_none() || moves(leg[1], leg[0]).is_none() {
                let name = |room| WORLD.room(room).map(|room| room.key.to_string());
                wrong.push(format!("{id}: {:?} to {:?}", name(leg[0]), name(leg[1])));
            }
        }
        if size(&entry) > CROWD {
            wrong.push(format!("{id}: too many for a room"));
        }
    }
    failed("rounds that cannot be walked", &wrong);
    assert!(patrols >= 8, "{patrols} patrols");
}

#[test]
fn the_rounds_of_both_sides_meet_in_the_keep() {
    let trodden = |faction: &str| -> BTreeSet<RoomId> {
        let own = |entry: &&Value| {
            let faction_of = npc(text(entry, "npc_template_id")).faction;
            faction_of.is_some_and(|found| &**WORLD.names.factions.name(found) == faction)
        };
        entries().iter().filter(own).flat_map(route).collect()
    };
    let both = &trodden("silver_sanctum") & &trodden("shadow_syndicate");
    let keep = |room: &&RoomId| {
        let key = &WORLD.room(**room).expect("is written").key;
        key.contains("_ruins_") || key.contains("_under_")
    };
    assert!(both.iter().all(|room| keep(&room)), "they meet only in the keep");
    assert!(both.len() >= 6, "they meet in {} rooms", both.len());
}

// ── what is said of it ──

/// A grammar of sentences by kind of fact, and the words that may be put into them.
#[test]
fn rumours_and_diary_speak_only_of_what_is_known() {
    const SLOTS: [&str; 14] = [
        "winner", "loser", "faction", "enemy", "room", "who", "killer", "number", "count",
        "speaker", "thing", "date", "ordinal", "ten",
    ];
    let slot = Regex::new(r"\{(\w+)\}").expect("a pattern");
    let mut wrong = Vec::new();
    for (file, key, fewest) in [("rumours", "rumours", 15), ("war_diary", "diary", 15)] {
        let names = [format!("text/{file}.yaml"), format!("text/_{file}.yaml")];
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("world_data");
        let path = names.iter().map(|name| folder.join(name)).find(|path| path.is_file());
        let text = std::fs::read_to_string(path.expect("it is there")).expect("can be read");
        let read: Value = serde_yaml::from_str(&text).expect("YAML");
        let kinds = read[key].as_mapping().expect("kinds of facts");
        assert!(kinds.len() >= fewest, "{file}: {} kinds", kinds.len());
        for (kind, lines) in kinds {
            let lines = lines.as_sequence().expect("a list of sentences");
            for line in lines.iter().map(|line| line.as_str().expect("a sentence")) {
                let unknown = slot.captures_iter(line).find(|found| !SLOTS.contains(&&found[1]));
                wrong.extend(unknown.map(|found| format!("{file}: {kind:?}: {}", &found[0])));
            }
        }
    }
    failed("slots that nobody fills", &wrong);
}

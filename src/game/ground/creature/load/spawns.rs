//! Reading who appears where.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::behavior::tags;
use super::patrols::{self, Routes};
use super::{LEVEL_MAX, Sides};
use crate::base::clock::Millis;
use crate::base::id::{AreaId, FactionId, RoomId, SpawnId};
use crate::base::limits::{CHASE_ROOMS_MAX, SPAWN_COUNT_MAX};
use crate::game::frame::reading::ids::AllIds;
use crate::game::frame::reading::kind::Load;
use crate::game::frame::reading::problem::no_use_beside;
use crate::game::frame::reading::written::{self, all_documents};
use crate::game::ground::creature::content::Spawn;
use crate::game::ground::room::load::{Areas, Rooms};
use crate::game::ground::room::{Area, Room};
use crate::yaml::{Fields, Node, Problems, Spanned};

/// Seconds after which the dead come back, where neither the entry nor its area says so.
const RESPAWN_SECONDS: f64 = 300.0;

/// Where spawns stand, for what they leave to their area.
struct Homes<'a> {
    rooms: &'a BTreeMap<RoomId, Room>,
    areas: &'a BTreeMap<AreaId, Area>,
    factions: &'a dyn Sides,
}

/// What was read of all spawns.
#[derive(Default)]
struct Spawns {
    spawns: BTreeMap<SpawnId, Spawn>,
    routes: Routes,
}

/// An entry where it stands.
struct Entry<'n> {
    node: &'n Node,
    /// A name for it, should it have none of its own.
    place: Spanned<String>,
    /// What its file says of all of them.
    area: Option<Spanned<String>>,
    /// The room whose own entry it is (F32).
    room: Option<Spanned<String>>,
}

/// Reads who appears where, and leaves the rounds for [`check_routes`].
pub fn read_spawns(load: &mut Load<'_>, files: &[Node]) {
    let Some(factions) = load.left.get::<Rc<dyn Sides>>().cloned() else { return };
    let (rooms, areas) = Default::default();
    let rooms: &Rooms = load.left.get().unwrap_or(&rooms);
    let areas: &Areas = load.left.get().unwrap_or(&areas);
    let homes = Homes { rooms: &rooms.rooms, areas: &areas.areas, factions: &*factions };
    let read = spawns(files, &rooms.spawns, &homes, &mut load.ids, load.problems);
    load.content.spawns = read.spawns.into();
    load.left.put(read.routes);
}

/// Warns of rounds that cannot be walked.
pub fn check_routes(load: &mut Load<'_>) {
    if let (Some(routes), Some(rooms)) = (load.left.get::<Routes>(), load.left.get::<Rooms>()) {
        routes.check(rooms, load.ids.rooms.numbers(), load.problems);
    }
}

/// All spawns of some files, and those that rooms have in their own.
fn spawns(
    files: &[Node],
    of_rooms: &[(Spanned<String>, Node)],
    homes: &Homes<'_>,
    ids: &mut AllIds,
    problems: &mut Problems,
) -> Spawns {
    let documents = all_documents(files, &["area_id"], problems);
    let mut read = Spawns::default();
    let mut take = |entry: Entry<'_>, problems: &mut Problems| {
        let spawn = spawn(&entry, homes, ids, &mut read.routes, problems);
        read.spawns.extend(spawn.map(|spawn| (spawn.id, spawn)));
    };
    for document in documents {
        let place = document.default_id(problems);
        let area = document.beside("area_id");
        take(Entry { node: document.node, place, area, room: None }, problems);
    }
    let mut of_room: BTreeMap<&str, usize> = BTreeMap::new();
    for (room, node) in of_rooms {
        let nth = of_room.entry(room).or_default();
        *nth += 1;
        let place = Spanned { value: format!("rooms/{}#{nth}", room.trim()), span: node.span };
        take(Entry { node, place, area: None, room: Some(room.clone()) }, problems);
    }
    read
}

fn spawn(
    entry: &Entry<'_>,
    homes: &Homes<'_>,
    ids: &mut AllIds,
    routes: &mut Routes,
    problems: &mut Problems,
) -> Option<Spawn> {
    let place = entry.place.clone();
    let mut fields = Fields::of(entry.node, problems)?;
    let area = fields.spanned_text("area_id").or_else(|| entry.area.clone());
    let area = area.map(|area| ids.areas.refer(&area));
    let key = fields.spanned_text("id").filter(|id| !id.trim().is_empty());
    let key = key.unwrap_or_else(|| place.clone());
    let id = ids.spawns.write(&key, fields.problems());
    let template = fields.required_either(&["npc_template_id", "template_id"]);
    let room = match &entry.room {
        Some(own) => fields.either(&["spawn_room_id", "room_id"]).or_else(|| Some(own.clone())),
        None => fields.required_either(&["spawn_room_id", "room_id"]),
    };
    let template = template.map(|template| ids.npcs.refer_or_drop(&template));
    let room = room.map(|room| (ids.rooms.refer(&room), room));
    let route = routes.read(&mut fields, room.as_ref(), ids);
    let room = room.map(|(room, _)| room);
    let (group, size) = patrols::group(&mut fields, &key, route.as_ref());
    let count = fields.number("spawn_count", 1..=SPAWN_COUNT_MAX);
    if let (Some(2..), Some(_), Some(span)) = (count, size, fields.span_of("spawn_count")) {
        fields.problems().push(no_use_beside("spawn_count", "spawn_as_group", span));
    }
    let own = instance_data(&mut fields, homes.factions, ids);
    let respawn = respawn(&mut fields, room, area, homes);
    let chance = fields.float("spawn_chance", 0.0..=1.0).unwrap_or(1.0);
    let delay = fields.float("spawn_delay", 0.0..=1e9).map_or(Millis(0), whole);
    let enabled = fields.flag("enabled").unwrap_or(true);
    let home = fields.spanned_text("home_room_id").map(|home| ids.rooms.refer(&home));
    let max_chase = fields.number("max_chase_distance", 0..=CHASE_ROOMS_MAX);
    let behavior = fields.any("behavior").map(|n| tags(n, fields.problems())).unwrap_or_default();
    fields.known_but_unused(&["yaml_managed"]);
    fields.finish();
    let (id, template, room) = (id?, template?, room?);
    Some(Spawn {
        id,
        key: ids.spawns.name(id).clone(),
        place: place.value.into(),
        template,
        room,
        count: size.or(count).unwrap_or(1),
        chance,
        respawn,
        delay,
        enabled,
        home,
        max_chase,
        behavior,
        name: own.name,
        level: own.level,
        faction: own.faction,
        guard_message: own.guard_message,
        group,
        route,
    })
}

/// A span that may be none at all.
fn whole(seconds: f64) -> Millis {
    if seconds > 0.0 { Millis::from_seconds(seconds) } else { Millis(0) }
}

/// What the entry says, or its area, or nobody. Any time below nothing is never.
fn respawn(
    fields: &mut Fields<'_, '_>,
    room: Option<RoomId>,
    area: Option<AreaId>,
    homes: &Homes<'_>,
) -> Option<Millis> {
    if let Some(seconds) = fields.float("respawn_time", -1.0..=1e9) {
        return (seconds >= 0.0).then(|| Millis::from_seconds(seconds));
    }
    let of_room = || homes.rooms.get(&room?)?.area;
    let area = area.or_else(of_room).and_then(|area| homes.areas.get(&area));
    let of_area = area.and_then(|area| area.respawn);
    Some(of_area.unwrap_or(Millis::from_seconds(RESPAWN_SECONDS)))
}

/// What those of one entry have of their own.
#[derive(Default)]
struct Own {
    name: Option<String>,
    level: Option<u32>,
    faction: Option<FactionId>,
    guard_message: Option<String>,
}

fn instance_data(fields: &mut Fields<'_, '_>, factions: &dyn Sides, ids: &mut AllIds) -> Own {
    let Some(mut data) = fields.inside("instance_data") else { return Own::default() };
    let faction = data.spanned_text("faction_override");
    let own = Own {
        name: written::line(&mut data, "name_override"),
        level: data.number("level_override", 1..=LEVEL_MAX),
        faction: faction.map(|faction| factions.refer(&faction, ids)),
        guard_message: written::line(&mut data, "guard_message"),
    };
    data.known_but_unused(&["unique_dialogue"]);
    data.finish();
    own
}

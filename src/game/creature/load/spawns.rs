//! Reading who appears where.

use std::collections::BTreeMap;

use super::LEVEL_MAX;
use crate::base::clock::Millis;
use crate::base::id::{AreaId, RoomId, SpawnId};
use crate::base::limits::SPAWN_COUNT_MAX;
use crate::game::content::ids::AllIds;
use crate::game::content::written::{self, Document, all_documents};
use crate::game::creature::content::Spawn;
use crate::game::room::{Area, Room};
use crate::yaml::{Fields, Node, Problems};

/// Seconds after which the dead come back, where neither the entry nor its area says so.
const RESPAWN_SECONDS: f64 = 300.0;

/// Where spawns stand, for what they leave to their area.
pub struct Homes<'a> {
    pub rooms: &'a BTreeMap<RoomId, Room>,
    pub areas: &'a BTreeMap<AreaId, Area>,
}

/// All spawns of some files.
pub fn spawns(
    files: &[Node],
    homes: &Homes<'_>,
    ids: &mut AllIds,
    problems: &mut Problems,
) -> BTreeMap<SpawnId, Spawn> {
    let documents = all_documents(files, &["area_id"], problems);
    let spawns = documents.iter().filter_map(|document| spawn(document, homes, ids, problems));
    spawns.map(|spawn| (spawn.id, spawn)).collect()
}

fn spawn(
    document: &Document,
    homes: &Homes<'_>,
    ids: &mut AllIds,
    problems: &mut Problems,
) -> Option<Spawn> {
    let default = document.default_id(problems);
    let mut fields = Fields::of(document.node, problems)?;
    let area = fields.spanned_text("area_id").or_else(|| document.beside("area_id"));
    let area = area.map(|area| ids.areas.refer(&area));
    let key = fields.spanned_text("id").filter(|id| !id.trim().is_empty()).unwrap_or(default);
    let id = ids.spawns.write(&key, fields.problems());
    let template = fields.required_either(&["npc_template_id", "template_id"]);
    let room = fields.required_either(&["spawn_room_id", "room_id"]);
    let template = template.map(|template| ids.npcs.refer(&template));
    let room = room.map(|room| ids.rooms.refer(&room));
    let respawn = respawn(&mut fields, room, area, homes);
    let count = fields.number("spawn_count", 1..=SPAWN_COUNT_MAX).unwrap_or(1);
    let chance = fields.float("spawn_chance", 0.0..=1.0).unwrap_or(1.0);
    let enabled = fields.flag("enabled").unwrap_or(true);
    let (name, level, guard_message) = instance_data(&mut fields);
    unused(&mut fields, ids);
    fields.finish();
    let (id, template, room) = (id?, template?, room?);
    let key = ids.spawns.name(id).clone();
    Some(Spawn {
        id,
        key,
        template,
        room,
        count,
        chance,
        respawn,
        name,
        level,
        guard_message,
        enabled,
    })
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

fn instance_data(fields: &mut Fields<'_, '_>) -> (Option<String>, Option<u32>, Option<String>) {
    let Some(mut data) = fields.inside("instance_data") else { return (None, None, None) };
    let name = written::line(&mut data, "name_override");
    let level = data.number("level_override", 1..=LEVEL_MAX);
    let guard_message = written::line(&mut data, "guard_message");
    data.known_but_unused(&["faction_override", "unique_dialogue"]);
    data.finish();
    (name, level, guard_message)
}

/// Patrols have no use yet, but a room of a route that is not there is a mistake already.
fn unused(fields: &mut Fields<'_, '_>, ids: &mut AllIds) {
    ids.rooms.refer_all(&fields.spanned_texts("patrol_route"));
    if let Some(home) = fields.spanned_text("home_room_id") {
        ids.rooms.refer(&home);
    }
    fields.known_but_unused(&[
        "spawn_delay",
        "behavior",
        "patrol_route",
        "patrol_mode",
        "patrol_interval",
        "spawn_as_group",
        "group_size",
        "group_spacing",
        "home_room_id",
        "max_chase_distance",
        "yaml_managed",
    ]);
}

//! Reading areas.

use std::collections::BTreeMap;

use crate::base::clock::Millis;
use crate::base::id::{AreaId, FactionId, RoomId};
use crate::game::frame::reading::ids::AllIds;
use crate::game::frame::reading::kind::Load;
use crate::game::frame::reading::written::{self, all_documents};
use crate::game::ground::room::content::{Area, Phase};
use crate::yaml::{Fields, Node, Problems, read_text};

/// What was read of all areas.
#[derive(Default)]
pub struct Areas {
    pub areas: BTreeMap<AreaId, Area>,
    /// The rooms that areas name as their entries, in order.
    pub entries: Vec<RoomId>,
}

/// Reads the areas, and leaves them for those who speak of them.
pub(in super::super) fn read_areas(load: &mut Load<'_>, files: &[Node]) {
    let read = areas(files, &mut load.ids, load.problems);
    load.left.put(read);
}

/// All areas of some files.
fn areas(files: &[Node], ids: &mut AllIds, problems: &mut Problems) -> Areas {
    let mut read = Areas::default();
    for document in all_documents(files, &[], problems) {
        if let Some(area) = area(document.node, ids, &mut read.entries, problems) {
            read.areas.insert(area.id, area);
        }
    }
    read
}

fn area(
    node: &Node,
    ids: &mut AllIds,
    entries: &mut Vec<RoomId>,
    problems: &mut Problems,
) -> Option<Area> {
    let mut fields = Fields::of(node, problems)?;
    let key = fields.required_text("id")?;
    let id = ids.areas.write(&key, fields.problems())?;
    let area = Area {
        id,
        key: ids.areas.name(id).clone(),
        name: written::name(&mut fields, &key),
        description: written::description(&mut fields),
        respawn: fields.float("default_respawn_time", 0.0..=1e9).map(Millis::from_seconds),
        weather: fields.texts("weather"),
        phases: phases(&mut fields),
        recommended_level: fields.text("recommended_level"),
        contested: contested(&mut fields, ids),
        prize: fields.spanned_text("prize_room").map(|room| ids.rooms.refer(&room)),
    };
    entries.extend(ids.rooms.refer_all(&fields.spanned_texts("entry_points")));
    fields.known_but_unused(&[
        "time_scale",
        "starting_day",
        "starting_hour",
        "starting_minute",
        "biome",
        "climate",
        "ambient_lighting",
        "weather_profile",
        "base_temperature",
        "temperature_variation",
        "weather_profile_data",
        "weather_immunity",
        "danger_level",
        "magic_intensity",
        "ambient_sound",
        "theme",
        "area_flags",
        "triggers",
        "yaml_managed",
    ]);
    fields.finish();
    Some(area)
}

/// The factions named under `contested_by`; `None` if the key is not there, so that who is written
/// to appear in the area decides.
fn contested(fields: &mut Fields<'_, '_>, ids: &mut AllIds) -> Option<Vec<FactionId>> {
    fields.any("contested_by")?;
    let mut named = ids.factions.refer_all(&fields.spanned_texts("contested_by"));
    named.sort_unstable();
    named.dedup();
    Some(named)
}

/// A list of `{name, ambient_text}`, or a mapping from names to texts.
fn phases(fields: &mut Fields<'_, '_>) -> Vec<Phase> {
    let mut phases = Vec::new();
    if fields.any("time_phases").is_some_and(|node| node.as_map().is_some()) {
        for (name, node) in fields.map("time_phases") {
            let text = read_text(&name, node, fields.problems());
            phases.extend(text.map(|text| Phase { name: name.value, text: text.value }));
        }
        return phases;
    }
    for node in fields.list("time_phases") {
        let Some(mut phase) = Fields::of(node, fields.problems()) else { continue };
        let name = phase.required_text("name");
        let text = phase.text("ambient_text").unwrap_or_default();
        phase.known_but_unused(&["lighting", "start_hour", "end_hour"]);
        phase.finish();
        phases.extend(name.map(|name| Phase { name: name.value, text }));
    }
    phases
}

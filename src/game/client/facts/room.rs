//! Facts of the room somebody is in, for maps.

use serde_json::{Map, Value, json};

use super::View;
use crate::base::id::RoomId;
use crate::game::ground::room::{self, Light, Room};
use crate::game::ground::sight;
use crate::game::ground::sky;

fn here(view: &View) -> Option<RoomId> {
    view.world.places.room_of(view.who)
}

fn written<'a>(view: &View<'a>) -> Option<&'a Room> {
    view.content.room(here(view)?)
}

/// The number that the room has on every map.
pub(super) fn number(view: &View) -> Option<Value> {
    written(view).map(|room| json!(view.content.atlas.room(room.shared)))
}

/// In the dark one reads no name either.
pub(super) fn name(view: &View) -> Option<Value> {
    written(view)?;
    Some(json!(sight::room_name(view.content, view.world, view.who)))
}

pub(super) fn area(view: &View) -> Option<Value> {
    let room = written(view)?;
    Some(json!(view.content.area_of(room.shared).map_or("", |area| area.name.as_str())))
}

/// What kind of place it is.
pub(super) fn terrain(view: &View) -> Option<Value> {
    let room = written(view)?;
    Some(json!(match (room.indoors, room.light) {
        (_, Light::Dark) => "underground",
        (true, _) => "indoors",
        (false, _) => "outdoors",
    }))
}

/// `area,x,y,z`; nothing where a map has no spot for it.
pub(super) fn spot_in_words(view: &View) -> Option<Value> {
    let room = written(view)?;
    let area = room.area.map_or(0, |area| view.content.atlas.area(area));
    let spot = view.content.atlas.spot(room.shared);
    Some(json!(spot.map_or(String::new(), |(x, y, z)| format!("{area},{x},{y},{z}"))))
}

pub(super) fn spot(view: &View) -> Option<Value> {
    let (x, y, z) = view.content.atlas.spot(here(view)?)?;
    Some(json!({"X": x, "Y": y, "Z": z}))
}

/// Where each way out leads: `n`, `sw`, or the word of a way that has one.
pub(super) fn exits(view: &View) -> Option<Value> {
    let room = here(view)?;
    let directions =
        room::exits(view.content, view.world, room).map(|(direction, to)| (direction.short(), to));
    let ways = room::ways(view.content, view.world, room);
    let number = |to: RoomId| json!(view.content.atlas.room(to));
    let exits: Map<String, Value> =
        directions.chain(ways).map(|(way, to)| (way.to_owned(), number(to))).collect();
    Some(Value::Object(exits))
}

/// Words about the room that clients make signs of.
pub(super) fn details(view: &View) -> Option<Value> {
    let room = written(view)?;
    let details = [
        (view.content.atlas.has_shop(room.shared), "shop"),
        (room.shrine, "shrine"),
        (room.safe, "safe"),
        (room.arena, "arena"),
    ];
    Some(details.into_iter().filter(|(is, _)| *is).map(|(_, word)| json!(word)).collect())
}

/// The hour and the part of the day.
pub(super) fn time(view: &View) -> Option<Value> {
    let phase = sky::phase_now(view.world).word();
    Some(json!(format!("{:02}:00, {phase}", sky::hour(view.world))))
}

//! What builders may write about rooms and areas, key by key.

use super::load::{read_areas, read_rooms};
use super::ways;
use crate::game::frame::reading::kind::{Kind, Told, told};

pub const AREAS: Kind = Kind {
    place: "areas",
    one: "an area",
    several: "areas",
    list: "areas",
    about: "An area is a part of the world that has a name, weather, and a time after which its dead come \
            back. Rooms say which area they are of.",
    keys: || AREA_KEYS.to_vec(),
    read: read_areas,
    ..Kind::DEFAULT
};

const AREA_KEYS: &[Told] = &[
    told("id", "battlefield", "what rooms and spawn entries call it"),
    told("name", "the Contested Battlefield", "with its article").or("its id"),
    told("description", "Ruins that have changed hands too often.", "what `areas` says of it"),
    told(
        "default_respawn_time",
        "240",
        "seconds after which its dead, its things and its doors come back, \
          where nothing else is said",
    )
    .or("300 seconds"),
    told("recommended_level", "8", "whom it is for, as `areas` shows it"),
    told(
        "entry_points",
        "[west_gate]",
        "where one comes in; newcomers begin in the first of the first area, \
          where no room has the flag `start`",
    ),
    told("prize_room", "west_gate", "who takes this room has not taken just any room"),
    told("contested_by", "[silver_sanctum, shadow_syndicate]", "who may hold its rooms")
        .or("those who are \
          written to appear in it"),
    told(
        "weather",
        "[Low cloud covers the towers.]",
        "lines of its weather; one comes every so often",
    ),
    told(
        "time_phases",
        "",
        "what is seen when the time of day changes; also a mapping from names to texts",
    ),
    told("time_phases[].name", "dawn", "dawn, day, dusk or night"),
    told("time_phases[].ambient_text", "A silver bell rings.", "what is seen then"),
];

pub const ROOMS: Kind = Kind {
    place: "rooms",
    one: "a room",
    several: "rooms",
    list: "rooms",
    about: "A room is a place in which one can stand. Its exits lead to others: each way should have one \
            back, or be named under `one_way`.",
    keys: || ROOM_KEYS.to_vec(),
    read: read_rooms,
    check: Some(ways::check),
};

const ROOM_KEYS: &[Told] = &[
    told("^area_id", "battlefield", "the area of all rooms of this file that name none"),
    told("id", "west_gate", "what exits and spawn entries call it").also(&["west_road", "cellar"]),
    told("name", "The West Gate", "what stands above its description")
        .or("its id")
        .also(&["The West Road", "The Cellar"]),
    told("description", "Two towers, and no gate between them.", "what one sees")
        .also(&["Ruts, and a ditch.", "It is full of water."]),
    told("night", "Two towers stand against the stars.", "what one sees by night, out of doors"),
    told("area_id", "battlefield", "the area that it is of"),
    told("room_type", "ruins", "any word; `cave`, `chamber` and `corridor` have a roof"),
    told(
        "flags",
        "[safe, start]",
        "marks: safe (no fights), arena (players who stand there may fight), indoors, shrine (the dead wake here), shop, \
          start (newcomers begin here)",
    ),
    told(
        "lighting_override",
        "dim",
        "how light it is: pitch_black, dim, normal, bright, prismatic, or a \
          number from 0 to 100",
    )
    .or("normal"),
    told(
        "exits",
        "",
        "where its ways lead: behind a direction (north, east, up, northwest …) or a word of \
          your own the id of a room",
    ),
    told("exits.{east}", "west_road", ""),
    told("exits.{down}", "cellar", ""),
    told("exits.{west}", "west_gate", "").only(2),
    told("one_way", "[down]", "directions that are meant to have no way back"),
    told("hidden_exits", "", "the same for ways that are only seen by those who search"),
    told("hidden_exits.{tunnel}", "cellar", ""),
    told("doors", "", "doors in exits, by direction; the room behind says the same of its side"),
    told("doors.{down}.is_locked", "true", "whether it begins locked").or("false"),
    told("doors.{down}.is_open", "false", "whether it begins open").or("open, unless it is locked"),
    told("doors.{down}.key_item_id", "gate_key", "what locks and unlocks it"),
    told("doors.{down}.door_name", "the trapdoor", "with its article").or("the door, or the hatch"),
    told("doors.{down}.reset_seconds", "120", "after which it stands as written; -1: never")
        .or("the area's `default_respawn_time`, or 300"),
    told("doors.{down}.latch", "true", "whether it can be unlocked without the key from this side")
        .or("where the way would else be a trap"),
    told("nouns", "", "what else there is to look at: all its words, and what one sees"),
    told("nouns.{\"towers, tower\"}", "They lean together.", ""),
    told("on_enter_effect", "A draught meets you.", "a line for whoever comes in"),
    told("on_exit_effect", "The draught lets go.", "a line for whoever leaves"),
    told(
        "spawns",
        "[{npc_template_id: picket, spawn_count: 2}]",
        "who appears here; the room need not be \
          named again",
    )
    .like("npc_spawns"),
    told("lighting_override", "0", "").only(3),
    told("exits.{up}", "west_gate", "").only(3),
    told("doors.{up}.is_locked", "true", "").only(3),
    told("doors.{up}.key_item_id", "gate_key", "").only(3),
    told("doors.{up}.door_name", "the trapdoor", "").only(3),
];

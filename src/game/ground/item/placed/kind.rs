//! What builders may write about where things lie, key by key.

use super::load::read_placed;
use crate::game::frame::reading::kind::{Kind, Told, told};

pub const PLACED: Kind = Kind {
    place: "item_instances",
    one: "an entry",
    several: "entries about what lies where, and what comes again",
    list: "item_instances",
    about: "A thing lies there from the first start of a world. Once it is missing it comes again after its \
            time. What is still there is never doubled, whoever put it there. What would not fit is an \
            error: a room is given 250 things at most, an NPC 100, a container what it holds; a stack is \
            one thing. A thing in a container comes into the first such container that lies there, and \
            waits for it while there is none. What an NPC has, each of its spawn entry has whenever it \
            comes, and its corpse holds it.",
    keys: || KEYS.to_vec(),
    read: read_placed,
    ..Kind::DEFAULT
};

const KEYS: &[Told] = &[
    told("^room_id", "west_gate", "where all of this file lie that name no place"),
    told("id", "gate_club", "what other entries call it")
        .or("the file and which entry it is")
        .also(&["gate_crown", "gate_chest", "gate_chest_coins", "watch_club"]),
    told("template_id", "club", "what it is").also(&["gate_key", "chest", "coins", "club"]),
    told("room_id", "west_gate", "the floor on which it lies").also(&["", "west_gate"]),
    told("quantity", "1", "how many come at once").or("1").also(&["1", "1", "12"]),
    told("respawn_seconds", "60", "once it is missing; -1: never again")
        .or("the area's `default_respawn_time`, or 300; coins never"),
    told("max_in_room", "3", "so many may gather there").or("`quantity`"),
    told("max_in_world", "20", "so many may there be anywhere, packs included").or("no limit"),
    told("only_when_empty", "false", "whether it comes only while no player is in the room")
        .or("false"),
    told("respawn_message", "A wave leaves a club here.", "what those read who are there"),
    told(
        "unique",
        "true",
        "only one in the world: it does not come while anybody has it, and never falls \
          to dust",
    )
    .or("false")
    .only(2),
    told("container_id", "gate_chest", "in what it lies: another entry").only(4),
    told("spawn_id", "gate_watch", "who has it: an entry of npc_spawns/").only(5),
    told("equipped_slot", "wield", "where the NPC wears it; none: carried")
        .or("where such things are worn")
        .only(5),
];

//! What is right, though it was once said to be wrong (issue 14, 22 and 23).

use super::*;

const AREA: (&str, &str) = ("areas/a.yaml", "{id: t, name: T, description: D.}");
const COIN: (&str, &str) =
    ("items/coin.yaml", "{id: coin, name: a coin, description: A coin., item_type: money}");

fn is_silent(files: &[(&str, &str)]) -> Content {
    assert_eq!(report(files), "");
    world(files)
}

#[test]
fn issue14_23_a_way_back_may_be_hidden_and_have_a_door() {
    let rooms = "- {id: a, name: A, description: D, hidden_exits: {north: b}, doors: {north: {is_open: false}}}\n\
                 - {id: b, name: B, description: D, exits: {south: a}, doors: {south: {is_open: false}}}\n";
    let content = is_silent(&[("rooms/r.yaml", rooms)]);
    assert_eq!(room(&content, "a").doors.len(), 1);
}

#[test]
fn issue14_23_what_means_nothing_is_written_as_null() {
    let rat = "{id: rat, name: a rat, description: It squeaks., faction_id: null, level: ~}";
    is_silent(&[HALL, ("npcs/rat.yaml", rat)]);
}

#[test]
fn issue14_22_an_empty_list_of_spawns_beside_its_area_describes_nothing() {
    for spawns in ["area_id: t\nspawns:\n", "area_id: t\nspawns: []\n", "spawns:\n"] {
        is_silent(&[HALL, AREA, ("npc_spawns/s.yaml", spawns)]);
    }
}

#[test]
fn issue14_22_a_room_beside_the_list_is_that_of_all_things_in_it() {
    let placed =
        "room_id: hall\nitems:\n- {id: p, template_id: coin}\n- {template_id: coin, quantity: 3}\n";
    let content = is_silent(&[HALL, COIN, ("item_instances/p.yaml", placed)]);
    assert_eq!(content.placed.all().len(), 2);
}

#[test]
fn issue14_23_endings_of_names_may_be_written_in_capitals() {
    let content = is_silent(&[("rooms/hall.YAML", HALL.1)]);
    assert!(content.room_named("hall").is_some());
}

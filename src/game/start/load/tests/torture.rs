//! Worlds that are wrong in every line, one line at a time: all are answered, none stops us.

use super::*;

/// A world in which most keys stand, by its files.
const WORLD: [(&str, &str); 10] = [
    ("areas/a.yaml", "id: a\nname: A\nentry_points: [hall]\ntime_phases:\n- name: dawn"),
    (
        "rooms/a.yaml",
        "rooms:\n- id: hall\n  area_id: a\n  exits:\n    n: cellar\n  hidden_exits:\n    x: hall\n  \
         doors:\n    n:\n      key_item_id: key\n  nouns:\n    a, b: text\n  flags:\n  - safe\n  \
         one_way: [n]\n  lighting_override: 4\n- id: cellar\n  exits: {s: hall}",
    ),
    (
        "items/a.yaml",
        "- id: key\n  item_type: money\n  stat_modifiers:\n    attack: 1\n  damage_min: 2",
    ),
    (
        "npcs/a.yaml",
        "id: rat\nbehavior:\n  wanders: true\nloot_table:\n- template_id: key\n  quantity: [1, 2]\n\
         shop:\n  sells: [key]\n  buys: [food]\ncoins: [1, 2]\nfaction_id: mice",
    ),
    (
        "npc_spawns/a.yaml",
        "area_id: a\nspawns:\n- template_id: rat\n  room_id: hall\n  instance_data:\n    level_override: 3",
    ),
    (
        "item_instances/a.yaml",
        "- id: k\n  template_id: key\n  room_id: hall\n- id: l\n  template_id: key\n  container_id: k",
    ),
    ("factions/a.yaml", "name: Mice\nid: mice\nnpc_members: [rat]\nallied_factions: [mice]"),
    (
        "text/a.yaml",
        "banner: B\nhits:\n  bite:\n    hit:\n    - '{actor}'\ndawn: [x]\nstart_room: hall",
    ),
    ("help/a.yaml", "topic: t\nbody: b\nlevel: player"),
    (
        "config/callings.yaml",
        "callings:\n- id: w\n  skills:\n  - id: s\n    verb: v\n    kind: stun\n    lines:\n      hit: '{actor}'",
    ),
];

const JUNK: [&str; 14] = [
    "",
    "x",
    "- x",
    "id: [",
    "id:",
    "name: {}",
    "  x: {y: 1}",
    "? ~",
    "- - - []",
    "a: &b *b",
    "{}",
    "\t",
    "- {id: hall}",
    "!!map",
];

#[test]
fn every_line_may_be_wrong() {
    for (at, (path, text)) in WORLD.iter().enumerate() {
        for line in 0..text.lines().count() {
            for junk in JUNK {
                let indent = |old: &str| old.len() - old.trim_start().len();
                let spoil = |(n, old): (usize, &str)| match n == line {
                    true => format!("{}{junk}\n", &old[..indent(old)]),
                    false => format!("{old}\n"),
                };
                let spoilt: String = text.lines().enumerate().map(spoil).collect();
                let mut files = WORLD;
                files[at] = (path, &spoilt);
                let _ = report(&files);
            }
        }
    }
}

#[test]
fn every_file_may_be_anything() {
    for at in 0..WORLD.len() {
        for junk in JUNK {
            let mut files = WORLD;
            files[at].1 = junk;
            let _ = report(&files);
        }
    }
}

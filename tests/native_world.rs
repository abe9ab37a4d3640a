//! A world in the format of the system that seed 004 extends, as its builders would have written
//! it (decision 13): it loads with warnings only, says what it does not use, and can be played.
//!
//! `tests/worlds/seed004` uses every key of that system at least once. `report.txt` there is the
//! whole report; `UPDATE=1 cargo test native_world` writes it anew. Read the difference before you
//! keep it: it ought to grow shorter.
//!
//! `tests/worlds/sandbox` holds the two fighters that seed 004 names.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use dominion::base::clock::Millis;
use dominion::game::Content;
use dominion::game::content::Interned;
use dominion::game::ground::creature::{Behavior, NpcKind, NpcTemplate};
use dominion::game::ground::room::Light;
use dominion::game::start::load::{Loaded, witnessed};
use dominion::simulate::files;
use dominion::yaml::{Disk, Memory, Problems};

use crate::harness::evening::Evening;
use crate::harness::world::{self, Tiny};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/worlds").join(name)
}

fn files_of(name: &str) -> Memory {
    files::read(&Disk::new(folder(name))).expect("the world can be read")
}

fn read(name: &str) -> (Content, Problems) {
    let Loaded { content, problems, .. } = witnessed(&files_of(name), &Interned::default());
    let content = content.unwrap_or_else(|| panic!("{}", problems.render()));
    (content, problems)
}

fn npc<'c>(content: &'c Content, key: &str) -> &'c NpcTemplate {
    content.npcs.rows().find(|npc| &*npc.key == key).unwrap_or_else(|| panic!("{key}"))
}

#[test]
fn a_world_of_the_other_system_loads_with_warnings_only() {
    let (_, problems) = read("seed004");
    assert_eq!(problems.errors(), 0);
    let report = problems.render_lines();
    let path = folder("seed004").join("report.txt");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &report).expect("the report can be written");
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert!(report == expected, "── expected ──\n{expected}\n── reported ──\n{report}");
}

/// Kinds that have no feature are said once per folder, however many files it has.
#[test]
fn kinds_without_a_feature_are_said_once_each() {
    let (_, problems) = read("seed004");
    let report = problems.render_lines();
    for kind in ["abilities", "biomes", "classes", "dialogues", "flora"] {
        let lines = report.lines().filter(|line| line.contains(&format!("world_data/{kind}/")));
        assert_eq!(lines.count(), 1, "{kind} in\n{report}");
    }
}

#[test]
fn every_way_of_writing_it_is_understood() {
    let (content, _) = read("seed004");
    let rooms: BTreeSet<&str> = content.all_rooms().map(|room| &*room.key).collect();
    let written = ["mill_dyke", "mill_floor", "mill_lane", "mill_loft", "mill_race", "mill_yard"];
    assert_eq!(rooms, BTreeSet::from(written), "files that begin with _ are passed over");
    let room = |key: &str| content.room(content.room_named(key).expect("is written")).expect("is");
    let lane = room("mill_lane").area.expect("beside the list");
    assert_eq!(content.areas[&lane].respawn, Some(Millis::seconds(45)), "a number in quotes");
    assert_eq!(room("mill_race").light, Light::Dark);
    assert_eq!(room("mill_yard").ways.keys().collect::<Vec<_>>(), ["hatch"], "a word of its own");
    assert_eq!(room("mill_yard").hidden.words(), ["cart"], "what is seen only once it is found");
    assert_eq!(content.start, room("mill_yard").shared, "the first entry point");

    let guard = npc(&content, "npc_mill_guard");
    let tollman = npc(&content, "npc_tollman");
    assert!(guard.behavior.contains(Behavior::CallsForHelp), "a mapping");
    assert!(tollman.behavior.contains(Behavior::Patrols), "a list");
    assert_eq!(npc(&content, "npc_eel").behavior, Behavior::AttacksOnSight, "one word");
    let faction = |npc: &NpcTemplate| {
        content.factions.get(npc.faction.expect("is of one")).unwrap().name.clone()
    };
    assert_eq!(faction(guard), "Guild of Millers", "by its display name");
    assert_eq!(faction(npc(&content, "npc_miller")), "Guild of Millers", "by its id");
    assert_eq!(guard.loot[0].quantity, (1, 2));

    let spawns: Vec<_> = content.spawns.rows().map(|spawn| &*spawn.key).collect();
    assert_eq!(spawns.len(), 6, "both spellings: {spawns:?}");
    let named = content.spawns.rows().find(|spawn| spawn.name.is_some()).expect("has a name");
    assert_eq!((named.name.as_deref(), named.level), (Some("a guard called Sixpence"), Some(5)));
    let miller =
        content.spawns.rows().find(|s| content.npcs.get(s.template).unwrap().key == guard.key);
    assert!(miller.is_some_and(|spawn| spawn.enabled));
}

/// The keys of that system, folder by folder.
const KEYS: [(&str, &str); 12] = [
    (
        "rooms",
        "id name description room_type area_id z_level exits hidden_exits doors is_open is_locked \
         key_item_id door_name on_enter_effect on_exit_effect lighting_override \
         temperature_override no_flora room_type_emoji yaml_managed triggers",
    ),
    (
        "areas",
        "id name description time_scale starting_day starting_hour starting_minute biome climate \
         ambient_lighting weather_profile base_temperature temperature_variation \
         weather_profile_data weather_immunity danger_level magic_intensity \
         default_respawn_time ambient_sound time_phases ambient_text lighting entry_points \
         recommended_level theme area_flags safe_zone pvp_enabled magic_enhanced triggers",
    ),
    (
        "npcs",
        "id name description npc_type level max_health armor_class strength dexterity \
         intelligence attack_damage_min attack_damage_max attack_speed experience_reward behavior \
         wanders wander_chance aggro_on_sight flees_at_health_percent calls_for_help help_radius \
         respects_factions faction_id loot_table template_id quantity chance idle_messages \
         keywords class_id default_abilities ability_loadout ai_behavior is_fauna fauna_data \
         fauna_type biome_tags temperature_tolerance activity_period diet prey_tags \
         predator_tags fauna_tags pack_size pack_leader_template territorial territory_radius \
         migratory migration_seasons migration_tendency aggression flee_threshold",
    ),
    (
        "npc_spawns",
        "area_id spawns template_id npc_template_id room_id spawn_room_id respawn_time \
         instance_data name_override guard_message level_override faction_override \
         unique_dialogue spawn_chance spawn_count spawn_delay enabled behavior patrol_route \
         patrol_mode patrol_interval spawn_as_group group_size group_spacing home_room_id",
    ),
    (
        "factions",
        "id name description color emblem player_joinable max_members require_level npc_members \
         reputation_tiers min_reputation max_reputation benefits allied_factions enemy_factions \
         neutral_factions rewards items abilities title vendor_access headquarters leader_npc \
         founding_lore recruitment_quest",
    ),
    (
        "items",
        "id name description item_type item_subtype equipment_slot stat_modifiers weight \
         max_stack_size has_durability max_durability is_container container_capacity \
         container_type is_consumable consume_effect damage_min damage_max attack_speed \
         damage_type provides_light light_intensity light_duration flavor_text rarity value \
         flags keywords",
    ),
    (
        "item_instances",
        "id template_id room_id player_id container_id quantity current_durability \
         equipped_slot instance_data",
    ),
    (
        "classes",
        "class_id name description base_stats stat_growth starting_resources resources \
         available_abilities ability_slots gcd_config icon keywords",
    ),
    (
        "abilities",
        "ability_id name description ability_type ability_category costs cooldown gcd_category \
         behavior_id behaviors effects target_type target_range requires_target requires_los \
         can_use_while_moving required_level required_class scaling keywords",
    ),
    (
        "quests",
        "id name description category giver_npc_template turn_in_npc_template level_requirement \
         prerequisites required_flags required_items required_class objectives rewards \
         accept_dialogue progress_dialogue complete_dialogue fail_dialogue auto_complete \
         repeatable cooldown time_limit fail_on_timeout shareable tags",
    ),
    ("triggers", "id event interval conditions actions max_fires cooldown enabled permanent scope"),
    ("rooms/mill", "command_pattern"),
];

#[test]
fn the_fixture_uses_every_key_of_that_system() {
    let files = files_of("seed004");
    let mut missing = Vec::new();
    for (folder, keys) in KEYS {
        let texts: String = files
            .files
            .iter()
            .filter(|(path, _)| path.starts_with(&format!("{folder}/")))
            .map(|(_, text)| text.as_str())
            .collect();
        let is_there = |key: &str| {
            texts
                .split(|c: char| !c.is_alphanumeric() && c != '_' && c != ':')
                .any(|word| word == format!("{key}:"))
        };
        missing.extend(
            keys.split_whitespace()
                .filter(|key| !is_there(key))
                .map(|key| format!("{folder}: {key}")),
        );
    }
    assert!(missing.is_empty(), "{missing:?}");
}

/// Somebody who begins in the mill, with the files as they are.
fn mill() -> Evening {
    let small = world::read(
        "rooms: {mill_yard: {}}\nplayers: {Aria: {calling: reaver, level: 6, at: mill_yard}}",
    );
    let mut tiny: Tiny = small.expect("a tiny world");
    tiny.files = files_of("seed004");
    Evening::in_world(&tiny)
}

fn reads(evening: &mut Evening, line: &str, wanted: &str) {
    let seen = evening.says("Aria", line).join("\n");
    assert!(seen.contains(wanted), "{line}: no {wanted:?} in\n{seen}");
}

#[test]
fn one_can_walk_and_fight_in_it() {
    let mut evening = mill();
    reads(&mut evening, "look", "A cobbled yard with a cart in it");
    reads(&mut evening, "look", "A guard called Sixpence");
    reads(&mut evening, "get flail", "You get a flail.");
    reads(&mut evening, "wield flail", "flail");
    reads(&mut evening, "north", "The Stone Floor");
    reads(&mut evening, "up", "A teller of tides");
    reads(&mut evening, "get loaf from sack", "small loa");
    reads(&mut evening, "down", "Aldous the Miller");
    reads(&mut evening, "south", "Flour dust settles on your sleeves.");
    reads(&mut evening, "search cart", "You search, and find a hidden way out: cart.");
    reads(&mut evening, "exits", "cart");
    reads(&mut evening, "hatch", "Darkness");
    reads(&mut evening, "ladder", "The Mill Yard");
    reads(&mut evening, "east", "A Lane of Tamarisk");
    reads(&mut evening, "east", "The Dyke");
    reads(&mut evening, "kill hen", "marsh hen");
    let mut story = String::new();
    for _ in 0..40 {
        evening.pass(Millis::seconds(2));
        story += &evening.read("Aria").join("\n");
        story += &evening.says("Aria", "kill hen").join("\n");
        if story.contains("experience") {
            return;
        }
    }
    panic!("nobody won:\n{story}");
}

/// The two of the toll walk as one between the lane and the dyke, a room every 20 seconds.
#[test]
fn its_patrol_walks() {
    let mut evening = mill();
    let tollmen = |evening: &Evening| {
        let server = evening.server();
        let (content, world) = (server.engine.content(), server.engine.world());
        let template = content.names.npcs.find("npc_tollman");
        let theirs = world.creatures.iter().filter(|body| body.template() == template);
        let room = |who| world.places.room_of(who).map(|room| content.names.rooms.name(room));
        let rooms = theirs.filter_map(|body| room(body.id())).map(|room| room.to_string());
        rooms.collect::<Vec<_>>()
    };
    let mut track = vec![tollmen(&evening)];
    for _ in 0..100 {
        evening.pass(Millis::seconds(1));
        track.push(tollmen(&evening));
    }
    let mut moved = track.clone();
    moved.dedup();
    assert!(moved.len() >= 5, "{moved:?}");
    for rooms in &moved {
        assert!(rooms.len() == 2 && rooms[0] == rooms[1], "they walk as one: {moved:?}");
        assert!(["mill_lane", "mill_dyke"].contains(&rooms[0].as_str()), "{rooms:?}");
    }
    let first = track.windows(2).position(|pair| pair[0] != pair[1]).expect("a move");
    for (at, pair) in track.windows(2).enumerate() {
        let is_due = at >= first && (at - first).is_multiple_of(20);
        assert_eq!(pair[0] != pair[1], is_due, "after {at} s");
    }
}

/// F20 and F21: the two fighters of the seed, to the letter.
#[test]
fn f20_f21_the_test_fighters_load_with_exactly_these_values() {
    let (content, problems) = read("sandbox");
    assert!(problems.is_empty(), "{}", problems.render());
    let warrior = npc(&content, "npc_test_sanctum_warrior");
    let rogue = npc(&content, "npc_test_syndicate_rogue");
    let faction = |npc: &NpcTemplate| {
        content.factions.get(npc.faction.expect("is of one")).unwrap().name.clone()
    };
    assert_eq!(
        (faction(warrior), faction(rogue)),
        ("Silver Sanctum".into(), "Shadow Syndicate".into())
    );
    for (npc, health, armor, damage) in [(warrior, 100, 12, (8, 15)), (rogue, 80, 10, (10, 18))] {
        assert_eq!((npc.kind, npc.level), (NpcKind::Hostile, 5), "{}", npc.key);
        assert_eq!((npc.health_max, npc.armor_class, npc.damage), (health, armor, damage));
    }
    assert_eq!(warrior.behavior, Behavior::Aggressive | Behavior::CallsForHelp);
    assert_eq!(rogue.behavior, Behavior::Aggressive | Behavior::Cowardly);
}

/// They are fixtures: the world that players are in has never heard of them.
#[test]
fn the_test_fighters_are_not_in_the_stock_world() {
    let stock = Path::new(env!("CARGO_MANIFEST_DIR")).join("world_data");
    let files = files::read(&Disk::new(stock)).expect("the stock world can be read");
    assert!(files.files.values().all(|text| !text.contains("npc_test_")));
}

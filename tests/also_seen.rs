//! What the system that seed 004 extends reads though its schemas do not say so (issue 14, entry 22),
//! and the rows of the seed that are about loading.
//!
//! `tests/worlds/also_seen` is such a world. `report.txt` there is what its builder reads where it is
//! read leniently; `UPDATE=1 cargo test also_seen` writes it anew.

use std::fs;
use std::path::{Path, PathBuf};

use dominion::base::clock::Millis;
use dominion::base::limits::PLACED_DEPTH_MAX;
use dominion::game::Content;
use dominion::game::content::Interned;
use dominion::game::ground::creature::{self, Behavior};
use dominion::game::ground::item::ItemKind;
use dominion::game::people::effect::{self, Kind};
use dominion::game::start::load::{Loaded, witnessed};
use dominion::simulate::files;
use dominion::yaml::{Disk, Memory};

use crate::harness::evening::Evening;
use crate::harness::world;
use crate::process::{Client, Process};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/worlds/also_seen")
}

fn files(lenient: bool) -> Memory {
    let files = files::read(&Disk::new(folder())).expect("the world can be read");
    Memory { lenient, ..files }
}

fn lenient() -> Content {
    let Loaded { content, problems, .. } = witnessed(&files(true), &Interned::default());
    content.unwrap_or_else(|| panic!("{}", problems.render()))
}

/// A world of a hall and these files.
fn small(more: &[(&str, &str)]) -> Loaded {
    let hall = ("rooms/hall.yaml", "{id: hall, name: The Hall, description: A hall.}");
    witnessed(&Memory::new([&[hall], more].concat()), &Interned::default())
}

#[test]
fn issue14_22_what_speaks_of_nothing_is_an_error_of_its_line() {
    let Loaded { content, problems, .. } = witnessed(&files(false), &Interned::default());
    assert!(content.is_none());
    let report = problems.render_lines();
    let errors: Vec<&str> = report.lines().filter(|line| !line.contains("warning: ")).collect();
    assert!(
        errors[0].contains("factions/watch.yaml:3:27: there is no NPC `vale_captain`"),
        "{report}"
    );
    assert!(errors[1].contains("npcs/all.yaml:20:21: there is no item `golden_egg`"), "{report}");
    assert_eq!(problems.errors(), 2, "{report}");
}

#[test]
fn issue14_22_read_leniently_such_a_line_is_left_out_with_a_warning() {
    let Loaded { content, problems, .. } = witnessed(&files(true), &Interned::default());
    let report = problems.render_lines();
    let path = folder().join("report.txt");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &report).expect("the report can be written");
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert!(report == expected, "── expected ──\n{expected}\n── reported ──\n{report}");
    let content = content.expect("there is no error in it");
    let hen = content.npcs.rows().find(|npc| &*npc.key == "vale_hen").expect("it is written");
    assert_eq!(hen.loot.len(), 1, "the egg that nobody wrote is not dropped");
}

/// Whatever speaks of what nobody wrote, the game never meets it.
#[test]
fn issue14_22_nothing_of_a_lenient_world_speaks_of_what_is_not_there() {
    let lenient = |files: &[(&str, &str)]| {
        let memory = Memory { lenient: true, ..Memory::new(files.iter().copied()) };
        let Loaded { content, problems, .. } = witnessed(&memory, &Interned::default());
        content.unwrap_or_else(|| panic!("{}", problems.render()))
    };
    let content = lenient(&[
        (
            "rooms/hall.yaml",
            "{id: hall, name: H, description: D, exits: {north: gone, up: gone}, hidden_exits: {crack: gone}, doors: {north: {key_item_id: gone}}}",
        ),
        ("npcs/rat.yaml", "{id: rat, name: a rat, description: D, shop: {sells: [gone]}}"),
        (
            "npc_spawns/s.yaml",
            "[{template_id: gone, room_id: hall}, {template_id: rat, room_id: hall}]",
        ),
        (
            "item_instances/i.yaml",
            "[{id: a, template_id: gone, room_id: hall}, {template_id: gone, container_id: a}, {template_id: gone}]",
        ),
    ]);
    let hall = content.room(content.room_named("hall").expect("it is written")).expect("it is");
    assert!(hall.exits.is_empty() && hall.doors.is_empty() && hall.hidden.words().is_empty());
    let rat = content.npcs.rows().next().expect("it is written");
    assert!(rat.shop.as_ref().is_some_and(|shop| shop.sells.is_empty()));
    assert_eq!(content.spawns.len(), 1);
    assert!(content.placed.all().is_empty() && content.placed.starting.is_empty());
}

/// Things within each other are followed so far and no further: what lies deeper lies nowhere.
#[test]
fn issue14_22_newcomers_begin_with_what_lies_in_their_bags() {
    let bag = ("items/bag.yaml", "{id: bag, name: a bag, description: D, item_type: container}");
    let nested = |depth: usize| {
        let within = (1..depth)
            .map(|n| format!("- {{id: b{n}, template_id: bag, container_id: b{}}}\n", n - 1));
        let placed = format!("- {{id: b0, template_id: bag}}\n{}", within.collect::<String>());
        let Loaded { content, problems, .. } = small(&[bag, ("item_instances/b.yaml", &placed)]);
        content.unwrap_or_else(|| panic!("{}", problems.render())).placed.starting.len()
    };
    assert_eq!(nested(3), 3);
    assert_eq!(nested(PLACED_DEPTH_MAX + 5), PLACED_DEPTH_MAX + 1);
}

#[test]
fn issue14_22_words_of_behaviour_are_never_an_error() {
    const WORDS: &str = "wanders_sometimes, wanders_rarely, wanders_often, wanders_frequently, \
        wanders_nowhere, stationary, patrol, patrols, territorial, aggressive, attacks_on_sight, \
        defensive, brave, fearless, cowardly, cautious, guard, pacifist, peaceful, loner, social, \
        talkative, chatty, quiet, silent, grumpy, curious, merchant, healer, buffer, hunts, grazes, \
        flees_predators, lurks, ambient, calls_for_help, caster_ai, caster_simple, \
        caster_tactical, brute_ai, brute_simple, berserker_ai, a_word_of_its_own";
    let rat = format!("{{id: rat, name: a rat, description: D, behavior: [{WORDS}]}}");
    let Loaded { content, problems, .. } = small(&[("npcs/rat.yaml", &rat)]);
    assert!(content.is_some(), "{}", problems.render());
    let report = problems.render_lines();
    let unknown: Vec<&str> =
        report.lines().filter(|line| line.contains("nothing is known of")).collect();
    assert_eq!(unknown.len(), 1, "all but one are known: {report}");
    assert!(unknown[0].contains("`a_word_of_its_own`"), "{report}");
}

#[test]
fn issue14_22_other_words_come_to_what_there_is() {
    let content = lenient();
    let tags = |key: &str| {
        let npc = content.npcs.rows().find(|npc| &*npc.key == key).expect("it is written");
        (npc.behavior, creature::attacks_players(npc, npc.behavior), npc.ignores_players)
    };
    assert_eq!(tags("vale_hermit").0, Behavior::Patrols);
    assert_eq!(tags("vale_hen").0, Behavior::WandersSometimes);
    let (_, attacks, ignores) = tags("vale_wolf");
    assert!(!attacks || ignores, "who only defends itself attacks nobody");
    let phases = &content.areas.values().next().expect("the vale").phases;
    assert_eq!(
        phases.iter().map(|phase| phase.name.as_str()).collect::<Vec<_>>(),
        ["dawn", "night"]
    );
}

#[test]
fn issue14_22_its_types_of_things_are_what_there_is() {
    let content = lenient();
    let item = |key: &str| {
        content.items.rows().find(|item| &*item.key == key).unwrap_or_else(|| panic!("{key}"))
    };
    let kinds = [
        ("leather_backpack", ItemKind::Container),
        ("healing_draught", ItemKind::Potion),
        ("iron_ore", ItemKind::Material),
        ("pine_torch", ItemKind::Light),
    ];
    for (key, kind) in kinds {
        assert_eq!(item(key).kind, kind, "{key}");
    }
    assert!(item("pine_torch").light);
    let boots = item("walking_boots");
    assert_eq!((boots.armor, boots.attack), (2, 1), "half of dexterity and of strength");
    let names = [
        ("leather_backpack", "a Leather Backpack"),
        ("iron_ore", "an Iron Ore"),
        ("walking_boots", "some Walking Boots"),
        ("moonrise", "Moonrise"),
    ];
    for (key, name) in names {
        assert_eq!(item(key).name, name);
    }
}

/// Somebody who begins in the vale.
fn vale() -> Evening {
    let small =
        world::read("rooms: {vale_green: {}}\nplayers: {Aria: {calling: reaver, at: vale_green}}");
    let mut tiny = small.expect("a tiny world");
    tiny.files = files(true);
    Evening::in_world(&tiny)
}

fn reads(evening: &mut Evening, line: &str, wanted: &str) {
    let seen = evening.says("Aria", line).join("\n");
    assert!(seen.contains(wanted), "{line}: no {wanted:?} in\n{seen}");
}

#[test]
fn issue14_22_sentences_read_though_names_have_no_article() {
    let starting = lenient().placed.starting;
    assert_eq!(starting.len(), 2, "the backpack lies nowhere, and the ore within it");
    let mut evening = vale();
    reads(&mut evening, "get boots", "You get some Walking Boots.");
    reads(&mut evening, "get moonrise", "You get Moonrise.");
    reads(&mut evening, "get torch", "You get a Pine Torch.");
    reads(&mut evening, "drop torch", "You drop a Pine Torch.");
    reads(&mut evening, "look", "A Pine Torch lies here.");
}

#[test]
fn issue14_22_a_draught_heals_over_time() {
    let mut evening = vale();
    reads(&mut evening, "get healing", "You get a Healing Draught.");
    let aria = {
        let server = evening.server();
        let mut bodies = server.engine.world().creatures.iter();
        bodies.find(|body| body.is_player()).map(|body| body.id()).expect("she is here")
    };
    reads(&mut evening, "drink healing", "Your wounds begin to close.");
    {
        // Three each three seconds for twelve of them: two in each of six rounds.
        let server = evening.server();
        let on = effect::on(server.engine.world(), aria);
        assert!(matches!(on, [one] if one.kind == Kind::Mend && one.power == 2), "{on:?}");
    }
    reads(&mut evening, "effects", "2 health back a round");
    evening.pass(Millis::seconds(13));
    let seen = evening.read("Aria").join("\n");
    assert!(seen.contains("wounds no longer close by themselves."), "{seen}");
    reads(&mut evening, "get bitter", "You get a Bitter Draught.");
    reads(&mut evening, "drink bitter", "Your hand grows steadier.");
}

/// F32: a room's own file may say who appears there and where they walk; one who has the tag and no
/// route stays, and nothing is said of it.
#[test]
fn f32_a_rooms_own_entries_patrol_and_the_tag_alone_does_nothing() {
    let Loaded { problems, .. } = witnessed(&files(true), &Interned::default());
    let report = problems.render_lines();
    assert!(!report.contains("route") && !report.contains("`spawns`"), "{report}");
    let mut evening = vale();
    let place = |evening: &Evening, key: &str| {
        let server = evening.server();
        let (content, world) = (server.engine.content(), server.engine.world());
        let template = content.names.npcs.find(key);
        let body = world.creatures.iter().find(|body| body.template() == template);
        let room = world.places.room_of(body.expect("it lives").id()).expect("it is somewhere");
        content.names.rooms.name(room).to_string()
    };
    let mut watch = Vec::new();
    for _ in 0..60 {
        watch.push(place(&evening, "vale_watch"));
        assert_eq!(place(&evening, "vale_hermit"), "vale_green", "the tag alone");
        evening.pass(Millis::seconds(1));
    }
    watch.dedup();
    assert!(watch.len() >= 4, "to and fro: {watch:?}");
}

/// F3: the column is there, may be empty, and holds what the files say; also after a reload.
#[test]
fn f3_npc_templates_are_in_the_database_with_their_factions() {
    let home = tempfile::tempdir().expect("a folder");
    let (world, data) = (home.path().join("world"), home.path().join("data"));
    crate::kill::write_world(&world);
    let write = |path: &str, text: &str| {
        let path = world.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    write("factions/f.yaml", "{id: bells, name: Bells, description: They ring.}");
    write(
        "npcs/z.yaml",
        "[{id: ringer, name: a ringer, description: D, faction_id: Bells}, {id: stray, name: a stray, description: D}]",
    );
    let kept = || {
        let database = rusqlite::Connection::open(data.join("dominion.db")).expect("it opens");
        let sql = "SELECT id, faction_id FROM npc_templates WHERE id IN ('ringer', 'stray', 'late') ORDER BY id";
        let mut rows = database.prepare(sql).expect("the table is there");
        let rows = rows.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).expect("a query");
        rows.map(|row| row.expect("a row")).collect::<Vec<(String, Option<String>)>>()
    };
    let serve_for_a_moment = || {
        let server = Process::start(&world, &data, &[]);
        // Who reads the greeting knows that it hears signals, too.
        Client::connect(server.address).expect("name");
        assert_eq!(server.terminate(), Some(0));
    };
    serve_for_a_moment();
    let bells = Some("bells".to_owned());
    assert_eq!(kept(), [("ringer".to_owned(), bells.clone()), ("stray".to_owned(), None)]);
    write("npcs/z.yaml", "{id: late, name: a latecomer, description: D, faction_id: bells}");
    serve_for_a_moment();
    assert_eq!(kept(), [("late".to_owned(), bells)], "those that are written no more are gone");
}

/// F4: what the file says, or nothing.
#[test]
fn f4_the_loader_reads_faction_id_and_does_without() {
    let bells = ("factions/f.yaml", "{id: bells, name: The Bells, description: They ring.}");
    let faction_of = |line: &str| {
        let npc = format!("{{id: rat, name: a rat, description: D{line}}}");
        let content = small(&[bells, ("npcs/rat.yaml", &npc)]).content.expect("no error");
        let rat = content.npcs.rows().next().expect("it is written").faction;
        rat.map(|faction| content.names.factions.name(faction).to_string())
    };
    assert_eq!(faction_of(", faction_id: bells").as_deref(), Some("bells"));
    assert_eq!(faction_of(", faction_id: The Bells").as_deref(), Some("bells"));
    for nothing in ["", ", faction_id: null", ", faction_id: \"\""] {
        assert_eq!(faction_of(nothing), None, "{nothing}");
    }
}

/// F7: who is whose enemy, as a matrix: what one file says holds both ways unless it says `oneway`.
#[test]
fn f7_the_hostility_matrix_is_what_the_files_say() {
    let factions = "- {id: a, name: A, description: D, hostile_to: [b, {faction: c, oneway: true}]}\n\
                    - {id: b, name: B, description: D}\n- {id: c, name: C, description: D}\n";
    let content = small(&[("factions/f.yaml", factions)]).content.expect("no error");
    let enemies = |key: &str| {
        let id = content.names.factions.find(key).expect("it is written");
        let faction = content.factions.get(id).expect("it is written");
        let names = faction.enemies.iter().map(|id| content.names.factions.name(*id).to_string());
        names.collect::<Vec<_>>()
    };
    assert_eq!(enemies("a"), ["b", "c"]);
    assert_eq!(enemies("b"), ["a"]);
    assert!(enemies("c").is_empty());
    let mut evening = Evening::of(
        "{rooms: {hall: {}}, factions: {silver_sanctum: {name: Silver Sanctum, hostile_to: [shadow_syndicate]}, \
         shadow_syndicate: {name: Shadow Syndicate}}, players: {Aria: {}}}",
    );
    reads(&mut evening, "faction info silver_sanctum", "Shadow Syndicate");
}

/// F40: a world may do without the folder; what begins with `_` is skipped; each entry is one.
#[test]
fn f40_spawns_may_be_missing_and_schemas_create_nothing() {
    let rat = ("npcs/rat.yaml", "{id: rat, name: a rat, description: D}");
    let Loaded { content, problems, .. } = small(&[rat]);
    assert!(problems.is_empty() && content.is_some_and(|content| content.spawns.is_empty()));
    let entries = "- {template_id: rat, room_id: hall}\n- {template_id: rat, room_id: hall}\n";
    let broken = "- {template_id: nobody, room_id: nowhere}\n";
    let content = small(&[
        rat,
        ("npc_spawns/_schema.yaml", broken),
        ("npc_spawns/_old/rats.yaml", broken),
        ("npc_spawns/rats.yaml", entries),
    ]);
    assert_eq!(content.content.expect("no error").spawns.len(), 2);
    let mut evening = Evening::of("{rooms: {hall: {}}, players: {Aria: {}}}");
    reads(&mut evening, "look", "The Hall");
}

/// F69: for each file that the seed names there is one here, and both of its tests are run.
#[test]
fn f69_each_file_of_the_seed_has_its_counterpart() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for path in [
        "src/game/ground/creature/content.rs",
        "world_data/npcs/_schema.yaml",
        "world_data/npc_spawns/_schema.yaml",
        "src/game/people/faction/mod.rs",
        "src/engine/mod.rs",
        "src/game/people/mind/mod.rs",
        "src/game/people/patrol/mod.rs",
        "src/game/start/load/mod.rs",
        "migrations/V6__patrols.sql",
        "migrations/V15__npc_templates.sql",
        "tests/faction_combat.rs",
        "tests/patrol_system.rs",
    ] {
        assert!(root.join(path).is_file(), "{path}");
    }
    let run = fs::read_to_string(root.join("tests/main.rs")).expect("the list of tests");
    assert!(run.contains("mod faction_combat;") && run.contains("mod patrol_system;"));
}

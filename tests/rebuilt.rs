//! A world that is rebuilt while it runs (issue 14, A3): whatever was kept and has nothing to be
//! made of any more waits, and is back as soon as it is written again, by a reload as by a restart.

use dominion::base::clock::Millis;
use dominion::base::id::CreatureId;
use dominion::game::frame::keep::Saved;
use dominion::game::ground::creature::Creature;

use crate::harness::evening::Evening;
use crate::harness::world;

const WORLD: &str = r"
factions: {bells: {enemies: [masks]}, masks: {enemies: [bells]}}
rooms: {hall: {exits: {east: yard}, doors: {east: closed}}, yard: {exits: {east: lane}}, lane: {}}
npcs:
  ringer: {at: yard, health: 50, level: 3, faction: bells, coins: [2, 2], behavior: [peaceful]}
  ox: {at: lane, name: an ox, health: 40, level: 2, respawn: 3000}
items: {rope: {at: hall}, sack: {at: yard, type: container, holds: 5}, apple: {inside: sack}, cap: {type: armor, slot: head, armor: 1}}
players:
  Aria: {role: owner, carrying: [rope, rope], wearing: [cap]}
  Bran: {at: lane, standing: {bells: 500}, member: masks}
";

/// The files, but for those whose text has this in it.
fn without(evening: &Evening, drops: &[&str]) -> dominion::yaml::Memory {
    let mut files = evening.server().files.clone();
    files.files.retain(|path, _| !drops.iter().any(|drop| path.starts_with(drop)));
    files
}

/// What was kept of things and doors, and of the factions' people.
fn rows(saved: &Saved) -> String {
    let Saved { items, rooms, reputation, members, factions, .. } = saved;
    format!("{items:#?}\n{rooms:#?}\n{reputation:#?}\n{members:#?}\n{factions:#?}")
}

/// Everything that is in the world and would be kept.
fn held(evening: &Evening) -> String {
    let server = evening.server();
    let (content, world) = (server.engine.content(), server.engine.world());
    let items = world.items.iter();
    let rows =
        items.filter_map(|item| dominion::game::ground::item::row(content, world, item.id()));
    format!("{:#?}", rows.collect::<Vec<_>>())
}

#[test]
fn issue14_a3_what_was_lost_by_a_restart_is_back_with_a_reload() {
    for drops in [
        vec!["items/items", "item_instances/"],
        vec!["factions/", "npcs/", "npc_spawns/", "areas/"],
    ] {
        let mut evening = Evening::of(WORLD);
        evening.types("Aria", "open east");
        evening.pass(Millis::seconds(10));
        let (before, kept) = (held(&evening), rows(&evening.server().saved));
        let whole = evening.server().files.clone();
        let less = without(&evening, &drops);
        evening.server().files = less;
        evening.restart();
        assert!(!evening.server().warnings.is_empty(), "{drops:?}: something is lost");
        evening.enter("Aria");
        evening.enter("Bran");
        evening.pass(Millis::seconds(10));
        evening.server().check();
        assert_eq!(rows(&evening.server().saved), kept, "{drops:?}: it waits on the disk");
        evening.server().files = whole;
        evening.types("Aria", "@reload");
        evening.pass(Millis::seconds(10));
        evening.server().check();
        assert_eq!(held(&evening), before, "{drops:?}");
        assert_eq!(rows(&evening.server().saved), kept, "{drops:?}");
    }
}

#[test]
fn issue14_a3_things_leave_with_their_template_and_come_back_with_it() {
    let mut evening = Evening::of(WORLD);
    let (before, whole) = (held(&evening), evening.server().files.clone());
    let less = without(&evening, &["items/items", "item_instances/"]);
    evening.server().files = less;
    let read = evening.says("Aria", "@reload").join("\n");
    assert!(read.contains("left the world, and will be back with it."), "{read}");
    evening.server().check();
    assert_eq!(evening.says("Aria", "inventory")[0], "You carry nothing in your pack.");
    // A restart in between changes nothing of that.
    evening.restart();
    evening.enter("Aria");
    evening.enter("Bran");
    evening.server().files = whole;
    let read = evening.says("Aria", "@reload").join("\n");
    assert!(read.contains("Back, as they are written again: "), "{read}");
    evening.server().check();
    assert_eq!(held(&evening), before);
}

fn npc(evening: &Evening, word: &str) -> Option<(CreatureId, String, u32, u32, u32)> {
    let server = evening.server();
    let npcs = server.engine.world().creatures.iter().filter(|body| !body.is_player());
    let facts = |body: &Creature| {
        (body.id(), body.name().clone(), body.level(), body.health(), body.health_max())
    };
    npcs.map(facts).find(|(_, name, ..)| name.contains(word))
}

/// The world's text with other words in it.
fn rewritten(evening: &Evening, from: &str, to: &str) {
    let text = WORLD.replace(from, to);
    assert_ne!(text, WORLD, "nothing is replaced by {to:?}");
    evening.server().files = world::read(&text).expect("a tiny world").files;
}

#[test]
fn issue14_a3_the_living_are_as_written_after_a_reload_and_after_a_restart() {
    let changed = "name: a bull, health: 80, level: 5";
    for by_restart in [false, true] {
        let mut evening = Evening::of(WORLD);
        let (ox, ..) = npc(&evening, "ox").expect("it lives");
        rewritten(&evening, "name: an ox, health: 40, level: 2", changed);
        match by_restart {
            true => evening.restart(),
            false => {
                let read = evening.says("Aria", "@reload").join("\n");
                assert!(read.contains("1 living NPC changed."), "{read}");
            }
        }
        evening.pass(Millis::seconds(60));
        let bull = npc(&evening, "bull").expect("it has its new name");
        assert_eq!(bull, (ox, "a bull".into(), 5, bull.3, 80), "by a restart: {by_restart}");
        assert!(bull.3 > 40, "it gains what it lacks: {}", bull.3);
    }
}

#[test]
fn issue14_a3_who_fights_changes_when_it_respawns_and_the_builder_is_told() {
    let mut evening = Evening::of(WORLD);
    evening.types("Bran", "kill ox");
    rewritten(&evening, "name: an ox, health: 40, level: 2", "name: a bull, health: 80, level: 5");
    let read = evening.says("Aria", "@reload").join("\n");
    assert!(
        read.contains("0 living NPCs changed; 1 will when they respawn, for they fight."),
        "{read}"
    );
    assert!(npc(&evening, "bull").is_none());
    evening.types("Aria", "@purge ox");
    evening.types("Aria", "@goto lane");
    evening.types("Aria", "@purge ox");
    evening.types("Aria", "@clock advance 1h");
    evening.pass(Millis::seconds(60));
    assert!(npc(&evening, "bull").is_some(), "the next one is as it is written");
}

#[test]
fn issue14_a3_players_of_a_room_that_is_gone_are_told_why() {
    let mut evening = Evening::of(WORLD);
    let text =
        WORLD.replace("{exits: {east: lane}}, lane: {}", "{}").replace("at: lane", "at: yard");
    evening.server().files = world::read(&text).expect("a tiny world").files;
    evening.read_all();
    let report = evening.says("Aria", "@reload").join("\n");
    assert!(report.contains("No longer written: 1 room (lane)."), "{report}");
    assert!(report.contains("Moved out to the first room: 1 player"), "{report}");
    let read = evening.read("Bran").join("\n");
    assert!(read.contains("The place where you were is no more"), "{read}");
    evening.server().check();
}

#[test]
fn issue14_a3_a_calling_that_is_gone_is_told_with_those_who_have_it() {
    let mut evening = Evening::of(WORLD);
    let text =
        evening.server().files.files["config/callings.yaml"].replace("id: warden", "id: keeper");
    evening.server().files.files.insert("config/callings.yaml".into(), text);
    let read = evening.says("Aria", "@reload").join(" ");
    assert!(read.contains("No longer written: 1 calling (warden). 2 characters had it"), "{read}");
    evening.server().check();
}

//! Factions at war, row by row of the specification (F1–F28, F54–F59).
//!
//! The soldiers are those of the specification's own scenario: a Sanctum warrior and a Syndicate
//! rogue, with just its numbers.

use std::io::Write;
use std::sync::{Arc, Mutex};

use dominion::base::clock::Millis;
use dominion::base::dice::Stream;
use dominion::base::id::{CreatureId, FactionId};
use dominion::game::content::Interned;
use dominion::game::frame::schedule::Job;
use dominion::game::ground::creature::Behavior;
use dominion::game::ground::fight::{attackers_of, foe_of};
use dominion::game::people::faction::{are_factions_hostile, get_npc_faction};
use dominion::game::start::load::load;
use dominion::game::{Content, World};
use dominion::yaml::{Memory, Problems};

use crate::harness::evening::Evening;

/// Two factions at war, one that is in nobody's way, and their soldiers. `{at}` is where those who
/// are there from the start stand.
const WAR: &str = r"
rooms: {hall: {exits: {east: yard}}, yard: {exits: {east: road}}, road: {}}
factions:
  silver_sanctum: {enemies: [Shadow Syndicate]}
  shadow_syndicate: {}
  green_circle: {}
items: {mask: {}}
npcs:
  warrior: {faction: Silver Sanctum, type: hostile, level: 5, health: 100, armor: 12, damage: [8, 15], behavior: [aggressive, calls_for_help], experience: 50}
  rogue: {faction: shadow_syndicate, type: hostile, level: 5, health: 80, armor: 10, damage: [10, 18], behavior: [aggressive, cowardly], experience: 50, loot: [{template_id: mask}]}
  picket: {faction: silver_sanctum, health: 100, armor: 12, damage: [8, 15]}
  captain: {faction: silver_sanctum, type: hostile, health: 100, aggro_on_sight: false}
  ranger: {faction: green_circle, health: 100}
  cat: {health: 100}
players: {Aria: {role: wizard, level: 9, at: road}, Bran: {at: road}}
";

/// How long a mind waits between two looks.
const TICK: Millis = Millis::seconds(2);

fn war() -> Evening {
    Evening::of(WAR)
}

/// The war with one player in the yard, of this standing with the Sanctum.
fn standing(score: i64) -> Evening {
    let aria = format!(
        "Aria: {{role: wizard, level: 9, standing: {{silver_sanctum: {score}}}, at: yard}}"
    );
    Evening::of(&WAR.replace("Aria: {role: wizard, level: 9, at: road}", &aria))
}

/// Makes NPCs where the wizard stands; comes back with them in order.
fn calls(evening: &mut Evening, what: &str, count: usize) -> Vec<CreatureId> {
    let before = everyone(evening);
    evening.says("Aria", &format!("@load npc {what} {count}"));
    let mut new = everyone(evening);
    new.retain(|who| !before.contains(who));
    assert_eq!(new.len(), count, "{what}");
    new
}

fn everyone(evening: &Evening) -> Vec<CreatureId> {
    evening.server().engine.world().creatures.iter().map(|body| body.id()).collect()
}

fn foe(evening: &Evening, who: CreatureId) -> Option<CreatureId> {
    foe_of(evening.server().engine.world(), who)
}

fn player(evening: &Evening, name: &str) -> CreatureId {
    evening.server().engine.world().players.find(name).expect("a player")
}

fn world<T>(evening: &Evening, asks: impl FnOnce(&Content, &World) -> T) -> T {
    let server = evening.server();
    asks(server.engine.content(), server.engine.world())
}

fn faction(content: &Content, key: &str) -> Option<FactionId> {
    content.names.factions.find(key)
}

/// Loads dice of combat; what is not rolled is left for later.
fn dice(evening: &mut Evening, numbers: &[u32]) {
    evening.load_dice(Stream::Combat, numbers);
}

// ── F1–F11: what is written ──

#[test]
fn f54_an_npc_with_a_faction_loads_from_yaml() {
    let evening = war();
    world(&evening, |content, _| {
        let of = |key: &str| {
            get_npc_faction(content, content.names.npcs.find(key).expect("it is written"))
        };
        // F2: by id, and by display name; F5: none for an independent.
        assert_eq!(of("warrior"), faction(content, "silver_sanctum"));
        assert_eq!(of("rogue"), faction(content, "shadow_syndicate"));
        assert_eq!(of("cat"), None);
        let warrior =
            content.npcs.get(content.names.npcs.find("warrior").expect("it is written")).unwrap();
        let numbers = (warrior.level, warrior.health_max, warrior.armor_class, warrior.damage);
        assert_eq!(numbers, (5, 100, 12, (8, 15)));
        assert_eq!(warrior.behavior, Behavior::Aggressive | Behavior::CallsForHelp);
    });
}

#[test]
fn f5_a_reload_changes_whose_an_npc_is() {
    let mut evening = war();
    let text = evening.server().files.files["npcs/npcs.yaml"].clone();
    let text = text.replacen("faction_id: Silver Sanctum", "faction_id: green_circle", 1);
    evening.server().files.files.insert("npcs/npcs.yaml".into(), text);
    evening.input(dominion::messages::input::Input::ReloadAsked);
    world(&evening, |content, _| {
        let warrior = content.names.npcs.find("warrior").expect("it is written");
        assert_eq!(get_npc_faction(content, warrior), faction(content, "green_circle"));
    });
}

#[test]
fn f55_the_matrix_knows_enemies() {
    let evening = war();
    world(&evening, |content, world| {
        let id = |key| faction(content, key);
        let hostile = |a, b| are_factions_hostile(content, world, a, b);
        let (sanctum, syndicate) = (id("silver_sanctum"), id("shadow_syndicate"));
        // F9, all five cases; F10: both ways, though only one of them says so.
        assert!(!hostile(None, sanctum) && !hostile(sanctum, None) && !hostile(None, None));
        assert!(!hostile(sanctum, sanctum));
        assert!(hostile(sanctum, syndicate) && hostile(syndicate, sanctum));
        assert!(!hostile(sanctum, id("green_circle")));
    });
}

/// A world of these factions and one room.
fn factions(text: &str) -> Content {
    let room = "id: hall\nname: The Hall\ndescription: A hall.\n";
    let files = Memory::new([("rooms/hall.yaml", room), ("factions/all.yaml", text)]);
    let mut problems = Problems::new();
    load(&files, &Interned::default(), &mut problems)
        .unwrap_or_else(|| panic!("{}", problems.render()))
}

#[test]
fn f10_two_of_these_names_quarrel_unless_they_say_otherwise() {
    let hostile = |content: &Content| {
        let (one, other) =
            (faction(content, "silver_sanctum"), faction(content, "shadow_syndicate"));
        let world = World::default();
        are_factions_hostile(content, &world, one, other)
            && are_factions_hostile(content, &world, other, one)
    };
    let silent =
        "- {name: Silver Sanctum, description: D.}\n- {name: Shadow Syndicate, description: D.}\n";
    assert!(hostile(&factions(silent)));
    let busy =
        format!("{silent}- {{name: Rooks, description: D., hostile_to: [Silver Sanctum]}}\n");
    assert!(!hostile(&factions(&busy)));
}

#[test]
fn f8_hostility_may_be_written_one_way() {
    let text = "- {name: Rooks, description: D., enemy_factions: [{faction: Hares, oneway: true}]}\n\
                - {name: Hares, description: D.}\n";
    let content = factions(text);
    let (rooks, hares) = (faction(&content, "rooks"), faction(&content, "hares"));
    let world = World::default();
    assert!(are_factions_hostile(&content, &world, rooks, hares));
    assert!(!are_factions_hostile(&content, &world, hares, rooks));
}

/// Text that a subscriber wrote.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("no test panicked while it logged").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// What is logged while something is done.
fn logged(act: impl FnOnce()) -> String {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::DEBUG)
        .with_ansi(false)
        .with_writer(move || writer.clone())
        .finish();
    // With one subscriber alone, a line first reached by another test's thread, which has none,
    // would count as wanted by nobody from then on. With two it does not.
    let _second = tracing::Dispatch::new(tracing::subscriber::NoSubscriber::new());
    tracing::subscriber::with_default(subscriber, act);
    let bytes = log.0.lock().expect("no test panicked while it logged").clone();
    String::from_utf8(bytes).expect("the log is text")
}

#[test]
fn f11_the_log_tells_of_hostility_and_of_its_detection() {
    let mut npcs = Vec::new();
    let log = logged(|| {
        let mut evening = war();
        npcs = calls(&mut evening, "warrior", 1);
        npcs.extend(calls(&mut evening, "rogue", 1));
        evening.pass(TICK + TICK);
    });
    let line = "Set hostility: Silver Sanctum <-> Shadow Syndicate";
    assert_eq!(log.matches(line).count(), 1, "{log}");
    let (one, other) = (npcs[0].0, npcs[1].0);
    let seen = log.lines().find(|line| line.contains("an enemy faction is in sight"));
    let seen = seen.unwrap_or_else(|| panic!("{log}"));
    assert!(
        seen.contains(&format!("npc={one}")) || seen.contains(&format!("npc={other}")),
        "{seen}"
    );
    assert!(seen.contains("enemy="), "{seen}");
}

// ── F12–F19: whom they attack ──

#[test]
fn f56_an_npc_detects_and_targets_an_enemy_in_its_room() {
    let mut evening = war();
    // F22: within two ticks both have each other.
    let warrior = calls(&mut evening, "warrior", 1)[0];
    let rogue = calls(&mut evening, "rogue", 1)[0];
    evening.pass(TICK + TICK);
    assert_eq!((foe(&evening, warrior), foe(&evening, rogue)), (Some(rogue), Some(warrior)));
    // F15: it shows.
    let shown = evening.says("Aria", "@stat warrior").join("\n");
    assert!(shown.contains("Combat state: active"), "{shown}");
    assert!(shown.contains(&format!("a rogue (#{})", rogue.0)), "{shown}");
}

#[test]
fn f13_enemies_come_before_players() {
    let mut evening = war();
    let bran = player(&evening, "Bran");
    let warrior = calls(&mut evening, "warrior", 1)[0];
    let rogue = calls(&mut evening, "rogue", 1)[0];
    evening.pass(TICK + TICK);
    assert_eq!(foe(&evening, warrior), Some(rogue), "though Bran was there first");
    assert_eq!(world(&evening, |_, world| attackers_of(world, bran)), []);
}

#[test]
fn f14_who_ignores_players_still_fights_enemies() {
    let mut evening = standing(-9_000);
    let captain = calls(&mut evening, "captain", 1)[0];
    evening.pass(TICK + TICK);
    assert_eq!(foe(&evening, captain), None);
    let picket = calls(&mut evening, "picket", 1)[0];
    evening.pass(TICK + TICK);
    assert_eq!(foe(&evening, picket), Some(player(&evening, "Aria")), "hated, so attacked");
    let rogue = calls(&mut evening, "rogue", 1)[0];
    evening.pass(TICK + TICK);
    assert_eq!(foe(&evening, captain), Some(rogue));
}

#[test]
fn f16_an_attack_is_announced_with_a_picture_and_without() {
    let mut evening = war();
    evening.says("Bran", "reader on");
    calls(&mut evening, "warrior", 1);
    calls(&mut evening, "rogue", 1);
    evening.pass(TICK + TICK);
    let lines = evening.read("Aria");
    let seen = lines.iter().find(|line| line.contains(" attacks ")).expect("it is announced");
    assert!(seen.starts_with("⚔\u{FE0F} The ") && seen.ends_with('!'), "{seen}");
    let heard = evening.read("Bran");
    let bare = seen.trim_start_matches(['⚔', '\u{FE0F}', ' ']);
    assert!(heard.iter().any(|line| line == bare), "{heard:?}");
}

#[test]
fn f17_the_hated_are_attacked_as_they_enter_and_friends_are_not() {
    for (score, attacked) in [(-3_000, true), (-501, true), (0, true), (499, true), (500, false)] {
        let mut evening = standing(score);
        let warrior = calls(&mut evening, "warrior", 1)[0];
        let picket = calls(&mut evening, "picket", 1)[0];
        evening.pass(TICK + TICK);
        let aria = Some(player(&evening, "Aria"));
        assert_eq!(foe(&evening, warrior) == aria, attacked, "the aggressive, {score}");
        assert_eq!(foe(&evening, picket) == aria, score < -500, "the others, {score}");
    }
}

#[test]
fn f18_whoever_loses_a_foe_turns_to_another_enemy_and_never_to_a_comrade() {
    let mut evening = war();
    let warriors = calls(&mut evening, "picket", 2);
    let ranger = calls(&mut evening, "ranger", 1)[0];
    let rogues = calls(&mut evening, "rogue", 2);
    evening.pass(TICK + TICK);
    assert_eq!(foe(&evening, warriors[0]), Some(rogues[0]));
    evening.says("Aria", "@purge rogue");
    evening.pass(TICK + TICK);
    for warrior in &warriors {
        assert_eq!(foe(&evening, *warrior), Some(rogues[1]));
    }
    evening.says("Aria", "@purge rogue");
    evening.pass(Millis::seconds(20));
    for peaceful in warriors.iter().chain([&ranger]) {
        assert_eq!(foe(&evening, *peaceful), None);
    }
}

#[test]
fn f19_a_cowardly_soldier_flees_below_its_threshold() {
    let mut evening = Evening::of(&WAR.replace("damage: [10, 18]", "damage: [1, 2]"));
    let rogue = calls(&mut evening, "rogue", 1)[0];
    calls(&mut evening, "warrior", 1);
    let health = |evening: &Evening| {
        world(evening, |_, world| world.creatures.get(rogue).map(|body| body.health()))
    };
    let room = |evening: &Evening| world(evening, |_, world| world.places.room_of(rogue));
    let road = room(&evening);
    for _ in 0..600 {
        evening.pass(Millis(100));
        match health(&evening) {
            None => panic!("the rogue died without a try to run"),
            Some(health) if room(&evening) != road => return assert!(health <= 16, "{health}"),
            _ => {}
        }
    }
    panic!("nobody fled in a minute");
}

// ── F22–F28: how it goes ──

#[test]
fn f23_two_gang_up_on_one() {
    let mut evening = war();
    let warriors = calls(&mut evening, "warrior", 2);
    let rogue = calls(&mut evening, "rogue", 1)[0];
    evening.pass(TICK + TICK);
    let foes = warriors.iter().map(|warrior| foe(&evening, *warrior));
    assert_eq!(foes.collect::<Vec<_>>(), [Some(rogue); 2]);
}

#[test]
fn f24_damage_between_npcs_is_as_written_and_seen() {
    let mut evening = war();
    // The die, and the damage: a hit for 11, then a 1, which misses.
    dice(&mut evening, &[15, 11, 1]);
    let warrior = calls(&mut evening, "warrior", 1)[0];
    let rogue = calls(&mut evening, "rogue", 1)[0];
    evening.pass(TICK + Millis(600));
    let health = |evening: &Evening, who| {
        world(evening, |_, world| world.creatures.get(who).map(|body| body.health()))
    };
    assert_eq!(health(&evening, rogue), Some(80 - 11));
    let read = evening.read("Aria");
    assert!(read.iter().any(|line| line == "The warrior hits the rogue."), "{read:?}");
    for _ in 0..400 {
        let before = [health(&evening, rogue), health(&evening, warrior)];
        evening.pass(Millis(100));
        let after = [health(&evening, rogue), health(&evening, warrior)];
        if foe(&evening, warrior) != Some(rogue) {
            break;
        }
        let lost = |at: usize| before[at].zip(after[at]).map_or(0, |(b, a)| b.saturating_sub(a));
        // A 20 does half again the most.
        assert!(lost(0) == 0 || (8..=22).contains(&lost(0)), "{before:?} {after:?}");
        assert!(lost(1) == 0 || (10..=27).contains(&lost(1)), "{before:?} {after:?}");
    }
}

/// A warrior and a rogue at one point of health fight it out where nobody looks on.
fn unattended() -> (Evening, CreatureId) {
    let text = WAR.replace("health: 80", "health: 1").replace("[aggressive, cowardly]", "[brave]");
    let mut evening = Evening::of(&text);
    evening.says("Aria", "@goto hall");
    calls(&mut evening, "warrior", 1);
    let rogue = calls(&mut evening, "rogue", 1)[0];
    evening.says("Aria", "@goto road");
    evening.read_all();
    evening.pass(Millis::seconds(60));
    (evening, rogue)
}

#[test]
fn f57_a_fight_between_npcs_ends_by_itself() {
    let (mut evening, rogue) = unattended();
    // F25: it is gone from the world and the room; the fight is over.
    assert!(!everyone(&evening).contains(&rogue));
    evening.server().check();
    let left: Vec<_> =
        everyone(&evening).into_iter().filter_map(|who| foe(&evening, who)).collect();
    assert_eq!(left, []);
    assert!(!evening.read("Aria").iter().any(|line| line.contains("rogue")), "nobody was there");
}

#[test]
fn f27_f58_loot_drops_when_an_npc_kills() {
    let (mut evening, _) = unattended();
    evening.says("Aria", "@goto hall");
    let seen = evening.says("Aria", "look");
    assert!(seen.iter().any(|line| line == "The corpse of a rogue lies here."), "{seen:?}");
    assert_eq!(evening.says("Aria", "look in corpse"), ["In the corpse of a rogue: a mask."]);
}

#[test]
fn f59_experience_is_for_players_who_kill() {
    let (evening, _) = unattended();
    let gained = world(&evening, |_, world| {
        world
            .creatures
            .iter()
            .filter(|body| !body.is_player())
            .filter_map(|body| world.players.character(body.id()))
            .count()
    });
    assert_eq!(gained, 0, "F26: an NPC learns nothing");
    // Aria is four levels above the rogue, who is worth 50 to one of its own level: 40 percent.
    let mut evening = Evening::of(&WAR.replace("health: 80", "health: 1"));
    calls(&mut evening, "rogue", 1);
    dice(&mut evening, &[15, 3]);
    let read = evening.says("Aria", "kill rogue");
    assert!(read.iter().any(|line| line == "You gain 20 experience."), "{read:?}");
}

/// Everything that a world holds, as long as it is written.
fn size(evening: &Evening) -> usize {
    world(evening, |_, world| format!("{world:?}").len())
}

#[test]
fn f28_fifty_against_fifty_come_to_an_end() {
    let mut evening = war();
    evening.says("Aria", "@goto hall");
    evening.says("Aria", "@load npc warrior 50");
    evening.says("Aria", "@load npc rogue 50");
    evening.says("Aria", "@goto road");
    let before = size(&evening);
    // Ten thousand pulses.
    evening.pass(Millis::seconds(1_000));
    evening.server().check();
    let fighting =
        everyone(&evening).into_iter().filter(|who| foe(&evening, *who).is_some()).count();
    assert_eq!(fighting, 0);
    assert!(everyone(&evening).len() < 102, "somebody fell");
    assert!(size(&evening) < before, "{} and {before}", size(&evening));
}

#[test]
fn f28_a_war_that_never_ends_takes_no_more_room() {
    let text = WAR
        .replace("warrior: {", "warrior: {at: yard, count: 8, respawn: 20, ")
        .replace("rogue: {", "rogue: {at: yard, count: 8, respawn: 20, ");
    let mut evening = Evening::of(&text);
    evening.pass(Millis::seconds(600));
    let early = size(&evening);
    let deaths = |evening: &Evening| world(evening, |_, world| world.next_id);
    let before = deaths(&evening);
    evening.pass(Millis::seconds(600));
    evening.server().check();
    assert!(deaths(&evening) > before + 40, "the war went on");
    let late = size(&evening);
    assert!(late < early * 3 / 2, "{early} and {late}");
    assert!(world(&evening, |_, world| world.creatures.len()) <= 18);
}

/// Nobody's mind is on the schedule where nobody meets.
#[test]
fn peace_costs_nothing() {
    let mut evening = war();
    evening.says("Aria", "@goto hall");
    calls(&mut evening, "picket", 10);
    evening.says("Aria", "@goto yard");
    calls(&mut evening, "rogue", 10);
    evening.says("Aria", "@goto road");
    evening.pass(Millis::seconds(60));
    let due = world(&evening, |_, world| {
        let jobs = world.schedule.iter().map(|(_, job)| job);
        jobs.filter(|job| !matches!(job, Job::Recur(_))).count()
    });
    // The weather of no area, the hour of the day, the calendar, and that is all.
    assert!(due <= 2, "{due} jobs wait");
}

// ── what else factions promise ──

#[test]
fn the_peaceful_and_those_who_trade_are_left_out_of_the_war() {
    let text = WAR.replace(
        "  cat: {",
        "  almoner: {faction: silver_sanctum, behavior: [peaceful]}\n  \
                            sutler: {faction: silver_sanctum, type: merchant}\n  cat: {",
    );
    let mut evening = Evening::of(&text);
    let almoner = calls(&mut evening, "almoner", 1)[0];
    let sutler = calls(&mut evening, "sutler", 1)[0];
    evening.says("Aria", "@goto hall");
    evening.says("Aria", "@transfer bran hall");
    evening.says("Aria", "@goto road");
    let knife = calls(&mut evening, "rogue", 1)[0];
    evening.says("Aria", "@goto hall");
    evening.pass(Millis::seconds(20));
    for who in [almoner, sutler, knife] {
        assert_eq!(foe(&evening, who), None);
    }
}

#[test]
fn a_decree_sets_those_who_stand_together_upon_each_other() {
    let mut evening = war();
    let ranger = calls(&mut evening, "ranger", 1)[0];
    let picket = calls(&mut evening, "picket", 1)[0];
    evening.pass(TICK + TICK);
    assert_eq!(foe(&evening, ranger), None);
    // Whoever is at war one way only begins no fight, but ends it.
    evening.says("Aria", "@faction hostile green_circle silver_sanctum oneway");
    evening.pass(TICK + TICK);
    assert_eq!((foe(&evening, ranger), foe(&evening, picket)), (Some(picket), Some(ranger)));
    let read = evening.read("Aria");
    assert!(read.iter().any(|line| line.contains("The ranger attacks the picket!")), "{read:?}");
}

#[test]
fn whoever_becomes_hated_is_attacked_where_they_stand() {
    let mut evening = standing(-490);
    let pickets = calls(&mut evening, "picket", 2);
    evening.pass(TICK + TICK);
    assert_eq!(foe(&evening, pickets[1]), None);
    evening.says("Aria", "@load npc captain");
    for _ in 0..200 {
        evening.says("Aria", "kill captain");
        evening.pass(Millis::seconds(1));
        evening.says("Aria", "@heal aria");
        if foe(&evening, pickets[1]).is_some() {
            return assert_eq!(foe(&evening, pickets[1]), Some(player(&evening, "Aria")));
        }
    }
    panic!("nobody minded");
}

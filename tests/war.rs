//! The ledger of war, row by row of the specification (F51, F52, F68), and what comes of it.

use dominion::base::clock::Millis;
use dominion::base::id::{CreatureId, FactionId, RoomId};
use dominion::base::limits::{
    DIARY_HELD_MAX, DIARY_SHOWN_MAX, RALLIED_MAX, REINFORCEMENTS_MAX, WAR_ROOM_NPCS_MAX,
};
use dominion::game::World;
use dominion::game::ground::creature::Creature;
use dominion::game::people::effect;
use dominion::game::realm::front::{HOLD_AFTER, Kind, Tally, contenders};

use dominion::game::content::Interned;
use dominion::game::ground::creature::Behavior;
use dominion::game::start::load::load;
use dominion::game::start::load::{Loaded, witnessed};
use dominion::simulate::files;
use dominion::yaml::{Disk, Problems};

use crate::harness::evening::Evening;
use crate::harness::world;

/// Two sides, a field of three rooms that both contest, and champions who cannot lose.
const WAR: &str = r"
areas: {field: {name: the Field}}
rooms:
  court: {area: field, exits: {east: yard}}
  yard: {area: field, exits: {east: gate}}
  gate: {area: field, exits: {east: road}}
  road: {exits: {south: den}}
  den: {}
factions:
  silver_sanctum: {enemies: [shadow_syndicate], leader_npc: prior, balance: {threshold: 10, action: buff, buff: {kind: shield, power: 3, rounds: 20}}}
  shadow_syndicate: {balance: {threshold: 10, action: reinforce, reinforcement: {template: enforcer, room: den, size: 3, most: 5}}}
  green_circle: {}
npcs:
  champion: {faction: silver_sanctum, health: 100000, armor: 60, damage: [500, 500], speed: 1}
  prior: {faction: silver_sanctum, health: 1, armor: 1}
  picket: {faction: silver_sanctum, health: 1, armor: 1, at: court}
  reaver: {faction: shadow_syndicate, health: 100000, armor: 60, damage: [500, 500], speed: 1}
  thief: {faction: shadow_syndicate, health: 1, armor: 1, damage: [1, 1], at: gate}
  enforcer: {faction: shadow_syndicate, health: 50}
  cat: {health: 1, armor: 1}
players:
  Aria: {role: wizard, level: 20, at: yard}
  Bran: {level: 20, at: road}
  Cora: {level: 20, at: road, member: shadow_syndicate}
";

fn war() -> Evening {
    Evening::of(WAR)
}

fn faction(evening: &Evening, key: &str) -> FactionId {
    evening.server().engine.content().names.factions.find(key).expect("it is written")
}

fn room(evening: &Evening, key: &str) -> RoomId {
    evening.server().engine.content().room_named(key).expect("it is written")
}

fn tally(evening: &Evening, killer: &str, victim: &str) -> Tally {
    let (killer, victim) = (faction(evening, killer), faction(evening, victim));
    evening.server().engine.world().front.tally(killer, victim)
}

fn kills(evening: &Evening) -> (u64, u64) {
    let of = |killer, victim| tally(evening, killer, victim).kills;
    (of("silver_sanctum", "shadow_syndicate"), of("shadow_syndicate", "silver_sanctum"))
}

fn holder(evening: &Evening, key: &str) -> Option<FactionId> {
    let room = room(evening, key);
    evening.server().engine.world().front.hold(room).map(|hold| hold.holder)
}

/// Everyone of a template.
fn all(evening: &Evening, key: &str) -> Vec<CreatureId> {
    let server = evening.server();
    let template = server.engine.content().names.npcs.find(key).expect("it is written");
    let is_one = |body: &&Creature| body.template() == Some(template);
    server.engine.world().creatures.iter().filter(is_one).map(Creature::id).collect()
}

fn diary(evening: &Evening) -> Vec<Kind> {
    evening.server().engine.world().front.diary().map(|(_, entry)| entry.kind).collect()
}

/// Brings soldiers to the wizard, and waits until those of `victim` are dead.
fn slaughter(evening: &mut Evening, victim: &str, count: usize) {
    let before = all(evening, victim).len();
    for _ in 0..count {
        evening.says("Aria", &format!("@load npc {victim}"));
        for _ in 0..60 {
            if all(evening, victim).len() == before {
                break;
            }
            evening.pass(Millis::seconds(1));
        }
    }
    assert_eq!(all(evening, victim).len(), before, "somebody of {victim} lives");
    evening.server().check();
}

#[test]
fn f51_kills_count_for_the_faction_of_the_killer_and_outlive_a_restart() {
    let mut evening = war();
    evening.says("Aria", "@load npc champion");
    slaughter(&mut evening, "thief", 2);
    assert_eq!(kills(&evening), (2, 0));
    evening.restart();
    assert_eq!(kills(&evening), (2, 0));
}

#[test]
fn f51_a_member_counts_once_and_who_has_no_faction_never() {
    let mut evening = war();
    evening.says("Aria", "@load npc prior");
    evening.says("Cora", "west");
    evening.says("Cora", "west");
    evening.says("Cora", "kill prior");
    evening.pass(Millis::seconds(60));
    assert!(all(&evening, "prior").is_empty());
    assert_eq!(kills(&evening), (0, 1), "the killer's faction, once");
    // Bran is of no faction, and the cat neither.
    evening.says("Aria", "@load npc prior");
    evening.says("Aria", "@load npc cat");
    evening.says("Cora", "east");
    for line in ["west", "west", "kill prior"] {
        evening.says("Bran", line);
    }
    evening.pass(Millis::seconds(60));
    evening.says("Bran", "kill cat");
    evening.pass(Millis::seconds(60));
    assert!(all(&evening, "prior").is_empty() && all(&evening, "cat").is_empty());
    assert_eq!(kills(&evening), (0, 1));
}

#[test]
fn f68_faction_kill_counts_are_tracked_both_ways() {
    let mut evening = war();
    evening.says("Aria", "@load npc champion");
    slaughter(&mut evening, "thief", 1);
    assert_eq!(kills(&evening), (1, 0));
    evening.says("Aria", "@purge champion");
    evening.says("Aria", "@load npc reaver");
    slaughter(&mut evening, "prior", 3);
    assert_eq!(kills(&evening), (1, 3));
}

#[test]
fn f52_ten_ahead_is_nothing_and_eleven_brings_help_once() {
    let mut evening = war();
    evening.says("Aria", "@load npc champion");
    slaughter(&mut evening, "thief", 10);
    assert_eq!((kills(&evening), all(&evening, "enforcer").len()), ((10, 0), 0));
    slaughter(&mut evening, "thief", 1);
    assert_eq!((kills(&evening), all(&evening, "enforcer").len()), ((11, 0), 3));
    let den = room(&evening, "den");
    assert_eq!(evening.server().engine.world().places.creatures_in(den).len(), 3);
    // The counter is armed anew: ten more are nothing again.
    slaughter(&mut evening, "thief", 10);
    assert_eq!(all(&evening, "enforcer").len(), 3);
    // Five may live at one time, and no more come.
    slaughter(&mut evening, "thief", 1);
    assert_eq!((kills(&evening), all(&evening, "enforcer").len()), ((22, 0), 5));
    slaughter(&mut evening, "thief", 11);
    assert_eq!((kills(&evening), all(&evening, "enforcer").len()), ((33, 0), 5));
    let leads = diary(&evening).iter().filter(|kind| **kind == Kind::BalanceLeads).count();
    assert_eq!(leads, 3);
}

#[test]
fn f52_a_lead_that_was_answered_stays_answered_over_a_restart() {
    let mut evening = war();
    evening.says("Aria", "@load npc champion");
    slaughter(&mut evening, "thief", 11);
    evening.restart();
    assert_eq!(tally(&evening, "silver_sanctum", "shadow_syndicate").answered, 11);
    assert_eq!(all(&evening, "enforcer").len(), 3, "they are kept, and nobody comes twice");
}

#[test]
fn f52_the_other_side_rallies_if_that_is_what_it_writes() {
    let mut evening = war();
    evening.says("Aria", "@load npc reaver");
    slaughter(&mut evening, "prior", 11);
    let picket = all(&evening, "picket")[0];
    let power = effect::power(evening.server().engine.world(), picket, effect::Kind::Shield);
    assert_eq!(power, 3);
    evening.pass(Millis::seconds(41));
    let power = effect::power(evening.server().engine.world(), picket, effect::Kind::Shield);
    assert_eq!(power, 0, "it passes");
}

#[test]
fn a_rally_reaches_so_many_and_no_more() {
    let more = RALLIED_MAX / 2 + 1;
    let novice = format!(
        "novice: {{faction: silver_sanctum, health: 1, armor: 1, at: court, count: {more}}}"
    );
    let many = WAR
        .replace("at: court}", &format!("at: court, count: {more}}}"))
        .replace("  thief:", &format!("  {novice}\n  thief:"));
    let mut evening = Evening::of(&many);
    evening.says("Aria", "@load npc reaver");
    slaughter(&mut evening, "prior", 11);
    let server = evening.server();
    let world = server.engine.world();
    let shielded = |body: &&Creature| effect::power(world, body.id(), effect::Kind::Shield) > 0;
    assert_eq!(world.creatures.iter().filter(shielded).count(), RALLIED_MAX);
}

#[test]
fn no_reinforcements_come_into_a_room_that_is_full() {
    let full = format!("cat: {{health: 1, armor: 1, at: den, count: {}}}", WAR_ROOM_NPCS_MAX - 1);
    let mut evening = Evening::of(&WAR.replace("cat: {health: 1, armor: 1}", &full));
    evening.says("Aria", "@load npc champion");
    slaughter(&mut evening, "thief", 11);
    assert_eq!(all(&evening, "enforcer").len(), 1);
}

#[test]
fn a_room_is_held_by_whoever_was_alone_in_it_for_a_while() {
    let mut evening = war();
    evening.pass(HOLD_AFTER.usual() - Millis::seconds(2));
    assert_eq!(holder(&evening, "court"), None);
    evening.pass(Millis::seconds(3));
    let sides = (faction(&evening, "silver_sanctum"), faction(&evening, "shadow_syndicate"));
    assert_eq!(holder(&evening, "court"), Some(sides.0));
    assert_eq!(holder(&evening, "gate"), Some(sides.1));
    assert_eq!(holder(&evening, "yard"), None, "nobody was there");
    assert!(diary(&evening).is_empty(), "nothing was taken from anybody");
    // A champion comes to the gate, and the gate is lost, but not at once.
    evening.says("Aria", "east");
    evening.says("Aria", "@load npc champion");
    evening.pass(Millis::seconds(20));
    assert_eq!(holder(&evening, "gate"), Some(sides.1));
    evening.pass(HOLD_AFTER.usual());
    assert_eq!(holder(&evening, "gate"), Some(sides.0));
    assert!(diary(&evening).ends_with(&[Kind::FrontTaken, Kind::FrontPushedHome]));
    // All of it is there again after a restart.
    let before = diary(&evening);
    evening.restart();
    assert_eq!((holder(&evening, "gate"), diary(&evening)), (Some(sides.0), before));
    evening.server().check();
}

#[test]
fn visits_add_up_and_an_enemy_alone_undoes_them() {
    let mut evening = war();
    let visit = |evening: &mut Evening, seconds: u64| {
        evening.says("Cora", "west");
        evening.says("Cora", "west");
        evening.pass(Millis::seconds(seconds));
        evening.says("Cora", "east");
        evening.says("Cora", "east");
        evening.pass(Millis::seconds(5));
    };
    visit(&mut evening, 40);
    visit(&mut evening, 15);
    assert_eq!(holder(&evening, "yard"), None);
    visit(&mut evening, 6);
    assert_eq!(holder(&evening, "yard"), Some(faction(&evening, "shadow_syndicate")));
    let mut other = war();
    visit(&mut other, 55);
    other.says("Aria", "@load npc prior");
    other.pass(Millis::seconds(5));
    other.says("Aria", "@purge prior");
    visit(&mut other, 20);
    assert_eq!(holder(&other, "yard"), None, "the prior was there meanwhile");
    other.server().check();
}

#[test]
fn an_area_is_contested_by_those_whom_its_file_names() {
    let peace = WAR.replace("field: {name: the Field}", "field: {name: F, contested_by: []}");
    let mut evening = Evening::of(&peace);
    evening.pass(HOLD_AFTER.usual() + Millis::seconds(2));
    assert_eq!(holder(&evening, "court"), None);
    assert_eq!(evening.says("Bran", "faction war"), ["Nobody is at war here."]);
    // In the road nobody is written to appear; the file of its area says who contests it.
    let named = WAR
        .replace(
            "field: {name: the Field}",
            "field: {contested_by: []}, street: {contested_by: [silver_sanctum, shadow_syndicate]}",
        )
        .replace("road: {", "road: {area: street, ");
    let mut evening = Evening::of(&named);
    evening.pass(HOLD_AFTER.usual() + Millis::seconds(2));
    assert_eq!(holder(&evening, "court"), None);
    let own = Some(faction(&evening, "shadow_syndicate"));
    assert_eq!(holder(&evening, "road"), own, "Cora stands there");
}

#[test]
fn peace_by_decree_ends_the_front() {
    let mut evening = war();
    evening.says("Aria", "@faction peace silver_sanctum shadow_syndicate");
    evening.pass(HOLD_AFTER.usual() + Millis::seconds(2));
    assert_eq!(holder(&evening, "court"), None);
}

#[test]
fn leaders_and_bloody_fights_are_written_down() {
    let mut evening = war();
    evening.says("Aria", "@load npc reaver");
    slaughter(&mut evening, "prior", 5);
    evening.pass(Millis::seconds(61));
    let written = diary(&evening);
    let count = |kind| written.iter().filter(|other| **other == kind).count();
    assert_eq!((count(Kind::CommanderDead), count(Kind::FirstBlood)), (5, 1));
    assert_eq!(count(Kind::Massacre), 1);
    let read = evening.says("Bran", "faction diary 1");
    assert_eq!(read[0], "Day 1: five dead in the Yard.");
}

#[test]
fn the_diary_is_bounded() {
    let mut evening = war();
    evening.server_does(|server| {
        // Far more deaths of leaders than the diary holds come from the disk.
        for number in 1..=DIARY_HELD_MAX as u64 {
            server.saved.war_diary.push(dominion::game::frame::keep::WarDiaryRow {
                number,
                at_ms: 0,
                kind: "rallied".into(),
                facts: r#"{"faction":"the Sanctum"}"#.into(),
            });
        }
        server.restart();
        Vec::new()
    });
    evening.enter("Aria");
    evening.says("Aria", "@load npc reaver");
    slaughter(&mut evening, "prior", 1);
    assert_eq!(diary(&evening).len(), DIARY_HELD_MAX);
    assert_eq!(evening.server().saved.war_diary.len(), DIARY_HELD_MAX, "on the disk too");
    assert_eq!(diary(&evening).last(), Some(&Kind::FirstBlood));
    let read = evening.says("Aria", "faction diary 100000");
    assert_eq!(read.len(), DIARY_SHOWN_MAX + 1, "and a line that says how to read on");
}

#[test]
fn no_more_reinforcements_are_written_than_may_be() {
    let loads = |size: u32| {
        let text = WAR.replace("size: 3, most: 5", &format!("size: {size}"));
        let tiny = world::read(&text).expect("a tiny world");
        load(&tiny.files, &Interned::default(), &mut Problems::new()).is_some()
    };
    assert!(loads(REINFORCEMENTS_MAX) && !loads(REINFORCEMENTS_MAX + 1));
}

#[test]
fn the_stock_world_has_a_front_and_words_for_all_that_happens_there() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("world_data");
    let files = files::read(&Disk::new(folder)).expect("the stock world can be read");
    let Loaded { content, problems, .. } = witnessed(&files, &Interned::default());
    let content = content.unwrap_or_else(|| panic!("{}", problems.render()));
    // The people of the College are written there too, and contest nothing.
    let court = content.room_named("battlefield_sanctum_court").expect("it is written");
    let sides = contenders(&content, &World::default(), court);
    let mut sides: Vec<&str> =
        sides.iter().map(|id| &*content.factions.get(*id).unwrap().key).collect();
    sides.sort_unstable();
    assert_eq!(sides, ["shadow_syndicate", "silver_sanctum"]);
    for (kind, _) in Kind::ALL {
        assert!(content.front.words.diary.contains_key(kind.word()), "{kind:?}");
    }
    let gossips = content.npcs.rows().filter(|npc| npc.behavior.contains(Behavior::Gossip));
    assert!(gossips.count() > 1, "somebody in town speaks of the war");
}

//! What is written in the war diary, kind by kind, and how seldom.

use dominion::base::clock::Millis;
use dominion::game::realm::front::Kind;

use crate::harness::evening::{Evening, Lines};

/// Bells and masks at war over a field of three rooms, of which the middle one is the prize; lamps
/// who are hostile to moths, and moths who are hostile to nobody.
const FIELD: &str = r"
areas: {field: {name: the Field, contested_by: [bells, masks], prize_room: chair}}
rooms:
  west: {area: field, exits: {east: chair}}
  chair: {area: field, exits: {east: east}}
  east: {area: field, exits: {east: road}}
  road: {}
factions:
  bells: {enemies: [masks], balance: {threshold: 500, action: none}}
  masks: {balance: {threshold: 500, action: none}}
  lamps: {hostile_to: [{faction: moths, oneway: true}]}
  moths: {}
npcs:
  ringer: {faction: bells, health: 100000, armor: 60, damage: [500, 500], speed: 1}
  novice: {faction: bells, health: 1, armor: 1, damage: [1, 1]}
  reaver: {faction: masks, health: 100000, armor: 60, damage: [500, 500], speed: 1}
  thief: {faction: masks, health: 1, armor: 1, damage: [1, 1]}
  scholar: {faction: lamps, health: 100000, armor: 60, damage: [500, 500], speed: 1}
  moth: {faction: moths, health: 1, armor: 1}
items: {ring: {value: 60}, button: {value: 1}}
players:
  Aria: {role: admin, level: 20, at: chair, health: 5000}
";

fn field() -> Evening {
    Evening::of(FIELD)
}

/// The diary, without dates.
fn diary(evening: &mut Evening) -> Lines {
    let lines = evening.says("Aria", "faction diary 50");
    lines.iter().map(|line| line.split_once(": ").map_or(line.clone(), |l| l.1.into())).collect()
}

fn writes(evening: &mut Evening, wanted: &str) {
    let lines = diary(evening);
    assert!(lines.iter().any(|line| line == wanted), "{lines:#?}");
}

fn count(evening: &Evening, kind: Kind) -> usize {
    let server = evening.server();
    server.engine.world().front.diary().filter(|(_, entry)| entry.kind == kind).count()
}

/// So many come, one after the other, and are killed by whoever waits for them.
fn come(evening: &mut Evening, victim: &str, count: usize) {
    for _ in 0..count {
        evening.says("Aria", &format!("@load npc {victim}"));
        let mut waited = 0;
        while evening
            .says("Aria", "look")
            .iter()
            .any(|l| l.to_lowercase() == format!("a {victim} is here."))
        {
            evening.pass(Millis::seconds(1));
            waited += 1;
            assert!(waited < 60, "the {victim} lives");
        }
    }
    evening.server().check();
}

/// Somebody comes alone into a room, and stays for a while.
fn stays(evening: &mut Evening, room: &str, who: &str, seconds: u64) {
    evening.says("Aria", &format!("@goto {room}"));
    evening.says("Aria", &format!("@load npc {who}"));
    evening.pass(Millis::seconds(seconds));
}

fn hours(evening: &mut Evening, hours: u64) {
    evening.pass(Millis::seconds(hours * 5 * 60));
}

#[test]
fn whoever_has_killed_ten_is_a_champion_and_at_twenty_again() {
    let mut evening = field();
    evening.says("Aria", "@load npc ringer");
    come(&mut evening, "thief", 9);
    assert_eq!(count(&evening, Kind::Champion), 0);
    come(&mut evening, "thief", 1);
    writes(&mut evening, "a ringer has killed ten of the Masks.");
    come(&mut evening, "thief", 10);
    assert_eq!(count(&evening, Kind::Champion), 2);
    // Another begins with none.
    evening.says("Aria", "@purge ringer");
    evening.says("Aria", "@load npc ringer");
    come(&mut evening, "thief", 9);
    assert_eq!(count(&evening, Kind::Champion), 2);
}

#[test]
fn as_many_dead_on_both_sides_are_written_once_a_day() {
    let mut evening = field();
    let pair = |evening: &mut Evening| {
        for (slayer, victim) in [("ringer", "thief"), ("reaver", "novice")] {
            evening.says("Aria", &format!("@load npc {slayer}"));
            come(evening, victim, 1);
            evening.says("Aria", &format!("@purge {slayer}"));
        }
    };
    pair(&mut evening);
    let even = "the dead of the Bells and the Masks are as many.";
    writes(&mut evening, even);
    pair(&mut evening);
    assert_eq!(count(&evening, Kind::BalanceEven), 1);
    hours(&mut evening, 24);
    pair(&mut evening);
    assert_eq!(count(&evening, Kind::BalanceEven), 2);
}

#[test]
fn the_prize_is_told_otherwise_than_other_rooms_and_so_is_one_that_was_held_for_long() {
    let mut evening = field();
    for (room, kind) in [("chair", Kind::ThroneSat), ("east", Kind::FrontTaken)] {
        stays(&mut evening, room, "ringer", 62);
        evening.says("Aria", "@purge ringer");
        stays(&mut evening, room, "reaver", 62);
        assert_eq!(count(&evening, kind), 1, "{room}");
        // It comes and goes: once in three hours that is news.
        evening.says("Aria", "@purge reaver");
        stays(&mut evening, room, "ringer", 62);
        assert_eq!(count(&evening, kind), 1, "{room}");
    }
    hours(&mut evening, 12);
    evening.says("Aria", "@purge ringer");
    stays(&mut evening, "east", "reaver", 62);
    writes(&mut evening, "the Bells lost the East to the Masks.");
}

#[test]
fn a_room_that_was_nearly_lost_is_contested() {
    for (seconds, written) in [(20, 0), (40, 1)] {
        let mut evening = field();
        stays(&mut evening, "east", "ringer", 62);
        evening.says("Aria", "@purge ringer");
        stays(&mut evening, "east", "thief", seconds);
        evening.says("Aria", "@purge thief");
        stays(&mut evening, "east", "ringer", 1);
        assert_eq!(count(&evening, Kind::FrontContested), written, "{seconds} s");
        evening.server().check();
    }
}

#[test]
fn blood_in_a_quarrel_is_written_once_in_half_a_day() {
    let mut evening = field();
    evening.says("Aria", "@load npc scholar");
    come(&mut evening, "moth", 3);
    assert_eq!(count(&evening, Kind::Quarrel), 1);
    assert!(
        diary(&mut evening)
            .contains(&"blood between the Lamps and the Moths, at the Chair.".into())
    );
    hours(&mut evening, 12);
    come(&mut evening, "moth", 1);
    assert_eq!(count(&evening, Kind::Quarrel), 2);
}

#[test]
fn patrols_that_meet_and_patrols_that_are_lost_are_written_down() {
    let walk = |at: &str, to: &str, group: &str| {
        format!(
            "at: {at}, patrol_route: [{at}, {to}], patrol_interval: 5, respawn: 0, \
             spawn: {{spawn_as_group: true, group_size: 2, group_spacing: 0, group_id: {group}}}"
        )
    };
    let text = FIELD
        .replace(
            "speed: 1}\n  novice",
            &format!("speed: 1, {}}}\n  novice", walk("west", "chair", "vigil")),
        )
        .replace(
            "damage: [1, 1]}\n  scholar",
            &format!("damage: [1, 1], {}}}\n  scholar", walk("east", "chair", "cast")),
        );
    let mut evening = Evening::of(&text);
    evening.pass(Millis::seconds(60));
    let written = diary(&mut evening);
    assert_eq!(count(&evening, Kind::PatrolMet), 1, "{written:?}");
    writes(&mut evening, "a patrol of the Masks, two strong, did not come back.");
    evening.server().check();
}

#[test]
fn what_is_carried_off_is_missed_if_it_is_worth_it_and_the_room_is_somebodys() {
    let mut evening = field();
    let takes = |evening: &mut Evening, thing: &str| {
        evening.says("Aria", &format!("@load item {thing}"));
        evening.says("Aria", &format!("drop {thing}"));
        evening.says("Aria", &format!("get {thing}"));
        count(evening, Kind::Looted)
    };
    assert_eq!(takes(&mut evening, "ring"), 0, "nobody's room");
    stays(&mut evening, "east", "ringer", 62);
    assert_eq!(takes(&mut evening, "button"), 0, "not worth a line");
    assert_eq!(takes(&mut evening, "ring"), 1);
    writes(&mut evening, "a ring is gone from the East.");
    assert_eq!(takes(&mut evening, "ring"), 1, "one a day");
}

#[test]
fn a_decree_that_begins_a_war_is_a_truce_broken() {
    let mut evening = field();
    for (line, written) in [
        ("@faction hostile bells masks", 0),
        ("@faction peace bells masks", 0),
        ("@faction hostile masks bells oneway", 1),
        ("@faction hostile bells masks", 1),
        ("@faction peace bells masks", 1),
        ("@faction reset bells masks", 2),
    ] {
        evening.says("Aria", line);
        assert_eq!(count(&evening, Kind::TruceBroken), written, "{line}");
    }
    writes(&mut evening, "the Masks and the Bells are at war.");
}

#[test]
fn a_day_without_news_is_news_where_there_ever_was_any() {
    let mut evening = field();
    hours(&mut evening, 72);
    assert_eq!(count(&evening, Kind::Quiet), 0, "there is no war yet");
    evening.says("Aria", "@load npc ringer");
    come(&mut evening, "thief", 1);
    evening.says("Aria", "@purge ringer");
    hours(&mut evening, 23);
    assert_eq!(count(&evening, Kind::Quiet), 0);
    hours(&mut evening, 24 * 2 + 2);
    assert_eq!(count(&evening, Kind::Quiet), 2);
    writes(&mut evening, "nothing happened.");
}

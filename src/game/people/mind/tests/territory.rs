use super::*;
use crate::game::people::combat::foe_of;
use crate::game::people::mind::PATIENCE;

fn bear(inn: &mut Inn, radius: u32) -> CreatureId {
    let template = inn.template("bear", &[Behavior::Territorial]);
    inn.small.change_template(template, |npc| npc.manners.territory_radius = radius);
    let spawn = inn.small.spawn(template, inn.hall, 1);
    let hall = inn.hall;
    inn.small.turn(|turn| creature::create_npc(turn, template, Some(spawn), hall)).expect("a bear")
}

#[test]
fn the_territorial_warn_and_then_attack_who_stays() {
    let mut inn = inn();
    let bear = bear(&mut inn, 0);
    let aria = inn.small.player("Aria", inn.yard);
    inn.walk(aria, Direction::West);
    inn.small.read(aria);
    inn.small.pass(Millis(2_200));
    assert!(inn.small.read(aria).contains("no place to stay"));
    assert_eq!(foe_of(&inn.small.world, bear), None);
    inn.small.pass(PATIENCE.usual() + Millis::seconds(3));
    assert_eq!(foe_of(&inn.small.world, bear), Some(aria));
}

#[test]
fn who_heeds_the_warning_is_let_be_and_is_warned_anew() {
    let mut inn = inn();
    let bear = bear(&mut inn, 0);
    let aria = inn.small.player("Aria", inn.yard);
    for _ in 0..2 {
        inn.walk(aria, Direction::West);
        inn.small.pass(Millis(2_200));
        assert!(inn.small.read(aria).contains("no place to stay"));
        inn.walk(aria, Direction::East);
        inn.small.pass(PATIENCE.usual() + Millis::seconds(3));
        assert_eq!(foe_of(&inn.small.world, bear), None);
        assert!(!inn.thinks(bear));
    }
}

#[test]
fn a_territory_reaches_as_far_as_is_written() {
    for (radius, attacks) in [(0, false), (1, true)] {
        let mut inn = inn();
        let bear = bear(&mut inn, radius);
        inn.put(bear, inn.yard);
        let aria = inn.small.player("Aria", inn.yard);
        inn.small.turn(|turn| came(turn, aria, turn.world.places.room_of(aria).unwrap()));
        inn.small.pass(PATIENCE.usual() + Millis::seconds(6));
        assert_eq!(foe_of(&inn.small.world, bear) == Some(aria), attacks, "{radius}");
    }
}

#[test]
fn hostile_strangers_are_intruders_and_harmless_ones_are_not() {
    let mut inn = inn();
    let bear = bear(&mut inn, 0);
    let cat = inn.npc("cat", &[], inn.yard);
    let wolf = inn.npc("wolf", &[Behavior::Peaceful], inn.yard);
    let template = inn.small.world.creatures.get(wolf).unwrap().template().unwrap();
    inn.small.change_template(template, |npc| npc.kind = NpcKind::Hostile);
    inn.put(cat, inn.hall);
    inn.small.pass(Millis::seconds(12));
    assert_eq!(foe_of(&inn.small.world, bear), None);
    inn.put(wolf, inn.hall);
    inn.small.pass(Millis::seconds(12));
    assert_eq!(foe_of(&inn.small.world, bear), Some(wolf));
}

#[test]
fn a_guard_says_its_words_to_each_who_comes_once() {
    let mut inn = inn();
    let template = inn.template("guard", &[Behavior::Guard]);
    let spawn = inn.small.spawn(template, inn.hall, 1);
    inn.small.content.spawns.get_mut(spawn).unwrap().guard_message = Some("Mind the step.".into());
    let hall = inn.hall;
    inn.small.turn(|turn| creature::create_npc(turn, template, Some(spawn), hall));
    let aria = inn.small.player("Aria", inn.yard);
    inn.walk(aria, Direction::West);
    inn.small.read(aria);
    inn.small.pass(Millis::seconds(30));
    let text = inn.small.read(aria);
    assert_eq!(text.matches("The guard says to you, \"Mind the step.\"").count(), 1, "{text}");
}

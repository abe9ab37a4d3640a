use super::wars::war;
use super::*;
use crate::game::people::effect::{self, Kind};
use crate::game::people::mind::buffer;

fn set_health(inn: &mut Inn, who: CreatureId, health: u32) {
    let now = inn.small.world.creatures.get(who).unwrap().health();
    inn.small.turn(|turn| match health < now {
        true => creature::hurt(turn, who, now - health),
        false => creature::heal(turn, who, health - now),
    });
}

/// F66, F48, C32: 0.9, 0.6 and 0.3 of their health; nobody low; itself low.
#[test]
fn f66_a_healer_heals_the_lowest_of_its_own() {
    let mut war = war();
    let (hall, bells, masks) = (war.inn.hall, war.bells, war.masks);
    let healer = war.soldier("surgeon", bells, hall);
    war.change(healer, |npc| npc.behavior = Behavior::Healer.into());
    let own = ["ringer", "sexton", "warden"].map(|key| war.soldier(key, bells, hall));
    let enemy = war.soldier("fox", masks, hall);
    let neutral = war.inn.npc("cat", &[], hall);
    for (who, health) in [(own[0], 90), (own[1], 60), (own[2], 30), (enemy, 5), (neutral, 1)] {
        set_health(&mut war.inn, who, health);
    }
    assert_eq!(war.inn.see(healer, select_heal_target), Some(own[2]));
    set_health(&mut war.inn, healer, 69);
    assert_eq!(war.inn.see(healer, select_heal_target), Some(healer));
    for who in own.into_iter().chain([healer]) {
        set_health(&mut war.inn, who, 70);
    }
    assert_eq!(war.inn.see(healer, select_heal_target), None);
}

#[test]
fn an_independent_healer_heals_only_itself() {
    let mut inn = inn();
    let template = inn.template("hermit", &[Behavior::Healer]);
    let (one, other) = (inn.small.npc(template, inn.hall), inn.small.npc(template, inn.hall));
    set_health(&mut inn, other, 1);
    assert_eq!(inn.see(one, select_heal_target), None);
    assert_eq!(inn.see(other, select_heal_target), Some(other));
}

#[test]
fn healing_takes_its_time_and_everyone_sees_it() {
    let mut war = war();
    let (hall, bells) = (war.inn.hall, war.bells);
    let healer = war.soldier("surgeon", bells, hall);
    war.change(healer, |npc| npc.behavior = Behavior::Healer.into());
    let ringer = war.soldier("ringer", bells, hall);
    set_health(&mut war.inn, ringer, 30);
    let aria = war.inn.small.player("Aria", hall);
    war.inn.small.turn(|turn| came(turn, aria, hall));
    let health =
        |war: &super::wars::War| war.inn.small.world.creatures.get(ringer).unwrap().health();
    war.inn.small.pass(Millis(2_200));
    assert_eq!(health(&war), 30 + 9, "eight, and one for its level");
    assert!(
        war.inn.small.read(aria).contains("The surgeon lays a hand on the ringer's wounds"),
        "bystanders see it"
    );
    war.inn.small.pass(CAST_EVERY.usual() - Millis::seconds(3));
    assert!(!war.inn.small.read(aria).contains("lays a hand"), "not before it has its breath back");
    war.inn.small.pass(Millis::seconds(60));
    assert!(health(&war) >= 70);
    assert!(!war.inn.thinks(healer), "and then it sleeps");
}

#[test]
fn buffers_strengthen_those_who_fight_first_and_nobody_twice() {
    let mut war = war();
    let (hall, bells, masks) = (war.inn.hall, war.bells, war.masks);
    let buffer = war.soldier("chanter", bells, hall);
    war.change(buffer, |npc| npc.behavior = Behavior::Buffer.into());
    let (idle, fighter) = (war.soldier("sexton", bells, hall), war.soldier("ringer", bells, hall));
    let next = |war: &super::wars::War| war.inn.see(buffer, buffer::next);
    assert_eq!(next(&war), None, "nothing to do in peace");
    let fox = war.soldier("fox", masks, hall);
    war.inn.small.fight(fighter, fox);
    for expected in [(fighter, Kind::Bless), (fighter, Kind::Shield), (idle, Kind::Bless)] {
        assert_eq!(next(&war), Some(expected));
        let (target, kind) = expected;
        war.inn.small.turn(|turn| buffer::strengthen(turn, buffer, target, kind));
        assert!(effect::power(&war.inn.small.world, target, kind) > 0);
    }
    assert_eq!(next(&war), Some((buffer, Kind::Bless)), "itself last of those who stand by");
    assert_eq!(effect::power(&war.inn.small.world, fox, Kind::Bless), 0);
}

#[test]
fn a_buffer_acts_when_its_own_are_attacked() {
    let mut war = war();
    let (hall, bells, masks) = (war.inn.hall, war.bells, war.masks);
    let buffer = war.soldier("chanter", bells, hall);
    war.change(buffer, |npc| npc.behavior = Behavior::Buffer | Behavior::Peaceful);
    let ringer = war.soldier("ringer", bells, hall);
    let fox = war.soldier("fox", masks, hall);
    war.inn.small.fight(fox, ringer);
    war.inn.small.pass(Millis(2_300));
    assert!(effect::power(&war.inn.small.world, ringer, Kind::Bless) > 0);
}

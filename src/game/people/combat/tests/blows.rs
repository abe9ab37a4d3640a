//! Beginning a fight, striking, and what is read of it.

use crate::base::clock::Millis;
use crate::game::Refusal;
use crate::game::frame::schedule::Job;
use crate::game::ground::creature::Posture;
use crate::game::ground::item::Slot;
use crate::game::ground::place::Place;
use crate::game::ground::room::Light;
use crate::game::ground::{creature, movement};
use crate::game::people::combat::ring::{CHAPEL, PEDDLER, RAT, Ring, SWORD, YARD};
use crate::game::people::combat::rules::strike;
use crate::game::people::combat::{Manner, attack, attackers_of, foe_of, speed};
use crate::game::people::player;

#[test]
fn a_blow_hits_from_the_armour_on() {
    for (die, damage, left) in [(11, 0, 10), (12, 3, 7), (1, 0, 10)] {
        let mut ring = Ring::default();
        let (aria, rat) = (ring.player("Aria", YARD), ring.npc(RAT, YARD));
        ring.load(&[die, damage]);
        assert_eq!(ring.types(aria, "kill rat"), Ok(()));
        assert_eq!(ring.health(rat), left, "a {die} for {damage}");
        assert_eq!((foe_of(&ring.world, aria), foe_of(&ring.world, rat)), (Some(rat), Some(aria)));
    }
}

#[test]
fn a_twenty_does_half_again_the_most_and_rolls_nothing() {
    let mut ring = Ring::default();
    let (aria, rat) = (ring.player("Aria", YARD), ring.npc(RAT, YARD));
    ring.load(&[20]);
    ring.types(aria, "k rat").expect("may");
    assert_eq!(ring.health(rat), 10 - 4);
    assert_eq!(ring.read(aria), ["You hit the rat with brutal force."]);
    assert_eq!(ring.dice.loaded(), 0);
}

#[test]
fn a_beasts_own_verb_takes_turns_with_those_like_it() {
    let mut ring = Ring::default();
    let (aria, rat) = (ring.player("Aria", YARD), ring.npc(RAT, YARD));
    let words = &mut ring.content.words.combat;
    words.verb_types.insert("bite".into(), "teeth".into());
    let line = "{actor} {chew|chews} on {target}.".to_string();
    let table = words.hits.entry("teeth".into()).or_default();
    table.insert("hit".into(), vec![line]);
    ring.act(|turn| attack(turn, rat, aria)).expect("may");
    ring.read(aria);
    let mut lines = Vec::new();
    for _ in 0..2 {
        ring.load(&[19, 2]);
        ring.act(|turn| strike(turn, rat, aria, Manner::Plain));
        lines.extend(ring.read(aria));
    }
    lines.sort();
    assert_eq!(lines, ["The rat bites you.", "The rat chews on you."]);
}

#[test]
fn weapons_armour_and_level_count() {
    let mut ring = Ring::default();
    let (aria, rat) = (ring.player("Aria", YARD), ring.npc(RAT, YARD));
    ring.thing(SWORD, Place::Worn(aria, Slot::Wield));
    ring.act(|turn| player::set_level(turn, aria, 4));
    ring.load(&[10, 9]);
    ring.types(aria, "kill rat").expect("may");
    assert_eq!(ring.health(rat), 1, "10 and half of level 4 reach 12; 8 and a third of level 4");
    assert_eq!(speed(&ring.content, &ring.world, aria), Millis(2_000));
}

#[test]
fn every_pair_of_eyes_reads_its_own_line() {
    let mut ring = Ring::default();
    let (aria, bran) = (ring.player("Aria", YARD), ring.player("Bran", YARD));
    let rat = ring.npc(RAT, YARD);
    ring.load(&[15, 1, 15, 2, 2]);
    ring.types(aria, "kill rat").expect("may");
    assert_eq!(ring.read(aria), ["You hit the rat."]);
    assert_eq!(ring.read(bran), ["Aria hits the rat."]);
    ring.pass(1_500);
    assert_eq!(ring.read(aria), ["The rat bites you."]);
    assert_eq!(ring.read(bran), ["The rat bites Aria."]);
    ring.pass(1_000);
    assert_eq!(ring.read(bran), ["Aria misses the rat."]);
    assert_eq!(ring.health(rat), 9);
}

#[test]
fn in_the_dark_nobody_knows_whom() {
    let mut ring = Ring::default();
    let mut yard = ring.content.room(YARD).expect("is written").clone();
    yard.light = Light::Dark;
    ring.content.rooms[0] = Some(std::sync::Arc::new(yard));
    let (aria, bran) = (ring.player("Aria", YARD), ring.player("Bran", YARD));
    let rat = ring.npc(RAT, YARD);
    assert_eq!(ring.types(aria, "kill rat"), Err(Refusal::Unseen));
    assert_eq!(ring.types(aria, "xstrike rat"), Err(Refusal::Unseen));
    ring.load(&[15, 2, 15, 1]);
    ring.act(|turn| attack(turn, rat, aria)).expect("may");
    let seen = |line: &str| format!("⚔\u{FE0F} {line}");
    let read = ring.read(aria);
    assert_eq!(read, [seen("Someone attacks you!"), "Someone bites you.".into()]);
    let read = ring.read(bran);
    assert_eq!(read, [seen("Someone attacks someone!"), "Someone bites someone.".into()]);
    ring.pass(1_250);
    assert_eq!(ring.read(aria), ["You hit someone."]);
    // Whoever is struck there gropes for whoever it is, by whatever name.
    assert_eq!(ring.types(aria, "kill dog"), Err(Refusal::FightingAlready("someone".into())));
    assert_eq!(ring.types(aria, "xtaunt dog"), Ok(()));
    assert_eq!(ring.read(aria), ["You taunt someone."]);
}

#[test]
fn nobody_is_faster_from_foe_to_foe() {
    let mut ring = Ring::default();
    let (aria, rat, other) = (ring.player("Aria", YARD), ring.npc(RAT, YARD), ring.npc(RAT, YARD));
    ring.act(|turn| creature::hurt(turn, rat, 9));
    ring.load(&[15, 1]);
    ring.types(aria, "kill rat").expect("may");
    assert!(ring.world.creatures.get(rat).is_none());
    ring.types(aria, "kill rat").expect("may");
    assert_eq!(ring.health(other), 10);
    assert_eq!(ring.world.schedule.when(&Job::Swing(aria)), Some(Millis(1_000 + 2_500)));
}

#[test]
fn builders_words_tell_of_blows() {
    let mut ring = Ring::default();
    let lines =
        vec!["{actor} {lay|lays} about with {weapon}.".into(), "{actor} {cut|cuts}.".into()];
    let table = [("hit".to_string(), lines)].into();
    ring.content.words.combat.hits.insert("slash".into(), table);
    let aria = ring.player("Aria", YARD);
    ring.npc(RAT, YARD);
    ring.thing(SWORD, Place::Worn(aria, Slot::Wield));
    ring.content.npcs.get_mut(RAT).expect("is written").health_max = 50;
    ring.npc(RAT, YARD);
    ring.load(&[15, 4]);
    ring.types(aria, "kill 2.rat").expect("may");
    assert_eq!(ring.read(aria), ["You cut."]);
}

#[test]
fn sleepers_get_up_and_answer() {
    let mut ring = Ring::default();
    let (aria, rat) = (ring.player("Aria", YARD), ring.npc(RAT, YARD));
    ring.act(|turn| creature::set_posture(turn, aria, Posture::Sleeping));
    ring.load(&[15, 2]);
    assert_eq!(ring.act(|turn| attack(turn, rat, aria)), Ok(()));
    assert_eq!(ring.read(aria)[1..], ["The rat bites you.", "You wake and stand up."]);
    assert_eq!(foe_of(&ring.world, aria), Some(rat));
    assert_eq!(ring.world.schedule.when(&Job::Swing(aria)), Some(Millis(1_000 + 1_250)));
}

#[test]
fn some_are_not_to_be_attacked() {
    let mut ring = Ring::default();
    let (aria, bran) = (ring.player("Aria", YARD), ring.player("Bran", YARD));
    let (peddler, rat) = (ring.npc(PEDDLER, YARD), ring.npc(RAT, CHAPEL));
    assert_eq!(ring.types(aria, "kill bran"), Err(Refusal::NoDuels));
    assert_eq!(ring.types(aria, "kill me"), Err(Refusal::Yourself));
    assert_eq!(ring.types(aria, "kill peddler"), Err(Refusal::Peaceful("a peddler".into())));
    assert_eq!(ring.act(|turn| attack(turn, aria, rat)), Err(Refusal::NotHere("a rat".into())));
    ring.act(|turn| movement::transport(turn, bran, CHAPEL));
    assert_eq!(ring.types(bran, "kill rat"), Err(Refusal::Safe));
    assert_eq!(ring.act(|turn| attack(turn, rat, bran)), Err(Refusal::Safe));
    let other = ring.npc(RAT, YARD);
    assert_eq!(ring.act(|turn| attack(turn, other, peddler)), Ok(()));
}

#[test]
fn kill_turns_a_fighter_without_a_free_blow() {
    let mut ring = Ring::default();
    let aria = ring.player("Aria", YARD);
    let (rat, other) = (ring.npc(RAT, YARD), ring.npc(RAT, YARD));
    ring.load(&[2]);
    ring.types(aria, "kill rat").expect("may");
    let due = ring.world.schedule.when(&Job::Swing(aria));
    assert_eq!(ring.types(aria, "kill rat"), Err(Refusal::FightingAlready("the first rat".into())));
    ring.types(aria, "kill 2.rat").expect("may");
    assert_eq!(foe_of(&ring.world, aria), Some(other));
    assert_eq!(attackers_of(&ring.world, aria), [rat, other]);
    assert_eq!(ring.world.schedule.when(&Job::Swing(aria)), due);
    assert_eq!((ring.health(rat), ring.health(other)), (10, 10));
}

#[test]
fn considering_tells_the_odds() {
    let mut ring = Ring::default();
    let aria = ring.player("Aria", YARD);
    ring.npc(RAT, YARD);
    ring.types(aria, "con rat").expect("may");
    assert_eq!(
        ring.read(aria),
        [
            "The rat: level 1, unhurt. It would be an even match. You hit on 12 or more; you are hit \
          on 10 or more. It is hostile, and attacks you on sight."
        ]
    );
}

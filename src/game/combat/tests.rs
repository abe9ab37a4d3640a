//! Fights with loaded dice.

use super::ring::{ALLEY, CHAPEL, CORPSE, MONEY, PEDDLER, RAT, Ring, SWORD, TAIL, YARD};
use super::{attack, attackers_of, decay, die, flee, foe_of, is_fighting, may_loot, reschedule};
use crate::base::clock::Millis;
use crate::base::dice::Stream;
use crate::base::id::ItemId;
use crate::base::money::Coins;
use crate::game::creature::{self, Posture};
use crate::game::item::Slot;
use crate::game::movement;
use crate::game::place::Place;
use crate::game::refusal::Refusal;
use crate::game::room::Direction;
use crate::game::schedule::Job;

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
fn weapons_armour_and_level_count() {
    let mut ring = Ring::default();
    let (aria, rat) = (ring.player("Aria", YARD), ring.npc(RAT, YARD));
    ring.thing(SWORD, Place::Worn(aria, Slot::Wield));
    ring.act(|turn| creature::set_level(turn, aria, 4));
    ring.load(&[10, 9]);
    ring.types(aria, "kill rat").expect("may");
    assert_eq!(ring.health(rat), 1, "10 and half of level 4 reach 12; 8 and a third of level 4");
    assert_eq!(super::speed(&ring.content, &ring.world, aria), Millis(2_000));
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
fn builders_words_tell_of_blows() {
    let mut ring = Ring::default();
    let lines =
        vec!["{actor} {lay|lays} about with {weapon}.".into(), "{actor} {cut|cuts}.".into()];
    let table = [("hit".to_string(), lines)].into();
    ring.content.words.combat.hits.insert("slash".into(), table);
    let aria = ring.player("Aria", YARD);
    ring.npc(RAT, YARD);
    ring.thing(SWORD, Place::Worn(aria, Slot::Wield));
    ring.content.npcs.get_mut(&RAT).expect("is written").health_max = 50;
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
    assert_eq!(ring.read(aria), ["The rat bites you.", "You wake and stand up."]);
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
fn a_dead_npc_leaves_loot_and_teaches_players() {
    let mut ring = Ring::default();
    let (aria, bran) = (ring.player("Aria", YARD), ring.player("Bran", YARD));
    let (rat, friend) = (ring.npc(RAT, YARD), ring.npc(RAT, YARD));
    ring.give_coins(rat, 7);
    ring.load(&[2, 2, 2]);
    ring.types(aria, "kill rat").expect("may");
    ring.types(bran, "kill rat").expect("may");
    ring.act(|turn| attack(turn, friend, rat)).expect("may");
    ring.read(aria);
    ring.dice.load(Stream::Loot, [5_000, 2]);
    ring.act(|turn| super::wound(turn, rat, 99, Some(friend)));
    assert!(ring.world.creatures.get(rat).is_none());
    assert_eq!(ring.read(aria), ["The rat is dead!", "You gain 20 experience."]);
    let experience = |who| ring.world.creatures.get(who).map(|body| body.experience());
    assert_eq!([aria, bran, friend].map(experience), [Some(20), Some(20), Some(0)]);
    let [corpse] = *ring.world.places.on_floor(YARD) else { panic!("one corpse must lie here") };
    assert_eq!(crate::game::item::name(&ring.content, &ring.world, corpse), "the corpse of a rat");
    let inside: Vec<_> = ring.world.places.inside(corpse).to_vec();
    let what = |thing: &ItemId| ring.world.items.get(*thing).map(|t| (t.template(), t.quantity()));
    let found: Vec<_> = inside.iter().filter_map(what).collect();
    assert_eq!(found, [(TAIL, 1), (TAIL, 1), (MONEY, 7)]);
    assert!(may_loot(&ring.world, aria, inside[0]));
    assert!(!is_fighting(&ring.world, aria) && !is_fighting(&ring.world, friend));
}

#[test]
fn a_level_is_told_with_what_it_brings() {
    let mut ring = Ring::default();
    let (aria, rat) = (ring.player("Aria", YARD), ring.npc(RAT, YARD));
    ring.content.npcs.get_mut(&RAT).expect("is written").experience = 100;
    ring.load(&[2]);
    ring.types(aria, "kill rat").expect("may");
    ring.read(aria);
    ring.act(|turn| die(turn, rat, Some(aria)));
    let pieces = ring.out.boxes.get(&aria).cloned().unwrap_or_default();
    assert!(pieces.iter().all(|piece| piece.kept), "what is kept waits for the disk");
    let lines = ring.read(aria);
    assert_eq!(
        lines[1..],
        [
            "You gain 100 experience.",
            "You reach level 2!",
            "You have learnt the later: type `later`."
        ]
    );
}

#[test]
fn the_victor_turns_to_the_next_attacker() {
    let mut ring = Ring::default();
    let aria = ring.player("Aria", YARD);
    let (rat, other) = (ring.npc(RAT, YARD), ring.npc(RAT, YARD));
    ring.load(&[2, 2]);
    ring.types(aria, "kill rat").expect("may");
    ring.act(|turn| attack(turn, other, aria)).expect("may");
    ring.act(|turn| die(turn, rat, Some(aria)));
    assert_eq!(foe_of(&ring.world, aria), Some(other));
    assert_eq!(ring.read(aria).last().map(String::as_str), Some("You turn on the rat."));
}

#[test]
fn kill_turns_a_fighter_without_a_free_blow() {
    let mut ring = Ring::default();
    let aria = ring.player("Aria", YARD);
    let (rat, other) = (ring.npc(RAT, YARD), ring.npc(RAT, YARD));
    ring.load(&[2]);
    ring.types(aria, "kill rat").expect("may");
    let due = ring.world.schedule.when(&Job::Swing(aria));
    assert_eq!(ring.types(aria, "kill rat"), Err(Refusal::FightingAlready("a rat".into())));
    ring.types(aria, "kill 2.rat").expect("may");
    assert_eq!(foe_of(&ring.world, aria), Some(other));
    assert_eq!(attackers_of(&ring.world, aria), [rat, other]);
    assert_eq!(ring.world.schedule.when(&Job::Swing(aria)), due);
    assert_eq!((ring.health(rat), ring.health(other)), (10, 10));
}

#[test]
fn a_dead_player_wakes_at_the_shrine_and_keeps_what_is_worn() {
    let mut ring = Ring::default();
    let (aria, rat) = (ring.player("Aria", YARD), ring.npc(RAT, YARD));
    let bran = ring.player("Bran", YARD);
    let (sword, tail) =
        (ring.thing(SWORD, Place::Worn(aria, Slot::Wield)), ring.thing(TAIL, Place::Carried(aria)));
    ring.give_coins(aria, 95);
    ring.load(&[2, 19, 2]);
    ring.types(aria, "kill rat").expect("may");
    ring.read(aria);
    ring.act(|turn| creature::hurt(turn, aria, 19));
    ring.pass(1_500);
    let body = ring.world.creatures.get(aria).expect("players do not vanish");
    assert_eq!((body.health(), body.posture(), body.coins()), (5, Posture::Resting, Coins(86)));
    assert_eq!(ring.world.places.room_of(aria), Some(CHAPEL));
    assert_eq!(ring.world.places.of_item(sword), Some(Place::Worn(aria, Slot::Wield)));
    let [corpse] = *ring.world.places.on_floor(YARD) else { panic!("one corpse must lie here") };
    assert_eq!(ring.world.places.of_item(tail), Some(Place::Inside(corpse)));
    assert!(may_loot(&ring.world, aria, tail) && !may_loot(&ring.world, bran, tail));
    assert!(!is_fighting(&ring.world, rat));
    let lines = ring.read(aria);
    assert_eq!(lines[1], "The world goes dark and very quiet. You are dead.");
    assert_eq!(lines[2], "You wake at the shrine, weak but whole.");
    assert_eq!(ring.read(bran).last().map(String::as_str), Some("Aria is dead!"));
}

#[test]
fn corpses_fall_to_dust_and_players_lose_nothing() {
    let mut ring = Ring::default();
    let (aria, rat) = (ring.player("Aria", YARD), ring.npc(RAT, YARD));
    let tail = ring.thing(TAIL, Place::Carried(aria));
    ring.give_coins(rat, 3);
    ring.act(|turn| die(turn, aria, None));
    ring.act(|turn| die(turn, rat, None));
    ring.world.schedule = Default::default();
    ring.act(reschedule);
    ring.pass(301_000);
    assert_eq!(ring.world.places.on_floor(YARD).len(), 1, "the rat's corpse is gone");
    ring.pass(1_500_000);
    assert_eq!(ring.world.places.on_floor(YARD), [tail]);
    assert_eq!(ring.world.items.len(), 1);
    ring.act(|turn| decay(turn, tail));
}

#[test]
fn whoever_flees_pays_a_blow() {
    let mut ring = Ring::default();
    let (aria, rat) = (ring.player("Aria", YARD), ring.npc(RAT, YARD));
    let bran = ring.player("Bran", YARD);
    assert_eq!(ring.types(aria, "flee"), Err(Refusal::NotFighting));
    ring.load(&[2, 15, 3]);
    ring.types(aria, "kill rat").expect("may");
    ring.read(aria);
    ring.read(bran);
    assert_eq!(ring.types(aria, "flee"), Ok(()));
    assert_eq!(ring.health(aria), 17);
    assert_eq!(ring.world.places.room_of(aria), Some(ALLEY));
    assert!(!is_fighting(&ring.world, aria) && !is_fighting(&ring.world, rat));
    assert_eq!(ring.read(aria)[..2], ["The rat bites you as you turn to run.", "You flee east."]);
    assert_eq!(ring.read(bran), ["The rat bites Aria as they turn to run.", "Aria flees east."]);
}

#[test]
fn there_may_be_no_way_out() {
    let mut ring = Ring::default();
    let (aria, rat) = (ring.player("Aria", ALLEY), ring.npc(RAT, ALLEY));
    ring.load(&[2]);
    ring.types(aria, "kill rat").expect("may");
    assert_eq!(ring.types(aria, "flee"), Err(Refusal::Cornered));
    assert_eq!(ring.health(aria), 20, "nobody pays who does not run");
    assert!(is_fighting(&ring.world, rat));
}

#[test]
fn a_runner_may_die_of_it() {
    let mut ring = Ring::default();
    let (aria, rat) = (ring.player("Aria", YARD), ring.npc(RAT, YARD));
    ring.load(&[2, 15, 4]);
    ring.act(|turn| attack(turn, rat, aria)).expect("may");
    ring.act(|turn| creature::hurt(turn, aria, 17));
    assert_eq!(ring.act(|turn| flee(turn, aria)), Ok(()));
    assert_eq!(ring.world.places.room_of(aria), Some(CHAPEL));
}

#[test]
fn leaving_by_any_means_ends_a_fight() {
    let mut ring = Ring::default();
    let (aria, rat) = (ring.player("Aria", YARD), ring.npc(RAT, YARD));
    ring.load(&[2]);
    ring.types(aria, "kill rat").expect("may");
    assert_eq!(ring.types(aria, "east"), Err(Refusal::Fighting));
    ring.act(|turn| movement::step(turn, rat, ALLEY, movement::Way::Direction(Direction::East)));
    assert!(!is_fighting(&ring.world, aria) && !is_fighting(&ring.world, rat));
    assert!(!ring.world.schedule.has(&Job::Swing(aria)));
    assert!(ring.world.places.on_floor(YARD).is_empty(), "{CORPSE:?}");
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
          on 10 or more."
        ]
    );
}

#[test]
fn a_broken_fight_is_noticed() {
    let mut ring = Ring::default();
    let (aria, rat) = (ring.player("Aria", YARD), ring.npc(RAT, ALLEY));
    ring.world.fights.foes.insert(aria, rat);
    assert!(super::check(&ring.world).is_err());
    crate::game::place::put_creature(&mut ring.world, rat, YARD);
    assert!(super::check(&ring.world).is_err(), "nobody lists the attacker");
    super::state::set_foe(&mut ring.world, aria, rat);
    assert!(super::check(&ring.world).is_err(), "no blow is due");
    ring.world.schedule.at(Millis(5_000), Job::Swing(aria));
    assert_eq!(super::check(&ring.world), Ok(()));
}

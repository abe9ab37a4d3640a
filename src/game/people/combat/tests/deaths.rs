//! Death, loot, experience, corpses, waking.

use crate::base::dice::Stream;
use crate::base::id::ItemId;
use crate::base::limits::CORPSES_IN_ROOM_MAX;
use crate::base::money::Coins;
use crate::game::ground::creature::Posture;
use crate::game::ground::item::Slot;
use crate::game::ground::place::Place;
use crate::game::ground::{creature, item};
use crate::game::people::carry::may_take_from;
use crate::game::people::combat::ring::{CHAPEL, MONEY, RAT, Ring, SWORD, TAIL, YARD};
use crate::game::people::combat::{attack, die, foe_of, is_fighting, reschedule, wound};
use crate::game::people::harm::Harm;

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
    ring.act(|turn| wound(turn, Harm::now(aria, rat), 5));
    ring.read(aria);
    ring.dice.load(Stream::Loot, [5_000, 2]);
    ring.act(|turn| wound(turn, Harm::now(bran, rat), 5));
    assert!(ring.world.creatures.get(rat).is_none());
    assert_eq!(ring.read(aria), ["The first rat is dead!", "You gain 20 experience."]);
    let experience = |who| ring.world.players.character(who).map(|own| own.experience());
    assert_eq!([aria, bran, friend].map(experience), [Some(20), Some(20), None]);
    let [corpse] = *ring.world.places.on_floor(YARD) else { panic!("one corpse must lie here") };
    assert_eq!(item::name(&ring.content, &ring.world, corpse), "the corpse of a rat");
    let inside: Vec<_> = ring.world.places.inside(corpse).to_vec();
    let what = |thing: &ItemId| ring.world.items.get(*thing).map(|t| (t.template(), t.quantity()));
    let found: Vec<_> = inside.iter().filter_map(what).collect();
    assert_eq!(found, [(TAIL, 1), (TAIL, 1), (MONEY, 7)]);
    assert!(may_take_from(&ring.world, ring.now, aria, inside[0]));
    assert!(!is_fighting(&ring.world, aria) && !is_fighting(&ring.world, friend));
}

#[test]
fn the_words_of_dying_and_waking_are_the_builders() {
    let mut ring = Ring::default();
    let (aria, bran) = (ring.player("Aria", YARD), ring.player("Bran", YARD));
    let orra = ring.player("Orra", CHAPEL);
    let words = &mut ring.content.words;
    words.death = vec!["It is over.".into()];
    words.death_seen = vec!["{actor} {fall|falls}.".into()];
    words.between = vec!["A corridor.".into()];
    words.waking = vec!["A pool.".into()];
    words.waking_seen = vec!["{actor} {arrive|arrives}, dripping.".into()];
    words.left_behind = vec!["Your things lie there.".into()];
    ring.act(|turn| die(turn, aria, None));
    let lines = ring.read(aria);
    let expected =
        ["It is over.", "You are dead.", "A corridor.", "A pool.", "Your things lie there."];
    assert_eq!(lines[..5], expected);
    assert_eq!(lines[5], "Death cost you nothing but the way back: no experience is lost.");
    assert_eq!(ring.read(bran), ["Aria falls."]);
    assert_eq!(ring.read(orra), ["Aria arrives, dripping."]);
}

#[test]
fn a_level_is_told_with_what_it_brings() {
    let mut ring = Ring::default();
    let (aria, rat) = (ring.player("Aria", YARD), ring.npc(RAT, YARD));
    ring.content.npcs.get_mut(RAT).expect("is written").experience = 100;
    ring.load(&[2]);
    ring.types(aria, "kill rat").expect("may");
    ring.read(aria);
    ring.act(|turn| wound(turn, Harm::now(aria, rat), 99));
    let pieces = ring.out.pieces_for(aria);
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
    let coins = creature::coins(&ring.world, aria);
    assert_eq!((body.health(), body.posture(), coins), (5, Posture::Resting, Coins(86)));
    assert_eq!(ring.world.places.room_of(aria), Some(CHAPEL));
    assert_eq!(ring.world.places.of_item(sword), Some(Place::Worn(aria, Slot::Wield)));
    let [corpse] = *ring.world.places.on_floor(YARD) else { panic!("one corpse must lie here") };
    assert_eq!(ring.world.places.of_item(tail), Some(Place::Inside(corpse)));
    assert!(
        may_take_from(&ring.world, ring.now, aria, tail)
            && !may_take_from(&ring.world, ring.now, bran, tail)
    );
    assert!(!is_fighting(&ring.world, rat));
    let lines = ring.read(aria);
    assert_eq!(
        lines[1..5],
        [
            "The world goes dark and very quiet.",
            "You are dead: the rat killed you.",
            "You wake at the shrine, weak but whole.",
            "Death cost you 9 coins and the one thing that you carried; all of it is in your corpse, \
             where you fell: yard. What you wear and what you have learnt is yours still."
        ]
    );
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
    ring.pass(1_800_000);
    assert_eq!(ring.world.items.len(), 0, "nobody came for it");
}

#[test]
fn issue14_30_where_very_many_lie_the_oldest_corpse_of_an_npc_makes_room() {
    let mut ring = Ring::default();
    let (aria, bran) = (ring.player("Aria", YARD), ring.player("Bran", YARD));
    ring.act(|turn| die(turn, aria, None));
    let body = ring.world.places.on_floor(YARD)[0];
    let mut first = None;
    for _ in 0..CORPSES_IN_ROOM_MAX {
        let rat = ring.npc(RAT, YARD);
        ring.act(|turn| die(turn, rat, None));
        first = first.or(ring.world.places.on_floor(YARD).last().copied());
    }
    let first = first.expect("a rat died");
    let floor = |ring: &Ring| ring.world.places.on_floor(YARD).to_vec();
    assert!(floor(&ring).contains(&first));
    ring.read(bran);
    let rat = ring.npc(RAT, YARD);
    ring.act(|turn| die(turn, rat, None));
    assert_eq!(floor(&ring).len(), CORPSES_IN_ROOM_MAX + 1);
    assert!(!floor(&ring).contains(&first) && floor(&ring).contains(&body));
    assert!(ring.read(bran).iter().any(|line| line == "The corpse of a rat falls to dust."));
}

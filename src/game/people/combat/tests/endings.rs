//! Running, leaving, and what must always hold.

use crate::base::clock::Millis;
use crate::base::dice::{Dice, Stream};
use crate::base::id::CreatureId;
use crate::game::Refusal;
use crate::game::frame::schedule::Job;
use crate::game::ground::fight::{check, set_foe};
use crate::game::ground::room::Direction;
use crate::game::ground::{creature, movement, place};
use crate::game::people::combat::ring::{ALLEY, CHAPEL, RAT, Ring, YARD};
use crate::game::people::combat::{attack, end_fights_of, flee, foe_of, is_fighting};

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
    assert!(ring.world.places.on_floor(YARD).is_empty(), "nobody died");
}

/// Two rats, one of which attacks the other; the dice of all their blows, again and again.
fn bout(ring: &mut Ring, health: u32, dice: &[u32]) -> [CreatureId; 2] {
    ring.content.npcs.get_mut(RAT).expect("is written").health_max = health;
    let (rat, other) = (ring.npc(RAT, YARD), ring.npc(RAT, YARD));
    ring.load(&dice.repeat(400));
    ring.act(|turn| attack(turn, rat, other)).expect("may");
    [rat, other]
}

#[test]
fn f28_issue14_6_two_who_cannot_hurt_each_other_part() {
    let mut ring = Ring::default();
    let aria = ring.player("Aria", YARD);
    let [rat, other] = bout(&mut ring, 10, &[2]);
    ring.pass(179_000);
    assert!(is_fighting(&ring.world, rat) && is_fighting(&ring.world, other));
    ring.read(aria);
    ring.pass(10_000);
    assert!(!is_fighting(&ring.world, rat) && !is_fighting(&ring.world, other));
    let read = ring.read(aria);
    let parted =
        "The second rat and the first rat break off: neither gets the better of the other.";
    assert!(read.iter().any(|line| line.ends_with(parted)), "{read:?}");
    // They leave it at that for a while; nobody else is bound by it.
    let again = |ring: &mut Ring, who, whom| ring.act(|turn| attack(turn, who, whom));
    assert_eq!(again(&mut ring, other, rat), Err(Refusal::Truce("a rat".into())));
    assert_eq!(again(&mut ring, rat, aria), Ok(()));
    ring.act(|turn| end_fights_of(turn, aria));
    ring.pass(600_000);
    assert_eq!(again(&mut ring, other, rat), Ok(()));
}

#[test]
fn f28_a_player_may_begin_again_at_once() {
    let mut ring = Ring::default();
    let (aria, rat) = (ring.player("Aria", YARD), ring.npc(RAT, YARD));
    ring.load(&[2].repeat(400));
    ring.types(aria, "kill rat").expect("may");
    ring.pass(190_000);
    assert!(!is_fighting(&ring.world, aria));
    assert_eq!(ring.act(|turn| attack(turn, rat, aria)), Err(Refusal::Truce("Aria".into())));
    assert_eq!(ring.types(aria, "kill rat"), Ok(()));
    assert!(is_fighting(&ring.world, rat), "and is answered");
    ring.act(|turn| end_fights_of(turn, aria));
    assert_eq!(ring.act(|turn| attack(turn, rat, aria)), Ok(()), "and the truce is over");
}

#[test]
fn f28_a_fight_that_gets_somewhere_goes_on() {
    let mut ring = Ring::default();
    // The one hits for 2 every time, the other never hits.
    let [rat, other] = bout(&mut ring, 250, &[19, 2, 2]);
    ring.pass(300_000);
    assert_eq!((foe_of(&ring.world, rat), foe_of(&ring.world, other)), (Some(other), Some(rat)));
    assert_eq!(ring.health(rat), 250);
    ring.pass(120_000);
    assert!(ring.world.creatures.get(other).is_none(), "and has an end");
}

#[test]
fn a_broken_fight_is_noticed() {
    let mut ring = Ring::default();
    let (aria, rat) = (ring.player("Aria", YARD), ring.npc(RAT, ALLEY));
    set_foe(&mut ring.world, aria, rat);
    assert!(check(&ring.world).is_err(), "they are not together");
    place::put_creature(&mut ring.world, rat, YARD);
    assert!(check(&ring.world).is_err(), "no blow is due");
    ring.world.schedule.at(Millis(5_000), Job::Swing(aria));
    assert!(check(&ring.world).is_err(), "the attacked does nothing");
    set_foe(&mut ring.world, rat, aria);
    ring.world.schedule.at(Millis(5_000), Job::Swing(rat));
    assert_eq!(check(&ring.world), Ok(()));
}

/// Random evenings: whatever four players and some rats do, `Ring::act` finds every check true.
#[test]
fn no_evening_breaks_a_fight() {
    const LINES: [&str; 16] = [
        "kill rat",
        "kill 2.rat",
        "kill",
        "flee",
        "east",
        "rest",
        "stand",
        "assist bran",
        "xstrike rat",
        "xbleed",
        "xguard bran",
        "xtaunt rat",
        "xstun",
        "xheal",
        "xrush",
        "xtrap",
    ];
    for seed in 0..20 {
        let mut ring = Ring::default();
        ring.dice = Dice::new(seed);
        let names = ["Aria", "Bran", "Cato", "Dara"];
        let players = names.map(|name| ring.player(name, YARD));
        for _ in 0..300 {
            let at = |ring: &mut Ring, n: u32| ring.dice.range(Stream::Mind, 0, n - 1) as usize;
            let who = players[at(&mut ring, 4)];
            let line = LINES[at(&mut ring, 16)];
            let _ = ring.types(who, line);
            match at(&mut ring, 10) {
                0 => ring.act(|turn| movement::transport(turn, who, YARD)),
                1 => drop(ring.npc(RAT, YARD)),
                2 => {
                    let rat = ring.npc(RAT, YARD);
                    let _ = ring.act(|turn| attack(turn, rat, who));
                    let _ = ring.act(|turn| flee(turn, rat));
                }
                _ => {}
            }
            ring.pass(700);
        }
        ring.pass(10_000_000);
        let corpses = ring.world.items.iter().filter(|thing| thing.own().decays.is_some()).count();
        assert_eq!(corpses, 0, "every corpse is dust in the end");
    }
}

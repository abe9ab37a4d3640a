//! Running, leaving, and what must always hold.

use crate::base::clock::Millis;
use crate::base::dice::{Dice, Stream};
use crate::game::combat::ring::{ALLEY, CHAPEL, RAT, Ring, YARD};
use crate::game::combat::{attack, flee, is_fighting};
use crate::game::fight::{check, set_foe};
use crate::game::refusal::Refusal;
use crate::game::room::Direction;
use crate::game::schedule::Job;
use crate::game::{creature, movement, place};

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
        let mut ring = Ring { dice: Dice::new(seed), ..Ring::default() };
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

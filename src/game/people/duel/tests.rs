//! What no duel does, however it goes, and that each of them ends.

use super::state::Stage;
use super::{LAPSES, LONGEST};
use crate::base::clock::Millis;
use crate::base::id::CreatureId;
use crate::base::money::Coins;
use crate::game::ground::creature::{self, Posture};
use crate::game::ground::place::Place;
use crate::game::people::combat::ring::{CHAPEL, Ring, SWORD, YARD};
use crate::game::people::combat::{self};
use crate::game::people::player;

fn two(ring: &mut Ring) -> (CreatureId, CreatureId) {
    (ring.player("Aria", YARD), ring.player("Bran", YARD))
}

fn begin(ring: &mut Ring, (one, other): (CreatureId, CreatureId), stake: &str) {
    let name = player::name_of(&ring.world, other);
    ring.types(one, &format!("duel {name} {stake}")).expect("may ask");
    ring.types(other, "duel accept").expect("may accept");
    ring.pass(3_000);
}

/// Fought out with fair dice, to whichever end.
#[test]
fn issue16_duels_cost_nobody_anything() {
    for seed in 0..30 {
        let mut ring = Ring::default();
        ring.dice = crate::base::dice::Dice::new(seed);
        let both = two(&mut ring);
        for who in [both.0, both.1] {
            ring.give_coins(who, 50);
            ring.thing(SWORD, Place::Carried(who));
        }
        begin(&mut ring, both, "to the floor");
        ring.pass(120_000);
        let health = [ring.health(both.0), ring.health(both.1)];
        let ended = ring.world.duels.pacts.is_empty();
        assert!(ended && health.iter().all(|health| *health >= 1), "seed {seed}: {health:?}");
        let sits =
            |who| ring.world.creatures.get(who).map(|b| b.posture()) == Some(Posture::Sitting);
        assert!(sits(both.0) != sits(both.1), "seed {seed}: one of them lost");
        for who in [both.0, both.1] {
            let body = ring.world.creatures.get(who).expect("a body");
            assert_eq!((creature::coins(&ring.world, who), body.level()), (Coins(50), 1));
            assert_eq!(ring.world.players.character(who).map(|c| c.experience()), Some(0));
            assert_eq!(ring.world.places.carried(who).len(), 1);
            assert!(!combat::is_fighting(&ring.world, who));
            assert_eq!(ring.world.places.room_of(who), Some(YARD));
        }
        assert!(ring.world.places.on_floor(YARD).is_empty(), "no corpse");
    }
}

#[test]
fn issue16_every_duel_ends() {
    let mut ring = Ring::default();
    let (aria, bran) = two(&mut ring);
    ring.types(aria, "duel bran").expect("may ask");
    let lapses = ring.world.numbers.of(&LAPSES);
    ring.pass(lapses.0);
    assert!(ring.world.duels.pacts.is_empty(), "a challenge lapses");

    begin(&mut ring, (aria, bran), "");
    assert_eq!(ring.world.duels.fought(aria).map(|pact| pact.stage), Some(Stage::Fought));
    ring.load(&[2; 2_000]);
    let longest = ring.world.numbers.of(&LONGEST);
    ring.pass(longest.0);
    assert!(ring.world.duels.pacts.is_empty(), "nobody hit anybody for so long");
    assert!(!combat::is_fighting(&ring.world, aria));
}

#[test]
fn issue16_where_there_is_peace_there_are_no_duels() {
    let mut ring = Ring::default();
    let (aria, _) = (ring.player("Aria", CHAPEL), ring.player("Bran", CHAPEL));
    ring.types(aria, "duel bran").expect("a name of somebody");
    assert!(ring.read(aria).concat().contains("a place of peace"));
    assert!(ring.world.duels.pacts.is_empty());
}

/// A player is asked by several, and answers one of them: the others are told.
#[test]
fn issue16_whoever_accepts_one_declines_the_others() {
    let mut ring = Ring::default();
    let (aria, bran) = two(&mut ring);
    let cora = ring.player("Cora", YARD);
    ring.types(aria, "duel bran").expect("may ask");
    ring.types(cora, "duel bran").expect("may ask");
    ring.types(bran, "duel accept").expect_err("which?");
    ring.types(bran, "duel accept c").expect("that one");
    assert_eq!(ring.world.duels.pacts.len(), 1);
    assert!(ring.read(aria).concat().contains("Your challenge to Bran has lapsed."));
    ring.pass(Millis(3_000).0);
    assert!(combat::is_fighting(&ring.world, cora) && combat::is_fighting(&ring.world, bran));
}

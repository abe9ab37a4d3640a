//! What a foe's death is worth, and to whom: one table for the rule (F26, F59, A30), and the game
//! played out to each of its lines.

use crate::base::id::CreatureId;
use crate::game::ground::creature::Behavior;
use crate::game::people::carry::may_take_from;
use crate::game::people::combat::ring::{ALLEY, RAT, Ring, TAIL, YARD};
use crate::game::people::combat::{Member, attack, die, shares, wound};
use crate::game::people::effect::{self, Kind};
use crate::game::people::harm::Harm;
use crate::game::people::player;

const HERE: bool = true;
const AWAY: bool = false;

/// A line of the table: what it shows; the level of the foe and what it is worth; the parties,
/// each member with level, deeds and whether they are in the room; what NPCs did; what each is
/// paid, in order.
type Line = (&'static str, (u32, u64), &'static [&'static [(u32, u64, bool)]], u64, &'static [u64]);

const TABLE: &[Line] = &[
    // ── F26, F59: players who earn it, and nobody else ──
    (
        "F26: one of its level learns experience_reward exactly",
        (5, 50),
        &[&[(5, 80, HERE)]],
        0,
        &[50],
    ),
    ("F26: an NPC's kill teaches nobody", (5, 50), &[], 80, &[]),
    ("F59: of a kill shared with NPCs, the players' part", (5, 50), &[&[(5, 60, HERE)]], 20, &[37]),
    ("F59: whoever stood by has nothing", (5, 50), &[&[(5, 80, HERE)], &[(5, 0, HERE)]], 0, &[50]),
    // ── levels ──
    ("one level below it", (5, 50), &[&[(4, 80, HERE)]], 0, &[55]),
    ("far below it", (9, 50), &[&[(1, 80, HERE)]], 0, &[75]),
    ("four levels above it", (5, 50), &[&[(9, 80, HERE)]], 0, &[20]),
    ("far above it", (1, 50), &[&[(20, 80, HERE)]], 0, &[2]),
    ("a little is never nothing", (1, 10), &[&[(20, 80, HERE)]], 0, &[1]),
    // ── deeds ──
    ("by deeds", (5, 50), &[&[(5, 60, HERE)], &[(5, 20, HERE)]], 0, &[37, 12]),
    ("each by their own level", (5, 50), &[&[(5, 40, HERE)], &[(9, 40, HERE)]], 0, &[25, 10]),
    (
        "whoever has left is paid as well",
        (5, 50),
        &[&[(5, 40, AWAY)], &[(5, 40, HERE)]],
        0,
        &[25, 25],
    ),
    // ── A30: within a party ──
    (
        "A30: 100 for four in the room are 32 each, and nothing elsewhere",
        (5, 100),
        &[&[(5, 70, HERE), (5, 30, HERE), (5, 0, HERE), (5, 0, HERE), (5, 0, AWAY)]],
        0,
        &[32, 32, 32, 32],
    ),
    ("A30: two are 55 each", (5, 100), &[&[(5, 9, HERE), (5, 1, HERE)]], 0, &[55, 55]),
    ("A30: one alone has no bonus", (5, 100), &[&[(5, 9, HERE), (5, 0, AWAY)]], 0, &[100]),
    ("A30: each by their own level", (5, 100), &[&[(5, 9, HERE), (6, 1, HERE)]], 0, &[55, 46]),
    (
        "a party and a stranger, by deeds",
        (5, 100),
        &[&[(5, 30, HERE), (5, 30, HERE)], &[(5, 40, HERE)]],
        0,
        &[33, 33, 40],
    ),
    (
        "a party that did nothing",
        (5, 100),
        &[&[(5, 0, HERE), (5, 0, HERE)], &[(5, 4, HERE)]],
        0,
        &[100],
    ),
    (
        "a party that fled from the wound it gave",
        (5, 100),
        &[&[(5, 9, AWAY), (5, 1, AWAY)]],
        0,
        &[55, 55],
    ),
];

#[test]
fn issue14_5_f26_f59_a30_stand_in_one_table() {
    for (what, (level, reward), parties, lost, expected) in TABLE {
        let mut ids = (1..).map(CreatureId);
        let parties: Vec<Vec<Member>> = parties
            .iter()
            .map(|party| {
                let member = |&(level, deeds, is_here)| {
                    let who = ids.next().expect("there are enough");
                    Member { who, level, deeds, is_here }
                };
                party.iter().map(member).collect()
            })
            .collect();
        let paid = shares(*reward, *level, &parties, *lost, 10);
        let paid: Vec<u64> = paid.into_iter().map(|(_, experience)| experience).collect();
        assert_eq!(paid, *expected, "{what}");
    }
}

fn learnt(ring: &Ring, who: CreatureId) -> u64 {
    ring.world.players.character(who).map_or(0, |own| own.experience())
}

#[test]
fn what_dies_of_a_wound_pays_whoever_gave_it() {
    for flees in [false, true] {
        let mut ring = Ring::default();
        // It runs after nobody.
        let template = ring.content.npcs.get_mut(RAT).expect("is written");
        template.behavior = Behavior::Stationary.into();
        let (aria, bran) = (ring.player("Aria", YARD), ring.player("Bran", YARD));
        let rat = ring.npc(RAT, YARD);
        ring.act(|turn| wound(turn, Harm::now(aria, rat), 7));
        ring.act(|turn| effect::apply(turn, rat, Kind::Bleed, 2, 5, aria));
        if flees {
            ring.load(&[2, 2, 2]);
            ring.act(|turn| attack(turn, aria, rat)).expect("may");
            ring.types(aria, "flee").expect("there is a way");
            assert_eq!(ring.world.places.room_of(aria), Some(ALLEY));
        }
        ring.read(aria);
        ring.pass(6_000);
        assert!(ring.world.creatures.get(rat).is_none(), "it bled to death");
        assert_eq!([learnt(&ring, aria), learnt(&ring, bran)], [40, 0]);
        let gained = match flees {
            true => "The rat has died. You gain 40 experience.",
            false => "You gain 40 experience.",
        };
        let read = ring.read(aria);
        assert!(read.iter().any(|line| line == gained), "fled: {flees}: {read:?}");
    }
}

#[test]
fn harm_healing_and_blows_taken_are_deeds_and_the_last_blow_is_not() {
    let mut ring = Ring::default();
    let [aria, bran, cato, dara] =
        ["Aria", "Bran", "Cato", "Dara"].map(|name| ring.player(name, YARD));
    let (rat, other) = (ring.npc(RAT, YARD), ring.npc(RAT, YARD));
    ring.load(&[2]);
    ring.act(|turn| attack(turn, rat, bran)).expect("may");
    ring.act(|turn| player::set_level(turn, other, 1));
    ring.act(|turn| wound(turn, Harm::now(rat, bran), 5));
    ring.types(cato, "xheal bran").expect("may");
    ring.act(|turn| wound(turn, Harm::now(aria, rat), 5));
    // The dead was worth 40. Aria did 5, Bran and Cato as much, and the other rat, who strikes
    // last, did 5 too; Dara watched.
    ring.act(|turn| wound(turn, Harm::now(other, rat), 99));
    assert_eq!([aria, bran, cato, dara].map(|who| learnt(&ring, who)), [10, 10, 10, 0]);
    assert_eq!(learnt(&ring, other), 0, "F26: an NPC learns nothing");
}

#[test]
fn an_npcs_last_blow_pays_no_player_who_stood_by() {
    let mut ring = Ring::default();
    let aria = ring.player("Aria", YARD);
    let (rat, other) = (ring.npc(RAT, YARD), ring.npc(RAT, YARD));
    ring.load(&[2, 2]);
    ring.types(aria, "kill rat").expect("may");
    ring.act(|turn| attack(turn, other, rat)).expect("may");
    ring.act(|turn| wound(turn, Harm::now(other, rat), 99));
    assert_eq!(learnt(&ring, aria), 0, "a blow that missed is no deed");
}

#[test]
fn a_corpse_belongs_to_those_who_earned_it_for_a_minute() {
    let mut ring = Ring::default();
    let (aria, bran) = (ring.player("Aria", YARD), ring.player("Bran", YARD));
    let cato = ring.player("Cato", YARD);
    let rat = ring.npc(RAT, YARD);
    ring.give_coins(rat, 7);
    ring.act(|turn| wound(turn, Harm::now(aria, rat), 6));
    ring.act(|turn| wound(turn, Harm::now(bran, rat), 4));
    let [corpse] = *ring.world.places.on_floor(YARD) else { panic!("one corpse must lie here") };
    let refused = |ring: &mut Ring| {
        ring.read(cato);
        let _ = ring.types(cato, "get all from corpse");
        ring.read(cato).join(" ")
    };
    ring.pass(15_000);
    let why = ring.types(cato, "get coins from corpse").expect_err("it is not Cato's");
    let why = crate::game::frame::refusal::sentence(&why);
    assert_eq!(
        why,
        "The corpse of a rat belongs to Aria and Bran for another 45 seconds. After that it is anyone's."
    );
    assert!(may_take_from(&ring.world, ring.now, aria, corpse));
    assert!(may_take_from(&ring.world, ring.now, bran, corpse));
    ring.pass(44_000);
    assert!(!may_take_from(&ring.world, ring.now, cato, corpse));
    ring.pass(1_000);
    assert!(may_take_from(&ring.world, ring.now, cato, corpse));
    assert!(refused(&mut ring).contains("You get"), "it is anyone's now");
}

#[test]
fn what_npcs_kill_is_anyones_at_once() {
    let mut ring = Ring::default();
    let aria = ring.player("Aria", YARD);
    let (rat, other) = (ring.npc(RAT, YARD), ring.npc(RAT, YARD));
    ring.act(|turn| wound(turn, Harm::now(other, rat), 99));
    let [corpse] = *ring.world.places.on_floor(YARD) else { panic!("one corpse must lie here") };
    assert!(may_take_from(&ring.world, ring.now, aria, corpse));
}

#[test]
fn f27_loot_drops_whoever_the_killer_is() {
    let mut ring = Ring::default();
    let template = ring.content.npcs.get_mut(RAT).expect("is written");
    template.loot[0].chance = 1.0;
    template.loot[0].quantity = (1, 1);
    let (aria, other) = (ring.player("Aria", YARD), ring.npc(RAT, YARD));
    for killer in [Some(aria), Some(other), None] {
        let rat = ring.npc(RAT, ALLEY);
        ring.act(|turn| die(turn, rat, killer));
        let corpse = *ring.world.places.on_floor(ALLEY).last().expect("a corpse lies there");
        let inside = ring.world.places.inside(corpse);
        let loot = inside.iter().filter_map(|thing| ring.world.items.get(*thing));
        assert_eq!(loot.map(|thing| thing.template()).collect::<Vec<_>>(), [TAIL], "{killer:?}");
    }
}

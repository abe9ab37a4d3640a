//! Company, by hand.

use proptest::prelude::*;

use super::*;
use crate::base::dice::Stream;
use crate::game::frame::turn::Ask;
use crate::game::ground::creature::{self, Posture};
use crate::game::ground::room::Direction;
use crate::game::people::combat::ring::{ALLEY, CHAPEL, RAT, Ring, YARD};
use crate::game::people::combat::{foe_of, is_fighting};
use crate::game::people::player;

/// Aria, Bran and Cora in a yard.
fn three() -> (Ring, [CreatureId; 3]) {
    let mut ring = Ring::default();
    ring.change_room(ALLEY, |room| {
        room.exits.insert(Direction::West, YARD);
    });
    let all = ["Aria", "Bran", "Cora"].map(|name| ring.player(name, YARD));
    (ring, all)
}

/// Types a line that is understood, and lets those come along who follow.
fn types(ring: &mut Ring, who: CreatureId, line: &str) {
    assert_eq!(ring.types(who, line), Ok(()), "{line}");
    come_along(ring);
}

fn come_along(ring: &mut Ring) {
    while let Some(ask) = ring.asks.pop() {
        if let Ask::Follow(leader) = ask {
            ring.act(|turn| super::come_along(turn, leader));
        }
    }
}

fn refused(ring: &mut Ring, who: CreatureId, line: &str) -> String {
    let why = ring.types(who, line).expect_err("is refused");
    crate::game::frame::refusal::sentence(&why)
}

fn room(ring: &Ring, who: CreatureId) -> Option<RoomId> {
    ring.world.places.room_of(who)
}

#[test]
fn issue17_company_followers_walk_behind_each_by_their_own_checks() {
    let (mut ring, [aria, bran, cora]) = three();
    types(&mut ring, bran, "follow aria");
    types(&mut ring, cora, "follow bran");
    types(&mut ring, aria, "east");
    assert_eq!([aria, bran, cora].map(|who| room(&ring, who)), [Some(ALLEY); 3], "and so on");
    ring.act(|turn| creature::set_posture(turn, bran, Posture::Sitting));
    types(&mut ring, aria, "west");
    assert_eq!([bran, cora].map(|who| room(&ring, who)), [Some(ALLEY); 2]);
    assert_eq!(followed_by(&ring.world, bran), Some(aria), "they have not changed their mind");
    types(&mut ring, aria, "east");
    ring.act(|turn| creature::set_posture(turn, bran, Posture::Standing));
    types(&mut ring, aria, "west");
    assert_eq!(room(&ring, cora), Some(YARD));
}

#[test]
fn issue17_company_nobody_follows_into_flight() {
    let (mut ring, [aria, bran, _]) = three();
    let rat = ring.npc(RAT, YARD);
    types(&mut ring, bran, "follow aria");
    ring.load(&[2, 2]);
    ring.act(|turn| crate::game::people::combat::attack(turn, rat, aria)).expect("may");
    ring.dice.load(Stream::Movement, [0]);
    types(&mut ring, aria, "flee");
    assert_eq!((room(&ring, aria), room(&ring, bran)), (Some(ALLEY), Some(YARD)));
}

#[test]
fn issue17_company_nobody_follows_in_a_circle() {
    let (mut ring, [aria, bran, cora]) = three();
    types(&mut ring, bran, "follow aria");
    types(&mut ring, cora, "follow bran");
    let why = refused(&mut ring, aria, "follow cora");
    assert!(why.contains("in a circle") && why.contains("`lose cora`"), "{why}");
    types(&mut ring, cora, "follow aria");
    types(&mut ring, aria, "lose all");
    assert_eq!(followers_of(&ring.world, aria), []);
}

#[test]
fn issue17_company_only_so_many_follow_one() {
    let (mut ring, [aria, ..]) = three();
    for at in 0..crate::base::limits::FOLLOWERS_MAX {
        let letter = |n: usize| char::from(b'a' + u8::try_from(n).expect("a few"));
        let name = format!("Follower{}{}", letter(at / 26), letter(at % 26));
        let who = ring.player(&name, YARD);
        types(&mut ring, who, "follow aria");
    }
    let late = ring.player("Late", YARD);
    assert!(refused(&mut ring, late, "follow aria").contains("So many"));
    assert_eq!(followers_of(&ring.world, aria).len(), crate::base::limits::FOLLOWERS_MAX);
}

#[test]
fn issue17_company_a_trail_of_steps_has_an_end() {
    let (mut ring, [aria, bran, _]) = three();
    types(&mut ring, bran, "follow aria");
    for at in 0..2 * crate::base::limits::FOLLOW_STEPS_MAX {
        let line = if at % 2 == 0 { "east" } else { "west" };
        assert_eq!(ring.types(aria, line), Ok(()));
    }
    let trail = ring.world.parties.trails.get(&bran).map_or(0, std::collections::VecDeque::len);
    assert_eq!(trail, crate::base::limits::FOLLOW_STEPS_MAX);
    come_along(&mut ring);
    assert!(ring.world.parties.trails.is_empty());
    assert_eq!(room(&ring, bran), room(&ring, aria));
}

/// A group of three that Aria leads.
fn grouped() -> (Ring, [CreatureId; 3]) {
    let (mut ring, all) = three();
    types(&mut ring, all[1], "follow aria");
    types(&mut ring, all[2], "follow aria");
    types(&mut ring, all[0], "group all");
    (ring, all)
}

#[test]
fn issue17_company_to_follow_is_to_agree() {
    let (mut ring, [aria, bran, cora]) = three();
    ring.types(aria, "group bran").expect("told by an event");
    assert!(ring.read(aria).last().is_some_and(|line| line.contains("to follow is to agree")));
    assert_eq!(members_of(&ring.world, aria), []);
    types(&mut ring, bran, "follow aria");
    types(&mut ring, aria, "group bran");
    assert_eq!(members_of(&ring.world, bran), [aria, bran]);
    types(&mut ring, cora, "follow bran");
    ring.types(bran, "group cora").expect("told by an event");
    assert!(ring.read(bran).last().is_some_and(|line| line.contains("Aria leads your group")));
}

#[test]
fn issue17_company_a22_a_group_is_full_at_six() {
    let (mut ring, [aria, ..]) = grouped();
    for name in ["Dain", "Edda", "Finn", "Gerd"] {
        let who = ring.player(name, YARD);
        types(&mut ring, who, "follow aria");
        ring.types(aria, &format!("group {}", name.to_lowercase())).expect("told by an event");
    }
    assert_eq!(ring.read(aria).last().map(String::as_str), Some("Your group is full (6)."));
    assert_eq!(members_of(&ring.world, aria).len(), 6);
}

#[test]
fn issue17_company_no_world_has_larger_groups_than_there_may_be() {
    use crate::game::frame::numbers::{File, find};
    let said = find(File::Balance, "party.max_members").expect("is a number");
    let most = crate::base::limits::PARTY_MEMBERS_MAX as f64;
    assert!(said.may_be(most) && !said.may_be(most + 1.0));
}

#[test]
fn issue17_company_a24_the_next_leads_when_the_leader_leaves() {
    let (mut ring, [aria, bran, cora]) = grouped();
    types(&mut ring, aria, "ungroup");
    assert_eq!(leader_of(&ring.world, cora), Some(bran));
    types(&mut ring, bran, "group leader cora");
    assert_eq!(leader_of(&ring.world, bran), Some(cora));
    types(&mut ring, cora, "ungroup bran");
    assert_eq!(members_of(&ring.world, cora), [], "nobody is a group alone");
}

#[test]
fn issue17_company_who_is_away_has_a_place_for_a_while() {
    let (mut ring, [aria, bran, cora]) = grouped();
    ring.act(|turn| player::leave(turn, aria));
    assert_eq!(leader_of(&ring.world, cora), Some(bran), "meanwhile");
    ring.act(|turn| player::enter(turn, aria, &player::Screen::of_width(0)));
    assert_eq!(leader_of(&ring.world, cora), Some(aria));
    ring.act(|turn| player::leave(turn, bran));
    ring.pass(1_800_001);
    assert_eq!(members_of(&ring.world, aria), [aria, cora]);
}

#[test]
fn issue17_company_a30_a_group_shares_alike_and_who_idles_elsewhere_has_nothing() {
    let (mut ring, [aria, bran, cora]) = grouped();
    ring.act(|turn| crate::game::ground::place::put_creature(turn.world, cora, CHAPEL));
    let rat = ring.npc(RAT, YARD);
    let harm = crate::game::people::harm::Harm::now(aria, rat);
    ring.act(|turn| crate::game::people::combat::wound(turn, harm, 100));
    let learnt = [aria, bran, cora]
        .map(|who| ring.world.players.character(who).map_or(0, |own| own.experience()));
    assert!(learnt[0] > 0 && learnt[0] == learnt[1] && learnt[2] == 0, "{learnt:?}");
    let corpse = ring.world.places.on_floor(YARD).first().copied().expect("a corpse");
    let earned = ring.world.items.get(corpse).and_then(|thing| thing.own().earned.clone());
    let heirs = earned.map(|earned| earned.by).unwrap_or_default();
    assert_eq!(heirs, [aria.0, bran.0, cora.0], "what it leaves is the group's");
}

#[test]
fn issue17_company_those_of_a_group_do_not_harm_each_other() {
    let (mut ring, [aria, bran, cora]) = grouped();
    ring.change_room(YARD, |room| room.arena = true);
    let why = refused(&mut ring, aria, "kill bran");
    assert!(why.contains("of your group"), "{why}");
    types(&mut ring, cora, "ungroup");
    ring.load(&[2]);
    types(&mut ring, aria, "kill cora");
    assert!(is_fighting(&ring.world, aria) && !is_fighting(&ring.world, bran));
}

#[test]
fn issue17_company_a_rescue_takes_the_blows_if_the_die_says_so() {
    let (mut ring, [aria, bran, _]) = three();
    let rat = ring.npc(RAT, YARD);
    assert!(refused(&mut ring, aria, "rescue bran").contains("Nobody strikes at Bran"));
    ring.load(&[2]);
    ring.act(|turn| crate::game::people::combat::attack(turn, rat, bran)).expect("may");
    ring.load(&[9]);
    types(&mut ring, aria, "rescue bran");
    assert_eq!((foe_of(&ring.world, rat), foe_of(&ring.world, aria)), (Some(bran), Some(rat)));
    assert!(refused(&mut ring, aria, "rescue bran").contains("Catch your breath"));
    ring.world.parties.rescues.clear();
    ring.load(&[10]);
    types(&mut ring, aria, "rescue bran");
    assert_eq!(foe_of(&ring.world, rat), Some(aria));
}

#[test]
fn issue17_11_assist_helps_whoever_is_hit_and_does_not_hit() {
    let (mut ring, [aria, bran, _]) = grouped();
    let rat = ring.npc(RAT, YARD);
    ring.load(&[2]);
    ring.act(|turn| crate::game::people::combat::attack(turn, rat, bran)).expect("may");
    ring.load(&[2]);
    types(&mut ring, aria, "assist");
    assert_eq!(foe_of(&ring.world, aria), Some(rat));
}

#[test]
fn issue17_company_autoassist_joins_and_autosplit_shares() {
    let (mut ring, [aria, bran, cora]) = grouped();
    types(&mut ring, bran, "autoassist on");
    let rat = ring.npc(RAT, YARD);
    ring.load(&[2]);
    types(&mut ring, aria, "kill rat");
    assert_eq!((foe_of(&ring.world, bran), foe_of(&ring.world, cora)), (Some(rat), None));
    ring.give_coins(rat, 10);
    let harm = crate::game::people::harm::Harm::now(aria, rat);
    ring.act(|turn| crate::game::people::combat::wound(turn, harm, 100));
    let before = [aria, bran, cora].map(|who| creature::coins(&ring.world, who).0);
    types(&mut ring, aria, "get all from corpse");
    let after = [aria, bran, cora].map(|who| creature::coins(&ring.world, who).0);
    let got: Vec<u64> = after.iter().zip(before).map(|(after, before)| after - before).collect();
    assert!(got[1] == got[2] && got[1] == got.iter().sum::<u64>() / 3 && got[1] > 0, "{got:?}");
    types(&mut ring, aria, "autosplit off");
    types(&mut ring, aria, "split 3");
}

#[test]
fn issue17_company_nobody_heals_or_helps_a_duellist() {
    let (mut ring, [aria, bran, cora]) = three();
    types(&mut ring, aria, "duel bran to the floor");
    types(&mut ring, bran, "duel accept");
    ring.pass(3_100);
    ring.act(|turn| creature::hurt(turn, bran, 5));
    for line in ["xheal bran", "rescue bran", "assist bran"] {
        let why = ring.types(cora, line);
        assert!(why.is_err(), "{line}");
    }
    assert!(refused(&mut ring, cora, "xheal bran").contains("for the two of them alone"));
    ring.act(|turn| creature::hurt(turn, aria, 1));
    assert_eq!(ring.types(bran, "xheal"), Ok(()), "oneself may");
}

proptest! {
    #![proptest_config(crate::base::properties::properties())]

    /// Coins are shared to the coin, whoever shares and however many.
    #[test]
    fn issue17_company_shares_conserve(coins in 1_u64..10_000, part in 1_u64..10_000, by in 0_usize..3) {
        let (mut ring, all) = grouped();
        ring.give_coins(all[by], coins);
        let held = |ring: &Ring| all.map(|who| creature::coins(&ring.world, who).0);
        let before: u64 = held(&ring).iter().sum();
        let done = ring.types(all[by], &format!("split {part}"));
        let after = held(&ring);
        prop_assert_eq!(after.iter().sum::<u64>(), before);
        prop_assert_eq!(done.is_ok(), part <= coins && part >= 3);
        if done.is_ok() {
            let others = (0..3).filter(|at| *at != by);
            for other in others {
                prop_assert_eq!(after[other], part / 3);
            }
        }
    }

    /// Whatever is typed, nobody follows in a circle, nobody is in two groups, and nobody is moved but by
    /// a step they could take (all of which `check` looks at after each line).
    #[test]
    fn issue17_company_following_never_loops(
        lines in prop::collection::vec((0_usize..3, 0_usize..3, 0_usize..9), 1..40)
    ) {
        let (mut ring, all) = three();
        let names = ["aria", "bran", "cora"];
        for (by, other, what) in lines {
            let (who, name) = (all[by], names[other]);
            let line = match what {
                0 | 1 => format!("follow {name}"),
                2 => format!("group {name}"),
                3 => "group all".into(),
                4 => "ungroup".into(),
                5 => format!("lose {name}"),
                6 => "sit".into(),
                7 => "stand".into(),
                _ => if room(&ring, who) == Some(YARD) { "east".into() } else { "west".into() },
            };
            let sits = all.map(|who| ring.world.creatures.get(who).is_some_and(|body| {
                body.posture() < Posture::Standing
            }));
            let before = all.map(|who| room(&ring, who));
            let _ = ring.types(who, &line);
            come_along(&mut ring);
            for at in 0..3 {
                let has_moved = room(&ring, all[at]) != before[at];
                prop_assert!(!(has_moved && sits[at] && at != by), "{} was moved while sitting", names[at]);
            }
        }
    }
}

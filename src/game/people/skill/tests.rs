//! One use of each kind of skill.

use crate::base::clock::Millis;
use crate::base::dice::Stream;
use crate::base::id::CreatureId;
use crate::game::Refusal;
use crate::game::ground::creature;
use crate::game::people::combat::ring::{RAT, Ring, YARD};
use crate::game::people::combat::{armor_class, attack_bonus, foe_of, is_fighting, speed};
use crate::game::people::effect::{self, Kind};

/// Aria and a rat in a yard.
fn ring() -> (Ring, CreatureId, CreatureId) {
    let mut ring = Ring::default();
    let (aria, rat) = (ring.player("Aria", YARD), ring.npc(RAT, YARD));
    (ring, aria, rat)
}

/// Uses a skill with loaded dice.
fn uses(ring: &mut Ring, who: CreatureId, line: &str, dice: &[u32]) {
    ring.dice.load(Stream::Skill, dice.iter().copied());
    assert_eq!(ring.types(who, line), Ok(()), "{line}");
    assert_eq!(ring.dice.loaded(), 0, "{line} must roll what it rolls");
}

#[test]
fn a_strike_hurts_more_and_begins_the_fight() {
    let (mut ring, aria, rat) = ring();
    uses(&mut ring, aria, "xstrike rat", &[12, 2]);
    assert_eq!(ring.health(rat), 10 - 2 - 4);
    assert_eq!(ring.read(aria), ["You strike the rat."]);
    assert_eq!((foe_of(&ring.world, aria), foe_of(&ring.world, rat)), (Some(rat), Some(aria)));
}

#[test]
fn a_skill_may_have_words_for_oneself() {
    let (mut ring, aria, _) = ring();
    ring.act(|turn| creature::hurt(turn, aria, 5));
    let skills = &mut ring.content.callings[0].skills;
    let heal = skills.iter_mut().find(|skill| skill.verb == "xheal").expect("is written");
    heal.line_self = Some("{actor} {hum|hums}.".into());
    uses(&mut ring, aria, "xheal", &[]);
    assert_eq!(ring.read(aria), ["You hum."]);
}

#[test]
fn a_miss_costs_the_spirit_and_the_wait() {
    let (mut ring, aria, rat) = ring();
    uses(&mut ring, aria, "xstrike rat", &[11]);
    assert_eq!((ring.health(rat), ring.read(aria)), (10, vec!["You miss the rat.".to_string()]));
    assert_eq!(ring.world.creatures.get(aria).map(|body| body.spirit()), Some(15));
    let wait = Refusal::NotReady { skill: "the strike".into(), seconds: 10 };
    assert_eq!(ring.types(aria, "xstrike"), Err(wait));
    ring.now = ring.now + Millis::seconds(10);
    assert_eq!(ring.types(aria, "xstrike"), Ok(()), "the foe one fights need not be named");
}

#[test]
fn skills_have_a_level_a_price_and_a_target() {
    let (mut ring, aria, _) = ring();
    let late = Refusal::NotLearnt { skill: "the later".into(), level: 2 };
    assert_eq!(ring.types(aria, "later rat"), Err(late));
    assert_eq!(ring.types(aria, "xstrike"), Err(Refusal::NotFighting));
    assert_eq!(ring.types(aria, "xstrike aria"), Err(Refusal::Yourself));
    ring.player("Bran", YARD);
    assert_eq!(ring.types(aria, "xstrike bran"), Err(Refusal::NoDuels));
    ring.act(|turn| assert!(creature::spend_spirit(turn, aria, 16)));
    let spent = Refusal::TooSpent { spirit: "wit".into(), cost: 5 };
    assert_eq!(ring.types(aria, "xstrike rat"), Err(spent));
    assert!(!is_fighting(&ring.world, aria));
}

#[test]
fn the_stunned_lose_one_blow() {
    let (mut ring, aria, rat) = ring();
    uses(&mut ring, aria, "xstun rat", &[12, 1]);
    ring.read(aria);
    ring.pass(1_500);
    assert_eq!((ring.health(aria), ring.health(rat)), (20, 5));
    assert_eq!(ring.read(aria), ["The rat reels, and loses a blow."]);
    assert!(effect::on(&ring.world, rat).is_empty());
}

#[test]
fn wounds_bleed_each_round_and_kill() {
    let (mut ring, aria, rat) = ring();
    uses(&mut ring, aria, "xbleed rat", &[12, 1]);
    ring.load(&[1, 1, 1, 1, 1, 1]);
    ring.pass(2_000);
    assert_eq!(ring.health(rat), 5);
    ring.pass(2_000);
    assert_eq!(ring.health(rat), 1);
    ring.pass(2_000);
    assert!(ring.world.creatures.get(rat).is_none());
    assert_eq!(ring.world.players.character(aria).map(|own| own.experience()), Some(40));
}

#[test]
fn armour_and_hands_are_better_and_worse_for_a_while() {
    let (mut ring, aria, rat) = ring();
    let armor = |ring: &Ring, who| armor_class(&ring.content, &ring.world, who);
    let hand = |ring: &Ring, who| attack_bonus(&ring.content, &ring.world, who);
    uses(&mut ring, aria, "xshield", &[]);
    uses(&mut ring, aria, "xbless", &[]);
    assert_eq!((armor(&ring, aria), hand(&ring, aria)), (14, 4));
    assert_eq!(ring.read(aria), ["You shield yourself.", "You bless yourself."]);
    uses(&mut ring, aria, "xexpose rat", &[8]);
    uses(&mut ring, aria, "xweaken", &[6]);
    assert_eq!((armor(&ring, rat), hand(&ring, rat)), (8, -4));
    ring.load(&[1, 1, 1, 1, 1, 1]);
    ring.read(aria);
    ring.pass(6_000);
    assert_eq!((armor(&ring, aria), hand(&ring, aria)), (10, 0));
    assert_eq!((armor(&ring, rat), hand(&ring, rat)), (12, 0));
    let lines = ring.read(aria);
    for line in [
        "You are no longer shielded.",
        "The lift goes out of your arm.",
        "The rat closes the gap in its guard.",
        "The rat gets its strength back.",
    ] {
        assert!(lines.contains(&line.to_string()), "{line} in {lines:?}");
    }
}

#[test]
fn traps_hurt_and_expose() {
    let (mut ring, aria, rat) = ring();
    uses(&mut ring, aria, "xtrap rat", &[12]);
    assert_eq!((ring.health(rat), effect::power(&ring.world, rat, Kind::Expose)), (6, 2));
}

#[test]
fn a_rush_is_faster() {
    let (mut ring, aria, _) = ring();
    uses(&mut ring, aria, "xrush", &[]);
    assert_eq!(speed(&ring.content, &ring.world, aria), Millis(2_400));
}

#[test]
fn healing_gives_health_back_to_those_who_lack_it() {
    let (mut ring, aria, _) = ring();
    let bran = ring.player("Bran", YARD);
    assert!(ring.types(aria, "xheal bran").is_err());
    ring.act(|turn| creature::hurt(turn, bran, 9));
    uses(&mut ring, aria, "xheal bran", &[]);
    assert_eq!(ring.health(bran), 11 + 4 + 1);
    assert_eq!(ring.read(bran), ["Aria heals you."]);
}

#[test]
fn a_guard_takes_the_blows() {
    let (mut ring, aria, rat) = ring();
    let bran = ring.player("Bran", YARD);
    assert!(ring.types(aria, "xguard").is_err());
    uses(&mut ring, aria, "xguard bran", &[]);
    ring.load(&[15, 3]);
    ring.act(|turn| crate::game::people::combat::attack(turn, rat, bran)).expect("may");
    assert_eq!((ring.health(bran), ring.health(aria)), (20, 17));
    assert_eq!(foe_of(&ring.world, aria), Some(rat), "the guard answers");
    assert_eq!(foe_of(&ring.world, rat), Some(bran));
}

#[test]
fn a_taunt_turns_a_foe() {
    let (mut ring, aria, rat) = ring();
    let bran = ring.player("Bran", YARD);
    ring.load(&[2]);
    ring.types(bran, "kill rat").expect("may");
    uses(&mut ring, aria, "xtaunt rat", &[]);
    assert_eq!(foe_of(&ring.world, rat), Some(aria));
    assert_eq!(ring.read(aria).last().map(String::as_str), Some("The rat turns on you."));
}

#[test]
fn lists_show_skills_and_effects() {
    let (mut ring, aria, _) = ring();
    ring.types(aria, "effects").expect("may");
    uses(&mut ring, aria, "xshield", &[]);
    ring.types(aria, "effects").expect("may");
    ring.types(aria, "skills").expect("may");
    let pages = ring.read(aria);
    assert_eq!(pages[0], "Nothing is on you, good or bad.\n");
    assert!(pages[2].contains("armour +4") && pages[2].contains("6 s"), "{}", pages[2]);
    assert!(pages[3].contains("in 10 s") && pages[3].contains("at level 2"), "{}", pages[3]);
}

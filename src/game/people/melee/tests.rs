use super::*;
use crate::game::frame::testing::Small;
use crate::game::ground::creature::NpcTemplate;
use crate::game::ground::sight::Lighting;

/// Lines that a fight of many may give a bystander in one round, besides one for each who died.
const LINES_PER_ROUND_MAX: usize = 2;

/// A yard with so many pickets and knives, at war, and a watcher.
fn yard(each: usize) -> (Small, RoomId, CreatureId) {
    yard_of(each, each)
}

fn yard_of(pickets: usize, knives: usize) -> (Small, RoomId, CreatureId) {
    let mut small = Small::default();
    let yard = small.room("yard", None);
    let [bells, masks] = ["bells", "masks"].map(|key| small.faction(key));
    small.at_war(bells, masks);
    let watcher = small.player("Bran", yard);
    for (key, faction, count) in [("picket", bells, pickets), ("knife", masks, knives)] {
        let template = small.template(key, &[]);
        small.change_template(template, |npc: &mut NpcTemplate| {
            npc.faction = Some(faction);
            npc.health_max = 60;
            npc.damage = (2, 6);
        });
        for _ in 0..count {
            small.npc(template, yard);
        }
    }
    small.turn(mind::wake_all);
    (small, yard, watcher)
}

#[test]
fn ten_against_ten_stay_readable() {
    let (mut small, yard, watcher) = yard(10);
    small.pass(Millis(2_100));
    small.read(watcher);
    let mut sums = 0;
    for _ in 0..40 {
        small.pass(ROUND.usual());
        let text = small.read(watcher);
        let deaths = text.lines().filter(|line| line.contains(" dead")).count();
        let lines = text.lines().count();
        assert!(lines <= LINES_PER_ROUND_MAX + deaths, "{text}");
        sums +=
            text.lines().filter(|line| line.contains("the kni") && !line.contains("dead")).count();
        if !fight::is_melee(&small.world, yard, &[]) {
            break;
        }
    }
    assert!(sums > 4, "the fight was told");
}

#[test]
fn two_who_fight_are_told_blow_by_blow() {
    let (mut small, yard, watcher) = yard(1);
    small.pass(Millis::seconds(12));
    let text = small.read(watcher);
    assert!(!fight::is_melee(&small.world, yard, &[]));
    assert!(text.lines().count() > 4 && !text.contains("trade"), "{text}");
    assert!(small.world.melees.rounds.is_empty());
}

#[test]
fn what_nobody_reads_is_not_counted() {
    let (mut small, _, watcher) = yard(5);
    let far = small.room("far", None);
    small.turn(|turn| crate::game::ground::movement::transport(turn, watcher, far));
    small.pass(Millis::seconds(10));
    assert!(small.world.melees.rounds.is_empty());
    assert_eq!(small.world.melees.told, 0);
}

#[test]
fn a_round_holds_only_so_many_pairs() {
    let (mut small, yard, _) = yard(12);
    small.pass(Millis(2_200));
    let all: Vec<CreatureId> =
        small.world.creatures.iter().filter(|body| !body.is_player()).map(|b| b.id()).collect();
    small.turn(|turn| {
        for who in &all {
            for target in all.iter().filter(|target| *target != who) {
                struck(turn, (*who, *target), yard, Outcome::Missed);
            }
        }
    });
    assert_eq!(small.world.melees.rounds[&yard].blows.len(), ROUND_PAIRS_MAX);
    assert_eq!(check(&small.world), Ok(()));
}

#[test]
fn one_line_a_round_of_ones_own_fight_for_those_who_choose_it() {
    let mut small = Small::default();
    let yard = small.room("yard", None);
    let rat = small.template("rat", &[]);
    small.change_template(rat, |npc| npc.health_max = 1_000);
    let (aria, rat) = (small.player("Aria", yard), small.npc(rat, yard));
    small.turn(|turn| {
        crate::game::people::player::choose(turn, aria, |chosen| chosen.brief_combat = Some(true));
    });
    small.read(aria);
    small.turn(|turn| combat::attack(turn, aria, rat).expect("a fight"));
    let text = small.read(aria);
    assert!(text.contains("You attack the rat.") && text.lines().count() == 1, "{text}");
    small.pass(Millis::seconds(10));
    let text = small.read(aria);
    assert!((3..=4).contains(&text.lines().count()), "{text}");
    assert!(text.lines().all(|line| line.starts_with("You ") || line.starts_with("The rat ")));
}

/// What Bran reads of a round in which each picket lands so many blows, and each knife.
fn reads(small: &Small, yard: RoomId, watcher: CreatureId, landed: (u64, u64)) -> String {
    let of = |name: &str| -> Vec<CreatureId> {
        let named = small.world.creatures.iter().filter(|body| body.name().ends_with(name));
        named.map(|body| body.id()).collect()
    };
    let (pickets, knives) = (of("picket"), of("knife"));
    let mut round = Round { many: true, ..Round::default() };
    for (one, other, landed) in [(&pickets, &knives, landed.0), (&knives, &pickets, landed.1)] {
        for (who, target) in one.iter().zip(other.iter().cycle()) {
            round.blows.insert((*who, *target, Crowd::Many), Tally { blows: 5, landed });
            round.names.insert(*who, small.world.creatures.get(*who).unwrap().name().clone());
        }
    }
    assert!(small.world.places.players_in(yard).contains(&watcher));
    summary::of(&small.world, watcher, &round, Lighting::Lit, 0).expect("it is read")
}

#[test]
fn whoever_lands_more_blows_presses_the_other() {
    let (small, yard, watcher) = yard(3);
    let reads = |landed| reads(&small, yard, watcher, landed);
    assert_eq!(reads((3, 1)), "The pickets press hard against the knives.");
    assert_eq!(reads((1, 3)), "The knives press hard against the pickets.");
    assert_eq!(reads((3, 2)), "The pickets trade blows with the knives.");
    assert_eq!(reads((0, 0)), "The pickets circle the knives.");
}

#[test]
fn the_only_one_of_a_kind_is_no_stranger() {
    for (knives, expected) in [
        (2, "The pickets trade blows with the knives; a picket and a knife are bleeding."),
        (1, "The pickets trade blows with the knife; a picket and the knife are bleeding."),
    ] {
        let (mut small, yard, watcher) = yard_of(2, knives);
        for name in ["picket", "knife"] {
            let named =
                |body: &&crate::game::ground::creature::Creature| body.name().ends_with(name);
            let who = small.world.creatures.iter().find(named).expect("one of them").id();
            small.turn(|turn| crate::game::ground::creature::hurt(turn, who, 40));
        }
        assert_eq!(reads(&small, yard, watcher, (1, 1)), expected);
    }
}

#[test]
fn the_dead_of_a_round_do_not_fight_on() {
    let (mut small, yard, watcher) = yard_of(1, 2);
    let named = |name: &'static str| {
        move |body: &&crate::game::ground::creature::Creature| body.name().ends_with(name)
    };
    let knife = small.world.creatures.iter().find(named("knife")).expect("a knife").id();
    small.turn(|turn| crate::game::ground::creature::hurt(turn, knife, 1_000));
    // The other knife still strikes.
    assert_eq!(reads(&small, yard, watcher, (1, 1)), "The knife trades blows with the picket.");
}

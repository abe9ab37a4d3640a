use super::*;
use crate::game::creature::NpcTemplate;
use crate::game::small_world::Small;

/// Lines that a fight of many may give a bystander in one round, besides one for each who died.
const LINES_PER_ROUND_MAX: usize = 2;

/// A yard with so many pickets and knives, at war, and a watcher.
fn yard(each: usize) -> (Small, RoomId, CreatureId) {
    let mut small = Small::default();
    let yard = small.room("yard", None);
    let [bells, masks] = ["bells", "masks"].map(|key| small.faction(key));
    small.at_war(bells, masks);
    let watcher = small.player("Bran", yard);
    for (key, faction) in [("picket", bells), ("knife", masks)] {
        let template = small.template(key, &[]);
        small.change_template(template, |npc: &mut NpcTemplate| {
            npc.faction = Some(faction);
            npc.health_max = 60;
            npc.damage = (2, 6);
        });
        for _ in 0..each {
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
        small.pass(ROUND);
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
    small.turn(|turn| crate::game::movement::transport(turn, watcher, far));
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
        crate::game::player::choose(turn, aria, |chosen| chosen.brief_combat = Some(true));
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

use super::keep::{restore, row};
use super::state::NEVER;
use super::*;
use crate::base::clock::Millis;
use crate::base::id::{CreatureId, SpawnId};
use crate::base::limits::NPCS_MAX;
use crate::base::table::Table;
use crate::game::frame::keep::JobRow;
use crate::game::frame::schedule::Job;
use crate::game::frame::testing::Small;
use crate::game::ground::creature;
use crate::game::ground::influence::{self, Influence, Scope, Visitors};

/// A cellar that wants `count` rats.
fn cellar(count: u32) -> (Small, SpawnId, RoomId) {
    let mut small = Small::default();
    let cellar = small.room("cellar", None);
    let rat = small.template("rat", &[]);
    let spawn = small.spawn(rat, cellar, count);
    (small, spawn, cellar)
}

fn rats(small: &Small) -> Vec<CreatureId> {
    small.world.creatures.iter().filter(|body| !body.is_player()).map(|body| body.id()).collect()
}

fn kill_one(small: &mut Small, spawn: SpawnId) {
    let rat = rats(small)[0];
    small.turn(|turn| {
        creature::remove(turn, rat, crate::game::ground::place::How::Faded);
        died(turn, spawn);
    });
}

/// The same world after a restart: what was kept, and nothing else.
fn restarted(small: Small, row: &JobRow, living: usize) -> Small {
    let mut after = Small { world: Default::default(), ..small };
    after.world.next_id = 100;
    for _ in 0..living {
        let entry = after.content.spawns.rows().next().cloned().expect("an entry");
        after.turn(|turn| creature::create_npc(turn, entry.template, Some(entry.id), entry.room));
    }
    assert!(restore(&after.content, &mut after.world, row));
    after.turn(fill);
    after
}

#[test]
fn whoever_is_missing_comes_into_being_once() {
    let (mut small, ..) = cellar(3);
    small.turn(fill);
    small.turn(fill);
    assert_eq!(rats(&small).len(), 3);
}

#[test]
fn each_death_brings_back_one_in_its_own_time() {
    let (mut small, spawn, _) = cellar(2);
    small.turn(fill);
    kill_one(&mut small, spawn);
    small.pass(Millis::seconds(30));
    kill_one(&mut small, spawn);
    small.turn(fill);
    assert_eq!(rats(&small).len(), 0, "those who are due later are not brought early");
    small.pass(Millis::seconds(31));
    assert_eq!(rats(&small).len(), 1);
    small.pass(Millis::seconds(31));
    assert_eq!(rats(&small).len(), 2);
    small.pass(Millis::seconds(120));
    assert_eq!(rats(&small).len(), 2);
}

#[test]
fn what_is_due_is_kept_and_restored() {
    let (mut small, spawn, _) = cellar(2);
    small.turn(fill);
    kill_one(&mut small, spawn);
    let kept = row(&small.content, &small.world, spawn).expect("somebody is due");
    assert_eq!(kept.key, "respawn:spawn_0");
    assert_eq!(kept.due_ms, small.now.0 + 60_000);
    let mut small = restarted(small, &kept, 1);
    assert_eq!(rats(&small).len(), 1, "nobody is back early");
    small.pass(Millis::seconds(61));
    assert_eq!(rats(&small).len(), 2);
    assert!(row(&small.content, &small.world, spawn).is_none());
}

#[test]
fn the_overdue_come_back_at_the_start() {
    let (mut small, spawn, _) = cellar(1);
    small.turn(fill);
    kill_one(&mut small, spawn);
    let kept = row(&small.content, &small.world, spawn).expect("somebody is due");
    small.now = small.now + Millis::seconds(3600);
    let mut small = restarted(small, &kept, 0);
    small.pass(Millis(100));
    assert_eq!(rats(&small).len(), 1);
}

#[test]
fn who_never_comes_back_stays_dead_over_a_restart() {
    let (mut small, spawn, _) = cellar(1);
    small.content.spawns.get_mut(spawn).unwrap().respawn = None;
    small.turn(fill);
    kill_one(&mut small, spawn);
    assert!(!small.world.schedule.has(&Job::Respawn(spawn)));
    let kept = row(&small.content, &small.world, spawn).expect("the dead are remembered");
    assert_eq!(kept.due_ms, NEVER.0);
    let mut small = restarted(small, &kept, 0);
    small.pass(Millis::seconds(600));
    assert_eq!(rats(&small).len(), 0);
    small.content.spawns.get_mut(spawn).unwrap().respawn = Some(Millis::seconds(60));
    small.turn(fill);
    assert_eq!(rats(&small).len(), 1, "a builder can change that");
}

#[test]
fn a_chance_that_fails_is_rolled_again_later() {
    let (mut small, spawn, _) = cellar(1);
    small.content.spawns.get_mut(spawn).unwrap().chance = 0.5;
    small.dice.load(crate::base::dice::Stream::Spawn, [5001, 5000]);
    small.turn(fill);
    assert_eq!(rats(&small).len(), 0);
    small.pass(Millis::seconds(61));
    assert_eq!(rats(&small).len(), 1);
}

#[test]
fn players_see_them_come_and_the_unwritten_go() {
    let (mut small, spawn, cellar) = cellar(1);
    small.turn(fill);
    let aria = small.player("Aria", cellar);
    kill_one(&mut small, spawn);
    small.read(aria);
    small.pass(Millis::seconds(61));
    assert!(small.read(aria).contains("A rat comes from where nobody was looking."));
    small.content.npcs = Table::default();
    small.content.spawns = Table::default();
    small.turn(tidy);
    assert_eq!(rats(&small).len(), 0);
    assert!(small.read(aria).contains("The rat goes where nobody is looking."));
    crate::game::check(&small.world).expect("a world that holds together");
}

#[test]
fn rows_that_are_not_ours_are_not_taken() {
    let (mut small, ..) = cellar(1);
    let row = |key: &str, payload: &str| JobRow {
        key: key.into(),
        kind: RESPAWN.into(),
        due_ms: 0,
        payload: payload.into(),
    };
    for bad in [row("respawn:nobody", "[1]"), row("respawn:spawn_0", "rats"), row("x", "[1]")] {
        assert!(!restore(&small.content, &mut small.world, &bad));
    }
}

#[test]
fn a_world_that_is_full_makes_spawns_wait() {
    let mut small = Small::default();
    let room = small.room("cellar", None);
    let rat = small.template("rat", &[]);
    small.spawn(rat, room, 3);
    for _ in 0..NPCS_MAX - 1 {
        small.npc(rat, room);
    }
    small.turn(fill);
    assert_eq!(small.world.creatures.len(), NPCS_MAX);
    small.pass(Millis::seconds(120));
    assert_eq!(small.world.creatures.len(), NPCS_MAX, "they go on waiting");
    let two: Vec<CreatureId> = small.world.creatures.iter().map(|body| body.id()).take(2).collect();
    two.into_iter().for_each(|who| {
        small.turn(|turn| creature::remove(turn, who, crate::game::ground::place::How::Faded))
    });
    small.pass(Millis::seconds(120));
    assert_eq!(small.world.creatures.len(), NPCS_MAX, "who waited comes as soon as there is room");
}

/// An event that brings those of one entry.
fn fair(spawn: SpawnId) -> Influence {
    let (weather, prices) = Default::default();
    let name = "the fair".to_owned();
    Influence { name, scope: Scope::World, weather, sign: None, prices, spawns: vec![spawn] }
}

/// A cellar whose rats come with an event only.
fn with_visitors(count: u32) -> (Small, SpawnId, RoomId) {
    let (mut small, spawn, cellar) = cellar(count);
    small.content.spawns.get_mut(spawn).unwrap().enabled = false;
    small.content.keep(Visitors([spawn].into()));
    (small, spawn, cellar)
}

#[test]
fn c15_visitors_come_with_an_event_come_again_while_it_lasts_and_not_after_it() {
    let (mut small, spawn, _) = with_visitors(2);
    small.turn(fill);
    assert_eq!(rats(&small).len(), 0, "nothing is on");
    influence::lay(&mut small.world, "fair", fair(spawn));
    small.turn(|turn| summon(turn, &[spawn]));
    assert_eq!(rats(&small).len(), 2);
    kill_one(&mut small, spawn);
    small.now = small.now + Millis::seconds(61);
    small.turn(|turn| respawn(turn, spawn));
    assert_eq!(rats(&small).len(), 2, "who died is there again");
    kill_one(&mut small, spawn);
    influence::lift(&mut small.world, "fair");
    small.turn(|turn| dismiss(turn, &[spawn]));
    assert_eq!(rats(&small).len(), 0);
    assert!(small.world.spawns.dues(spawn).is_empty(), "nobody is due");
    small.pass(Millis::seconds(600));
    small.turn(fill);
    assert_eq!(rats(&small).len(), 0);
}

#[test]
fn c15_visitors_who_fight_leave_when_the_fight_is_over_and_after_a_restart() {
    let (mut small, spawn, cellar) = with_visitors(1);
    influence::lay(&mut small.world, "fair", fair(spawn));
    small.turn(fill);
    let aria = small.player("Aria", cellar);
    let rat = rats(&small)[0];
    small.turn(|turn| combat::engage(turn, aria, rat));
    influence::lift(&mut small.world, "fair");
    small.turn(|turn| dismiss(turn, &[spawn]));
    assert_eq!(rats(&small).len(), 1, "a fight holds it");
    assert!(small.world.schedule.has(&Job::Depart(spawn)));
    // As after a restart: fights end with the process, and it is seen who ought to be gone.
    small.turn(|turn| combat::end_fights_of(turn, aria));
    small.world.schedule.cancel(&Job::Depart(spawn));
    small.turn(fill);
    small.read(aria);
    small.pass(Millis(200));
    assert_eq!(rats(&small).len(), 0);
    assert!(small.read(aria).contains("The rat goes away."));
}

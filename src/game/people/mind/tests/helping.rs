use super::wars::{War, war};
use super::*;
use crate::base::id::FactionId;
use crate::base::limits::{HELP_RADIUS_MAX, HELPERS_MAX};
use crate::game::ground::movement;
use crate::game::ground::room::{self, within_earshot};
use crate::game::people::combat::foe_of;
use crate::game::people::faction::{Mutual, Relation, set_faction_hostility};
use crate::game::people::mind::{calls, summons};

/// A war in which nobody attacks of their own accord, so that only calls move them.
fn truce() -> War {
    let mut war = war();
    let world = &mut war.inn.small.world;
    set_faction_hostility(world, (war.bells, war.masks), Relation::Peace, Mutual::Both);
    war
}

fn at(war: &War, who: CreatureId) -> Option<RoomId> {
    war.inn.small.world.places.room_of(who)
}

fn caller(war: &mut War, of: FactionId, tag: Behavior) -> CreatureId {
    let who = war.soldier("ringer", of, war.inn.hall);
    war.change(who, |npc| npc.behavior = tag.into());
    who
}

/// Somebody is struck, and feels it.
fn strike(war: &mut War, who: CreatureId, by: CreatureId) {
    war.inn.small.fight(by, who);
    let loss = war.inn.small.world.creatures.get(who).map_or(0, |body| body.health()) / 10;
    war.inn.small.turn(|turn| {
        creature::hurt(turn, who, loss.max(1));
        summons::hurt(turn, who);
    });
}

/// F65, F47: comrades come; those of no faction, of another, and the enemy do not.
#[test]
fn f65_calls_only_same_faction_allies() {
    let mut war = truce();
    let (hall, bells, masks) = (war.inn.hall, war.bells, war.masks);
    let ringer = caller(&mut war, bells, Behavior::CallsForHelp);
    let comrade = war.soldier("sexton", bells, hall);
    let enemy = war.soldier("fox", masks, hall);
    let neutral = war.inn.npc("cat", &[], hall);
    let loner = war.soldier("hermit", bells, hall);
    war.change(loner, |npc| npc.behavior = Behavior::Loner.into());
    let aria = war.inn.small.player("Aria", hall);
    strike(&mut war, ringer, aria);
    war.inn.small.pass(Millis::seconds(4));
    assert_eq!(foe_of(&war.inn.small.world, comrade), Some(aria));
    for other in [enemy, neutral, loner] {
        assert_eq!(foe_of(&war.inn.small.world, other), None);
    }
    assert!(war.inn.small.read(aria).contains("The ringer calls for help!"));
}

/// C32: no faction is nobody's faction.
#[test]
fn independents_stand_up_for_their_own_kind_alone() {
    let mut inn = inn();
    let rat = inn.template("rat", &[Behavior::Social]);
    let (one, other) = (inn.small.npc(rat, inn.hall), inn.small.npc(rat, inn.hall));
    let cat = inn.npc("cat", &[Behavior::Social], inn.hall);
    let (content, world) = (&inn.small.content, &inn.small.world);
    assert!(calls::are_kin(content, world, one, other));
    assert!(!calls::are_kin(content, world, one, cat));
    assert!(!calls::are_kin(content, world, cat, one));
}

#[test]
fn a_call_is_made_once_in_a_fight_and_again_in_the_next() {
    let mut war = truce();
    let bells = war.bells;
    let ringer = caller(&mut war, bells, Behavior::CallsForHelp);
    let aria = war.inn.small.player("Aria", war.inn.hall);
    let calls = |war: &mut War| war.inn.small.read(aria).matches("calls for help").count();
    strike(&mut war, ringer, aria);
    war.inn.small.pass(Millis::seconds(7));
    assert_eq!(calls(&mut war), 1);
    war.inn.small.turn(|turn| combat::end_fights_of(turn, ringer));
    war.inn.small.pass(Millis::seconds(5));
    assert!(!war.inn.small.world.minds.minds.get(ringer).unwrap().called, "the fight is forgotten");
    strike(&mut war, ringer, aria);
    war.inn.small.pass(Millis::seconds(7));
    assert_eq!(calls(&mut war), 1);
}

#[test]
fn those_who_hear_come_walking_say_so_and_go_home() {
    let mut war = truce();
    let (hall, yard, bells) = (war.inn.hall, war.inn.yard, war.bells);
    let ringer = caller(&mut war, bells, Behavior::Social);
    let far = war.soldier("sexton", bells, war.inn.road);
    let guard = war.soldier("warden", bells, yard);
    war.change(guard, |npc| npc.behavior = Behavior::Guard.into());
    let aria = war.inn.small.player("Aria", hall);
    strike(&mut war, ringer, aria);
    war.inn.small.pass(Millis(2_300));
    assert_eq!(at(&war, far), Some(yard));
    war.inn.small.pass(Millis(2_000));
    assert_eq!(at(&war, far), Some(hall));
    war.inn.small.pass(Millis(2_500));
    assert_eq!(foe_of(&war.inn.small.world, far), Some(aria));
    assert!(war.inn.small.read(aria).contains("The sexton comes to the aid of the ringer!"));
    assert_eq!(at(&war, guard), Some(yard), "guards stay");
    war.inn.walk_away(aria);
    war.inn.small.pass(Millis::seconds(10));
    assert_eq!(at(&war, far), Some(war.inn.road), "and home again");
    war.inn.small.pass(Millis::seconds(10));
    assert!(!war.inn.thinks(far), "whoever is home sleeps");
}

impl Inn {
    /// A player is out of the fight and the room.
    fn walk_away(&mut self, who: CreatureId) {
        let far = self.small.room("far", None);
        self.small.turn(|turn| movement::transport(turn, who, far));
    }
}

#[test]
fn help_comes_from_as_far_as_is_written() {
    for (radius, comes) in [(Some(2), true), (Some(1), false), (None, false)] {
        let mut war = truce();
        let (bells, road) = (war.bells, war.inn.road);
        let ringer = caller(&mut war, bells, Behavior::CallsForHelp);
        war.change(ringer, |npc| npc.manners.help_radius = radius);
        let far = war.soldier("sexton", bells, road);
        let aria = war.inn.small.player("Aria", war.inn.hall);
        strike(&mut war, ringer, aria);
        war.inn.small.pass(Millis::seconds(3));
        assert_eq!(at(&war, far) != Some(road), comes, "{radius:?}");
    }
}

#[test]
fn shut_doors_keep_calls_out_and_callers_who_fell_are_not_sought() {
    let mut war = truce();
    let (hall, yard, road, bells) = (war.inn.hall, war.inn.yard, war.inn.road, war.bells);
    let door = DoorSpec {
        name: "the door".into(),
        stands: Door::Closed,
        key: None,
        resets: Default::default(),
        latch: None,
    };
    war.inn.small.change_room(hall, |room| drop(room.doors.insert(Direction::East, door)));
    let within = |war: &War| within_earshot(&war.inn.small.content, &war.inn.small.world, hall, 3);
    assert_eq!(within(&war), [hall]);
    war.inn.small.change_room(hall, |room| room.doors.clear());
    assert_eq!(within(&war), [hall, yard, road]);
    let ringer = caller(&mut war, bells, Behavior::Social);
    let far = war.soldier("sexton", bells, road);
    let aria = war.inn.small.player("Aria", hall);
    strike(&mut war, ringer, aria);
    war.inn.small.pass(Millis(500));
    assert!(war.inn.thinks(far));
    war.inn.small.turn(|turn| combat::die(turn, ringer, None));
    war.inn.small.pass(Millis::seconds(5));
    assert_eq!(at(&war, far), Some(road));
    assert!(!war.inn.thinks(far));
}

#[test]
fn helpers_open_the_doors_in_their_way() {
    let mut war = truce();
    let (hall, yard, bells) = (war.inn.hall, war.inn.yard, war.bells);
    for (room, way) in [(hall, Direction::East), (yard, Direction::West)] {
        let door = DoorSpec {
            name: "the door".into(),
            stands: Door::Open,
            key: None,
            resets: Default::default(),
            latch: None,
        };
        war.inn.small.change_room(room, |room| drop(room.doors.insert(way, door)));
    }
    let ringer = caller(&mut war, bells, Behavior::Social);
    let far = war.soldier("sexton", bells, war.inn.road);
    let aria = war.inn.small.player("Aria", hall);
    strike(&mut war, ringer, aria);
    war.inn.small.pass(Millis(2_300));
    assert_eq!(at(&war, far), Some(yard));
    war.inn.small.turn(|turn| room::set_door(turn, hall, Direction::East, Door::Closed));
    war.inn.small.pass(Millis(2_500));
    assert_eq!(at(&war, far), Some(hall));
    let read = war.inn.small.read(aria);
    assert!(
        read.contains("The door opens.") && read.contains("A sexton arrives from the east."),
        "{read}"
    );
}

#[test]
fn a_call_moves_only_so_many() {
    let mut war = truce();
    let (hall, yard, bells) = (war.inn.hall, war.inn.yard, war.bells);
    let ringer = caller(&mut war, bells, Behavior::Social);
    war.change(ringer, |npc| npc.manners.help_radius = Some(u32::MAX));
    let small = &war.inn.small;
    let body = small.world.creatures.get(ringer).expect("stands there");
    assert_eq!(calls::radius(&small.content, &small.world, body), HELP_RADIUS_MAX);
    let far: Vec<CreatureId> =
        (0..HELPERS_MAX + 4).map(|_| war.soldier("sexton", bells, yard)).collect();
    let aria = war.inn.small.player("Aria", hall);
    strike(&mut war, ringer, aria);
    war.inn.small.pass(Millis(2_300));
    let came = far.iter().filter(|who| at(&war, **who) == Some(hall)).count();
    assert_eq!(came, HELPERS_MAX);
    assert_eq!(war.inn.small.read(aria).matches("arrive").count(), 1, "in one line");
}

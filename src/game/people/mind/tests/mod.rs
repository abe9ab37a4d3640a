mod fights;
mod healers;
mod helping;
mod territory;
mod wars;

use super::*;
use crate::base::clock::Millis;
use crate::base::dice::Stream;
use crate::base::id::NpcTemplateId;
use crate::game::frame::schedule::Job;
use crate::game::frame::testing::Small;
use crate::game::ground::creature::{self, Behavior, NpcKind};
use crate::game::ground::movement;
use crate::game::ground::room::{Direction, Door, DoorSpec};
use crate::game::people::spawn;

/// A hall, a yard to its east and a road beyond the yard that is another area's.
struct Inn {
    small: Small,
    hall: RoomId,
    yard: RoomId,
    road: RoomId,
}

fn inn() -> Inn {
    let mut small = Small::default();
    let (inn, road) = (small.area("inn"), small.area("road"));
    let hall = small.room("hall", Some(inn));
    let yard = small.room("yard", Some(inn));
    let road = small.room("road", Some(road));
    small.join(hall, Direction::East, yard);
    small.join(yard, Direction::East, road);
    Inn { small, hall, yard, road }
}

impl Inn {
    fn npc(&mut self, key: &str, behavior: &[Behavior], room: RoomId) -> CreatureId {
        let template = self.template(key, behavior);
        self.small.npc(template, room)
    }

    fn template(&mut self, key: &str, behavior: &[Behavior]) -> NpcTemplateId {
        self.small.template(key, behavior)
    }

    /// Lets a wanderer's wish come round at once, with dice that say yes.
    fn wander(&mut self, who: CreatureId) {
        self.small.turn(wake_all);
        self.small.dice.load(Stream::Mind, [1, 0]);
        self.small.world.minds.minds.get_mut(who).unwrap().wishes.wander_at = Some(self.small.now);
        self.small.turn(|turn| {
            due(turn, who);
            think(turn);
        });
    }

    /// Puts somebody into a room, where they stay: only who walks goes home again.
    fn put(&mut self, who: CreatureId, room: RoomId) {
        self.small.turn(|turn| movement::transport(turn, who, room));
    }

    fn intent(&self, who: CreatureId) -> Option<Intent> {
        self.small.world.minds.intent(who).cloned()
    }

    fn thinks(&self, who: CreatureId) -> bool {
        self.small.world.schedule.has(&Job::Think(who))
    }

    fn walk(&mut self, who: CreatureId, direction: Direction) {
        self.small.turn(|turn| movement::walk(turn, who, direction)).expect("a way");
    }

    fn see<T>(&self, who: CreatureId, asks: impl Fn(&Sight) -> T) -> T {
        let small = &self.small;
        asks(&Sight::of(&small.content, &small.world, small.now, who).expect("an NPC"))
    }
}

#[test]
fn a_wanderer_stays_in_its_area() {
    let mut inn = inn();
    let cat = inn.npc("cat", &[Behavior::WandersOften], inn.yard);
    assert!(inn.see(cat, |sight| wanders::may_go(sight, Direction::West)));
    assert!(!inn.see(cat, |sight| wanders::may_go(sight, Direction::East)));
    inn.wander(cat);
    assert_eq!(inn.intent(cat), Some(Intent::Walk(Direction::West)));
    inn.small.turn(act);
    assert_eq!(inn.small.world.places.room_of(cat), Some(inn.hall));
    for _ in 0..300 {
        inn.small.pass(Millis::seconds(10));
        assert_ne!(inn.small.world.places.room_of(cat), Some(inn.road));
    }
}

#[test]
fn a_wanderer_who_fled_may_come_home() {
    let mut inn = inn();
    let template = inn.template("cat", &[Behavior::WandersOften]);
    let spawn = inn.small.spawn(template, inn.yard, 1);
    let road = inn.road;
    let cat = inn.small.turn(|turn| creature::create_npc(turn, template, Some(spawn), road));
    assert!(inn.see(cat.unwrap(), |sight| wanders::may_go(sight, Direction::West)));
}

#[test]
fn closed_doors_and_crowds_stop_wanderers() {
    let mut inn = inn();
    let cat = inn.npc("cat", &[Behavior::WandersOften], inn.hall);
    let door = DoorSpec {
        name: "the door".into(),
        stands: Door::Closed,
        key: None,
        resets: Default::default(),
        latch: None,
    };
    inn.small.change_room(inn.hall, |room| drop(room.doors.insert(Direction::East, door)));
    inn.wander(cat);
    assert_eq!(inn.intent(cat), None);
    inn.small.change_room(inn.hall, |room| room.doors.clear());
    let mouse = inn.template("mouse", &[]);
    for _ in 0..CROWD.usual() {
        assert!(inn.see(cat, |sight| wanders::may_go(sight, Direction::East)));
        inn.small.npc(mouse, inn.yard);
    }
    assert!(!inn.see(cat, |sight| wanders::may_go(sight, Direction::East)));
}

#[test]
fn the_hostile_do_not_wander_into_safe_places() {
    let mut inn = inn();
    let rat = inn.template("rat", &[Behavior::WandersOften]);
    let rat_body = inn.small.npc(rat, inn.hall);
    inn.small.change_room(inn.yard, |room| room.safe = true);
    assert!(inn.see(rat_body, |sight| wanders::may_go(sight, Direction::East)));
    inn.small.change_template(rat, |npc| npc.kind = NpcKind::Hostile);
    assert!(!inn.see(rat_body, |sight| wanders::may_go(sight, Direction::East)));
}

#[test]
fn wishes_that_no_longer_hold_are_dropped() {
    let mut inn = inn();
    let cat = inn.npc("cat", &[Behavior::WandersOften], inn.hall);
    inn.wander(cat);
    inn.small.turn(|turn| creature::set_posture(turn, cat, creature::Posture::Sleeping));
    inn.small.turn(act);
    assert_eq!(inn.small.world.places.room_of(cat), Some(inn.hall));
    assert_eq!(inn.intent(cat), None);
    assert_eq!(inn.small.world.minds.thought(cat).unwrap().why, "it wanders");
}

#[test]
fn the_sleeping_cost_nothing() {
    let mut inn = inn();
    let hall = inn.hall;
    let idler = inn.template("sailor", &[]);
    inn.small.change_template(idler, |npc| npc.idle = vec!["A sailor yawns.".into()]);
    let sailor = inn.small.npc(idler, hall);
    for behavior in [Behavior::Aggressive, Behavior::Cowardly, Behavior::Guard, Behavior::Social] {
        inn.npc(behavior_word(behavior), &[behavior], hall);
    }
    inn.small.turn(wake_all);
    assert!(inn.small.world.schedule.is_empty());
    let aria = inn.small.player("Aria", inn.yard);
    assert!(!inn.thinks(sailor));
    inn.walk(aria, Direction::West);
    assert!(inn.thinks(sailor));
}

fn behavior_word(behavior: Behavior) -> &'static str {
    Behavior::ALL.iter().find(|(_, tag)| *tag == behavior).map_or("", |(word, _)| word)
}

#[test]
fn idlers_speak_only_to_someone_and_sleep_again() {
    let mut inn = inn();
    let idler = inn.template("sailor", &[]);
    inn.small.change_template(idler, |npc| npc.idle = vec!["A sailor yawns.".into()]);
    let sailor = inn.small.npc(idler, inn.hall);
    let aria = inn.small.player("Aria", inn.hall);
    inn.small.read(aria);
    inn.small.pass(Millis::seconds(29));
    assert_eq!(inn.small.read(aria), "");
    inn.small.pass(Millis::seconds(32));
    assert_eq!(inn.small.read(aria), "A sailor yawns.\n");
    inn.walk(aria, Direction::East);
    inn.small.pass(Millis::seconds(120));
    assert!(!inn.thinks(sailor));
    assert!(inn.small.world.minds.thought(sailor).unwrap().intent.is_none());
}

#[test]
fn those_of_one_kind_do_not_echo_one_another() {
    let mut inn = inn();
    let idler = inn.template("sailor", &[]);
    inn.small.change_template(idler, |npc| npc.idle = vec!["A sailor yawns.".into()]);
    let sailors = [0; 8].map(|_| inn.small.npc(idler, inn.hall));
    let aria = inn.small.player("Aria", inn.hall);
    // Left to themselves they would seldom do it at once; here the wish comes to all of them.
    let wish = |inn: &mut Inn, those: &[CreatureId]| {
        for sailor in those.iter().copied() {
            let mind = inn.small.world.minds.of(sailor);
            mind.wishes.idle_at = Some(inn.small.now);
            inn.small.turn(|turn| due(turn, sailor));
        }
        inn.small.turn(think);
        inn.small.turn(act);
        inn.small.read(aria).matches("A sailor yawns.").count()
    };
    assert_eq!(wish(&mut inn, &sailors), 1);
    inn.small.now = inn.small.now + Millis::seconds(10);
    assert_eq!(wish(&mut inn, &sailors[1..]), 0);
    inn.small.now = inn.small.now + Millis::seconds(25);
    assert_eq!(wish(&mut inn, &sailors), 1);
}

#[test]
fn wanderers_do_not_all_think_in_one_pulse() {
    let mut inn = inn();
    let cat = inn.template("cat", &[Behavior::WandersSometimes]);
    for _ in 0..50 {
        inn.small.npc(cat, inn.hall);
    }
    inn.small.turn(wake_all);
    let moments: std::collections::BTreeSet<Millis> =
        inn.small.world.schedule.iter().map(|(moment, _)| moment).collect();
    assert!(moments.len() > 40);
    assert!(moments.iter().all(|at| *at <= inn.small.now + WANDER_EVERY.usual()));
}

#[test]
fn newcomers_think_and_the_dead_are_forgotten() {
    let mut inn = inn();
    let cat = inn.template("cat", &[Behavior::WandersSometimes]);
    let spawn = inn.small.spawn(cat, inn.hall, 1);
    inn.small.turn(|turn| spawn::died(turn, spawn));
    inn.small.pass(Millis::seconds(61));
    let who = inn.small.world.creatures.iter().next().expect("a cat").id();
    assert!(inn.thinks(who));
    inn.small.turn(|turn| {
        creature::remove(turn, who, crate::game::ground::place::How::Faded);
        due(turn, who);
        think(turn);
    });
    assert!(inn.small.world.minds.minds.is_empty());
}

#[test]
fn the_dead_come_back_in_their_time() {
    let mut inn = inn();
    let rat = inn.template("rat", &[Behavior::WandersOften]);
    let spawn = inn.small.spawn(rat, inn.hall, 1);
    inn.small.turn(spawn::fill);
    inn.small.turn(wake_all);
    let who = inn.small.world.creatures.iter().next().expect("a rat").id();
    inn.small.turn(|turn| combat::die(turn, who, None));
    assert!(inn.small.world.minds.minds.is_empty() && !inn.thinks(who));
    assert_eq!(inn.small.world.spawns.dues(spawn).len(), 1);
    inn.small.pass(Millis::seconds(61));
    let back = inn.small.world.creatures.iter().next().expect("another rat").id();
    assert!(back != who && inn.thinks(back));
}

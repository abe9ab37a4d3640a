use super::rules::{check, set_out};
use super::*;
use crate::base::clock::Millis;
use crate::base::id::{CreatureId, RoomId};
use crate::base::limits::{NAMES_SHOWN_MAX, ROUTE_STEPS_MAX, RUN_STEPS_MAX, STRIDE_MS};
use crate::game::frame::testing::Small;
use crate::game::ground::atlas::Atlas;
use crate::game::ground::creature::Behavior;
use crate::game::ground::room::Direction;
use crate::game::people::known::{self, learns};
use crate::game::people::{combat, look};
use crate::text::style::plain;

/// A row of rooms with Aria in the first of them.
fn row(count: usize) -> (Small, CreatureId, Vec<RoomId>) {
    let mut small = Small::default();
    let rooms: Vec<RoomId> =
        (0..count).map(|nth| small.room(&format!("place{nth}"), None)).collect();
    for pair in rooms.windows(2) {
        small.join(pair[0], Direction::East, pair[1]);
    }
    small.content.atlas = Atlas::of(&small.content);
    let aria = small.player("Aria", rooms[0]);
    small.turn(|turn| look::show_around(turn, aria));
    small.read(aria);
    (small, aria, rooms)
}

fn steps(line: &str) -> Vec<state::Step> {
    match route::read(line) {
        route::Route::Steps(steps) => steps,
        other => panic!("{line}: {other:?}"),
    }
}

fn run(small: &mut Small, who: CreatureId, line: &str) {
    let steps = steps(line);
    small.turn(|turn| set_out(turn, who, steps)).expect("a first step");
}

fn is_at(small: &Small, who: CreatureId, room: RoomId) -> bool {
    small.world.places.room_of(who) == Some(room)
}

#[test]
fn issue17_steps_are_made_one_by_one() {
    let (mut small, aria, rooms) = row(6);
    run(&mut small, aria, "3e");
    assert!(is_at(&small, aria, rooms[1]), "the first at once");
    assert_eq!(check(&small.world), Ok(()));
    small.pass(Millis(STRIDE_MS));
    assert!(is_at(&small, aria, rooms[2]));
    small.pass(Millis(5 * STRIDE_MS));
    assert!(is_at(&small, aria, rooms[3]) && !small.world.walks.is_under_way(aria));
}

#[test]
fn issue17_whoever_runs_is_stopped_by_what_matters_and_told_why() {
    let stopped = |what: &str, act: &dyn Fn(&mut Small, CreatureId, &[RoomId])| {
        let (mut small, aria, rooms) = row(8);
        let bran = small.player("Bran", rooms[7]);
        run(&mut small, aria, "6e");
        small.read(aria);
        act(&mut small, aria, &rooms);
        small.pass(Millis(9 * STRIDE_MS));
        let read = plain(&small.read(aria));
        assert!(read.contains(what), "{what}: {read}");
        assert!(!small.world.walks.is_under_way(aria) && !is_at(&small, aria, rooms[6]), "{what}");
        assert!(small.world.creatures.get(bran).is_some());
    };
    stopped("not on your feet", &|small, aria, _| {
        small.turn(|turn| {
            crate::game::ground::creature::set_posture(
                turn,
                aria,
                crate::game::ground::creature::Posture::Sitting,
            )
        });
    });
    stopped("you are hurt", &|small, aria, _| {
        small.turn(|turn| crate::game::ground::creature::hurt(turn, aria, 1));
    });
    stopped("lost your way", &|small, aria, rooms| {
        small.turn(|turn| crate::game::ground::movement::transport(turn, aria, rooms[5]));
    });
    stopped("the wolf is here, and hostile", &|small, _, rooms| {
        let wolf = small.template("wolf", &[Behavior::Aggressive]);
        small.npc(wolf, rooms[4]);
    });
    stopped("Bran comes in", &|small, aria, rooms| {
        small.pass(Millis(STRIDE_MS + 100));
        let here = small.world.places.room_of(aria).expect("a room");
        assert!(rooms.contains(&here));
        let bran = small.world.players.find("Bran").expect("Bran");
        small.turn(|turn| crate::game::ground::movement::transport(turn, bran, here));
    });
    stopped("in a fight", &|small, aria, rooms| {
        let rat = small.template("rat", &[]);
        let rat = small.npc(rat, rooms[1]);
        small.turn(|turn| combat::engage(turn, rat, aria));
    });
    stopped("You stop walking", &|small, aria, _| {
        small.turn(|turn| interrupt(turn, aria));
    });
}

#[test]
fn issue17_limits_a_run_and_a_way_have_so_many_steps() {
    let (mut small, aria, rooms) = row(ROUTE_STEPS_MAX + 3);
    run(&mut small, aria, "e");
    small.pass(Millis((RUN_STEPS_MAX as u64 + 5) * STRIDE_MS));
    assert!(is_at(&small, aria, rooms[RUN_STEPS_MAX]));
    let known: Vec<RoomId> = rooms.clone();
    small.turn(|turn| crate::game::ground::movement::transport(turn, aria, known[0]));
    // More rooms than a small test's character may know: they are learnt one by one by number.
    for room in &rooms {
        let number = small.content.atlas.room(*room);
        small.world.known.add(aria, None, number);
    }
    let found = |small: &Small, nth: usize| {
        let view = small_view(small);
        matches!(places::find(view, aria, &format!("place{nth}")), places::Found::Way(..))
    };
    assert!(found(&small, ROUTE_STEPS_MAX));
    assert!(!found(&small, ROUTE_STEPS_MAX + 2));
}

fn small_view(small: &Small) -> crate::game::View<'_> {
    crate::game::View { content: &small.content, world: &small.world, now: small.now }
}

#[test]
fn issue17_done4_go_finds_no_place_that_was_never_seen() {
    let (mut small, aria, rooms) = row(5);
    let kind = |small: &Small, typed: &str| match places::find(small_view(small), aria, typed) {
        places::Found::Here(_) => "here",
        places::Found::Way(..) => "way",
        places::Found::NoWay(_) => "no way",
        places::Found::Thing(_) => "thing",
        places::Found::Nothing(near) => {
            let is_known = |name: &String| {
                let mut rooms = known::all_rooms(&small.content, &small.world, aria);
                rooms.any(|room| room.name == *name)
            };
            assert!(near.iter().all(is_known), "{near:?}");
            "nothing"
        }
    };
    assert_eq!(kind(&small, "place0"), "here");
    assert_eq!(kind(&small, "place1"), "way", "it is seen from here");
    assert_eq!(kind(&small, "place3"), "nothing");
    small.turn(|turn| learns(turn, aria, rooms[3]));
    assert_eq!(kind(&small, "place3"), "no way", "what lies between was never seen");
    small.turn(|turn| [1, 2].into_iter().for_each(|nth| learns(turn, aria, rooms[nth])));
    assert_eq!(kind(&small, "place3"), "way");
    assert_eq!(kind(&small, "place4"), "nothing");
}

#[test]
fn issue17_limits_only_so_many_places_are_named_that_may_have_been_meant() {
    let (mut small, aria, rooms) = row(9);
    small.turn(|turn| rooms.iter().for_each(|room| learns(turn, aria, *room)));
    match places::find(small_view(&small), aria, "plcae1") {
        places::Found::Nothing(near) => assert_eq!(near.len(), NAMES_SHOWN_MAX),
        _ => panic!("no place is called so"),
    }
}

use super::*;
use crate::game::frame::testing::Small;
use crate::game::ground::atlas::Atlas;
use crate::game::ground::movement;
use crate::game::ground::room::{Direction, Light};
use crate::game::people::look;

fn known(small: &Small, who: CreatureId) -> usize {
    small.world.known.count(who)
}

#[test]
fn issue17_done4_only_what_was_seen_in_light_is_known() {
    let mut small = Small::default();
    let [hall, cave, yard] = ["hall", "cave", "yard"].map(|key| small.room(key, None));
    small.join(hall, Direction::Down, cave);
    small.join(hall, Direction::East, yard);
    small.change_room(cave, |room| room.light = Light::Dark);
    small.content.atlas = Atlas::of(&small.content);
    let aria = small.player("Aria", hall);
    small.turn(|turn| look::show_around(turn, aria));
    small.turn(|turn| movement::walk(turn, aria, Direction::Down)).expect("a way");
    let knows = |small: &Small, room| knows(&small.content, &small.world, aria, room);
    assert!(knows(&small, hall) && !knows(&small, cave) && !knows(&small, yard));
    small.change_room(cave, |room| room.light = Light::Dim);
    small.turn(|turn| look::show_around(turn, aria));
    assert!(knows(&small, cave) && known(&small, aria) == 2);
    let names: Vec<&str> =
        all_rooms(&small.content, &small.world, aria).map(|room| room.name.as_str()).collect();
    assert_eq!(names.len(), 2);
}

#[test]
fn issue17_limits_nobody_knows_more_places_than_they_may() {
    let mut small = Small::default();
    let rooms: Vec<RoomId> =
        (0..KNOWN_ROOMS_MAX + 5).map(|nth| small.room(&format!("r{nth}"), None)).collect();
    small.content.atlas = Atlas::of(&small.content);
    let aria = small.player("Aria", rooms[0]);
    small.turn(|turn| rooms.iter().for_each(|room| learns(turn, aria, *room)));
    assert_eq!(known(&small, aria), KNOWN_ROOMS_MAX);
    assert_eq!(check(&small.world), Ok(()));
}

#[test]
fn issue17_done4_whoever_is_erased_has_seen_nothing() {
    let mut small = Small::default();
    let hall = small.room("hall", None);
    small.content.atlas = Atlas::of(&small.content);
    let aria = small.player("Aria", hall);
    small.turn(|turn| look::show_around(turn, aria));
    assert_eq!(known(&small, aria), 1);
    small.turn(|turn| forgets(turn, aria, &Forget::Addresses { before_s: 0 }));
    assert_eq!(known(&small, aria), 0);
}

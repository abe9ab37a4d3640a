use super::*;
use crate::base::id::RoomId;
use crate::base::limits::MAP_SIDE_MAX;
use crate::game::frame::testing::Small;
use crate::game::ground::atlas::Atlas;
use crate::game::ground::room::{Direction, Door, DoorSpec};
use crate::game::people::known::learns;
use crate::text::style::plain;

/// A crossing with a shop-less square of rooms around it, of which Aria is in the middle.
fn town() -> (Small, CreatureId, Vec<RoomId>) {
    let mut small = Small::default();
    let area = small.area("town");
    let rooms: Vec<RoomId> = ["square", "north", "east", "south", "west", "loft", "far"]
        .iter()
        .map(|key| small.room(key, Some(area)))
        .collect();
    small.join(rooms[0], Direction::North, rooms[1]);
    small.join(rooms[0], Direction::East, rooms[2]);
    small.join(rooms[0], Direction::West, rooms[4]);
    small.join(rooms[0], Direction::Up, rooms[5]);
    small.join(rooms[2], Direction::East, rooms[6]);
    small.change_room(rooms[0], |room| {
        room.exits.insert(Direction::South, rooms[3]);
        let door = DoorSpec {
            name: "the gate".into(),
            stands: Door::Closed,
            key: None,
            resets: Default::default(),
            latch: None,
        };
        room.doors.insert(Direction::West, door);
    });
    small.content.atlas = Atlas::of(&small.content);
    let aria = small.player("Aria", rooms[0]);
    (small, aria, rooms)
}

fn drawn(small: &Small, who: CreatureId, page: &Page) -> String {
    let view = View { content: &small.content, world: &small.world, now: small.now };
    plain(&around(view, who, page))
}

#[test]
fn issue17_done4_a_map_shows_what_was_seen_and_nothing_else() {
    let (mut small, aria, rooms) = town();
    let page = Page { width: 30, ..Page::default() };
    let first = drawn(&small, aria, &page);
    let map: Vec<&str> = first.lines().skip(1).collect();
    assert_eq!(
        map,
        ["   ?", "   |", "?+[@u-?", "   |", "   ?", "@ you, u way up, + door, ? not", "  seen yet",],
        "{first}"
    );
    for name in ["north", "east", "south", "west", "loft", "far"] {
        let words = plain(&words::around(
            View { content: &small.content, world: &small.world, now: small.now },
            aria,
            &page,
        ));
        assert!(!words.contains(&format!(": {name}")), "{words}");
    }
    small.turn(|turn| rooms[..5].iter().for_each(|room| learns(turn, aria, *room)));
    let then = drawn(&small, aria, &page);
    let map: Vec<&str> = then.lines().skip(1).take(5).collect();
    assert_eq!(map, ["    [ ]", "     |", "[ ]+[@u-[ ]-?", "     v", "    [ ]"], "{then}");
}

#[test]
fn issue17_no_map_is_wider_than_the_page() {
    let (mut small, aria, rooms) = town();
    small.turn(|turn| rooms.iter().for_each(|room| learns(turn, aria, *room)));
    for width in [20, 40, 80, 200] {
        let page = Page { width, ..Page::default() };
        let view = View { content: &small.content, world: &small.world, now: small.now };
        let area = small.content.areas.keys().next().copied().expect("an area");
        for text in [around(view, aria, &page), drawing::of_area(view, aria, area, &page)] {
            let widest = plain(&text).lines().map(|line| line.chars().count()).max();
            assert!(widest <= Some(usize::from(width)), "{}", plain(&text));
        }
    }
}

#[test]
fn issue17_limits_a_map_reaches_so_far_and_no_farther() {
    let mut small = Small::default();
    let rooms: Vec<RoomId> = (0..200).map(|nth| small.room(&format!("r{nth}"), None)).collect();
    for pair in rooms.windows(2) {
        small.join(pair[0], Direction::East, pair[1]);
    }
    small.content.atlas = Atlas::of(&small.content);
    let aria = small.player("Aria", rooms[0]);
    small.turn(|turn| rooms[..40].iter().for_each(|room| learns(turn, aria, *room)));
    let page = Page { width: 0, ..Page::default() };
    let map = drawn(&small, aria, &page);
    let (east, _) = crate::base::limits::MAP_REACH_MAX;
    assert_eq!(map.matches('[').count(), 1 + east as usize, "{map}");
    let view = View { content: &small.content, world: &small.world, now: small.now };
    let beside = plain(&beside(view, aria, &page));
    assert_eq!(beside.matches('[').count(), 1 + MAP_REACH.0 as usize, "{beside}");
}

#[test]
fn issue17_limits_the_map_of_an_area_has_so_many_rooms_a_side() {
    let mut small = Small::default();
    let area = small.area("coast");
    let count = MAP_SIDE_MAX as usize + 20;
    let rooms: Vec<RoomId> =
        (0..count).map(|nth| small.room(&format!("r{nth}"), Some(area))).collect();
    for pair in rooms.windows(2) {
        small.join(pair[0], Direction::East, pair[1]);
    }
    small.content.atlas = Atlas::of(&small.content);
    let aria = small.player("Aria", rooms[0]);
    for room in &rooms {
        let number = small.content.atlas.room(*room);
        small.world.known.add(aria, Some(area), number);
    }
    let view = View { content: &small.content, world: &small.world, now: small.now };
    let map = plain(&drawing::of_area(view, aria, area, &Page { width: 0, ..Page::default() }));
    assert!(map.matches('[').count() < count && map.contains("beyond the edges"), "{map}");
}

use super::*;
use crate::base::limits::{TRACED_ROOMS_MAX, TRACES_IN_ROOM_MAX};
use crate::game::frame::testing::Small;
use crate::game::ground::movement;
use crate::game::ground::room::Direction;
use crate::game::people::player;

fn read(small: &Small, who: CreatureId, room: RoomId, typed: &str) -> Vec<String> {
    let view = View { content: &small.content, world: &small.world, now: small.now };
    lines(view, who, room, typed).iter().map(|line| crate::text::style::plain(line)).collect()
}

#[test]
fn issue17_done4_traces_are_of_this_room_and_of_those_who_may_be_seen() {
    let mut small = Small::default();
    let [hall, yard] = ["hall", "yard"].map(|key| small.room(key, None));
    small.join(hall, Direction::East, yard);
    let (aria, bran) = (small.player("Aria", hall), small.player("Bran", hall));
    small.turn(|turn| movement::walk(turn, bran, Direction::East)).expect("a way");
    assert_eq!(read(&small, aria, hall, "bran"), ["Bran went east a moment ago."]);
    assert!(read(&small, aria, yard, "").is_empty() && read(&small, aria, hall, "rat").is_empty());
    let account = small.world.players.character(bran).expect("Bran").account();
    small.turn(|turn| {
        player::set_role(turn.world, account, crate::game::frame::verb::Role::Wizard);
        player::choose(turn, bran, |chosen| chosen.unseen = true);
    });
    assert!(read(&small, aria, hall, "").is_empty(), "nobody knows of one who is unseen");
    small.turn(|turn| player::choose(turn, bran, |chosen| chosen.unseen = false));
    small.pass(Millis(TRACE_MS_MAX));
    assert!(read(&small, aria, hall, "").is_empty(), "they are gone");
}

#[test]
fn issue17_limits_traces_are_bounded() {
    let mut small = Small::default();
    let rooms: Vec<RoomId> =
        (0..TRACED_ROOMS_MAX + 5).map(|nth| small.room(&format!("r{nth}"), None)).collect();
    for pair in rooms.windows(2) {
        small.join(pair[0], Direction::East, pair[1]);
    }
    let (aria, bran) = (small.player("Aria", rooms[0]), small.player("Bran", rooms[0]));
    for _ in 0..TRACES_IN_ROOM_MAX + 5 {
        small.turn(|turn| movement::walk(turn, bran, Direction::East)).expect("a way");
        small.turn(|turn| movement::walk(turn, bran, Direction::West)).expect("a way");
    }
    assert_eq!(small.world.traces.fresh(rooms[0], small.now).count(), TRACES_IN_ROOM_MAX);
    assert_eq!(read(&small, aria, rooms[0], "").len(), 1, "each way of each is told once");
    for _ in 1..rooms.len() {
        small.turn(|turn| movement::walk(turn, bran, Direction::East)).expect("a way");
    }
    assert!(small.world.traces.rooms() <= TRACED_ROOMS_MAX);
}

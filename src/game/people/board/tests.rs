//! Bounds of boards, and what becomes of notes whose writers are erased.

use super::content::{Board, Boards};
use super::state::Note;
use super::{Event, rules};
use crate::base::id::{CreatureId, RoomId};
use crate::base::limits::{BOARD_NOTES_FROM_ONE_MAX, BOARD_NOTES_MAX};
use crate::game::frame::keep::{Forget, Person};
use crate::game::frame::testing::Small;

fn small() -> (Small, RoomId, CreatureId, CreatureId) {
    let mut small = Small::default();
    let hall = small.room("hall", None);
    let (key, name) = ("planks".to_string(), "the planks".to_string());
    let board = Board {
        key: key.clone(),
        name,
        description: "Planks.".into(),
        keywords: vec!["planks".into()],
        room: hall,
        readers: None,
    };
    small.content.keep(Boards([(key, board)].into()));
    let [aria, bran] = ["Aria", "Bran"].map(|name| small.player(name, hall));
    (small, hall, aria, bran)
}

fn pins(small: &mut Small, who: CreatureId, words: &str) -> bool {
    let note = ("Ho".to_string(), None);
    small.turn(|turn| rules::write(turn, who, note, Some(words.into()))).is_ok()
}

#[test]
fn issue17_boards_hold_only_so_many_notes() {
    let (mut small, _, aria, bran) = small();
    for _ in 0..BOARD_NOTES_FROM_ONE_MAX {
        assert!(pins(&mut small, aria, "Ho."));
    }
    assert!(!pins(&mut small, aria, "Ho."), "one is not to fill it");
    let note = |number: u64| Note {
        board: "planks".into(),
        number,
        author: CreatureId(9_999),
        name: "Cato".into(),
        subject: "Ho".into(),
        words: "Ho.".into(),
        sent: 0,
        thread: number,
    };
    let there = small.world.boards.notes.len() as u64;
    for number in there + 1..=BOARD_NOTES_MAX as u64 {
        let id = small.world.new_id();
        small.world.boards.notes.insert(id, note(number));
    }
    assert!(pins(&mut small, bran, "One more."), "the oldest gives way");
    let numbers: Vec<u64> = small.world.boards.on("planks").map(|(_, note)| note.number).collect();
    assert_eq!(numbers.len(), BOARD_NOTES_MAX);
    assert_eq!((numbers.first(), numbers.last()), (Some(&2), Some(&(BOARD_NOTES_MAX as u64 + 1))));
    rules::check(&small.world).expect("numbers stay apart");
}

#[test]
fn issue17_notes_of_the_erased_are_gone_and_others_name_them_no_more() {
    let (mut small, _, aria, bran) = small();
    assert!(pins(&mut small, aria, "Mine."));
    assert!(pins(&mut small, bran, "Aria said so."));
    small.turn(|turn| rules::mark(turn, aria)).expect("read");
    let person = Person { account: None, characters: vec![(aria.0, "Aria".into())] };
    rules::forgets(&mut small.world, aria, &Forget::Person(person));
    let left: Vec<&str> =
        small.world.boards.notes.values().map(|note| note.words.as_str()).collect();
    assert_eq!(left, ["somebody said so."]);
    assert!(small.world.boards.mark(aria, "planks").is_none());
    let _ = Event::Marked { who: aria, board: String::new() };
}

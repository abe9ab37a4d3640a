//! Bounds of letters, whom they do not reach, and what becomes of them when somebody is erased.

use super::rules;
use crate::base::id::CreatureId;
use crate::base::limits::{MAIL_FROM_ONE_MAX, MAIL_HELD_MAX};
use crate::game::frame::keep::{Forget, Person};
use crate::game::frame::testing::Small;

fn sends(small: &mut Small, who: CreatureId, to: CreatureId, words: &str) -> bool {
    let letter = ("Ho".to_string(), Some(words.to_string()));
    small.turn(|turn| rules::write(turn, who, to, letter)).is_ok()
}

#[test]
fn issue17_only_so_many_letters_lie_with_one() {
    let mut small = Small::default();
    let hall = small.room("hall", None);
    let [aria, bran] = ["Aria", "Bran"].map(|name| small.player(name, hall));
    for _ in 0..MAIL_FROM_ONE_MAX {
        assert!(sends(&mut small, aria, bran, "Ho."));
    }
    assert!(!sends(&mut small, aria, bran, "Ho."), "unread ones of one sender");
    for number in 1..=MAIL_FROM_ONE_MAX as u64 {
        small.turn(|turn| rules::read(turn, bran, Some(number))).expect("a letter");
    }
    let mut lie = MAIL_FROM_ONE_MAX;
    while lie < MAIL_HELD_MAX {
        let writer = small.player(&format!("Writer{lie}"), hall);
        assert!(sends(&mut small, writer, bran, "Ho."));
        lie += 1;
    }
    assert!(!sends(&mut small, aria, bran, "Ho."), "no more lie with one");
    rules::check(&small.world).expect("each has a number of its own");
    small.turn(|turn| rules::delete(turn, bran, 1)).expect("one goes");
    assert!(sends(&mut small, aria, bran, "Ho."));
    let numbers: Vec<u64> = small.world.letters.of(bran).map(|(_, letter)| letter.number).collect();
    assert_eq!(numbers.last(), Some(&1), "the smallest number that is free");
}

#[test]
fn issue17_letters_of_the_erased_are_gone_and_others_name_them_no_more() {
    let mut small = Small::default();
    let hall = small.room("hall", None);
    let [aria, bran, cato] = ["Aria", "Bran", "Cato"].map(|name| small.player(name, hall));
    assert!(sends(&mut small, aria, bran, "Mine."));
    assert!(sends(&mut small, bran, aria, "For her."));
    assert!(sends(&mut small, bran, cato, "Aria said so."));
    let person = Person { account: None, characters: vec![(aria.0, "Aria".into())] };
    rules::forgets(&mut small.world, aria, &Forget::Person(person));
    let left: Vec<&str> =
        small.world.letters.letters.values().map(|letter| letter.words.as_str()).collect();
    assert_eq!(left, ["somebody said so."]);
}

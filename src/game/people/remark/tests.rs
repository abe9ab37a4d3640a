//! Bounds of what is found, and what of it names whom.

use super::rules;
use super::state::Kind;
use crate::base::limits::{REMARK_CHARS_MAX, REMARKS_HELD_MAX, REMARKS_OPEN_FROM_ONE_MAX};
use crate::game::frame::keep::{Forget, Person};
use crate::game::frame::testing::Small;

#[test]
fn issue17_what_is_found_is_bounded_and_what_was_closed_gives_way_first() {
    let mut small = Small::default();
    let hall = small.room("hall", None);
    let aria = small.player("Aria", hall);
    let says = |small: &mut Small, who, words: &str| {
        let words = words.to_string();
        small.turn(|turn| rules::say(turn, who, Kind::Bug, words)).is_ok()
    };
    assert!(!says(&mut small, aria, &"é".repeat(REMARK_CHARS_MAX + 1)));
    for _ in 0..REMARKS_OPEN_FROM_ONE_MAX {
        assert!(says(&mut small, aria, "Aria is stuck."));
    }
    assert!(!says(&mut small, aria, "One more."), "so much of one lies open");
    small.turn(|turn| rules::close(turn, aria, 2, "Not any more.".into())).expect("it was open");
    assert!(small.turn(|turn| rules::close(turn, aria, 2, String::new())).is_err(), "only once");
    let mut said = REMARKS_OPEN_FROM_ONE_MAX;
    while said <= REMARKS_HELD_MAX {
        let finder = small.player(&format!("Finder{said}"), hall);
        assert!(says(&mut small, finder, "Ho."));
        said += 1;
    }
    let remarks = &small.world.remarks.remarks;
    assert_eq!(remarks.len(), REMARKS_HELD_MAX);
    assert!(remarks.contains_key(&1) && !remarks.contains_key(&2), "the closed one went");
    rules::check(&small.world).expect("no more than may be");
    let person = Person { account: None, characters: vec![(aria.0, "Aria".into())] };
    rules::forgets(&mut small.world, aria, &Forget::Person(person));
    let remarks = &small.world.remarks.remarks;
    assert!(remarks.values().all(|remark| !format!("{remark:?}").contains("Aria")));
}

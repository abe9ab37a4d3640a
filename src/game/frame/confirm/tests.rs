//! What is asked, what is done later, and what is taken back.

use super::*;
use crate::base::limits::{LATER_ACTS_MAX, UNDO_MS_MAX};
use crate::game::Event;
use crate::game::frame::part::Done;
use crate::game::frame::testing::Small;
use crate::game::frame::turn::Ask;
use crate::game::frame::verb;
use crate::game::people::player;
use crate::text::style::plain;

fn types(small: &mut Small, who: CreatureId, line: &str) -> Done {
    let (word, args) = verb::split(line);
    let spec = verb::exact(verb::Role::Player, word).expect("a verb");
    small.turn(|turn| spec.carry_out(turn, who, args))
}

#[test]
fn issue16_what_is_final_is_done_for_the_line_and_the_price_that_were_confirmed() {
    let mut small = Small::default();
    let hall = small.room("hall", None);
    let aria = small.player("Aria", hall);
    small.read(aria);
    let sure = |small: &mut Small, line: &str, price: &str| {
        small.turn(|turn| turn.is_sure(aria, line, price))
    };
    assert!(types(&mut small, aria, "confirm").is_err(), "nothing was asked");
    assert!(!sure(&mut small, "sell soul", "It costs 5."));
    let asked = plain(&small.read(aria));
    assert!(asked.contains("It costs 5. Type `confirm` within a minute"), "{asked}");
    assert!(!sure(&mut small, "sell soul", "It costs 5."), "to type it twice is no answer");
    types(&mut small, aria, "confirm").expect("it was asked");
    assert_eq!(small.asks.pop(), Some(Ask::Line(aria, "sell soul".into())));
    assert!(!sure(&mut small, "sell boots", "It costs 5."), "something else was confirmed");
    assert!(!sure(&mut small, "sell soul", "It costs 5."));
    types(&mut small, aria, "confirm").expect("it was asked");
    small.read(aria);
    assert!(!sure(&mut small, "sell soul", "It costs 6."), "the price has changed");
    assert!(
        plain(&small.read(aria)).starts_with("That is not what it was a moment ago. It costs 6.")
    );
    types(&mut small, aria, "confirm").expect("it was asked");
    assert!(sure(&mut small, "sell soul", "It costs 6."));
    assert!(!sure(&mut small, "sell soul", "It costs 6."), "once");
    small.now = small.now + Millis(CONFIRM_MS_MAX);
    assert!(types(&mut small, aria, "confirm").is_err(), "a minute is over");
}

#[test]
fn issue16_what_is_done_later_is_done_for_those_who_are_away_and_may_be_taken_back() {
    let mut small = Small::default();
    let hall = small.room("hall", None);
    let aria = small.player("Aria", hall);
    let known = || crate::game::FEATURES.iter().flat_map(|feature| feature.later);
    let act = known().next().expect("an act that may be undone");
    assert!(types(&mut small, aria, "undo").is_err(), "there is nothing");
    for n in 0..LATER_ACTS_MAX {
        small.turn(|turn| turn.later(aria, act, &format!("nothing_{n}"))).expect("it waits");
    }
    let again = small.turn(|turn| turn.later(aria, act, "nothing_0"));
    assert!(again.is_err(), "it waits already");
    let more = small.turn(|turn| turn.later(aria, act, "one_more"));
    assert!(more.is_err(), "so much waits and no more");
    assert_eq!(check(&small.world), Ok(()));
    types(&mut small, aria, "undo").expect("the last");
    assert_eq!(small.world.confirm.later.len(), LATER_ACTS_MAX - 1);
    small.turn(|turn| player::leave(turn, aria));
    small.pass(Millis(UNDO_MS_MAX));
    assert!(small.world.confirm.later.is_empty(), "all are done");
    assert!(
        !small
            .world
            .schedule
            .iter()
            .any(|(_, job)| matches!(job, crate::game::jobs::Job::Settles(_)))
    );
}

#[test]
fn issue16_what_is_forgotten_is_not_done() {
    let mut small = Small::default();
    let hall = small.room("hall", None);
    let aria = small.player("Aria", hall);
    let act = crate::game::FEATURES.iter().flat_map(|feature| feature.later).next().expect("one");
    small.turn(|turn| turn.later(aria, act, "nothing")).expect("it waits");
    small.turn(|turn| turn.is_sure(aria, "sell soul", "It costs 5."));
    small.turn(|turn| later::forget(turn, aria));
    assert!(types(&mut small, aria, "confirm").is_err());
    assert!(types(&mut small, aria, "undo").is_err());
    small.read(aria);
    small.pass(Millis(UNDO_MS_MAX));
    assert_eq!(small.read(aria), "");
    let refused = Event::Refused { who: aria, why: super::refusals::nothing_waits() };
    small.turn(|turn| turn.report(refused));
    assert!(small.read(aria).contains("can be undone"));
}

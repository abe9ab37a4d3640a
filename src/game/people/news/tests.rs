//! Bounds of the news, and the word of the day.

use super::rules;
use crate::base::clock::Millis;
use crate::base::limits::{DRAFT_CHARS_MAX, NEWS_HELD_MAX};
use crate::game::frame::keep::{Forget, Person};
use crate::game::frame::testing::Small;
use crate::game::people::player;

#[test]
fn issue17_only_so_much_news_is_held_and_it_names_nobody_who_is_erased() {
    let mut small = Small::default();
    let hall = small.room("hall", None);
    let aria = small.player("Aria", hall);
    for _ in 0..=NEWS_HELD_MAX {
        small.turn(|turn| rules::record(turn, "Aria", "Aria won".into(), "By Aria.".into()));
    }
    assert_eq!(small.world.news.pieces.len(), NEWS_HELD_MAX);
    assert_eq!(small.world.news.newest(), NEWS_HELD_MAX as u64 + 1);
    let long = "é".repeat(DRAFT_CHARS_MAX + 1);
    assert!(small.turn(|turn| rules::post(turn, aria, "Ho".into(), long)).is_err());
    small.turn(|turn| rules::has_read(turn, aria));
    let person = Person { account: None, characters: vec![(aria.0, "Aria".into())] };
    rules::forgets(&mut small.world, aria, &Forget::Person(person));
    let news = &small.world.news;
    assert!(news.pieces.values().all(|piece| !format!("{piece:?}").contains("Aria")));
    assert!(news.marks.is_empty());
    rules::check(&small.world).expect("no more than may be");
}

#[test]
fn issue17_the_word_of_the_day_is_read_once_a_day_and_when_it_changed() {
    let mut small = Small::default();
    let hall = small.room("hall", None);
    let aria = small.player("Aria", hall);
    let reads = |small: &mut Small| {
        small.turn(|turn| {
            let event = player::Event::Welcomed { who: aria, back: true }.into();
            rules::hears(turn, &event);
        });
        small.read(aria).matches("Today:").count()
    };
    assert_eq!(reads(&mut small), 0, "none is set");
    small.turn(|turn| rules::set_motd(turn, aria, Some("Low water.".into())));
    assert_eq!([reads(&mut small), reads(&mut small)], [1, 0]);
    small.now = small.now + Millis::seconds(86_400);
    assert_eq!([reads(&mut small), reads(&mut small)], [1, 0], "a day later");
    small.now = small.now + Millis::seconds(10);
    small.turn(|turn| rules::set_motd(turn, aria, Some("High water.".into())));
    assert_eq!([reads(&mut small), reads(&mut small)], [1, 0], "it changed");
    small.turn(|turn| rules::set_motd(turn, aria, None));
    assert_eq!(reads(&mut small), 0);
}

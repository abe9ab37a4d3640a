//! What is counted is what happened.

use super::counts::{ACTIVE, COMMANDS};
use super::*;
use crate::base::clock::Millis;
use crate::base::id::{CreatureId, RoomId};
use crate::base::limits::METRICS_DAYS_MAX;
use crate::game::Turn;
use crate::game::frame::calendar::{self, CatchUp};
use crate::game::frame::testing::Small;
use crate::game::ground::ledger::{self, Account, Commodity};
use crate::game::people::{faction, player};
use crate::text::page::Page;
use crate::text::style::plain;

const DAY: u64 = 24 * 60 * 60;

/// The world's clock stands at nothing, and the calendar at the day 100.
struct Server {
    small: Small,
    hall: RoomId,
}

impl Server {
    fn new() -> Server {
        let mut small = Small::default();
        let hall = small.room("hall", None);
        small.world.host.started = 100 * DAY;
        small.world.host.clock = small.now;
        Server { small, hall }
    }

    /// It is so many days later, and the server was up for all of them.
    fn days_pass(&mut self, days: u64) {
        self.small.now = self.small.now + Millis::seconds(days * DAY);
        self.hour();
    }

    /// What recurs each hour.
    fn hour(&mut self) -> u64 {
        let entry = &rules::CALENDAR[0];
        let due = calendar::Due { date: 0, missed: 0 };
        self.small.turn(|turn| (entry.run)(turn, due))
    }

    fn comes(&mut self, who: CreatureId, new: bool) {
        let room = self.hall;
        let event = player::Event::Entered { who, room, new };
        self.small.turn(|turn| turn.report(event));
    }

    fn on(&self, day: u32, name: &str) -> u64 {
        self.small.world.metrics.on(day, name)
    }

    fn page(&mut self, page: fn(crate::game::View, &Page) -> String) -> String {
        self.small.turn(|turn| rules::up_to_now(turn.world, turn.now));
        plain(&self.small.turn(|turn| page(turn.view(), &Page::default())))
    }
}

#[test]
fn n124_after_one_war_the_counter_is_1() {
    let mut server = Server::new();
    let (one, other) = (server.small.faction("bells"), server.small.faction("ashes"));
    let aria = server.small.player("Aria", server.hall);
    let decreed = |begins, relation| faction::Event::Decreed {
        who: aria,
        from: one,
        to: other,
        relation: Some(relation),
        mutual: faction::Mutual::Both,
        begins,
    };
    let war = decreed(true, faction::Relation::Hostile);
    server.small.turn(|turn| turn.report(war));
    assert_eq!((server.on(100, "wars"), server.on(100, "peaces")), (1, 0));
    let goes_on = decreed(false, faction::Relation::Hostile);
    server.small.turn(|turn| turn.report(goes_on));
    let peace = decreed(false, faction::Relation::Peace);
    server.small.turn(|turn| turn.report(peace));
    assert_eq!((server.on(100, "wars"), server.on(100, "peaces")), (1, 1));
    let page = server.page(pages::game);
    let line = page.lines().find(|line| line.starts_with("Wars begun")).expect("a line");
    let numbers: Vec<&str> = line.split_whitespace().skip(2).collect();
    assert_eq!(numbers, ["1", "0", "1", "1"], "{page}");
}

#[test]
fn n124_who_plays_counts_once_a_day_and_again_the_next_also_without_leaving() {
    let mut server = Server::new();
    let (aria, bran) = (CreatureId(1_001), CreatureId(1_002));
    for _ in 0..3 {
        server.comes(aria, false);
    }
    server.comes(bran, true);
    assert_eq!((server.on(100, ACTIVE), server.on(100, "visits")), (2, 4));
    assert_eq!(server.on(100, "registrations"), 1);
    let stays = server.small.player("Cara", server.hall);
    server.comes(stays, true);
    server.days_pass(1);
    assert_eq!((server.on(100, ACTIVE), server.on(101, ACTIVE)), (3, 1));
}

#[test]
fn n126_who_came_back_is_told_and_nothing_is_said_of_premium() {
    let mut server = Server::new();
    let [stays, returns, goes] = [CreatureId(1), CreatureId(2), CreatureId(3)];
    for who in [stays, returns, goes] {
        server.comes(who, true);
    }
    let page = server.page(pages::community);
    assert!(page.contains("Back after 1 day or more: nobody came new so long ago."), "{page}");
    server.days_pass(1);
    server.comes(stays, false);
    server.comes(returns, false);
    server.days_pass(6);
    server.comes(stays, false);
    server.small.turn(|turn| used(turn, "look"));
    let page = server.page(pages::community);
    assert!(page.contains("Back after 1 day or more: 2 of 3 who came new (66 %)."), "{page}");
    assert!(page.contains("Back after 7 days or more: 1 of 3 who came new (33 %)."), "{page}");
    assert!(page.contains("Typed most since the start: look 100 %."), "{page}");
    assert!(page.contains("New characters") && !page.to_lowercase().contains("premium"), "{page}");
    // Of somebody who came before anything was noted nobody knows whether they came back.
    server.comes(CreatureId(4), false);
    assert!(server.page(pages::community).contains("1 of 3 who came new"));
}

#[test]
fn n126_commands_are_counted_by_verb_and_by_the_day() {
    let mut server = Server::new();
    for verb in ["look", "say", "look"] {
        server.small.turn(|turn| used(turn, verb));
    }
    assert_eq!(server.on(100, COMMANDS), 3);
    let verbs = server.small.world.metrics.verbs();
    assert_eq!(verbs.iter().find(|(verb, _)| *verb == "look"), Some(&("look", 2)));
}

#[test]
fn n123_the_uptime_is_the_share_of_the_week_that_the_clock_lived_through() {
    let mut server = Server::new();
    let none = plain(&server.small.turn(|turn| pages::uptime(turn.view())));
    assert!(none.contains("100.0 %"), "{none}");
    server.hour();
    server.days_pass(1);
    // A day on which it was down: the calendar goes on, and the clock does not.
    server.small.world.host.started += DAY;
    server.hour();
    let told = plain(&server.small.turn(|turn| pages::uptime(turn.view())));
    assert_eq!(told, "Uptime: 50.0 % of the last 2 d, as far as is known");
}

#[test]
fn n124_coins_of_a_day_are_what_the_books_say_of_it() {
    let mut server = Server::new();
    let aria = server.small.player("Aria", server.hall);
    server.hour();
    let moved = |server: &mut Server, from, to, coins| {
        let what = Commodity::Credits;
        let moved = |turn: &mut Turn| ledger::transfer(turn, from, to, what, coins, ledger::SET);
        server.small.turn(moved).expect("it is there");
    };
    let (purse, staff) = (Account::Purse(aria), Account::Outside(ledger::STAFF));
    moved(&mut server, staff.clone(), purse.clone(), 7);
    server.days_pass(1);
    moved(&mut server, staff.clone(), purse.clone(), 5);
    moved(&mut server, purse, staff, 2);
    server.hour();
    let made = |day| (server.on(day, "coins_made"), server.on(day, "coins_lost"));
    assert_eq!((made(100), made(101)), ((7, 0), (5, 2)));
}

#[test]
fn days_of_long_ago_are_forgotten_and_so_is_who_is_no_more() {
    let mut server = Server::new();
    server.comes(CreatureId(1), true);
    server.days_pass(u64::from(METRICS_DAYS_MAX));
    assert!(server.small.world.metrics.days.contains_key(&100), "it is just as long ago");
    server.small.now = server.small.now + Millis::seconds(DAY);
    let forgotten = server.hour();
    assert!(forgotten >= 5 && !server.small.world.metrics.days.contains_key(&100));
    assert_eq!(rules::CALENDAR[0].late, CatchUp::Once);
    assert!(rules::check(&server.small.world).is_err(), "nobody is called number 1");
    rules::forget(&mut server.small.world, CreatureId(1));
    assert_eq!(rules::check(&server.small.world), Ok(()));
}

/// Each count has a name of its own that Prometheus takes, and no event counts as two deaths.
#[test]
fn names_of_counts_are_their_own() {
    let names: Vec<&str> = counts::COUNTS.iter().map(|count| count.name).collect();
    let mut sorted = names.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(sorted.len(), names.len());
    let plain = |name: &&str| name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    assert!(names.iter().all(plain), "{names:?}");
}

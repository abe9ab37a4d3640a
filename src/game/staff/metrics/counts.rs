//! What is counted of the game. One more count is one more row.

use crate::game::Event;
use crate::game::people::{combat, faction, player};
use crate::game::realm::front;

/// Something that is counted, by the day.
pub(super) struct Count {
    /// As it is kept, and told to Prometheus: it never changes.
    pub name: &'static str,
    /// As it is read.
    pub title: &'static str,
    pub page: Page,
    /// How many of it an event is.
    pub of: fn(&Event) -> u64,
}

/// On which page it is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Page {
    Game,
    Community,
}

/// Counts that no single event tells.
pub(super) const ACTIVE: &str = "active_players";
pub(super) const COMMANDS: &str = "commands";
pub(super) const COINS_MADE: &str = "coins_made";
pub(super) const COINS_LOST: &str = "coins_lost";
/// What the books had of each when the day was first noted.
pub(super) const MADE_BEFORE: &str = "coins_made_before";
pub(super) const LOST_BEFORE: &str = "coins_lost_before";
/// What the world's clock said when the day was first noted, and what the calendar said then: the
/// one stands while the server is down, so the two together tell for how long it was up.
pub(super) const CLOCK: &str = "clock_seconds";
pub(super) const CALENDAR: &str = "calendar_seconds";

/// All counts, in the order of the pages.
pub(super) const COUNTS: &[Count] = &[
    count(ACTIVE, "Players active", Page::Game, |_| 0),
    count("wars", "Wars begun", Page::Game, |event| {
        matches!(event, Event::Faction(faction::Event::Decreed { begins: true, .. })).into()
    }),
    count("peaces", "Peace decreed", Page::Game, |event| {
        let peace = Some(faction::Relation::Peace);
        matches!(event, Event::Faction(faction::Event::Decreed { relation, .. }) if *relation == peace)
            .into()
    }),
    count("rooms_taken", "Rooms taken in wars", Page::Game, |event| {
        matches!(event, Event::Front(front::Event::Taken { .. })).into()
    }),
    count("fights", "Fights begun", Page::Game, |event| {
        matches!(event, Event::Combat(combat::Event::Attacked { .. })).into()
    }),
    count("npc_deaths", "NPCs killed", Page::Game, |event| {
        matches!(event, Event::Combat(combat::Event::Died { template: Some(_), .. })).into()
    }),
    count("player_deaths", "Players killed", Page::Game, |event| {
        matches!(event, Event::Combat(combat::Event::Died { template: None, .. })).into()
    }),
    count("levels_gained", "Levels gained", Page::Game, |event| match event {
        Event::Combat(combat::Event::LevelGained { before, level, .. }) => {
            u64::from(level.saturating_sub(*before))
        }
        _ => 0,
    }),
    count("faction_joins", "Players who joined a faction", Page::Game, |event| {
        matches!(event, Event::Faction(faction::Event::Joined { .. })).into()
    }),
    count("faction_partings", "Players who left one", Page::Game, |event| {
        matches!(event, Event::Faction(faction::Event::Parted { .. })).into()
    }),
    count(COINS_MADE, "Coins made", Page::Game, |_| 0),
    count(COINS_LOST, "Coins lost", Page::Game, |_| 0),
    count("registrations", "New characters", Page::Community, |event| {
        matches!(event, Event::Player(player::Event::Entered { new: true, .. })).into()
    }),
    count("visits", "Visits", Page::Community, |event| {
        matches!(event, Event::Player(player::Event::Entered { .. })).into()
    }),
    count(COMMANDS, "Commands", Page::Community, |_| 0),
];

const fn count(
    name: &'static str,
    title: &'static str,
    page: Page,
    of: fn(&Event) -> u64,
) -> Count {
    Count { name, title, page, of }
}

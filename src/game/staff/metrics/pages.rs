//! What is read of the counts.

use super::counts::{ACTIVE, COMMANDS, COUNTS, Page as Sheet};
use super::rules::{moment, today};
use super::state::{Day, State};
use crate::base::clock::Millis;
use crate::base::date::Date;
use crate::game::View;
use crate::text::page::Page;
use crate::text::table::Table;
use crate::text::widget::rule;
use crate::text::words::{list, plural};
use crate::text::wrap::wrap;

/// Verbs that are named as the ones used most.
const VERBS_SHOWN: usize = 10;
/// Days of a week, and of a month.
const WEEK: Day = 7;
const MONTH: Day = 30;

/// `Uptime: 99.9 % of the last 7 d.` (N123).
pub(super) fn uptime(view: View) -> String {
    let now = moment(view.world, view.now);
    let since = today(view.world, view.now).saturating_sub(WEEK - 1);
    match view.world.metrics.uptime(since, now) {
        Some((share, seconds)) => format!(
            "Uptime: {:.1} % of the last {}, as far as is known",
            100.0 * share,
            Millis::seconds(seconds).in_words()
        ),
        None => "Uptime: 100.0 %, for it has only begun".into(),
    }
}

/// What happened in the game (N124).
pub(super) fn game(view: View, page: &Page) -> String {
    let world = view.world;
    let npcs = world.creatures.len().saturating_sub(world.players.count_here()) as u64;
    let here = world.players.count_here() as u64;
    let factions = view.content.factions.iter().count() as u64;
    let now = format!(
        "Now in the world: {}, {}, {}.",
        plural("player", here),
        plural("NPC", npcs),
        plural("faction", factions)
    );
    let mut text = rule("The game in numbers", page) + "\n";
    text.push_str(&(wrap(&now, page, 0) + "\n"));
    text + &counts(view, Sheet::Game, page)
}

/// Who comes, who comes back, and what they type (N126).
pub(super) fn community(view: View, page: &Page) -> String {
    let state = &view.world.metrics;
    let day = today(view.world, view.now);
    let mut text = rule("The players in numbers", page) + "\n";
    let line = |text: &mut String, words: &str| text.push_str(&(wrap(words, page, 0) + "\n"));
    let active = |days: Day| {
        let since = (day + 1).saturating_sub(days);
        state.activity.values().filter(|activity| activity.last >= since).count()
    };
    line(
        &mut text,
        &format!(
            "Active: {} today, {} in 7 days, {} in 30 days, of {}.",
            active(1),
            active(WEEK),
            active(MONTH),
            plural("character", view.world.players.count_all() as u64)
        ),
    );
    for days in [1, WEEK, MONTH] {
        line(&mut text, &retention(state, day, days));
    }
    text.push_str(&counts(view, Sheet::Community, page));
    line(&mut text, &habits(state));
    text
}

/// How many of those who came new came back, so many days later or more.
fn retention(state: &State, today: Day, days: Day) -> String {
    let spans =
        state.activity.values().filter_map(|activity| Some((activity.first?, activity.last)));
    let asked: Vec<(Day, Day)> =
        spans.filter(|(first, _)| first.saturating_add(days) <= today).collect();
    let back = asked.iter().filter(|(first, last)| last - first >= days).count();
    let after = plural("day", days.into());
    match asked.len() {
        0 => format!("Back after {after} or more: nobody came new so long ago."),
        all => format!(
            "Back after {after} or more: {back} of {all} who came new ({} %).",
            100 * back / all
        ),
    }
}

/// What is typed most, since the start.
fn habits(state: &State) -> String {
    let mut verbs = state.verbs();
    let all: u64 = verbs.iter().map(|(_, times)| times).sum();
    verbs.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
    let named = verbs.iter().take(VERBS_SHOWN).map(|(verb, times)| {
        let verb = match *verb {
            super::SKILL => "a skill",
            super::SOCIAL => "a social",
            verb => verb,
        };
        format!("{verb} {} %", 100 * times / all.max(1))
    });
    match all {
        0 => "Nobody typed a command since the start.".into(),
        _ => format!("Typed most since the start: {}.", list(&named.collect::<Vec<_>>())),
    }
}

/// Counts of today, yesterday, and a week, a row each.
fn counts(view: View, sheet: Sheet, page: &Page) -> String {
    let state = &view.world.metrics;
    let day = today(view.world, view.now);
    let yesterday = day.checked_sub(1);
    let mut table = Table::new(&["Count", "Today", "Yesterday", "7 days", "30 days"]);
    for column in 1..=4 {
        table = table.align_right(column);
    }
    for count in COUNTS.iter().filter(|count| count.page == sheet) {
        let last = |days: Day| {
            let since = (day + 1).saturating_sub(days);
            state.between(since..=day, count.name).to_string()
        };
        // Of one who plays each day, the sum of days would say seven.
        let (week, month) = match count.name == ACTIVE {
            true => (active(state, day, WEEK), active(state, day, MONTH)),
            false => (last(WEEK), last(MONTH)),
        };
        table.push([
            count.title.to_owned(),
            state.on(day, count.name).to_string(),
            yesterday.map_or(0, |day| state.on(day, count.name)).to_string(),
            week,
            month,
        ]);
    }
    table.render(page) + "\n"
}

/// How many played at all on the last days.
fn active(state: &State, today: Day, days: Day) -> String {
    let since = (today + 1).saturating_sub(days);
    state.activity.values().filter(|activity| activity.last >= since).count().to_string()
}

/// What stands in the table of days.
const DAILY: [(&str, &str); 7] = [
    ("Active", ACTIVE),
    ("New", "registrations"),
    ("Commands", COMMANDS),
    ("Wars", "wars"),
    ("Killed", "npc_deaths"),
    ("Died", "player_deaths"),
    ("Coins made", super::counts::COINS_MADE),
];

/// The last days, a row each, the newest first.
pub(super) fn daily(view: View, days: u64, page: &Page) -> String {
    let state = &view.world.metrics;
    let labels = std::iter::once("Day").chain(DAILY.iter().map(|(label, _)| *label));
    let mut table = Table::new(&labels.collect::<Vec<_>>());
    for column in 1..=DAILY.len() {
        table = table.align_right(column);
    }
    for day in state.days.keys().rev().take(usize::try_from(days).unwrap_or(usize::MAX)) {
        let date = Date::from_seconds(u64::from(*day) * 24 * 60 * 60).to_string();
        let date = date.split(' ').next().unwrap_or_default().to_owned();
        let counts = DAILY.iter().map(|(_, name)| state.on(*day, name).to_string());
        table.push(std::iter::once(date).chain(counts));
    }
    let days = "A day begins at midnight in universal time.";
    format!("{}\n{}\n", table.render(page), wrap(days, page, 0))
}

//! Counting.

use super::counts::{
    ACTIVE, CALENDAR as DATE, CLOCK, COINS_LOST, COINS_MADE, COMMANDS, COUNTS, LOST_BEFORE,
    MADE_BEFORE,
};
use super::state::{Activity, Day, Moment};
use crate::base::clock::Millis;
use crate::base::id::CreatureId;
use crate::base::limits::METRICS_DAYS_MAX;
use crate::game::frame::calendar::{CatchUp, Due, Every, Recurring};
use crate::game::frame::keep::dirty::Key;
use crate::game::ground::ledger::{self, Commodity};
use crate::game::people::player;
use crate::game::{Event, Turn, World};

pub(super) const CALENDAR: &[Recurring] = &[Recurring {
    name: "metrics_counted",
    does: "closes the counts of a day that is over, and forgets those of more than a year ago",
    counts: ("count", "forgotten"),
    every: Every::Hour,
    after: 0,
    late: CatchUp::Once,
    run: closes,
}];

const DAY_SECONDS: u64 = 24 * 60 * 60;

/// What the clock and the calendar say.
pub(super) fn moment(world: &World, now: Millis) -> Moment {
    Moment { clock: now.as_seconds(), calendar: world.host.seconds(now) }
}

/// The day that it is.
pub(super) fn today(world: &World, now: Millis) -> Day {
    (world.host.seconds(now) / DAY_SECONDS) as Day
}

/// Counts what happened.
pub(super) fn hears(turn: &mut Turn, event: &Event) {
    if let Event::Player(player::Event::Entered { who, new, .. }) = event {
        let first = match new {
            true => First::Visit,
            false => First::Unknown,
        };
        played(turn.world, turn.now, *who, first);
    }
    for count in COUNTS {
        match (count.of)(event) {
            0 => {}
            many => add(turn.world, turn.now, count.name, many),
        }
    }
}

/// A character used a verb.
pub fn used(turn: &mut Turn, verb: &'static str) {
    let verbs = &mut turn.world.metrics.verbs;
    match verbs.get_mut(verb) {
        Some(times) => *times += 1,
        None => drop(verbs.insert(verb.to_owned(), 1)),
    }
    add(turn.world, turn.now, COMMANDS, 1);
}

/// What happened since the start, by the name of the count; of coins, since there are books.
pub fn events(world: &World) -> Vec<(&'static str, u64)> {
    let (made, lost) = coins(world);
    let many = |name| match name {
        COINS_MADE => made,
        COINS_LOST => lost,
        _ => world.metrics.events.get(name).copied().unwrap_or(0),
    };
    COUNTS.iter().map(|count| (count.name, many(count.name))).collect()
}

/// Whether somebody is seen for the first time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum First {
    Visit,
    Unknown,
}

/// Somebody plays today.
fn played(world: &mut World, now: Millis, who: CreatureId, visit: First) {
    begin_day(world, now);
    let today = today(world, now);
    let first = (visit == First::Visit).then_some(today);
    let activity = world.metrics.activity.get(&who).copied();
    if activity.is_some_and(|activity| activity.last == today) {
        return;
    }
    let before = activity.unwrap_or(Activity { first, last: today, days: 0 });
    let after = Activity { last: today, days: before.days.saturating_add(1), ..before };
    world.metrics.activity.insert(who, after);
    world.dirty.kept(Key::Activity(who));
    add(world, now, ACTIVE, 1);
}

/// So many more of something today.
fn add(world: &mut World, now: Millis, name: &str, many: u64) {
    begin_day(world, now);
    let events = &mut world.metrics.events;
    match events.get_mut(name) {
        Some(count) => *count += many,
        None => drop(events.insert(name.to_owned(), many)),
    }
    let today = today(world, now);
    let value = world.metrics.on(today, name).saturating_add(many);
    put(world, today, name, value);
}

/// Notes when a day began, and closes the one before.
fn begin_day(world: &mut World, now: Millis) {
    let today = today(world, now);
    if world.metrics.days.get(&today).is_some_and(|counts| counts.contains_key(CLOCK)) {
        return;
    }
    let before = world.metrics.days.keys().next_back().copied();
    if let Some(before) = before {
        settle(world, before);
    }
    let Moment { clock, calendar } = moment(world, now);
    let (made, lost) = coins(world);
    for (name, value) in
        [(CLOCK, clock), (DATE, calendar), (MADE_BEFORE, made), (LOST_BEFORE, lost)]
    {
        put(world, today, name, value);
    }
}

/// That there is a row is kept at once, what it says with the next round.
fn put(world: &mut World, day: Day, name: &str, value: u64) {
    let counts = world.metrics.days.entry(day).or_default();
    let key = Key::MetricsDay((day, name.to_owned()));
    match counts.get_mut(name) {
        Some(old) if *old == value => {}
        Some(old) => {
            *old = value;
            world.dirty.fleeting(key);
        }
        None => {
            counts.insert(name.to_owned(), value);
            world.dirty.kept(key);
        }
    }
}

/// Works out what follows from what is kept: who played on the newest day, and how many coins were
/// made and lost.
fn settle(world: &mut World, day: Day) {
    let played = world.metrics.activity.values().filter(|activity| activity.last == day).count();
    put(world, day, ACTIVE, played as u64);
    let (made, lost) = coins(world);
    for (name, before, after) in [(COINS_MADE, MADE_BEFORE, made), (COINS_LOST, LOST_BEFORE, lost)]
    {
        let many = after.saturating_sub(world.metrics.on(day, before));
        put(world, day, name, many);
    }
}

/// Brings today's counts up to now, for whoever reads them.
pub(super) fn up_to_now(world: &mut World, now: Millis) {
    begin_day(world, now);
    settle(world, today(world, now));
}

/// Coins that ever were made and lost in play: not what was there before there were books, nor what
/// other files brought.
fn coins(world: &World) -> (u64, u64) {
    let in_play = |word: &str| ![ledger::BEGINNING.word, ledger::FILES.word].contains(&word);
    let flows = world.ledger.flows(Commodity::Credits).filter(|(word, _)| in_play(word));
    flows.fold((0, 0), |(made, lost), (_, flow)| (made + flow.made, lost + flow.lost))
}

/// What recurs each hour: who is in the world plays today, too, and old days are forgotten.
fn closes(turn: &mut Turn, _: Due) -> u64 {
    up_to_now(turn.world, turn.now);
    for who in turn.world.players.here().collect::<Vec<_>>() {
        played(turn.world, turn.now, who, First::Unknown);
    }
    let oldest = today(turn.world, turn.now).saturating_sub(METRICS_DAYS_MAX);
    let kept = turn.world.metrics.days.split_off(&oldest);
    let old = std::mem::replace(&mut turn.world.metrics.days, kept);
    let names = old.into_iter().flat_map(|(day, counts)| counts.into_keys().map(move |n| (day, n)));
    let mut forgotten = 0;
    for key in names {
        turn.world.dirty.kept(Key::MetricsDay(key));
        forgotten += 1;
    }
    forgotten
}

/// A character is no more, and so is what was noted of it.
pub(super) fn forget(world: &mut World, who: CreatureId) {
    if world.metrics.activity.remove(&who).is_some() {
        world.dirty.kept(Key::Activity(who));
    }
}

/// Nothing is noted of whom there is not, and nobody played more often than there were days.
pub(super) fn check(world: &World) -> Result<(), String> {
    for (who, Activity { first, last, days }) in &world.metrics.activity {
        if world.players.character(*who).is_none() {
            return Err(format!("it is noted when character {} played, which is no more", who.0));
        }
        let Some(first) = first else { continue };
        if first > last || u64::from(*days) > u64::from(last - first) + 1 {
            return Err(format!(
                "character {} played on {days} days from day {first} to day {last}",
                who.0
            ));
        }
    }
    Ok(())
}

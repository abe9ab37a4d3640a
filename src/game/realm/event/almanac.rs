//! When an event recurs: by people's calendar, by the days of the season, by the days of the Reach.
//!
//! People's days are those of universal time. A season has seventy days (C19), which are counted from
//! the beginning of 1970 until seasons are kept: then only [`Season`](When::on_season_days) changes.
//! Days of the Reach are two hours of the world's clock, which stands while the server does.

use crate::base::clock::Millis;
use crate::base::date::Date;
use crate::game::World;
use crate::game::ground::sky::{self, HOUR};

const MINUTE: u64 = 60;
const DAY: u64 = 24 * 60 * MINUTE;
const WEEK: u64 = 7 * DAY;
/// From the beginning of 1970, a Thursday, to the Monday after it.
const MONDAY: u64 = 4 * DAY;
/// Days of a season (C19).
pub const SEASON_DAYS: u64 = 70;
/// Milliseconds of a day of the Reach.
const REACH_DAY: u64 = 24 * HOUR.0;

/// The days of a week, as they are written and read.
pub const WEEKDAYS: [(&str, &str); 7] = [
    ("monday", "Monday"),
    ("tuesday", "Tuesday"),
    ("wednesday", "Wednesday"),
    ("thursday", "Thursday"),
    ("friday", "Friday"),
    ("saturday", "Saturday"),
    ("sunday", "Sunday"),
];

/// Moments that recur.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum When {
    /// Seconds since 1970: every so many, at each of these behind a beginning.
    Dates { every: u64, at: Vec<u64>, says: String },
    /// A day of each year, and seconds into it.
    Yearly { month: u64, day: u64, at: u64, says: String },
    /// The same as dates, in milliseconds of the world's clock.
    Moments { every: u64, at: u64, says: String },
}

/// A moment by one of the two clocks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Due {
    /// Seconds since 1970.
    Date(u64),
    Clock(Millis),
}

impl Due {
    /// When that is by the world's clock; what lies before the start of the server is then.
    pub fn moment(self, world: &World) -> Millis {
        match self {
            Due::Date(date) => world.host.moment(date),
            Due::Clock(moment) => moment,
        }
    }

    /// The moment so long after it.
    pub fn after(self, span: Millis) -> Due {
        match self {
            Due::Date(date) => Due::Date(date.saturating_add(span.as_seconds().max(1))),
            Due::Clock(moment) => Due::Clock(moment + span),
        }
    }

    /// Whether it has come.
    pub fn has_come(self, world: &World, now: Millis) -> bool {
        match self {
            Due::Date(date) => world.host.seconds(now) >= date,
            Due::Clock(moment) => now >= moment,
        }
    }
}

impl When {
    /// Every hour, so many minutes into it.
    pub fn hourly(minute: u64) -> When {
        let says = format!("every hour, {minute} minutes past it");
        When::Dates { every: 60 * MINUTE, at: vec![minute * MINUTE], says }
    }

    pub fn daily(at: u64) -> When {
        When::Dates { every: DAY, at: vec![at], says: format!("every day at {} UTC", clock(at)) }
    }

    /// Every week, on a day that is counted from Monday, which is 0.
    pub fn weekly(weekday: usize, at: u64) -> When {
        let name = WEEKDAYS.get(weekday).map_or("", |(_, name)| name);
        let behind = (MONDAY + weekday as u64 * DAY + at) % WEEK;
        let says = format!("every {name} at {} UTC", clock(at));
        When::Dates { every: WEEK, at: vec![behind], says }
    }

    pub fn yearly(month: u64, day: u64, at: u64) -> When {
        let says = format!("each year on {month:02}-{day:02} at {} UTC", clock(at));
        When::Yearly { month, day, at, says }
    }

    /// On some days of each season, counted from 1.
    pub fn on_season_days(days: &[u64], at: u64) -> When {
        let mut all: Vec<u64> = days.iter().map(|day| (day - 1) * DAY + at).collect();
        all.sort_unstable();
        let days: Vec<String> = days.iter().map(u64::to_string).collect();
        let noun = if days.len() == 1 { "day" } else { "days" };
        let days = crate::text::sentence::list(&days);
        let says = format!("on {noun} {days} of each season, at {} UTC", clock(at));
        When::Dates { every: SEASON_DAYS * DAY, at: all, says }
    }

    /// Every so many days of the Reach, on one of them that is counted from 1, at an hour.
    pub fn on_reach_days(every: u64, on: u64, hour: u64) -> When {
        let length = every * REACH_DAY;
        let noon = REACH_DAY * (on - 1) + hour * HOUR.0;
        // The world begins in the morning of its first day.
        let at = (noon + length - sky::BEGINS_AT * HOUR.0) % length;
        let days = match every {
            1 => "every day of the Reach".to_owned(),
            _ => format!("every {} day of the Reach", crate::text::words::nth_word(every)),
        };
        let hour = sky::hour_in_words(hour);
        let hour = hour.trim_start_matches("It is ").trim_end_matches('.');
        When::Moments { every: length, at, says: format!("{days}, at {hour}") }
    }

    /// In words.
    pub fn says(&self) -> &str {
        match self {
            When::Dates { says, .. } | When::Yearly { says, .. } | When::Moments { says, .. } => {
                says
            }
        }
    }

    /// When it was last, or is now.
    pub fn last(&self, world: &World, now: Millis) -> Option<Due> {
        let seconds = world.host.seconds(now);
        match self {
            When::Dates { every, at, .. } => last(seconds, *every, at).map(Due::Date),
            When::Moments { every, at, .. } => {
                last(now.0, *every, &[*at]).map(|ms| Due::Clock(Millis(ms)))
            }
            When::Yearly { month, day, at, .. } => {
                let year = Date::from_seconds(seconds).year;
                let of = |year| Date::seconds_of(year, *month, *day).map(|first| first + at);
                let this = of(year).filter(|date| *date <= seconds);
                this.or_else(|| of(year - 1)).map(Due::Date)
            }
        }
    }

    /// When it is next.
    pub fn next(&self, world: &World, now: Millis) -> Due {
        let seconds = world.host.seconds(now);
        match self {
            When::Dates { every, at, .. } => Due::Date(next(seconds, *every, at)),
            When::Moments { every, at, .. } => Due::Clock(Millis(next(now.0, *every, &[*at]))),
            When::Yearly { month, day, at, .. } => {
                let year = Date::from_seconds(seconds).year;
                let of = |year| Date::seconds_of(year, *month, *day).map_or(0, |first| first + at);
                Due::Date(if of(year) > seconds { of(year) } else { of(year + 1) })
            }
        }
    }
}

/// `18:05`.
fn clock(at: u64) -> String {
    format!("{:02}:{:02}", at / 60 / MINUTE, at / MINUTE % 60)
}

fn last(now: u64, every: u64, at: &[u64]) -> Option<u64> {
    let begun = now / every * every;
    let of = |begun: u64| at.iter().map(move |at| begun + at).filter(|at| *at <= now).max();
    of(begun).or_else(|| of(begun.checked_sub(every)?))
}

fn next(now: u64, every: u64, at: &[u64]) -> u64 {
    let begun = now / every * every;
    let of = |begun: u64| at.iter().map(move |at| begun + at).filter(|at| *at > now).min();
    of(begun).or_else(|| of(begun + every)).unwrap_or(now + every)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::game::client::about::Host;
    use proptest::prelude::*;

    /// 2024-06-15 18:00, a Saturday.
    const SATURDAY: u64 = 1_718_474_400;

    fn world(started: u64) -> World {
        World { host: Host { started, ..Host::default() }, ..World::default() }
    }

    #[test]
    fn c15_weeks_and_years_are_those_of_the_calendar() {
        let world = world(SATURDAY);
        let now = Millis(0);
        let on_saturday = When::weekly(5, 18 * 3_600);
        assert_eq!(on_saturday.last(&world, now), Some(Due::Date(SATURDAY)));
        assert_eq!(on_saturday.next(&world, now), Due::Date(SATURDAY + WEEK));
        let on_sunday = When::weekly(6, 0);
        assert_eq!(on_sunday.next(&world, now), Due::Date(SATURDAY + 6 * 3_600));
        let date = |due: Due| match due {
            Due::Date(date) => Date::from_seconds(date).to_string(),
            Due::Clock(_) => String::new(),
        };
        let midwinter = When::yearly(12, 21, 6 * 3_600);
        assert_eq!(date(midwinter.next(&world, now)), "2024-12-21 06:00");
        assert_eq!(midwinter.last(&world, now).map(date).as_deref(), Some("2023-12-21 06:00"));
        assert_eq!(date(When::yearly(6, 15, 0).next(&world, now)), "2025-06-15 00:00");
        assert_eq!(date(When::hourly(30).next(&world, now)), "2024-06-15 18:30");
    }

    #[test]
    fn c15_days_of_the_reach_begin_as_its_hours_do() {
        let dawn = When::on_reach_days(4, 2, 6);
        let mut world = world(0);
        let Due::Clock(first) = dawn.next(&world, Millis(0)) else { panic!("by the clock") };
        world.clock = first;
        assert_eq!((sky::hour(&world), sky::day(first)), (6, 1), "the second day");
        let Due::Clock(second) = dawn.next(&world, first) else { panic!("by the clock") };
        assert_eq!(sky::day(second), 5);
    }

    proptest! {
        #![proptest_config(crate::base::properties::properties())]
        /// What is due next is due last when its time has come, and never twice.
        #[test]
        fn c15_the_next_time_is_the_last_when_it_comes(
            seconds in 100 * WEEK..4_000 * WEEK, which in 0..7_usize, day in 1..=28_u64, at in 0..DAY,
        ) {
            let when = match which {
                0 => When::hourly(at % 60),
                1 => When::daily(at),
                2 => When::weekly(day as usize % 7, at),
                3 => When::yearly(day % 12 + 1, day, at),
                4 => When::on_season_days(&[day, day + 30], at),
                _ => When::on_reach_days(day, 1 + day / 2, at % 24),
            };
            let world = world(seconds);
            let now = Millis(at * 1_000);
            let next = when.next(&world, now);
            let came = next.moment(&world);
            prop_assert!(came > now);
            prop_assert_eq!(when.last(&world, came), Some(next));
            prop_assert!(when.last(&world, now) != Some(next));
        }
    }
}

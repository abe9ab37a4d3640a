//! Days of the calendar, for what people read: the Gregorian one, in universal time.

use std::fmt;

/// A moment of the calendar, to the minute.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Date {
    pub year: u64,
    pub month: u64,
    pub day: u64,
    pub hour: u64,
    pub minute: u64,
}

const DAY: u64 = 24 * 60 * 60;
/// Days of 400 years, after which the calendar repeats itself.
const ERA: u64 = 146_097;
/// Days from the first of March of the year 0 to the first of January 1970.
const BEFORE_1970: u64 = 719_468;

impl Date {
    /// The moment so many seconds after the beginning of 1970.
    pub fn from_seconds(seconds: u64) -> Date {
        let days = seconds / DAY + BEFORE_1970;
        let (era, of_era) = (days / ERA, days % ERA);
        // Years are counted from March, so that the day of a leap year is the last of its year.
        let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / (ERA - 1)) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let from_march = (5 * of_year + 2) / 153;
        let day = of_year - (153 * from_march + 2) / 5 + 1;
        let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
        let year = era * 400 + year + u64::from(month <= 2);
        Date { year, month, day, hour: seconds / 3_600 % 24, minute: seconds / 60 % 60 }
    }

    /// The first second of a day, since the beginning of 1970; `None` before that. A day that its month
    /// does not have is one of the next.
    pub fn seconds_of(year: u64, month: u64, day: u64) -> Option<u64> {
        let year = if month <= 2 { year.checked_sub(1)? } else { year };
        let (era, of_era) = (year / 400, year % 400);
        let from_march = (month + 9) % 12;
        let of_year = (153 * from_march + 2) / 5 + day.checked_sub(1)?;
        let days = era * ERA + of_era * 365 + of_era / 4 - of_era / 100 + of_year;
        Some(days.checked_sub(BEFORE_1970)? * DAY)
    }
}

impl fmt::Display for Date {
    /// `2026-11-28 21:02`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Date { year, month, day, hour, minute } = self;
        write!(f, "{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_the_calendar() {
        // Checked with `date -u -d @…`.
        for (seconds, written) in [
            (0, "1970-01-01 00:00"),
            (951_782_399, "2000-02-28 23:59"),
            (951_782_400, "2000-02-29 00:00"),
            (951_868_800, "2000-03-01 00:00"),
            (1_709_164_800, "2024-02-29 00:00"),
            (1_735_689_599, "2024-12-31 23:59"),
            (1_735_689_600, "2025-01-01 00:00"),
            (4_107_542_400, "2100-03-01 00:00"),
        ] {
            assert_eq!(Date::from_seconds(seconds).to_string(), written);
        }
    }

    #[test]
    fn each_day_follows_the_one_before() {
        let mut before = Date::from_seconds(0);
        for day in 1..ERA {
            let date = Date::from_seconds(day * DAY);
            let next = date.day == before.day + 1 && date.month == before.month;
            let turns = date.day == 1 && before.day >= 28;
            assert!(date > before && (next || turns), "{before} is followed by {date}");
            let first = Date::seconds_of(date.year, date.month, date.day);
            assert_eq!(first, Some(day * DAY), "{date}");
            before = date;
        }
    }
}

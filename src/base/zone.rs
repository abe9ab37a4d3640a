//! Time zones: what a moment is called where its reader lives.
//!
//! The rules of all zones are in the binary (the IANA database, by `jiff`), so a name means the same
//! on every machine. Everything here is computed from a moment that is given; nothing asks what time
//! it is. Moments are kept and compared in universal time, and only shown in another.

use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone, TimeZoneDatabase};

use crate::base::date::Date;

/// Hours that a clock may be ahead of universal time or behind it.
const HOURS_MAX: i32 = 14;

static ZONES: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// Where a reader lives, as far as clocks are concerned.
#[derive(Clone, Debug)]
pub struct Zone {
    name: String,
    zone: TimeZone,
}

impl Zone {
    /// Universal time.
    pub fn universal() -> Zone {
        Zone { name: "UTC".into(), zone: TimeZone::UTC }
    }

    /// The zone of `Europe/Vienna`, of a city alone (`vienna`), of an offset (`+2`, `-03:30`), or of
    /// `utc`, in any case of letters.
    pub fn parse(word: &str) -> Option<Zone> {
        let word = word.trim().replace(' ', "_");
        if word.eq_ignore_ascii_case("utc") || word.eq_ignore_ascii_case("gmt") {
            return Some(Zone::universal());
        }
        if word.starts_with(['+', '-']) {
            return Zone::ahead(&word);
        }
        let full = zones().find(|name| name.eq_ignore_ascii_case(&word));
        let city = || zones().find(|name| city(name).eq_ignore_ascii_case(&word));
        let name = full.or_else(city)?;
        let zone = ZONES.get(&name).ok()?;
        Some(Zone { name, zone })
    }

    /// So many hours and minutes ahead of universal time, or behind it.
    fn ahead(word: &str) -> Option<Zone> {
        let (hours, minutes) = match word[1..].split_once(':') {
            Some((hours, minutes)) if minutes.len() == 2 => (hours, minutes.parse::<i32>().ok()?),
            Some(_) => return None,
            None => (&word[1..], 0),
        };
        let is_number = !hours.is_empty() && hours.bytes().all(|byte| byte.is_ascii_digit());
        let hours = hours.parse::<i32>().ok().filter(|hours| is_number && *hours <= HOURS_MAX)?;
        let minutes = Some(minutes).filter(|minutes| (0..60).contains(minutes))?;
        let sign = if word.starts_with('-') { -1 } else { 1 };
        let offset = Offset::from_seconds(sign * (hours * 60 + minutes) * 60).ok()?;
        let name = format!("{}{hours:02}:{minutes:02}", &word[..1]);
        Some(Zone { name, zone: TimeZone::fixed(offset) })
    }

    /// Its name, as it is kept: [`Zone::parse`] finds it again.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What the moment so many seconds after the beginning of 1970 is called there.
    pub fn date(&self, seconds: u64) -> Date {
        let ahead = moment(seconds).map_or(0, |at| self.zone.to_offset(at).seconds());
        Date::from_seconds(seconds.saturating_add_signed(ahead.into()))
    }

    /// What its clocks are called at a moment: `CET`, `UTC`, `+03:30`.
    pub fn letters(&self, seconds: u64) -> String {
        let letters = |at| self.zone.to_offset_info(at).abbreviation().to_owned();
        let letters = moment(seconds).map_or_else(String::new, letters);
        let has_none = letters.is_empty() || letters.starts_with(['+', '-']);
        if has_none { self.name.clone() } else { letters }
    }
}

impl Default for Zone {
    fn default() -> Zone {
        Zone::universal()
    }
}

fn moment(seconds: u64) -> Option<Timestamp> {
    Timestamp::from_second(i64::try_from(seconds).ok()?).ok()
}

/// The names of all zones that are somewhere: `Europe/Vienna`.
pub fn zones() -> impl Iterator<Item = String> {
    let names = ZONES.available().map(|name| name.as_str().to_owned());
    names.filter(|name| name.contains('/') && !name.starts_with("Etc/"))
}

/// The last part of a name: `Vienna`.
fn city(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(zone: &str, seconds: u64) -> String {
        let zone = Zone::parse(zone).expect("a zone");
        format!("{} {}", zone.date(seconds), zone.letters(seconds))
    }

    #[test]
    fn issue15_6_a_moment_is_told_in_the_readers_zone() {
        // Checked with `TZ=… date -d @…`. Clocks in Vienna are put forth in the last of these.
        for (zone, seconds, expected) in [
            ("utc", 1_743_296_399, "2025-03-30 00:59 UTC"),
            ("Europe/Vienna", 1_743_296_399, "2025-03-30 01:59 CET"),
            ("europe/vienna", 1_743_296_400, "2025-03-30 03:00 CEST"),
            ("vienna", 0, "1970-01-01 01:00 CET"),
            ("new york", 1_743_296_400, "2025-03-29 21:00 EDT"),
            ("Asia/Kathmandu", 1_743_296_400, "2025-03-30 06:45 Asia/Kathmandu"),
            ("+2", 1_743_296_400, "2025-03-30 03:00 +02:00"),
            ("-03:30", 1_743_296_400, "2025-03-29 21:30 -03:30"),
        ] {
            assert_eq!(told(zone, seconds), expected, "{zone}");
        }
    }

    #[test]
    fn a_zone_is_found_again_by_its_name() {
        let every = zones().chain(["UTC", "+02:00", "-11:45"].map(str::to_owned));
        let mut count = 0;
        for name in every {
            let zone = Zone::parse(&name).unwrap_or_else(|| panic!("{name} is a zone"));
            assert_eq!(zone.name(), name);
            count += 1;
        }
        assert!(count > 400, "all of them are there: {count}");
    }

    #[test]
    fn no_word_breaks_it() {
        for word in
            ["", "+", "-", "+15", "+2:5", "+2:60", "+é", "++2", "+-2", "Atlantis", "/", "é/é"]
        {
            assert!(Zone::parse(word).is_none(), "{word}");
        }
        for seconds in [0, 1, u64::MAX / 2, u64::MAX] {
            Zone::parse("vienna").expect("a zone").letters(seconds);
            Zone::parse("-12").expect("a zone").date(seconds);
        }
    }
}

//! What is remembered of what was counted.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::counts::{CALENDAR, CLOCK};
use crate::base::id::CreatureId;
use crate::game::frame::verb;

/// Days since 1970-01-01, in universal time.
pub(super) type Day = u32;

/// Everything that was counted.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    /// By day and name. Kept.
    pub(super) days: BTreeMap<Day, BTreeMap<String, u64>>,
    /// When each character played. Kept.
    pub(super) activity: BTreeMap<CreatureId, Activity>,
    /// What happened since the start, by name.
    pub(super) events: BTreeMap<String, u64>,
    /// Verbs that were used since the start.
    pub(super) verbs: BTreeMap<String, u64>,
}

/// On which days somebody played.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct Activity {
    /// `None` for those who came before it was noted.
    pub first: Option<Day>,
    pub last: Day,
    /// How many.
    pub days: u32,
}

impl State {
    /// Verbs that were used since the start, and how often.
    pub fn verbs(&self) -> Vec<(&'static str, u64)> {
        let used = |name: &'static str| Some((name, *self.verbs.get(name)?));
        let mut verbs: Vec<_> = verb::all().filter_map(|spec| used(spec.name)).collect();
        verbs.extend([SKILL, SOCIAL].into_iter().filter_map(used));
        verbs
    }

    /// How much was counted on a day.
    pub(super) fn on(&self, day: Day, name: &str) -> u64 {
        self.days.get(&day).and_then(|counts| counts.get(name)).copied().unwrap_or(0)
    }

    /// On all days from one to another.
    pub(super) fn between(&self, days: std::ops::RangeInclusive<Day>, name: &str) -> u64 {
        days.map(|day| self.on(day, name)).sum()
    }

    /// For what share of the time since a day the server was up, if that is known, with the seconds
    /// of that time. `now` is what the clock and the calendar say.
    pub(super) fn uptime(&self, since: Day, now: Moment) -> Option<(f64, u64)> {
        let (day, _) = self.days.range(since..).next()?;
        let then = Moment { clock: self.on(*day, CLOCK), calendar: self.on(*day, CALENDAR) };
        let passed = now.calendar.checked_sub(then.calendar).filter(|passed| *passed > 0)?;
        let lived = now.clock.saturating_sub(then.clock).min(passed);
        Some((lived as f64 / passed as f64, passed))
    }
}

/// A moment by the world's clock, which stands while the server is down, and by the calendar, which
/// does not; both in seconds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Moment {
    pub clock: u64,
    pub calendar: u64,
}

/// What is counted as one verb: builders name the skills of their callings.
pub const SKILL: &str = "a_skill";
/// The same of what builders let players show without words.
pub const SOCIAL: &str = "a_social";

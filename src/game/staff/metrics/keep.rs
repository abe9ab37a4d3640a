//! What is kept of it: a row for each day and count, and one for each character.

use super::state::{Activity, Day};
use crate::base::id::CreatureId;
use crate::game::frame::keep::Table;
use crate::game::frame::keep::row::kept;

kept! {
    /// How much of something was counted on a day (N124).
    pub struct MetricsRow in "metrics_daily" by (day: u32, name: String) {
        value: u64,
    } people {}
}

kept! {
    /// On which days a character played.
    pub struct ActivityRow in "metrics_activity" by (character_id: u64) {
        first_day: Option<u32>,
        last_day: u32,
        days: u32,
    } people { character_id: Character }
}

pub const DAYS: Table<(Day, String), MetricsRow> = Table {
    all: |cut| {
        let days = cut.world.metrics.days.iter();
        days.flat_map(|(day, counts)| counts.keys().map(|name| (*day, name.clone()))).collect()
    },
    key: |_, key| key.clone(),
    row: |cut, (day, name)| {
        let value = *cut.world.metrics.days.get(day)?.get(name)?;
        Some(MetricsRow { day: *day, name: name.clone(), value })
    },
    take: |to, rows| {
        for row in rows {
            let counts = to.world.metrics.days.entry(row.day).or_default();
            counts.insert(row.name.clone(), row.value);
        }
    },
    lasting: Some(|row| row.value = 0),
};

pub const ACTIVITY: Table<CreatureId, ActivityRow> = Table {
    all: |cut| cut.world.metrics.activity.keys().copied().collect(),
    key: |_, who| who.0,
    row: |cut, who| {
        let Activity { first, last, days } = *cut.world.metrics.activity.get(who)?;
        Some(ActivityRow { character_id: who.0, first_day: first, last_day: last, days })
    },
    take: |to, rows| {
        for row in rows {
            let ActivityRow { first_day: first, last_day: last, days, .. } = *row;
            let activity = Activity { first, last, days };
            to.world.metrics.activity.insert(CreatureId(row.character_id), activity);
        }
    },
    lasting: None,
};

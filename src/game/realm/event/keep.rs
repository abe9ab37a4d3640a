//! What is kept of events: a row for each that was ever on.

use super::content::Events;
use super::state::{Known, On, Until};
use crate::base::clock::Millis;
use crate::game::World;
use crate::game::frame::keep::row::kept;
use crate::game::frame::keep::{Restoring, Table};
use crate::game::ground::influence;

kept! {
    /// How it stands with an event.
    pub struct WorldEventRow in "world_events" by (event: String) {
        name: String,
        is_on: bool,
        since_ms: u64,
        /// Until when it is on: by the world's clock, or by the calendar in seconds since 1970; neither:
        /// as long as its condition holds.
        until_ms: Option<u64>,
        until_date: Option<u64>,
        lasts_ms: u64,
        is_half_told: bool,
        begun_by: String,
        times: u64,
        /// When it was last due by itself, by each of the two clocks.
        due_date: u64,
        due_ms: u64,
        over_ms: Option<u64>,
        /// The entries of people that it brought: a JSON list.
        spawns: String,
    } people { begun_by: Name }
}

pub const EVENTS: Table<String, WorldEventRow> = Table {
    all: |cut| cut.world.world_events.known.keys().cloned().collect(),
    key: |_, event| event.clone(),
    row: |cut, event| row(cut.world, event),
    take,
    lasting: None,
};

fn row(world: &World, event: &str) -> Option<WorldEventRow> {
    let known = world.world_events.known.get(event)?;
    let on = known.on.as_ref();
    let until = on.map(|on| on.until);
    Some(WorldEventRow {
        event: event.to_owned(),
        name: known.name.clone(),
        is_on: on.is_some(),
        since_ms: on.map_or(0, |on| on.since.0),
        until_ms: until.and_then(|until| match until {
            Until::Clock(moment) => Some(moment.0),
            _ => None,
        }),
        until_date: until.and_then(|until| match until {
            Until::Date { date, .. } => Some(date),
            _ => None,
        }),
        lasts_ms: match until {
            Some(Until::Date { lasts, .. }) => lasts.0,
            _ => 0,
        },
        is_half_told: on.is_some_and(|on| on.is_half_told),
        begun_by: on.map_or_else(String::new, |on| on.by.clone()),
        times: known.times,
        due_date: known.due_date,
        due_ms: known.due_at.0,
        over_ms: known.over_at.map(|moment| moment.0),
        spawns: serde_json::to_string(&known.spawns).ok()?,
    })
}

/// Takes all rows back in, and lays what is in force. An event that is no longer written is over when
/// the world wakes.
fn take(to: &mut Restoring<'_>, rows: &[WorldEventRow]) {
    for row in rows {
        let spawns = serde_json::from_str::<Vec<String>>(&row.spawns).unwrap_or_default();
        let on = row.is_on.then(|| On {
            since: Millis(row.since_ms),
            until: match (row.until_ms, row.until_date) {
                (Some(moment), _) => Until::Clock(Millis(moment)),
                (None, Some(date)) => Until::Date { date, lasts: Millis(row.lasts_ms) },
                (None, None) => Until::Condition,
            },
            is_half_told: row.is_half_told,
            by: row.begun_by.clone(),
        });
        let known = Known {
            name: row.name.clone(),
            on,
            times: row.times,
            due_date: row.due_date,
            due_at: Millis(row.due_ms),
            over_at: row.over_ms.map(Millis),
            spawns,
        };
        let written = to.content.of::<Events>().and_then(|events| events.0.get(&row.event));
        match written.filter(|_| row.is_on) {
            Some(written) => influence::lay(to.world, &row.event, written.influence()),
            None if row.is_on => to.warn(format!("the event {} is written no more", row.event)),
            None => {}
        }
        to.world.world_events.known.insert(row.event.clone(), known);
    }
}

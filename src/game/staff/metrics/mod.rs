//! `@metrics`: how the server and the game do, in numbers.
//!
//! The world reads no clock and knows no machine, so what is measured of those is asked of the edge,
//! which answers later, as it does for `@log` ([`Order::Metrics`](crate::game::frame::turn::Order)).
//! What happens in the world is counted here: **each count is a row** of [`counts::COUNTS`], which says
//! what of an [`Event`](crate::game::Event) it counts. Counts are kept by the day, in universal time,
//! and for [`METRICS_DAYS_MAX`](crate::base::limits::METRICS_DAYS_MAX) days.
//!
//! Numbers say nothing of anybody. To tell how many come back, it is kept of each character on which
//! day they first and last played, and on how many; that goes with the character.
//!
//! A count may lag behind the disk by some seconds, and loses these if the server is killed: nobody
//! is shown that a count was kept, so nobody waits for it.

mod counts;
mod keep;
mod pages;
mod rules;
mod state;
#[cfg(test)]
mod tests;
mod verbs;

pub use keep::{ACTIVITY, ActivityRow, DAYS, MetricsRow};
pub use rules::{events, used};
pub use state::{SKILL, SOCIAL, State};

use crate::game::Feature;

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature {
    name: "metrics",
    verbs: verbs::VERBS,
    hears: Some(rules::hears),
    check: Some(rules::check),
    forgets: Some(|turn, who, _| rules::forget(turn.world, who)),
    calendar: rules::CALENDAR,
    ..Feature::NONE
};

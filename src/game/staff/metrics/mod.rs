//! `@metrics`: how the server and the game do, in numbers.
//!
//! The world reads no clock and knows no machine, so what is measured of those is asked of the edge,
//! which answers later, as it does for `@log` ([`Order::Metrics`]). What happens in the world is
//! counted here.

mod verbs;

use crate::game::Feature;

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature { name: "metrics", verbs: verbs::VERBS, ..Feature::NONE };

//! Who there is: the list of those who are here, and what may be known of anybody.
//!
//! It stands below those whom it asks: what somebody is to one (`acquaintance`), and of whom they are
//! (`faction`). Whoever is unseen is away here, as they are everywhere.

mod filter;
mod pages;
mod profile;
mod refusals;
mod verbs;

pub use filter::Filter;
pub use pages::who as who_page;

use crate::game::Feature;

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature { name: "roll", verbs: verbs::VERBS, ..Feature::NONE };

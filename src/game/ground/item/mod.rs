//! Things: making them, splitting and joining stacks, and unmaking them.
//!
//! A thing is in exactly one place (`place::Places` holds that), and comes into being only by
//! [`create`] and [`split`], so that nothing is ever in two hands.
//!
//! Not here: who may pick what up (`carry`), what a blow does (`combat`).

mod brew;
pub mod content;
mod kind;
pub mod load;
mod placed;
mod rules;
mod state;

pub use crate::game::ground::place::Slot;
pub use content::{Brew, Does, ItemKind, ItemTemplate};
pub use kind::ITEMS;
pub use placed::{AllPlaced, At, PLACED, Placed};
pub use rules::*;
pub use state::{Earned, Item, Own, State};

use crate::game::Feature;

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature =
    Feature { name: "item", check: Some(check), forgets: Some(rules::forgets), ..Feature::NONE };

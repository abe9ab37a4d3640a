//! What is kept of switches: those that an admin put.

use super::state::{Position, Switched};
use crate::base::clock::Millis;
use crate::game::frame::keep::row::kept;
use crate::game::frame::keep::{Restoring, Table};

kept! {
    /// A feature, or a part of one, that an admin switched on or off.
    pub struct FeatureRow in "feature_overrides" by (name: String) {
        is_on: bool,
        set_by: String,
        set_ms: u64,
    } people { set_by: Name }
}

pub const FEATURE_ROWS: Table<String, FeatureRow> = Table {
    all: |cut| cut.world.flags.all_switched().keys().cloned().collect(),
    key: |_, name| name.clone(),
    row: |cut, name| {
        let switched = cut.world.flags.all_switched().get(name)?;
        Some(FeatureRow {
            name: name.clone(),
            is_on: switched.to == Position::On,
            set_by: switched.by.clone(),
            set_ms: switched.at.0,
        })
    },
    take,
    lasting: None,
};

/// What no feature knows any more stays, in case a later server does.
fn take(to: &mut Restoring<'_>, rows: &[FeatureRow]) {
    for row in rows {
        let position = if row.is_on { Position::On } else { Position::Off };
        let switched = Switched { to: position, by: row.set_by.clone(), at: Millis(row.set_ms) };
        to.world.flags.take(&row.name, switched);
    }
}

//! What is kept of numbers: those that an admin set.

use super::state::Set;
use crate::base::clock::Millis;
use crate::game::frame::keep::row::kept;
use crate::game::frame::keep::{Restoring, Table};

kept! {
    /// A number that an admin set, as it is written.
    pub struct NumberRow in "number_overrides" by (name: String) {
        value: String,
        set_by: String,
        set_ms: u64,
    } people { set_by: Name }
}

pub const SET: Table<String, NumberRow> = Table {
    all: |cut| cut.world.numbers.all_set().keys().cloned().collect(),
    key: |_, name| name.clone(),
    row: |cut, name| {
        let set = cut.world.numbers.all_set().get(name)?;
        let (value, set_by) = (set.value.to_string(), set.by.clone());
        Some(NumberRow { name: name.clone(), value, set_by, set_ms: set.at.0 })
    },
    take,
    lasting: None,
};

/// What no feature knows any more stays, in case a later server does.
fn take(to: &mut Restoring<'_>, rows: &[NumberRow]) {
    for row in rows {
        match row.value.parse::<f64>() {
            Ok(value) if value.is_finite() => {
                let set = Set { value, by: row.set_by.clone(), at: Millis(row.set_ms) };
                to.world.numbers.take(&row.name, set);
            }
            _ => to.warn(format!("the number {} was set to what is none", row.name)),
        }
    }
}

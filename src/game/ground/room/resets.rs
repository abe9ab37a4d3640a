//! How soon something in a room is again as it was written: a thing that was taken, a door that
//! was opened.

use crate::base::clock::Millis;
use crate::base::id::RoomId;
use crate::game::frame::numbers::numbers;
use crate::game::{Content, World};
use crate::yaml::Fields;

numbers! {
    /// How soon what was taken, and doors that were moved, are as they were written.
    pub SOON in Timers "resets" {
        /// Where neither the thing nor its area says how soon: as with NPCs.
        ELSE = "else_seconds": Millis = 300, 1..=86400, "seconds";
    }
}

/// Nothing comes sooner, whatever a builder writes.
const SOONEST: Millis = Millis::seconds(1);

/// How soon, as it is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Resets {
    /// After the area's `default_respawn_time`, or else after five minutes.
    #[default]
    AsArea,
    After(Millis),
    Never,
}

impl Resets {
    /// Seconds; any number below nothing is never.
    pub fn read(fields: &mut Fields<'_, '_>, key: &'static str) -> Option<Resets> {
        let seconds = fields.float(key, -1.0..=1e9)?;
        Some(match seconds < 0.0 {
            true => Resets::Never,
            false => Resets::After(Millis::from_seconds(seconds.max(1.0))),
        })
    }

    /// How long it takes in a room; `None`: for ever.
    pub fn after(self, content: &Content, world: &World, room: RoomId) -> Option<Millis> {
        let span = match self {
            Resets::Never => return None,
            Resets::After(span) => span,
            Resets::AsArea => {
                let of_area = content.area_of(room).and_then(|area| area.respawn);
                of_area.unwrap_or_else(|| world.numbers.of(&ELSE))
            }
        };
        Some(span.max(SOONEST))
    }
}

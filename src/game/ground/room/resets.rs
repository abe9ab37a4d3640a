//! How soon something in a room is again as it was written: a thing that was taken, a door that
//! was opened.

use crate::base::clock::Millis;
use crate::base::id::RoomId;
use crate::game::Content;
use crate::yaml::Fields;

/// Where neither the thing nor its area says how soon: five minutes, as with NPCs.
const ELSE: Millis = Millis::seconds(300);
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
    pub fn after(self, content: &Content, room: RoomId) -> Option<Millis> {
        let span = match self {
            Resets::Never => return None,
            Resets::After(span) => span,
            Resets::AsArea => content.area_of(room).and_then(|area| area.respawn).unwrap_or(ELSE),
        };
        Some(span.max(SOONEST))
    }
}

//! What can happen in a war that no other feature tells of.

use crate::base::id::{FactionId, RoomId};

/// A fact of a war.
#[derive(Clone, Debug)]
pub enum Event {
    /// A room is somebody's who did not hold it before.
    Taken { room: RoomId, winner: FactionId, loser: Option<FactionId> },
    /// Help has come for the losing side. Each of them is seen to come besides.
    Reinforced { faction: FactionId, room: RoomId, count: u64 },
    /// The losing side has found new heart.
    Rallied { faction: FactionId },
}

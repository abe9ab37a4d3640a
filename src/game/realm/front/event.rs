//! What can happen in a war that no other feature tells of.

use super::state::Entry;
use crate::base::id::{CreatureId, FactionId, RoomId};

/// A fact of a war.
#[derive(Clone, Debug)]
pub enum Event {
    AskedBalance {
        who: CreatureId,
    },
    AskedWar {
        who: CreatureId,
    },
    /// A page of the diary was asked for.
    DiaryRead {
        who: CreatureId,
        /// With their numbers, oldest first.
        entries: Vec<(u64, Entry)>,
        /// Before which entry there are more.
        older: Option<u64>,
    },
    /// A room is somebody's who did not hold it before.
    Taken {
        room: RoomId,
        winner: FactionId,
        loser: Option<FactionId>,
    },
    /// Help has come for the losing side. Each of them is seen to come besides.
    Reinforced {
        faction: FactionId,
        room: RoomId,
        count: u64,
    },
    /// The losing side has found new heart.
    Rallied {
        faction: FactionId,
    },
}

//! What can happen over a counter.

use crate::base::id::{CreatureId, RoomId};
use crate::base::money::Coins;
use crate::game::people::carry::Haul;

/// A fact about trade. Those who stand by see the goods, not the price.
#[derive(Clone, Debug)]
pub enum Event {
    Bought {
        who: CreatureId,
        merchant: CreatureId,
        room: RoomId,
        what: Haul,
        price: Coins,
        /// Why it is not the usual one: `50 percent more: the storm tide`.
        why: Option<String>,
    },
    Sold {
        who: CreatureId,
        merchant: CreatureId,
        room: RoomId,
        what: Haul,
        price: Coins,
        why: Option<String>,
    },
    Valued {
        who: CreatureId,
        merchant: CreatureId,
        what: Haul,
        price: Coins,
        why: Option<String>,
    },
}

//! Who can see what.
//!
//! A room is lit by its own light, by day outdoors, or by a light that anyone in it holds.

use crate::base::id::{CreatureId, RoomId};
use crate::game::content::Content;
use crate::game::item::{self, Slot};
use crate::game::place::Place;
use crate::game::room::Light;
use crate::game::world::World;

/// Whether there is light enough in a room to see by.
pub fn is_lit(content: &Content, world: &World, room: RoomId) -> bool {
    is_lit_without(content, world, room, None)
}

/// The same, if somebody were not there.
pub fn is_lit_without(
    content: &Content,
    world: &World,
    room: RoomId,
    without: Option<CreatureId>,
) -> bool {
    let Some(written) = content.room(room) else { return true };
    if written.light > Light::Dark {
        return true;
    }
    let shines = |item: &crate::base::id::ItemId| {
        item::template(content, world, *item).is_some_and(|t| t.light)
    };
    let held = |who: &CreatureId| {
        [Slot::Light, Slot::Wield]
            .iter()
            .any(|slot| world.places.items_at(Place::Worn(*who, *slot)).iter().any(shines))
    };
    world.places.creatures_in(room).iter().filter(|who| Some(**who) != without).any(held)
        || world.places.on_floor(room).iter().any(shines)
}

/// Whether somebody sees what is in the room they are in.
pub fn can_see(content: &Content, world: &World, who: CreatureId) -> bool {
    world.places.room_of(who).is_some_and(|room| is_lit(content, world, room))
}

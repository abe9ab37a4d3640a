//! Who notices what: the one question that text and clients' programs ask alike.
//!
//! A room is lit by its own light, by day outdoors, or by a light that anyone in it holds. How much
//! somebody notices of what is around them is a value, [`Senses`]; whoever tells of something that
//! happens (`tell`) or serves facts of it (`fact`) asks for that, and nothing else.

use crate::base::id::{CreatureId, RoomId};
pub use crate::game::frame::tell::senses::{Senses, senses_by_light};
use crate::game::ground::item::{self, Slot};
use crate::game::ground::place::Place;
use crate::game::ground::room::Light;
use crate::game::{Content, World};

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

/// What somebody notices where they are.
pub fn senses(content: &Content, world: &World, who: CreatureId) -> Senses {
    senses_by_light(world, who, can_see(content, world, who))
}

/// Whether somebody makes out another who is where they are. One always knows of oneself.
pub fn sees(content: &Content, world: &World, viewer: CreatureId, other: CreatureId) -> bool {
    let may_see = || world.players.may_see(viewer, other);
    viewer == other || (senses(content, world, viewer).see() && may_see())
}

/// What a room is called by somebody in it. Whoever sleeps goes by what the room itself is like.
pub fn room_name<'c>(content: &'c Content, world: &World, who: CreatureId) -> &'c str {
    let room = world.places.room_of(who).and_then(|room| content.room(room));
    let Some(room) = room else { return DARKNESS };
    let known = match senses(content, world, who) {
        Senses::Asleep => room.light > Light::Dark,
        senses => senses.see(),
    };
    if known { &room.name } else { DARKNESS }
}

/// What a room is called in which one sees nothing.
const DARKNESS: &str = "Darkness";

/// Whether there is light where somebody is.
pub fn can_see(content: &Content, world: &World, who: CreatureId) -> bool {
    world.places.room_of(who).is_some_and(|room| is_lit(content, world, room))
}

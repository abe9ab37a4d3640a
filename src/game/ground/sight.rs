//! Who notices what: the one question that text and clients' programs ask alike.
//!
//! A room is lit by its own light, by day outdoors, or by a light that anyone in it holds. How much
//! somebody notices of what is around them is a value, [`Senses`]; whoever tells of something that
//! happens (`tell`) or serves facts of it (`fact`) asks for that, and nothing else.

use crate::base::id::{CreatureId, RoomId};
pub use crate::game::frame::tell::senses::{Lighting, Senses, senses_by_light};
use crate::game::ground::item::{self, Slot};
use crate::game::ground::place::Place;
use crate::game::ground::room::Light;
use crate::game::{Content, World};

/// Whether there is light enough in a room to see by.
pub fn is_lit(content: &Content, world: &World, room: RoomId) -> bool {
    lighting(content, world, room) == Lighting::Lit
}

/// Whether there is light enough in a room to see by, as those ask who tell of it.
pub fn lighting(content: &Content, world: &World, room: RoomId) -> Lighting {
    lighting_without(content, world, room, None)
}

/// The same, if somebody were not there.
pub fn lighting_without(
    content: &Content,
    world: &World,
    room: RoomId,
    without: Option<CreatureId>,
) -> Lighting {
    let Some(written) = content.room(room) else { return Lighting::Lit };
    if written.light > Light::Dark {
        return Lighting::Lit;
    }
    let shines = |item: &crate::base::id::ItemId| {
        item::template(content, world, *item).is_some_and(|t| t.light)
    };
    let held = |who: &CreatureId| {
        [Slot::Light, Slot::Wield]
            .iter()
            .any(|slot| world.places.items_at(Place::Worn(*who, *slot)).iter().any(shines))
    };
    let mut there = world.places.creatures_in(room).iter().filter(|who| Some(**who) != without);
    match there.any(held) || world.places.on_floor(room).iter().any(shines) {
        true => Lighting::Lit,
        false => Lighting::Dark,
    }
}

/// What somebody notices where they are.
pub fn senses(content: &Content, world: &World, who: CreatureId) -> Senses {
    senses_by_light(world, who, around(content, world, who))
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
    around(content, world, who) == Lighting::Lit
}

/// The light in which somebody is.
fn around(content: &Content, world: &World, who: CreatureId) -> Lighting {
    world.places.room_of(who).map_or(Lighting::Dark, |room| lighting(content, world, room))
}

//! What is left lying falls to dust, so that no floor fills up for good.
//!
//! Only what somebody dropped does, or what a player's body left behind: what lies where a builder
//! put it stays. What there is only once, what opens a door, and what is worth much stay, too, and
//! so does a container that holds any of it.

use super::event::{Event, Haul};
use crate::base::clock::Millis;
use crate::base::id::ItemId;
use crate::base::limits::YAML_DEPTH_MAX;
use crate::game::frame::numbers::numbers;
use crate::game::ground::item::{self, At, ItemKind};
use crate::game::ground::ledger::{self, Outside};
use crate::game::ground::place::Place;
use crate::game::{Content, Turn, World};

/// What was left lying until it was no more, or rotted with a corpse.
pub const ROT: Outside = Outside::new("dust", "what was left lying, or rotted with a corpse");

numbers! {
    /// Things that were left on a floor, and fall to dust.
    pub DUST in Balance "dust" {
        /// How long one lies.
        LIES = "lies_seconds": Millis = 1800, 1..=604800, "seconds";
        /// How long where very much lies.
        LIES_IN_A_CROWD = "crowded_lies_seconds": Millis = 300, 1..=604800, "seconds";
        /// Very much: more than so many things on one floor.
        CROWDED_FLOOR = "crowded_things": usize = 100, 1..=500, "things";
        /// What is worth so much stays.
        WORTH = "stays_worth": u64 = 50, 0..=1000000, "coins";
    }
}

/// A thing was left on a floor: it falls to dust in a while, unless it stays. Kept.
pub fn left_lying(turn: &mut Turn, id: ItemId) {
    let Some(Place::Room(room)) = turn.world.places.of_item(id) else { return };
    if item::is_corpse(turn.content, turn.world, id) {
        return;
    }
    let numbers = &turn.world.numbers;
    let crowded = turn.world.places.on_floor(room).len() > numbers.of(&CROWDED_FLOOR);
    let span = numbers.of(if crowded { &LIES_IN_A_CROWD } else { &LIES });
    let moment = (!stays(turn.content, turn.world, id)).then(|| turn.now + span);
    item::set_decay(turn, id, moment);
}

/// The time of a thing has come, if it still lies there and is not worth more than it was.
pub fn fall_to_dust(turn: &mut Turn, id: ItemId) {
    let Some(Place::Room(room)) = turn.world.places.of_item(id) else { return };
    if stays(turn.content, turn.world, id) {
        return item::set_decay(turn, id, None);
    }
    let what = Haul::of(turn.content, turn.world, &[id]);
    ledger::unmake(turn, id, ROT);
    turn.report(Event::FellToDust { room, what });
}

/// Whether a thing lies for as long as it takes.
fn stays(content: &Content, world: &World, id: ItemId) -> bool {
    worth(content, world, id, YAML_DEPTH_MAX) >= world.numbers.of(&WORTH)
}

/// What a thing and all in it are worth; more than anything where it has no price.
fn worth(content: &Content, world: &World, id: ItemId, depth: usize) -> u64 {
    let (Some(thing), Some(template)) = (world.items.get(id), item::template(content, world, id))
    else {
        return 0;
    };
    let has_no_price = template.kind == ItemKind::Key
        || content.placed.is_unique(template.id)
        || thing.own().owner.is_some()
        || depth == 0;
    if has_no_price {
        return u64::MAX;
    }
    let inside =
        world.places.inside(id).iter().map(|inner| worth(content, world, *inner, depth - 1));
    let own = match template.kind {
        ItemKind::Money => thing.quantity(),
        _ => template.value.0.saturating_mul(thing.quantity()),
    };
    inside.fold(own, u64::saturating_add)
}

/// After a start: floors that were filled before anything fell to dust are cleared, too. What a
/// builder put there stays.
pub fn clear_crowded_floors(turn: &mut Turn) {
    let crowded = turn.world.numbers.of(&CROWDED_FLOOR);
    let is_crowded =
        |(place, things): &(Place, usize)| matches!(place, Place::Room(_)) && *things > crowded;
    for (place, _) in turn.world.places.heaps().filter(is_crowded).collect::<Vec<_>>() {
        for id in turn.world.places.items_at(place).to_vec() {
            if !is_dated(turn.world, id) && !was_put_there(turn.content, turn.world, id, place) {
                left_lying(turn, id);
            }
        }
    }
}

fn is_dated(world: &World, id: ItemId) -> bool {
    world.items.get(id).is_none_or(|thing| thing.own().decays.is_some())
}

fn was_put_there(content: &Content, world: &World, id: ItemId, place: Place) -> bool {
    let Place::Room(room) = place else { return false };
    let template = world.items.get(id).map(|thing| thing.template());
    content.placed.in_room(room).any(|placed| {
        placed.at == At::Room(room) && placed.inside.is_none() && Some(placed.template) == template
    })
}

//! What somebody can get at, and what there is room for.

use super::refusals;
use super::rules::Done;
use crate::base::clock::Millis;
use crate::base::id::{CreatureId, ItemId, RoomId};
use crate::base::limits::{
    THINGS_CARRIED_MAX, THINGS_IN_CONTAINER_MAX, THINGS_IN_ROOM_MAX, YAML_DEPTH_MAX,
};
use crate::game::frame::verb::Role;
use crate::game::ground::item::{self, Earned};
use crate::game::ground::place::Place;
use crate::game::ground::sight;
use crate::game::people::look::is_container;
use crate::game::{Refusal, Turn, World};
use crate::text::sentence::the;

/// Whom a thing belongs to that is a corpse, or is in one.
enum Claim<'a> {
    /// The player whose corpse it is.
    Body(u64),
    /// Those who earned it, for now.
    Earned(&'a Earned),
}

/// Whether somebody may take a thing: what is in a player's corpse (or is one) belongs to that
/// player alone; what an NPC left belongs to those who earned it, for a while. Staff may always.
pub fn may_take_from(world: &World, now: Millis, who: CreatureId, thing: ItemId) -> bool {
    let is_theirs = match claim(world, now, thing) {
        Some(Claim::Body(owner)) => owner == who.0,
        Some(Claim::Earned(earned)) => earned.by.contains(&who.0),
        None => true,
    };
    is_theirs || world.players.role(who) >= Role::Builder
}

/// Why somebody may not take anything out of a container that is not theirs: whose it is, and for
/// how long.
pub(super) fn not_yours(turn: &Turn, container: ItemId) -> Refusal {
    let name = known(turn, container);
    match claim(turn.world, turn.now, container) {
        Some(Claim::Earned(earned)) => {
            let names = earned.by.iter().map(|who| person(turn.world, *who));
            let seconds = earned.until.since(turn.now).0.div_ceil(1_000);
            refusals::earned_by_others(&name, &names.collect::<Vec<_>>(), seconds)
        }
        _ => refusals::not_yours_to_rob(&name),
    }
}

/// The name of a player, here or away.
fn person(world: &World, who: u64) -> String {
    let who = CreatureId(who);
    match world.players.name(who) {
        Some(name) => name.to_string(),
        None => creature_name(world, who),
    }
}

/// Whom a thing belongs to now, if it is a corpse or in one.
fn claim(world: &World, now: Millis, thing: ItemId) -> Option<Claim<'_>> {
    let mut at = thing;
    for _ in 0..YAML_DEPTH_MAX {
        let own = world.items.get(at)?.own();
        if let Some(owner) = own.owner {
            return Some(Claim::Body(owner));
        }
        if let Some(earned) = own.earned.as_ref().filter(|earned| earned.until > now) {
            return Some(Claim::Earned(earned));
        }
        match world.places.of_item(at)? {
            Place::Inside(outer) => at = outer,
            _ => return None,
        }
    }
    None
}

/// Whether one more thing fits into a place, as far as `who` wants to put it there.
pub fn room_for(turn: &Turn, who: CreatureId, place: Place) -> Done {
    let there = turn.world.places.items_at(place).len();
    match place {
        Place::Room(room) if there >= THINGS_IN_ROOM_MAX && is_full(turn, room) => {
            Err(refusals::floor_is_full())
        }
        Place::Carried(other) if there >= THINGS_CARRIED_MAX && other == who => {
            Err(Refusal::TooMany)
        }
        Place::Carried(other) if there >= THINGS_CARRIED_MAX => {
            Err(refusals::hands_are_full(&creature_name(turn.world, other)))
        }
        Place::Inside(container) if there >= capacity(turn, container) => {
            Err(refusals::is_full(&known(turn, container)))
        }
        _ => Ok(()),
    }
}

/// Whether a floor holds all it can. Bodies do not count, or the dead could not fall.
fn is_full(turn: &Turn, room: RoomId) -> bool {
    let things = turn.world.places.on_floor(room).iter();
    let things = things.filter(|id| !item::is_corpse(turn.content, turn.world, **id));
    things.count() >= THINGS_IN_ROOM_MAX
}

/// The room somebody is in.
pub(super) fn here(turn: &Turn, who: CreatureId) -> Result<RoomId, Refusal> {
    turn.world.places.room_of(who).ok_or(Refusal::Dark)
}

/// Whether somebody has a thing in their pack.
pub(super) fn held(turn: &Turn, who: CreatureId, id: ItemId) -> Done {
    match turn.world.places.of_item(id) {
        Some(Place::Carried(holder)) if holder == who => Ok(()),
        _ => Err(Refusal::NotCarried(item::name(turn.content, turn.world, id))),
    }
}

/// Whether a thing itself is on somebody, or on the floor before their eyes.
pub(super) fn reach(turn: &Turn, who: CreatureId, id: ItemId) -> Done {
    let room = here(turn, who)?;
    match turn.world.places.of_item(id) {
        Some(Place::Carried(holder) | Place::Worn(holder, _)) if holder == who => Ok(()),
        Some(Place::Room(floor)) if floor == room => {
            let lit = sight::is_lit(turn.content, turn.world, room);
            if lit { Ok(()) } else { Err(Refusal::Dark) }
        }
        _ => Err(Refusal::NotHere(item::name(turn.content, turn.world, id))),
    }
}

/// `the oilskin bag`.
pub(super) fn known(turn: &Turn, id: ItemId) -> String {
    the(&item::name(turn.content, turn.world, id))
}

pub(super) fn creature_name(world: &World, who: CreatureId) -> String {
    world.creatures.get(who).map_or_else(|| "someone".into(), |body| body.name().clone())
}

fn capacity(turn: &Turn, container: ItemId) -> usize {
    item::template(turn.content, turn.world, container)
        .and_then(|t| t.capacity)
        .unwrap_or(0)
        .min(THINGS_IN_CONTAINER_MAX)
}

/// Whether there is a container in it: such a one goes into no other, or there would be no end.
pub(super) fn holds_containers(turn: &Turn, id: ItemId) -> bool {
    let inside = turn.world.places.inside(id);
    inside.iter().any(|inner| is_container(turn.content, turn.world, *inner))
}

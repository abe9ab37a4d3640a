//! Known places: which rooms a character has seen with their own eyes.
//!
//! The rules of play:
//!
//! * A room is known from the moment one stands in it awake, in light. Who feels their way through the
//!   dark knows nothing of where they were.
//! * It stays known. What may have changed since (doors, who is there) is not: one knows of a place what
//!   is written of it.
//!
//! Maps, ways and words about places ask here and never name a room that is not known.

mod keep;
mod state;
#[cfg(test)]
mod tests;

pub use keep::{KnownRow, PLACES};
pub use state::State;

use crate::base::id::{AreaId, CreatureId, RoomId};
use crate::base::limits::KNOWN_ROOMS_MAX;
use crate::game::frame::keep::Forget;
use crate::game::frame::keep::dirty::Key;
use crate::game::ground::room::Room;
use crate::game::ground::sight;
use crate::game::people::look::Event as LookEvent;
use crate::game::{Content, Event, Feature, Turn, World};

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature {
    name: "known",
    hears: Some(hears),
    check: Some(check),
    forgets: Some(forgets),
    ..Feature::NONE
};

/// Whether somebody has seen a room.
pub fn knows(content: &Content, world: &World, who: CreatureId, room: RoomId) -> bool {
    let area = content.room(room).and_then(|written| written.area);
    world.known.in_area(who, area).is_some_and(|seen| seen.contains(&content.atlas.room(room)))
}

/// The rooms of an area that somebody has seen, as everybody shares them; `None`: those of no area.
pub fn rooms<'a>(
    content: &'a Content,
    world: &'a World,
    who: CreatureId,
    area: Option<AreaId>,
) -> impl Iterator<Item = &'a Room> + use<'a> {
    let seen = world.known.in_area(who, area).into_iter().flatten();
    let rooms = seen.filter_map(|number| content.room(content.atlas.numbered(*number)?));
    rooms.filter(move |room| room.area == area)
}

/// All rooms that somebody has seen.
pub fn all_rooms<'a>(
    content: &'a Content,
    world: &'a World,
    who: CreatureId,
) -> impl Iterator<Item = &'a Room> + use<'a> {
    world.known.areas(who).flat_map(move |area| rooms(content, world, who, area))
}

/// Whoever looks round sees where they are.
fn hears(turn: &mut Turn, event: &Event) {
    if let Event::Look(LookEvent::Entered { who, room } | LookEvent::Looked { who, room }) = event
        && turn.world.players.is_here(*who)
        && sight::senses(turn.content, turn.world, *who).see()
    {
        learns(turn, *who, *room);
    }
}

/// Somebody has seen a room. Kept.
pub fn learns(turn: &mut Turn, who: CreatureId, room: RoomId) {
    let Some(written) = turn.content.room(room) else { return };
    let number = turn.content.atlas.room(room);
    if number == 0 || turn.world.known.count(who) >= KNOWN_ROOMS_MAX {
        return;
    }
    if turn.world.known.add(who, written.area, number) {
        turn.world.dirty.kept(Key::Known((who, written.area)));
    }
}

/// Whoever is erased knows nothing any more.
fn forgets(turn: &mut Turn, who: CreatureId, _: &Forget) {
    for area in turn.world.known.forget(who) {
        turn.world.dirty.kept(Key::Known((who, area)));
    }
}

/// What must always be true: only characters know places, and none too many.
fn check(world: &World) -> Result<(), String> {
    for who in world.known.everyone() {
        if world.players.character(who).is_none() {
            return Err(format!("{who:?} is nobody, and knows places"));
        }
        if world.known.count(who) > KNOWN_ROOMS_MAX {
            return Err(format!("{who:?} knows more places than anybody may"));
        }
    }
    Ok(())
}

//! Light that comes and goes: those who stand in a room without a light of its own are told when it
//! grows dark there, and when one can see again.
//!
//! Not here: whether there is light enough (`sight`).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Event;
use crate::base::id::{CreatureId, RoomId};
use crate::game::Event as Any;
use crate::game::frame::tell::Teller;
use crate::game::frame::watch::Marks;
use crate::game::ground::place;
use crate::game::ground::room::Light;
use crate::game::ground::sight;
use crate::game::ground::sight::Lighting;
use crate::game::people::carry;
use crate::game::{Turn, World};
use crate::text::style::Style;

/// Rooms without a light of their own in which players are, and whether these could see last.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    lit: BTreeMap<RoomId, Lighting>,
}

/// Whoever comes, goes, dies, or handles things may bring light or take it away.
pub fn hears(turn: &mut Turn, event: &Any) {
    match event {
        Any::Place(place::Event::Went { who, room, .. }) => {
            look_round(turn, *room, Some(*who), Some(*who));
        }
        Any::Place(place::Event::Came { who, room, .. }) => {
            look_round(turn, *room, None, Some(*who));
        }
        Any::Carry(
            carry::Event::Got { room, .. }
            | carry::Event::Dropped { room, .. }
            | carry::Event::Put { room, .. }
            | carry::Event::Gave { room, .. }
            | carry::Event::Dressed { room, .. }
            | carry::Event::Consumed { room, .. },
        ) => look_round(turn, *room, None, None),
        _ => {}
    }
}

/// Is it as light as it was? `gone` is on the way out and lights nothing any more; `not` sees for
/// themselves, or not any longer.
fn look_round(turn: &mut Turn, room: RoomId, gone: Option<CreatureId>, not: Option<CreatureId>) {
    if turn.content.room(room).is_none_or(|room| room.light > Light::Dark) {
        return;
    }
    let mut players = turn.world.places.players_in(room).iter();
    if players.all(|who| Some(*who) == gone) {
        turn.world.light_changes.lit.remove(&room);
        return;
    }
    let lighting = sight::lighting_without(turn.content, turn.world, room, gone);
    let before = turn.world.light_changes.lit.insert(room, lighting);
    if before.is_some_and(|before| before != lighting) {
        for who in turn.world.places.players_in(room).to_vec() {
            turn.world.dirty.watch.mark(who, Marks::AROUND);
        }
        turn.report(Event::LightChanged { room, lighting, not });
    }
}

/// What is read of it by those who are awake.
pub(super) fn tell(room: RoomId, lighting: Lighting, not: Option<CreatureId>, teller: &mut Teller) {
    let line = match lighting {
        Lighting::Lit => "There is light enough to see by now.",
        Lighting::Dark => "The light is gone. It is pitch dark.",
    };
    for (viewer, _) in teller.observers(room) {
        if Some(viewer) != not {
            teller.line(viewer, Style::Dim.on(line));
        }
    }
}

/// What must always be true: nobody keeps watch over rooms in which nobody is.
pub fn check(world: &World) -> Result<(), String> {
    let empty = |room: &&RoomId| world.places.players_in(**room).is_empty();
    match world.light_changes.lit.keys().find(empty) {
        Some(room) => Err(format!("the light of room {} is watched, and nobody is there", room)),
        None => Ok(()),
    }
}

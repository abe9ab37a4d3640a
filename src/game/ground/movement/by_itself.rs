//! What is done to a door for those who walk against it and chose that: `autokey` unlocks it, and
//! `autodoor` opens it. Whatever does not work is left, and the step says why it cannot be.

use super::{DoorMove, has_key, work_door};
use crate::base::id::CreatureId;
use crate::game::Turn;
use crate::game::ground::room::{self, Direction, Door};

pub(super) fn opens(turn: &mut Turn, who: CreatureId, direction: Direction) {
    let Some(chosen) = turn.world.players.character(who).map(|own| own.preferences()) else {
        return;
    };
    let (unlocks, opens) = (chosen.autokey, chosen.autodoor);
    let Some(room) = turn.world.places.room_of(who).filter(|_| unlocks || opens) else { return };
    let stands = |turn: &Turn| room::door(turn.content, turn.world, room, direction);
    let has_its_key = |turn: &Turn| {
        let written = turn.content.room(room).and_then(|room| room.doors.get(&direction));
        written.is_some_and(|door| has_key(turn, who, door))
    };
    if unlocks && stands(turn) == Some(Door::Locked) && has_its_key(turn) {
        let _ = work_door(turn, who, direction, DoorMove::Unlock);
    }
    if opens && stands(turn) == Some(Door::Closed) {
        let _ = work_door(turn, who, direction, DoorMove::Open);
    }
}

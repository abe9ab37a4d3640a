//! What becomes of a call for help: who hears it, who sets out, who arrives.

use super::rules::{npcs_in, plan, think_now};
use super::sight::Sight;
use super::state::Summons;
use super::{Event, SUMMONS_LASTS, answers, calls};
use crate::base::id::{CreatureId, RoomId};
use crate::base::limits::HELPERS_MAX;
use crate::game::ground::movement;
use crate::game::ground::room;
use crate::game::{Refusal, Turn};

/// Somebody was struck: if that makes them call for help, they do so before anything else happens.
pub(super) fn hurt(turn: &mut Turn, who: CreatureId) {
    let sight = Sight::of(turn.content, turn.world, turn.now, who);
    if sight.is_some_and(|sight| calls::wants_help(&sight)) {
        think_now(turn, who);
    }
}

/// An NPC calls.
pub(super) fn call(turn: &mut Turn, who: CreatureId, room: RoomId) {
    turn.world.minds.of(who).called = true;
    turn.report(Event::Called { who, room });
    plan(turn, who);
}

/// Those who hear a call and would come set out, the nearest first.
pub(super) fn summon(turn: &mut Turn, caller: CreatureId, room: RoomId) {
    let Some(sight) = Sight::of(turn.content, turn.world, turn.now, caller) else { return };
    let radius = calls::radius(turn.content, turn.world, sight.me);
    let rooms = room::within_earshot(turn.content, turn.world, room, radius as usize);
    let mut called = 0;
    for npc in rooms.into_iter().flat_map(|room| npcs_in(turn.world, room)).collect::<Vec<_>>() {
        let sight = Sight::of(turn.content, turn.world, turn.now, npc);
        let Some(sight) = sight.filter(|sight| answers::would_come(sight, caller)) else {
            continue;
        };
        if npc == caller || called == HELPERS_MAX {
            continue;
        }
        if sight.here != room {
            let summons =
                Summons { caller, until: turn.now + turn.world.numbers.of(&SUMMONS_LASTS) };
            turn.world.minds.of(npc).summons = Some(summons);
            called += 1;
        }
        plan(turn, npc);
    }
}

/// A helper takes a step, and looks at once where the next leads.
pub(super) fn hurry(turn: &mut Turn, who: CreatureId, to: RoomId) -> Result<(), Refusal> {
    movement::make_for(turn, who, to)?;
    plan(turn, who);
    Ok(())
}

/// A helper has arrived, and joins the fight at once.
pub(super) fn answer(turn: &mut Turn, who: CreatureId, caller: CreatureId, room: RoomId) {
    turn.world.minds.of(who).summons = None;
    turn.report(Event::Answered { who, caller, room });
    think_now(turn, who);
}

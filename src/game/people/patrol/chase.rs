//! Running after those who flee, and giving up.

use std::collections::VecDeque;

use super::CHASE_EVERY;
use super::event::{Event, Manner, Then};
use super::march::{go_back, resume, schedule};
use super::rules::set_errand;
use super::state::Errand;
use super::troop::{in_step, pounce, step};
use crate::base::id::{CreatureId, RoomId};
use crate::base::limits::CHASE_ROOMS_MAX;
use crate::game::ground::creature::{self, Behavior, Creature};
use crate::game::ground::fight;
use crate::game::ground::movement::Way;
use crate::game::ground::room::{self, find_path};
use crate::game::{Content, Turn};

/// Whether an NPC runs after those who flee from it.
pub(super) fn gives_chase(turn: &Turn, who: CreatureId) -> bool {
    let Some(body) = turn.world.creatures.get(who).filter(|body| !body.is_player()) else {
        return false;
    };
    let is = |tag| creature::behaves(turn.content, body, tag);
    let stays = [Behavior::Stationary, Behavior::Merchant, Behavior::Peaceful];
    let goes = creature::is_aggressive(turn.content, body) || is(Behavior::Guard);
    !stays.into_iter().any(is)
        && (goes || super::has_round(turn.world, who))
        && !is_afraid(turn.content, body)
        && creature::max_chase(turn.content, turn.world, body) > 0
}

/// Whether a coward is hurt so badly that it is glad to be rid of its foe.
pub(super) fn is_afraid(content: &Content, body: &Creature) -> bool {
    let npc = body.template().and_then(|id| content.npcs.get(id));
    npc.is_some_and(|npc| creature::is_afraid(npc, creature::tags(content, body), body))
}

/// Nobody is fought in a safe place.
pub(super) fn is_safe(turn: &Turn, room: RoomId) -> bool {
    turn.content.room(room).is_some_and(|room| room.safe)
}

/// Somebody is about to flee: those who fight them mean to go after them.
pub(super) fn fled(turn: &mut Turn, quarry: CreatureId) {
    for who in fight::attackers_of(turn.world, quarry) {
        if gives_chase(turn, who) {
            turn.world.patrols.of(who, turn.now);
            set_errand(turn.world, who, Errand::Chase { quarry, trail: VecDeque::new() });
            schedule(turn, who, turn.now + turn.world.numbers.of(&CHASE_EVERY));
        }
    }
}

/// Somebody left a room: whoever is after them saw, or will find, which way.
pub(super) fn left(turn: &mut Turn, quarry: CreatureId, room: RoomId, by: &Way) {
    for who in turn.world.patrols.chasers(quarry) {
        let here = turn.world.places.room_of(who);
        let to = leads_to(turn, room, by);
        let Some(walk) = turn.world.patrols.walks.get_mut(who) else { continue };
        let Errand::Chase { trail, .. } = &mut walk.errand else { continue };
        let last = trail.back().copied().or(here);
        match to {
            Some(to) if last == Some(room) && trail.len() < CHASE_ROOMS_MAX as usize => {
                trail.push_back(to);
            }
            _ => trail.clear(),
        }
    }
}

fn leads_to(turn: &Turn, room: RoomId, by: &Way) -> Option<RoomId> {
    match by {
        Way::Direction(way) | Way::Flight(way) => room::exit(turn.content, turn.world, room, *way),
        Way::Word(word) => room::way(turn.content, turn.world, room, word),
        Way::AsOne(to) => Some(*to),
    }
}

/// Somebody is gone from the world, or is suddenly elsewhere: nobody runs after them any more.
pub(super) fn lost(turn: &mut Turn, quarry: CreatureId) {
    for who in turn.world.patrols.chasers(quarry) {
        resume(turn, who);
    }
}

/// One move after somebody: into the room where the trail leads. Who finds them there attacks;
/// who is too far from home by then, or finds no further trail, gives up.
pub(super) fn follow(
    turn: &mut Turn,
    who: CreatureId,
    quarry: CreatureId,
    mut trail: VecDeque<RoomId>,
) {
    let Some(here) = turn.world.places.room_of(who) else { return };
    let all = in_step(turn, who, here);
    if turn.world.places.room_of(quarry) == Some(here) {
        return all.into_iter().for_each(|who| pounce(turn, who, quarry));
    }
    let next = trail.pop_front().filter(|next| !is_safe(turn, *next));
    for who in &all {
        set_errand(turn.world, *who, Errand::Chase { quarry, trail: trail.clone() });
    }
    match next {
        Some(next) if step(turn, &all, next, Manner::Chase(quarry)) => {
            look_around(turn, all, quarry, next);
        }
        _ => give_up(turn, &all),
    }
}

/// They have come into a room, on somebody's heels.
fn look_around(turn: &mut Turn, all: Vec<CreatureId>, quarry: CreatureId, room: RoomId) {
    let is_here = turn.world.places.room_of(quarry) == Some(room);
    let (far, near): (Vec<_>, Vec<_>) = all.into_iter().partition(|who| is_too_far(turn, *who));
    give_up(turn, &far);
    let (on, lost): (Vec<_>, Vec<_>) =
        near.into_iter().partition(|who| is_here || has_trail(turn, *who));
    give_up(turn, &lost);
    for who in on {
        match is_here {
            true => pounce(turn, who, quarry),
            false => schedule(turn, who, turn.now + turn.world.numbers.of(&CHASE_EVERY)),
        }
    }
}

fn has_trail(turn: &Turn, who: CreatureId) -> bool {
    let walk = turn.world.patrols.walk(who);
    walk.is_some_and(
        |walk| matches!(&walk.errand, Errand::Chase { trail, .. } if !trail.is_empty()),
    )
}

/// Whether somebody is farther from home than they go for anyone (F49).
fn is_too_far(turn: &Turn, who: CreatureId) -> bool {
    let Some(body) = turn.world.creatures.get(who) else { return true };
    let (Some(home), Some(room)) = (body.home(), turn.world.places.room_of(who)) else {
        return false;
    };
    let moves_max = creature::max_chase(turn.content, turn.world, body) as usize;
    find_path(turn.content, turn.world, home, room, moves_max).is_none()
}

/// They let somebody go, say so, and turn back at once (F50).
fn give_up(turn: &mut Turn, all: &[CreatureId]) {
    let has_round = |who: &CreatureId| super::has_round(turn.world, *who);
    let (patrols, others): (Vec<CreatureId>, Vec<CreatureId>) =
        all.iter().copied().partition(has_round);
    for (who, then) in [(patrols, Then::Patrol), (others, Then::Nothing)] {
        if let Some(room) = who.first().and_then(|who| turn.world.places.room_of(*who)) {
            turn.report(Event::GaveUp { who, room, then });
        }
    }
    for who in all {
        resume(turn, *who);
        let walk = turn.world.patrols.walk(*who);
        if walk.is_some_and(|walk| walk.errand == Errand::Return) {
            schedule(turn, *who, turn.now);
        }
    }
    for who in all {
        let walk = turn.world.patrols.walk(*who);
        if walk.is_some_and(|w| w.errand == Errand::Return && w.due == turn.now) {
            go_back(turn, *who);
        }
    }
}

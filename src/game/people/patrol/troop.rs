//! Those who walk together, and fight together.

use super::event::{Event, Manner};
use super::march::{is_free, resume, schedule};
use super::rules::set_errand;
use super::state::{Errand, Walk};
use super::{INTERVAL, chase};
use crate::base::clock::Millis;
use crate::base::id::{CreatureId, RoomId};
use crate::game::Turn;
use crate::game::ground::creature::{self, Behavior};
use crate::game::ground::fight;
use crate::game::ground::movement::{self, DoorMove};
use crate::game::ground::room::{self, Direction, Door, Exit, exit_to};
use crate::game::people::combat;
use crate::game::people::faction;

/// Somebody and those of their group who stand in the same room, on the same errand, and whose
/// move is due too; or not due yet, where the group walks as one.
pub(super) fn in_step(turn: &Turn, who: CreatureId, room: RoomId) -> Vec<CreatureId> {
    let mut all = vec![who];
    let Some(walk) = turn.world.patrols.walk(who) else { return all };
    let Some(body) = turn.world.creatures.get(who) else { return all };
    let Some(group) = body.group() else { return all };
    let goes_along = |other: &CreatureId| {
        let is_other = *other != who && is_free(turn.world, *other);
        let (Some(their), Some(them)) =
            (turn.world.creatures.get(*other), turn.world.patrols.walk(*other))
        else {
            return false;
        };
        let falls_in = walk.plan.as_ref().is_some_and(|plan| plan.in_file);
        is_other
            && their.group() == Some(group)
            && (them.due <= turn.now || falls_in)
            && is_same_way(walk, them)
            && (walk.plan.is_some() || their.home() == body.home())
    };
    all.extend(turn.world.places.npcs_in(room).iter().copied().filter(goes_along));
    all[1..].sort_unstable();
    all
}

/// Whether two go the same way. Of a group that walks as one it is enough that they walk the same
/// route: whoever meets the others, after a death or a fight that parted them, goes along.
fn is_same_way(one: &Walk, other: &Walk) -> bool {
    one.errand == other.errand
        && match (&one.plan, &other.plan) {
            (Some(one), Some(other)) if one.in_file && other.in_file => {
                (&one.route, one.mode) == (&other.route, other.mode)
            }
            (Some(one), Some(other)) => {
                (&one.route, one.index, one.heading, one.mode)
                    == (&other.route, other.index, other.heading, other.mode)
            }
            (None, None) => true,
            _ => false,
        }
}

/// Takes them all into the next room; `false` if nothing leads there. A door that is closed is
/// opened, and shut again behind them.
#[must_use]
pub(super) fn step(turn: &mut Turn, all: &[CreatureId], to: RoomId, manner: Manner) -> bool {
    let Some(first) = all.first().copied() else { return false };
    let Some(from) = turn.world.places.room_of(first) else { return false };
    let Some(exit) = exit_to(turn.content, turn.world, from, to) else { return false };
    let way = match exit {
        Exit::Direction(direction) => Some(direction),
        Exit::Word(_) => None,
    };
    let shut =
        way.filter(|way| room::door(turn.content, turn.world, from, *way) == Some(Door::Closed));
    if let Some(way) = shut
        && movement::work_door(turn, first, way, DoorMove::Open).is_err()
    {
        return false;
    }
    go(turn, all, (from, to), way, manner);
    if let Some(back) = shut.map(Direction::opposite)
        && leads(turn, to, back, from)
    {
        // A door that does not know its other side stays as it is.
        let _ = movement::work_door(turn, first, back, DoorMove::Close);
    }
    true
}

fn leads(turn: &Turn, room: RoomId, way: Direction, to: RoomId) -> bool {
    room::leads(turn.content, room, way) == Some(to)
}

/// Goes by a way that nobody sees.
pub(super) fn slip(turn: &mut Turn, who: CreatureId, to: RoomId) {
    let Some(from) = turn.world.places.room_of(who) else { return };
    go(turn, &[who], (from, to), None, Manner::Slip);
}

fn go(
    turn: &mut Turn,
    all: &[CreatureId],
    (from, to): (RoomId, RoomId),
    way: Option<Direction>,
    manner: Manner,
) {
    let who = all.to_vec();
    let left = Event::SetOut { who: who.clone(), room: from, way, manner };
    let from = way.map(Direction::opposite);
    let came = Event::Came { who, room: to, from, manner };
    movement::step_as_one(turn, all, to, left.into(), came.into());
    for who in all {
        if let Some(walk) = turn.world.patrols.walks.get_mut(*who) {
            (walk.progress, walk.fruitless) = (turn.now, 0);
        }
    }
}

/// A fight began: whoever walks is held up by it, and their group comes to help (F46).
pub(super) fn joined_fight(turn: &mut Turn, who: CreatureId, foe: CreatureId) {
    if turn.world.patrols.walk(who).is_some() && fight::is_fighting(turn.world, who) {
        stand_and_fight(turn, who);
    }
    let Some(group) = turn.world.creatures.get(who).and_then(|body| body.group()) else { return };
    let group = group.to_owned();
    let is_ours = |id: CreatureId| {
        turn.world.creatures.get(id).is_some_and(|body| body.group() == Some(&group))
    };
    let Some(room) = turn.world.places.room_of(who).filter(|_| !is_ours(foe)) else { return };
    let written = turn.content.room(room);
    let next_door = written.into_iter().flat_map(|written| {
        let all = written.exits.values().chain(written.ways.values());
        all.map(|to| written.beyond(room.instance(), *to))
    });
    let mut near: Vec<CreatureId> = Vec::new();
    for there in next_door.filter(|there| *there != room).chain([room]) {
        let them = turn.world.places.npcs_in(there).iter().copied();
        near.extend(them.filter(|id| {
            *id != who && is_ours(*id) && may_help(turn, *id, room) && !are_comrades(turn, *id, foe)
        }));
    }
    near.sort_unstable();
    near.dedup();
    for helper in near {
        let errand = turn.world.patrols.walk(helper).map(Walk::errand);
        if errand == Some(&Errand::Help { foe }) {
            continue;
        }
        turn.world.patrols.of(helper, turn.now);
        set_errand(turn.world, helper, Errand::Help { foe });
        // A moment from now: at the next pulse.
        schedule(turn, helper, turn.now + Millis(1));
    }
}

/// Whether somebody joins a fight of their group's in a room; those who keep their place do not
/// leave it for that.
fn may_help(turn: &Turn, who: CreatureId, room: RoomId) -> bool {
    let Some(body) = turn.world.creatures.get(who).filter(|_| is_free(turn.world, who)) else {
        return false;
    };
    let is = |tag| creature::behaves(turn.content, body, tag);
    let comes = turn.world.places.room_of(who) == Some(room)
        || !(is(Behavior::Stationary) || is(Behavior::Merchant));
    comes && !is(Behavior::Peaceful)
}

/// They fight, until it is over. The move that is still due is for what nobody hears of.
pub(super) fn stand_and_fight(turn: &mut Turn, who: CreatureId) {
    set_errand(turn.world, who, Errand::Fight);
    if let Some(walk) = turn.world.patrols.walks.get_mut(who) {
        walk.progress = turn.now;
    }
    schedule(turn, who, turn.now + INTERVAL);
}

fn are_comrades(turn: &Turn, who: CreatureId, other: CreatureId) -> bool {
    faction::are_comrades(turn.content, turn.world, who, other)
}

/// Attacks somebody who may be gone already, or not to be attacked here, or a comrade by now.
pub(super) fn pounce(turn: &mut Turn, who: CreatureId, foe: CreatureId) {
    if are_comrades(turn, who, foe) || turn.world.players.is_left_alone(foe) {
        return resume(turn, who);
    }
    stand_and_fight(turn, who);
    if combat::attack(turn, who, foe).is_err() && !fight::is_fighting(turn.world, who) {
        resume(turn, who);
    }
}

/// Joins a fight: here, or next door.
pub(super) fn help(turn: &mut Turn, who: CreatureId, foe: CreatureId) {
    let (here, there) = (turn.world.places.room_of(who), turn.world.places.room_of(foe));
    let (Some(here), Some(there)) = (here, there) else { return resume(turn, who) };
    let all = in_step(turn, who, here);
    let is_there =
        here == there || (!chase::is_safe(turn, there) && step(turn, &all, there, Manner::Help));
    for who in all {
        match is_there {
            true => pounce(turn, who, foe),
            false => resume(turn, who),
        }
    }
}

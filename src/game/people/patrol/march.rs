//! Walking: one move of a round, one move back to it, and what is next.

use super::chase::is_afraid;
use super::event::Manner;
use super::round::{Heading, next_waypoint};
use super::rules::longest;
use super::rules::{dismiss, is_lost, set_errand};
use super::state::{Errand, Plan};
use super::troop::{self, in_step, step};
use super::{FRUITLESS_MAX, INTERVAL, RETURN_EVERY, chase};
use crate::base::clock::Millis;
use crate::base::id::{CreatureId, RoomId};
use crate::base::limits::{PATH_MOVES_LOST_MAX, PATH_MOVES_MAX};
use crate::game::frame::keep::dirty::Key;
use crate::game::frame::schedule::Job;
use crate::game::ground::creature::Posture;
use crate::game::ground::fight;
use crate::game::ground::room::path::search;
use crate::game::ground::room::{exit_to, find_path};
use crate::game::{Turn, World};

/// A move is due.
pub fn march(turn: &mut Turn, who: CreatureId) {
    let Some(errand) = turn.world.patrols.walk(who).map(|walk| walk.errand.clone()) else { return };
    if !is_free(turn.world, who) {
        if fight::is_fighting(turn.world, who) {
            set_errand(turn.world, who, Errand::Fight);
        }
        return schedule(turn, who, turn.now + INTERVAL);
    }
    match errand {
        Errand::Round => go_on(turn, who),
        Errand::Return => go_back(turn, who),
        Errand::Fight => resume(turn, who),
        Errand::Help { foe } => troop::help(turn, who, foe),
        Errand::Chase { quarry, trail } => chase::follow(turn, who, quarry, trail),
        Errand::Done => {}
    }
}

/// Whether somebody can take a step.
pub(super) fn is_free(world: &World, who: CreatureId) -> bool {
    let stands = |posture| posture == Posture::Standing;
    world.creatures.get(who).is_some_and(|body| stands(body.posture()))
        && !fight::is_fighting(world, who)
}

/// Makes somebody's next move due.
pub(super) fn schedule(turn: &mut Turn, who: CreatureId, due: Millis) {
    if let Some(walk) = turn.world.patrols.walks.get_mut(who) {
        walk.due = due;
        turn.world.schedule.at(due, Job::March(who));
    }
}

/// Decides what somebody does who is free again: goes on with the round if they stand on it, goes
/// back to it if not; without a round, goes home.
pub(super) fn resume(turn: &mut Turn, who: CreatureId) {
    let Some(room) = turn.world.places.room_of(who) else { return };
    let Some(walk) = turn.world.patrols.walk(who) else { return };
    let Some(plan) = walk.plan.clone() else {
        let home = turn.world.creatures.get(who).and_then(|body| body.home());
        return match home.filter(|home| *home != room && turn.content.room(*home).is_some()) {
            Some(_) => set_out(turn, who, Errand::Return, turn.world.numbers.of(&RETURN_EVERY)),
            None => dismiss(turn.world, who),
        };
    };
    let reached = waypoint_at(&plan, room);
    if let Some(index) = reached {
        set_index(turn.world, who, (index, plan.heading));
        if next_waypoint(plan.route.len(), index, plan.heading, plan.mode).is_none() {
            return arrive(turn.world, who);
        }
    }
    if reached.is_some() || is_on_leg(turn, &plan, room) {
        let span = plan.pace.span(turn, who);
        set_out(turn, who, Errand::Round, span);
    } else {
        set_out(turn, who, Errand::Return, turn.world.numbers.of(&RETURN_EVERY));
    }
}

/// A round that is walked once is over: they stay.
fn arrive(world: &mut World, who: CreatureId) {
    set_errand(world, who, Errand::Done);
    world.schedule.cancel(&Job::March(who));
}

fn set_out(turn: &mut Turn, who: CreatureId, errand: Errand, wait: Millis) {
    set_errand(turn.world, who, errand);
    if let Some(walk) = turn.world.patrols.walks.get_mut(who) {
        (walk.progress, walk.fruitless) = (turn.now, 0);
    }
    schedule(turn, who, turn.now + wait);
}

/// The waypoint that a room is, the next one from where the plan stands.
fn waypoint_at(plan: &Plan, room: RoomId) -> Option<usize> {
    let length = plan.route.len();
    (0..length).map(|ahead| (plan.index + ahead) % length).find(|at| plan.route[*at] == room)
}

/// Whether a room lies between the waypoint that was reached last and the next one.
fn is_on_leg(turn: &Turn, plan: &Plan, room: RoomId) -> bool {
    let next = next_waypoint(plan.route.len(), plan.index, plan.heading, plan.mode);
    next.is_some_and(|(next, _)| {
        let (from, to) = (plan.route[plan.index], plan.route[next]);
        let leg = find_path(turn.content, turn.world, from, to, PATH_MOVES_MAX);
        leg.is_some_and(|leg| leg.contains(&room))
    })
}

fn set_index(world: &mut World, who: CreatureId, (index, heading): (usize, Heading)) {
    if let Some(plan) = world.patrols.walks.get_mut(who).and_then(|walk| walk.plan.as_mut()) {
        (plan.index, plan.heading) = (index, heading);
        world.dirty.fleeting(Key::Creature(who));
    }
}

/// The next room of a round, and where on it one is then.
struct Move {
    to: RoomId,
    then: (usize, Heading),
}

/// What comes next on a round.
enum Next {
    Move(Move),
    /// The round is over.
    Over,
    /// No waypoint can be reached.
    Blocked,
}

/// One move of a round, together with those of the group who are in step.
fn go_on(turn: &mut Turn, who: CreatureId) {
    let Some(room) = turn.world.places.room_of(who) else { return };
    let Some(plan) = turn.world.patrols.walk(who).and_then(|walk| walk.plan.clone()) else {
        return;
    };
    let Move { to, then } = match next_move(turn, &plan, room) {
        Next::Move(found) => found,
        Next::Over => return arrive(turn.world, who),
        Next::Blocked => return in_vain(turn, who),
    };
    let all = in_step(turn, who, room);
    if !step(turn, &all, to, Manner::Round) {
        return in_vain(turn, who);
    }
    let span = plan.pace.span(turn, who);
    let due = turn.world.patrols.walk(who).map_or(turn.now, |walk| walk.due) + span;
    for who in all {
        set_index(turn.world, who, then);
        schedule(turn, who, if due > turn.now { due } else { turn.now + span });
    }
}

/// The next waypoint that can be reached, and the first room on the way there; those that cannot
/// are passed over.
fn next_move(turn: &Turn, plan: &Plan, room: RoomId) -> Next {
    let mut at = (plan.index, plan.heading);
    let mut is_over = true;
    for _ in 0..2 * plan.route.len() {
        let Some(next) = next_waypoint(plan.route.len(), at.0, at.1, plan.mode) else { break };
        let goal = plan.route[next.0];
        if goal != room {
            is_over = false;
            if let Some(to) = first_step(turn, room, goal) {
                return Next::Move(Move { to, then: if to == goal { next } else { at } });
            }
        }
        at = next;
    }
    if is_over { Next::Over } else { Next::Blocked }
}

/// The room that one goes to first on the way to another.
fn first_step(turn: &Turn, room: RoomId, goal: RoomId) -> Option<RoomId> {
    if exit_to(turn.content, turn.world, room, goal).is_some() {
        return Some(goal);
    }
    find_path(turn.content, turn.world, room, goal, PATH_MOVES_MAX)?.get(1).copied()
}

/// One move back to the nearest waypoint, or home (F41, F42). Whoever is still too badly hurt for
/// what may wait there comes to themselves first, but for those who have a round to walk.
pub(super) fn go_back(turn: &mut Turn, who: CreatureId) {
    let Some(room) = turn.world.places.room_of(who) else { return };
    let afraid = turn
        .world
        .creatures
        .get(who)
        .is_some_and(|body| body.health() < body.health_max() && is_afraid(turn.content, body));
    if let Some(walk) = turn.world.patrols.walks.get_mut(who).filter(|w| afraid && w.plan.is_none())
    {
        walk.progress = turn.now;
        return schedule(turn, who, turn.now + INTERVAL);
    }
    let goals = goals(turn.world, who);
    let path = nearest(turn, room, &goals);
    let to = match path.as_deref() {
        Some([_, to, ..]) => *to,
        Some(_) => return resume(turn, who),
        None => return in_vain(turn, who),
    };
    let all = in_step(turn, who, room);
    if !step(turn, &all, to, Manner::Return) {
        return in_vain(turn, who);
    }
    for who in all {
        match goals.contains(&to) {
            true => resume(turn, who),
            false => schedule(turn, who, turn.now + turn.world.numbers.of(&RETURN_EVERY)),
        }
    }
}

/// The way to the nearest of some rooms; farther than usual, if it must be.
fn nearest(turn: &Turn, room: RoomId, goals: &[RoomId]) -> Option<Vec<RoomId>> {
    let paths = search(turn.content, turn.world);
    let is_goal = |room| goals.contains(&room);
    paths
        .nearest(room, PATH_MOVES_MAX, is_goal)
        .or_else(|| paths.nearest(room, PATH_MOVES_LOST_MAX, is_goal))
}

/// Where somebody is at home: on any waypoint, or in the room they belong to.
fn goals(world: &World, who: CreatureId) -> Vec<RoomId> {
    match world.patrols.walk(who).and_then(|walk| walk.plan.as_ref()) {
        Some(plan) => plan.route.to_vec(),
        None => world.creatures.get(who).and_then(|body| body.home()).into_iter().collect(),
    }
}

/// A move in vain: nothing leads to where somebody wants to go. After a few of them they are
/// there all the same, so that nobody is shut in, or shut out, for good.
fn in_vain(turn: &mut Turn, who: CreatureId) {
    let numbers = &turn.world.numbers;
    let (most, back) = (numbers.of(&FRUITLESS_MAX), numbers.of(&RETURN_EVERY));
    let loose = longest(turn.world);
    let Some(walk) = turn.world.patrols.walks.get_mut(who) else { return };
    walk.fruitless += 1;
    let plan = walk.plan.clone();
    let wait = match (&walk.errand, &plan) {
        (Errand::Round, Some(plan)) => plan.pace.longest(loose),
        _ => back,
    };
    if walk.fruitless < most {
        return schedule(turn, who, turn.now + wait);
    }
    let next = plan.as_ref().and_then(|plan| {
        let next = next_waypoint(plan.route.len(), plan.index, plan.heading, plan.mode)?;
        plan.route.get(next.0).copied()
    });
    let to = next.or_else(|| goals(turn.world, who).first().copied());
    match to {
        Some(to) => {
            troop::slip(turn, who, to);
            resume(turn, who);
        }
        None => dismiss(turn.world, who),
    }
}

/// Somebody left a room, or died: whoever fought there may be free again.
pub(super) fn fights_may_be_over(turn: &mut Turn, room: RoomId) {
    if turn.world.patrols.walks.is_empty() {
        return;
    }
    for who in turn.world.places.npcs_in(room).to_vec() {
        fight_may_be_over(turn, who);
    }
}

/// Somebody who fought and fights no more goes about their business.
pub(super) fn fight_may_be_over(turn: &mut Turn, who: CreatureId) {
    let fought = turn.world.patrols.walk(who).is_some_and(|walk| walk.errand == Errand::Fight);
    if fought && !fight::is_fighting(turn.world, who) {
        resume(turn, who);
    }
}

/// Somebody was moved by something other than their own errand, and finds their way anew.
pub(super) fn was_moved(turn: &mut Turn, who: CreatureId) {
    if turn.world.patrols.walk(who).is_some() && !fight::is_fighting(turn.world, who) {
        resume(turn, who);
    }
}

/// Somebody came into a room who has no round: if they do not belong there, they will go home.
pub(super) fn strayed(turn: &mut Turn, who: CreatureId) {
    if turn.world.patrols.walk(who).is_some() || !is_lost(turn, who) {
        return;
    }
    turn.world.patrols.of(who, turn.now);
    match fight::is_fighting(turn.world, who) {
        true => troop::stand_and_fight(turn, who),
        false => resume(turn, who),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::game::frame::testing::Small;
    use crate::game::ground::room::Direction;

    /// A row of rooms, so many moves from the first to the last.
    fn row(moves: usize) -> (Small, RoomId, RoomId) {
        let mut small = Small::default();
        let rooms: Vec<RoomId> =
            (0..=moves).map(|at| small.room(&format!("room_{at}"), None)).collect();
        for pair in rooms.windows(2) {
            small.join(pair[0], Direction::East, pair[1]);
        }
        let (first, last) = (rooms[0], rooms[moves]);
        (small, first, last)
    }

    #[test]
    fn nobody_on_a_round_looks_farther_than_so_many_moves() {
        for (moves, is_found) in [(PATH_MOVES_MAX, true), (PATH_MOVES_MAX + 1, false)] {
            let (mut small, first, last) = row(moves);
            let step = small.turn(|turn| first_step(turn, first, last));
            assert_eq!(step.is_some(), is_found, "{moves} moves");
        }
    }

    #[test]
    fn whoever_is_lost_looks_farther_but_not_for_ever() {
        for (moves, is_found) in [(PATH_MOVES_LOST_MAX, true), (PATH_MOVES_LOST_MAX + 1, false)] {
            let (mut small, first, last) = row(moves);
            let path = small.turn(|turn| nearest(turn, first, &[last]));
            assert_eq!(path.is_some(), is_found, "{moves} moves");
        }
    }
}

//! Walking behind somebody.
//!
//! Whoever goes is noted by their followers while they go ([`goes`], [`comes`]); the followers walk when
//! all of that is told ([`come_along`], asked for with `Ask::Follow`), each if they could walk there
//! by themselves. Who goes far at once leaves a trail of steps.

use std::collections::VecDeque;

use super::state::{Step, followed_by, followers_of, leads_to};
use super::{Event, Parted, refusals};
use crate::base::id::{CreatureId, RoomId};
use crate::base::limits::{FOLLOW_STEPS_MAX, FOLLOWERS_MAX};
use crate::game::frame::part::Done;
use crate::game::frame::turn::Ask;
use crate::game::ground::creature::Posture;
use crate::game::ground::fight;
use crate::game::ground::movement;
use crate::game::ground::place::Way;
use crate::game::ground::room::{self, Exit};
use crate::game::people::look;
use crate::game::people::player::{self, Link, Presence};
use crate::game::{Refusal, Turn, World};

/// Somebody walks behind another from now on, and behind nobody else.
pub(super) fn follow(turn: &mut Turn, who: CreatureId, leader: CreatureId) -> Done {
    let room = turn.world.places.room_of(who).ok_or(Refusal::Dark)?;
    if followed_by(turn.world, who) == Some(leader) {
        return Err(refusals::follow_already(turn.world, leader));
    }
    if leads_to(&turn.world.parties, leader, who) {
        return Err(refusals::circle(turn.world, leader));
    }
    let wants_nobody = |own: &player::Character| own.preferences().nofollow;
    if turn.world.players.character(leader).is_some_and(wants_nobody) {
        return Err(refusals::wants_nobody(turn.world, leader));
    }
    if followers_of(turn.world, leader).len() >= FOLLOWERS_MAX {
        return Err(refusals::too_many_follow(turn.world, leader));
    }
    if let Some(before) = followed_by(turn.world, who) {
        part(turn, who, before, Parted::Willing);
    }
    let parties = &mut turn.world.parties;
    parties.leaders.insert(who, leader);
    parties.followers.entry(leader).or_default().insert(who);
    turn.report(Event::Follows { who, leader, room });
    Ok(())
}

/// Somebody follows no more.
pub(super) fn part(turn: &mut Turn, who: CreatureId, leader: CreatureId, why: Parted) {
    forget(turn.world, who, leader);
    turn.report(Event::Parted { who, leader, why });
}

fn forget(world: &mut World, who: CreatureId, leader: CreatureId) {
    let parties = &mut world.parties;
    parties.leaders.remove(&who);
    parties.trails.remove(&who);
    if let Some(all) = parties.followers.get_mut(&leader) {
        all.remove(&who);
        if all.is_empty() {
            parties.followers.remove(&leader);
        }
    }
}

/// Somebody is gone from the world: they follow nobody, and nobody follows them.
pub(super) fn is_gone(turn: &mut Turn, who: CreatureId) {
    if let Some(leader) = followed_by(turn.world, who) {
        forget(turn.world, who, leader);
    }
    for follower in followers_of(turn.world, who) {
        part(turn, follower, who, Parted::Gone);
    }
    turn.world.parties.rescues.remove(&who);
}

/// Somebody is about to walk: those of their followers who are with them will go the same way. Into
/// flight nobody follows.
pub(super) fn goes(world: &mut World, who: CreatureId, room: RoomId, by: &Way) {
    if matches!(by, Way::Flight(_)) {
        return;
    }
    for follower in followers_of(world, who) {
        let at = world.places.room_of(follower);
        let trail = world.parties.trails.entry(follower).or_default();
        let is_with_them = match trail.back() {
            Some(step) => step.to == Some(room),
            None => at == Some(room),
        };
        if is_with_them && trail.len() < FOLLOW_STEPS_MAX {
            trail.push_back(Step { from: room, by: by.clone(), to: None });
        }
        if trail.is_empty() {
            world.parties.trails.remove(&follower);
        }
    }
}

/// And they are there: as soon as that is told, the others come after.
pub(super) fn comes(turn: &mut Turn, who: CreatureId, room: RoomId, by: &Way) {
    if matches!(by, Way::Flight(_)) {
        return;
    }
    let mut are_coming = false;
    for follower in followers_of(turn.world, who) {
        let trail = turn.world.parties.trails.get_mut(&follower);
        if let Some(step) = trail.and_then(VecDeque::back_mut) {
            step.to.get_or_insert(room);
            are_coming = true;
        }
    }
    if are_coming {
        turn.ask(Ask::Follow(who));
    }
}

/// Those who follow somebody walk after them, as far as each may: step by step, those who take the
/// same step in one line.
pub fn come_along(turn: &mut Turn, leader: CreatureId) {
    for _ in 0..FOLLOW_STEPS_MAX {
        let mut companies: Vec<(RoomId, Way, RoomId, Vec<CreatureId>)> = Vec::new();
        for who in followers_of(turn.world, leader) {
            let Some(step) = next_step(turn.world, who) else { continue };
            match may_go(turn, who, leader, &step) {
                Ok((by, to)) => {
                    let same = |company: &&mut (RoomId, Way, RoomId, Vec<CreatureId>)| {
                        (company.0, &company.1, company.2) == (step.from, &by, to)
                    };
                    match companies.iter_mut().find(same) {
                        Some(company) => company.3.push(who),
                        None => companies.push((step.from, by, to, vec![who])),
                    }
                }
                Err(why) => {
                    turn.world.parties.trails.remove(&who);
                    turn.report(Event::KeptBack { who, leader, why });
                }
            }
        }
        if companies.is_empty() {
            break;
        }
        for (from, by, to, who) in companies {
            go(turn, leader, (from, by), to, who);
        }
    }
}

/// The next step of a follower who stands where it begins.
fn next_step(world: &mut World, who: CreatureId) -> Option<Step> {
    let at = world.places.room_of(who);
    let trail = world.parties.trails.get_mut(&who)?;
    let step = trail.pop_front();
    if trail.is_empty() {
        world.parties.trails.remove(&who);
    }
    let step = step.filter(|step| at == Some(step.from));
    if step.is_none() {
        world.parties.trails.remove(&who);
    }
    step
}

/// Whether somebody may take a step of another by themselves: by which way, and where it leads.
fn may_go(
    turn: &Turn,
    who: CreatureId,
    leader: CreatureId,
    step: &Step,
) -> Result<(Way, RoomId), Refusal> {
    let nowhere = || refusals::out_of_sight(turn.world, leader);
    let body = turn.world.creatures.get(who).ok_or_else(nowhere)?;
    let link = turn.world.players.presence(who).map(Presence::link);
    if link.is_some_and(|link| link != Link::Live) {
        return Err(refusals::link_is_lost());
    }
    if body.posture() < Posture::Standing {
        return Err(Refusal::Posture(body.posture()));
    }
    if fight::is_fighting(turn.world, who) {
        return Err(Refusal::Fighting);
    }
    player::may_act(turn, who)?;
    // Staff who went unseen are followed by nobody.
    if !turn.world.players.may_see(who, leader) {
        return Err(nowhere());
    }
    let by = match &step.by {
        Way::AsOne(to) => match room::exit_to(turn.content, turn.world, step.from, *to) {
            Some(Exit::Direction(direction)) => Way::Direction(direction),
            Some(Exit::Word(word)) => Way::Word(word),
            None => return Err(nowhere()),
        },
        by => by.clone(),
    };
    let to = match &by {
        Way::Direction(direction) => movement::way_out(turn, who, *direction)?,
        Way::Word(word) => room::way(turn.content, turn.world, step.from, word)
            .ok_or_else(|| Refusal::NoWay(word.clone()))?,
        Way::Flight(_) | Way::AsOne(_) => return Err(nowhere()),
    };
    Ok((by, to))
}

fn go(
    turn: &mut Turn,
    leader: CreatureId,
    (room, by): (RoomId, Way),
    to: RoomId,
    who: Vec<CreatureId>,
) {
    let left = Event::WentAfter { who: who.clone(), leader, room, by: by.clone() };
    let came = Event::CameAfter { who: who.clone(), room: to, by };
    movement::step_as_one(turn, &who, to, left.into(), came.into());
    for who in who {
        turn.report(look::Event::Entered { who, room: to });
    }
    turn.settle();
}

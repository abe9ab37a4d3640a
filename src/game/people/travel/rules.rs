//! Walking on, step by step, and what stops it.

use super::refusals;
use super::state::{Step, Walk};
use super::text::{Event, Why};
use crate::base::clock::Millis;
use crate::base::id::{CreatureId, RoomId};
use crate::base::limits::{RUN_STEPS_MAX, STRIDE_MS};
use crate::game::frame::keep::Forget;
use crate::game::frame::keep::dirty::Key;
use crate::game::frame::part::Done;
use crate::game::frame::schedule::Job;
use crate::game::ground::creature::{self, Posture};
use crate::game::ground::fight;
use crate::game::ground::movement;
use crate::game::ground::place;
use crate::game::ground::room::{self, Exit};
use crate::game::ground::sight;
use crate::game::people::faction;
use crate::game::people::player::{self, Event as PlayerEvent, Link, Presence};
use crate::game::{Event as Any, Refusal, Turn, World};

/// Sets out: makes the first step at once. What is in its way is refused as a step would be.
pub(super) fn set_out(turn: &mut Turn, who: CreatureId, steps: Vec<Step>) -> Done {
    let room = turn.world.places.room_of(who).ok_or(Refusal::Dark)?;
    let mut walk = Walk {
        steps: steps.into(),
        made: 0,
        at: room,
        came: turn.now,
        health: health(turn.world, who),
    };
    let Some(step) = walk.steps.pop_front() else { return Ok(()) };
    make(turn, who, walk, step)
}

/// The next step of a walk is due.
pub fn stride(turn: &mut Turn, who: CreatureId) {
    let Some(mut walk) = turn.world.walks.walks.remove(&who) else { return };
    if let Some(why) = stops(turn, who, &walk) {
        return turn.report(Event::Stopped { who, why });
    }
    let Some(step) = walk.steps.pop_front() else { return };
    if let Err(why) = make(turn, who, walk, step) {
        turn.report(Event::Stopped { who, why: Why::Blocked(why) });
    }
}

/// Makes one step, and sees to the next.
fn make(turn: &mut Turn, who: CreatureId, mut walk: Walk, step: Step) -> Done {
    player::may_act(turn, who)?;
    let from = walk.at;
    if let Step::Along(way) = step {
        let is_open = room::exit(turn.content, turn.world, from, way).is_some();
        if !is_open && walk.made > 0 {
            turn.report(Event::Stopped { who, why: Why::Ends(way) });
            return Ok(());
        }
        if walk.made + 1 < RUN_STEPS_MAX {
            walk.steps.push_front(Step::Along(way));
        }
    }
    let goes_on = !walk.steps.is_empty();
    if goes_on {
        turn.world.walks.walks.insert(who, walk.clone());
    }
    let done = step_on(turn, who, from, &step);
    turn.world.walks.walks.remove(&who);
    done?;
    let Some(at) = turn.world.places.room_of(who).filter(|at| *at != from && goes_on) else {
        return Ok(());
    };
    walk =
        Walk { made: walk.made + 1, at, came: turn.now, health: health(turn.world, who), ..walk };
    turn.world.walks.walks.insert(who, walk);
    turn.world.schedule.at(turn.now + Millis(STRIDE_MS), Job::Stride(who));
    Ok(())
}

fn step_on(turn: &mut Turn, who: CreatureId, from: RoomId, step: &Step) -> Done {
    match step {
        Step::Direction(way) | Step::Along(way) => movement::walk(turn, who, *way),
        Step::Way(word) => movement::walk_way(turn, who, word),
        Step::Into(to) => match room::exit_to(turn.content, turn.world, from, *to) {
            Some(Exit::Direction(way)) => movement::walk(turn, who, way),
            Some(Exit::Word(word)) => movement::walk_way(turn, who, &word),
            // Locked, or not there any more: the step says which.
            None => {
                let exits = room::exits(turn.content, turn.world, from);
                let way = exits.filter(|(_, there)| there == to).map(|(way, _)| way).next();
                movement::walk(turn, who, way.ok_or_else(refusals::way_is_gone)?)
            }
        },
    }
}

/// What keeps somebody from going on.
fn stops(turn: &Turn, who: CreatureId, walk: &Walk) -> Option<Why> {
    let world = &*turn.world;
    let body = world.creatures.get(who)?;
    if fight::is_fighting(world, who) {
        return Some(Why::Fight);
    }
    if body.posture() != Posture::Standing {
        return Some(Why::Posture);
    }
    if world.places.room_of(who) != Some(walk.at) {
        return Some(Why::Elsewhere);
    }
    if body.health() < walk.health {
        return Some(Why::Hurt);
    }
    let there = world.places.npcs_in(walk.at).iter().copied();
    there.filter(|npc| is_enemy(turn, who, *npc)).map(Why::Enemy).next()
}

/// Whether an NPC would attack somebody who sees it. Where there is peace nobody does.
fn is_enemy(turn: &Turn, who: CreatureId, npc: CreatureId) -> bool {
    let (content, world) = (turn.content, &*turn.world);
    let is_safe =
        world.places.room_of(who).and_then(|room| content.room(room)).is_none_or(|r| r.safe);
    if is_safe || !sight::sees(content, world, who, npc) || world.players.is_left_alone(who) {
        return false;
    }
    let Some(body) = world.creatures.get(npc) else { return false };
    let written = body.template().and_then(|template| content.npcs.get(template));
    let tags = creature::tags(content, body);
    let stance = faction::stance(content, world, npc, who);
    written.is_some_and(|npc| faction::attacks(npc, tags, stance))
}

fn health(world: &World, who: CreatureId) -> u32 {
    world.creatures.get(who).map_or(0, |body| body.health())
}

/// Whoever comes in stops those who are on the way there, unless they go together; whoever lies down to
/// sleep is at home there; whoever leaves the world goes nowhere.
pub(super) fn hears(turn: &mut Turn, event: &Any) {
    match event {
        Any::Place(place::Event::Came { who, room, .. }) => came(turn, *who, *room),
        Any::Player(PlayerEvent::PostureTaken {
            who, room, posture: Posture::Sleeping, ..
        }) => {
            sleeps(turn.world, *who, *room);
        }
        Any::Player(PlayerEvent::Left { who, .. } | PlayerEvent::LinkLost { who, .. }) => {
            end(turn.world, *who);
        }
        _ => {}
    }
}

/// Where somebody sleeps they are at home. Kept.
fn sleeps(world: &mut World, who: CreatureId, room: RoomId) {
    if world.walks.homes.insert(who, room) != Some(room) {
        world.dirty.kept(Key::Home(who));
    }
}

fn came(turn: &mut Turn, who: CreatureId, room: RoomId) {
    if turn.world.walks.walks.is_empty() {
        return;
    }
    for walker in turn.world.places.players_in(room).to_vec() {
        let Some(walk) = turn.world.walks.walks.get(&walker) else { continue };
        if walker == who || walk.at != room || walk.came == turn.now {
            continue;
        }
        let is_player = turn.world.players.is_here(who);
        let why = match is_player {
            true if sight::sees(turn.content, turn.world, walker, who) => Why::Came(who),
            false if is_enemy(turn, walker, who) => Why::Enemy(who),
            _ => continue,
        };
        end(turn.world, walker);
        turn.report(Event::Stopped { who: walker, why });
    }
}

/// Somebody typed a line: they go no farther.
pub fn interrupt(turn: &mut Turn, who: CreatureId) {
    if end(turn.world, who) {
        turn.report(Event::Stopped { who, why: Why::Typed });
    }
}

/// Ends a walk, if there is one.
pub(super) fn end(world: &mut World, who: CreatureId) -> bool {
    world.schedule.cancel(&Job::Stride(who));
    world.walks.walks.remove(&who).is_some()
}

/// Whoever is erased has no home.
pub(super) fn forgets(turn: &mut Turn, who: CreatureId, _: &Forget) {
    end(turn.world, who);
    if turn.world.walks.homes.remove(&who).is_some() {
        turn.world.dirty.kept(Key::Home(who));
    }
}

/// What must always be true: whoever is on the way is there, and makes another step.
pub(super) fn check(world: &World) -> Result<(), String> {
    for who in world.walks.walks.keys() {
        let link = world.players.presence(*who).map(Presence::link);
        if !world.schedule.has(&Job::Stride(*who)) || link != Some(Link::Live) {
            return Err(format!("{who:?} is on the way and makes no step"));
        }
    }
    Ok(())
}

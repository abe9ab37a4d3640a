//! How events begin, go on, and end.

use super::almanac::Due;
use super::condition;
use super::content::{Audience, Condition, Events, WorldEvent};
use super::happened::{Event, Stage, announce};
use super::refusals;
use super::state::{On, Until};
use crate::base::clock::Millis;
use crate::base::dice::Stream;
use crate::base::id::{AreaId, CreatureId, SpawnId};
use crate::base::limits::EVENTS_ON_MAX;
use crate::game::frame::keep::dirty::Key;
use crate::game::frame::keep::{Forget, SOMEBODY};
use crate::game::frame::schedule::Job;
use crate::game::frame::watch::Marks;
use crate::game::ground::influence::{self, Influence};
use crate::game::ground::sky;
use crate::game::people::spawn;
use crate::game::{Content, Refusal, Turn, View, World};
use crate::text::sentence::capitalise;

/// An event that is written.
pub fn written<'c>(content: &'c Content, event: &str) -> Option<&'c WorldEvent> {
    content.of::<Events>()?.0.get(event)
}

/// All events that are written.
pub fn all_written(content: &Content) -> impl Iterator<Item = &WorldEvent> {
    content.of::<Events>().into_iter().flat_map(|events| events.0.values())
}

/// After a start, a survived panic or a reload: what is on and written no more ends, and the rest is
/// looked at with the first pulse, for the world may be told later than this what day it is.
pub(super) fn wake(turn: &mut Turn) {
    let unwritten: Vec<String> = unwritten(turn.view()).collect();
    for event in unwritten {
        end(turn, &event);
    }
    if all_written(turn.content).next().is_some() {
        turn.world.schedule.at(turn.now, Job::Events);
    } else {
        turn.world.schedule.cancel(&Job::Events);
    }
}

fn unwritten<'a>(view: View<'a>) -> impl Iterator<Item = String> + 'a {
    let on = view.world.world_events.all_on();
    on.filter(move |(event, ..)| written(view.content, event).is_none())
        .map(|(event, ..)| event.to_owned())
}

/// A running world goes on with other files: events that are written no more end, those that are on
/// do from now on what is written now.
pub fn adopt(turn: &mut Turn) {
    let gone: Vec<String> = unwritten(turn.view()).collect();
    for event in gone {
        end(turn, &event);
    }
    let on: Vec<String> =
        turn.world.world_events.all_on().map(|(event, ..)| event.into()).collect();
    for event in on {
        let Some(written) = written(turn.content, &event) else { continue };
        let new = written.influence();
        let old = influence::lift(turn.world, &event);
        influence::lay(turn.world, &event, new.clone());
        let Some(old) = old.filter(|old| *old != new) else { continue };
        let gone: Vec<SpawnId> =
            old.spawns.iter().copied().filter(|spawn| !new.spawns.contains(spawn)).collect();
        remember_spawns(turn, &event, &new.spawns);
        spawn::dismiss(turn, &gone);
        if old.weather != new.weather || old.scope != new.scope {
            stir(turn, &[&old, &new]);
        }
    }
}

/// The moment has come for some of them: those that are over end, half-time is told, those that are due
/// begin; then it is waited for the next.
pub fn due(turn: &mut Turn) {
    let on: Vec<(String, On)> =
        turn.world.world_events.all_on().map(|(event, _, on)| (event.into(), on.clone())).collect();
    for (event, on) in on {
        if end_of(&on).is_some_and(|end| end.has_come(turn.world, turn.now)) {
            end(turn, &event);
        } else if half(&on).is_some_and(|half| half.has_come(turn.world, turn.now)) {
            tell_half(turn, &event);
        }
    }
    let content = turn.content;
    for written in all_written(content) {
        begin_if_due(turn, written);
    }
    wait(turn);
}

/// An event whose moment has come by itself begins, late if need be, unless it would be over already.
fn begin_if_due(turn: &mut Turn, written: &WorldEvent) {
    let Some(lasts) = written.lasts else { return };
    let due = newly_due(turn.world, turn.now, written);
    note_due(turn.world, turn.now, written);
    let Some(until) = due.map(|due| due.after(lasts)) else { return };
    if until.has_come(turn.world, turn.now) || !turn.world.flags.is_on(super::FEATURE.name) {
        return;
    }
    let until = match until {
        Due::Date(date) => Until::Date { date, lasts },
        Due::Clock(moment) => Until::Clock(moment),
    };
    if is_on(turn.world, &written.key) {
        prolong(turn, &written.key, until);
    } else if let Err(full) = begin(turn, written, until, "") {
        let why = crate::game::frame::refusal::sentence(&full);
        tracing::warn!(target: "world", "{} does not begin: {why}", written.key);
    }
}

/// What is on by hand while its own time comes lasts until that is over, too.
fn prolong(turn: &mut Turn, event: &str, until: Until) {
    let (world, now) = (&mut *turn.world, turn.now);
    let ends = |until: Until, world: &World| match until {
        Until::Clock(moment) => moment,
        Until::Date { date, .. } => world.host.moment(date),
        Until::Condition => now,
    };
    let later = ends(until, world);
    let Some(on) = world.world_events.on(event) else { return };
    if ends(on.until, world) >= later {
        return;
    }
    if let Some(known) = world.world_events.known.get_mut(event)
        && let Some(on) = known.on.as_mut()
    {
        on.until = until;
        world.dirty.kept(Key::WorldEvent(event.to_owned()));
    }
}

/// The latest of its moments, if it has not been due since.
fn newly_due(world: &World, now: Millis, written: &WorldEvent) -> Option<Due> {
    let known = world.world_events.of(&written.key);
    let (date, at) = known.map_or((0, Millis(0)), |known| (known.due_date, known.due_at));
    let last = written.moments().filter_map(|when| when.last(world, now));
    let new = last.filter(|due| match due {
        Due::Date(due) => *due > date,
        Due::Clock(due) => *due > at,
    });
    new.max_by_key(|due| due.moment(world))
}

/// Notes that it was looked at up to now, so that what was stopped by hand stays so. Kept, if it was
/// ever on.
fn note_due(world: &mut World, now: Millis, written: &WorldEvent) {
    let (mut date, mut at) = (0, Millis(0));
    for due in written.moments().filter_map(|when| when.last(world, now)) {
        match due {
            Due::Date(due) => date = date.max(due),
            Due::Clock(due) => at = at.max(due),
        }
    }
    let Some(known) = world.world_events.known.get_mut(&written.key) else { return };
    let noted = (known.due_date.max(date), known.due_at.max(at));
    if (known.due_date, known.due_at) != noted {
        (known.due_date, known.due_at) = noted;
        world.dirty.kept(Key::WorldEvent(written.key.clone()));
    }
}

/// A part of the day begins: conditions are looked at, all of them in the world as it was before any
/// event began or ended of it.
pub(super) fn look(turn: &mut Turn, phase: sky::Phase) {
    let view = turn.view();
    let holds = |event: &WorldEvent, one: &Condition| condition::holds(view, event, one);
    let is_over = |event: &&WorldEvent| {
        let on = view.world.world_events.on(&event.key);
        on.is_some_and(|on| on.until == Until::Condition)
            && !event.conditions().any(|one| holds(event, one))
    };
    let met = |event: &'_ WorldEvent| {
        let mut of_phase = event.conditions().filter(|one| one.is_of(phase));
        of_phase.find(|one| holds(event, one)).map(|one| one.chance)
    };
    let over: Vec<&WorldEvent> = all_written(turn.content).filter(is_over).collect();
    let free = all_written(turn.content).filter(|event| is_free(view, event));
    let met: Vec<_> = free.filter_map(|event| Some((event, met(event)?))).collect();
    for event in over {
        end(turn, &event.key);
    }
    for (written, chance) in met {
        if turn.dice.chance(Stream::Event.named(&written.key), chance) {
            let until =
                written.lasts.map_or(Until::Condition, |span| Until::Clock(turn.now + span));
            // There are as many as there may be: it has another chance.
            let _full = begin(turn, written, until, "");
        }
    }
    wait(turn);
}

/// Whether an event may begin because of its condition: it is not on, and rested.
fn is_free(view: View, event: &WorldEvent) -> bool {
    let known = view.world.world_events.of(&event.key);
    let over = known.and_then(|known| known.over_at);
    let is_rested = over.is_none_or(|over| view.now.since(over) >= event.rest);
    !is_on(view.world, &event.key) && is_rested && view.world.flags.is_on(super::FEATURE.name)
}

/// Somebody begins an event by hand, for so long or as long as is written. Kept.
///
/// # Errors
/// If it is on, or too many are.
pub fn start(
    turn: &mut Turn,
    event: &WorldEvent,
    lasts: Option<Millis>,
    by: &str,
) -> Result<(), Refusal> {
    if let Some(on) = turn.world.world_events.on(&event.key) {
        return Err(refusals::on_already(turn.view(), event, on));
    }
    let until = match lasts.or(event.lasts) {
        Some(lasts) => Until::Clock(turn.now + lasts),
        None => Until::Condition,
    };
    begin(turn, event, until, by)?;
    note_due(turn.world, turn.now, event);
    wait(turn);
    Ok(())
}

/// Somebody ends an event by hand. Kept.
///
/// # Errors
/// If it is not on.
pub fn stop(turn: &mut Turn, event: &WorldEvent) -> Result<(), Refusal> {
    if !is_on(turn.world, &event.key) {
        return Err(refusals::not_on(turn.view(), event));
    }
    end(turn, &event.key);
    wait(turn);
    Ok(())
}

fn is_on(world: &World, event: &str) -> bool {
    world.world_events.on(event).is_some()
}

/// An event begins: it is kept, in force, and told. Kept.
fn begin(turn: &mut Turn, event: &WorldEvent, until: Until, by: &str) -> Result<(), Refusal> {
    if turn.world.world_events.all_on().count() >= EVENTS_ON_MAX {
        return Err(refusals::too_many());
    }
    let mut on = On { since: turn.now, until, is_half_told: false, by: by.to_owned() };
    // One that begins late may be half over already.
    on.is_half_told = half(&on).is_some_and(|half| half.has_come(turn.world, turn.now));
    let known = turn.world.world_events.known.entry(event.key.clone()).or_default();
    known.name.clone_from(&event.name);
    known.times += 1;
    known.on = Some(on);
    note_due(turn.world, turn.now, event);
    let influence = event.influence();
    influence::lay(turn.world, &event.key, influence.clone());
    remember_spawns(turn, &event.key, &influence.spawns);
    let usual = || format!("{} begins.", capitalise(&event.name));
    let words = event.announce.starts.clone().unwrap_or_else(usual);
    tell(turn, event, Stage::Began, words);
    spawn::summon(turn, &influence.spawns);
    stir(turn, &[&influence]);
    Ok(())
}

/// What it brings is kept with it, so that they are sent home even if nothing is written of it any more.
fn remember_spawns(turn: &mut Turn, event: &str, spawns: &[SpawnId]) {
    let names = spawns.iter().map(|spawn| turn.content.names.spawns.name(*spawn).to_string());
    let names: Vec<String> = names.collect();
    if let Some(known) = turn.world.world_events.known.get_mut(event) {
        known.spawns = names;
    }
    turn.world.dirty.kept(Key::WorldEvent(event.to_owned()));
}

/// An event is over: nothing of it is in force, whoever came for it leaves, and it is told. Kept.
fn end(turn: &mut Turn, event: &str) {
    let Some(known) = turn.world.world_events.known.get_mut(event) else { return };
    known.on = None;
    known.over_at = Some(turn.now);
    let name = known.name.clone();
    let spawns = std::mem::take(&mut known.spawns);
    turn.world.dirty.kept(Key::WorldEvent(event.to_owned()));
    let influence = influence::lift(turn.world, event);
    let usual = format!("{} is over.", capitalise(&name));
    match (written(turn.content, event), &influence) {
        (Some(written), _) => {
            let words = written.announce.ends.clone().unwrap_or(usual);
            tell(turn, written, Stage::Ended, words);
        }
        (None, Some(influence)) => {
            let (event, scope) = (event.to_owned(), Some(influence.scope.clone()));
            announce(turn, Event { event, name, stage: Stage::Ended, scope, words: usual });
        }
        (None, None) => {}
    }
    let names = &turn.content.names.spawns;
    let spawns: Vec<SpawnId> = spawns.iter().filter_map(|key| names.find(key)).collect();
    spawn::dismiss(turn, &spawns);
    if let Some(influence) = influence {
        stir(turn, &[&influence]);
    }
}

fn tell_half(turn: &mut Turn, event: &str) {
    let on = turn.world.world_events.known.get_mut(event).and_then(|known| known.on.as_mut());
    if let Some(on) = on {
        on.is_half_told = true;
        turn.world.dirty.kept(Key::WorldEvent(event.to_owned()));
    }
    let Some(written) = written(turn.content, event) else { return };
    if let Some(words) = written.announce.halfway.clone() {
        tell(turn, written, Stage::Half, words);
    }
}

fn tell(turn: &mut Turn, written: &WorldEvent, stage: Stage, words: String) {
    let scope = match written.audience {
        Audience::Everyone => None,
        Audience::Scope => Some(written.scope.clone()),
    };
    let (event, name) = (written.key.clone(), written.name.clone());
    announce(turn, Event { event, name, stage, scope, words });
}

/// Something else is in force now: programs are told of it, and where there is other weather, it turns
/// for whoever is there.
fn stir(turn: &mut Turn, of: &[&Influence]) {
    turn.world.dirty.watch.mark_all(Marks::PLACE);
    let is_there = |area: AreaId| {
        let mut with_weather = of.iter().filter(|influence| !influence.weather.is_empty());
        with_weather.any(|influence| influence.scope.holds(Some(area)))
    };
    let areas: Vec<AreaId> =
        turn.content.areas.keys().copied().filter(|area| is_there(*area)).collect();
    for area in areas {
        sky::begin_anew(turn, area);
    }
}

/// Until when something lasts, if a moment decides that.
fn end_of(on: &On) -> Option<Due> {
    match on.until {
        Until::Clock(moment) => Some(Due::Clock(moment)),
        Until::Date { date, .. } => Some(Due::Date(date)),
        Until::Condition => None,
    }
}

/// When half of it is over, if that was not told yet.
fn half(on: &On) -> Option<Due> {
    if on.is_half_told {
        return None;
    }
    match on.until {
        Until::Clock(moment) => {
            Some(Due::Clock(on.since + Millis(moment.since(on.since).0.div_ceil(2))))
        }
        Until::Date { date, lasts } => Some(Due::Date(date - lasts.as_seconds() / 2)),
        Until::Condition => None,
    }
}

/// Waits for the earliest moment at which something is to be done.
fn wait(turn: &mut Turn) {
    let (world, now) = (&*turn.world, turn.now);
    let on = world.world_events.all_on().flat_map(|(_, _, on)| [end_of(on), half(on)]);
    let begin = all_written(turn.content).filter(|event| event.lasts.is_some());
    let begin = begin.flat_map(WorldEvent::moments).map(|when| Some(when.next(world, now)));
    let next = on.chain(begin).flatten().map(|due| due.moment(world)).min();
    match next {
        Some(moment) => turn.world.schedule.at(moment.max(now), Job::Events),
        None => turn.world.schedule.cancel(&Job::Events),
    }
}

/// What must always be true: whatever is on is in force and ends some time, and nothing else is in
/// force.
///
/// # Errors
/// A sentence about what is not so.
pub fn check(world: &World) -> Result<(), String> {
    for (event, _, on) in world.world_events.all_on() {
        if world.influences.of(event).is_none() {
            return Err(format!("{event} is on, and nothing of it is in force"));
        }
        if end_of(on).is_some() && !world.schedule.has(&Job::Events) {
            return Err(format!("{event} would never end"));
        }
    }
    match world.influences.all().find(|(event, _)| world.world_events.on(event).is_none()) {
        Some((event, _)) => Err(format!("{event} is in force, and not on")),
        None => Ok(()),
    }
}

/// Whoever began an event by hand and is erased is somebody. Kept.
pub(super) fn forgets(turn: &mut Turn, who: CreatureId, _: &Forget) {
    let Some(name) = turn.world.players.name(who).map(str::to_owned) else { return };
    for (event, known) in &mut turn.world.world_events.known {
        if let Some(on) = known.on.as_mut().filter(|on| on.by == name) {
            on.by = SOMEBODY.into();
            turn.world.dirty.kept(Key::WorldEvent(event.clone()));
        }
    }
}

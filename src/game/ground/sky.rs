//! Time of day and weather.
//!
//! A day of the Reach is two hours of the server's clock ([`HOUR`], our choice): long enough for
//! a night to matter, short enough that everyone who plays for an evening sees one. The world
//! begins at eight in the morning. Dawn lasts from 5 to 7, day to 19, dusk to 21, night to 5.
//!
//! Whoever is awake under the open sky sees each of them begin, in the words of their area or
//! else in those of `text/`. Each area that has weather turns to another of its lines every
//! [`TURNS_AFTER`], but only while there are players in it: nobody else would notice. Indoors,
//! and where a room has no light of its own, there is no sky. Where an event is on that has weather
//! of its own, its lines stand in the place of the area's (`influence`).
//!
//! All of it is fleeting: the hour follows from the clock, and after a restart each area picks
//! its weather anew. Darkness of rooms is not decided here but in `sight`.

mod text;

#[cfg(test)]
mod tests;

pub use text::{hour_in_words, tell, time_sentence};

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::base::clock::Millis;
use crate::base::dice::Stream;
use crate::base::id::{AreaId, CreatureId, RoomId};
use crate::game::frame::numbers::numbers;
use crate::game::frame::schedule::Job;
use crate::game::frame::turn::Kept;
use crate::game::frame::verb::{Group, Spec};
use crate::game::ground::place;
use crate::game::ground::room::{Area, Light};
use crate::game::{Content, Feature, Turn, World};

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature {
    name: "sky",
    verbs: VERBS,
    hears: Some(hears),
    wakes: Some(start),
    check: Some(check),
    numbers: &[NUMBERS],
    ..Feature::NONE
};

numbers! {
    /// Weather in areas in which players are.
    pub NUMBERS in Timers "weather" {
        /// It turns after so long at least.
        TURNS_AFTER = "turns_after_seconds": u32 = 480, 1..=86400, "seconds";
        /// And at most.
        TURNS_BEFORE = "turns_before_seconds": u32 = 900, 1..=86400, "seconds";
    }
}

/// One hour of the Reach: five minutes, so that a day is two hours (our choice).
pub const HOUR: Millis = Millis::seconds(5 * 60);
/// The hour at which the clock of a new world stands (our choice).
pub const BEGINS_AT: u64 = 8;

/// The four parts of a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Phase {
    Dawn,
    Day,
    Dusk,
    Night,
}

impl Phase {
    /// The builder's word.
    pub fn word(self) -> &'static str {
        match self {
            Phase::Dawn => "dawn",
            Phase::Day => "day",
            Phase::Dusk => "dusk",
            Phase::Night => "night",
        }
    }

    fn of(hour: u64) -> Phase {
        match hour {
            5..7 => Phase::Dawn,
            7..19 => Phase::Day,
            19..21 => Phase::Dusk,
            _ => Phase::Night,
        }
    }
}

/// What the sky is like.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    /// The part of the day that was announced last.
    phase: Option<Phase>,
    /// Which of its lines each area's weather is at.
    weather: BTreeMap<AreaId, usize>,
}

/// What can happen in the sky.
#[derive(Clone, Debug)]
pub enum Event {
    /// Dawn, day, dusk or night began.
    PhaseBegan { phase: Phase },
    /// The weather of an area turned.
    WeatherTurned { area: AreaId },
}

/// The verbs of this feature. (`time` is one of `player`'s.)
pub const VERBS: &[Spec] = &[Spec {
    name: "weather",
    priority: 60,
    group: Group::Seeing,
    usage: "weather",
    example: "weather",
    help: "Tells what the sky is doing, if there is one over you.",
    run: |turn, who, _| {
        turn.show_line(who, Kept::No, move |view| text::weather_sentence(view, who));
        Ok(())
    },
    ..Spec::DEFAULT
}];

/// The hour of the day, 0 to 23.
pub fn hour(world: &World) -> u64 {
    hour_at(world.clock)
}

/// The day of a moment, counted from 0, from midnight to midnight.
pub fn day(moment: Millis) -> u64 {
    (moment.0 / HOUR.0 + BEGINS_AT) / 24
}

/// The part of the day.
pub fn phase_now(world: &World) -> Phase {
    Phase::of(hour(world))
}

/// Whether it is night, so that rooms show what a builder wrote for it.
pub fn is_night(world: &World) -> bool {
    phase_now(world) == Phase::Night
}

/// Whether somebody in this room sees the sky.
pub fn is_open(content: &Content, room: RoomId) -> bool {
    content.room(room).is_some_and(|written| !written.indoors && written.light > Light::Dark)
}

fn hour_at(clock: Millis) -> u64 {
    (clock.0 / HOUR.0 + BEGINS_AT) % 24
}

/// The moment at which the next part of the day begins.
fn next_phase(now: Millis) -> Millis {
    let this_hour = now.0 / HOUR.0;
    let phase = Phase::of(hour_at(now));
    let changes = |hours: &u64| Phase::of((this_hour + hours + BEGINS_AT) % 24) != phase;
    let hours = (1..24).find(changes).unwrap_or(24);
    Millis((this_hour + hours) * HOUR.0)
}

/// The weather that somebody sees; `None` without a sky, and where nothing is written.
fn weather_over<'c>(content: &'c Content, world: &'c World, who: CreatureId) -> Option<&'c str> {
    let room = world.places.room_of(who).filter(|room| is_open(content, *room))?;
    weather_of(world, content.area_of(room)?)
}

fn weather_of<'c>(world: &'c World, area: &'c Area) -> Option<&'c str> {
    lines(world, area).get(*world.sky.weather.get(&area.id)?).map(String::as_str)
}

/// The lines of weather of an area, as it is now.
fn lines<'c>(world: &'c World, area: &'c Area) -> &'c [String] {
    world.influences.weather(area.id).unwrap_or(&area.weather)
}

/// The weather of an area has other lines than before: it turns to one of them at once, if there is
/// a player to see it.
pub fn begin_anew(turn: &mut Turn, area: AreaId) {
    turn.world.sky.weather.remove(&area);
    turn.world.schedule.cancel(&Job::Weather(area));
    weather(turn, area);
}

/// After a start or a reload: puts the sky on the schedule, and the weather over whoever is here.
pub fn start(turn: &mut Turn) {
    turn.world.sky.phase = Some(Phase::of(hour_at(turn.now)));
    turn.world.schedule.at(next_phase(turn.now), Job::Phase);
    let here: Vec<CreatureId> = turn.world.players.here().collect();
    for who in here {
        if let Some(room) = turn.world.places.room_of(who) {
            wake_weather(turn, room);
        }
    }
}

/// What must always be true: where there is a part of the day, the next will come.
pub fn check(world: &World) -> Result<(), String> {
    match world.sky.phase.is_some() && !world.schedule.has(&Job::Phase) {
        true => Err(format!("{:?} would never end", world.sky.phase)),
        false => Ok(()),
    }
}

/// A part of the day begins.
pub fn phase(turn: &mut Turn) {
    let phase = Phase::of(hour_at(turn.now));
    if turn.world.sky.phase.replace(phase) != Some(phase) {
        turn.report(Event::PhaseBegan { phase });
    }
    turn.world.schedule.at(next_phase(turn.now), Job::Phase);
}

/// The weather of an area turns, and will again, if there is still a player to see it.
pub fn weather(turn: &mut Turn, area: AreaId) {
    if !is_visited(turn, area) {
        return;
    }
    if turn_weather(turn, area) {
        turn.report(Event::WeatherTurned { area });
    }
}

/// Begins the weather of the area that a player came into, if nobody was there before.
pub fn hears(turn: &mut Turn, event: &crate::game::Event) {
    use crate::game::Event as Any;
    if let Any::Place(place::Event::Came { who, room, .. }) = event
        && turn.world.players.is_here(*who)
    {
        wake_weather(turn, *room);
    }
}

fn wake_weather(turn: &mut Turn, room: RoomId) {
    let Some(area) = turn.content.area_of(room).map(|area| area.id) else { return };
    if !turn.world.schedule.has(&Job::Weather(area)) {
        turn_weather(turn, area);
    }
}

fn is_visited(turn: &Turn, area: AreaId) -> bool {
    let mut rooms = turn.world.players.here().filter_map(|who| turn.world.places.room_of(who));
    rooms.any(|room| turn.content.room(room).is_some_and(|r| r.area == Some(area)))
}

/// Picks another line than the one the area is at, and schedules the next; `false` where no
/// other is written.
fn turn_weather(turn: &mut Turn, area: AreaId) -> bool {
    let written = turn.content.areas.get(&area);
    let lines = written.map_or(0, |area| lines(turn.world, area).len());
    if lines == 0 {
        return false;
    }
    let dice = Stream::Sky.named(turn.content.names.areas.name(area));
    let before = turn.world.sky.weather.get(&area).copied().filter(|at| *at < lines);
    let after = match before {
        Some(at) if lines > 1 => (at + turn.dice.range(dice, 1, lines as u32 - 1) as usize) % lines,
        Some(at) => at,
        None => turn.dice.range(dice, 0, lines as u32 - 1) as usize,
    };
    turn.world.sky.weather.insert(area, after);
    let (least, most) = turn.world.numbers.span(&TURNS_AFTER, &TURNS_BEFORE);
    let seconds = turn.dice.range(dice, least, most);
    turn.world.schedule.at(turn.now + Millis::seconds(u64::from(seconds)), Job::Weather(area));
    before != Some(after)
}

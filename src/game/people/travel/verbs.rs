//! What is typed to go somewhere.

use super::places::{self, Found};
use super::refusals;
use super::route::{self, Route};
use super::rules::{end, set_out};
use super::text::{Event, Home, Why};
use crate::base::id::{CreatureId, RoomId};
use crate::game::frame::args::Args;
use crate::game::frame::part::Done;
use crate::game::frame::verb::{Group, Spec};
use crate::game::ground::creature::Posture;
use crate::game::ground::fight;
use crate::game::ground::movement;
use crate::game::ground::room::{self, Direction};
use crate::game::people::known;
use crate::game::{Refusal, Turn};

/// What all of them have in common.
const WALKS: Spec = Spec { posture: Posture::Standing, group: Group::Moving, ..Spec::DEFAULT };

pub(super) const VERBS: &[Spec] = &[
    Spec {
        name: "go",
        aliases: &["walk", "head"],
        usage: "go <direction, way or place>",
        example: "go north",
        help: "Walks in a direction, by a way that has a name of its own, or all the way to a place that you \
               have seen: `go market`, `go to the tavern`, `go home`. Anything of interest stops you, and so \
               does whatever you type.",
        run: go,
        ..WALKS
    },
    Spec {
        name: "run",
        priority: 55,
        aliases: &["speedwalk"],
        usage: "run <directions>",
        example: "run 3n2e",
        help: "Walks many steps at once: `run 3n2e`, or only `3n2e`; `run north` goes north as far as there is \
               a way. Anything of interest stops you, and so does whatever you type.",
        run: run_typed,
        ..WALKS
    },
    Spec {
        name: "recall",
        aliases: &["home"],
        usage: "recall",
        example: "recall",
        help: "Walks home by the ways you know: to where you slept last, or else to the shrine. Nobody is \
               carried there, and nobody walks out of a fight.",
        run: |turn, who, args| {
            args.end()?;
            recall(turn, who)
        },
        ..WALKS
    },
    Spec {
        name: "enter",
        usage: "enter <way, door or place beside this one>",
        example: "enter shed",
        help: "Goes in by a way, through a door, or into a place next to this one.",
        run: |turn, who, args| by_a_way(turn, who, args, "enter"),
        ..WALKS
    },
    Spec {
        name: "leave",
        priority: 55,
        usage: "leave  or  leave <way>",
        example: "leave",
        help: "Goes out by the only way, or by the one that you name.",
        run: |turn, who, args| by_a_way(turn, who, args, "leave"),
        ..WALKS
    },
    Spec {
        name: "out",
        aliases: &["outside"],
        usage: "out",
        example: "out",
        help: "Goes out into the open, if one way leads there, or by the only way there is.",
        run: |turn, who, args| {
            args.end()?;
            by_roof(turn, who, "go out", Roof::Open)
        },
        ..WALKS
    },
    Spec {
        name: "in",
        aliases: &["inside"],
        usage: "in",
        example: "in",
        help: "Goes in under a roof, if one way leads there.",
        run: |turn, who, args| {
            args.end()?;
            by_roof(turn, who, "go in", Roof::Over)
        },
        ..WALKS
    },
    Spec {
        name: "climb",
        usage: "climb [up|down|<way>]",
        example: "climb up",
        help: "Goes up, if there is a way up; else down; or by the way that you name.",
        run: climb,
        ..WALKS
    },
];

fn go(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let typed = place_of(args.ahead());
    if typed.is_empty() {
        return Err(Refusal::Usage("go <direction, way or place>"));
    }
    if let Some(direction) = Direction::parse(&typed) {
        return movement::walk(turn, who, direction);
    }
    if has_way(turn, who, &typed) {
        return movement::walk_way(turn, who, &typed);
    }
    if typed == "home" {
        return recall(turn, who);
    }
    if route::is_route(&typed) {
        return run_line(turn, who, &typed);
    }
    no_fight(turn, who)?;
    match places::find(turn.view(), who, &typed) {
        Found::Way(steps, place) => {
            if steps.len() > 1 {
                let (home, count) = (Home::No, steps.len());
                turn.report(Event::SetOut { who, place, steps: count, home });
            }
            set_out(turn, who, steps)
        }
        Found::Here(place) => Err(refusals::here_already(&place)),
        Found::NoWay(place) => Err(refusals::no_way_known(&place)),
        Found::Thing(thing) => Err(refusals::is_here(&thing)),
        Found::Nothing(near) => Err(refusals::no_such_place(&typed, &near)),
    }
}

/// What was typed without the little words before a place, in small letters.
fn place_of(typed: &str) -> String {
    let mut typed = typed.trim();
    for little in ["back ", "to ", "into ", "in ", "through ", "by ", "the "] {
        let begins = typed.get(..little.len()).filter(|start| start.eq_ignore_ascii_case(little));
        typed = begins.map_or(typed, |_| typed[little.len()..].trim_start());
    }
    typed.to_lowercase()
}

fn has_way(turn: &Turn, who: CreatureId, word: &str) -> bool {
    let room = turn.world.places.room_of(who);
    room.is_some_and(|room| room::way(turn.content, turn.world, room, word).is_some())
}

fn no_fight(turn: &Turn, who: CreatureId) -> Done {
    if fight::is_fighting(turn.world, who) { Err(Refusal::Fighting) } else { Ok(()) }
}

fn run_typed(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let typed = args.ahead();
    if typed.is_empty() {
        return Err(args.usage());
    }
    run_line(turn, who, typed)
}

/// Runs by a row of directions.
pub fn run_line(turn: &mut Turn, who: CreatureId, line: &str) -> Done {
    no_fight(turn, who)?;
    match route::read(line) {
        Route::Steps(steps) => set_out(turn, who, steps),
        Route::TooLong => Err(refusals::too_far()),
        Route::Other => Err(refusals::no_route(line)),
    }
}

/// Ends somebody's walk, for they said so.
///
/// # Errors
/// If they are on the way to nowhere.
pub fn stop(turn: &mut Turn, who: CreatureId) -> Done {
    if !end(turn.world, who) {
        return Err(refusals::not_walking());
    }
    turn.report(Event::Stopped { who, why: Why::Typed });
    Ok(())
}

fn recall(turn: &mut Turn, who: CreatureId) -> Done {
    no_fight(turn, who)?;
    let (content, world) = (turn.content, &*turn.world);
    let slept = world.walks.homes.get(&who).copied();
    let homes = slept.into_iter().chain([content.shrine, content.start]);
    let mut known = homes.filter(|room| known::knows(content, world, who, *room));
    let home = known.find_map(|room| content.room(room)).ok_or_else(refusals::no_home)?;
    match places::way_to(turn.view(), who, &[home]) {
        Found::Way(steps, place) => {
            let (home, count) = (Home::Yes, steps.len());
            turn.report(Event::SetOut { who, place, steps: count, home });
            set_out(turn, who, steps)
        }
        Found::Here(place) => Err(refusals::at_home(&place)),
        _ => Err(refusals::no_way_known(&home.name)),
    }
}

/// All that leads out of a room, as it is typed.
fn ways(turn: &Turn, room: RoomId) -> Vec<String> {
    let directions =
        room::exits(turn.content, turn.world, room).map(|(way, _)| way.word().to_owned());
    let named = room::ways(turn.content, turn.world, room).map(|(way, _)| way.to_owned());
    directions.chain(named).collect()
}

/// By the way that is named, or by the only one.
fn by_a_way(turn: &mut Turn, who: CreatureId, args: Args, how: &str) -> Done {
    let room = turn.world.places.room_of(who).ok_or(Refusal::Dark)?;
    let ways = ways(turn, room);
    let typed = place_of(args.ahead());
    if typed.is_empty() {
        return match ways.as_slice() {
            [one] if how == "leave" => take(turn, who, &one.clone()),
            _ => Err(refusals::which_way(how, &ways)),
        };
    }
    if Direction::parse(&typed).is_some() || has_way(turn, who, &typed) {
        return take(turn, who, &typed);
    }
    no_fight(turn, who)?;
    match places::from_here(turn.view(), room, &typed) {
        Some(Found::Way(steps, _)) => set_out(turn, who, steps),
        _ => Err(refusals::leads_nowhere(how, &typed, &ways)),
    }
}

/// Walks by a direction or by a way with a word of its own.
fn take(turn: &mut Turn, who: CreatureId, way: &str) -> Done {
    match Direction::parse(way) {
        Some(direction) => movement::walk(turn, who, direction),
        None => movement::walk_way(turn, who, way),
    }
}

/// Whether one wants a roof over one's head.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Roof {
    Over,
    Open,
}

/// Where one way leads under a roof or into the open, as somebody who stands there sees. A way that is
/// called so is meant first.
fn by_roof(turn: &mut Turn, who: CreatureId, how: &str, wanted: Roof) -> Done {
    let room = turn.world.places.room_of(who).ok_or(Refusal::Dark)?;
    let word = if wanted == Roof::Over { "in" } else { "out" };
    if has_way(turn, who, word) {
        return movement::walk_way(turn, who, word);
    }
    let (content, world) = (turn.content, &*turn.world);
    let is_wanted = |to: RoomId| {
        let indoors = content.room(to).is_some_and(|room| room.indoors);
        indoors == (wanted == Roof::Over)
    };
    let exits = room::exits(content, world, room).filter(|(_, to)| is_wanted(*to));
    let found: Vec<Direction> = exits.map(|(way, _)| way).collect();
    let ways = ways(turn, room);
    let is_other_already =
        content.room(room).is_some_and(|room| room.indoors == (wanted == Roof::Over));
    match (found.as_slice(), ways.as_slice()) {
        ([one], _) if !is_other_already => movement::walk(turn, who, *one),
        (_, [one]) if wanted == Roof::Open => take(turn, who, &one.clone()),
        _ => Err(refusals::which_way(how, &ways)),
    }
}

fn climb(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let room = turn.world.places.room_of(who).ok_or(Refusal::Dark)?;
    let typed = place_of(args.ahead());
    let leads = |way| room::exit(turn.content, turn.world, room, way).is_some();
    match typed.as_str() {
        "up" => return movement::walk(turn, who, Direction::Up),
        "down" => return movement::walk(turn, who, Direction::Down),
        "" if leads(Direction::Up) => return movement::walk(turn, who, Direction::Up),
        "" if leads(Direction::Down) => return movement::walk(turn, who, Direction::Down),
        "" => return Err(refusals::nothing_to_climb(&ways(turn, room))),
        _ => {}
    }
    match places::from_here(turn.view(), room, &typed) {
        Some(Found::Way(steps, _)) => {
            no_fight(turn, who)?;
            set_out(turn, who, steps)
        }
        _ => Err(refusals::leads_nowhere("climb", &typed, &ways(turn, room))),
    }
}

//! Bringing NPCs and sending them away, and the rounds they walk: `@spawn`, `@despawn`, `@patrol`.

use super::event::Event;
use super::{STAFF, patrol_page, persons, refusals, things};
use crate::base::clock::Millis;
use crate::base::id::{CreatureId, RoomId, SpawnId};
use crate::base::limits::PATROL_ROUTE_MAX;
use crate::game::frame::args::Args;
use crate::game::frame::part::{Done, Part};
use crate::game::frame::turn::Kept;
use crate::game::frame::verb::{Role, Spec};
use crate::game::ground::creature::RouteMode;
use crate::game::ground::movement;
use crate::game::ground::place::{self, How};
use crate::game::people::mind;
use crate::game::people::patrol::{self, INTERVAL, Pace};
use crate::game::people::spawn;
use crate::game::{Refusal, Turn};

pub(super) const SPAWN: Spec = Spec {
    name: "@spawn",
    role: Role::Builder,
    example: "@spawn harbour_rat 2",
    help: "Makes NPCs, which stand here, or a whole group with its round.",
    parts: &[
        Part {
            name: "npc",
            full: true,
            takes: "<npc id> [how many]",
            example: "@spawn npc harbour_rat 2",
            help: "Makes NPCs of a template, which stand here. The word `npc` may be left out.",
            run: spawn_npcs,
            ..Part::DEFAULT
        },
        Part {
            name: "patrol",
            full: true,
            takes: "<spawn id|file#n>",
            example: "@spawn patrol harbour_watch",
            help: "Brings everyone whom an entry of npc_spawns wants, in addition to those who live: a \
                   whole group, on its round.",
            run: spawn_patrol,
            ..Part::DEFAULT
        },
    ],
    other: "npc",
    ..STAFF
};

pub(super) const DESPAWN: Spec = Spec {
    name: "@despawn",
    role: Role::Builder,
    usage: "@despawn <npc>",
    example: "@despawn rat",
    help: "Sends an NPC out of the world, wherever it is, with all it has. If it came from an \
           entry of npc_spawns, it comes back as if it had died.",
    run: despawn,
    ..STAFF
};

pub(super) const PATROL: Spec = Spec {
    name: "@patrol",
    // So that `@p` is no riddle.
    priority: 91,
    role: Role::Builder,
    example: "@patrol show picket",
    help: "Shows the round that an NPC walks and how far it is, gives it another, or takes it away.",
    parts: &[
        Part {
            name: "show",
            takes: "<npc>",
            example: "@patrol show picket",
            help: "Shows the round that an NPC walks, how far it is, and when it moves next.",
            run: show,
            ..Part::DEFAULT
        },
        Part {
            name: "set",
            takes: "<npc> <room> <room> … [loop|bounce|once] [every <seconds>]",
            example: "@patrol set #17 gate yard bounce every 20",
            help: "Gives an NPC another round, which outlasts restarts and reloads. Name the NPC with \
                   one word, or by its number.",
            run: set,
            ..Part::DEFAULT
        },
        Part {
            name: "stop",
            takes: "<npc>",
            example: "@patrol stop picket",
            help: "Lets an NPC walk no round any more, which outlasts restarts and reloads.",
            run: stop,
            ..Part::DEFAULT
        },
    ],
    ..STAFF
};

fn spawn_npcs(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let key = args.word()?;
    let count = args.maybe(|args| args.number(1..=u64::MAX))?.unwrap_or(1);
    args.end()?;
    things::load_npcs(turn, who, key, count)
}

fn spawn_patrol(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let entry = entry(turn, args.word()?)?;
    args.end()?;
    let npcs = spawn::spawn_npc_with_patrol(turn, entry);
    if npcs.is_empty() {
        return Err(refusals::no_room_for_so_many());
    }
    for npc in &npcs {
        if let Some(room) = turn.world.places.room_of(*npc) {
            turn.report(movement::Event::Appeared { who: *npc, room });
            place::came(turn, *npc, How::Spawned);
        }
    }
    turn.report(Event::NpcsLoaded { who, npcs });
    Ok(())
}

/// An entry by its id, or by its file and which one it is there.
fn entry(turn: &Turn, word: &str) -> Result<SpawnId, Refusal> {
    let entries = || turn.content.spawns.rows();
    let found = entries().find(|entry| *entry.key == *word || *entry.place == *word);
    found.map(|entry| entry.id).ok_or_else(|| {
        let keys = entries().flat_map(|entry| [entry.key.as_ref(), entry.place.as_ref()]);
        refusals::unknown("spawn entry", word, keys.collect())
    })
}

fn despawn(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let npc = npc(turn, who, args.rest()?)?;
    let room = persons::here(turn, npc)?;
    let name = persons::name(turn, npc);
    let npcs = things::purge_one(turn, npc, room);
    turn.report(Event::Purged { who, room, names: vec![name], npcs });
    Ok(())
}

/// The NPC of a text, wherever it is.
fn npc(turn: &mut Turn, who: CreatureId, text: &str) -> Result<CreatureId, Refusal> {
    let found = persons::person(turn, who, text)?;
    match turn.world.creatures.get(found).is_some_and(|body| !body.is_player()) {
        true => {
            persons::tell_of_others(turn, who, text, found);
            Ok(found)
        }
        false => Err(refusals::no_npc()),
    }
}

fn show(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let npc = npc(turn, who, args.rest()?)?;
    turn.show(who, Kept::Yes, move |view, page| patrol_page::of(view, npc, page));
    Ok(())
}

fn stop(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let npc = npc(turn, who, args.rest()?)?;
    if !patrol::stop_round(turn, npc) {
        return Err(refusals::walks_no_round());
    }
    mind::wake(turn, npc);
    turn.report(Event::PatrolStopped { who, npc });
    Ok(())
}

fn set(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let npc = npc(turn, who, args.word()?)?;
    let Round { rooms, mode, pace } = round(turn, who, args)?;
    patrol::set_round(turn, npc, rooms, mode, pace);
    turn.report(Event::PatrolSet { who, npc });
    Ok(())
}

/// What was typed of a round.
struct Round {
    rooms: Vec<RoomId>,
    mode: RouteMode,
    pace: Pace,
}

/// `gate yard bounce every 20`: rooms, then perhaps a mode, then perhaps an interval.
fn round(turn: &Turn, who: CreatureId, mut args: Args) -> Result<Round, Refusal> {
    let pace = match args.last_after("every") {
        Some(seconds) => Pace::Every(seconds_of(seconds).ok_or_else(|| {
            args.refuse_word(seconds, "a number of seconds, from 0.5 to 1000000")
        })?),
        None => Pace::Every(INTERVAL),
    };
    // A room comes before a mode of that name.
    let mut before = args.clone();
    let last = before.last_word().ok().filter(|word| persons::room(turn, who, word).is_none());
    let mode = last.and_then(RouteMode::parse);
    if mode.is_some() {
        args = before;
    }
    let mut rooms = vec![room(turn, &mut args)?];
    while !args.is_empty() {
        rooms.push(room(turn, &mut args)?);
    }
    match rooms.len() {
        0 | 1 => Err(refusals::round_too_short()),
        n if n > PATROL_ROUTE_MAX => Err(refusals::round_too_long()),
        _ => Ok(Round { rooms, mode: mode.unwrap_or_default(), pace }),
    }
}

fn room(turn: &Turn, args: &mut Args) -> Result<RoomId, Refusal> {
    let word = args.word()?;
    let known = persons::room(turn, args.who(), word);
    known.ok_or_else(|| refusals::unknown("room", word, persons::room_keys(turn)))
}

/// From half a second to eleven days, as in files.
fn seconds_of(word: &str) -> Option<Millis> {
    let seconds: f64 = word.parse().ok()?;
    (0.5..=1e6).contains(&seconds).then(|| Millis::from_seconds(seconds))
}

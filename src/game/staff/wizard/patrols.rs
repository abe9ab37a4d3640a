//! Bringing NPCs and sending them away, and the rounds they walk: `@spawn`, `@despawn`, `@patrol`.

use super::event::Event;
use super::{STAFF, persons, things};
use crate::base::clock::Millis;
use crate::base::id::{CreatureId, RoomId, SpawnId};
use crate::base::limits::PATROL_ROUTE_MAX;
use crate::game::frame::grammar::word_and_rest;
use crate::game::frame::verb::{Role, Spec};
use crate::game::ground::creature::RouteMode;
use crate::game::ground::movement;
use crate::game::ground::place::{self, How};
use crate::game::people::mind;
use crate::game::people::patrol::{self, INTERVAL, Pace};
use crate::game::people::spawn;
use crate::game::{Refusal, Turn};
use crate::text::style::clean;

pub(super) const SPAWN: Spec = Spec {
    name: "@spawn",
    role: Role::Builder,
    usage: "@spawn <npc id> [how many] | patrol <spawn id|file#n>",
    example: "@spawn harbour_rat 2",
    help: "Makes NPCs, which stand here. `@spawn patrol` brings everyone whom an entry of \
           npc_spawns wants, in addition to those who live: a whole group, on its round.",
    run: spawn,
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
    usage: "@patrol show <npc> | set <npc> <room> <room> … [loop|bounce|once] [every <seconds>] | stop <npc>",
    example: "@patrol show picket",
    help: "Shows the round that an NPC walks and how far it is, gives it another, or takes it \
           away. What is set here outlasts restarts and reloads. Name the NPC with one word, or \
           by its number: `@patrol set #17 gate yard bounce every 20`.",
    run: patrol,
    ..STAFF
};

fn spawn(turn: &mut Turn, who: CreatureId, args: &str) -> Result<(), Refusal> {
    let usage = || Refusal::Usage(SPAWN.usage);
    let words: Vec<&str> = args.split_whitespace().collect();
    match words.as_slice() {
        [kind, entry] if kind.eq_ignore_ascii_case("patrol") => spawn_patrol(turn, who, entry),
        [key] => things::load_npcs(turn, who, key, 1),
        [key, count] => match count.parse::<u64>() {
            Ok(count) if count > 0 => things::load_npcs(turn, who, key, count),
            _ => Err(usage()),
        },
        _ => Err(usage()),
    }
}

fn spawn_patrol(turn: &mut Turn, who: CreatureId, word: &str) -> Result<(), Refusal> {
    let entry = entry(turn, word)?;
    let npcs = spawn::spawn_npc_with_patrol(turn, entry);
    if npcs.is_empty() {
        return Err(Refusal::Because("There is no room for so many.".into()));
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
        persons::unknown("spawn entry", word, keys.collect())
    })
}

fn despawn(turn: &mut Turn, who: CreatureId, args: &str) -> Result<(), Refusal> {
    if args.trim().is_empty() {
        return Err(Refusal::Usage(DESPAWN.usage));
    }
    let npc = npc(turn, who, args)?;
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
        false => Err(Refusal::Because("That is no NPC.".into())),
    }
}

fn patrol(turn: &mut Turn, who: CreatureId, args: &str) -> Result<(), Refusal> {
    let (verb, rest) = word_and_rest(args);
    match (verb.to_lowercase().as_str(), rest.trim().is_empty()) {
        ("show", false) => {
            let npc = npc(turn, who, rest)?;
            turn.report(Event::AskedPatrol { who, npc });
            Ok(())
        }
        ("set", false) => set(turn, who, rest),
        ("stop", false) => {
            let npc = npc(turn, who, rest)?;
            if !patrol::stop_round(turn, npc) {
                return Err(Refusal::Because("That one walks no round.".into()));
            }
            mind::wake(turn, npc);
            turn.report(Event::PatrolStopped { who, npc });
            Ok(())
        }
        _ => Err(Refusal::Usage(PATROL.usage)),
    }
}

fn set(turn: &mut Turn, who: CreatureId, args: &str) -> Result<(), Refusal> {
    let (name, rest) = word_and_rest(args);
    let npc = npc(turn, who, name)?;
    let Round { rooms, mode, pace } = round(turn, who, rest)?;
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
fn round(turn: &Turn, who: CreatureId, text: &str) -> Result<Round, Refusal> {
    let usage = || Refusal::Usage(PATROL.usage);
    let words: Vec<&str> = text.split_whitespace().collect();
    let (words, pace) = match words.as_slice() {
        [words @ .., every, seconds] if every.eq_ignore_ascii_case("every") => {
            (words, Pace::Every(seconds_of(seconds).ok_or_else(usage)?))
        }
        words => (words, Pace::Every(INTERVAL)),
    };
    // A room comes before a mode of that name.
    let mode = words.last().filter(|word| persons::room(turn, who, word).is_none());
    let mode = mode.and_then(|word| RouteMode::parse(word));
    let words = &words[..words.len() - usize::from(mode.is_some())];
    let room = |word: &&str| {
        let known = persons::room(turn, who, word);
        known.ok_or_else(|| persons::unknown("room", word, persons::room_keys(turn)))
    };
    let rooms = words.iter().map(room).collect::<Result<Vec<_>, _>>()?;
    match rooms.len() {
        0 => Err(usage()),
        1 => Err(Refusal::Because("A round has at least two rooms.".into())),
        n if n > PATROL_ROUTE_MAX => {
            Err(Refusal::Because(format!("A round has at most {PATROL_ROUTE_MAX} rooms.")))
        }
        _ => Ok(Round { rooms, mode: mode.unwrap_or_default(), pace }),
    }
}

/// From half a second to eleven days, as in files.
fn seconds_of(word: &str) -> Option<Millis> {
    let seconds: f64 = clean(word).parse().ok()?;
    (0.5..=1e6).contains(&seconds).then(|| Millis::from_seconds(seconds))
}

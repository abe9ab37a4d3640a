//! Walking: the ten directions, other ways with names of their own, and doors.
//!
//! Nobody walks while asleep, resting or fighting; a closed door stops everyone. In the dark one
//! walks by feel, and those who stay hear steps. What others read of it is in `text`; where many
//! players stand together, their comings and goings are summed by `crowd`.

mod by_itself;
pub mod crowd;
mod latch;
mod refusals;
pub mod search;
mod text;

pub use crate::game::ground::place::Way;
pub use text::tell;

use crate::base::id::{CreatureId, RoomId};
use crate::game::frame::grammar::{self, Noun};
use crate::game::frame::seek::Seek;
use crate::game::frame::verb::{Group, Spec};
use crate::game::ground::creature::Posture;
use crate::game::ground::fight;
use crate::game::ground::find;
use crate::game::ground::item;
use crate::game::ground::place::{self, How};
use crate::game::ground::room::{self, Direction, Door, DoorSpec, Exit};
use crate::game::people::look::Event as LookEvent;
use crate::game::{Feature, Refusal, Turn, World};

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature {
    name: "movement",
    verbs: VERBS,
    hears: Some(crowd::hears),
    check: Some(check),
    numbers: &[search::SEARCHING],
    ..Feature::NONE
};

/// What can happen on the way.
#[derive(Clone, Debug)]
pub enum Event {
    Left {
        who: CreatureId,
        room: RoomId,
        by: Way,
    },
    Arrived {
        who: CreatureId,
        room: RoomId,
        by: Way,
    },
    DoorMoved {
        who: CreatureId,
        room: RoomId,
        direction: Direction,
        door: String,
        how: DoorMove,
    },
    /// The other side of a door that somebody moved.
    DoorMovedBeyond {
        room: RoomId,
        door: String,
        how: DoorMove,
    },
    /// Somebody came or went without walking (a wizard's doing, death).
    /// Somebody searched a room, and found these ways out, if any.
    Searched {
        who: CreatureId,
        room: RoomId,
        found: Vec<String>,
    },
    /// What was found in a room is hidden again.
    Concealed {
        room: RoomId,
    },
    Vanished {
        who: CreatureId,
        room: RoomId,
    },
    Appeared {
        who: CreatureId,
        room: RoomId,
    },
    /// Players who came into a crowd or went from it since it was told last.
    Passed {
        room: RoomId,
        came: Vec<(CreatureId, String)>,
        went: Vec<String>,
    },
}

/// What was done to a door.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DoorMove {
    Open,
    Close,
    Lock,
    Unlock,
}

macro_rules! direction_verb {
    ($direction:ident, $name:literal, $short:literal) => {
        Spec {
            name: $name,
            shorts: &[$short],
            priority: 0,
            posture: Posture::Standing,
            group: Group::Moving,
            usage: $name,
            example: $short,
            help: concat!("Walks ", $name, ", if there is a way."),
            run: |turn, who, _| walk(turn, who, Direction::$direction),
            ..Spec::DEFAULT
        }
    };
}

/// The verbs of this feature.
pub const VERBS: &[Spec] = &[
    direction_verb!(North, "north", "n"),
    direction_verb!(Northeast, "northeast", "ne"),
    direction_verb!(East, "east", "e"),
    direction_verb!(Southeast, "southeast", "se"),
    direction_verb!(South, "south", "s"),
    direction_verb!(Southwest, "southwest", "sw"),
    direction_verb!(West, "west", "w"),
    direction_verb!(Northwest, "northwest", "nw"),
    direction_verb!(Up, "up", "u"),
    direction_verb!(Down, "down", "d"),
    Spec {
        name: "open",
        shorts: &["o"],
        priority: 20,
        posture: Posture::Standing,
        group: Group::Moving,
        usage: "open <door or direction>",
        example: "open east",
        help: "Opens a door.",
        run: |turn, who, args| move_door(turn, who, args.ahead(), DoorMove::Open),
        ..Spec::DEFAULT
    },
    Spec {
        name: "close",
        aliases: &["shut"],
        shorts: &["cl"],
        priority: 20,
        posture: Posture::Standing,
        group: Group::Moving,
        usage: "close <door or direction>",
        example: "close east",
        help: "Closes a door.",
        run: |turn, who, args| move_door(turn, who, args.ahead(), DoorMove::Close),
        ..Spec::DEFAULT
    },
    Spec {
        name: "lock",
        posture: Posture::Standing,
        group: Group::Moving,
        usage: "lock <door or direction>",
        example: "lock east",
        help: "Locks a closed door, if you carry its key.",
        run: |turn, who, args| move_door(turn, who, args.ahead(), DoorMove::Lock),
        ..Spec::DEFAULT
    },
    Spec {
        name: "unlock",
        posture: Posture::Standing,
        group: Group::Moving,
        usage: "unlock <door or direction>",
        example: "unlock east",
        help: "Unlocks a door, if you carry its key.",
        run: |turn, who, args| move_door(turn, who, args.ahead(), DoorMove::Unlock),
        ..Spec::DEFAULT
    },
    search::SEARCH,
];

/// What must always be true of crowds and of what was found.
pub fn check(world: &World) -> Result<(), String> {
    crowd::check(world)?;
    search::check(world)
}

/// One step in a direction. The same rule for players and NPCs.
pub fn walk(turn: &mut Turn, who: CreatureId, direction: Direction) -> Result<(), Refusal> {
    if fight::is_fighting(turn.world, who) {
        return Err(Refusal::Fighting);
    }
    by_itself::opens(turn, who, direction);
    let to = way_out(turn, who, direction)?;
    step(turn, who, to, Way::Direction(direction));
    Ok(())
}

/// Goes into a room next to one's own by whatever leads there. A door that is closed is opened, and
/// stays open behind somebody who is in such a hurry.
pub fn make_for(turn: &mut Turn, who: CreatureId, to: RoomId) -> Result<(), Refusal> {
    let none = refusals::no_way_there;
    let from = turn.world.places.room_of(who).ok_or_else(none)?;
    match room::exit_to(turn.content, turn.world, from, to).ok_or_else(none)? {
        Exit::Word(word) => walk_way(turn, who, &word),
        Exit::Direction(direction) => {
            if room::door(turn.content, turn.world, from, direction) == Some(Door::Closed) {
                work_door(turn, who, direction, DoorMove::Open)?;
            }
            walk(turn, who, direction)
        }
    }
}

/// Where a direction leads from where somebody is, if nothing stands in the way.
pub fn way_out(turn: &Turn, who: CreatureId, direction: Direction) -> Result<RoomId, Refusal> {
    let none = Refusal::NoExit(direction);
    let room = turn.world.places.room_of(who).ok_or_else(|| none.clone())?;
    let written = turn.content.room(room).ok_or_else(|| none.clone())?;
    let to = room::exit(turn.content, turn.world, room, direction).ok_or(none)?;
    let name = || written.doors.get(&direction).map_or("the door", |d| d.name.as_str()).to_string();
    match room::door(turn.content, turn.world, room, direction) {
        Some(Door::Closed) => Err(Refusal::DoorClosed { door: name() }),
        Some(Door::Locked) => Err(Refusal::DoorLocked { door: name() }),
        Some(Door::Open) | None => Ok(to),
    }
}

/// Goes by a way with a word of its own.
pub fn walk_way(turn: &mut Turn, who: CreatureId, word: &str) -> Result<(), Refusal> {
    if fight::is_fighting(turn.world, who) {
        return Err(Refusal::Fighting);
    }
    let to = turn
        .world
        .places
        .room_of(who)
        .and_then(|room| room::way(turn.content, turn.world, room, word))
        .ok_or_else(|| Refusal::NoWay(word.to_string()))?;
    step(turn, who, to, Way::Word(word.to_string()));
    Ok(())
}

/// Moves somebody from their room to another, and shows them where they are.
pub fn step(turn: &mut Turn, who: CreatureId, to: RoomId, by: Way) {
    let Some(from) = turn.world.places.room_of(who) else { return };
    turn.report(Event::Left { who, room: from, by: by.clone() });
    place::goes(turn, who, How::Walked(by.clone()));
    turn.settle();
    place::comes(turn, who, to, How::Walked(by.clone()));
    turn.report(Event::Arrived { who, room: to, by });
    if turn.world.players.is_here(who) {
        turn.report(LookEvent::Entered { who, room: to });
    }
}

/// Moves several as one, who stand in one room. What is read of it are `left` and `came`, told
/// there and here: a line for each of twelve people would be a flood.
pub fn step_as_one(
    turn: &mut Turn,
    all: &[CreatureId],
    to: RoomId,
    left: crate::game::Event,
    came: crate::game::Event,
) {
    for who in all {
        if let Some(room) = turn.world.places.room_of(*who) {
            turn.report(Event::Left { who: *who, room, by: Way::AsOne(to) });
            place::goes(turn, *who, How::Walked(Way::AsOne(to)));
        }
    }
    turn.report(left);
    turn.settle();
    for who in all {
        place::put_creature(turn.world, *who, to);
    }
    turn.report(came);
    for who in all {
        turn.report(Event::Arrived { who: *who, room: to, by: Way::AsOne(to) });
        place::came(turn, *who, How::Walked(Way::AsOne(to)));
    }
}

/// Moves somebody without walking. Fights end.
pub fn transport(turn: &mut Turn, who: CreatureId, to: RoomId) {
    if let Some(from) = turn.world.places.room_of(who) {
        turn.report(Event::Vanished { who, room: from });
        place::goes(turn, who, How::Carried);
        turn.settle();
    }
    place::comes(turn, who, to, How::Carried);
    turn.report(Event::Appeared { who, room: to });
    if turn.world.players.is_here(who) {
        turn.report(LookEvent::Looked { who, room: to });
    }
}

/// Opens, closes, locks or unlocks: by a direction or by a word of the door's name.
fn move_door(turn: &mut Turn, who: CreatureId, args: &str, how: DoorMove) -> Result<(), Refusal> {
    let noun = grammar::noun(args).ok_or_else(|| refusals::which_door(how))?;
    let word = noun.words();
    let room = turn.world.places.room_of(who).ok_or_else(|| Refusal::NoDoor(word.clone()))?;
    let (direction, spec) =
        find_door(turn, room, &word).ok_or_else(|| no_door(turn, who, &noun, how))?;
    work(turn, who, room, (direction, spec), how)
}

/// Opens, closes, locks or unlocks the door in a direction, for those who do not type.
pub fn work_door(
    turn: &mut Turn,
    who: CreatureId,
    direction: Direction,
    how: DoorMove,
) -> Result<(), Refusal> {
    let none = || Refusal::NoDoor(direction.word().to_string());
    let room = turn.world.places.room_of(who).ok_or_else(none)?;
    let spec = turn.content.room(room).and_then(|room| room.doors.get(&direction)).cloned();
    work(turn, who, room, (direction, spec.ok_or_else(none)?), how)
}

fn work(
    turn: &mut Turn,
    who: CreatureId,
    room: RoomId,
    (direction, spec): (Direction, DoorSpec),
    how: DoorMove,
) -> Result<(), Refusal> {
    let stands = room::door(turn.content, turn.world, room, direction).unwrap_or(Door::Open);
    let then = next_state(turn, who, (room, &spec), stands, how)?;
    room::set_door(turn, room, direction, then);
    turn.report(Event::DoorMoved { who, room, direction, door: spec.name.clone(), how });
    if let Some(beyond) = room::leads(turn.content, room, direction) {
        turn.report(Event::DoorMovedBeyond { room: beyond, door: spec.name, how });
    }
    Ok(())
}

fn find_door(turn: &Turn, room: RoomId, word: &str) -> Option<(Direction, DoorSpec)> {
    let written = turn.content.room(room)?;
    let seen = |way: &Direction| room::door(turn.content, turn.world, room, *way).is_some();
    let doors = || written.doors.iter().filter(|(way, _)| seen(way));
    let by_direction =
        Direction::parse(word).filter(seen).and_then(|d| Some((d, written.doors.get(&d)?.clone())));
    let by_name =
        |spec: &DoorSpec| word.split_whitespace().all(|w| grammar::name_has_word(&spec.name, w));
    let named = || doors().find(|(_, spec)| by_name(spec));
    // A grille will do for `door`, where nothing is called one.
    let any = || doors().next().filter(|_| word == "door");
    by_direction.or_else(|| named().or_else(any).map(|(d, spec)| (*d, spec.clone())))
}

/// Boxes and bags are no doors, and always open.
fn no_door(turn: &Turn, who: CreatureId, noun: &Noun, how: DoorMove) -> Refusal {
    let mut near = find::sought(turn, who, &[Seek::Pack, Seek::Worn, Seek::Room]);
    near.retain(|id| {
        item::template(turn.content, turn.world, *id).is_some_and(|t| t.capacity.is_some())
    });
    match find::item(turn, who, noun, &near) {
        Some(id) => refusals::no_lid(how, &item::name(turn.content, turn.world, id), &noun.words()),
        None => Refusal::NoDoor(noun.words()),
    }
}

fn next_state(
    turn: &Turn,
    who: CreatureId,
    (room, spec): (RoomId, &DoorSpec),
    stands: Door,
    how: DoorMove,
) -> Result<Door, Refusal> {
    let door = spec.name.clone();
    let already = |how| Err(Refusal::AlreadySo { door: spec.name.clone(), how });
    match (how, stands) {
        (DoorMove::Open, Door::Closed) => Ok(Door::Open),
        (DoorMove::Open, Door::Open) => already("open"),
        (DoorMove::Open, Door::Locked) => Err(Refusal::DoorLocked { door }),
        (DoorMove::Close, Door::Open) => Ok(Door::Closed),
        (DoorMove::Close, _) => already("closed"),
        (DoorMove::Lock, Door::Closed) if has_key(turn, who, spec) => Ok(Door::Locked),
        (DoorMove::Lock, Door::Locked) => already("locked"),
        (DoorMove::Lock, Door::Open) => Err(refusals::close_it_first(&door)),
        (DoorMove::Unlock, Door::Locked)
            if has_key(turn, who, spec) || latch::opens(turn, room, spec) =>
        {
            Ok(Door::Closed)
        }
        (DoorMove::Unlock, Door::Open | Door::Closed) => already("unlocked"),
        (DoorMove::Lock | DoorMove::Unlock, _) => Err(Refusal::NoKey { door }),
    }
}

fn has_key(turn: &Turn, who: CreatureId, spec: &DoorSpec) -> bool {
    let carried = turn.world.places.carried(who);
    spec.key.is_some_and(|key| {
        carried
            .iter()
            .any(|id| item::template(turn.content, turn.world, *id).is_some_and(|t| t.id == key))
    })
}

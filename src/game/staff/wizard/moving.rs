//! Being elsewhere: `@goto`, `@transfer`, `@at`.

use super::event::Event;
use super::{STAFF, persons, ranks, refusals};
use crate::base::id::{CreatureId, RoomId};
use crate::game::frame::args::Args;
use crate::game::frame::part::Done;
use crate::game::frame::verb::{self, Found, Role, Spec};
use crate::game::ground::creature::Posture;
use crate::game::ground::movement;
use crate::game::ground::place;
use crate::game::people::combat;
use crate::game::people::{skill, social};
use crate::game::{Refusal, Turn};
use crate::text::style::clean;

pub(super) const GOTO: Spec = Spec {
    name: "@goto",
    role: Role::Builder,
    usage: "@goto <room id|player|npc>",
    example: "@goto bran",
    help: "Takes you to a room, or to wherever somebody is.",
    run: goto,
    ..STAFF
};

pub(super) const TRANSFER: Spec = Spec {
    name: "@transfer",
    role: Role::Wizard,
    usage: "@transfer <who|all> [room id|here]",
    example: "@transfer bran here",
    help: "Brings somebody, or all players who are below you in rank, to you or to a room.",
    run: transfer,
    ..STAFF
};

pub(super) const AT: Spec = Spec {
    name: "@at",
    role: Role::Wizard,
    usage: "@at <room id|who> <command>",
    example: "@at bran look",
    help: "Does something in another place, as if you were there, and nobody sees you come or go.",
    run: at,
    ..STAFF
};

fn goto(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let to = persons::place(turn, who, args.rest()?)?;
    if turn.world.places.room_of(who) == Some(to) {
        return Err(refusals::there_already());
    }
    movement::transport(turn, who, to);
    Ok(())
}

fn transfer(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let args = args.ahead();
    let (whom, to) = whom_and_where(turn, who, args)?;
    let mut targets = match whom.eq_ignore_ascii_case("all") {
        true => {
            let below = |id: &CreatureId| *id != who && ranks::below(turn, who, *id).is_ok();
            turn.world.players.here().filter(below).collect()
        }
        false => vec![ranks::person(turn, who, whom)?],
    };
    targets.retain(|id| turn.world.places.room_of(*id) != Some(to));
    if targets.is_empty() {
        return Err(refusals::nobody_is_left());
    }
    for target in targets {
        pull(turn, who, target, to);
    }
    Ok(())
}

/// The last word is a room if there is such a room; otherwise they come here.
fn whom_and_where<'a>(
    turn: &Turn,
    who: CreatureId,
    args: &'a str,
) -> Result<(&'a str, RoomId), Refusal> {
    let args = args.trim();
    if let Some((whom, last)) = args.rsplit_once(char::is_whitespace) {
        if let Some(room) = persons::room(turn, who, last) {
            return Ok((whom.trim_end(), room));
        }
        // Nobody of the whole name, so that the last word was to be a room.
        if whom.eq_ignore_ascii_case("all") || persons::person(turn, who, args).is_err() {
            return Err(refusals::unknown("room", last, persons::room_keys(turn)));
        }
    }
    match args.is_empty() {
        true => Err(Refusal::Usage(TRANSFER.usage)),
        false => Ok((args, persons::here(turn, who)?)),
    }
}

fn pull(turn: &mut Turn, who: CreatureId, target: CreatureId, room: RoomId) {
    turn.report(Event::Tugged { target });
    movement::transport(turn, target, room);
    turn.report(Event::Transferred { who, target, room });
}

/// The line runs there, and one is back: wherever it led, and out of whatever fight it began.
fn at(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let whither = args.word()?;
    let (word, rest) = verb::split(args.rest()?);
    if combat::is_fighting(turn.world, who) {
        return Err(Refusal::Fighting);
    }
    let there = persons::place(turn, who, whither)?;
    let back = persons::here(turn, who)?;
    place::put_creature(turn.world, who, there);
    let outcome = carry_out(turn, who, word, rest);
    turn.settle();
    if turn.world.creatures.get(who).is_some() {
        combat::end_fights_of(turn, who);
        turn.settle();
        place::put_creature(turn.world, who, back);
    }
    outcome
}

fn carry_out(turn: &mut Turn, who: CreatureId, word: &str, args: &str) -> Result<(), Refusal> {
    let role = turn.world.players.role(who);
    match verb::find(turn.content, turn.world, who, role, word) {
        // One inside the other would bring nothing but a stack that grows with the line.
        Found::Verb(spec) if spec.name == AT.name => Err(refusals::one_place_at_a_time()),
        Found::Verb(spec) => {
            crate::game::frame::verb::awake_enough(turn.world, who, spec.posture)?;
            spec.carry_out(turn, who, args)
        }
        Found::Skill(at) => {
            crate::game::frame::verb::awake_enough(turn.world, who, Posture::Standing)?;
            skill::use_skill(turn, who, at, args)
        }
        Found::Social(at) => social::show(turn, who, at, args),
        Found::Answered(why) => Err(why),
        Found::Nothing(nearest) => Err(Refusal::Unknown { word: clean(word), nearest }),
    }
}

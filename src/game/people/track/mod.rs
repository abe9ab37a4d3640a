//! Traces: who went through a room lately, and by which way.
//!
//! The rules of play:
//!
//! * Whoever walks leaves traces in the room that they leave, for ten minutes. Whoever is carried away
//!   leaves none, nor does anybody whom one may not see.
//! * Traces are read where one stands, in light. Nothing is known of where somebody is now, nor of ways
//!   that one cannot see.

mod refusals;
mod state;
#[cfg(test)]
mod tests;

pub use state::State;

use state::Trace;

use crate::base::clock::Millis;
use crate::base::id::{CreatureId, RoomId};
use crate::base::limits::TRACE_MS_MAX;
use crate::game::frame::args::Args;
use crate::game::frame::grammar::name_has_word;
use crate::game::frame::keep::Forget;
use crate::game::frame::part::Done;
use crate::game::frame::turn::Kept;
use crate::game::frame::verb::{Group, Spec};
use crate::game::ground::fight;
use crate::game::ground::place::{self, How, Way};
use crate::game::ground::room::{self, Exit};
use crate::game::ground::sight;
use crate::game::{Event, Feature, Refusal, Turn, View};
use crate::text::style::Style;
use crate::text::words::{a, capitalise};
use crate::text::wrap::wrap;

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature {
    name: "track",
    verbs: VERBS,
    hears: Some(hears),
    forgets: Some(forgets),
    ..Feature::NONE
};

const VERBS: &[Spec] = &[Spec {
    name: "track",
    aliases: &["tracks", "hunt"],
    priority: 55,
    group: Group::Seeing,
    usage: "track [name]",
    example: "track rat",
    help: "Reads the traces of this room: who left it in the last ten minutes, and by which way. It tells nothing \
           of where they are now.",
    run: track,
    ..Spec::DEFAULT
}];

/// Whoever walks out of a room leaves a trace in it.
fn hears(turn: &mut Turn, event: &Event) {
    let Event::Place(place::Event::Went { who, room, how: How::Walked(way) }) = event else {
        return;
    };
    let Some(name) = turn.world.creatures.get(*who).map(|body| body.name().clone()) else { return };
    let way = match way {
        Way::Direction(direction) | Way::Flight(direction) => direction.word().to_owned(),
        Way::Word(word) => word.clone(),
        Way::AsOne(to) => match room::exit_to(turn.content, turn.world, *room, *to) {
            Some(Exit::Direction(direction)) => direction.word().to_owned(),
            Some(Exit::Word(word)) => word,
            None => return,
        },
    };
    let now = turn.now;
    turn.world.traces.leave(*room, Trace { who: *who, name: name.to_string(), way, at: now });
}

/// Nothing of whoever is erased is left anywhere.
fn forgets(turn: &mut Turn, who: CreatureId, _: &Forget) {
    turn.world.traces.forget(who);
}

fn track(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let typed = args.ahead().trim().trim_start_matches("the ").to_owned();
    if fight::is_fighting(turn.world, who) {
        return Err(Refusal::Fighting);
    }
    let room = turn.world.places.room_of(who).ok_or(Refusal::Dark)?;
    if !sight::senses(turn.content, turn.world, who).see() {
        return Err(Refusal::Dark);
    }
    let lines = lines(turn.view(), who, room, &typed);
    if lines.is_empty() {
        return Err(refusals::no_traces(&typed));
    }
    turn.show(who, Kept::No, move |_, page| {
        lines.iter().map(|line| wrap(line, page, 2) + "\n").collect()
    });
    Ok(())
}

/// What is read of each trace that fits a name, the freshest first; each way of each once.
fn lines(view: View, who: CreatureId, room: RoomId, typed: &str) -> Vec<String> {
    let View { content, world, now } = view;
    let may_see = |trace: &&Trace| trace.who != who && world.players.may_see(who, trace.who);
    let fits =
        |trace: &&Trace| typed.split_whitespace().all(|word| name_has_word(&trace.name, word));
    let sees_way = |trace: &&Trace| {
        let by_word = room::way(content, world, room, &trace.way).is_some();
        by_word || room::exits(content, world, room).any(|(way, _)| way.word() == trace.way)
    };
    let traces = world.traces.fresh(room, now).filter(may_see).filter(fits).filter(sees_way);
    let mut told: Vec<(&str, &str)> = Vec::new();
    let mut lines = Vec::new();
    for trace in traces {
        if told.contains(&(trace.name.as_str(), trace.way.as_str())) {
            continue;
        }
        told.push((&trace.name, &trace.way));
        let when = ago(now.since(trace.at));
        let name = capitalise(&a(&trace.name));
        lines.push(format!("{name} went {} {when}.", Style::Exit.on(&trace.way)));
    }
    lines
}

/// How fresh a trace looks.
fn ago(span: Millis) -> &'static str {
    match span.0 {
        0..30_000 => "a moment ago",
        30_000..120_000 => "a minute or two ago",
        120_000..300_000 => "a few minutes ago",
        _ => "some while ago",
    }
}

/// Whether a trace is still to be seen.
fn is_fresh(at: Millis, now: Millis) -> bool {
    now.since(at).0 < TRACE_MS_MAX
}

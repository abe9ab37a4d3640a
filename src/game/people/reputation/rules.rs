//! Writing events, and what each moves.

use super::deeds::Deed;
use super::keep::ReputationEventRow;
use super::state::{Observer, Standing, Subject};
use super::text::{self, Event};
use super::trust::{HALF_LIFE, faded};
use crate::base::id::CreatureId;
use crate::base::limits::{REPUTATION_EVENTS_HELD_MAX, STANDING_MAX};
use crate::game::frame::actor::Actor;
use crate::game::frame::keep::dirty::Key;
use crate::game::people::notice::{self, Draft, Topic};
use crate::game::{Turn, World};

/// Points of what two have been through are kept in thousandths.
pub(super) const MILLI: i64 = 1_000;

/// What is to be written down.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    pub actor: Actor,
    pub observer: Observer,
    pub deed: Deed,
    pub by: i64,
    /// To whom it was done, if to anybody beside the observer.
    pub about: Option<Actor>,
    /// Why, if anybody said so in words. No names of players: a line outlives them.
    pub note: String,
}

/// What came of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Moved {
    pub before: Standing,
    pub after: Standing,
}

/// An act of state: moves the public reputation of whoever did it by what the list of deeds says
/// (C3). A deed that is no act of state moves nothing. Kept.
pub fn did(turn: &mut Turn, actor: &Actor, deed: Deed, against: Option<&Actor>) {
    let Some(by) = deed.points(turn.world) else { return };
    let about = against.cloned();
    let (actor, note) = (actor.clone(), String::new());
    record(turn, Change { actor, observer: Observer::Public, deed, by, about, note });
}

/// Writes an event down, and moves the score of it within the bounds. The one way that a score moves.
/// Where it stands at its bound already, nothing is written, unless somebody was wronged by it. Kept.
pub fn record(turn: &mut Turn, change: Change) -> Moved {
    let before = turn.world.reputation.of(&change.actor, &change.observer);
    let score = before.score.saturating_add(change.by).clamp(-STANDING_MAX, STANDING_MAX);
    let delta = score - before.score;
    if delta == 0 && change.about.is_none() {
        return Moved { before, after: before };
    }
    // What the world at large hears of is between those whom it was between.
    let party = match (&change.observer, &change.about) {
        (Observer::Public, Some(about)) => Observer::of(turn.content, about),
        (observer, _) => observer.clone(),
    };
    let subject =
        |observer: &Observer| Subject { actor: change.actor.clone(), observer: observer.clone() };
    let half_life = turn.world.numbers.of(&HALF_LIFE);
    let now = turn.now;
    let known = turn.world.reputation.known_mut(&change.actor);
    let standing = known.entry(change.observer.clone()).or_default();
    standing.score = score;
    standing.best = standing.best.max(score);
    if party != Observer::Public {
        let between = known.entry(party.clone()).or_default();
        let faded = faded(between.recent, now.since(between.recent_at), half_life);
        between.recent = faded
            .saturating_add(change.by.saturating_mul(MILLI))
            .clamp(-STANDING_MAX * MILLI, STANDING_MAX * MILLI);
        between.recent_at = now;
        between.betrayals += u64::from(change.deed == Deed::Betrayal);
    }
    let after = turn.world.reputation.of(&change.actor, &change.observer);
    turn.world.dirty.kept(Key::Standing(subject(&change.observer)));
    turn.world.dirty.kept(Key::Standing(subject(&party)));
    write(turn, &change, delta, score);
    if let (Actor::Player(who), Observer::Public) = (&change.actor, &change.observer) {
        let (who, deed, note) = (*who, change.deed, change.note);
        if !notice::is_there(turn.world, who) {
            let words = text::moved(deed, delta, score, &note);
            let (topic, command) = (&NAME, String::new());
            notice::send(turn, who, Draft { topic, words, command });
        }
        turn.report(Event::Moved { who, deed, by: delta, score, note });
    }
    Moved { before, after }
}

/// That the world at large thinks otherwise of somebody who is away.
pub(super) const NAME: Topic =
    Topic { name: "reputation", says: "changes of your name in the world" };

/// Adds the line. Kept.
fn write(turn: &mut Turn, change: &Change, delta: i64, score: i64) {
    let line = ReputationEventRow {
        number: turn.world.reputation.events.back().map_or(1, |last| last.number + 1),
        at_ms: turn.now.0,
        actor: change.actor.to_string(),
        observer: change.observer.key(turn.content),
        deed: change.deed.word().into(),
        delta,
        score,
        about: change.about.as_ref().map(Actor::to_string).unwrap_or_default(),
        note: change.note.clone(),
    };
    turn.world.dirty.append(line.clone());
    let events = &mut turn.world.reputation.events;
    events.push_back(line);
    while events.len() > REPUTATION_EVENTS_HELD_MAX {
        events.pop_front();
    }
}

/// A character is no more: nothing is thought of it, and it thinks of nobody. Kept.
pub(super) fn forget(world: &mut World, who: CreatureId) {
    let actor = Actor::Player(who);
    let known = world.reputation.players.remove(&who).unwrap_or_default();
    let mut gone: Vec<Subject> =
        known.into_keys().map(|observer| Subject { actor: actor.clone(), observer }).collect();
    let own = Observer::Other(actor);
    let state = &mut world.reputation;
    for (who, known) in &mut state.players {
        let knew = known.remove(&own).map(|_| Actor::Player(*who));
        gone.extend(knew.map(|actor| Subject { actor, observer: own.clone() }));
    }
    for (other, known) in &mut state.others {
        let knew = known.remove(&own).map(|_| other.clone());
        gone.extend(knew.map(|actor| Subject { actor, observer: own.clone() }));
    }
    for subject in gone {
        world.dirty.kept(Key::Standing(subject));
    }
}

/// What must always be true: whoever is known is a character or no player, nothing is out of bounds,
/// nobody is thought of by themselves, and the newest events are in order and no more than memory may
/// hold.
pub fn check(world: &World) -> Result<(), String> {
    let state = &world.reputation;
    let exists = |who: CreatureId| world.players.character(who).is_some();
    for (actor, known) in state.all() {
        if actor.player().is_some_and(|who| !exists(who)) {
            return Err(format!("{actor} is known, and is no character"));
        }
        let bad = known.iter().find(|(observer, standing)| {
            standing.score.abs() > STANDING_MAX
                || standing.best < standing.score
                || standing.recent.abs() > STANDING_MAX * MILLI
                || **observer == Observer::Other(actor.clone())
        });
        if let Some((observer, standing)) = bad {
            return Err(format!("{observer:?} thinks {standing:?} of {actor}"));
        }
    }
    if state.events.len() > REPUTATION_EVENTS_HELD_MAX {
        return Err(format!("{} events of reputation are held", state.events.len()));
    }
    match state.events.iter().is_sorted_by(|one, next| one.number + 1 == next.number) {
        true => Ok(()),
        false => Err("the events of reputation are not in order".into()),
    }
}

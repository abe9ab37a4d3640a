//! The end of sentences: who was muted or frozen for a while is told as soon as it is over, and what
//! is over is not kept for ever.

use super::event::Event;
use super::name_of;
use super::sentences::{FREEZE, MUTE, unban};
use crate::base::clock::Millis;
use crate::base::id::CreatureId;
use crate::game::frame::calendar::{CatchUp, Due, Every, Recurring};
use crate::game::frame::schedule::Job;
use crate::game::{Turn, World};

/// What recurs of players.
pub const CALENDAR: &[Recurring] = &[Recurring {
    name: "sentences_swept",
    does: "forgets bans and other sentences that are over",
    counts: ("sentence", "forgotten"),
    every: Every::Hour,
    after: 0,
    late: CatchUp::Once,
    run: sweep,
}];

/// The sentences that a character is told the end of.
const TOLD: [&str; 2] = [MUTE, FREEZE];

/// A sentence on a character was passed or lifted: its end is waited for from now on. Kept.
pub fn see_to_release(turn: &mut Turn, who: CreatureId) {
    let name = name_of(turn.world, who);
    let ends = TOLD.into_iter().filter_map(|kind| until(turn.world, kind, &name));
    match ends.min() {
        Some(until) => turn.timer(Job::Released(who), until),
        None => turn.end_timer(Job::Released(who)),
    }
}

/// A sentence on a character should be over by now. Kept.
pub fn released(turn: &mut Turn, who: CreatureId) {
    let name = name_of(turn.world, who);
    for kind in TOLD {
        if until(turn.world, kind, &name).is_some_and(|until| until <= turn.now) {
            lift(turn, kind, &name);
        }
    }
    see_to_release(turn, who);
}

fn until(world: &World, kind: &str, name: &str) -> Option<Millis> {
    let key = (kind.to_owned(), name.to_lowercase());
    world.players.bans.get(&key)?.until
}

/// Lifts a sentence that is over, and tells whom it held, if they are here. Kept.
fn lift(turn: &mut Turn, kind: &str, subject: &str) {
    unban(turn.world, kind, subject);
    let Some(sentence) = TOLD.into_iter().find(|told| *told == kind) else { return };
    let of = turn.world.players.names.get(&subject.to_lowercase()).copied();
    if let Some(who) = of.filter(|who| turn.world.players.is_here(*who)) {
        turn.report(Event::Released { who, sentence });
    }
}

/// Forgets all sentences that are over, and says how many.
fn sweep(turn: &mut Turn, _: Due) -> u64 {
    let now = turn.now;
    let bans = turn.world.players.bans.iter();
    let over = bans.filter(|(_, ban)| ban.until.is_some_and(|until| until <= now));
    let over: Vec<(String, String)> = over.map(|(key, _)| key.clone()).collect();
    over.iter().for_each(|(kind, subject)| lift(turn, kind, subject));
    over.len() as u64
}

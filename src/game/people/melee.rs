//! A fight of many, summed: one line a round instead of one for each blow.
//!
//! Where more than two NPCs fight NPCs, whoever stands by reads no single blows of theirs but every
//! [`ROUND`] who fights whom and who is the worse for it. Deaths, flights and whatever concerns the
//! reader are told as ever. Whoever chose `brief combat` reads so of every fight, their own too, with
//! a line of what they struck and what struck them. Readers of speech have that unless they say no.
//!
//! Which blows are left out here is asked of `fight`, so that `combat` leaves out the very same
//! ones. A round opens with the first of them and is told when it is over; where nobody reads, none
//! opens, and a war that nobody sees costs nothing here. Rounds are fleeting.

mod summary;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::base::clock::Millis;
use crate::base::id::{CreatureId, RoomId};
use crate::base::limits::ROUND_PAIRS_MAX;
use crate::game::Event as Any;
use crate::game::frame::numbers::numbers;
use crate::game::frame::schedule::Job;
use crate::game::frame::tell::Teller;
use crate::game::frame::tell::namesake;
use crate::game::ground::fight;
use crate::game::people::combat::{self, Manner, Outcome};
use crate::game::people::mind;
use crate::game::{Feature, Turn, World};

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature {
    name: "melee",
    hears: Some(hears),
    check: Some(check),
    numbers: &[NUMBERS],
    ..Feature::NONE
};

numbers! {
    /// Fights of many, which are told in rounds.
    pub NUMBERS in Timers "melee" {
        /// So much is told in one.
        pub ROUND = "round_seconds": Millis = 2.5, 0.5..=60, "seconds";
    }
}

/// What was left out in one room since the round began.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Round {
    /// Blows by who struck whom, and whether those who stand by read no single ones.
    blows: BTreeMap<(CreatureId, CreatureId, Crowd), Tally>,
    /// What they are called; some may be dead when the round is told.
    names: BTreeMap<CreatureId, String>,
    /// What they are called among their namesakes: `the second rat`.
    known: BTreeMap<CreatureId, String>,
    /// Whether any of it was lost in a fight of many.
    many: bool,
    /// Those whose wounds were closed.
    healed: Vec<CreatureId>,
    /// Those who called for help.
    called: Vec<CreatureId>,
}

/// Whether a blow was one of many.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
enum Crowd {
    Few,
    Many,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
struct Tally {
    blows: u64,
    landed: u64,
}

/// The rounds that are open.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    rounds: BTreeMap<RoomId, Round>,
    /// Rounds told so far. Chooses among the words for them.
    told: u64,
}

impl State {
    /// Whether a fight of many goes on in a room, though it may just have fewer fighters, as when
    /// all of a side lose their foe at once.
    pub fn goes_on(&self, room: RoomId) -> bool {
        self.rounds.get(&room).is_some_and(|round| round.many)
    }
}

/// A round is over.
#[derive(Clone, Debug)]
pub enum Event {
    Summed { room: RoomId, round: Box<Round>, nth: u64 },
}

/// Counts what is left out.
pub fn hears(turn: &mut Turn, event: &Any) {
    match event {
        Any::Combat(combat::Event::Struck { who, target, room, manner, outcome, .. })
            if *manner == Manner::Plain =>
        {
            struck(turn, (*who, *target), *room, *outcome);
        }
        Any::Combat(combat::Event::Died { who, room, .. }) => fell(turn.world, *who, *room),
        Any::Mind(mind::Event::Healed { target, room, .. }) => {
            if let Some(round) = in_melee(turn, *target, *room) {
                round.healed.push(*target);
            }
        }
        Any::Mind(mind::Event::Called { who, room }) => {
            if let Some(round) = in_melee(turn, *who, *room) {
                round.called.push(*who);
            }
        }
        _ => {}
    }
}

fn struck(
    turn: &mut Turn,
    (who, target): (CreatureId, CreatureId),
    room: RoomId,
    outcome: Outcome,
) {
    let world = &turn.world;
    let parties = [who, target];
    let readers = world.places.players_in(room);
    if readers.is_empty() {
        return;
    }
    let many = fight::is_melee(world, room, &parties);
    if !many && !readers.iter().any(|viewer| fight::prefers_sums(world, *viewer)) {
        return;
    }
    let crowd = if many { Crowd::Many } else { Crowd::Few };
    let Some(round) = open(turn, room, &[who, target]) else { return };
    if round.blows.len() >= ROUND_PAIRS_MAX && !round.blows.contains_key(&(who, target, crowd)) {
        return;
    }
    let tally = round.blows.entry((who, target, crowd)).or_default();
    tally.blows += 1;
    round.many |= many;
    tally.landed += u64::from(outcome != Outcome::Missed);
}

/// The round in which something that happens to an NPC is left out, if it is.
fn in_melee<'t>(turn: &'t mut Turn, who: CreatureId, room: RoomId) -> Option<&'t mut Round> {
    if turn.world.places.players_in(room).is_empty() || !fight::is_melee(turn.world, room, &[who]) {
        return None;
    }
    open(turn, room, &[who]).filter(|round| round.names.len() <= 2 * ROUND_PAIRS_MAX)
}

/// The round of a room, which begins now if none is open.
fn open<'t>(turn: &'t mut Turn, room: RoomId, who: &[CreatureId]) -> Option<&'t mut Round> {
    if !turn.world.melees.rounds.contains_key(&room) {
        turn.world.schedule.at(turn.now + turn.world.numbers.of(&ROUND), Job::Round(room));
    }
    let is_known = |who: &CreatureId| {
        turn.world.melees.rounds.get(&room).is_some_and(|round| round.known.contains_key(who))
    };
    let new = who.iter().filter(|who| !is_known(who));
    let known = new.map(|who| (*who, namesake::known(turn.world, *who)));
    let known: Vec<(CreatureId, String)> = known.collect();
    let round = turn.world.melees.rounds.entry(room).or_default();
    round.known.extend(known);
    for who in who {
        if let Some(body) = turn.world.creatures.get(*who) {
            round.names.entry(*who).or_insert_with(|| body.name().clone());
        }
    }
    Some(round)
}

/// A death says all of what a player and the dead did to each other.
fn fell(world: &mut World, who: CreatureId, room: RoomId) {
    let players = &world.players;
    let Some(round) = world.melees.rounds.get_mut(&room) else { return };
    round.blows.retain(|(one, other, _), _| {
        let with = if *one == who { other } else { one };
        (*one != who && *other != who) || !players.is_here(*with)
    });
}

/// A round is over: it is told.
pub fn round_over(turn: &mut Turn, room: RoomId) {
    let melees = &mut turn.world.melees;
    let Some(round) = melees.rounds.remove(&room) else { return };
    melees.told = melees.told.wrapping_add(1);
    let nth = melees.told;
    turn.report(Event::Summed { room, round: Box::new(round), nth });
}

/// Words a round for everyone who reads it.
pub fn tell(event: &Event, teller: &mut Teller) {
    let Event::Summed { room, round, nth } = event;
    for (viewer, lighting) in teller.observers(*room) {
        if let Some(text) = summary::of(teller.world, viewer, round, lighting, *nth) {
            teller.line(viewer, text);
        }
    }
}

/// What must always be true: every open round will be told, and none holds more than it may.
pub fn check(world: &World) -> Result<(), String> {
    for (room, round) in &world.melees.rounds {
        if !world.schedule.has(&Job::Round(*room)) {
            return Err(format!("the round in room {} would never be told", room));
        }
        if round.blows.len() > ROUND_PAIRS_MAX {
            return Err(format!("the round in room {} holds too many blows", room));
        }
    }
    Ok(())
}

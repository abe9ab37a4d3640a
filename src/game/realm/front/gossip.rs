//! Rumours: what those whose behaviour is `gossip` say of the war to players who are with them.
//!
//! They speak of the newest entries of the diary, one after the other; of none, that it is quiet.
//! Nothing is rolled: when one speaks follows from its number, and what it says from how many
//! rumours were told before.

use std::collections::BTreeMap;

use super::diary::phrase;
use super::wording::usual_rumours;
use crate::base::clock::Millis;
use crate::base::id::{CreatureId, RoomId};
use crate::game::Turn;
use crate::game::frame::flags::Flag;
use crate::game::frame::numbers::{Number, numbers};
use crate::game::frame::schedule::Job;
use crate::game::ground::creature::{self, Behavior};
use crate::game::people::{combat, talk};

numbers! {
    /// Rumours of the war, told by NPCs with the tag `gossip`.
    pub RUMOURS in Balance "rumours" {
        /// How soon one speaks to a player who comes.
        SPEAKS_AFTER = "first_after_seconds": Millis = 20, 0..=86400, "seconds";
        /// How soon again, as long as one is there.
        SPEAKS_AGAIN = "again_after_seconds": Millis = 90, 1..=86400, "seconds";
        /// And up to so much later, each at a time of its own.
        SPREAD_SECONDS = "spread_seconds": u64 = 20, 1..=3600, "seconds";
        /// From how many of the newest entries of the diary they draw.
        NEWS = "news": usize = 5, 1..=100, "entries";
    }
}

/// Whether anybody speaks.
pub const TOLD: Flag = Flag { name: "rumours", says: "what NPCs tell of the war" };

/// A player has come into a room: its gossips make up their minds to speak.
pub(super) fn listens(turn: &mut Turn, who: CreatureId, room: RoomId) {
    if !turn.world.players.is_here(who) {
        return;
    }
    let there = turn.world.places.npcs_in(room).iter().copied();
    let gossips: Vec<CreatureId> = there.filter(|npc| is_gossip(turn, *npc)).collect();
    for npc in gossips {
        if !turn.world.schedule.has(&Job::Gossip(npc)) {
            plan(turn, npc, &SPEAKS_AFTER);
        }
    }
}

fn is_gossip(turn: &Turn, who: CreatureId) -> bool {
    let body = turn.world.creatures.get(who);
    body.is_some_and(|body| creature::behaves(turn.content, body, Behavior::Gossip))
}

fn plan(turn: &mut Turn, who: CreatureId, after: &Number<Millis>) {
    let numbers = &turn.world.numbers;
    let (after, spread) = (numbers.of(after), numbers.of(&SPREAD_SECONDS));
    let spread = Millis::seconds(who.0 % spread);
    turn.world.schedule.at(turn.now + after + spread, Job::Gossip(who));
}

/// A gossip speaks, if a player is still there; and will again, as long as one is.
pub fn due(turn: &mut Turn, who: CreatureId) {
    let Some(room) = turn.world.places.room_of(who).filter(|_| is_gossip(turn, who)) else {
        return;
    };
    if turn.world.places.players_in(room).is_empty() {
        return;
    }
    if turn.world.flags.is_on(TOLD.name)
        && !combat::is_fighting(turn.world, who)
        && let Some(words) = rumour(turn, who)
    {
        turn.world.front.told += 1;
        turn.report(talk::Event::Said { who, room, words });
    }
    plan(turn, who, &SPEAKS_AGAIN);
}

/// What is said next.
fn rumour(turn: &Turn, who: CreatureId) -> Option<String> {
    let told = turn.world.front.told;
    let newest = turn.world.front.diary.values().rev().take(turn.world.numbers.of(&NEWS));
    let newest: Vec<_> = newest.collect();
    let at = told.checked_rem(newest.len() as u64).and_then(|at| usize::try_from(at).ok());
    let entry = at.and_then(|at| newest.get(at));
    let mut facts = entry.map_or_else(BTreeMap::new, |entry| entry.facts.clone());
    let name = turn.world.creatures.get(who)?.name().clone();
    facts.insert("speaker".into(), name);
    let kind = entry.map(|entry| entry.kind);
    let word = kind.map_or("quiet", |kind| kind.word());
    let written = turn.content.front.words.rumours.get(word).map_or(&[][..], Vec::as_slice);
    phrase(written, usual_rumours(kind), &facts, told)
}

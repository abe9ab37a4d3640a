//! Counting: kills per pair of factions, the deaths of leaders, and how bloody a fight was.

use std::collections::BTreeMap;

use super::answer::answer;
use super::diary::{self, Kind, in_sentence, short};
use super::holding::contenders;
use super::news;
use crate::base::clock::Millis;
use crate::base::id::{CreatureId, FactionId, NpcTemplateId, RoomId};
use crate::game::frame::keep::dirty::Key;
use crate::game::frame::numbers::numbers;
use crate::game::frame::schedule::Job;
use crate::game::people::combat;
use crate::game::people::faction::{are_factions_hostile, of};
use crate::game::{Content, Turn, World};

numbers! {
    /// What a fight of factions is.
    pub WAR_FIGHTS in Balance "war_fights" {
        /// It is over when nobody has died in a room for so long.
        FIGHT_ENDS = "ends_after_seconds": Millis = 60, 5..=3600, "seconds";
        /// So many dead are a massacre.
        BLOODY = "massacre_dead": u64 = 5, 2..=1000, "dead";
    }
}

/// Somebody died: it is counted if killer and dead were of two factions (F51).
pub(super) fn died(turn: &mut Turn, event: &combat::Event) {
    let combat::Event::Died { name, room, killer, victors, faction, spawn, template, .. } = event
    else {
        return;
    };
    let Some(victim) = *faction else { return };
    let killer = killer.or(victors.first().copied());
    mourn(turn, (*template, victim), name, *room, killer);
    if !contenders(turn.content, turn.world, *room).is_empty() {
        *turn.world.front.fights.entry(*room).or_default() += 1;
        turn.world
            .schedule
            .at(turn.now + turn.world.numbers.of(&FIGHT_ENDS), Job::FightOver(*room));
    }
    if let Some(spawn) = spawn {
        news::fell(turn, *spawn, victim, *room);
    }
    let Some(slayer) = killer.and_then(|who| of(turn.content, turn.world, who)) else { return };
    if slayer == victim {
        return;
    }
    if turn.world.front.tally(slayer, victim).kills + turn.world.front.tally(victim, slayer).kills
        == 0
    {
        let facts = deed(turn, name, *room, killer, victim);
        diary::write(turn, Kind::FirstBlood, facts);
    }
    turn.world.front.tallies.entry((slayer, victim)).or_default().kills += 1;
    turn.world.dirty.kept(Key::Kills((slayer, victim)));
    news::counted(turn, (slayer, victim), killer, *room);
    weigh(turn, slayer, victim);
}

/// Whether one side is so far ahead that the other is to be helped (F52).
fn weigh(turn: &mut Turn, one: FactionId, other: FactionId) {
    if !at_war(turn.content, turn.world, one, other) {
        return;
    }
    let lead = lead(turn.world, one, other);
    let (winner, loser) = if lead > 0 { (one, other) } else { (other, one) };
    let lead = lead.unsigned_abs();
    if lead <= turn.content.front.balance(loser).threshold {
        return;
    }
    for pair in [(one, other), (other, one)] {
        if let Some(tally) = turn.world.front.tallies.get_mut(&pair) {
            tally.answered = tally.kills;
            turn.world.dirty.kept(Key::Kills(pair));
        }
    }
    answer(turn, winner, loser, lead);
}

/// Whether either of two attacks the other.
pub(super) fn at_war(content: &Content, world: &World, one: FactionId, other: FactionId) -> bool {
    let hostile = |a, b| are_factions_hostile(content, world, Some(a), Some(b));
    hostile(one, other) || hostile(other, one)
}

/// By how many kills one is ahead of another, since the lead was last answered.
pub(super) fn lead(world: &World, one: FactionId, other: FactionId) -> i64 {
    let open = |a, b| {
        let tally = world.front.tally(a, b);
        i64::try_from(tally.kills.saturating_sub(tally.answered)).unwrap_or(i64::MAX)
    };
    open(one, other) - open(other, one)
}

/// The death of one who leads a faction is written down.
fn mourn(
    turn: &mut Turn,
    (template, victim): (Option<NpcTemplateId>, FactionId),
    name: &str,
    room: RoomId,
    killer: Option<CreatureId>,
) {
    let leader = turn.content.factions.get(victim).and_then(|faction| faction.leader);
    if template.is_none() || leader != template {
        return;
    }
    let facts = deed(turn, name, room, killer, victim);
    let by_stranger = killer.is_some_and(|who| {
        turn.world.players.is_here(who) && of(turn.content, turn.world, who).is_none()
    });
    let kind = if by_stranger { Kind::PlayerKilledCommander } else { Kind::CommanderDead };
    diary::write(turn, kind, facts);
}

/// Who killed whom, where.
fn deed(
    turn: &Turn,
    name: &str,
    room: RoomId,
    killer: Option<CreatureId>,
    victim: FactionId,
) -> BTreeMap<String, String> {
    let mut facts = diary::place(turn.content, room);
    facts.insert("who".into(), name.to_owned());
    facts.insert("faction".into(), short(turn.content, victim));
    let body = killer.and_then(|who| turn.world.creatures.get(who));
    facts.extend(body.map(|body| ("killer".to_owned(), in_sentence(body.name()))));
    facts
}

/// One who leads a faction is back.
pub(super) fn back(turn: &mut Turn, who: CreatureId, room: RoomId) {
    let Some(body) = turn.world.creatures.get(who) else { return };
    let (template, name) = (body.template(), body.name().clone());
    let Some(faction) = of(turn.content, turn.world, who) else { return };
    let leader = turn.content.factions.get(faction).and_then(|faction| faction.leader);
    if template.is_none() || leader != template {
        return;
    }
    let mut facts = diary::place(turn.content, room);
    facts.insert("who".into(), name);
    facts.insert("faction".into(), short(turn.content, faction));
    diary::write(turn, Kind::CommanderBack, facts);
}

/// Nobody has died in a room for a while: the fight there is over.
pub fn over(turn: &mut Turn, room: RoomId) {
    let dead = turn.world.front.fights.remove(&room).unwrap_or(0);
    if dead >= turn.world.numbers.of(&BLOODY) {
        let mut facts = diary::place(turn.content, room);
        facts.extend(diary::number(dead));
        diary::write(turn, Kind::Massacre, facts);
    }
}

/// What must always be true of the counts.
pub(super) fn check(world: &World) -> Result<(), String> {
    for ((killer, victim), tally) in &world.front.tallies {
        if killer == victim {
            return Err(format!("faction {} is at war with itself", killer.0));
        }
        if tally.answered > tally.kills {
            return Err(format!("more was answered than happened: {tally:?}"));
        }
    }
    let unscheduled = |room: &&RoomId| !world.schedule.has(&Job::FightOver(**room));
    match world.front.fights.keys().find(unscheduled) {
        Some(room) => Err(format!("the fight in room {} would never be over", room)),
        None => Ok(()),
    }
}

//! What else is worth a line in the diary: who has killed many, who met whom, who did not come back,
//! what was carried off, and days on which nothing was.
//!
//! What happens often is written seldom ([`diary::is_news`]), so that the diary can be read.

use std::collections::BTreeMap;

use super::diary::{self, Kind, in_sentence, short};
use super::holding::contenders;
use super::kills::at_war;
use crate::base::clock::Millis;
use crate::base::id::{CreatureId, FactionId, Number, RoomId, SpawnId};
use crate::game::Turn;
use crate::game::frame::numbers::numbers;
use crate::game::ground::creature::{Creature, Spawn};
use crate::game::ground::sky;
use crate::game::people::carry::Haul;
use crate::game::people::faction::{are_factions_hostile, of};
use crate::game::people::patrol;

numbers! {
    /// What is worth a line in the war diary.
    pub WAR_NEWS in Balance "war_news" {
        /// One NPC's kills of the other side, each time it is so many more.
        pub(super) CHAMPION_KILLS = "champion_kills": u64 = 10, 1..=100000, "kills";
        /// What is picked up on contested ground, if it is worth so much.
        LOOT_WORTH = "loot_worth": u64 = 40, 0..=1000000, "coins";
    }
}

/// Between two entries of one kind about the same room or side (our choice).
const DAY: Millis = Millis(24 * sky::HOUR.0);
const HALF_A_DAY: Millis = Millis(12 * sky::HOUR.0);
const QUARTER_OF_A_DAY: Millis = Millis(6 * sky::HOUR.0);

/// A fight began: between two who walk rounds, on contested ground, that is a meeting.
pub(super) fn met(turn: &mut Turn, who: CreatureId, target: CreatureId) {
    let walk = |who| patrol::has_round(turn.world, who);
    let Some(room) = turn.world.places.room_of(who).filter(|_| walk(who) && walk(target)) else {
        return;
    };
    let sides = (of(turn.content, turn.world, who), of(turn.content, turn.world, target));
    let (Some(faction), Some(enemy)) = sides else { return };
    let is_front = at_war(turn.content, turn.world, faction, enemy)
        && !contenders(turn.content, turn.world, room).is_empty();
    if is_front && diary::is_news(turn, Kind::PatrolMet, room.number(), HALF_A_DAY) {
        let mut facts = diary::place(turn.content, room);
        facts.extend(two(turn, faction, enemy));
        diary::write_news(turn, (Kind::PatrolMet, room.number()), facts);
    }
}

/// A kill was counted.
pub(super) fn counted(
    turn: &mut Turn,
    (slayer, victim): (FactionId, FactionId),
    killer: Option<CreatureId>,
    room: RoomId,
) {
    even(turn, slayer, victim);
    quarrel(turn, (slayer, victim), room);
    if let Some(killer) = killer.filter(|_| at_war(turn.content, turn.world, slayer, victim)) {
        champion(turn, killer, (slayer, victim), room);
    }
}

/// All kills of two who are at war, when they are as many.
fn even(turn: &mut Turn, one: FactionId, other: FactionId) {
    let (one, other) = (one.min(other), one.max(other));
    let (ours, theirs) = (turn.world.front.tally(one, other), turn.world.front.tally(other, one));
    if ours.kills == theirs.kills
        && at_war(turn.content, turn.world, one, other)
        && diary::is_news(turn, Kind::BalanceEven, one.number(), DAY)
    {
        let mut facts = two(turn, one, other);
        facts.extend(diary::number(ours.kills));
        diary::write_news(turn, (Kind::BalanceEven, one.number()), facts);
    }
}

/// Blood between two of whom only one is hostile.
fn quarrel(turn: &mut Turn, (one, other): (FactionId, FactionId), room: RoomId) {
    let hostile =
        |a: FactionId, b| are_factions_hostile(turn.content, turn.world, Some(a), Some(b));
    let is_one_sided = hostile(one, other) != hostile(other, one);
    let (one, other) = (one.min(other), one.max(other));
    if is_one_sided && diary::is_news(turn, Kind::Quarrel, one.number(), HALF_A_DAY) {
        let mut facts = diary::place(turn.content, room);
        facts.extend(two(turn, one, other));
        diary::write_news(turn, (Kind::Quarrel, one.number()), facts);
    }
}

fn champion(
    turn: &mut Turn,
    killer: CreatureId,
    (faction, enemy): (FactionId, FactionId),
    room: RoomId,
) {
    let every = turn.world.numbers.of(&CHAMPION_KILLS);
    let deeds = turn.world.front.deeds.entry(killer).or_default();
    *deeds += 1;
    let count = *deeds;
    let Some(body) = turn.world.creatures.get(killer) else { return };
    if count.is_multiple_of(every) {
        let mut facts = diary::place(turn.content, room);
        facts.insert("who".into(), in_sentence(body.name()));
        facts.extend(two(turn, faction, enemy));
        facts.extend(diary::number(count));
        diary::write(turn, Kind::Champion, facts);
    }
}

/// Somebody is no more, or gone: what they did is forgotten.
pub(super) fn forget(turn: &mut Turn, who: CreatureId) {
    turn.world.front.deeds.remove(&who);
}

/// One of a patrol is dead. If that was the last, the patrol is lost.
pub(super) fn fell(turn: &mut Turn, spawn: SpawnId, faction: FactionId, room: RoomId) {
    let (content, world) = (turn.content, &turn.world);
    let entry = content.spawns.get(spawn).filter(|entry| entry.route.is_some());
    let Some(group) = entry.and_then(|entry| entry.group.as_ref()) else { return };
    let is_one = |body: &Creature| body.group() == Some(&group.key);
    // Those who are left mostly stand beside the dead.
    let here = world.places.npcs_in(room).iter().filter_map(|who| world.creatures.get(*who));
    if !diary::is_news(turn, Kind::PatrolLost, faction.number(), QUARTER_OF_A_DAY)
        || here.chain(world.creatures.iter()).any(is_one)
    {
        return;
    }
    let is_theirs = |entry: &&Spawn| entry.group.as_ref().is_some_and(|own| own.key == group.key);
    let strong: u64 = content.spawns.rows().filter(is_theirs).map(|e| u64::from(e.count)).sum();
    if strong < 2 {
        return;
    }
    let mut facts = diary::place(turn.content, room);
    facts.insert("faction".into(), short(turn.content, faction));
    facts.extend(diary::number(strong));
    diary::write_news(turn, (Kind::PatrolLost, faction.number()), facts);
}

/// Somebody picked something up: on contested ground, a stranger's gain is somebody's loss.
pub(super) fn got(turn: &mut Turn, who: CreatureId, room: RoomId, what: &Haul) {
    let [(thing, 1)] = what.kinds() else { return };
    if what.worth().0 < turn.world.numbers.of(&LOOT_WORTH) || !turn.world.players.is_here(who) {
        return;
    }
    let Some(holder) = turn.world.front.hold(room).map(|hold| hold.holder) else { return };
    let is_own = of(turn.content, turn.world, who) == Some(holder);
    if is_own || !diary::is_news(turn, Kind::Looted, room.number(), DAY) {
        return;
    }
    let mut facts = diary::place(turn.content, room);
    facts.insert("thing".into(), thing.clone());
    facts.insert("faction".into(), short(turn.content, holder));
    diary::write_news(turn, (Kind::Looted, room.number()), facts);
}

/// Two who kept the peace do so no longer, since a wizard will have it so.
pub(super) fn broke(turn: &mut Turn, faction: FactionId, enemy: FactionId) {
    let facts = two(turn, faction, enemy);
    diary::write(turn, Kind::TruceBroken, facts);
}

/// A day begins: if the last was quiet, that is written, too. Where nothing ever was, nobody
/// keeps a diary.
pub(super) fn dawned(turn: &mut Turn) {
    let world = &mut *turn.world;
    world.front.deeds.retain(|who, _| world.creatures.get(*who).is_some());
    world.front.told_at.retain(|_, at| turn.now.since(*at) < DAY);
    let newest = world.front.diary.values().next_back().map(|entry| entry.at);
    if newest.is_some_and(|at| turn.now.since(at) >= DAY) {
        diary::write(turn, Kind::Quiet, BTreeMap::new());
    }
}

/// The facts of two who have nothing good to say of each other.
fn two(turn: &Turn, faction: FactionId, enemy: FactionId) -> BTreeMap<String, String> {
    let word = |id| short(turn.content, id);
    BTreeMap::from([("faction".into(), word(faction)), ("enemy".into(), word(enemy))])
}

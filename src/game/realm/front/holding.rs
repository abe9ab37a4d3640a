//! The front: which rooms each side holds, by who has been there alone, and for how long.

use std::collections::BTreeSet;

use super::diary::{self, Kind};
use super::event::Event;
use super::kills::at_war;
use super::state::{Claim, Hold};
use crate::base::clock::Millis;
use crate::base::id::{AreaId, CreatureId, FactionId, InstanceId, Number, RoomId};
use crate::game::frame::keep::dirty::Key;
use crate::game::frame::numbers::numbers;
use crate::game::frame::schedule::Job;
use crate::game::ground::sky::HOUR;
use crate::game::people::faction;
use crate::game::{Content, Turn, World};

numbers! {
    /// Who holds a room of contested ground.
    pub FRONTS in Timers "fronts" {
        /// A side holds a room in which it was alone for so long, all visits together.
        pub HOLD_AFTER = "hold_after_seconds": Millis = 60, 1..=86400, "seconds";
    }
}

/// After how long a hold is one of which the loss is felt (our choice).
const LONG: Millis = Millis(12 * HOUR.0);
/// Between two entries about one room (our choice).
const SELDOM: Millis = Millis(3 * HOUR.0);

/// Who contests a room: those who may hold it and are at war with another who may. A scholar who
/// looks on in the ruins is of neither side.
pub fn contenders(content: &Content, world: &World, room: RoomId) -> Vec<FactionId> {
    let area = content.room(room).and_then(|room| room.area);
    area.map_or_else(Vec::new, |area| contesting(content, world, area))
}

/// The same of an area.
pub(super) fn contesting(content: &Content, world: &World, area: AreaId) -> Vec<FactionId> {
    let sides = content.front.sides(area);
    let fights = |one: &FactionId| sides.iter().any(|other| at_war(content, world, *one, *other));
    sides.iter().copied().filter(fights).collect()
}

/// The contested area that somebody means by "the war": the one they are in, else the first.
pub fn area_for(content: &Content, world: &World, who: CreatureId) -> Option<AreaId> {
    let here = world.places.room_of(who).and_then(|room| content.room(room)?.area);
    let is_contested = |area: &AreaId| !contesting(content, world, *area).is_empty();
    here.filter(is_contested).or_else(|| content.front.areas().find(is_contested))
}

/// After a start or a reload: rooms of which somebody may become the holder are looked at, and
/// holds of rooms that nobody contests any more are forgotten.
pub fn start(turn: &mut Turn) {
    let content = turn.content;
    let is_over = |room: &RoomId| content.room(*room).is_none();
    let gone: Vec<RoomId> = turn.world.front.holds.keys().copied().filter(is_over).collect();
    for room in gone {
        turn.world.front.holds.remove(&room);
        turn.world.dirty.kept(Key::Front(room));
    }
    let contested = |room: &crate::game::ground::room::Room| {
        room.area.is_some_and(|area| !content.front.sides(area).is_empty())
    };
    for room in content.all_rooms().filter(|room| contested(room)) {
        stir(turn, room.shared, None);
    }
}

/// Somebody came or went: does anyone have the room to themselves now? `without` is on the way
/// out, and does not count.
pub(super) fn stir(turn: &mut Turn, room: RoomId, without: Option<CreatureId>) {
    // What happens in an instance is no matter of the world's.
    if room.instance() != InstanceId::SHARED {
        return;
    }
    let alone = alone(turn.content, turn.world, room, without);
    let now = turn.now;
    let hold_after = turn.world.numbers.of(&HOLD_AFTER);
    let war = &mut turn.world.front;
    let job = Job::Front(room);
    let Some(side) = alone else {
        turn.world.schedule.cancel(&job);
        let Some(claim) = war.claims.get_mut(&room) else { return };
        (claim.gathered, claim.since) = (claim.at(now), None);
        return;
    };
    if war.hold(room).is_some_and(|hold| hold.holder == side) {
        let claim = war.claims.remove(&room);
        turn.world.schedule.cancel(&job);
        let claim = claim.filter(|claim| claim.at(now) >= Millis(hold_after.0 / 2));
        if let Some(claim) = claim
            && diary::is_news(turn, Kind::FrontContested, room.number(), SELDOM)
        {
            let mut facts = diary::place(turn.content, room);
            facts.insert("faction".into(), diary::short(turn.content, side));
            facts.insert("enemy".into(), diary::short(turn.content, claim.by));
            diary::write_news(turn, (Kind::FrontContested, room.number()), facts);
        }
        return;
    }
    let fresh = Claim { by: side, gathered: Millis(0), since: None };
    let claim = war.claims.entry(room).or_insert(fresh);
    if claim.by != side {
        *claim = fresh;
    }
    if claim.since.is_none() {
        claim.since = Some(now);
        let left = Millis(hold_after.0.saturating_sub(claim.gathered.0));
        turn.world.schedule.at(now + left, job);
    }
}

/// The one side that is in a room, if there is one and no other.
fn alone(
    content: &Content,
    world: &World,
    room: RoomId,
    without: Option<CreatureId>,
) -> Option<FactionId> {
    let sides = contenders(content, world, room);
    if sides.is_empty() {
        return None;
    }
    let there = world.places.creatures_in(room).iter().filter(|who| Some(**who) != without);
    let there = there.filter(|who| world.players.veil(**who).is_none());
    let of = there.filter_map(|who| faction::of(content, world, *who));
    let present: BTreeSet<FactionId> = of.filter(|faction| sides.contains(faction)).collect();
    if present.len() == 1 { present.first().copied() } else { None }
}

/// A side may have been alone in a room for long enough.
pub fn due(turn: &mut Turn, room: RoomId) {
    let Some(claim) = turn.world.front.claims.get(&room).copied() else { return };
    let gathered = claim.at(turn.now);
    let is_there = alone(turn.content, turn.world, room, None) == Some(claim.by);
    if is_there && gathered >= turn.world.numbers.of(&HOLD_AFTER) {
        take(turn, room, claim.by);
        return;
    }
    // Somebody came or went in a way that nothing tells of: what was gathered counts no more.
    turn.world.front.claims.remove(&room);
    stir(turn, room, None);
}

/// A room is somebody's from now on. Kept.
fn take(turn: &mut Turn, room: RoomId, winner: FactionId) {
    let hold = Hold { holder: winner, since: turn.now };
    let war = &mut turn.world.front;
    war.claims.remove(&room);
    let before = war.holds.insert(room, hold);
    let loser = before.map(|hold| hold.holder);
    turn.world.dirty.kept(Key::Front(room));
    turn.report(Event::Taken { room, winner, loser });
    let Some(loser) = loser else { return };
    let kind = match before.map(|hold| turn.now.since(hold.since)) {
        _ if is_prize(turn.content, room) => Kind::ThroneSat,
        Some(held) if held >= LONG => Kind::FrontLost,
        _ => Kind::FrontTaken,
    };
    if diary::is_news(turn, kind, room.number(), SELDOM) {
        let mut facts = diary::place(turn.content, room);
        facts.extend(diary::sides(turn.content, winner, loser));
        facts.insert("faction".into(), diary::short(turn.content, winner));
        diary::write_news(turn, (kind, room.number()), facts);
    }
    if !holds_any(turn, room, loser)
        && diary::is_news(turn, Kind::FrontPushedHome, loser.number(), LONG)
    {
        let facts = diary::sides(turn.content, winner, loser);
        diary::write_news(turn, (Kind::FrontPushedHome, loser.number()), facts);
    }
}

/// Whether a room is what the war for its area is about.
fn is_prize(content: &Content, room: RoomId) -> bool {
    let area = content.room(room).and_then(|written| content.areas.get(&written.area?));
    area.is_some_and(|area| area.prize == Some(room))
}

/// Whether a faction holds anything in the area of a room.
fn holds_any(turn: &Turn, room: RoomId, faction: FactionId) -> bool {
    let area = |room: RoomId| turn.content.room(room).and_then(|room| room.area);
    let here = area(room);
    turn.world.front.holds().any(|(room, hold)| hold.holder == faction && area(room) == here)
}

/// What must always be true: a room changes hands at a moment that is on the schedule, and nobody
/// claims what they hold.
pub(super) fn check(world: &World) -> Result<(), String> {
    for (room, claim) in &world.front.claims {
        if claim.since.is_some() != world.schedule.has(&Job::Front(*room)) {
            return Err(format!("the claim {claim:?} on room {} is not as scheduled", room));
        }
        if world.front.hold(*room).is_some_and(|hold| hold.holder == claim.by) {
            return Err(format!("room {} is claimed by who holds it", room));
        }
    }
    Ok(())
}

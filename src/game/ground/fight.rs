//! Who fights whom: the one index of fights.
//!
//! It stands high in the list of features, so that whoever must not be fighting (to walk, to
//! rest, to change clothes) can ask. How fights begin, go and end is `combat`'s business, and only
//! `combat` calls the functions that change the index.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::base::clock::Millis;
use crate::base::id::{CreatureId, RoomId};
use crate::base::table::Table;
use crate::game::frame::schedule::Job;
use crate::game::frame::tell::{Sentence, Teller};
use crate::game::frame::watch::{Marks, News};
use crate::game::{Feature, World};

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature { name: "fight", check: Some(check), ..Feature::NONE };

/// Moments of readiness that are held before old ones are forgotten.
const READY_HELD_MIN: usize = 64;

/// Both directions of the index: whom each fighter strikes at, and who strikes at each.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    foes: Table<CreatureId, CreatureId>,
    attackers: Table<CreatureId, BTreeSet<CreatureId>>,
    /// When those who struck lately may strike again, so that nobody is faster from foe to foe
    /// than against one.
    ready: Table<CreatureId, Millis>,
    /// How each fighter fares against the foe they have now.
    bouts: Table<CreatureId, Bout>,
    /// Pairs who broke off a fight that led nowhere, and until when NPCs of them leave it at that.
    truces: BTreeMap<(CreatureId, CreatureId), Millis>,
    /// Blows and deaths so far. Chooses among the words for them.
    told: u64,
}

/// The lowest that somebody's foe was brought so far, and when.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Bout {
    health: u32,
    at: Millis,
}

/// Whether somebody strikes at anyone.
pub fn is_fighting(world: &World, who: CreatureId) -> bool {
    world.fights.foes.has(who)
}

/// Whom somebody strikes at.
pub fn foe_of(world: &World, who: CreatureId) -> Option<CreatureId> {
    world.fights.foes.get(who).copied()
}

/// Everyone who strikes at somebody, in the order of their ids.
pub fn attackers_of(world: &World, who: CreatureId) -> Vec<CreatureId> {
    world.fights.attackers.get(who).map(|set| set.iter().copied().collect()).unwrap_or_default()
}

/// Everyone whom somebody strikes at or is struck by, in the order of their ids.
pub fn all_foes_of(world: &World, who: CreatureId) -> Vec<CreatureId> {
    let mut foes: BTreeSet<CreatureId> = attackers_of(world, who).into_iter().collect();
    foes.extend(foe_of(world, who));
    foes.into_iter().collect()
}

pub fn set_foe(world: &mut World, who: CreatureId, foe: CreatureId) {
    clear_foe(world, who);
    world.fights.foes.put(who, foe);
    world.fights.attackers.or_insert_with(foe, BTreeSet::new).insert(who);
    world.dirty.watch.mark(who, Marks::FOE);
}

pub fn clear_foe(world: &mut World, who: CreatureId) {
    let Some(foe) = world.fights.foes.take(who) else { return };
    world.fights.bouts.take(who);
    world.dirty.watch.mark(who, Marks::FOE);
    if let Some(attackers) = world.fights.attackers.get_mut(foe) {
        attackers.remove(&who);
        if attackers.is_empty() {
            world.fights.attackers.take(foe);
        }
    }
}

/// Somebody struck, and may strike again at `ready`. What lies in the past is forgotten now and
/// then.
pub fn set_ready(world: &mut World, who: CreatureId, now: Millis, ready: Millis) {
    let fights = &mut world.fights;
    if fights.ready.len() > READY_HELD_MIN + 2 * fights.foes.len() {
        fights.ready.retain(|_, moment| *moment > now);
    }
    fights.ready.put(who, ready);
}

/// When somebody may strike again, if not now.
pub fn ready(world: &World, who: CreatureId, now: Millis) -> Option<Millis> {
    world.fights.ready.get(who).copied().filter(|moment| *moment > now)
}

/// Somebody struck at their foe, who has so much health now. Whoever never brings a foe lower than
/// they had it before gets nowhere; for how long it has been so.
pub fn fares(world: &mut World, who: CreatureId, foe_health: u32, now: Millis) -> Millis {
    let fresh = Bout { health: foe_health, at: now };
    let bout = world.fights.bouts.or_insert_with(who, || fresh);
    if foe_health < bout.health {
        *bout = fresh;
    }
    now.since(bout.at)
}

/// For how long somebody has got nowhere against their foe.
pub fn stuck_for(world: &World, who: CreatureId, now: Millis) -> Millis {
    world.fights.bouts.get(who).map_or(Millis(0), |bout| now.since(bout.at))
}

/// Two leave each other alone until a moment, as far as they are NPCs. Truces that are over are
/// forgotten.
pub fn make_truce(world: &mut World, pair: (CreatureId, CreatureId), until: Millis, now: Millis) {
    world.fights.truces.retain(|_, until| *until > now);
    world.fights.truces.insert(in_order(pair), until);
}

/// Whether two have a truce.
pub fn have_truce(world: &World, pair: (CreatureId, CreatureId), now: Millis) -> bool {
    world.fights.truces.get(&in_order(pair)).is_some_and(|until| *until > now)
}

/// One of two began again.
pub fn end_truce(world: &mut World, pair: (CreatureId, CreatureId)) {
    world.fights.truces.remove(&in_order(pair));
}

fn in_order((one, other): (CreatureId, CreatureId)) -> (CreatureId, CreatureId) {
    (one.min(other), one.max(other))
}

/// The number of one more blow or death.
pub fn count(world: &mut World) -> u64 {
    world.fights.told = world.fights.told.wrapping_add(1);
    world.fights.told
}

/// NPCs who may fight each other in a room before those who stand by read sums of it.
const FEW_FIGHTERS: usize = 2;

/// Whether what some NPCs do to each other in a room is lost in a fight of many.
pub fn is_melee(world: &World, room: RoomId, parties: &[CreatureId]) -> bool {
    let is_npc = |who: CreatureId| !world.players.is_here(who);
    let fights_npc = |who: &&CreatureId| foe_of(world, **who).is_some_and(is_npc);
    let fighters = || world.places.npcs_in(room).iter().filter(fights_npc).count();
    parties.iter().all(|who| is_npc(*who))
        && (world.melees.goes_on(room) || fighters() > FEW_FIGHTERS)
}

/// Whether a viewer chose to read sums of all fights.
pub fn prefers_sums(world: &World, viewer: CreatureId) -> bool {
    world.players.sums_fights(viewer)
}

/// Whether a viewer reads no single blow between these two, but the sum of the round.
pub fn reads_sums(world: &World, viewer: CreatureId, room: RoomId, parties: &[CreatureId]) -> bool {
    prefers_sums(world, viewer) || is_melee(world, room, parties)
}

/// Tells everyone in a room who notices, but for the parties; and nobody where it is lost in a fight
/// of many.
pub fn din(teller: &mut Teller, room: RoomId, parties: &[CreatureId], sentence: &Sentence) {
    if !is_melee(teller.world, room, parties) {
        teller.room_except(room, parties, sentence);
    }
}

/// Tells of a blow those who stand by and do not read sums instead.
pub fn blow(teller: &mut Teller, room: RoomId, parties: &[CreatureId], sentence: &Sentence) {
    let reads_each = |world: &World, viewer| !reads_sums(world, viewer, room, parties);
    teller.room_where(room, parties, sentence, reads_each);
}

/// Takes what changed for everyone who is watched by a client's program: of bodies, whoever strikes
/// at them is told; of rooms, whoever is in them.
pub fn take_news(world: &mut World) -> News {
    if world.dirty.watch.is_idle() {
        return News::default();
    }
    let (bodies, rooms) = world.dirty.watch.take_around();
    for who in bodies.into_iter().flat_map(|foe| attackers_of(world, foe)).collect::<Vec<_>>() {
        world.dirty.watch.mark(who, Marks::FOE);
    }
    for who in rooms.iter().flat_map(|room| world.places.players_in(*room)) {
        world.dirty.watch.mark(*who, Marks::AROUND);
    }
    world.dirty.watch.take()
}

/// What must always be true: fighters and foes exist and share a room, both directions of the
/// index agree, whoever is attacked fights, and every fighter's next blow is on the schedule.
pub fn check(world: &World) -> Result<(), String> {
    for (who, foe) in world.fights.foes.iter() {
        let (here, there) = (world.places.room_of(who), world.places.room_of(*foe));
        if who == *foe || here.is_none() || here != there {
            return Err(format!("creature {} fights {}, who is not with them", who.0, foe.0));
        }
        if !world.fights.attackers.get(*foe).is_some_and(|set| set.contains(&who)) {
            return Err(format!("creature {} is not among the attackers of {}", who.0, foe.0));
        }
        if !world.schedule.has(&Job::Swing(who)) {
            return Err(format!("creature {} fights and will never strike", who.0));
        }
    }
    for who in world.fights.attackers.ids() {
        if !world.fights.foes.has(who) {
            return Err(format!("creature {} is attacked and does not answer", who.0));
        }
    }
    if let Some(who) = world.fights.bouts.ids().find(|who| !world.fights.foes.has(*who)) {
        return Err(format!("creature {} fares so or so in no fight", who.0));
    }
    let listed: usize = world.fights.attackers.rows().map(BTreeSet::len).sum();
    if listed != world.fights.foes.len() {
        return Err("an attacker is listed who does not fight".into());
    }
    Ok(())
}

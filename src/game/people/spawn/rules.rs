//! Filling up, dying, coming back, and tidying.

use super::state::NEVER;
use super::{Event, visitors};
use crate::base::clock::Millis;
use crate::base::dice::Stream;
use crate::base::id::{CreatureId, RoomId, SpawnId};
use crate::base::limits::NPCS_MAX;
use crate::game::frame::keep::dirty::Key;
use crate::game::frame::schedule::Job;
use crate::game::ground::creature::{self, Spawn};
use crate::game::ground::influence::Visitors;
use crate::game::ground::ledger;
use crate::game::ground::place::{self, How};
use crate::game::people::patrol;
use crate::game::people::reset;
use crate::game::{Content, Turn, World};

/// How long somebody waits for whom the world has no room.
const WAITS: Millis = Millis::seconds(60);

/// After a start or a reload: brings into being whoever is missing and not due later. There may
/// be very many, so only those are reported whom a player sees; `mind::wake_all` wakes them all.
pub fn fill(turn: &mut Turn) {
    let content = turn.content;
    for entry in content.spawns.rows() {
        if visitors::is_on(turn.world, entry) {
            fill_one(turn, entry);
        }
    }
    visitors::wake(turn);
}

/// The same for one entry.
pub(super) fn fill_one(turn: &mut Turn, entry: &Spawn) {
    let alive = turn.world.creatures.of_spawn(entry.id);
    let wanted = (entry.count as usize).saturating_sub(alive);
    if entry.respawn.is_some() && turn.world.spawns.forgive(entry.id) {
        turn.world.dirty.kept(Key::Respawn(entry.id));
    }
    trim(turn, entry.id, wanted);
    for nth in turn.world.spawns.dues(entry.id).len()..wanted {
        if entry.delay > Millis(0) {
            wait(turn, entry.id, turn.now + entry.delay);
        } else if let Some((who, room)) = bring(turn, entry, Stands::InRow(alive + nth))
            && is_watched(turn.world, room)
        {
            turn.report(Event::Came { who, room });
            place::came(turn, who, How::Spawned);
        }
    }
}

/// A wizard brings all of an entry at once, besides those who live: its whole group, each member
/// on the round, or as many as it counts (F44).
pub fn spawn_npc_with_patrol(turn: &mut Turn, spawn: SpawnId) -> Vec<CreatureId> {
    let Some(entry) = turn.content.spawns.get(spawn) else { return Vec::new() };
    let free = NPCS_MAX.saturating_sub(npcs(turn.world)).min(entry.count as usize);
    let brought = (0..free).filter_map(|nth| make(turn, entry, Stands::InRow(nth)));
    brought.map(|(who, _)| who).collect()
}

/// One NPC of an entry died: one comes back after the respawn time, if ever; nobody, if a wizard
/// brought more than there should be. Kept.
pub fn died(turn: &mut Turn, spawn: SpawnId) {
    let Some(entry) = turn.content.spawns.get(spawn) else { return };
    // Those who came for an event come again while it lasts, and not after it.
    if Visitors::has(turn.content, spawn) && !visitors::is_on(turn.world, entry) {
        return;
    }
    let there = turn.world.spawns.dues(spawn).len() + turn.world.creatures.of_spawn(spawn);
    if there < entry.count as usize {
        wait(turn, spawn, after(turn, entry));
    }
}

/// Those of an entry whose moment has come are there again.
pub fn respawn(turn: &mut Turn, spawn: SpawnId) {
    let come = turn.world.spawns.take_due(spawn, turn.now);
    turn.world.dirty.kept(Key::Respawn(spawn));
    schedule(turn.world, spawn);
    let Some(entry) = turn.content.spawns.get(spawn) else { return };
    if !visitors::is_on(turn.world, entry) {
        return;
    }
    for _ in 0..come {
        if let Some((who, room)) = bring(turn, entry, Stands::WhereTheyCome) {
            turn.report(Event::Came { who, room });
            place::came(turn, who, How::Spawned);
        }
    }
}

/// Where somebody new stands.
#[derive(Clone, Copy)]
enum Stands {
    /// At a waypoint of their own, as the so-manieth of a group.
    InRow(usize),
    WhereTheyCome,
}

/// One of an entry comes into being, if chance will and the world has room; or waits.
fn bring(turn: &mut Turn, entry: &Spawn, stands: Stands) -> Option<(CreatureId, RoomId)> {
    if npcs(turn.world) >= NPCS_MAX {
        wait(turn, entry.id, turn.now + WAITS);
        return None;
    }
    if !turn.dice.chance(Stream::Spawn, entry.chance) {
        wait(turn, entry.id, after(turn, entry));
        return None;
    }
    make(turn, entry, stands)
}

fn make(turn: &mut Turn, entry: &Spawn, stands: Stands) -> Option<(CreatureId, RoomId)> {
    let (nth, room) = match stands {
        Stands::InRow(nth) => (nth, patrol::station(entry, nth)),
        Stands::WhereTheyCome => (0, entry.room),
    };
    let room = if turn.content.room(room).is_some() { room } else { entry.room };
    let who = creature::create_npc(turn, entry.template, Some(entry.id), room)?;
    patrol::enlist(turn, who, nth);
    reset::equip(turn, who, entry.id);
    Some((who, room))
}

fn after(turn: &Turn, entry: &Spawn) -> Millis {
    entry.respawn.map_or(NEVER, |span| turn.now + span)
}

fn wait(turn: &mut Turn, spawn: SpawnId, moment: Millis) {
    turn.world.spawns.add(spawn, moment);
    turn.world.dirty.kept(Key::Respawn(spawn));
    schedule(turn.world, spawn);
}

fn trim(turn: &mut Turn, spawn: SpawnId, wanted: usize) {
    if turn.world.spawns.dues(spawn).len() > wanted {
        turn.world.spawns.trim(spawn, wanted);
        turn.world.dirty.kept(Key::Respawn(spawn));
        schedule(turn.world, spawn);
    }
}

/// Makes the job of an entry due when its first moment comes.
pub(super) fn schedule(world: &mut World, spawn: SpawnId) {
    match world.spawns.dues(spawn).first() {
        Some(first) if *first != NEVER => world.schedule.at(*first, Job::Respawn(spawn)),
        _ => world.schedule.cancel(&Job::Respawn(spawn)),
    }
}

/// How many NPCs there are; everyone in the world with a body is one or the other.
fn npcs(world: &World) -> usize {
    world.creatures.len().saturating_sub(world.players.count_here())
}

fn is_watched(world: &World, room: RoomId) -> bool {
    !world.places.players_in(room).is_empty()
}

/// After a reload: removes NPCs whose template or room is no longer written, with all they have.
/// What is due of an entry that is no longer written stays as it is, in case it comes back. Comes
/// back with how many are gone.
pub fn tidy(turn: &mut Turn) -> usize {
    let unwritten: Vec<CreatureId> = turn
        .world
        .creatures
        .iter()
        .filter(|body| !body.is_player() && !is_written(turn.content, turn.world, body))
        .map(creature::Creature::id)
        .collect();
    for who in &unwritten {
        leave(turn, *who, |who, name, room| Event::Faded { who, name, room });
    }
    unwritten.len()
}

fn is_written(content: &Content, world: &World, body: &creature::Creature) -> bool {
    let room = world.places.room_of(body.id());
    body.template().is_some_and(|template| content.npcs.has(template))
        && room.is_some_and(|room| content.room(room).is_some())
}

/// Takes somebody out of the world with all they have, and says it to whoever sees them.
pub(super) fn leave(
    turn: &mut Turn,
    who: CreatureId,
    said: impl FnOnce(CreatureId, String, RoomId) -> Event,
) {
    crate::game::people::combat::end_fights_of(turn, who);
    let worn: Vec<_> = turn.world.places.worn(who).map(|(_, item)| item).collect();
    for item in turn.world.places.carried(who).iter().copied().chain(worn).collect::<Vec<_>>() {
        ledger::unmake(turn, item, creature::BIRTHS);
    }
    if let (Some(body), Some(room)) =
        (turn.world.creatures.get(who), turn.world.places.room_of(who))
    {
        let name = body.name().clone();
        turn.report(said(who, name, room));
    }
    crate::game::people::effect::clear(turn.world, who);
    patrol::forget(turn.world, who);
    for job in [Job::Regain(who), Job::Think(who)] {
        turn.world.schedule.cancel(&job);
    }
    creature::remove(turn, who, How::Faded);
}

/// What must always be true: moments are in order, and whatever is due is on the schedule then.
pub fn check(world: &World) -> Result<(), String> {
    if npcs(world) > NPCS_MAX {
        return Err(format!("{} NPCs are more than there may be", npcs(world)));
    }
    for (spawn, dues) in &world.spawns.dues {
        if dues.is_empty() || !dues.is_sorted() {
            return Err(format!("the moments of spawn {} are {dues:?}", spawn.0));
        }
        let due = dues.first().copied().filter(|due| *due != NEVER);
        if world.schedule.when(&Job::Respawn(*spawn)) != due {
            return Err(format!("spawn {} is not on the schedule when it is due", spawn.0));
        }
    }
    Ok(())
}

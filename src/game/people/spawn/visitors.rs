//! Those who are there only while an event lasts: how they come, and how they go.
//!
//! An event names entries of `npc_spawns/` that are written as not enabled. While it is on, they are as
//! if they were. When it is over, whoever they brought leaves: at once where no fight holds them, else
//! when the fight is over, so that nobody is robbed of a foe. Nobody vanishes without a word.

use super::Event;
use super::rules::{fill_one, leave, schedule};
use crate::base::clock::Millis;
use crate::base::id::{CreatureId, SpawnId};
use crate::game::frame::keep::dirty::Key;
use crate::game::frame::schedule::Job;
use crate::game::ground::creature::{Creature, Spawn};
use crate::game::ground::fight;
use crate::game::ground::influence::Visitors;
use crate::game::{Turn, World};

/// How soon it is seen again whether those who fight may leave.
const LOOKS_AGAIN: Millis = Millis::seconds(10);

/// Whether those of an entry are to be there now.
pub(super) fn is_on(world: &World, entry: &Spawn) -> bool {
    entry.enabled || world.influences.brings(entry.id)
}

/// An event is on: those of its entries come. Kept.
pub fn summon(turn: &mut Turn, entries: &[SpawnId]) {
    for spawn in entries {
        turn.world.schedule.cancel(&Job::Depart(*spawn));
        if let Some(entry) = turn.content.spawns.get(*spawn) {
            fill_one(turn, entry);
        }
    }
}

/// An event is over: those of its entries leave, and nobody of them is due any more, unless they are
/// there for something else. Kept.
pub fn dismiss(turn: &mut Turn, entries: &[SpawnId]) {
    for spawn in entries {
        let stays = turn.content.spawns.get(*spawn).is_some_and(|entry| is_on(turn.world, entry));
        if stays {
            continue;
        }
        if !turn.world.spawns.dues(*spawn).is_empty() {
            turn.world.spawns.trim(*spawn, 0);
            turn.world.dirty.kept(Key::Respawn(*spawn));
            schedule(turn.world, *spawn);
        }
        depart(turn, *spawn);
    }
}

/// Those of an entry leave, but for those who fight: it is looked at again what became of them.
pub fn depart(turn: &mut Turn, spawn: SpawnId) {
    if turn.content.spawns.get(spawn).is_some_and(|entry| is_on(turn.world, entry)) {
        return;
    }
    let (fighting, free): (Vec<CreatureId>, Vec<CreatureId>) =
        all_of(turn.world, spawn).partition(|who| fight::is_fighting(turn.world, *who));
    for who in free {
        let said = |who, name, room| Event::Departed { who, name, room };
        leave(turn, who, said);
    }
    if !fighting.is_empty() {
        turn.world.schedule.at(turn.now + LOOKS_AGAIN, Job::Depart(spawn));
    }
}

/// When the world wakes: those who came for an event that is over leave.
pub(super) fn wake(turn: &mut Turn) {
    let content = turn.content;
    let Some(visitors) = content.of::<Visitors>() else { return };
    for entry in visitors.0.iter().filter_map(|spawn| content.spawns.get(*spawn)) {
        if !is_on(turn.world, entry) && turn.world.creatures.of_spawn(entry.id) > 0 {
            turn.world.schedule.at(turn.now, Job::Depart(entry.id));
        }
    }
}

fn all_of(world: &World, spawn: SpawnId) -> impl Iterator<Item = CreatureId> + '_ {
    world.creatures.iter().filter(move |body| body.spawn() == Some(spawn)).map(Creature::id)
}

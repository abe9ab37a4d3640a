//! Rows that were kept and have no place in the world, because what they are made of is not
//! written now: a thing whose template is gone, the doors of a room, the kills of a faction.
//!
//! They stay on the disk untouched and are held here, out of the world. As soon as what they need
//! is written again they are back, by a reload as by a restart.

use serde::{Deserialize, Serialize};

use crate::base::id::{CreatureId, ItemId};
use crate::game::frame::keep::{ItemRow, Saved};
use crate::game::frame::timer;
use crate::game::ground::item;
use crate::game::ground::place;
use crate::game::people::reset;
use crate::game::people::spawn;
use crate::game::{Content, World};

/// What waits to be written again.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Limbo(Saved);

impl Limbo {
    /// Takes out what waits, to be tried once more.
    pub(super) fn take(&mut self) -> Saved {
        std::mem::take(&mut self.0)
    }

    /// Holds those rows that have no place in the world, of all that were tried.
    pub(super) fn hold(content: &Content, world: &mut World, tried: &Saved) {
        let faction =
            |key: &str| content.names.factions.find(key).is_some_and(|id| content.factions.has(id));
        let observer = |key: &str| key.strip_prefix("faction:").is_none_or(faction);
        let has_thing = |id: u64| world.items.get(ItemId(id)).is_some();
        let has_npc = |id: u64| world.creatures.get(CreatureId(id)).is_some();
        let room = |key: &str| content.room_kept(key).is_some();
        let entry =
            |key: &str| content.names.spawns.find(key).is_some_and(|id| content.spawns.has(id));
        let has_job = |key: &str| match key.split_once(':') {
            Some((spawn::RESPAWN, key)) => entry(key),
            Some((reset::RESET, key)) => room(key),
            _ => true,
        };
        let held = Saved {
            items: some(&tried.items, |row| !has_thing(row.id)),
            npcs: some(&tried.npcs, |row| !has_npc(row.id)),
            rooms: some(&tried.rooms, |row| !room(&row.room)),
            timers: some(&tried.timers, |row| timer::job_of(content, row).is_none()),
            jobs: some(&tried.jobs, |row| !has_job(&row.key)),
            factions: some(&tried.factions, |row| !faction(&row.faction)),
            reputation: some(&tried.reputation, |row| {
                !(observer(&row.observer) && observer(&row.actor))
            }),
            members: some(&tried.members, |row| !faction(&row.faction)),
            war_kills: some(&tried.war_kills, |row| {
                !(faction(&row.killer) && faction(&row.victim))
            }),
            war_rooms: some(&tried.war_rooms, |row| !(room(&row.room) && faction(&row.holder))),
            ..Saved::default()
        };
        world.limbo.add(held);
    }

    fn add(&mut self, more: Saved) {
        self.0.items.extend(more.items);
        self.0.npcs.extend(more.npcs);
        self.0.rooms.extend(more.rooms);
        self.0.jobs.extend(more.jobs);
        self.0.timers.extend(more.timers);
        self.0.factions.extend(more.factions);
        self.0.reputation.extend(more.reputation);
        self.0.members.extend(more.members);
        self.0.war_kills.extend(more.war_kills);
        self.0.war_rooms.extend(more.war_rooms);
    }

    /// The things that wait.
    pub fn items(&self) -> &[ItemRow] {
        &self.0.items
    }

    /// The row of a thing that waits: it is as it was.
    pub fn item(&self, id: ItemId) -> Option<&ItemRow> {
        self.0.items.iter().find(|row| row.id == id.0)
    }
}

fn some<Row: Clone>(rows: &[Row], holds: impl Fn(&Row) -> bool) -> Vec<Row> {
    rows.iter().filter(|row| holds(row)).cloned().collect()
}

/// After a reload: takes every thing out of the world whose template is gone, with all that is in
/// it. Comes back with how many those are.
pub(super) fn set_aside(content: &Content, world: &mut World) -> usize {
    let unwritten = world.items.iter().filter(|thing| !content.items.has(thing.template()));
    let mut all: Vec<ItemId> = unwritten.map(|thing| thing.id()).collect();
    let mut at = 0;
    while let Some(outer) = all.get(at).copied() {
        let inside = world.places.inside(outer).iter().copied();
        let new: Vec<ItemId> = inside.filter(|inner| !all.contains(inner)).collect();
        all.extend(new);
        at += 1;
    }
    let rows: Vec<ItemRow> = all.iter().filter_map(|id| item::row(content, world, *id)).collect();
    for id in &all {
        item::withdraw(world, *id);
    }
    let count = rows.len();
    world.limbo.add(Saved { items: rows, ..Saved::default() });
    count
}

/// Where a thing that comes back is put: a slot that something else has taken meanwhile is taken.
pub(super) fn free_place(world: &World, at: place::Place) -> place::Place {
    match at {
        place::Place::Worn(who, slot) if world.places.worn_in(who, slot).is_some() => {
            place::Place::Carried(who)
        }
        at => at,
    }
}

//! Bringing a world back from what was kept.
//!
//! Nothing that was kept is ever thrown away here: a row whose template, room or holder is no
//! longer written stays on the disk, untouched and out of the world, and is named in a warning. It
//! is held in [`Limbo`], and comes back with what it needs.

use std::collections::BTreeMap;

use crate::base::id::{CreatureId, ItemId};
use crate::base::limits::YAML_DEPTH_MAX;
use crate::game::frame::keep::{ItemRow, PlaceRow, Restoring, Saved, Table};
use crate::game::frame::timer;
use crate::game::frame::{flags, numbers};
use crate::game::ground::item::{self, Slot};
use crate::game::ground::ledger;
use crate::game::ground::place::{self, Place};
use crate::game::ground::room;
use crate::game::people::faction;
use crate::game::people::patrol;
use crate::game::people::reputation;
use crate::game::people::reset;
use crate::game::people::spawn;
use crate::game::realm::front;
use crate::game::start::limbo::{self, Limbo};
use crate::game::{Content, World};

/// The world as it was kept, and a sentence for each row that has no place in it now.
pub fn restore(content: &Content, saved: &Saved) -> (World, Vec<String>) {
    let mut world = World::default();
    numbers::adopt(content, &mut world);
    flags::adopt(content, &mut world);
    let mut restoring = Restoring { content, world: &mut world, warnings: Vec::new() };
    saved.restore(&mut restoring);
    let mut warnings = restoring.warnings;
    let known = [spawn::RESPAWN, reset::RESET, reset::PLACED];
    let others = saved.jobs.iter().filter(|row| !known.contains(&row.kind.as_str()));
    warnings.extend(others.map(|row| format!("the job {} belongs to nothing any more", row.key)));
    Limbo::hold(content, &mut world, saved);
    ledger::begin(content, &mut world);
    (world, warnings)
}

/// After a reload: what waited for being written again comes back, if it is.
pub fn bring_back(content: &Content, world: &mut World) {
    let waiting = world.limbo.take();
    // They were named when they were set aside.
    let mut to = Restoring { content, world, warnings: Vec::new() };
    (faction::DECREES.take)(&mut to, &waiting.factions);
    (reputation::SCORES.take)(&mut to, &waiting.reputation);
    (faction::MEMBERS.take)(&mut to, &waiting.members);
    (front::KILLS.take)(&mut to, &waiting.war_kills);
    (front::ROOMS.take)(&mut to, &waiting.war_rooms);
    (room::DOORS.take)(&mut to, &waiting.rooms);
    (patrol::NPCS.take)(&mut to, &waiting.npcs);
    (ITEMS.take)(&mut to, &waiting.items);
    (timer::TIMERS.take)(&mut to, &waiting.timers);
    (spawn::RESPAWNS.take)(&mut to, &waiting.jobs);
    (reset::RESETS.take)(&mut to, &waiting.jobs);
    Limbo::hold(content, world, &waiting);
}

/// Items, and the one place that each is in; also those that wait to be written again.
pub const ITEMS: Table<ItemId, ItemRow> = Table {
    all: |cut| {
        let waiting = cut.world.limbo.items().iter().map(|row| ItemId(row.id));
        cut.world.items.iter().map(|item| item.id()).chain(waiting).collect()
    },
    key: |_, item| item.0,
    row: |cut, item| {
        let waiting = || cut.world.limbo.item(*item).cloned();
        item::row(cut.content, cut.world, *item).or_else(waiting)
    },
    take: take_items,
    lasting: None,
};

/// Items come back in two passes: first all of them, then their places, since a bag may have a
/// lower number than what is in it, or a higher one.
fn take_items(to: &mut Restoring<'_>, rows: &[ItemRow]) {
    let content = to.content;
    let known = |row: &&ItemRow| {
        content.names.items.find(&row.template).is_some_and(|t| content.items.has(t))
    };
    let (rows, lost): (Vec<&ItemRow>, Vec<&ItemRow>) = rows.iter().partition(known);
    let places: BTreeMap<u64, Place> =
        rows.iter().filter_map(|row| Some((row.id, place_of(content, to.world, row)?))).collect();
    let mut placed: Vec<(&ItemRow, Place)> = Vec::new();
    for row in rows {
        to.world.next_id = to.world.next_id.max(row.id);
        match places.get(&row.id).filter(|_| is_somewhere(&places, row.id)) {
            Some(place) => placed.push((row, *place)),
            None => to.warn(format!(
                "item {} ({}) has lost its place {:?}",
                row.id, row.template, row.place
            )),
        }
    }
    for row in lost {
        to.warn(format!("item {} has no template {} any more", row.id, row.template));
    }
    for (row, place) in placed {
        if let Some(template) = content.names.items.find(&row.template) {
            let id = item::restore(to.world, template, row);
            let place = limbo::free_place(to.world, place);
            place::restore_item(to.world, id, place);
        }
    }
}

/// Whether an item comes to lie with somebody or in a room in the end: neither inside itself, by
/// whatever way, nor in something that has lost its place.
fn is_somewhere(places: &BTreeMap<u64, Place>, item: u64) -> bool {
    let mut at = places.get(&item);
    for _ in 0..YAML_DEPTH_MAX {
        match at {
            Some(Place::Inside(outer)) => at = places.get(&outer.0),
            Some(_) => return true,
            None => return false,
        }
    }
    false
}

fn place_of(content: &Content, world: &World, row: &ItemRow) -> Option<Place> {
    let exists = |who: u64| {
        let id = CreatureId(who);
        world.creatures.get(id).is_some() || world.players.character(id).is_some()
    };
    match &row.place {
        PlaceRow::Room(key) => content.room_kept(key).map(Place::Room),
        PlaceRow::Carried(who) => exists(*who).then_some(Place::Carried(CreatureId(*who))),
        PlaceRow::Worn(who, slot) => {
            exists(*who).then_some(())?;
            Slot::parse(slot).map(|slot| Place::Worn(CreatureId(*who), slot))
        }
        PlaceRow::Inside(outer) => Some(Place::Inside(ItemId(*outer))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::game::content::Interned;
    use crate::game::start::load::witnessed;
    use crate::yaml::Memory;

    fn content() -> Content {
        let mut files = Memory::default();
        let mut write = |path: &str, text: &str| files.files.insert(path.into(), text.into());
        write("rooms/hall.yaml", "id: hall\nname: A Hall\ndescription: Dust.\n");
        write("items/sack.yaml", "id: sack\nname: a sack\ntype: container\ncapacity: 5\n");
        witnessed(&files, &Interned::default()).content.expect("a world")
    }

    fn sack(id: u64, place: PlaceRow) -> ItemRow {
        ItemRow { id, template: "sack".into(), place, quantity: 1, state: "{}".into() }
    }

    #[test]
    fn what_is_nowhere_stays_on_the_disk_and_is_named() {
        let inside = PlaceRow::Inside;
        let items = vec![
            sack(1, inside(2)),
            sack(2, PlaceRow::Room("hall".into())),
            sack(3, inside(3)),
            sack(4, inside(5)),
            sack(5, inside(4)),
            sack(6, PlaceRow::Room("cellar".into())),
            sack(7, inside(6)),
            sack(8, inside(99)),
        ];
        let (world, warnings) = restore(&content(), &Saved { items, ..Saved::default() });
        let found: Vec<u64> = world.items.iter().map(|item| item.id().0).collect();
        assert_eq!(found, [1, 2], "{warnings:?}");
        let named = |id: u64| warnings.iter().any(|w| w.starts_with(&format!("item {id} (sack)")));
        assert!((3..=8).all(named), "{warnings:?}");
        assert_eq!(crate::game::check(&world), Ok(()));
    }
}

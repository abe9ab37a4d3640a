//! Leaving out what speaks of things that nobody wrote.
//!
//! Worlds that were made for another system, or cut out of a larger one, name things that are not
//! there: in loot, in the stock of a merchant, behind an exit. Each is an error of its line. Where
//! the world is read leniently (`--lenient`, or `strict: false` in `config/config.yaml`) each is a
//! warning, and here the lines are taken out, so that nothing in the game ever meets one.

use crate::base::id::{ItemTemplateId, RoomId};
use crate::game::Content;
use crate::game::frame::reading::ids::AllIds;
use crate::game::ground::room::Room;
use crate::game::ground::room::load::Rooms;

/// Takes out what the warnings say is left out.
pub(super) fn leave_out(content: &mut Content, rooms: &mut Rooms, ids: &AllIds) {
    let is_item = |item: &ItemTemplateId| ids.items.is_written(*item);
    let keys: Vec<_> = content.npcs.ids().collect();
    for npc in keys {
        let Some(npc) = content.npcs.get_mut(npc) else { continue };
        npc.loot.retain(|loot| is_item(&loot.template));
        if let Some(shop) = &mut npc.shop {
            shop.sells.retain(is_item);
        }
    }
    for calling in &mut content.callings {
        calling.outfit.retain(is_item);
        calling.pack.retain(is_item);
    }
    let keys: Vec<_> = content.spawns.ids().collect();
    for spawn in keys {
        if content.spawns.get(spawn).is_some_and(|spawn| !ids.npcs.is_written(spawn.template)) {
            content.spawns.take(spawn);
        }
    }
    let placed = std::mem::take(&mut content.placed);
    content.placed = placed.only(|placed| is_item(&placed.template));
    content.placed.starting.retain(|(item, _)| is_item(item));
    let is_room = |room: &RoomId| ids.rooms.is_written(*room);
    for room in rooms.rooms.values_mut() {
        leave_out_ways(room, is_room);
        for door in room.doors.values_mut() {
            door.key = door.key.filter(is_item);
        }
    }
}

fn leave_out_ways(room: &mut Room, is_room: impl Fn(&RoomId) -> bool) {
    room.exits.retain(|_, to| is_room(to));
    room.ways.retain(|_, to| is_room(to));
    room.hidden.exits.retain(|_, to| is_room(to));
    room.hidden.ways.retain(|_, to| is_room(to));
    let ways: Vec<_> =
        room.doors.keys().copied().filter(|way| room.leads(*way).is_none()).collect();
    for way in ways {
        room.doors.remove(&way);
    }
}

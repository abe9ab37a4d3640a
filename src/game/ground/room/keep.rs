//! What is kept of rooms: how doors stand that were moved.

use crate::base::id::RoomId;
use crate::game::frame::keep::{Restoring, RoomRow, Table};

pub const DOORS: Table<RoomId, RoomRow> = Table {
    all: |cut| cut.world.rooms.touched().collect(),
    key: |cut, room| cut.content.key_of(*room),
    row: |cut, room| cut.world.rooms.row(*room, &cut.content.key_of(*room)),
    take: take_doors,
    lasting: None,
};

fn take_doors(to: &mut Restoring<'_>, rows: &[RoomRow]) {
    for row in rows {
        match to.content.room_kept(&row.room) {
            Some(room) if to.world.rooms.restore(room, row) => {}
            _ => to.warn(format!("the doors of room {} are not written any more", row.room)),
        }
    }
}

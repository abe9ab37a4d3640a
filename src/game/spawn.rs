//! Spawns. (in the making)
use crate::base::id::SpawnId;
use crate::game::turn::Turn;
#[derive(Clone, Debug, Default)]
pub struct State {}
pub fn respawn(_turn: &mut Turn, _spawn: SpawnId) {}
/// After a start or a reload: fills up what is missing.
pub fn fill(_turn: &mut Turn) {}
pub fn hears(_turn: &mut Turn, _event: &crate::game::event::Event) {}

/// After a reload: NPCs that are no longer written are gone.
pub fn tidy(_turn: &mut Turn) {}
/// Things that lie about when the world begins.
pub fn place_items(_turn: &mut Turn) {}
/// The row of a spawn's pending respawns.
pub fn row(
    _content: &crate::game::content::Content,
    _world: &crate::game::world::World,
    _spawn: SpawnId,
) -> Option<crate::game::keep::JobRow> {
    None
}
/// The row of what was placed at the beginning.
pub fn placed_row(_world: &crate::game::world::World) -> Option<crate::game::keep::JobRow> {
    None
}
/// Takes a kept job back in.
pub fn restore(
    _content: &crate::game::content::Content,
    _world: &mut crate::game::world::World,
    _row: &crate::game::keep::JobRow,
) -> bool {
    true
}

//! Spawns. (in the making)
use crate::base::id::SpawnId;
use crate::game::turn::Turn;
#[derive(Clone, Debug, Default)]
pub struct State {}
pub fn respawn(_turn: &mut Turn, _spawn: SpawnId) {}
/// After a start or a reload: fills up what is missing.
pub fn fill(_turn: &mut Turn) {}
pub fn hears(_turn: &mut Turn, _event: &crate::game::event::Event) {}

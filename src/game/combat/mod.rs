//! Tactical combat: rounds on the clock between anyone with a body. (in the making)
use crate::base::id::{CreatureId, ItemId};
use crate::game::content::Content;
use crate::game::tell::Teller;
use crate::game::turn::Turn;
use crate::game::verb::Spec;
use crate::game::world::World;
use std::collections::BTreeMap;

/// Who fights whom.
#[derive(Clone, Debug, Default)]
pub struct State {
    pub(super) foes: BTreeMap<CreatureId, CreatureId>,
}
#[derive(Clone, Debug)]
pub enum Event {}
pub const VERBS: &[Spec] = &[];
pub fn is_fighting(world: &World, who: CreatureId) -> bool {
    world.fights.foes.contains_key(&who)
}
pub fn foe_of(world: &World, who: CreatureId) -> Option<CreatureId> {
    world.fights.foes.get(&who).copied()
}
pub fn armor_class(_content: &Content, _world: &World, _who: CreatureId) -> i32 {
    10
}
/// Attacks: the one way a fight begins, for players and minds.
pub fn attack(
    _turn: &mut Turn,
    _who: CreatureId,
    _target: CreatureId,
) -> Result<(), crate::game::refusal::Refusal> {
    Ok(())
}
/// Runs from a fight, for players and minds.
pub fn flee(_turn: &mut Turn, _who: CreatureId) -> Result<(), crate::game::refusal::Refusal> {
    Ok(())
}
pub fn end_fights_of(_turn: &mut Turn, _who: CreatureId) {}
pub fn swing(_turn: &mut Turn, _who: CreatureId) {}
pub fn decay(_turn: &mut Turn, _item: ItemId) {}
pub fn hears(_turn: &mut Turn, _event: &crate::game::event::Event) {}
pub fn check(_world: &World) -> Result<(), String> {
    Ok(())
}
pub fn tell(event: &Event, _teller: &mut Teller) {
    match *event {}
}
/// After a start: what decays is put back on the schedule.
pub fn reschedule(_turn: &mut Turn) {}

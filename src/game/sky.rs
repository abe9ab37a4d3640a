//! Time of day and weather. (in the making)
use crate::base::id::{AreaId, CreatureId};
use crate::game::content::Content;
use crate::game::tell::Teller;
use crate::game::turn::Turn;
use crate::game::world::World;
#[derive(Clone, Debug, Default)]
pub struct State {}
#[derive(Clone, Debug)]
pub enum Event {}
pub fn is_night(_world: &World) -> bool {
    false
}
pub fn time_sentence(_content: &Content, _world: &World, _who: CreatureId) -> String {
    String::new()
}
/// After a start: puts the sky on the schedule.
pub fn start(_turn: &mut Turn) {}
pub fn weather(_turn: &mut Turn, _area: AreaId) {}
pub fn phase(_turn: &mut Turn) {}
pub fn hears(_turn: &mut Turn, _event: &crate::game::event::Event) {}
pub fn tell(event: &Event, _teller: &mut Teller) {
    match *event {}
}

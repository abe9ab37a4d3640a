//! Effects that last a while. (in the making)
use crate::base::id::CreatureId;
use crate::game::tell::Teller;
use crate::game::turn::Turn;
#[derive(Clone, Debug, Default)]
pub struct State {}
#[derive(Clone, Debug)]
pub enum Event {}
pub fn tick(_turn: &mut Turn, _who: CreatureId) {}
pub fn tell(event: &Event, _teller: &mut Teller) {
    match *event {}
}

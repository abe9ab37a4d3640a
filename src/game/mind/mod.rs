//! Minds. (in the making)
use crate::base::id::CreatureId;
use crate::game::tell::Teller;
use crate::game::turn::Turn;
#[derive(Clone, Debug, Default)]
pub struct State {}
#[derive(Clone, Debug)]
pub enum Event {}
/// A mind is due: it thinks at the end of this pulse.
pub fn due(_turn: &mut Turn, _who: CreatureId) {}
pub fn hears(_turn: &mut Turn, _event: &crate::game::event::Event) {}
/// Step 6 of the turn: those who are due read the world and write what they want.
pub fn think(_turn: &mut Turn) {}
/// Step 3 of the turn: what minds wanted is done, by the same rules as for players.
pub fn act(_turn: &mut Turn) {}
/// After a start: puts every mind back on the schedule.
pub fn wake_all(_turn: &mut Turn) {}
pub fn tell(event: &Event, _teller: &mut Teller) {
    match *event {}
}

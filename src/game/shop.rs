//! (in the making)
use crate::game::tell::Teller;
use crate::game::verb::Spec;
#[derive(Clone, Debug)]
pub enum Event {}
pub const VERBS: &[Spec] = &[];
pub fn tell(event: &Event, _teller: &mut Teller) {
    match *event {}
}

//! x
use crate::base::id::CreatureId;
use crate::game::refusal::Refusal;
use crate::game::tell::Teller;
use crate::game::turn::Turn;
use crate::game::verb::Spec;
pub const VERBS: &[Spec] = &[];
#[derive(Clone, Debug, Default)]
pub struct State {}
#[derive(Clone, Debug)]
pub enum Event {}
/// Uses the `at`th skill of somebody's calling.
pub fn use_skill(
    _turn: &mut Turn,
    _who: CreatureId,
    _at: usize,
    _args: &str,
) -> Result<(), Refusal> {
    Ok(())
}
pub fn tell(event: &Event, _teller: &mut Teller) {
    match *event {}
}

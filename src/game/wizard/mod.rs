//! Wizards' verbs. (in the making)
use crate::game::tell::Teller;
use crate::game::verb::Spec;
#[derive(Clone, Debug)]
pub enum Event {}
pub const VERBS: &[Spec] = &[];
pub fn tell(event: &Event, _teller: &mut Teller) {
    match *event {}
}

/// Runs a wizard's verb and audits it.
pub fn run(
    turn: &mut crate::game::turn::Turn,
    who: crate::base::id::CreatureId,
    spec: &Spec,
    args: &str,
) -> Result<(), crate::game::refusal::Refusal> {
    (spec.run)(turn, who, args)
}
/// Uses the owner's one-time code; `false` if that is not it.
pub fn claim(
    _turn: &mut crate::game::turn::Turn,
    _who: crate::base::id::CreatureId,
    _code: &str,
) -> bool {
    false
}
/// What of a code is kept.
pub fn fingerprint(code: &str) -> String {
    code.to_string()
}

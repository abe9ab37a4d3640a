//! What is on somebody for a while, as clients sort it: afflictions and defences.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::View;
use crate::game::people::effect::{self, Effect, Kind};

/// Which kind of effects.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    /// Those that one would rather be without.
    Afflictions,
    Defences,
}

/// The effects of one side by their names, with what each does.
pub fn effects(view: &View, side: Side) -> BTreeMap<String, Value> {
    let on = effect::on(view.world, view.who).iter();
    on.filter(|effect| side_of(effect) == side)
        .map(|effect| {
            let (name, what) = effect::described(effect);
            let told = match side {
                Side::Afflictions => json!({"name": name, "cure": "", "desc": what}),
                Side::Defences => json!({"name": name, "desc": what}),
            };
            (name.to_owned(), told)
        })
        .collect()
}

fn side_of(effect: &Effect) -> Side {
    match effect.kind {
        Kind::Shield | Kind::Guard | Kind::Bless | Kind::Rush | Kind::Mend => Side::Defences,
        Kind::Bleed | Kind::Weaken | Kind::Expose | Kind::Stun => Side::Afflictions,
    }
}

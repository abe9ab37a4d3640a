//! Effects that last a while: shields, wounds that bleed, a better or a worse hand.
//!
//! Somebody has at most one effect of a kind; a new one takes the place of the old. Time is
//! counted in rounds of two seconds. Effects are fleeting: they end with death, with leaving the
//! world, and with a restart. What each does to a blow is read by `combat`; here they begin,
//! pass and end.
//!
//! Not here: who lays them on whom (`skill`, `mind`), and what bleeding does to a body (`combat`).

mod rules;
mod text;

use std::collections::BTreeMap;

pub use rules::{
    Bleeding, apply, bleed, clear, from, guardian, hears, lift, on, power, spend, tick,
};
pub use text::{described, tell};

use serde::{Deserialize, Serialize};

use crate::base::clock::Millis;
use crate::base::id::{CreatureId, RoomId};
use crate::game::frame::turn::Kept;
use crate::game::frame::verb::{Group, Spec};
use crate::game::ground::creature::Posture;

use crate::game::Feature;

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature {
    name: "effect",
    verbs: VERBS,
    hears: Some(hears),
    check: Some(check),
    ..Feature::NONE
};

/// One round: the unit in which builders write how long an effect lasts.
pub const ROUND: Millis = Millis::seconds(2);

/// What an effect does.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Kind {
    /// Armour is better by the power.
    Shield,
    /// Blows meet the one who laid it instead.
    Guard,
    /// Health is lost by the power each round.
    Bleed,
    /// Attack rolls are better by the power.
    Bless,
    /// Attack rolls are worse by the power.
    Weaken,
    /// Armour is worse by the power.
    Expose,
    /// The next blow is not struck.
    Stun,
    /// Blows come sooner, by the power in percent.
    Rush,
    /// Health comes back by the power each round.
    Mend,
}

impl Kind {
    pub const ALL: [Kind; 9] = [
        Kind::Shield,
        Kind::Guard,
        Kind::Bleed,
        Kind::Bless,
        Kind::Weaken,
        Kind::Expose,
        Kind::Stun,
        Kind::Rush,
        Kind::Mend,
    ];

    /// Whether it does harm to whom it is on.
    pub fn is_harm(self) -> bool {
        match self {
            Kind::Bleed | Kind::Weaken | Kind::Expose | Kind::Stun => true,
            Kind::Shield | Kind::Guard | Kind::Bless | Kind::Rush | Kind::Mend => false,
        }
    }
}

/// One effect on somebody.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Effect {
    pub kind: Kind,
    pub power: u32,
    pub until: Millis,
    /// Who laid it.
    pub from: CreatureId,
    /// When it next does something: a round of bleeding, or its end.
    due: Millis,
}

/// All effects, by whom they are on.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    on: BTreeMap<CreatureId, Vec<Effect>>,
}

/// What can happen with effects. Their beginning is told by whatever laid them.
#[derive(Clone, Debug)]
pub enum Event {
    Bled {
        who: CreatureId,
        room: RoomId,
    },
    /// What somebody ate or drank begins to do something.
    Brewed {
        who: CreatureId,
        kind: Kind,
    },
    Ended {
        who: CreatureId,
        room: RoomId,
        kind: Kind,
    },
}

/// The verbs of this feature.
pub const VERBS: &[Spec] = &[Spec {
    name: "effects",
    aliases: &["affects"],
    priority: 45,
    posture: Posture::Sleeping,
    group: Group::Fighting,
    usage: "effects",
    example: "effects",
    help: "Lists what is on you for a while, good and bad, and how long it will last.",
    run: |turn, who, _| {
        turn.show(who, Kept::No, move |view, page| text::list(view, who, page));
        Ok(())
    },
    ..Spec::DEFAULT
}];

/// What must always be true: whoever has effects exists, nobody has two of a kind, and all of them
/// will end.
pub fn check(world: &crate::game::World) -> Result<(), String> {
    for (who, effects) in &world.effects.on {
        let kinds: std::collections::BTreeSet<Kind> = effects.iter().map(|e| e.kind).collect();
        if world.creatures.get(*who).is_none() {
            return Err(format!("creature {} has effects and does not exist", who.0));
        }
        if effects.is_empty() || kinds.len() != effects.len() {
            return Err(format!("creature {} has none or two effects of a kind", who.0));
        }
        if !world.schedule.has(&crate::game::frame::schedule::Job::Effect(*who)) {
            return Err(format!("effects on creature {} would never end", who.0));
        }
    }
    Ok(())
}

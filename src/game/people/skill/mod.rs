//! Skills: what each calling can do beyond striking.
//!
//! A skill is typed by its own verb. It wants its level, its price in spirit, somebody standing,
//! and time since it was last used; then:
//!
//! - **against a foe** (the one named, or whom one fights) it begins the fight if there is none.
//!   Blows (strike, stun, bleed, expose, trap) roll against the foe's armour as any blow does,
//!   from the dice of skills. *Weaken* rolls against 10 plus half the foe's level, for songs go
//!   through armour. *Taunt* never fails.
//! - **for a friend** (the one named, or oneself) it never fails.
//!
//! What the power of each kind means:
//!
//! | kind | power |
//! |---|---|
//! | strike, stun | damage on top of the weapon's |
//! | bleed | health lost each round; the blow itself does the weapon's damage |
//! | trap | damage, and half of it off the foe's armour for a while |
//! | expose, shield | off, or onto, armour |
//! | weaken, bless | off, or onto, attack rolls |
//! | heal | health given back, plus the healer's level |
//! | rush | percent by which blows come sooner |
//! | guard, taunt | nothing |
//!
//! Spirit is fleeting, and so is the wait; neither is got back by leaving the world.

mod refusals;
mod rules;
#[cfg(test)]
mod tests;
mod text;
mod words;

use std::collections::BTreeMap;

pub use rules::use_skill;
pub use text::tell;
pub use words::no_such_blow;

use serde::{Deserialize, Serialize};

use crate::base::clock::Millis;
use crate::base::id::{CreatureId, RoomId};
use crate::game::frame::turn::Kept;
use crate::game::frame::verb::{Group, Spec};
use crate::game::ground::creature::Posture;
use crate::game::{Feature, World};

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature { name: "skill", verbs: VERBS, ..Feature::NONE };

/// When each skill of each character is ready again, by its place in the calling's list.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    ready: BTreeMap<CreatureId, BTreeMap<usize, Millis>>,
}

/// What can happen with skills.
#[derive(Clone, Debug)]
pub enum Event {
    /// Somebody used a skill on somebody, perhaps themself.
    Used {
        who: CreatureId,
        target: CreatureId,
        room: RoomId,
        calling: String,
        at: usize,
        hit: bool,
    },
}

/// The verbs of this feature. Each skill is a verb of its own, see `verb::find`.
pub const VERBS: &[Spec] = &[
    Spec {
        name: "skills",
        aliases: &["practice", "spells", "abilities", "train"],
        shorts: &["pr", "prac"],
        priority: 30,
        posture: Posture::Sleeping,
        group: Group::Fighting,
        usage: "skills",
        example: "skills",
        help: "Lists the skills of your calling: what to type, from which level, what each costs, and \
               whether it is ready. They come with your levels: nobody has to practise or train them.",
        run: |turn, who, _| {
            turn.show(who, Kept::No, move |view, page| text::list(view, who, page));
            Ok(())
        },
        ..Spec::DEFAULT
    },
    Spec {
        name: "cast",
        aliases: &["sing", "perform"],
        shorts: &["c"],
        priority: 60,
        posture: Posture::Standing,
        group: Group::Fighting,
        usage: "cast <skill> [who]",
        example: "cast bash rat",
        help: "Uses a skill of your calling by its name, or by what the like of it is called elsewhere: \
               `cast heal bob`. Each skill is a command of its own as well, see `skills`.",
        run: words::cast,
        ..Spec::DEFAULT
    },
];

/// How long somebody still has to wait for a skill; nothing if it is ready.
pub fn wait(world: &World, who: CreatureId, at: usize, now: Millis) -> Millis {
    let ready = world.skills.ready.get(&who).and_then(|skills| skills.get(&at));
    ready.map_or(Millis(0), |moment| moment.since(now))
}

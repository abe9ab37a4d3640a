//! Bodies: health, spirit, posture and level of everyone, player or NPC; and purses.
//!
//! Only this feature changes them. Others ask it to: [`hurt`], [`heal`], [`pay`]. Health and posture
//! are fleeting; level and coins are kept. A character's coins are with the character, so that they
//! can be paid while away ([`coins`]).
//!
//! Not here: what a blow does (`combat`), who a player is (`player`), what an NPC wants (`mind`).

pub mod content;
mod keep;
mod kind;
pub mod load;
mod regain;
mod rules;
mod state;
mod update;

pub use crate::game::frame::posture::Posture;
pub use content::{
    Behavior, Calling, Group, NpcKind, NpcTemplate, Route, RouteMode, Skill, SkillKind,
    SkillTarget, Spawn, Tags,
};
pub use keep::TEMPLATES;
pub use kind::{CALLINGS, NPCS, SPAWNS};
pub use regain::{check, regain, start_regaining};
pub use rules::*;
pub use state::{Creature, Kind, State};
pub use update::{Updated, update};

use crate::game::Feature;

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature {
    name: "creature",
    wakes: Some(wake),
    check: Some(check),
    numbers: NUMBERS,
    outsides: &[rules::BIRTHS],
    reasons: rules::REASONS,
    ..Feature::NONE
};

/// What of it a builder may write otherwise, and an admin turn.
pub const NUMBERS: &[&crate::game::frame::numbers::Section] = &[regain::REGAIN, rules::CHASES];

/// When the world wakes: whoever is hurt heals, and templates are kept as they are written now.
pub fn wake(turn: &mut crate::game::Turn) {
    regain::wake_all(turn);
    keep::mirror(turn);
}

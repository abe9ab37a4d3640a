//! What is switched on and off: features as a whole, and parts of them that they declare (N16).
//!
//! A feature with verbs has a flag of its own name; more it declares as [`Flag`]s in `FEATURES`.
//! The world's file (`config/features.yaml`) says what is off from the start, and an admin's
//! `@feature off` before it, which is kept and holds over restarts and reloads.
//!
//! A verb of a feature that is off says so in one line, and its help says it, too. What else goes
//! on without its verbs is the feature's own business: it asks [`State::is_on`] where it matters.
//! Those without which nobody could play, answer what is asked, or switch anything back on, are
//! always on.

mod keep;
mod kind;
mod state;

pub use keep::{FEATURE_ROWS, FeatureRow};
pub use kind::{FEATURES_FILE, Written};
pub use state::{Position, State, Switched, adopt, forget, reset, switch};

use crate::game::frame::view::View;
use crate::game::{FEATURES, Feature};

/// Something that can be switched off.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Flag {
    /// `shop`, `rumours`.
    pub name: &'static str,
    /// What goes off with it.
    pub says: &'static str,
}

/// Features that are always on.
const ALWAYS_ON: [&str; 5] = ["confirm", "look", "movement", "player", "wizard"];

/// All flags, in the order of their features.
pub fn all() -> impl Iterator<Item = Flag> {
    FEATURES.iter().flat_map(|feature| {
        let own = own(feature);
        own.into_iter().chain(feature.flags.iter().copied())
    })
}

/// The flag of a feature as a whole.
fn own(feature: &Feature) -> Option<Flag> {
    let is_typed = !feature.verbs.is_empty() || !feature.parts.is_empty();
    let may_be_off = is_typed && !ALWAYS_ON.contains(&feature.name);
    let is_declared = feature.flags.iter().any(|flag| flag.name == feature.name);
    (may_be_off && !is_declared).then_some(Flag { name: feature.name, says: "its commands" })
}

/// What goes off with a flag: what is said of it, and the commands of a feature by name.
pub fn what(flag: Flag) -> String {
    let feature = FEATURES.iter().find(|feature| feature.name == flag.name);
    let Some(feature) = feature.filter(|feature| own(feature).is_some()) else {
        return flag.says.to_owned();
    };
    let verbs = feature.verbs.iter().map(|spec| spec.name.to_owned());
    let parts = feature
        .parts
        .iter()
        .flat_map(|(verb, parts)| parts.iter().map(move |part| format!("{verb} {}", part.name)));
    verbs.chain(parts).collect::<Vec<_>>().join(", ")
}

/// A flag by its name.
pub fn find(word: &str) -> Option<Flag> {
    all().find(|flag| flag.name.eq_ignore_ascii_case(word.trim()))
}

/// How a switch stands.
pub fn position(view: View, flag: Flag) -> Position {
    if view.world.flags.is_on(flag.name) { Position::On } else { Position::Off }
}

/// Whether what has this flag may be used. No flag: always.
pub fn is_on(view: View, flag: &str) -> bool {
    flag.is_empty() || view.world.flags.is_on(flag)
}

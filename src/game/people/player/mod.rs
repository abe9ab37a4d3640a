//! Players: accounts, characters, preferences, and who is here.
//!
//! A [`Character`] is there whether anybody plays it or not, and rules find it by its number
//! ([`State::character`]): name, calling, level, coins, what was chosen. Entering gives it a
//! [`Presence`] and a body (`creature::embody`), which go when it leaves. Characters that lost
//! their link stay for five minutes and can be reclaimed.
//!
//! Not here: the questions at the door (`session::login`), staff (`wizard`).

mod actors;
mod brief;
mod choices;
mod commands;
mod erasure;
mod event;
mod growth;
mod keep;
mod linking;
mod names;
mod newcomers;
mod pages;
mod preferences;
pub mod prompt;
mod protocols;
mod refusals;
mod releases;
mod rules;
mod screen;
mod sentences;
mod settings;
mod snoop;
mod spoken;
mod state;
mod switches;
mod text;
mod timezone;
mod verbs;

pub use choices::wimpy;
pub use erasure::{erase, rename};
pub use event::{Event, Parting};
pub use growth::{gain_experience, set_level};
pub use keep::{ACCOUNTS, BANS, CHARACTERS, restore_audit, restore_claim};
pub use linking::{link, unlink};
pub use names::{Fault, Kind as Named, named};
pub use newcomers::{began, may_begin};
pub use pages::titled;
pub use preferences::{Choice, Preferences, Prompt};
pub use releases::{CALENDAR, released, see_to_release};
pub use rules::*;
pub use screen::Screen;
pub use sentences::{
    ADDRESS, ALL, FREEZE, MUTE, NAME, NEWCOMERS, ban, because, is_frozen, may_act, may_do,
    may_speak, network, speaks, unban, written,
};
pub use snoop::{end_snoop, may_tell, snoop};
pub use spoken::{spoke_of, spoke_of_things};
pub use state::{Account, Away, Ban, Character, Link, Presence, Rest, State};
pub use text::tell;
pub use timezone::zone;
pub use verbs::VERBS;

use crate::game::Feature;

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature {
    name: "player",
    verbs: VERBS,
    check: Some(check),
    calendar: CALENDAR,
    numbers: &[LINKS],
    actors: &[actors::PLAYERS],
    forgets: Some(erasure::forgets),
    ..Feature::NONE
};

//! What wizards can do that players cannot.
//!
//! There are five ranks, each including those before it. A *player* has none of this: to a player
//! these verbs do not exist. A *builder* may go anywhere, look into everything, and make and
//! unmake things and NPCs. A *wizard* may also move, heal and set people, and send them away. An
//! *admin* may also ban, force and promote, read the audit log and stop the server. An *owner*
//! may do anything to anyone.
//!
//! The rank a verb needs stands in its [`Spec`], and `verb::find` is what applies it: nothing here
//! looks at ranks again, but for what depends on *whom* it is done to. There is one rule for every
//! verb that touches a person, by whatever name or address (`ranks::below`): it is done to oneself,
//! to NPCs and to whoever is below one in rank, and to nobody else. Looking is free. Only owners
//! give and take a rank that is not below their own.
//!
//! **Everything is written down.** [`run`] is the one door to these verbs, and it adds a line to
//! the audit log for each, whether it was done or refused. A password in it is left out.
//!
//! The first owner is made by [`claim`]: the server shows a code once, at its first start, and
//! whoever types it owns the server.
//!
//! Not here: what only the engine can do (close connections, read files, stop). That is asked for
//! with [`crate::game::frame::turn::Ask`].

mod audit;
mod balance;
mod balance_page;
mod bans;
mod characters;
mod event;
mod events;
mod factions;
mod jobs;
mod jobs_page;
mod ledger;
mod mind;
mod moderation;
mod moderation_text;
mod moving;
mod notices;
mod operation;
mod pages;
mod patrol_page;
mod patrols;
mod people;
mod persons;
mod quiet;
mod ranks;
mod refusals;
mod reputations;
mod server;
mod stat;
mod stat_page;
mod switches;
mod text;
mod things;
mod timers;
mod whereabouts;

#[cfg(test)]
mod tests;

pub use audit::{AUDIT_LOG, is_about, run};
pub use event::{Event, Order};
pub use jobs::JOB_RUNS;
pub use moderation::{hears, overheard};
pub use ranks::{claim, fingerprint};
pub use text::tell;

use crate::game::frame::verb::{Group, Spec};
use crate::game::ground::creature::Posture;

use crate::game::Feature;

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature =
    Feature { name: "wizard", verbs: VERBS, hears: Some(hears), ..Feature::NONE };

/// What all wizards' verbs have in common. They work in any posture: a wizard who dozed off must
/// still be able to stop the server.
const STAFF: Spec =
    Spec { priority: 90, posture: Posture::Sleeping, group: Group::Staff, ..Spec::DEFAULT };

/// The verbs of this feature, in the order of help.
pub const VERBS: &[Spec] = &[
    moving::GOTO,
    moving::TRANSFER,
    moving::AT,
    whereabouts::WHERE,
    stat::STAT,
    mind::MIND,
    things::LOAD,
    things::PURGE,
    patrols::SPAWN,
    patrols::DESPAWN,
    patrols::PATROL,
    people::FORCE,
    people::KICK,
    people::HEAL,
    people::SET,
    quiet::INVIS,
    quiet::NOHASSLE,
    quiet::PEACE,
    factions::FACTION,
    reputations::REPUTATION,
    events::EVENT,
    bans::BAN,
    bans::UNBAN,
    bans::BANS,
    moderation::MUTE,
    moderation::FREEZE,
    moderation::SNOOP,
    moderation::LOCK,
    characters::RENAME,
    characters::DELETE,
    characters::PASSWORD,
    ranks::PROMOTE,
    server::ANNOUNCE,
    server::NET,
    server::RELOAD,
    server::VALIDATE,
    balance::BALANCE,
    timers::TIMER,
    switches::FEATURE,
    operation::LOG,
    operation::BACKUP,
    server::SHUTDOWN,
    server::CLOCK,
    jobs::JOBS,
    jobs::JOB,
    server::RNG,
    audit::AUDIT,
    ledger::LEDGER,
];

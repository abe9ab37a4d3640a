//! Channels: words for all who listen, wherever they are.
//!
//! The rules of play:
//!
//! * A channel is a row ([`Channel`]) of the feature that has it (`Feature::channels`): its name, what it
//!   is for, who belongs to it, and which notices it carries. Some have **rings**: a calling, a
//!   faction; one hears those of one's own ring. Its verb is a row of verbs like any other, which runs
//!   [`speak`].
//! * `gossip hello` says it, `gossip :waves` shows it, `gossip` alone tells how it stands, and `gossip
//!   off` switches it off, as does `nogossip`. `channels` shows all, and has a colour for each.
//! * What is said is kept for a month, and `history gossip` reads it, with times in the reader's zone.
//!   Whoever comes in is told how much they missed.
//! * Asleep one hears channels, as one does tells. Those who ignore the speaker hear nothing.
//! * A **bulletin** of a topic that a channel carries is read on it, by those who want it so (`notify
//!   set events channel`). [`announce`] says something on a channel of which nobody is the speaker.
//! * **Helpers** are told when somebody new arrives (`channels helper on`).

mod keep;
mod pages;
mod refusals;
mod rules;
mod state;
#[cfg(test)]
mod tests;
mod text;
mod verbs;

pub use keep::{CHOICES, ChannelChoiceRow, ChannelLineRow, LINES};
pub use rules::{Posted, announce, check, listens, named, reach, speak, switch_alone};
pub use state::{Channel, Hearing, State, all};
pub use text::{Event, says, tell};

use crate::game::Feature;
use crate::game::frame::role::Role;
use crate::game::people::faction;
use crate::text::style::Style;

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature {
    name: "channel",
    verbs: verbs::VERBS,
    hears: Some(rules::hears),
    check: Some(check),
    forgets: Some(|turn, who, forget| rules::forgets(turn.world, who, forget)),
    channels: CHANNELS,
    ..Feature::NONE
};

/// The channels that every world has.
const CHANNELS: &[Channel] = &[
    Channel {
        name: "gossip",
        words: &["gossip", "gos", "chat", "ooc"],
        says: "talk of everything",
        style: Style::Speech,
        ..Channel::DEFAULT
    },
    Channel {
        name: "newbie",
        words: &["newbie"],
        says: "questions of newcomers, and answers",
        style: Style::Good,
        ..Channel::DEFAULT
    },
    Channel {
        name: "question",
        words: &["question"],
        says: "questions of how things work here",
        style: Style::Good,
        ..Channel::DEFAULT
    },
    Channel {
        name: "trade",
        words: &["trade"],
        says: "what people buy and sell",
        style: Style::Coin,
        ..Channel::DEFAULT
    },
    Channel {
        name: "auction",
        words: &["auction"],
        says: "what goes to whoever offers most",
        style: Style::Coin,
        ..Channel::DEFAULT
    },
    Channel {
        name: "grats",
        words: &["grats", "gratz", "congrats"],
        says: "congratulations",
        style: Style::Emote,
        ..Channel::DEFAULT
    },
    Channel {
        name: "calling",
        words: &["calling", "ctell"],
        says: "talk among those of your calling",
        style: Style::Person,
        ring: |view, who| {
            let key = view.world.players.calling(who);
            view.content.calling(&key).is_some().then_some(key)
        },
        ..Channel::DEFAULT
    },
    Channel {
        name: "faction",
        words: &["fsay", "ftell", "fchat"],
        says: "talk among the members of your faction",
        style: Style::Friend,
        ring: |view, who| {
            let faction = faction::of(view.content, view.world, who)?;
            Some(view.content.names.factions.name(faction).to_string())
        },
        ..Channel::DEFAULT
    },
    Channel {
        name: "realm",
        words: &["realm"],
        verb: "",
        says: "what happens in the world",
        style: Style::Warning,
        carries: &["events"],
        ..Channel::DEFAULT
    },
    Channel {
        name: "staff",
        words: &["wiznet", "staff"],
        verb: "@wiznet",
        says: "talk among staff",
        style: Style::Staff,
        ring: |view, who| (view.world.players.role(who) > Role::Player).then(String::new),
        ..Channel::DEFAULT
    },
];

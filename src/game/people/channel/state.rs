//! What a channel is, what was said on it, and who listens.

use std::collections::{BTreeMap, VecDeque};

use serde::{Deserialize, Serialize};

use super::keep::ChannelLineRow;
use crate::base::id::CreatureId;
use crate::game::{FEATURES, View};
use crate::text::style::Style;

/// A channel, as the feature that has it declares it.
#[derive(Clone, Copy, Debug)]
pub struct Channel {
    /// By which it is kept, in every later version, and typed: `channels off gossip`.
    pub name: &'static str,
    /// Other words for it, which stand behind `no`: `nogos`.
    pub words: &'static [&'static str],
    /// The verb that speaks on it, if it is not called as the channel; nothing: nobody speaks there.
    pub verb: &'static str,
    /// What it is for: `talk of everything`.
    pub says: &'static str,
    pub style: Style,
    /// Which ring of it somebody belongs to, the empty one if there is only one; `None`: it is not for
    /// them.
    pub ring: fn(View, CreatureId) -> Option<String>,
    /// Topics of notices that are read on it by those who want that.
    pub carries: &'static [&'static str],
    /// Whether what is said is kept: words that only carry so far are not.
    pub is_kept: bool,
}

impl Channel {
    /// What a channel is like if nothing else is said.
    pub const DEFAULT: Channel = Channel {
        name: "",
        words: &[],
        verb: "same",
        says: "",
        style: Style::Speech,
        ring: |_, _| Some(String::new()),
        carries: &[],
        is_kept: true,
    };

    /// The verb that speaks on it; nothing: nobody does.
    pub fn verb(&self) -> &'static str {
        if self.verb == "same" {
            self.words.first().copied().unwrap_or(self.name)
        } else {
            self.verb
        }
    }

    /// Whether a word in small letters means it.
    pub fn is_called(&self, word: &str) -> bool {
        self.name == word || self.words.contains(&word)
    }
}

/// All channels, in the order of their features.
pub fn all() -> impl Iterator<Item = &'static Channel> {
    FEATURES.iter().flat_map(|feature| feature.channels)
}

/// Whether a channel is heard from now on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Switch {
    On,
    Off,
}

/// How somebody hears a channel, where they chose anything.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Hearing {
    pub is_on: bool,
    /// The name of a colour; nothing: the channel's own.
    pub colour: String,
}

/// By which somebody's choice of a channel is known.
pub(super) type Choice = (CreatureId, String);

/// The newest lines, and what people chose. Only this feature changes it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    /// Oldest first.
    pub(super) lines: VecDeque<ChannelLineRow>,
    pub(super) choices: BTreeMap<Choice, Hearing>,
}

impl State {
    /// Whether somebody has a channel switched on, as all are at first.
    pub fn is_on(&self, who: CreatureId, channel: &str) -> bool {
        self.choice(who, channel).is_none_or(|chosen| chosen.is_on)
    }

    /// What somebody chose of a channel.
    pub(super) fn choice(&self, who: CreatureId, channel: &str) -> Option<&Hearing> {
        if self.choices.is_empty() {
            return None;
        }
        self.choices.get(&(who, channel.to_owned()))
    }

    /// Whether somebody wants to be told of newcomers.
    pub(super) fn is_helper(&self, who: CreatureId) -> bool {
        self.choice(who, HELPER).is_some_and(|chosen| chosen.is_on)
    }
}

/// The row that says whether somebody is a helper. No channel is called so.
pub(super) const HELPER: &str = "helper";

/// The colours that may be chosen, and the meanings whose looks they have.
pub(super) const COLOURS: &[(&str, Style)] = &[
    ("blue", Style::Prompt),
    ("cyan", Style::Speech),
    ("green", Style::Good),
    ("yellow", Style::Coin),
    ("orange", Style::Hit),
    ("red", Style::Foe),
    ("pink", Style::Emote),
    ("purple", Style::Person),
    ("grey", Style::Dim),
    ("plain", Style::RoomText),
];

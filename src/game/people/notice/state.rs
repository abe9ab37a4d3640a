//! What waits for whom, and how each wants to be told.

use std::collections::{BTreeMap, VecDeque};

use serde::{Deserialize, Serialize};

use super::keep::NoticeHistoryRow;
use crate::base::id::CreatureId;
use crate::game::FEATURES;

/// A kind of notice, as the feature that sends them declares it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Topic {
    /// By which it is kept, in every later version, and typed.
    pub name: &'static str,
    /// What is told of: `decisions of staff about you`.
    pub says: &'static str,
}

/// All topics, in the order of their features.
pub(super) fn topics() -> impl Iterator<Item = &'static Topic> {
    FEATURES.iter().flat_map(|feature| feature.notices)
}

/// How notices of a topic come to somebody (N86).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Way {
    /// To them alone, now or when they come in.
    #[default]
    Direct,
    /// On the channel that carries them, with all who listen there.
    Channel,
    /// Both to them alone and on the channel.
    Both,
    /// Not at all: they are only written down.
    Off,
}

impl Way {
    pub const ALL: [Way; 4] = [Way::Direct, Way::Channel, Way::Both, Way::Off];

    /// As it is typed and kept.
    pub fn word(self) -> &'static str {
        match self {
            Way::Direct => "direct",
            Way::Channel => "channel",
            Way::Both => "both",
            Way::Off => "off",
        }
    }

    pub fn parse(word: &str) -> Option<Way> {
        Way::ALL.into_iter().find(|way| way.word().eq_ignore_ascii_case(word))
    }
}

/// The channel that carries notices of a topic, if any does.
pub(super) fn channel_of(topic: &str) -> Option<&'static str> {
    let channels = FEATURES.iter().flat_map(|feature| feature.channels);
    channels.filter(|one| one.carries.contains(&topic)).map(|one| one.name).next()
}

/// Whose wish it is, and about which topic: what one row of preferences is known by.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Subscription {
    pub who: CreatureId,
    pub topic: String,
}

/// Something that somebody should know, and was not told, or did not see to.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct Notice {
    pub to: CreatureId,
    /// By which they type it: the smallest that none of theirs has.
    pub number: u64,
    pub topic: String,
    pub words: String,
    /// The line that sees to it; nothing if it only tells.
    pub command: String,
    /// Seconds since 1970.
    pub made: u64,
}

/// All that waits, what everyone wants, and the newest of what is over. Only this feature changes it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    /// Ids count up, so the oldest stand first.
    pub(super) waiting: BTreeMap<u64, Notice>,
    /// What is not here is [`Way::Direct`].
    pub(super) ways: BTreeMap<Subscription, Way>,
    pub(super) history: VecDeque<NoticeHistoryRow>,
}

impl State {
    /// How somebody is told of a topic.
    pub fn way(&self, who: CreatureId, topic: &str) -> Way {
        let key = Subscription { who, topic: topic.into() };
        self.ways.get(&key).copied().unwrap_or_default()
    }

    /// What waits for somebody, by the numbers of it.
    pub(super) fn of(&self, who: CreatureId) -> Vec<(u64, &Notice)> {
        let own = self.waiting.iter().filter(|(_, notice)| notice.to == who);
        let mut own: Vec<(u64, &Notice)> = own.map(|(id, notice)| (*id, notice)).collect();
        own.sort_by_key(|(_, notice)| notice.number);
        own
    }

    /// How much waits for somebody.
    pub fn count(&self, who: CreatureId) -> usize {
        self.waiting.values().filter(|notice| notice.to == who).count()
    }
}

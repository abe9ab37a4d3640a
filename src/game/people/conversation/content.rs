//! What a builder writes about what somebody has to say.

use std::collections::BTreeMap;

use crate::base::id::{FactionId, ItemTemplateId, NpcTemplateId, RoomId};
use crate::game::frame::grammar::word_fits;
use crate::game::ground::sky::Phase;

/// All conversations that are written, by whose they are.
#[derive(Clone, Debug, Default)]
pub struct Conversations(pub BTreeMap<NpcTemplateId, Conversation>);

/// What all NPCs of a template have to say.
#[derive(Clone, Debug, Default)]
pub struct Conversation {
    /// The word that one types for them, where it is not the last of their name.
    pub call: Option<String>,
    /// To one who was never met before.
    pub greeting: String,
    /// To one who was.
    pub again: Option<String>,
    /// To a friend of their faction, and to one whom it distrusts.
    pub warm: Option<String>,
    pub cold: Option<String>,
    /// To whoever asks about what they say nothing of.
    pub unknown: Option<String>,
    pub topics: Vec<Topic>,
}

/// Something that they talk of.
#[derive(Clone, Debug)]
pub struct Topic {
    pub id: String,
    /// The words that mean it; the first is what it is called.
    pub keywords: Vec<String>,
    pub says: String,
    /// What is read behind it: a gesture, a hint.
    pub then: Option<String>,
    pub when: Condition,
    /// Whether it is named among what they talk of.
    pub is_listed: bool,
    /// A place to which the way is told.
    pub leads: Option<RoomId>,
    /// What they hand over, once.
    pub gives: Option<ItemTemplateId>,
}

/// What has to be so, all of it, for a topic to be open.
#[derive(Clone, Debug, Default)]
pub struct Condition {
    /// At one of these parts of the day; none: at all of them.
    pub phases: Vec<Phase>,
    /// A faction thinks so well of one, at least.
    pub standing: Option<(FactionId, i64)>,
    pub level: u32,
    /// One has heard this other topic.
    pub after: Option<String>,
}

impl Topic {
    /// What it is called.
    pub fn name(&self) -> &str {
        self.keywords.first().map_or(self.id.as_str(), String::as_str)
    }

    /// How well it fits words in small letters: 2 if one of them is a keyword, 1 if one begins one.
    pub fn fits(&self, words: &[&str]) -> u8 {
        let fit = |word: &&str, keyword: &String| match keyword.eq_ignore_ascii_case(word) {
            true => 2,
            false => u8::from(word.len() >= 3 && word_fits(keyword, word)),
        };
        let each = |word| self.keywords.iter().map(move |keyword| fit(word, keyword)).max();
        words.iter().filter_map(each).max().unwrap_or(0)
    }
}

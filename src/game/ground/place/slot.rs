//! Where on a body a thing is worn, and the words for it.

use serde::{Deserialize, Serialize};

/// Where on a body a thing is worn.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Slot {
    Wield,
    Shield,
    Light,
    Head,
    Neck,
    Body,
    Cloak,
    Hands,
    Finger,
    Legs,
    Feet,
}

impl Slot {
    /// All slots with the builder's word and what a player reads in `equipment`.
    pub const ALL: [(Slot, &'static str, &'static str); 11] = [
        (Slot::Wield, "wield", "wielded"),
        (Slot::Shield, "shield", "on your arm"),
        (Slot::Light, "light", "held as a light"),
        (Slot::Head, "head", "on your head"),
        (Slot::Neck, "neck", "around your neck"),
        (Slot::Body, "body", "on your body"),
        (Slot::Cloak, "cloak", "about your shoulders"),
        (Slot::Hands, "hands", "on your hands"),
        (Slot::Finger, "finger", "on your finger"),
        (Slot::Legs, "legs", "on your legs"),
        (Slot::Feet, "feet", "on your feet"),
    ];

    /// The builder's word.
    pub fn word(self) -> &'static str {
        Slot::ALL.iter().find(|(slot, ..)| *slot == self).map_or("body", |(_, word, _)| word)
    }

    /// The slot a word means.
    pub fn parse(word: &str) -> Option<Slot> {
        Slot::ALL.iter().find(|(_, name, _)| *name == word).map(|(slot, ..)| *slot)
    }

    /// What the wearer reads: `on your head`.
    pub fn phrase(self) -> &'static str {
        Slot::ALL.iter().find(|(slot, ..)| *slot == self).map_or("", |(.., phrase)| phrase)
    }
}

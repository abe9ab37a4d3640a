//! What can be written in the diary.

use serde::{Deserialize, Serialize};

/// What an entry is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Kind {
    /// A room changed hands.
    FrontTaken,
    /// The same, of a room that had been held for long.
    FrontLost,
    /// A room was as good as taken when those who hold it came back.
    FrontContested,
    /// The room that all of it is about changed hands.
    ThroneSat,
    FrontPushedHome,
    BalanceLeads,
    /// The kills of both sides, all of them, are as many.
    BalanceEven,
    Reinforced,
    Rallied,
    CommanderDead,
    PlayerKilledCommander,
    CommanderBack,
    /// Somebody has killed many of the other side, and lives.
    Champion,
    Massacre,
    FirstBlood,
    /// Blood between two of whom only one is hostile.
    Quarrel,
    PatrolMet,
    /// Nobody of a patrol is left.
    PatrolLost,
    /// A player carried off something that is worth it.
    Looted,
    /// A wizard decreed a war.
    TruceBroken,
    /// A day on which nothing was written.
    Quiet,
}

impl Kind {
    /// All of them, with the words for them in the world's files and on the disk.
    pub const ALL: [(Kind, &'static str); 21] = [
        (Kind::FrontTaken, "front_taken"),
        (Kind::FrontLost, "front_lost"),
        (Kind::FrontContested, "front_contested"),
        (Kind::ThroneSat, "throne_sat"),
        (Kind::FrontPushedHome, "front_pushed_home"),
        (Kind::BalanceLeads, "balance_leads"),
        (Kind::BalanceEven, "balance_even"),
        (Kind::Reinforced, "reinforced"),
        (Kind::Rallied, "rallied"),
        (Kind::CommanderDead, "commander_dead"),
        (Kind::PlayerKilledCommander, "player_killed_commander"),
        (Kind::CommanderBack, "commander_back"),
        (Kind::Champion, "champion"),
        (Kind::Massacre, "massacre"),
        (Kind::FirstBlood, "first_blood"),
        (Kind::Quarrel, "quarrel"),
        (Kind::PatrolMet, "patrol_met"),
        (Kind::PatrolLost, "patrol_lost"),
        (Kind::Looted, "looted"),
        (Kind::TruceBroken, "truce_broken"),
        (Kind::Quiet, "quiet"),
    ];

    /// The word for it.
    pub fn word(self) -> &'static str {
        Kind::ALL.iter().find(|(kind, _)| *kind == self).map_or("quiet", |(_, word)| word)
    }

    /// The kind of a word.
    pub fn parse(word: &str) -> Option<Kind> {
        Kind::ALL.iter().find(|(_, own)| *own == word).map(|(kind, _)| *kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_word_of_its_own() {
        for (kind, word) in Kind::ALL {
            assert_eq!((kind.word(), Kind::parse(word)), (word, Some(kind)));
        }
    }
}

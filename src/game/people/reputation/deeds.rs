//! What is thought well or ill of, and by how much.

use serde::{Deserialize, Serialize};

use crate::game::World;
use crate::game::frame::numbers::{Number, numbers};

numbers! {
    /// What acts of state do to the public reputation of whoever does them.
    pub NUMBERS in Balance "reputation" {
        /// An alliance is founded, or joined (N50, N89).
        ALLIANCE_FORMED = "alliance_formed": i64 = 10, -1000..=1000, "points";
        /// One is left before its time.
        ALLIANCE_BROKEN = "alliance_broken": i64 = -25, -1000..=1000, "points";
        /// A clause of a treaty is not kept.
        TREATY_VIOLATED = "treaty_violated": i64 = -50, -1000..=1000, "points";
        /// A treaty of peace is kept to its end.
        TREATY_HONORED = "treaty_honored": i64 = 15, -1000..=1000, "points";
        /// A war is declared.
        WAR_INITIATED = "war_initiated": i64 = -5, -1000..=1000, "points";
        /// One is won.
        WAR_WON = "war_won": i64 = 5, -1000..=1000, "points";
        /// One is won that was declared, with no treaty broken and no truce. In place of the above.
        WAR_WON_HONORABLY = "war_won_honorably": i64 = 10, -1000..=1000, "points";
        /// One is lost.
        WAR_LOST = "war_lost": i64 = -5, -1000..=1000, "points";
        /// An ally is attacked, or a truce broken. In place of what the same act costs otherwise.
        BETRAYAL = "betrayal": i64 = -75, -1000..=1000, "points";
    }
}

/// Something that is thought well or ill of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Deed {
    /// A member of the observer died by their hand.
    SlewMember,
    /// An enemy of the observer did.
    SlewEnemy,
    /// A friend of the observer did.
    SlewAlly,
    Gift,
    /// They left the observer's ranks.
    Left,
    /// Something they did while an event was on.
    Event,
    /// Staff decided so.
    Decided,
    /// Known before events were written down.
    CarriedOver,
    AllianceFormed,
    AllianceBroken,
    TreatyViolated,
    TreatyHonored,
    WarInitiated,
    WarWon,
    WarWonHonorably,
    WarLost,
    Betrayal,
}

impl Deed {
    pub const ALL: [Deed; 17] = [
        Deed::SlewMember,
        Deed::SlewEnemy,
        Deed::SlewAlly,
        Deed::Gift,
        Deed::Left,
        Deed::Event,
        Deed::Decided,
        Deed::CarriedOver,
        Deed::AllianceFormed,
        Deed::AllianceBroken,
        Deed::TreatyViolated,
        Deed::TreatyHonored,
        Deed::WarInitiated,
        Deed::WarWon,
        Deed::WarWonHonorably,
        Deed::WarLost,
        Deed::Betrayal,
    ];

    /// As it is kept.
    pub fn word(self) -> &'static str {
        match self {
            Deed::SlewMember => "slew_member",
            Deed::SlewEnemy => "slew_enemy",
            Deed::SlewAlly => "slew_ally",
            Deed::Gift => "gift",
            Deed::Left => "left",
            Deed::Event => "event",
            Deed::Decided => "decided",
            Deed::CarriedOver => "carried_over",
            Deed::AllianceFormed => "alliance_formed",
            Deed::AllianceBroken => "alliance_broken",
            Deed::TreatyViolated => "treaty_violated",
            Deed::TreatyHonored => "treaty_honored",
            Deed::WarInitiated => "war_initiated",
            Deed::WarWon => "war_won",
            Deed::WarWonHonorably => "war_won_honorably",
            Deed::WarLost => "war_lost",
            Deed::Betrayal => "betrayal",
        }
    }

    pub fn parse(word: &str) -> Option<Deed> {
        Deed::ALL.into_iter().find(|deed| deed.word() == word)
    }

    /// What it moves public reputation by, if it is an act of state.
    pub fn points(self, world: &World) -> Option<i64> {
        Some(world.numbers.of(self.number()?))
    }

    pub(super) fn number(self) -> Option<&'static Number<i64>> {
        Some(match self {
            Deed::AllianceFormed => &ALLIANCE_FORMED,
            Deed::AllianceBroken => &ALLIANCE_BROKEN,
            Deed::TreatyViolated => &TREATY_VIOLATED,
            Deed::TreatyHonored => &TREATY_HONORED,
            Deed::WarInitiated => &WAR_INITIATED,
            Deed::WarWon => &WAR_WON,
            Deed::WarWonHonorably => &WAR_WON_HONORABLY,
            Deed::WarLost => &WAR_LOST,
            Deed::Betrayal => &BETRAYAL,
            _ => return None,
        })
    }
}

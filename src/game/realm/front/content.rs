//! What a builder may write about a war: what a faction does when it falls behind, and who
//! contests which area.

use std::collections::BTreeMap;

use crate::base::id::{AreaId, FactionId, NpcTemplateId, RoomId};
use crate::game::people::effect;

/// When a faction that falls behind is helped, and how.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Balance {
    /// It is helped when its enemy is more than so many kills ahead (F52).
    pub threshold: u64,
    pub action: Action,
}

/// What helps it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Action {
    Reinforce(Reinforcement),
    Rally(Buff),
    None,
}

/// People who come once.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Reinforcement {
    pub template: NpcTemplateId,
    pub room: RoomId,
    pub size: u32,
    /// How many of those who came so may live at one time.
    pub most: u32,
}

/// An effect on everyone of the faction.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Buff {
    pub kind: effect::Kind,
    pub power: u32,
    pub rounds: u32,
}

impl Default for Balance {
    /// A faction that writes nothing rallies: a better hand by two, for two minutes (our choice).
    fn default() -> Balance {
        let buff = Buff { kind: effect::Kind::Bless, power: 2, rounds: 60 };
        Balance { threshold: 10, action: Action::Rally(buff) }
    }
}

/// All that was written about wars.
#[derive(Clone, Debug, Default)]
pub struct Written {
    /// What is written and said about wars.
    pub words: super::WarWords,
    pub(super) balances: BTreeMap<FactionId, Balance>,
    /// Who may hold rooms of an area: those its file names, or those who are written to appear in
    /// it. Areas with fewer than two are left out.
    pub(super) sides: BTreeMap<AreaId, Vec<FactionId>>,
}

impl Written {
    /// What a faction does when it falls behind.
    pub fn balance(&self, faction: FactionId) -> Balance {
        self.balances.get(&faction).copied().unwrap_or_default()
    }

    /// Who may hold rooms of an area.
    pub fn sides(&self, area: AreaId) -> &[FactionId] {
        self.sides.get(&area).map_or(&[], Vec::as_slice)
    }

    /// All areas that two or more may contest.
    pub fn areas(&self) -> impl Iterator<Item = AreaId> + '_ {
        self.sides.keys().copied()
    }
}

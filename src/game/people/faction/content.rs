//! What a builder writes about factions, and what deeds weigh with them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::base::id::{FactionId, ItemTemplateId, NpcTemplateId, RoomId};
use crate::text::style::Style;

/// A faction of `factions/*.yaml`.
#[derive(Clone, Debug)]
pub struct Faction {
    pub id: FactionId,
    pub key: Arc<str>,
    pub name: String,
    pub description: String,
    /// The style nearest to its `color`.
    pub style: Style,
    /// `a silver key turned sideways`.
    pub emblem: Option<String>,
    /// Those it stands by, and who stand by it.
    pub allies: BTreeSet<FactionId>,
    /// Those whose members its own attack.
    pub enemies: BTreeSet<FactionId>,
    /// Whom it takes in; `None` if no player may join.
    pub joining: Option<Joining>,
    pub tiers: Tiers,
    pub headquarters: Option<RoomId>,
    pub leader: Option<NpcTemplateId>,
    pub lore: Option<String>,
}

/// Whom a faction takes in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Joining {
    pub level_min: u32,
    /// `None`: as many as like.
    pub members_max: Option<u32>,
}

/// What a player may be to a faction, from worst to best. Never empty once it is read.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Tiers(pub(super) Vec<Tier>);

/// One step of standing: it holds from a number on, up to where the next begins.
#[derive(Clone, PartialEq, Debug)]
pub struct Tier {
    pub name: String,
    pub from: i64,
    pub benefits: Vec<String>,
    /// What a member of this standing is called.
    pub title: Option<String>,
    /// What whoever first comes so far is given.
    pub items: Vec<ItemTemplateId>,
    /// Whether the merchants of the faction deal with players from here on.
    pub opens_shops: bool,
    pub attitude: Attitude,
}

/// How members of a faction meet players of one tier.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Attitude {
    /// They attack.
    Hostile,
    /// They let them be, unless they let nobody be.
    Neutral,
    /// They let them be in any case.
    Friendly,
}

impl Tiers {
    /// All of them, from worst to best.
    pub fn iter(&self) -> impl Iterator<Item = &Tier> {
        self.0.iter()
    }

    /// Which of them a standing is in. Whoever is below all is in the first.
    pub fn at(&self, standing: i64) -> usize {
        self.0.iter().rposition(|tier| tier.from <= standing).unwrap_or(0)
    }

    pub fn get(&self, at: usize) -> Option<&Tier> {
        self.0.get(at)
    }

    /// The tier of a standing.
    pub fn of(&self, standing: i64) -> Option<&Tier> {
        self.get(self.at(standing))
    }

    /// The lowest standing there is.
    pub fn floor(&self) -> i64 {
        self.0.first().map_or(0, |tier| tier.from.min(0))
    }

    /// The tier from which on merchants deal with players, if not with all.
    pub fn shops_from(&self) -> Option<&Tier> {
        self.0.iter().find(|tier| tier.opens_shops)
    }
}

/// What deeds weigh, from `config/factions.yaml`, where each number is explained.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Weights {
    pub tiers: Tiers,
    pub kill_cost: i64,
    pub kill_gain: i64,
    pub ally_percent: i64,
    pub gift_coins_per_point: i64,
    pub gift_points_max: i64,
    pub gift_standing_max: i64,
    pub leaving_cost: i64,
    /// By the name of a tier, in small letters.
    pub discounts: BTreeMap<String, u32>,
    /// Names, two and two.
    pub quarrels: Vec<(String, String)>,
}

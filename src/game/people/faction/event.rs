//! What can happen between factions and players.

use super::state::Relation;
use crate::base::id::{CreatureId, FactionId};

/// A fact about factions.
#[derive(Clone, Debug)]
pub enum Event {
    /// Factions think otherwise of a player than before.
    Regarded {
        who: CreatureId,
        changes: Vec<Change>,
    },
    /// A player was given something for coming so far.
    Rewarded {
        who: CreatureId,
        faction: FactionId,
        /// Its name, with an article.
        item: String,
    },
    Joined {
        who: CreatureId,
        faction: FactionId,
    },
    /// A member is one no more.
    Parted {
        who: CreatureId,
        faction: FactionId,
        how: Parting,
    },
    /// A wizard decided how two factions meet; without a relation: that their files decide again.
    /// `mutual`: each the other.
    Decreed {
        who: CreatureId,
        from: FactionId,
        to: FactionId,
        relation: Option<Relation>,
        mutual: Mutual,
        /// Whether they kept the peace before, and do so no longer.
        begins: bool,
    },
}

/// What one faction thinks of a player from now on, as far as it is other than before.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Change {
    pub faction: FactionId,
    pub by: i64,
    /// Which of the faction's tiers it was, and is.
    pub before: usize,
    pub after: usize,
}

/// How somebody stopped being a member.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Parting {
    Left,
    /// Those who become an enemy of their own faction are thrown out.
    Expelled,
}

/// Whether a decree holds both ways.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mutual {
    Both,
    OneWay,
}

//! What moves, from where, and to where.

use serde::{Deserialize, Serialize};

use super::kinds::Outside;
use crate::base::id::{CreatureId, ItemId};
use crate::game::frame::actor::Actor;
use crate::game::ground::place::Place;

/// What is counted. So far coins are all there is; stocks, named by content, will be more of these.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
pub enum Commodity {
    #[default]
    Credits,
}

impl Commodity {
    pub const ALL: [Commodity; 1] = [Commodity::Credits];

    /// As it is kept.
    pub fn word(self) -> &'static str {
        match self {
            Commodity::Credits => "credits",
        }
    }

    pub fn parse(word: &str) -> Option<Commodity> {
        Commodity::ALL.into_iter().find(|commodity| commodity.word() == word)
    }
}

/// Where something is, or shall be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Account {
    /// What a player or an NPC has in their purse; also of a player who is away.
    Purse(CreatureId),
    /// What an actor has: a player's purse, and of all others (a nation, a party, a faction) what the
    /// ledger itself holds for them.
    Of(Actor),
    /// A pile, wherever it lies. Only to take from.
    Pile(ItemId),
    /// A pile in a place. Only to put to.
    At(Place),
    /// Held until a bargain is done.
    Escrow(u64),
    Outside(Outside),
    /// Outside, by way of an NPC whom the line names: a merchant, who has no purse of their own.
    By(CreatureId, Outside),
}

impl Account {
    /// The same account by the name under which it is found: coins of a player are in the purse.
    pub(super) fn found(self, what: Commodity) -> Account {
        match (&self, what) {
            (Account::Of(Actor::Player(who)), Commodity::Credits) => Account::Purse(*who),
            _ => self,
        }
    }
}

/// Why nothing moved.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refused {
    /// There is only so much.
    TooLittle(u64),
    /// No more than so much has room.
    Full(u64),
    /// There is no such account, or it is none to take from or to put to, or not for this commodity.
    NoAccount,
    /// Both are the same.
    Same,
    /// As much is held in escrow as may be.
    TooMany,
}

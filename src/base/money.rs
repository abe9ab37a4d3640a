//! Coins. A whole number that is never negative, never overflows, and moves only by
//! [`Coins::pay`], so that what one purse loses another gains.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::base::limits::COINS_MAX;

/// An amount of coins.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Coins(pub u64);

impl Coins {
    pub const NONE: Coins = Coins(0);

    /// Moves `amount` from one purse to another. Nothing moves, and `false` comes back, if the
    /// first holds too little or the second would hold more than [`COINS_MAX`].
    #[must_use]
    pub fn pay(from: &mut Coins, to: &mut Coins, amount: Coins) -> bool {
        if from.0 < amount.0 || to.0.saturating_add(amount.0) > COINS_MAX {
            return false;
        }
        from.0 -= amount.0;
        to.0 += amount.0;
        true
    }

    /// The sum, held at [`COINS_MAX`].
    pub fn plus(self, more: Coins) -> Coins {
        Coins(self.0.saturating_add(more.0).min(COINS_MAX))
    }
}

impl fmt::Display for Coins {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            1 => write!(f, "1 coin"),
            n => write!(f, "{n} coins"),
        }
    }
}

//! Why nothing changes hands, in words: the game's, and the merchants' own.
//!
//! `merchant` is a name with its article, `the old smith`.

use crate::base::limits::BUY_AT_ONCE_MAX;
use crate::base::money::Coins;
use crate::game::Refusal;
use crate::text::sentence::{a, capitalise};

pub(super) fn nobody_trades() -> Refusal {
    Refusal::Because("Nobody here has anything to trade.".into())
}

pub(super) fn no_merchant(name: &str) -> Refusal {
    Refusal::Because(format!("{} is no merchant.", capitalise(name)))
}

pub(super) fn asleep(merchant: &str) -> Refusal {
    Refusal::Because(format!("{} is asleep.", capitalise(merchant)))
}

pub(super) fn in_a_fight(merchant: &str) -> Refusal {
    Refusal::Because(format!("{} has a fight to finish first.", capitalise(merchant)))
}

/// `why`: for what reason it costs more than else, or less, if it does.
pub(super) fn too_dear(price: Coins, why: Option<&str>, purse: Coins) -> Refusal {
    let why = why.map(|why| format!(" ({why})")).unwrap_or_default();
    Refusal::Because(format!("That comes to {price}{why}, and you have {purse}."))
}

pub(super) fn too_many_at_once() -> Refusal {
    Refusal::Because(format!("Nobody counts past {BUY_AT_ONCE_MAX} at once."))
}

/// What a merchant answers in place of trading.
pub(super) fn says(merchant: &str, words: &str) -> Refusal {
    Refusal::Because(format!("{} says, \"{words}\"", capitalise(merchant)))
}

pub(super) fn no_use_for_that(merchant: &str) -> Refusal {
    says(merchant, "I have no use for that.")
}

/// `name`: of a thing, without an article.
pub(super) fn no_use_for(merchant: &str, name: &str) -> Refusal {
    says(merchant, &format!("I have no use for {}.", a(name)))
}

/// `name`: of a thing, without an article.
pub(super) fn worth_nothing(merchant: &str, name: &str) -> Refusal {
    says(merchant, &format!("I would not give a coin for {}.", a(name)))
}

/// `key`: what the thing is called in the world's files.
pub(super) fn none_to_sell(merchant: &str, key: &str) -> Refusal {
    says(merchant, &format!("I have no {key} to sell."))
}

pub(super) fn not_off_your_back(merchant: &str) -> Refusal {
    says(merchant, "Not off your back. Take it off first.")
}

pub(super) fn not_the_dead(merchant: &str) -> Refusal {
    says(merchant, "I trade with the living, not in the dead.")
}

pub(super) fn coins_for_coins(merchant: &str) -> Refusal {
    says(merchant, "Coins for coins? One of us would be the fool.")
}

pub(super) fn empty_it_first(merchant: &str) -> Refusal {
    says(merchant, "Empty it first, and we can talk.")
}

pub(super) fn not_all_of_it(merchant: &str) -> Refusal {
    says(merchant, "All of it? Name one thing, and how many.")
}

pub(super) fn all_of_what(merchant: &str) -> Refusal {
    says(merchant, "The shirt too? Say all of what.")
}

pub(super) fn not_for_sale(merchant: &str) -> Refusal {
    says(merchant, "I do not sell that. Ask me for a `list`.")
}

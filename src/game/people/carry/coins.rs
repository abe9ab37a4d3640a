//! Coins between purses and piles. What one loses the other gains, to the coin.

use super::event::Haul;
use super::reach::room_for;
use super::refusals;
use super::rules::{Done, Portion};
use crate::base::id::{CreatureId, ItemId};
use crate::base::limits::COINS_MAX;
use crate::base::money::Coins;
use crate::game::ground::creature;
use crate::game::ground::ledger::{self, Account, Commodity, Reason};
use crate::game::ground::place::Place;
use crate::game::people::faction;
use crate::game::{Refusal, Turn, World};

/// Somebody gave them to somebody.
const GIVEN: Reason = Reason::new("given", "given to {payee}", "given by {payer}");
/// They went from a purse to a pile.
const DROPPED: Reason = Reason::new("dropped", "put down", "put down by {payer}");
/// They went from a pile to a purse.
const TAKEN: Reason = Reason::new("taken", "picked up by {payee}", "picked up");

pub(super) const REASONS: &[Reason] = &[GIVEN, DROPPED, TAKEN];

/// Coins of a pile into the purse, as many as it holds.
pub(super) fn scoop(turn: &mut Turn, who: CreatureId, portion: Portion, haul: &mut Haul) -> Done {
    let purse = purse(turn.world, who);
    let there = turn.world.items.get(portion.item).map_or(0, |pile| pile.quantity());
    let amount = portion.count.min(there).min(COINS_MAX.saturating_sub(purse.0));
    if amount == 0 {
        return Err(Refusal::PurseFull);
    }
    let (pile, purse) = (Account::Pile(portion.item), Account::Purse(who));
    ledger::transfer(turn, pile, purse, Commodity::Credits, amount, TAKEN)
        .map_err(|_| Refusal::PurseFull)?;
    haul.add_coins(Coins(amount));
    Ok(())
}

/// Coins out of the purse: into another purse, or as a pile, which comes back.
pub(super) fn hand_over_coins(
    turn: &mut Turn,
    who: CreatureId,
    amount: Coins,
    to: Place,
) -> Result<Option<ItemId>, Refusal> {
    let has = purse(turn.world, who);
    if has < amount {
        return Err(refusals::too_few_coins(has));
    }
    if let Place::Carried(other) = to {
        let why = GIVEN.in_favour_of(faction::favoured(turn, who, other));
        let (from, to) = (Account::Purse(who), Account::Purse(other));
        let given = ledger::transfer(turn, from, to, Commodity::Credits, amount.0, why);
        return given.map_err(|_| refusals::no_purse_holds_that());
    }
    room_for(turn, who, to)?;
    let (purse, pile) = (Account::Purse(who), Account::At(to));
    ledger::transfer(turn, purse, pile, Commodity::Credits, amount.0, DROPPED)
        .map_err(|_| refusals::too_few_coins(has))
}

/// What somebody has in their purse.
pub(super) fn purse(world: &World, who: CreatureId) -> Coins {
    creature::coins(world, who)
}

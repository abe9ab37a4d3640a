//! Coins between purses and piles. What one loses the other gains, to the coin.

use super::event::Haul;
use super::reach::room_for;
use super::refusals;
use super::rules::{Done, Portion};
use crate::base::id::{CreatureId, ItemId};
use crate::base::limits::COINS_MAX;
use crate::base::money::Coins;
use crate::game::ground::creature;
use crate::game::ground::item::{self, Own};
use crate::game::ground::place::Place;
use crate::game::{Refusal, Turn, World};

/// Coins of a pile into the purse, as many as it holds.
pub(super) fn scoop(turn: &mut Turn, who: CreatureId, portion: Portion, haul: &mut Haul) -> Done {
    let purse = purse(turn.world, who);
    let there = turn.world.items.get(portion.item).map_or(0, |pile| pile.quantity());
    let amount = portion.count.min(there).min(COINS_MAX.saturating_sub(purse.0));
    if amount == 0 {
        return Err(Refusal::PurseFull);
    }
    item::use_up(turn, portion.item, amount);
    creature::set_coins(turn, who, Coins(purse.0 + amount));
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
        let paid = creature::pay(turn, who, other, amount);
        return if paid { Ok(None) } else { Err(refusals::no_purse_holds_that()) };
    }
    room_for(turn, who, to)?;
    creature::set_coins(turn, who, Coins(has.0 - amount.0));
    Ok(Some(item::create(turn, turn.content.money, amount.0, Own::default(), to)))
}

/// What somebody has in their purse.
pub(super) fn purse(world: &World, who: CreatureId) -> Coins {
    creature::coins(world, who)
}

//! Sharing coins out.

use super::{Event, refusals};
use crate::base::id::CreatureId;
use crate::base::limits::COINS_MAX;
use crate::base::money::Coins;
use crate::game::frame::part::Done;
use crate::game::ground::creature;
use crate::game::ground::ledger::{self, Account, Commodity, Reason};
use crate::game::{Refusal, Turn};

/// Shared out among a group.
const SHARED: Reason = Reason::new("shared", "shared with {payee}", "shared out by {payer}");

pub(super) const REASONS: &[Reason] = &[SHARED];

/// Shares coins of one's own out among those of one's group who are there, oneself included: to each
/// the same; what does not come out even stays with whoever shares. Kept.
pub(super) fn split(turn: &mut Turn, who: CreatureId, amount: Coins) -> Done {
    let room = turn.world.places.room_of(who).ok_or(Refusal::Dark)?;
    let members = super::members_of(turn.world, who);
    if members.is_empty() {
        return Err(refusals::nobody_to_share_with());
    }
    let has = creature::coins(turn.world, who);
    if has < amount {
        return Err(refusals::too_few_coins(has));
    }
    let is_there = |other: &CreatureId| {
        *other != who
            && turn.world.players.is_here(*other)
            && turn.world.places.room_of(*other) == Some(room)
    };
    let others: Vec<CreatureId> = members.into_iter().filter(is_there).collect();
    if others.is_empty() {
        return Err(refusals::nobody_is_there());
    }
    let each = amount.0 / (others.len() as u64 + 1);
    if each == 0 {
        return Err(refusals::too_few_to_share(others.len() + 1));
    }
    let holds = |other: &CreatureId| {
        creature::coins(turn.world, *other).0.saturating_add(each) <= COINS_MAX
    };
    let to: Vec<CreatureId> = others.into_iter().filter(holds).collect();
    for other in &to {
        let (from, to) = (Account::Purse(who), Account::Purse(*other));
        ledger::transfer(turn, from, to, Commodity::Credits, each, SHARED)
            .map_err(|_| Refusal::PurseFull)?;
    }
    let rest = Coins(amount.0 - each * (to.len() as u64 + 1));
    turn.report(Event::Split { who, room, to, each: Coins(each), rest });
    Ok(())
}

/// Somebody took coins that the dead left: they are shared if they chose so and anybody is there.
pub(super) fn shares_by_itself(turn: &mut Turn, who: CreatureId, spoils: Coins) {
    let chose = turn.world.players.character(who).is_some_and(|own| own.preferences().autosplit);
    if chose && spoils > Coins::NONE {
        // Whoever has nobody to share with, or too little for each, keeps it.
        let _ = split(turn, who, spoils);
    }
}

//! Escrow: what is put aside until a bargain is done or off. It belongs to nobody meanwhile, is kept,
//! and counts as being in the world.

use super::account::{Account, Commodity, Refused};
use super::kinds::{ERASED, GONE, HELD, REFUNDED, RELEASED, Reason};
use super::rules::{balance, transfer};
use super::state::Escrow;
use crate::base::id::CreatureId;
use crate::base::limits::ESCROWS_MAX;
use crate::game::Turn;
use crate::game::frame::actor::Actor;
use crate::game::frame::keep::dirty::Key;

/// Puts some of an actor's aside, and comes back with the number under which it is held. Kept.
///
/// # Errors
/// If they have too little, or too much is held.
pub fn hold(turn: &mut Turn, owner: Actor, what: Commodity, amount: u64) -> Result<u64, Refused> {
    let has = balance(turn.world, &owner, what);
    if amount == 0 || has < amount {
        return Err(Refused::TooLittle(has));
    }
    if turn.world.ledger.escrows.len() >= ESCROWS_MAX {
        return Err(Refused::TooMany);
    }
    let id = turn.world.new_id();
    let escrow = Escrow { owner: owner.clone(), commodity: what, amount: 0, since: turn.now };
    turn.world.ledger.escrows.insert(id, escrow);
    transfer(turn, Account::Of(owner), Account::Escrow(id), what, amount, HELD)?;
    Ok(id)
}

/// The bargain is done: all that is held goes where it was meant to go. Kept.
///
/// # Errors
/// If nothing is held under this number, or there is no room for it; then it stays held.
pub fn release(turn: &mut Turn, id: u64, to: Account) -> Result<(), Refused> {
    settle(turn, id, RELEASED, |_| to)
}

/// The bargain is off: all that is held goes back to whose it was, though they be away. Kept.
///
/// # Errors
/// If nothing is held under this number, or the purse is full; then it stays held.
pub fn refund(turn: &mut Turn, id: u64) -> Result<(), Refused> {
    settle(turn, id, REFUNDED, |held| Account::Of(held.owner.clone()))
}

/// Nothing that a character did or had in the ledger is theirs any more: it is to be erased. The
/// lines stay, and name nobody. Kept.
pub(super) fn forget(turn: &mut Turn, who: CreatureId) {
    let (actor, gone) = (Actor::Player(who), Account::Outside(ERASED));
    let held: Vec<u64> = turn.world.ledger.escrows_of(&actor).map(|(id, _)| id).collect();
    for id in held {
        // What goes outside always has room.
        let _ = settle(turn, id, GONE, |_| gone.clone());
    }
    for what in Commodity::ALL {
        let has = balance(turn.world, &actor, what);
        let _ = transfer(turn, Account::Of(actor.clone()), gone.clone(), what, has, GONE);
    }
    let given = turn.world.ledger.contributions.keys();
    let given = given.filter(|(by, favour)| *by == actor || *favour == actor);
    for key in given.cloned().collect::<Vec<_>>() {
        turn.world.ledger.contributions.remove(&key);
        turn.world.dirty.kept(Key::Contribution(key));
    }
}

fn settle(
    turn: &mut Turn,
    id: u64,
    reason: Reason,
    to: impl FnOnce(&Escrow) -> Account,
) -> Result<(), Refused> {
    let held = turn.world.ledger.escrows.get(&id).cloned().ok_or(Refused::NoAccount)?;
    transfer(turn, Account::Escrow(id), to(&held), held.commodity, held.amount, reason).map(|_| ())
}

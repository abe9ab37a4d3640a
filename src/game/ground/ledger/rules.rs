//! Moving.

use super::account::{Account, Commodity, Refused};
use super::kinds::{Lines, Outside, Reason, SET, STAFF, Why};
use super::lines;
use super::things;
use crate::base::id::{CreatureId, ItemId};
use crate::base::limits::COINS_MAX;
use crate::base::money::Coins;
use crate::game::frame::actor::Actor;
use crate::game::frame::keep::dirty::Key;
use crate::game::ground::item::{self, Own};
use crate::game::{Turn, World};

/// Moves an amount from one account to another, and writes it down. Nothing at all is nothing. Comes
/// back with the pile that it lies on, where it was put to a place. Kept.
///
/// # Errors
/// If there is too little, or too little room; then nothing moves.
pub fn transfer(
    turn: &mut Turn,
    from: Account,
    to: Account,
    what: Commodity,
    amount: u64,
    why: impl Into<Why>,
) -> Result<Option<ItemId>, Refused> {
    let (from, to) = (from.found(what), to.found(what));
    if from == to {
        return Err(Refused::Same);
    }
    if amount == 0 {
        return Ok(None);
    }
    may_take(turn, &from, what, amount)?;
    may_put(turn, &to, what, amount)?;
    let parties = lines::Parties::of(turn, &from, &to);
    if is_written(turn.world, &from) || is_written(turn.world, &to) {
        lines::write(turn, parties, what, amount, why.into());
    }
    take(turn, from, what, amount);
    Ok(put(turn, to, what, amount))
}

/// Sets what a purse holds, for staff and tests: the difference comes from outside, or goes there. Kept.
///
/// # Errors
/// If it holds no so many coins, or is no purse.
pub fn set_purse(turn: &mut Turn, who: CreatureId, coins: Coins) -> Result<(), Refused> {
    let (purse, staff) = (Account::Purse(who), Account::Outside(STAFF));
    let has = self::purse(turn.world, who).ok_or(Refused::NoAccount)?;
    let what = Commodity::Credits;
    match coins.0.checked_sub(has.0) {
        Some(more) => transfer(turn, staff, purse, what, more, SET),
        None => transfer(turn, purse, staff, what, has.0 - coins.0, SET),
    }
    .map(|_| ())
}

/// What somebody has in their purse: an NPC, or a player's character, here or away.
pub fn purse(world: &World, who: CreatureId) -> Option<Coins> {
    let pocket = || world.creatures.get(who).map(|body| body.pocket());
    world.players.character(who).map(|character| character.coins()).or_else(pocket)
}

/// What an actor has of something.
pub fn balance(world: &World, of: &Actor, what: Commodity) -> u64 {
    match Account::Of(of.clone()).found(what) {
        Account::Purse(who) => purse(world, who).map_or(0, |coins| coins.0),
        _ => world.ledger.holdings.get(&(of.clone(), what)).copied().unwrap_or(0),
    }
}

fn may_take(turn: &Turn, from: &Account, what: Commodity, amount: u64) -> Result<(), Refused> {
    let is_coins = what == Commodity::Credits;
    let has = match from {
        Account::Purse(who) if is_coins => purse(turn.world, *who).map(|coins| coins.0),
        Account::Pile(id) if is_coins && item::is_money(turn.content, turn.world, *id) => {
            turn.world.items.get(*id).map(|pile| pile.quantity())
        }
        Account::Of(actor) => Some(balance(turn.world, actor, what)),
        Account::Escrow(id) => {
            let held = turn.world.ledger.escrows.get(id).filter(|held| held.commodity == what);
            held.map(|held| held.amount)
        }
        Account::Outside(_) | Account::By(..) => Some(u64::MAX),
        Account::Purse(_) | Account::Pile(_) | Account::At(_) => None,
    };
    match has {
        None => Err(Refused::NoAccount),
        Some(has) if has < amount => Err(Refused::TooLittle(has)),
        Some(_) => Ok(()),
    }
}

fn may_put(turn: &Turn, to: &Account, what: Commodity, amount: u64) -> Result<(), Refused> {
    let is_coins = what == Commodity::Credits;
    let left = |has: u64| COINS_MAX.saturating_sub(has);
    let room = match to {
        Account::Purse(who) if is_coins => purse(turn.world, *who).map(|has| left(has.0)),
        Account::At(_) if is_coins => Some(COINS_MAX),
        Account::Of(actor) => Some(left(balance(turn.world, actor, what))),
        Account::Escrow(id) => {
            let held = turn.world.ledger.escrows.get(id).filter(|held| held.commodity == what);
            held.map(|held| left(held.amount))
        }
        Account::Outside(_) | Account::By(..) => Some(u64::MAX),
        Account::Purse(_) | Account::At(_) | Account::Pile(_) => None,
    };
    match room {
        None => Err(Refused::NoAccount),
        Some(room) if room < amount => Err(Refused::Full(room)),
        Some(_) => Ok(()),
    }
}

/// Takes what is there, as `may_take` said.
fn take(turn: &mut Turn, from: Account, what: Commodity, amount: u64) {
    match from {
        Account::Purse(who) => change_purse(turn.world, who, |has| has - amount),
        Account::Of(actor) => change_holding(turn.world, (actor, what), |has| has - amount),
        Account::Pile(id) => item::use_up(turn, id, amount),
        Account::Escrow(id) => change_escrow(turn.world, id, |has| has - amount),
        Account::Outside(outside) | Account::By(_, outside) => {
            came(turn.world, what, outside, amount);
        }
        Account::At(_) => {}
    }
}

/// Puts it where there is room, as `may_put` said.
fn put(turn: &mut Turn, to: Account, what: Commodity, amount: u64) -> Option<ItemId> {
    match to {
        Account::Purse(who) => change_purse(turn.world, who, |has| has + amount),
        Account::Of(actor) => change_holding(turn.world, (actor, what), |has| has + amount),
        Account::At(place) => {
            return Some(item::create(turn, turn.content.money, amount, Own::default(), place));
        }
        Account::Escrow(id) => change_escrow(turn.world, id, |has| has + amount),
        Account::Outside(outside) | Account::By(_, outside) => {
            went(turn.world, what, outside, amount);
        }
        Account::Pile(_) => {}
    }
    None
}

fn change_purse(world: &mut World, who: CreatureId, change: impl FnOnce(u64) -> u64) {
    let Some(has) = purse(world, who) else { return };
    let coins = Coins(change(has.0));
    if world.players.character(who).is_some() {
        world.players.set_purse(who, coins);
    } else {
        world.creatures.set_purse(who, coins);
    }
    world.dirty.kept(Key::Creature(who));
}

fn change_holding(world: &mut World, key: (Actor, Commodity), change: impl FnOnce(u64) -> u64) {
    let has = world.ledger.holdings.get(&key).copied().unwrap_or(0);
    match change(has) {
        0 => drop(world.ledger.holdings.remove(&key)),
        now => drop(world.ledger.holdings.insert(key.clone(), now)),
    }
    world.dirty.kept(Key::Holding(key));
}

fn change_escrow(world: &mut World, id: u64, change: impl FnOnce(u64) -> u64) {
    let Some(held) = world.ledger.escrows.get_mut(&id) else { return };
    held.amount = change(held.amount);
    if held.amount == 0 {
        world.ledger.escrows.remove(&id);
    }
    world.dirty.kept(Key::Escrow(id));
}

/// It came into the world.
pub(super) fn came(world: &mut World, what: Commodity, from: Outside, amount: u64) {
    let key = (what, from.word.to_owned());
    let flow = world.ledger.flows.entry(key.clone()).or_default();
    flow.made = flow.made.wrapping_add(amount);
    world.dirty.kept(Key::Flow(key));
}

/// It left the world.
pub(super) fn went(world: &mut World, what: Commodity, to: Outside, amount: u64) {
    let key = (what, to.word.to_owned());
    let flow = world.ledger.flows.entry(key.clone()).or_default();
    flow.lost = flow.lost.wrapping_add(amount);
    world.dirty.kept(Key::Flow(key));
}

/// Whether a movement of this account is a line of the log.
fn is_written(world: &World, account: &Account) -> bool {
    match account {
        Account::Purse(who) => world.players.character(*who).is_some(),
        Account::Of(_) | Account::Escrow(_) => true,
        Account::Outside(outside) | Account::By(_, outside) => outside.lines == Lines::All,
        Account::Pile(_) | Account::At(_) => false,
    }
}

/// What must always be true: there is as much in the world as came in and did not go out, and
/// nothing is held or given that is nothing.
pub fn check(world: &World) -> Result<(), String> {
    let ledger = &world.ledger;
    if ledger.escrows.values().any(|held| held.amount == 0) {
        return Err("nothing at all is held in escrow".into());
    }
    let mut sums = ledger.holdings.values().chain(ledger.contributions.values());
    if sums.any(|sum| *sum == 0) {
        return Err("nothing at all is held or was contributed".into());
    }
    if ledger.money.is_none() {
        return Ok(());
    }
    for what in Commodity::ALL {
        let (found, due) = (things::count(world, what), due(world, what));
        if found != due {
            return Err(format!("there are {found} {}, and should be {due}", what.word()));
        }
    }
    Ok(())
}

/// How much of something must be in the world, as the books have it.
pub(super) fn due(world: &World, what: Commodity) -> u64 {
    let flows = world.ledger.flows(what);
    flows.fold(0_u64, |due, (_, flow)| due.wrapping_add(flow.made).wrapping_sub(flow.lost))
}

/// A bug, for tests of the net that finds it: coins come from nowhere.
#[cfg(test)]
pub fn plant_coins(world: &mut World, who: CreatureId, coins: Coins) {
    world.creatures.set_purse(who, coins);
    world.dirty.kept(Key::Creature(who));
}

/// Whether a reason is one of those that are declared.
pub(super) fn is_declared(reason: &Reason) -> bool {
    super::kinds::reason(reason.word) == Some(reason)
}

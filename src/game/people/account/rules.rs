//! What may be done with an account, and what is done once a password has proved it.

use super::text::Event;
use super::{refusals, sessions};
use crate::base::id::{AccountId, CreatureId};
use crate::base::limits::CHARACTERS_PER_ACCOUNT_MAX;
use crate::game::frame::part::Done;
use crate::game::frame::role::Role;
use crate::game::frame::turn::{Ask, Wish};
use crate::game::ground::fight;
use crate::game::people::player::{self, Account};
use crate::game::{Refusal, Turn, World};

/// The account of somebody who types.
pub(super) fn own(turn: &Turn, who: CreatureId) -> Result<AccountId, Refusal> {
    let account = turn.world.players.account_of(who).map(Account::id);
    account.ok_or_else(|| refusals::not_yours(&player::name_of(turn.world, who)))
}

/// Refuses what cannot be done, before a password is asked for and again after it.
pub(super) fn may(turn: &Turn, who: CreatureId, wish: &Wish) -> Done {
    match wish {
        Wish::Password => Ok(()),
        Wish::Link(whom) => may_link(turn, who, *whom),
        Wish::Unlink(whom) => {
            let account = own(turn, who)?;
            is_of(turn, account, *whom)?;
            match turn.world.players.characters_of(account).nth(1) {
                Some(_) => Ok(()),
                None => Err(refusals::only_one()),
            }
        }
        Wish::Delete(whom) => may_delete(turn, who, &[*whom]),
        Wish::DeleteAll => may_delete(turn, who, &all_of(turn, who)),
    }
}

fn may_link(turn: &Turn, who: CreatureId, whom: CreatureId) -> Done {
    let players = &turn.world.players;
    let (account, name) = (own(turn, who)?, player::name_of(turn.world, whom));
    let Some(other) = players.account_of(whom) else {
        return Err(refusals::nobody_called(&name));
    };
    if other.id() == account {
        return Err(refusals::yours_already(&name));
    }
    if other.role() != players.role(who) {
        return Err(refusals::of_another_rank(&name));
    }
    let all = players.characters_of(account).chain(players.characters_of(other.id()));
    match all.count() > CHARACTERS_PER_ACCOUNT_MAX {
        true => Err(refusals::too_many()),
        false => Ok(()),
    }
}

fn is_of(turn: &Turn, account: AccountId, whom: CreatureId) -> Done {
    let of = turn.world.players.account_of(whom).map(Account::id);
    match of == Some(account) {
        true => Ok(()),
        false => Err(refusals::not_yours(&player::name_of(turn.world, whom))),
    }
}

fn may_delete(turn: &Turn, who: CreatureId, whom: &[CreatureId]) -> Done {
    let account = own(turn, who)?;
    for one in whom {
        is_of(turn, account, *one)?;
        if fight::is_fighting(turn.world, *one) {
            return Err(refusals::in_a_fight(&player::name_of(turn.world, *one)));
        }
    }
    let players = &turn.world.players;
    let owners = players.accounts().filter(|account| account.role() == Role::Owner).count();
    let stays = players.characters_of(account).any(|one| !whom.contains(&one));
    match players.role(who) == Role::Owner && owners == 1 && !stays {
        true => Err(refusals::last_owner()),
        false => Ok(()),
    }
}

/// All characters of somebody's account.
pub(super) fn all_of(turn: &Turn, who: CreatureId) -> Vec<CreatureId> {
    let players = &turn.world.players;
    let account = players.account_of(who).map(Account::id);
    account.into_iter().flat_map(|account| players.characters_of(account)).collect()
}

/// The account whose password proves that somebody may have what they wish.
pub fn asked_for(world: &World, who: CreatureId, wish: &Wish) -> Option<AccountId> {
    let proves = match wish {
        Wish::Link(whom) => *whom,
        Wish::Password | Wish::Unlink(_) | Wish::Delete(_) | Wish::DeleteAll => who,
    };
    world.players.account_of(proves).map(Account::id)
}

/// The password was right: what was wished for is done. A new password, if one is wished for, is still
/// to come. Kept.
pub fn proven(turn: &mut Turn, who: CreatureId, wish: &Wish) -> Done {
    may(turn, who, wish)?;
    match wish {
        Wish::Password | Wish::Unlink(_) => {}
        Wish::Link(whom) => {
            let account = own(turn, who)?;
            let linked = all_of(turn, *whom);
            player::link(turn.world, account, *whom);
            sessions::moved(turn.world, &linked, account);
            turn.report(Event::Linked { who, whom: *whom });
        }
        Wish::Delete(whom) => delete(turn, who, &[*whom]),
        Wish::DeleteAll => delete(turn, who, &all_of(turn, who)),
    }
    Ok(())
}

/// A character has a password of its own from now on, and an account. Kept.
pub fn unlinked(turn: &mut Turn, who: CreatureId, whom: CreatureId, hash: String) -> Done {
    may(turn, who, &Wish::Unlink(whom))?;
    player::unlink(turn.world, whom, hash, turn.now);
    let account = own(turn, whom)?;
    sessions::moved(turn.world, &[whom], account);
    turn.report(Event::Unlinked { who, whom });
    Ok(())
}

/// Whoever is played is sent out of the world first; the engine does one after the other. Whoever asked
/// for it is last, so that they read of the others.
fn delete(turn: &mut Turn, who: CreatureId, whom: &[CreatureId]) {
    let others = whom.iter().filter(|one| **one != who);
    for one in others.chain(whom.iter().filter(|one| **one == who)) {
        if turn.world.players.is_here(*one) {
            let name = player::name_of(turn.world, *one);
            turn.ask(Ask::LetGo(*one, format!("{name} is erased, and the name is free.")));
        }
        turn.ask(Ask::Erase(who, *one));
    }
}

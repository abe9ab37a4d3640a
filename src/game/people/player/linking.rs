//! Several characters under one account.

use super::rules::create_account;
use super::state::Account;
use crate::base::clock::Millis;
use crate::base::id::{AccountId, CreatureId};
use crate::game::World;
use crate::game::frame::keep::dirty::Key;

/// Brings a character, and all that share its account, under another account; theirs is no more.
/// Kept.
pub fn link(world: &mut World, into: AccountId, whom: CreatureId) {
    let Some(from) = world.players.account_of(whom).map(Account::id).filter(|from| *from != into)
    else {
        return;
    };
    let all: Vec<CreatureId> = world.players.characters_of(from).collect();
    for one in all {
        belongs(world, one, into);
    }
    world.players.accounts.remove(&from);
    world.dirty.kept(Key::Account(from));
}

/// Gives a character an account of its own, with a password's hash. It has the rank that it had. Kept.
pub fn unlink(world: &mut World, whom: CreatureId, password_hash: String, now: Millis) {
    let role = world.players.role(whom);
    let account = create_account(world, password_hash, now);
    belongs(world, whom, account);
    super::set_role(world, account, role);
}

fn belongs(world: &mut World, whom: CreatureId, account: AccountId) {
    if let Some(character) = world.players.characters.get_mut(whom) {
        character.account = account;
        world.dirty.kept(Key::Creature(whom));
    }
}

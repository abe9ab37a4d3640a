//! Other names, and the end of a character.

use super::sentences;
use super::state::Character;
use crate::base::id::CreatureId;
use crate::game::frame::keep::dirty::Key;
use crate::game::ground::creature;
use crate::game::{Turn, World};

/// Gives a character another name, which is free and proper. Kept.
pub fn rename(world: &mut World, who: CreatureId, name: &str) {
    let before = super::name_of(world, who);
    world.players.names.remove(&before.to_lowercase());
    world.players.names.insert(name.to_lowercase(), who);
    if let Some(character) = world.players.characters.get_mut(who) {
        character.name = name.to_string();
    }
    creature::set_name(world, who, name);
    sentences::renamed(world, &before, name);
    world.dirty.kept(Key::Creature(who));
}

/// Makes an end of a character that is not in the world, and of its account if that has no other;
/// comes back with what it was. Its belongings are the caller's business. Kept.
pub fn erase(turn: &mut Turn, who: CreatureId) -> Option<Character> {
    if turn.world.players.is_here(who) {
        return None;
    }
    let players = &mut turn.world.players;
    let character = *players.characters.take(who)?;
    let account = character.account;
    players.names.remove(&character.name.to_lowercase());
    if players.characters_of(account).next().is_none() {
        players.accounts.remove(&account);
        turn.world.dirty.kept(Key::Account(account));
    }
    sentences::forgotten(turn.world, &character.name);
    turn.world.dirty.kept(Key::Erased(who));
    Some(character)
}

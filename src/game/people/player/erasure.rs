//! Other names, and the end of a character.

use super::preferences::Preferences;
use super::sentences;
use super::state::Character;
use crate::base::id::CreatureId;
use crate::game::frame::flags;
use crate::game::frame::keep::Forget;
use crate::game::frame::keep::dirty::Key;
use crate::game::frame::numbers;
use crate::game::frame::schedule::Job;
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

/// Hides a character in what others wrote and what staff did. Kept.
pub(super) fn forgets(turn: &mut Turn, who: CreatureId, forget: &Forget) {
    let world = &mut *turn.world;
    let name = super::name_of(world, who);
    numbers::forget(world, &name);
    flags::forget(world, &name);
    sentences::forgotten(world, &name, forget);
    let others: Vec<CreatureId> =
        world.players.characters.ids().filter(|one| *one != who).collect();
    for one in others {
        let Some(character) = world.players.characters.get_mut(one) else { continue };
        let has_prompt = hides_in_choices(&mut character.preferences, forget);
        if forget.hide_in(&mut character.title) || has_prompt {
            world.dirty.kept(Key::Creature(one));
        }
    }
}

/// A prompt of one's own may have somebody's name in it.
fn hides_in_choices(choices: &mut Preferences, forget: &Forget) -> bool {
    let mut text = serde_json::to_string(choices).unwrap_or_default();
    let hidden = forget.hide_in(&mut text).then(|| serde_json::from_str(&text).ok()).flatten();
    hidden.is_some_and(|hidden| {
        *choices = hidden;
        true
    })
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
    players.snoops.retain(|who_snoops, whom| *who_snoops != who && *whom != who);
    turn.end_timer(Job::Released(who));
    turn.world.dirty.kept(Key::Erased(who));
    Some(character)
}

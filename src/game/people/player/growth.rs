//! Experience and levels of characters, whether somebody plays them just now or not.
//!
//! The character has them; the body of one who is here is told of a new level, since fights ask
//! bodies, and it is whole and of the new strength then.

use crate::base::id::CreatureId;
use crate::game::Turn;
use crate::game::frame::keep::dirty::Key;
use crate::game::ground::creature::{self, LEVEL_MAX, experience_for, maxima};

/// Gives experience; comes back with the new level if one (or more) was reached. Kept.
pub fn gain_experience(turn: &mut Turn, who: CreatureId, experience: u64) -> Option<u32> {
    let character = turn.world.players.characters.get_mut(who)?;
    character.experience = character.experience.saturating_add(experience);
    let before = character.level;
    while character.level < LEVEL_MAX && character.experience >= experience_for(character.level + 1)
    {
        character.level += 1;
    }
    let reached = character.level;
    turn.world.dirty.kept(Key::Creature(who));
    (reached > before).then(|| {
        grow(turn, who, reached);
        reached
    })
}

/// Sets the level of anybody outright, NPC or character, here or away (wizards). Kept.
pub fn set_level(turn: &mut Turn, who: CreatureId, level: u32) {
    let level = level.clamp(1, LEVEL_MAX);
    if let Some(character) = turn.world.players.characters.get_mut(who) {
        character.level = level;
        character.experience = experience_for(level);
    }
    grow(turn, who, level);
    turn.world.dirty.kept(Key::Creature(who));
}

/// The body of a level: an NPC's health is as it is written, and stays.
fn grow(turn: &mut Turn, who: CreatureId, level: u32) {
    creature::set_level(turn.world, who, level);
    let Some(character) = turn.world.players.characters.get_mut(who) else { return };
    let (health, spirit) = maxima(turn.content, &character.calling, level);
    (character.rest.health, character.rest.spirit) = (health, spirit);
    creature::set_maxima(turn, who, health, spirit);
}

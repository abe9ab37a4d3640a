//! A word that is no verb, no skill of one's own, and no way out: what is answered to it, from what
//! is around whoever typed it.
//!
//! In this order: a skill of another calling; a number, of which no list was shown; what one sees
//! here, by its name alone; a player who is in the world; and the verbs that come nearest
//! ([`verb::find`](crate::game::frame::verb::find)).

mod refusals;

use crate::base::id::CreatureId;
use crate::game::frame::grammar;
use crate::game::frame::verb;
use crate::game::ground::{find, item, sight};
use crate::game::people::skill;
use crate::game::{Refusal, Turn};
use crate::text::style::clean;

/// Letters of an unknown word that are shown again.
const SHOWN_LETTERS_MAX: usize = 30;
/// Letters that a word has at least which names somebody or something.
const NAME_LETTERS_MIN: usize = 3;

/// What is answered to a word that is no verb. `nearest`: the verbs that come near it.
pub fn answer(turn: &Turn, who: CreatureId, word: &str, nearest: Vec<String>) -> Refusal {
    let bare = verb::without_marks(word).to_lowercase();
    if let Some(why) = skill::no_such_blow(turn, who, &bare) {
        return why;
    }
    if let Some(why) = skill_of_others(turn, word) {
        return why;
    }
    if !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_digit()) {
        return refusals::a_number();
    }
    if let Some(why) = named(turn, who, &bare) {
        return why;
    }
    let word = clean(word).chars().take(SHOWN_LETTERS_MAX).collect();
    Refusal::Unknown { word, nearest }
}

/// A skill that one's own calling has not.
pub fn skill_of_others(turn: &Turn, word: &str) -> Option<Refusal> {
    let word = &verb::without_marks(word).to_lowercase();
    let has = |verb: &str| verb == word;
    let calling =
        turn.content.callings.iter().find(|c| c.skills.iter().any(|skill| has(&skill.verb)))?;
    Some(refusals::skill_of(word, &calling.name))
}

/// Somebody or something by the name alone.
fn named(turn: &Turn, who: CreatureId, word: &str) -> Option<Refusal> {
    let noun = grammar::noun(word).filter(|_| word.chars().count() >= NAME_LETTERS_MIN)?;
    if let Ok(other) = find::creature(turn, who, &noun)
        && other != who
    {
        return Some(refusals::somebody_here(turn.world, other, word));
    }
    let room = turn.world.places.room_of(who)?;
    let lying = turn.world.places.on_floor(room);
    let sees = sight::can_see(turn.content, turn.world, who);
    if let Some(thing) = find::item(turn, who, &noun, lying).filter(|_| sees) {
        return Some(refusals::something(&item::name(turn.content, turn.world, thing), word));
    }
    let far = turn.world.players.find(word).filter(|other| *other != who)?;
    turn.world.players.may_see(who, far).then(|| refusals::somebody_else(turn.world, far))
}

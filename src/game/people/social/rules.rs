//! Whether a social can be done, and at whom or what.

use super::{Aim, Event, refusals};
use crate::base::id::{CreatureId, RoomId};
use crate::game::frame::grammar::{self, Noun, What, word_and_rest, word_fits};
use crate::game::frame::part::Done;
use crate::game::frame::seek::Seek;
use crate::game::frame::verb;
use crate::game::ground::find;
use crate::game::ground::item;
use crate::game::people::acquaintance;
use crate::game::people::player;
use crate::game::{Refusal, Turn};
use crate::text::sentence::the;

/// Does the `at`th social of the texts at what the words behind it mean.
pub fn show(turn: &mut Turn, who: CreatureId, at: usize, words: &str) -> Done {
    let content = turn.content;
    let social = content.words.socials.get(at).ok_or(Refusal::Dark)?;
    verb::awake_enough(turn.world, who, social.least)?;
    let room = turn.world.places.room_of(who).ok_or(Refusal::Dark)?;
    let aim = aim(turn, who, room, words)?;
    if let Aim::Person(target) = aim {
        acquaintance::may_reach(turn.world, who, target)?;
    }
    let can_be = match &aim {
        Aim::Nobody => true,
        Aim::Person(_) => social.person.is_some(),
        Aim::Oneself => social.own.is_some(),
        Aim::Thing(_) => social.thing.is_some(),
    };
    if !can_be {
        return Err(refusals::not_at_that(&social.word));
    }
    turn.report(Event::Shown { who, room, at, aim });
    Ok(())
}

/// Words before the one who is meant: `smile at bran`.
const BEFORE: [&str; 13] = [
    "at", "to", "with", "on", "upon", "over", "around", "about", "toward", "towards", "before",
    "beside", "for",
];

/// Words for nobody in particular.
const NOBODY: [&str; 8] = ["", "all", "everyone", "everybody", "around", "here", "room", "people"];

fn aim(turn: &mut Turn, who: CreatureId, room: RoomId, words: &str) -> Result<Aim, Refusal> {
    let words = words.trim().trim_end_matches(['.', '!', ',']);
    let (first, rest) = word_and_rest(words);
    let is_before = BEFORE.iter().any(|word| word.eq_ignore_ascii_case(first));
    let words = if is_before && !rest.is_empty() { rest } else { words };
    if NOBODY.iter().any(|word| word.eq_ignore_ascii_case(words)) {
        return Ok(Aim::Nobody);
    }
    let whole = meant(turn, who, room, words);
    // `wave bran goodbye`: what stands behind the first word is manner, where it is no name.
    match (whole, word_and_rest(words)) {
        (Err(why), (first, rest)) if !rest.is_empty() => {
            meant(turn, who, room, first).map_err(|_| why)
        }
        (whole, _) => whole,
    }
}

/// Whom or what some words mean: people come before things, and things before what a room has.
fn meant(turn: &mut Turn, who: CreatureId, room: RoomId, words: &str) -> Result<Aim, Refusal> {
    let noun = grammar::noun(words).ok_or_else(|| Refusal::NotHere(words.into()))?;
    let why = match find::creature(turn, who, &noun) {
        Ok(target) if target == who => return Ok(Aim::Oneself),
        Ok(target) => {
            player::spoke_of(turn.world, who, Some(target), None);
            return Ok(Aim::Person(target));
        }
        Err(why) => why,
    };
    let there = find::sought(turn, who, &[Seek::Pack, Seek::Worn, Seek::Room]);
    if let Some(found) = find::item(turn, who, &noun, &there) {
        player::spoke_of(turn.world, who, None, Some(found));
        return Ok(Aim::Thing(the(&item::name(turn.content, turn.world, found))));
    }
    match part_of_room(turn, room, &noun).filter(|_| why != Refusal::Dark) {
        Some(word) => Ok(Aim::Thing(the(&word))),
        None => Err(why),
    }
}

/// The word that a room has for what is meant.
fn part_of_room(turn: &Turn, room: RoomId, noun: &Noun) -> Option<String> {
    let What::Words(typed) = &noun.what else { return None };
    let all_fit = |own: &str| {
        typed.iter().all(|word| own.split_whitespace().any(|part| word_fits(part, word)))
    };
    let nouns = &turn.content.room(room)?.nouns;
    nouns.iter().flat_map(|noun| &noun.words).find(|own| all_fit(own)).cloned()
}

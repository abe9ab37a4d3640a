//! Finding whom and where a wizard means.
//!
//! A wizard's reach is longer than a player's: players are found anywhere, then NPCs in the room,
//! then NPCs anywhere. `#17` is the creature or thing with that number, as `@stat` shows it.

use super::event::Event;
use super::refusals;
use crate::base::id::{CreatureId, ItemId, NpcTemplateId, RoomId};
use crate::game::frame::grammar::{self, Noun, What, Which};
use crate::game::ground::creature::Creature;
use crate::game::ground::find;
use crate::game::people::player;
use crate::game::people::talk;
use crate::game::{Refusal, Turn};
use crate::text::style::clean;

/// The person a text means.
pub(super) fn person(turn: &Turn, who: CreatureId, text: &str) -> Result<CreatureId, Refusal> {
    let nobody = || Refusal::NobodyCalled(clean(text));
    let noun = grammar::noun(text).ok_or_else(nobody)?;
    if noun.what == What::Me {
        return Ok(who);
    }
    numbered(text)
        .map(CreatureId)
        .filter(|id| turn.world.creatures.get(*id).is_some())
        .or_else(|| talk::somebody(turn, who, text.trim()).ok())
        .or_else(|| find::creature(turn, who, &noun).ok())
        .or_else(|| of_template(turn, who, text).first().copied())
        .or_else(|| npc_anywhere(turn, who, &noun).first().copied())
        .ok_or_else(nobody)
}

/// The person a text means; if it is an NPC, and others might have been meant, the wizard is told.
pub(super) fn one_of(turn: &mut Turn, who: CreatureId, text: &str) -> Result<CreatureId, Refusal> {
    let taken = person(turn, who, text)?;
    tell_of_others(turn, who, text, taken);
    Ok(taken)
}

/// Tells a wizard of the NPCs that a text means besides the one it was taken for. A number means
/// nobody else, and neither does the second of several.
pub(super) fn tell_of_others(turn: &mut Turn, who: CreatureId, text: &str, taken: CreatureId) {
    let Some(noun) = grammar::noun(text) else { return };
    let is_npc = turn.world.creatures.get(taken).is_some_and(|body| !body.is_player());
    if numbered(text).is_some() || noun.which != Which::Plain || !is_npc {
        return;
    }
    let mut others = match of_template(turn, who, text) {
        none if none.is_empty() => npc_anywhere(turn, who, &noun),
        all => all,
    };
    others.retain(|other| *other != taken);
    if !others.is_empty() {
        let place = |id: CreatureId| (id, turn.world.places.room_of(id));
        let others = others.into_iter().map(place).collect();
        let taken = place(taken);
        turn.report(Event::Several { who, taken, others });
    }
}

/// Everyone, player or NPC, of a number, of a template by its id, or of words.
pub(super) fn everyone_meant(turn: &Turn, text: &str) -> Vec<CreatureId> {
    let is_there = |id: &CreatureId| turn.world.creatures.get(*id).is_some();
    if let Some(number) = numbered(text) {
        return Some(CreatureId(number)).filter(is_there).into_iter().collect();
    }
    if let Some(template) = npc_template(turn, text) {
        let of_it = turn.world.creatures.iter().filter(|body| body.template() == Some(template));
        return of_it.map(Creature::id).collect();
    }
    let What::Words(words) = grammar::noun(text).map_or(What::Anything, |noun| noun.what) else {
        return Vec::new();
    };
    let all = turn.world.creatures.iter().map(Creature::id);
    all.filter(|id| answers(turn, *id, &words)).collect()
}

fn answers(turn: &Turn, id: CreatureId, words: &[String]) -> bool {
    find::fit(turn.content, turn.world, id, words).is_some()
}

fn npc_template(turn: &Turn, text: &str) -> Option<NpcTemplateId> {
    let id = turn.content.names.npcs.find(text.trim())?;
    turn.content.npcs.has(id).then_some(id)
}

/// The NPCs of a template by its id, those of the wizard's own room first.
fn of_template(turn: &Turn, who: CreatureId, text: &str) -> Vec<CreatureId> {
    let Some(template) = npc_template(turn, text) else { return Vec::new() };
    nearest_first(turn, who, |body| body.template() == Some(template))
}

fn nearest_first(
    turn: &Turn,
    who: CreatureId,
    fits: impl Fn(&Creature) -> bool,
) -> Vec<CreatureId> {
    let here = turn.world.places.room_of(who);
    let npcs = turn.world.creatures.iter().filter(|body| !body.is_player() && fits(body));
    let (near, far): (Vec<_>, Vec<_>) =
        npcs.map(Creature::id).partition(|id| turn.world.places.room_of(*id) == here);
    near.into_iter().chain(far).collect()
}

/// A player in the world, or why it is none.
pub(super) fn player(turn: &Turn, who: CreatureId, text: &str) -> Result<CreatureId, Refusal> {
    let found = person(turn, who, text)?;
    match turn.world.players.is_here(found) {
        true => Ok(found),
        false => Err(refusals::no_player()),
    }
}

/// NPCs of the wizard's own room first (it may be too dark there to see them), then all others;
/// from the one that was meant by its place among them.
fn npc_anywhere(turn: &Turn, who: CreatureId, noun: &Noun) -> Vec<CreatureId> {
    let What::Words(words) = &noun.what else { return Vec::new() };
    let nth = noun.nth();
    let all = nearest_first(turn, who, |body| answers(turn, body.id(), words));
    all.into_iter().skip(nth.saturating_sub(1)).collect()
}

/// The number of `#17`.
fn numbered(text: &str) -> Option<u64> {
    text.trim().strip_prefix('#')?.parse().ok()
}

/// The thing of `#17`, wherever it is.
pub(super) fn numbered_item(turn: &Turn, text: &str) -> Option<ItemId> {
    let id = ItemId(numbered(text)?);
    turn.world.items.get(id).map(|item| item.id())
}

/// The room somebody is in.
pub(super) fn here(turn: &Turn, who: CreatureId) -> Result<RoomId, Refusal> {
    turn.world.places.room_of(who).ok_or_else(refusals::nowhere)
}

/// The room of `here` or of a builder's id, in an instance of it if one is named (`hall@7`).
pub(super) fn room(turn: &Turn, who: CreatureId, word: &str) -> Option<RoomId> {
    let word = word.trim();
    match word.eq_ignore_ascii_case("here") {
        true => turn.world.places.room_of(who),
        false => {
            turn.content.room_kept(word).or_else(|| turn.content.room_kept(&word.to_lowercase()))
        }
    }
}

/// A room by its id, or the room in which a person is.
pub(super) fn place(turn: &Turn, who: CreatureId, text: &str) -> Result<RoomId, Refusal> {
    if let Some(room) = room(turn, who, text) {
        return Ok(room);
    }
    let of_person = |id| turn.world.places.room_of(id);
    person(turn, who, text)
        .ok()
        .and_then(of_person)
        .ok_or_else(|| refusals::unknown("room or person", text, room_keys(turn)))
}

/// The ids of all rooms.
pub(super) fn room_keys<'t>(turn: &Turn<'t>) -> Vec<&'t str> {
    turn.content.all_rooms().map(|room| room.key.as_ref()).collect()
}

/// What somebody is called.
pub(super) fn name(turn: &Turn, who: CreatureId) -> String {
    player::name_of(turn.world, who)
}

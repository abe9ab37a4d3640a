//! Finding whom and where a wizard means.
//!
//! A wizard's reach is longer than a player's: players are found anywhere, then NPCs in the room,
//! then NPCs anywhere. `#17` is the creature or thing with that number, as `@stat` shows it.

use crate::base::id::{CreatureId, ItemId, RoomId};
use crate::game::find;
use crate::game::grammar::{self, Noun, What, Which};
use crate::game::player;
use crate::game::refusal::Refusal;
use crate::game::talk;
use crate::game::turn::Turn;
use crate::text::style::clean;
use crate::yaml::suggest::nearest_few;

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
        .or_else(|| talk::somebody(turn, text.trim()).ok())
        .or_else(|| find::creature(turn, who, &noun).ok())
        .or_else(|| npc_anywhere(turn, who, &noun))
        .ok_or_else(nobody)
}

/// A player in the world, or why it is none.
pub(super) fn player(turn: &Turn, who: CreatureId, text: &str) -> Result<CreatureId, Refusal> {
    let found = person(turn, who, text)?;
    match turn.world.players.is_here(found) {
        true => Ok(found),
        false => Err(Refusal::Because("That is no player.".into())),
    }
}

/// NPCs of the wizard's own room first (it may be too dark there to see them), then all others.
fn npc_anywhere(turn: &Turn, who: CreatureId, noun: &Noun) -> Option<CreatureId> {
    let What::Words(words) = &noun.what else { return None };
    let nth = match noun.which {
        Which::Nth(n) => n,
        Which::All | Which::Count(_) => 1,
    };
    let here = turn.world.places.room_of(who);
    let is_near = |id: &CreatureId| turn.world.places.room_of(*id) == here;
    let fits = |id: &CreatureId| {
        words.iter().all(|word| find::answers_to(turn.content, turn.world, *id, word))
    };
    let npcs =
        || turn.world.creatures.iter().filter(|body| !body.is_player()).map(|body| body.id());
    let near = npcs().filter(is_near);
    let far = npcs().filter(|id| !is_near(id));
    near.chain(far).filter(fits).nth(nth.saturating_sub(1))
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
    let nowhere = || Refusal::Because("You are nowhere.".into());
    turn.world.places.room_of(who).ok_or_else(nowhere)
}

/// The room of `here` or of a builder's id.
pub(super) fn room(turn: &Turn, who: CreatureId, word: &str) -> Option<RoomId> {
    let word = word.trim();
    match word.eq_ignore_ascii_case("here") {
        true => turn.world.places.room_of(who),
        false => {
            turn.content.room_named(word).or_else(|| turn.content.room_named(&word.to_lowercase()))
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
        .ok_or_else(|| unknown("room or person", text, room_keys(turn)))
}

/// The ids of all rooms.
pub(super) fn room_keys<'t>(turn: &Turn<'t>) -> Vec<&'t str> {
    turn.content.all_rooms().map(|room| room.key.as_ref()).collect()
}

/// There is nothing of that name; the nearest of `among` may have been meant.
pub(super) fn unknown(kind: &str, word: &str, among: Vec<&str>) -> Refusal {
    let nearest = nearest_few(word, among, 1);
    let hint = nearest.first().map(|near| format!(" Did you mean `{near}`?")).unwrap_or_default();
    Refusal::Because(format!("There is no {kind} \"{}\".{hint}", clean(word)))
}

/// What somebody is called.
pub(super) fn name(turn: &Turn, who: CreatureId) -> String {
    player::name_of(turn.world, who)
}

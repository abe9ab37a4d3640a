//! What else is done with things: tasting, using, lighting, destroying.

use super::super::eat::{Meal, consume};
use super::super::event::{Event, Haul};
use super::super::reach::here;
use super::super::wear::{self, slot_of};
use super::super::{refusals, text};
use super::tell_missing;
use crate::base::id::{CreatureId, ItemId};
use crate::game::frame::args::Args;
use crate::game::frame::part::Done;
use crate::game::ground::find;
use crate::game::ground::item::{self, ItemKind, Slot};
use crate::game::ground::place::Place;
use crate::game::people::look::is_container;
use crate::game::{Refusal, Turn};

/// One thing where the verb looks.
fn one(turn: &Turn, who: CreatureId, args: &mut Args) -> Result<ItemId, Refusal> {
    let there = find::sought(turn, who, args.seeks());
    let noun = args.noun()?;
    find::item(turn, who, &noun, &there).ok_or_else(|| Refusal::NotCarried(noun.words()))
}

fn kind_of(turn: &Turn, id: ItemId) -> Option<ItemKind> {
    item::template(turn.content, turn.world, id).map(|written| written.kind)
}

pub(super) fn taste(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let id = one(turn, who, &mut args)?;
    let room = here(turn, who)?;
    let is_fit =
        kind_of(turn, id).is_some_and(|kind| Meal::Eaten.takes(kind) || Meal::Drunk.takes(kind));
    if !is_fit {
        return Err(refusals::cannot("taste", &item::name(turn.content, turn.world, id)));
    }
    let flavor = item::template(turn.content, turn.world, id).and_then(|t| t.flavor.clone());
    let mut what = Haul::default();
    what.add(turn.content, turn.world, id, 1);
    turn.report(Event::Tasted { who, room, what, flavor });
    Ok(())
}

/// Does with a thing what it is for.
pub(super) fn use_it(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let id = one(turn, who, &mut args)?;
    let kind = kind_of(turn, id);
    let is_carried = turn.world.places.of_item(id) == Some(Place::Carried(who));
    if let Some(meal) =
        [Meal::Eaten, Meal::Drunk].into_iter().find(|m| kind.is_some_and(|k| m.takes(k)))
    {
        return consume(turn, who, id, meal);
    }
    if slot_of(turn, id).is_some() && is_carried {
        return wear::wear(turn, who, id);
    }
    let name = item::name(turn.content, turn.world, id);
    Err(match kind {
        _ if is_container(turn.content, turn.world, id) => refusals::use_container(&name),
        Some(ItemKind::Key) => refusals::use_key(&name),
        _ if !is_carried => Refusal::NotCarried(name),
        _ => refusals::no_use_by_itself(&name),
    })
}

pub(super) fn light(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let held = turn.world.places.worn_in(who, Slot::Light);
    let there = find::sought(turn, who, args.seeks());
    let noun = args.noun()?;
    let Some(id) = find::item(turn, who, &noun, &there) else {
        let is_held = held.and_then(|held| find::item(turn, who, &noun, &[held]));
        return Err(match is_held {
            Some(held) => refusals::burns_already(&item::name(turn.content, turn.world, held)),
            None => Refusal::NotCarried(noun.words()),
        });
    };
    if slot_of(turn, id) != Some(Slot::Light) {
        return Err(refusals::no_light(&item::name(turn.content, turn.world, id)));
    }
    wear::wear(turn, who, id)
}

pub(super) fn extinguish(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let Some(held) = turn.world.places.worn_in(who, Slot::Light) else {
        return Err(refusals::holds_no_light());
    };
    if !args.is_empty() {
        let noun = args.noun()?;
        find::item(turn, who, &noun, &[held]).ok_or_else(|| Refusal::NotWorn(noun.words()))?;
    }
    wear::remove(turn, who, &[held])
}

/// Destroys what is carried, if its owner is sure.
pub(super) fn junk(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let line = format!("junk {}", args.ahead());
    let phrase = args.phrase_of(args.ahead())?;
    let room = here(turn, who)?;
    let chosen = find::choose(turn, who, &phrase, &find::sought(turn, who, args.seeks()))?;
    let missing = chosen.missing.first().map(|noun| Refusal::NotCarried(noun.words()));
    if chosen.portions.is_empty() {
        return Err(missing.unwrap_or_else(refusals::carries_nothing));
    }
    let mut what = Haul::default();
    for portion in &chosen.portions {
        let name = item::name(turn.content, turn.world, portion.item);
        let is_needed =
            matches!(kind_of(turn, portion.item), Some(ItemKind::Key | ItemKind::Quest));
        if is_needed {
            return Err(refusals::may_be_needed(&name));
        }
        if !turn.world.places.inside(portion.item).is_empty() {
            return Err(refusals::not_with_what_is_in_it(&name));
        }
        what.add(turn.content, turn.world, portion.item, portion.count);
    }
    let price = format!("You would destroy {}, for good.", text::haul(&what));
    if !turn.is_sure(who, &line, &price) {
        return Ok(());
    }
    for portion in &chosen.portions {
        item::use_up(turn, portion.item, portion.count);
    }
    turn.report(Event::Junked { who, room, what });
    tell_missing(turn, who, missing);
    Ok(())
}

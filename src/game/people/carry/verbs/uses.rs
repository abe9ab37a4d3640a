//! Wearing, wielding, holding, taking off, eating and drinking: which things, one by one.

use super::super::eat::{Meal, consume};
use super::super::refusals;
use super::super::wear::{self, slot_of};
use super::tell_missing;
use crate::base::id::{CreatureId, ItemId};
use crate::game::frame::args::Args;
use crate::game::frame::grammar::{Noun, Phrase, What};
use crate::game::frame::part::Done;
use crate::game::frame::seek::Seek;
use crate::game::ground::find;
use crate::game::ground::item::{self, Slot};
use crate::game::{Refusal, Turn};

pub(super) fn wear(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let phrase = args.phrase()?;
    if phrase.is_everything() {
        return wear::wear_all(turn, who);
    }
    don(turn, who, &args, &phrase, "wear", |_| true)
}

pub(super) fn wield(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let phrase = args.phrase()?;
    don(turn, who, &args, &phrase, "wield", |slot| slot == Slot::Wield)
}

pub(super) fn hold(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let phrase = args.phrase()?;
    don(turn, who, &args, &phrase, "hold", |slot| matches!(slot, Slot::Light | Slot::Shield))
}

/// Puts each of some things on, if `fits` says that this verb is for where they are worn.
fn don(
    turn: &mut Turn,
    who: CreatureId,
    args: &Args,
    phrase: &Phrase,
    verb: &'static str,
    fits: fn(Slot) -> bool,
) -> Done {
    let worn = find::sought(turn, who, &[Seek::Worn]);
    let already = |turn: &Turn, noun: &Noun| {
        let worn = find::item(turn, who, noun, &worn)?;
        let slot = slot_of(turn, worn)?;
        Some(refusals::worn_already(slot, &item::name(turn.content, turn.world, worn)))
    };
    let things = each(turn, who, args, phrase, already)?;
    for_each(turn, who, &things, |turn, id| match slot_of(turn, id) {
        Some(slot) if fits(slot) => wear::wear(turn, who, id),
        _ => Err(refusals::cannot(verb, &item::name(turn.content, turn.world, id))),
    })
}

pub(super) fn remove(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let worn = find::sought(turn, who, args.seeks());
    let phrase = args.phrase()?;
    let chosen = find::choose(turn, who, &phrase, &worn)?;
    let found: Vec<ItemId> = chosen.portions.iter().map(|portion| portion.item).collect();
    let why = |noun: &Noun| match noun.what {
        What::Anything => refusals::wears_nothing(),
        _ => Refusal::NotWorn(noun.words()),
    };
    let missing = chosen.missing.first().map(why);
    match missing {
        Some(why) if found.is_empty() => return Err(why),
        None if found.is_empty() => return Err(refusals::wears_nothing()),
        _ => wear::remove(turn, who, &found)?,
    }
    tell_missing(turn, who, missing);
    Ok(())
}

pub(super) fn meal(turn: &mut Turn, who: CreatureId, mut args: Args, how: Meal) -> Done {
    let phrase = args.phrase()?;
    let things = each(turn, who, &args, &phrase, |_, _| None)?;
    for_each(turn, who, &things, |turn, id| consume(turn, who, id, how))
}

/// The things that are meant where the verb looks, to be worn or swallowed one by one: as many as are
/// named, but of each only one. `why` says why one is not there, if there is more to say of it.
fn each(
    turn: &mut Turn,
    who: CreatureId,
    args: &Args,
    phrase: &Phrase,
    why: impl Fn(&Turn, &Noun) -> Option<Refusal>,
) -> Result<Vec<ItemId>, Refusal> {
    let there = find::sought(turn, who, args.seeks());
    let chosen = find::choose(turn, who, phrase, &there)?;
    if chosen.has_several {
        return Err(refusals::one_at_a_time());
    }
    let missing = chosen
        .missing
        .first()
        .map(|noun| why(turn, noun).unwrap_or_else(|| Refusal::NotCarried(noun.words())));
    match missing {
        Some(why) if chosen.portions.is_empty() => return Err(why),
        None if chosen.portions.is_empty() => return Err(refusals::carries_nothing()),
        missing => tell_missing(turn, who, missing),
    }
    Ok(chosen.portions.iter().map(|portion| portion.item).collect())
}

/// Does the same with each of some things. What could not be done is told where it stands.
fn for_each(
    turn: &mut Turn,
    who: CreatureId,
    things: &[ItemId],
    does: impl Fn(&mut Turn, ItemId) -> Done,
) -> Done {
    let [one] = things else {
        for id in things {
            let done = does(turn, *id);
            tell_missing(turn, who, done.err());
        }
        return Ok(());
    };
    does(turn, *one)
}

//! Which things a phrase means, and how many of them.

use super::coins::purse;
use super::reach::may_take_from;
use super::refusals;
use super::rules::Load;
use crate::base::id::{CreatureId, ItemId};
use crate::base::money::Coins;
use crate::game::frame::grammar::{Noun, Phrase, What, Which, Whose};
use crate::game::frame::seek::Seek;
use crate::game::ground::find::{self, Chosen};
use crate::game::ground::item;
use crate::game::ground::sight;
use crate::game::people::look::is_container;
use crate::game::{Refusal, Turn};
use crate::text::sentence::the;

/// What somebody gets at, and why not at the rest of what they named.
pub(super) struct Picked {
    pub chosen: Chosen,
    pub missing: Option<Refusal>,
}

/// The coins of a purse that a noun means; `None` if it means no coins.
pub fn spoken_coins(turn: &Turn, who: CreatureId, noun: &Noun) -> Option<Result<Coins, Refusal>> {
    if !noun.is_coins() {
        return None;
    }
    let has = purse(turn.world, who);
    let is_one = || noun.words() == "coin" || noun.words() == "credit";
    Some(match (noun.which, has) {
        (_, Coins::NONE) => Err(refusals::too_few_coins(has)),
        (Which::All, has) => Ok(has),
        (Which::Count(0), _) => Err(Refusal::NoneAsked),
        (Which::Count(n), _) if n > has.0 => Err(refusals::too_few_coins(has)),
        (Which::Count(n), _) => Ok(Coins(n)),
        (Which::Plain, _) if is_one() => Ok(Coins(1)),
        // Nobody empties their purse by a word that may have been meant otherwise.
        (Which::Plain | Which::Nth(_), _) => Err(refusals::how_many_coins()),
    })
}

/// What somebody carries, or has in the purse, that a phrase means, and why not the rest of it.
pub(super) fn load(
    turn: &Turn,
    who: CreatureId,
    phrase: &Phrase,
) -> Result<(Load, Option<Refusal>), Refusal> {
    let carried = turn.world.places.carried(who);
    let mut chosen = find::choose(turn, who, phrase, carried)?;
    let mut coins = Coins::NONE;
    let mut missing = None;
    for noun in std::mem::take(&mut chosen.missing) {
        match spoken_coins(turn, who, &noun) {
            Some(Ok(more)) => coins = coins.plus(more),
            Some(Err(why)) => missing = missing.or(Some(why)),
            None if noun.what == What::Anything => {
                missing = missing.or(Some(refusals::carries_nothing()));
            }
            None => missing = missing.or(Some(Refusal::NotCarried(noun.words()))),
        }
    }
    match (chosen.portions.is_empty() && coins == Coins::NONE, missing) {
        (true, Some(why)) => Err(why),
        (true, None) => Err(refusals::carries_nothing()),
        (false, missing) => Ok((Load { things: chosen.portions, coins }, missing)),
    }
}

/// What a phrase means on the floor. `all` leaves corpses where they are.
pub(super) fn on_floor(
    turn: &Turn,
    who: CreatureId,
    phrase: &Phrase,
    seeks: &[Seek],
) -> Result<Picked, Refusal> {
    if !sight::can_see(turn.content, turn.world, who) {
        return Err(Refusal::Dark);
    }
    let mut there = find::sought(turn, who, seeks);
    if phrase.whole.is_everything() {
        there.retain(|id| !item::is_corpse(turn.content, turn.world, *id));
    }
    let chosen = find::choose(turn, who, phrase, &there)?;
    picked(chosen, |noun| match noun.what {
        What::Anything => refusals::nothing_to_take(),
        _ if noun.whose == Whose::Mine => Refusal::NotCarried(noun.words()),
        _ => Refusal::NotHere(noun.words()),
    })
}

/// What a phrase means in a container.
pub(super) fn inside(
    turn: &Turn,
    who: CreatureId,
    phrase: &Phrase,
    container: ItemId,
) -> Result<Picked, Refusal> {
    let there = turn.world.places.inside(container);
    let name = the(&item::name(turn.content, turn.world, container));
    let chosen = find::choose(turn, who, phrase, there)?;
    picked(chosen, |noun| match there.is_empty() || noun.what == What::Anything {
        true => refusals::is_empty(&name),
        false => refusals::not_inside(&name, &noun.words()),
    })
}

/// What was found, or why nothing was, or why not all.
fn picked(chosen: Chosen, why: impl Fn(&Noun) -> Refusal) -> Result<Picked, Refusal> {
    let missing = chosen.missing.first().map(&why);
    match (chosen.portions.is_empty(), missing) {
        (true, Some(missing)) => Err(missing),
        (true, None) => Err(refusals::nothing_to_take()),
        (false, missing) => Ok(Picked { chosen, missing }),
    }
}

/// The container that a noun means, on the floor or on somebody. What holds nothing is passed over
/// where something else fits, and `corpse` alone means one that there is something in to take.
pub(super) fn container(turn: &Turn, who: CreatureId, noun: &Noun) -> Result<ItemId, Refusal> {
    let near = find::sought(turn, who, &NEAR);
    let is_fit = |id: &ItemId| is_container(turn.content, turn.world, *id);
    let boxes: Vec<ItemId> = near.iter().copied().filter(is_fit).collect();
    let yields = |id: &ItemId| {
        !turn.world.places.inside(*id).is_empty() && may_take_from(turn.world, turn.now, who, *id)
    };
    let full: Vec<ItemId> = boxes.iter().copied().filter(yields).collect();
    let first = find::item(turn, who, noun, &boxes);
    let meant = match (noun.which, first) {
        (Which::Plain, Some(first)) if item::is_corpse(turn.content, turn.world, first) => {
            find::item(turn, who, noun, &full).or(Some(first))
        }
        (_, first) => first,
    };
    meant.ok_or_else(|| match find::item(turn, who, noun, &near) {
        Some(other) if !is_fit(&other) => {
            refusals::no_container(&item::name(turn.content, turn.world, other))
        }
        _ if sight::can_see(turn.content, turn.world, who) => Refusal::NotHere(noun.words()),
        _ => Refusal::Dark,
    })
}

/// All containers that a noun means: one, or several where several are spoken of (`all.satchel`).
pub(super) fn containers(
    turn: &Turn,
    who: CreatureId,
    phrase: &Phrase,
) -> Result<Vec<ItemId>, Refusal> {
    let mut near = find::sought(turn, who, &NEAR);
    near.retain(|id| is_container(turn.content, turn.world, *id));
    let chosen = find::choose(turn, who, phrase, &near)?;
    if !phrase.is_several() && chosen.portions.len() < 2 {
        return container(turn, who, &phrase.whole).map(|one| vec![one]);
    }
    match chosen.missing.first() {
        Some(noun) => Err(Refusal::NotHere(noun.words())),
        None => Ok(chosen.portions.iter().map(|portion| portion.item).collect()),
    }
}

/// Where containers are looked for: on the floor first.
const NEAR: [Seek; 3] = [Seek::Room, Seek::Pack, Seek::Worn];

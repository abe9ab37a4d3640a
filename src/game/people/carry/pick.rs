//! Which things a noun means, and how many of them.

use super::coins::purse;
use super::reach::may_take_from;
use super::refusals;
use super::rules::{Load, Portion};
use crate::base::id::{CreatureId, ItemId};
use crate::base::money::Coins;
use crate::game::frame::grammar::{Noun, What, Which};
use crate::game::ground::find;
use crate::game::ground::item;
use crate::game::ground::sight;
use crate::game::ground::sight::Lighting;
use crate::game::people::look::{is_container, within_reach};
use crate::game::{Refusal, Turn};
use crate::text::sentence::the;

/// What a noun means of `among`, with counts. Empty if nothing fits; refused if there are fewer
/// than were asked for.
pub fn portions(
    turn: &Turn,
    who: CreatureId,
    noun: &Noun,
    among: &[ItemId],
) -> Result<Vec<Portion>, Refusal> {
    let fitting: Vec<ItemId> =
        among.iter().copied().filter(|id| fits(turn, who, noun, *id)).collect();
    let whole = |id: &ItemId| Portion::whole(turn.world, *id);
    match noun.which {
        Which::All => Ok(fitting.iter().map(whole).collect()),
        Which::Nth(n) => Ok(fitting.iter().skip(n.saturating_sub(1)).take(1).map(whole).collect()),
        Which::Count(count) => counted(turn, &fitting, count),
    }
}

/// So many of these things, from as many stacks as it takes.
fn counted(turn: &Turn, fitting: &[ItemId], count: u64) -> Result<Vec<Portion>, Refusal> {
    if count == 0 {
        return Err(Refusal::NoneAsked);
    }
    let mut left = count;
    let mut chosen = Vec::new();
    for id in fitting {
        let there = Portion::whole(turn.world, *id);
        let part = Portion { count: there.count.min(left), ..there };
        left -= part.count;
        if part.count > 0 {
            chosen.push(part);
        }
    }
    if left > 0 && !chosen.is_empty() {
        return Err(refusals::only(count - left));
    }
    Ok(chosen)
}

/// Whether a noun fits one thing, whichever of several it means.
fn fits(turn: &Turn, who: CreatureId, noun: &Noun, id: ItemId) -> bool {
    let any = Noun { which: Which::Nth(1), what: noun.what.clone() };
    let it = turn.world.players.it_item(who);
    !find::items(turn.content, turn.world, &any, &[id], it).is_empty()
        || (is_coin_word(noun) && item::is_money(turn.content, turn.world, id))
}

/// `coins`, `credits`; `gold` only with a number, because many things are of gold.
fn is_coin_word(noun: &Noun) -> bool {
    let What::Words(words) = &noun.what else { return false };
    match words.as_slice() {
        [word] => match word.as_str() {
            "coin" | "coins" | "credit" | "credits" => true,
            "gold" | "money" => matches!(noun.which, Which::Count(_)),
            _ => false,
        },
        _ => false,
    }
}

/// The coins of a purse that a noun means; `None` if it means no coins.
pub fn spoken_coins(turn: &Turn, who: CreatureId, noun: &Noun) -> Option<Result<Coins, Refusal>> {
    if !is_coin_word(noun) {
        return None;
    }
    let has = purse(turn.world, who);
    Some(match (noun.which, has) {
        (_, Coins::NONE) => Err(refusals::too_few_coins(has)),
        (Which::All, has) => Ok(has),
        (Which::Count(0), _) => Err(Refusal::NoneAsked),
        (Which::Count(n), has) if n > has.0 => Err(refusals::too_few_coins(has)),
        (Which::Count(n), _) => Ok(Coins(n)),
        (Which::Nth(_), _) => Err(refusals::how_many_coins()),
    })
}

/// What somebody carries, or has in the purse, that a noun means.
pub(super) fn load(turn: &Turn, who: CreatureId, noun: &Noun) -> Result<Load, Refusal> {
    if let Some(coins) = spoken_coins(turn, who, noun) {
        return Ok(Load { things: Vec::new(), coins: coins? });
    }
    let things = portions(turn, who, noun, turn.world.places.carried(who))?;
    match things.is_empty() {
        true if noun.what == What::Anything => Err(refusals::carries_nothing()),
        true => Err(Refusal::NotCarried(noun.words())),
        false => Ok(Load { things, coins: Coins::NONE }),
    }
}

/// What a noun means on the floor. `all` leaves corpses where they are.
pub(super) fn on_floor(turn: &Turn, who: CreatureId, noun: &Noun) -> Result<Vec<Portion>, Refusal> {
    if !sight::can_see(turn.content, turn.world, who) {
        return Err(Refusal::Dark);
    }
    let floor = turn.world.places.room_of(who).map_or(&[][..], |r| turn.world.places.on_floor(r));
    let floor = without_corpses(turn, noun, floor);
    let found = portions(turn, who, noun, &floor)?;
    match found.is_empty() {
        true if noun.what == What::Anything => Err(refusals::nothing_to_take()),
        true => Err(Refusal::NotHere(noun.words())),
        false => Ok(found),
    }
}

fn without_corpses(turn: &Turn, noun: &Noun, floor: &[ItemId]) -> Vec<ItemId> {
    let skips = noun.which == Which::All && noun.what == What::Anything;
    floor
        .iter()
        .copied()
        .filter(|id| !skips || !item::is_corpse(turn.content, turn.world, *id))
        .collect()
}

/// What a noun means in a container.
pub(super) fn inside(
    turn: &Turn,
    who: CreatureId,
    noun: &Noun,
    container: ItemId,
) -> Result<Vec<Portion>, Refusal> {
    let there = turn.world.places.inside(container);
    let name = the(&item::name(turn.content, turn.world, container));
    let found = portions(turn, who, noun, there)?;
    match found.is_empty() {
        true if there.is_empty() => Err(refusals::is_empty(&name)),
        true => Err(refusals::not_inside(&name, &noun.words())),
        false => Ok(found),
    }
}

/// The container that a noun means, on the floor or on somebody. `corpse` alone means one that
/// there is something in to take, if there is such a one.
pub(super) fn container(turn: &Turn, who: CreatureId, noun: &Noun) -> Result<ItemId, Refusal> {
    let fitting = near(turn, who, noun);
    let holds = |id: &&ItemId| is_container(turn.content, turn.world, **id);
    let Some(first) = fitting.first() else {
        let lit = sight::can_see(turn.content, turn.world, who);
        return Err(if lit { Refusal::NotHere(noun.words()) } else { Refusal::Dark });
    };
    let containers: Vec<ItemId> = fitting.iter().filter(holds).copied().collect();
    let yields = |id: &&ItemId| {
        !turn.world.places.inside(**id).is_empty() && may_take_from(turn.world, turn.now, who, **id)
    };
    let meant = match noun.which {
        Which::Nth(n) if n > 1 => containers.get(n - 1),
        _ => containers.iter().find(yields).or(containers.first()),
    };
    meant.copied().ok_or_else(|| {
        if !containers.is_empty() {
            return Refusal::NotHere(noun.words());
        }
        refusals::no_container(&item::name(turn.content, turn.world, *first))
    })
}

/// Everything within reach that a noun fits: what lies on the floor first.
fn near(turn: &Turn, who: CreatureId, noun: &Noun) -> Vec<ItemId> {
    let Some(room) = turn.world.places.room_of(who) else { return Vec::new() };
    let lighting = sight::lighting(turn.content, turn.world, room);
    let mut near = within_reach(turn, who, room, lighting);
    let on_body = near.len()
        - match lighting {
            Lighting::Lit => turn.world.places.on_floor(room).len(),
            Lighting::Dark => 0,
        };
    near.rotate_left(on_body);
    near.retain(|id| fits(turn, who, noun, *id));
    near
}

//! Taking, dropping, putting and giving: the same rules for players and for NPCs.
//!
//! Each function does as much as it can, reports it as one fact, and gives the reason for what it
//! left undone. Where nothing at all can be done, the reason comes back.

use super::coins::{hand_over_coins, scoop};
use super::dust::left_lying;
use super::event::{Event, Haul};
use super::reach::{
    creature_name, held, here, holds_containers, known, may_take_from, not_yours, reach, room_for,
};
use super::refusals;
use crate::base::id::{CreatureId, ItemId};
use crate::base::money::Coins;
use crate::game::Event as Fact;
pub use crate::game::ground::find::Portion;
use crate::game::ground::item;
use crate::game::ground::place::Place;
use crate::game::people::player;
use crate::game::{Refusal, Turn};

pub(super) type Done = Result<(), Refusal>;

/// What somebody lets go of: things they carry, and coins of their purse.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Load {
    pub things: Vec<Portion>,
    pub coins: Coins,
}

/// What a rule got done, and why it did not do the rest.
#[derive(Default)]
struct Moved {
    haul: Haul,
    /// Where the last thing is found now, and how many were moved.
    last: Option<ItemId>,
    all: Vec<ItemId>,
    times: usize,
    stopped: Option<Refusal>,
}

/// Takes things from the floor or out of containers within reach. Piles of coins go into the
/// purse. Kept.
pub fn take(turn: &mut Turn, who: CreatureId, what: &[Portion]) -> Done {
    let room = here(turn, who)?;
    let from = what.first().and_then(|portion| match turn.world.places.of_item(portion.item) {
        Some(Place::Inside(container)) => Some(known(turn, container)),
        _ => None,
    });
    let is_spoils = what.first().is_some_and(|portion| is_left_by_npc(turn, portion.item));
    let mut moved = Moved::default();
    for portion in what {
        let done = take_one(turn, who, *portion, &mut moved.haul);
        moved.note(done);
    }
    let what = moved.something()?;
    let spoils = if is_spoils { what.coins() } else { Coins::NONE };
    conclude(turn, who, &moved, Event::Got { who, room, what, from, spoils });
    Ok(())
}

/// Whether a thing lies in a corpse that is no player's.
fn is_left_by_npc(turn: &Turn, thing: ItemId) -> bool {
    let Some(Place::Inside(corpse)) = turn.world.places.of_item(thing) else { return false };
    let is_owned = turn.world.items.get(corpse).is_some_and(|corpse| corpse.own().owner.is_some());
    item::is_corpse(turn.content, turn.world, corpse) && !is_owned
}

/// Lets things and coins fall to the floor. Kept.
pub fn drop(turn: &mut Turn, who: CreatureId, load: &Load) -> Done {
    let room = here(turn, who)?;
    let moved = hand_over(turn, who, load, Place::Room(room));
    moved.all.iter().for_each(|id| left_lying(turn, *id));
    let what = moved.something()?;
    conclude(turn, who, &moved, Event::Dropped { who, room, what });
    Ok(())
}

/// Puts things and coins into a container within reach. Kept.
pub fn put(turn: &mut Turn, who: CreatureId, load: &Load, container: ItemId) -> Done {
    let room = here(turn, who)?;
    reach(turn, who, container)?;
    let into = known(turn, container);
    let holds = item::template(turn.content, turn.world, container).and_then(|t| t.capacity);
    if holds.is_none() {
        return Err(refusals::nothing_goes_into(&into));
    }
    let moved = hand_over(turn, who, load, Place::Inside(container));
    let what = moved.something()?;
    conclude(turn, who, &moved, Event::Put { who, room, what, into });
    Ok(())
}

/// Gives things and coins to somebody in the same room. Kept.
pub fn give(turn: &mut Turn, who: CreatureId, load: &Load, to: CreatureId) -> Done {
    let room = here(turn, who)?;
    if who == to {
        return Err(Refusal::Yourself);
    }
    if turn.world.places.room_of(to) != Some(room) {
        return Err(Refusal::NotHere(creature_name(turn.world, to)));
    }
    let moved = hand_over(turn, who, load, Place::Carried(to));
    let what = moved.something()?;
    player::spoke_of(turn.world, who, Some(to), None);
    conclude(turn, who, &moved, Event::Gave { who, to, room, what });
    Ok(())
}

fn take_one(
    turn: &mut Turn,
    who: CreatureId,
    portion: Portion,
    haul: &mut Haul,
) -> Result<Option<ItemId>, Refusal> {
    match turn.world.places.of_item(portion.item) {
        Some(Place::Inside(container)) => {
            reach(turn, who, container)?;
            if !may_take_from(turn.world, turn.now, who, container) {
                return Err(not_yours(turn, container));
            }
        }
        Some(Place::Room(_)) => reach(turn, who, portion.item)?,
        _ => {
            return Err(Refusal::NotHere(item::name(turn.content, turn.world, portion.item)));
        }
    }
    if item::is_corpse(turn.content, turn.world, portion.item) {
        return Err(refusals::stays_where_it_fell(&known(turn, portion.item)));
    }
    if item::is_money(turn.content, turn.world, portion.item) {
        return scoop(turn, who, portion, haul).map(|()| None);
    }
    room_for(turn, who, Place::Carried(who))?;
    Ok(Some(shift(turn, portion, Place::Carried(who), haul)))
}

/// Moves part of a stack, or a whole thing; comes back with where it is found from now on.
fn shift(turn: &mut Turn, portion: Portion, to: Place, haul: &mut Haul) -> ItemId {
    let there = turn.world.items.get(portion.item).map_or(1, |item| item.quantity());
    let count = portion.count.clamp(1, there);
    haul.add(turn.content, turn.world, portion.item, count);
    let part = item::split(turn, portion.item, count);
    item::move_to(turn, part, to)
}

fn hand_over(turn: &mut Turn, who: CreatureId, load: &Load, to: Place) -> Moved {
    let mut moved = Moved::default();
    for portion in &load.things {
        let done = hand_over_one(turn, who, *portion, to, &mut moved.haul);
        moved.note(done.map(Some));
    }
    if load.coins > Coins::NONE {
        let done = hand_over_coins(turn, who, load.coins, to);
        if let Ok(pile) = &done {
            moved.haul.add_coins(load.coins);
            moved.all.extend(*pile);
        }
        moved.note(done.map(|_| None));
    }
    moved
}

fn hand_over_one(
    turn: &mut Turn,
    who: CreatureId,
    portion: Portion,
    to: Place,
    haul: &mut Haul,
) -> Result<ItemId, Refusal> {
    held(turn, who, portion.item)?;
    if to == Place::Inside(portion.item) {
        return Err(refusals::not_into_itself(&known(turn, portion.item)));
    }
    if matches!(to, Place::Inside(_)) && holds_containers(turn, portion.item) {
        let name = item::name(turn.content, turn.world, portion.item);
        return Err(refusals::holds_another(&name));
    }
    room_for(turn, who, to)?;
    Ok(shift(turn, portion, to, haul))
}

impl Moved {
    /// Counts one thing, or keeps the first reason why not.
    fn note(&mut self, done: Result<Option<ItemId>, Refusal>) {
        match done {
            Ok(id) => {
                self.last = id;
                self.all.extend(id);
                self.times += 1;
            }
            Err(why) => {
                self.stopped.get_or_insert(why);
            }
        }
    }

    /// What was moved, or why nothing was.
    fn something(&self) -> Result<Haul, Refusal> {
        match self.haul.is_empty() {
            false => Ok(self.haul.clone()),
            true => Err(self.stopped.clone().unwrap_or_else(refusals::nothing_to_move)),
        }
    }
}

/// Reports what was done, then why the rest was not.
fn conclude(turn: &mut Turn, who: CreatureId, moved: &Moved, event: Event) {
    match moved.times {
        1 => player::spoke_of(turn.world, who, None, moved.last),
        _ => player::spoke_of_things(turn.world, who, &moved.all),
    }
    turn.report(event);
    if let Some(why) = moved.stopped.clone() {
        turn.report(Fact::Refused { who, why });
    }
}

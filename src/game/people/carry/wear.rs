//! Wearing, wielding and holding, and taking off again.

use super::event::{Event, Outfit};
use super::reach::{held, here, room_for};
use super::refusals;
use super::rules::Done;
use crate::base::id::{CreatureId, ItemId};
use crate::game::ground::fight;
use crate::game::ground::item::{self, Slot};
use crate::game::ground::place::Place;
use crate::game::people::player;
use crate::game::{Refusal, Turn};

/// Wears one thing of the pack where it belongs. What was there goes into the pack. Kept.
pub fn wear(turn: &mut Turn, who: CreatureId, id: ItemId) -> Done {
    let room = here(turn, who)?;
    held(turn, who, id)?;
    let slot = slot_of(turn, id)
        .ok_or_else(|| refusals::cannot("wear", &item::name(turn.content, turn.world, id)))?;
    let old = turn.world.places.worn_in(who, slot);
    let is_stack = turn.world.items.get(id).is_some_and(|item| item.quantity() > 1);
    if old.is_some() && is_stack {
        // The rest of the stack stays in the pack, so the old thing needs room of its own.
        room_for(turn, who, Place::Carried(who))?;
    }
    let (mut off, mut on) = (Outfit::default(), Outfit::default());
    let worn = put_on(turn, who, slot, id, &mut on);
    if let Some(old) = old {
        off.add(turn.content, turn.world, slot, old);
        item::move_to(turn, old, Place::Carried(who));
    }
    player::spoke_of(turn.world, who, None, Some(worn));
    turn.report(Event::Dressed { who, room, off, on });
    Ok(())
}

/// Wears whatever of the pack has a free place on the body. Not in a fight. Kept.
pub fn wear_all(turn: &mut Turn, who: CreatureId) -> Done {
    let room = here(turn, who)?;
    if fight::is_fighting(turn.world, who) {
        return Err(Refusal::Fighting);
    }
    let mut on = Outfit::default();
    for id in turn.world.places.carried(who).to_vec() {
        if let Some(slot) = slot_of(turn, id)
            && turn.world.places.worn_in(who, slot).is_none()
        {
            put_on(turn, who, slot, id, &mut on);
        }
    }
    if on.is_empty() {
        return Err(refusals::nothing_more_to_wear());
    }
    turn.report(Event::Dressed { who, room, off: Outfit::default(), on });
    Ok(())
}

/// Takes off what somebody wears, into the pack, as far as there is room. Kept.
pub fn remove(turn: &mut Turn, who: CreatureId, what: &[ItemId]) -> Done {
    let room = here(turn, who)?;
    let mut off = Outfit::default();
    let mut stopped = None;
    for id in what {
        match take_off(turn, who, *id, &mut off) {
            Ok(now) if what.len() == 1 => player::spoke_of(turn.world, who, None, Some(now)),
            Ok(_) => {}
            Err(why) => stopped = stopped.or(Some(why)),
        }
    }
    if !off.is_empty() {
        turn.report(Event::Dressed { who, room, off, on: Outfit::default() });
    }
    match stopped {
        Some(why) => Err(why),
        None => Ok(()),
    }
}

/// Where on a body a thing is worn.
pub(super) fn slot_of(turn: &Turn, id: ItemId) -> Option<Slot> {
    item::template(turn.content, turn.world, id)?.slot
}

/// One of a stack, or the thing itself, onto the body.
fn put_on(turn: &mut Turn, who: CreatureId, slot: Slot, id: ItemId, on: &mut Outfit) -> ItemId {
    on.add(turn.content, turn.world, slot, id);
    let one = item::split(turn, id, 1);
    item::move_to(turn, one, Place::Worn(who, slot))
}

fn take_off(
    turn: &mut Turn,
    who: CreatureId,
    id: ItemId,
    off: &mut Outfit,
) -> Result<ItemId, Refusal> {
    let slot = match turn.world.places.of_item(id) {
        Some(Place::Worn(wearer, slot)) if wearer == who => slot,
        _ => return Err(Refusal::NotWorn(item::name(turn.content, turn.world, id))),
    };
    room_for(turn, who, Place::Carried(who))?;
    off.add(turn.content, turn.world, slot, id);
    Ok(item::move_to(turn, id, Place::Carried(who)))
}

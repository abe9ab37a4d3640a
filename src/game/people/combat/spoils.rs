//! What those who kill do with the dead by themselves, if they chose it: `autogold` takes the coins,
//! `autoloot` takes all, and `autosac` clears the corpse away once nothing is left in it.
//!
//! Whoever struck the last blow comes first, then the others who earned it and stand there. Nobody gets
//! what they could not have taken by hand.

use super::event::Event;
use crate::base::id::{CreatureId, ItemId, RoomId};
use crate::game::frame::schedule::Job;
use crate::game::ground::item;
use crate::game::ground::ledger;
use crate::game::ground::place;
use crate::game::people::carry::{self, Portion};
use crate::game::{Event as Fact, Turn};

pub(super) fn taken(
    turn: &mut Turn,
    corpse: ItemId,
    killer: Option<CreatureId>,
    victors: &[CreatureId],
) {
    let Some(room) = place::room_of_item(turn.world, corpse) else { return };
    let first = killer.filter(|killer| victors.contains(killer));
    let others = victors.iter().copied().filter(|victor| Some(*victor) != first);
    for who in first.into_iter().chain(others) {
        let is_there = turn.world.places.room_of(who) == Some(room);
        if is_there && carry::may_take_from(turn.world, turn.now, who, corpse) {
            takes(turn, who, room, corpse);
        }
    }
}

fn takes(turn: &mut Turn, who: CreatureId, room: RoomId, corpse: ItemId) {
    let Some(chosen) = turn.world.players.character(who).map(|own| own.preferences()) else {
        return;
    };
    let (all, coins, clears) = (chosen.autoloot, chosen.autogold, chosen.autosac);
    let inside = turn.world.places.inside(corpse).iter().copied();
    let is_wanted =
        |thing: &ItemId| all || (coins && item::is_money(turn.content, turn.world, *thing));
    let wanted: Vec<Portion> =
        inside.filter(is_wanted).map(|thing| Portion::whole(turn.world, thing)).collect();
    if !wanted.is_empty()
        && let Err(why) = carry::take(turn, who, &wanted)
    {
        turn.report(Fact::Refused { who, why });
    }
    if clears
        && turn.world.items.get(corpse).is_some()
        && turn.world.places.inside(corpse).is_empty()
    {
        let name = item::name(turn.content, turn.world, corpse);
        turn.world.schedule.cancel(&Job::Decay(corpse));
        ledger::unmake(turn, corpse, carry::ROT);
        turn.report(Event::ClearedAway { who, room, name });
    }
}

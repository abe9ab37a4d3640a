//! Corpses: what the dead leave, who may take it, and how it ends.

use crate::base::clock::Millis;
use crate::base::dice::Stream;
use crate::base::id::{CreatureId, ItemId, RoomId};
use crate::base::limits::{CORPSES_IN_ROOM_MAX, THINGS_IN_CONTAINER_MAX};
use crate::base::money::Coins;
use crate::game::frame::numbers::Number;
use crate::game::frame::numbers::numbers;
use crate::game::frame::schedule::Job;
use crate::game::ground::creature;
use crate::game::ground::creature::content::Loot;
use crate::game::ground::item::{self, Earned, Own};
use crate::game::ground::ledger::{self, Account, Commodity, Outside, Reason};
use crate::game::ground::place::{self, Place};
use crate::game::people::carry;
use crate::game::{Turn, World};

use super::event::{Cost, Event};

/// What the dead leave beside what they had.
pub(super) const LOOT: Outside = Outside::new("loot", "what the dead leave beside what they had");
const DIED: Reason = Reason::new("died", "left with your corpse", "left by {payer}");

pub(super) const REASONS: &[Reason] = &[DIED];

numbers! {
    /// What the dead leave, and for how long.
    pub CORPSES in Balance "corpses" {
        /// How long the corpse of an NPC lies.
        NPC_CORPSE = "npc_seconds": Millis = 300, 1..=86400, "seconds";
        /// For how long it belongs to those who earned it.
        EARNED = "earned_seconds": Millis = 60, 0..=86400, "seconds";
        /// How long the corpse of a player lies.
        PLAYER_CORPSE = "player_seconds": Millis = 1800, 60..=604800, "seconds";
        /// How soon a corpse is looked at again that lies nowhere in the world just now.
        LATER = "later_seconds": Millis = 60, 1..=3600, "seconds";
        /// The share of a dead player's coins that the corpse holds: one in so many.
        COINS_LEFT_ONE_IN = "coins_left_one_in": u64 = 10, 1..=1000, "";
    }
}

/// Lays down the corpse of an NPC with its loot, its coins and whatever it had. Where very many lie
/// already, the one that has lain longest makes room. Comes back with the corpse.
pub(super) fn of_npc(
    turn: &mut Turn,
    who: CreatureId,
    room: RoomId,
    victors: &[CreatureId],
) -> Option<ItemId> {
    make_room(turn, room);
    let body = turn.world.creatures.get(who)?;
    let (coins, template) = (creature::coins(turn.world, who), body.template());
    let until = turn.now + turn.world.numbers.of(&EARNED);
    let by = victors.iter().map(|victor| victor.0).collect();
    let earned = (!victors.is_empty()).then_some(Earned { by, until });
    let own = Own { earned, ..Own::default() };
    let corpse = lay_down(turn, who, room, &NPC_CORPSE, own);
    for thing in belongings(turn.world, who) {
        item::move_to(turn, thing, Place::Inside(corpse));
    }
    if let Some(npc) = template.and_then(|template| turn.content.npcs.get(template)) {
        for loot in &npc.loot {
            drop_loot(turn, loot, corpse);
        }
    }
    put_coins(turn, who, coins, corpse);
    Some(corpse)
}

/// Lays down the corpse of a player with what was carried and some of the coins. What is worn
/// stays on. Comes back with what is lost.
pub(super) fn of_player(turn: &mut Turn, who: CreatureId, room: RoomId) -> Cost {
    let purse = creature::coins(turn.world, who);
    let own = Own { owner: Some(who.0), ..Own::default() };
    let corpse = lay_down(turn, who, room, &PLAYER_CORPSE, own);
    let carried = turn.world.places.carried(who).to_vec();
    for thing in &carried {
        item::move_to(turn, *thing, Place::Inside(corpse));
    }
    let lost = Coins(purse.0 / turn.world.numbers.of(&COINS_LEFT_ONE_IN));
    put_coins(turn, who, lost, corpse);
    Cost { fell: room, coins: lost, things: carried.len() }
}

fn lay_down(
    turn: &mut Turn,
    who: CreatureId,
    room: RoomId,
    lies: &Number<Millis>,
    own: Own,
) -> ItemId {
    let lies = turn.world.numbers.of(lies);
    let name = turn.world.creatures.get(who).map_or("someone", |body| body.name());
    let own =
        Own { name: Some(format!("the corpse of {name}")), decays: Some(turn.now + lies), ..own };
    let corpse = item::create(turn, turn.content.corpse, 1, own, Place::Room(room));
    turn.world.schedule.at(turn.now + lies, Job::Decay(corpse));
    corpse
}

fn belongings(world: &World, who: CreatureId) -> Vec<ItemId> {
    let worn = world.places.worn(who).map(|(_, thing)| thing);
    world.places.carried(who).iter().copied().chain(worn).collect()
}

/// Room for one more NPC's corpse. Players' corpses never make room for anything.
fn make_room(turn: &mut Turn, room: RoomId) {
    let floor = turn.world.places.on_floor(room);
    if floor.len() < CORPSES_IN_ROOM_MAX {
        return;
    }
    let is_npcs = |id: &&ItemId| {
        turn.world.items.get(**id).is_some_and(|thing| thing.own().owner.is_none())
            && item::is_corpse(turn.content, turn.world, **id)
    };
    let corpses: Vec<ItemId> = floor.iter().filter(is_npcs).copied().collect();
    let too_many = (corpses.len() + 1).saturating_sub(CORPSES_IN_ROOM_MAX);
    corpses.into_iter().take(too_many).for_each(|corpse| decay(turn, corpse));
}

/// Rolls one line of a loot table.
fn drop_loot(turn: &mut Turn, loot: &Loot, corpse: ItemId) {
    if !turn.dice.chance(Stream::Loot, loot.chance) {
        return;
    }
    let small = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
    let (low, high) = (small(loot.quantity.0), small(loot.quantity.1));
    let quantity = if high <= low { low } else { turn.dice.range(Stream::Loot, low, high) };
    let stacks = turn.content.items.get(loot.template).is_some_and(|t| t.stack_max > 1);
    let at = Place::Inside(corpse);
    match (quantity, stacks) {
        (0, _) => {}
        (many, true) => {
            ledger::made_of(turn, loot.template, u64::from(many), LOOT);
            item::create(turn, loot.template, u64::from(many), Own::default(), at);
        }
        (many, false) => {
            let room = THINGS_IN_CONTAINER_MAX.saturating_sub(turn.world.places.items_at(at).len());
            for _ in 0..(many as usize).min(room) {
                ledger::made_of(turn, loot.template, 1, LOOT);
                item::create(turn, loot.template, 1, Own::default(), at);
            }
        }
    }
}

/// Coins of the dead lie in the corpse.
fn put_coins(turn: &mut Turn, who: CreatureId, coins: Coins, corpse: ItemId) {
    let (purse, body) = (Account::Purse(who), Account::At(Place::Inside(corpse)));
    let left = ledger::transfer(turn, purse, body, Commodity::Credits, coins.0, DIED);
    debug_assert!(left.is_ok(), "the dead had it: {left:?}");
}

/// A corpse falls to dust, or something else that was left lying. What was in a player's corpse
/// stays on the floor, for a while.
pub fn decay(turn: &mut Turn, corpse: ItemId) {
    if !item::is_corpse(turn.content, turn.world, corpse) {
        return carry::fall_to_dust(turn, corpse);
    }
    let Some(own) = turn.world.items.get(corpse).map(|thing| thing.own().clone()) else { return };
    let Some(room) = place::room_of_item(turn.world, corpse) else {
        // Somebody took it out of the world with them. It waits for them.
        return turn
            .world
            .schedule
            .at(turn.now + turn.world.numbers.of(&LATER), Job::Decay(corpse));
    };
    let name = item::name(turn.content, turn.world, corpse);
    let inside = turn.world.places.inside(corpse).to_vec();
    let spilled = own.owner.is_some() && !inside.is_empty();
    if own.owner.is_some() {
        for thing in inside {
            let thing = item::move_to(turn, thing, Place::Room(room));
            carry::left_lying(turn, thing);
        }
    }
    ledger::unmake(turn, corpse, carry::ROT);
    turn.report(Event::Decayed { room, name, spilled });
}

/// After a start: puts everything that decays back on the schedule.
pub fn reschedule(turn: &mut Turn) {
    let decaying: Vec<(ItemId, Millis)> = turn
        .world
        .items
        .iter()
        .filter_map(|thing| Some((thing.id(), thing.own().decays?)))
        .collect();
    for (thing, moment) in decaying {
        turn.world.schedule.at(moment.max(turn.now), Job::Decay(thing));
    }
}

/// What must always be true: whatever is to fall to dust will.
pub fn check(world: &World) -> Result<(), String> {
    let mut decaying = world.items.iter().filter(|thing| thing.own().decays.is_some());
    match decaying.find(|thing| !world.schedule.has(&Job::Decay(thing.id()))) {
        Some(thing) => Err(format!("item {} would never decay", thing.id().0)),
        None => Ok(()),
    }
}

//! The end of a character, with all that it has.

use super::text::Event;
use crate::base::id::{AccountId, CreatureId, ItemId};
use crate::game::frame::keep::{self, Forget, Person};
use crate::game::ground::item;
use crate::game::ground::ledger;
use crate::game::ground::place::Place;
use crate::game::people::player::{self, Account};
use crate::game::{FEATURES, Turn, World};
use crate::text::sentence::plural;

/// Erases a character that is not in the world: its things, its coins, what every feature knows of
/// it, its row, and its account if that has no other. Kept.
pub fn erase(turn: &mut Turn, who: CreatureId, target: CreatureId) {
    if turn.world.players.is_here(target) {
        return;
    }
    let mut bodies = Vec::new();
    for id in belongings(turn.world, target) {
        bodies_in(turn.world, id, &mut bodies);
    }
    // Somebody else's body, with all that is theirs, is not lost with it.
    for body in bodies {
        let room = turn.content.shrine;
        item::move_to(turn, body, Place::Room(room));
    }
    for id in belongings(turn.world, target) {
        ledger::unmake(turn, id, ledger::ERASED);
    }
    let Some(name) = turn.world.players.name(target).map(str::to_owned) else { return };
    let account = turn.world.players.account_of(target).map(Account::id);
    let is_last = |account: &AccountId| turn.world.players.characters_of(*account).count() == 1;
    let account = account.filter(is_last).map(|account| account.0);
    let forget = Forget::Person(Person { account, characters: vec![(target.0, name)] });
    for forgets in FEATURES.iter().rev().filter_map(|feature| feature.forgets) {
        forgets(turn, target, &forget);
    }
    if let Some(character) = player::erase(turn, target) {
        turn.report(Event::Erased { who, name: character.name().clone() });
    }
    keep::hide(turn, &forget);
}

fn belongings(world: &World, who: CreatureId) -> Vec<ItemId> {
    let worn = world.places.worn(who).map(|(_, id)| id);
    world.places.carried(who).iter().copied().chain(worn).collect()
}

/// Bodies of players within a thing, the thing itself among them.
fn bodies_in(world: &World, id: ItemId, found: &mut Vec<ItemId>) {
    if world.items.get(id).is_some_and(|item| item.own().owner.is_some()) {
        found.push(id);
        return;
    }
    for inner in world.places.inside(id) {
        bodies_in(world, *inner, found);
    }
}

/// What would be lost: `a level 5 warden with 12 things and 340 coins, who has played for 3 h`.
pub fn price(world: &World, who: CreatureId) -> String {
    let things = plural("thing", belongings(world, who).len() as u64);
    let Some(character) = world.players.character(who) else { return String::new() };
    let (level, calling, coins) = (character.level(), character.calling(), character.coins());
    let played = player::played(world, who, world.clock).in_words();
    format!("a level {level} {calling} with {things} and {coins}, who has played for {played}")
}

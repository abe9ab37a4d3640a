//! Coins that are things: piles, and what lies in other things.

use std::collections::BTreeSet;

use super::account::Commodity;
use super::kinds::{BEGINNING, FILES, LOADED, Lines, Outside, PURGED};
use super::lines::{self, PILE, Parties, named};
use super::rules::{came, due, went};
use crate::base::id::{ItemId, ItemTemplateId};
use crate::game::ground::item::{self, ItemKind};
use crate::game::{Content, Turn, World};

/// Begins to count. What is in the world and no book explains is booked: at the very first start as
/// the beginning, later as what other files brought or took.
pub fn begin(content: &Content, world: &mut World) {
    let money = content.items.rows().filter(|template| template.kind == ItemKind::Money);
    let money: BTreeSet<ItemTemplateId> = money.map(|template| template.id).collect();
    world.ledger.money = Some(money);
    let what = Commodity::Credits;
    let (found, due) = (count(world, what), due(world, what));
    if world.ledger.flows.is_empty() {
        if found > 0 {
            came(world, what, BEGINNING, found);
        }
        return lines::begin(world);
    }
    if found != due {
        tracing::warn!(target: "world", "there are {found} coins, and the ledger has {due}: booked under `files`");
    }
    if found > due {
        came(world, what, FILES, found - due);
    }
    if found < due {
        went(world, what, FILES, due - found);
    }
}

/// Things come into being; coins, if that is what they are.
pub fn made_of(turn: &mut Turn, template: ItemTemplateId, quantity: u64, from: Outside) {
    let is_money = turn.content.items.get(template).is_some_and(|t| t.kind == ItemKind::Money);
    if !is_money {
        return;
    }
    let what = Commodity::Credits;
    came(turn.world, what, from, quantity);
    if from.lines == Lines::All {
        let parties = Parties { payer: named(from), payee: PILE.into() };
        lines::write(turn, parties, what, quantity, LOADED.into());
    }
}

/// Unmakes a thing, and with it all coins in it.
pub fn unmake(turn: &mut Turn, thing: ItemId, to: Outside) {
    let (coins, what) = (coins_in(turn.content, turn.world, thing), Commodity::Credits);
    if coins > 0 {
        went(turn.world, what, to, coins);
    }
    if coins > 0 && to.lines == Lines::All {
        let parties = Parties { payer: PILE.into(), payee: named(to) };
        lines::write(turn, parties, what, coins, PURGED.into());
    }
    item::destroy(turn, thing);
}

fn coins_in(content: &Content, world: &World, thing: ItemId) -> u64 {
    let own = world.items.get(thing).filter(|_| item::is_money(content, world, thing));
    let inside = world.places.inside(thing).iter().map(|inner| coins_in(content, world, *inner));
    own.map_or(0, |pile| pile.quantity()) + inside.sum::<u64>()
}

/// All that there is of something in the world: what actors have, and what is held in escrow; of
/// coins, all purses, those of players who are away among them, and all piles.
pub(super) fn count(world: &World, what: Commodity) -> u64 {
    let ledger = &world.ledger;
    let holdings = ledger.holdings.iter().filter(|((_, of), _)| *of == what);
    let held = ledger.escrows.values().filter(|held| held.commodity == what);
    let booked = holdings.map(|(_, has)| *has).chain(held.map(|held| held.amount)).sum::<u64>();
    match what {
        Commodity::Credits => booked + coins(world),
    }
}

fn coins(world: &World) -> u64 {
    let money = world.ledger.money.as_ref();
    let pockets = world.creatures.iter().map(|body| body.pocket().0);
    let characters = world.players.all_characters();
    let own = characters.filter_map(|(_, who)| Some(world.players.character(who)?.coins().0));
    let piles = world.items.iter();
    let piles = piles.filter(|thing| money.is_some_and(|money| money.contains(&thing.template())));
    pockets.chain(own).chain(piles.map(|pile| pile.quantity())).sum()
}

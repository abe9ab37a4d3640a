//! Where coins come from, and where they go.
//!
//! Coins move from purse to purse, and between purses and piles, and are never more or fewer for
//! it. The few rules that make coins out of nothing (an NPC is born with some, loot, what a
//! merchant pays) or let them vanish (what a merchant is paid, a corpse that falls to dust with
//! some in it) say so here. So whatever makes or loses coins by mistake is found by [`check`].
//!
//! Nothing of it is kept: each start counts what there is.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::base::id::{ItemId, ItemTemplateId};
use crate::base::money::Coins;
use crate::game::ground::item::ItemKind;
use crate::game::{Content, Feature, World};

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature { name: "coin_audit", check: Some(check), ..Feature::NONE };

/// The books, since they were last begun.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    /// What coins are made of; `None` while nobody counts.
    money: Option<BTreeSet<ItemTemplateId>>,
    /// Coins that must be there.
    due: u64,
}

/// Begins the books: what there is now is right. After a start and after a reload.
pub fn begin(content: &Content, world: &mut World) {
    let money = content.items.rows().filter(|template| template.kind == ItemKind::Money);
    let money: BTreeSet<ItemTemplateId> = money.map(|template| template.id).collect();
    world.coin_audit.due = count(world, &money);
    world.coin_audit.money = Some(money);
}

/// Coins come into being.
pub fn made(world: &mut World, coins: Coins) {
    world.coin_audit.due = world.coin_audit.due.wrapping_add(coins.0);
}

/// Coins are no more.
pub fn gone(world: &mut World, coins: Coins) {
    world.coin_audit.due = world.coin_audit.due.wrapping_sub(coins.0);
}

/// Things come into being; coins, if that is what they are.
pub fn made_of(world: &mut World, template: ItemTemplateId, quantity: u64) {
    if world.coin_audit.money.as_ref().is_some_and(|money| money.contains(&template)) {
        made(world, Coins(quantity));
    }
}

/// A thing is about to be no more, and all coins in it.
pub fn gone_with(world: &mut World, thing: ItemId) {
    if let Some(money) = &world.coin_audit.money {
        let coins = coins_in(world, money, thing);
        gone(world, Coins(coins));
    }
}

fn coins_in(world: &World, money: &BTreeSet<ItemTemplateId>, thing: ItemId) -> u64 {
    let own = world.items.get(thing).filter(|thing| money.contains(&thing.template()));
    let inside = world.places.inside(thing).iter().map(|inner| coins_in(world, money, *inner));
    own.map_or(0, |pile| pile.quantity()) + inside.sum::<u64>()
}

fn count(world: &World, money: &BTreeSet<ItemTemplateId>) -> u64 {
    let purses = world.creatures.iter().map(|body| body.pocket().0);
    let characters = world.players.all_characters();
    let own = characters.filter_map(|(_, who)| Some(world.players.character(who)?.coins().0));
    let piles = world.items.iter().filter(|thing| money.contains(&thing.template()));
    purses.chain(own).chain(piles.map(|pile| pile.quantity())).sum()
}

/// What must always be true: there are as many coins as the books say.
pub fn check(world: &World) -> Result<(), String> {
    let Some(money) = &world.coin_audit.money else { return Ok(()) };
    match (count(world, money), world.coin_audit.due) {
        (found, due) if found == due => Ok(()),
        (found, due) => Err(format!("there are {found} coins, and should be {due}")),
    }
}

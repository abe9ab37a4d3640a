//! Facts of somebody's own body, purse and fight.

use serde_json::{Value, json};

use super::View;
use crate::game::ground::creature::{self, Calling, Creature, LEVEL_MAX};
use crate::game::ground::fight;
use crate::game::people::combat;
use crate::game::people::effect;
use crate::game::people::faction;
use crate::game::people::player::{self, Character};

/// A fact that is read off the body.
pub(super) fn of(view: &View, read: impl FnOnce(&Creature) -> Value) -> Option<Value> {
    view.world.creatures.get(view.who).map(read)
}

/// A fact that is read off the character.
pub(super) fn own(view: &View, read: impl FnOnce(&Character) -> Value) -> Option<Value> {
    view.world.players.character(view.who).map(read)
}

pub(super) fn calling<'a>(view: &View<'a>) -> Option<&'a Calling> {
    view.content.calling(view.world.players.character(view.who)?.calling())
}

pub(super) fn full_name(view: &View) -> Option<Value> {
    view.world.players.presence(view.who)?;
    Some(json!(player::titled(view.world, view.who)))
}

pub(super) fn class(view: &View) -> Option<Value> {
    calling(view).map(|calling| json!(calling.name))
}

pub(super) fn spirit_name(view: &View) -> Option<Value> {
    calling(view).map(|calling| json!(calling.spirit_name))
}

/// One line for clients that show no gauges.
pub(super) fn in_one_line(view: &View) -> Option<Value> {
    of(view, |body| {
        let (health, spirit) = (body.health(), body.spirit());
        json!(format!("H:{health}/{} S:{spirit}/{}", body.health_max(), body.spirit_max()))
    })
}

/// The experience at which the next level begins.
pub(super) fn next_level(view: &View) -> Option<Value> {
    own(view, |character| json!(next(character)))
}

pub(super) fn to_next_level(view: &View) -> Option<Value> {
    own(view, |character| json!(next(character).saturating_sub(character.experience())))
}

/// At the highest level the next is where one is.
fn next(character: &Character) -> u64 {
    match character.level() < LEVEL_MAX {
        true => creature::experience_for(character.level() + 1),
        false => character.experience(),
    }
}

pub(super) fn armour(view: &View) -> Option<Value> {
    of(view, |_| json!(combat::armor_class(view.content, view.world, view.who)))
}

pub(super) fn attack(view: &View) -> Option<Value> {
    of(view, |_| json!(combat::attack_bonus(view.content, view.world, view.who)))
}

pub(super) fn faction(view: &View) -> Option<Value> {
    view.world.creatures.get(view.who)?;
    let faction = faction::of(view.content, view.world, view.who);
    let faction = faction.and_then(|id| view.content.factions.get(id));
    Some(json!(faction.map_or("", |faction| faction.name.as_str())))
}

/// What is on somebody, by one word each.
pub(super) fn affects(view: &View) -> Option<Value> {
    let on = effect::on(view.world, view.who).iter();
    Some(on.map(|effect| json!(effect::described(effect).0)).collect())
}

/// What somebody is called who is not seen, as in the text.
const UNSEEN: &str = "someone";

fn foe<'a>(view: &View<'a>) -> Option<&'a Creature> {
    view.world.creatures.get(fight::foe_of(view.world, view.who)?)
}

pub(super) fn foe_name(view: &View) -> Option<Value> {
    view.world.creatures.get(view.who)?;
    let name = |foe: &'_ Creature| {
        if view.sees(foe.id()) { foe.name().to_string() } else { UNSEEN.into() }
    };
    Some(json!(foe(view).map_or_else(String::new, name)))
}

pub(super) fn foe_level(view: &View) -> Option<Value> {
    view.world.creatures.get(view.who)?;
    let seen = foe(view).filter(|foe| view.sees(foe.id()));
    Some(json!(seen.map_or(0, Creature::level)))
}

/// A foe's health in tenths of all it has, as percent: as exact as the words that players read.
pub(super) fn foe_health(view: &View) -> Option<Value> {
    view.world.creatures.get(view.who)?;
    let percent = foe(view).map_or(0, |foe| {
        let tenths = u64::from(foe.health()) * 10;
        tenths.div_ceil(u64::from(foe.health_max().max(1))).min(10) * 10
    });
    Some(json!(percent))
}

pub(super) fn foe_health_max(view: &View) -> Option<Value> {
    view.world.creatures.get(view.who)?;
    Some(json!(if foe(view).is_some() { 100 } else { 0 }))
}

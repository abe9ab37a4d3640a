//! Making, splitting, joining and unmaking things. All of it is kept.

use super::content::{ItemKind, ItemTemplate};
use super::state::{Item, Own};
use crate::base::clock::Millis;
use crate::base::id::{CreatureId, ItemId, ItemTemplateId};
use crate::game::frame::grammar::{self, Fit};
use crate::game::frame::keep::dirty::Key;
use crate::game::frame::keep::{Forget, ItemRow, One};
use crate::game::frame::schedule::Job;
use crate::game::ground::place::{self, Place};
use crate::game::{Content, Turn, World};

/// Makes a thing (or a stack of `quantity`) in a place; joins a stack of plain like things there.
pub fn create(
    turn: &mut Turn,
    template: ItemTemplateId,
    quantity: u64,
    own: Own,
    at: Place,
) -> ItemId {
    let id = ItemId(turn.world.new_id());
    let item = Item { id, template, quantity: quantity.max(1), own };
    turn.world.items.items.put(id, Box::new(item));
    turn.world.dirty.kept(Key::Item(id));
    move_to(turn, id, at)
}

/// Puts a thing somewhere else, onto a stack of like things if one lies there. Comes back with
/// the id under which it is found from now on. What no longer lies about does not fall to dust,
/// unless it is a body. Kept.
pub fn move_to(turn: &mut Turn, id: ItemId, to: Place) -> ItemId {
    if !matches!(to, Place::Room(_)) && !is_corpse(turn.content, turn.world, id) {
        set_decay(turn, id, None);
    }
    if let Some(stack) = stack_for(turn.content, turn.world, id, to) {
        let more = turn.world.items.get(id).map_or(0, Item::quantity);
        change_quantity(turn.world, stack, more as i64);
        destroy(turn, id);
        return stack;
    }
    place::put_item(turn.world, id, to);
    turn.world.dirty.kept(Key::Item(id));
    id
}

/// Takes `count` from a stack as a thing of its own, in the same place. The whole stack comes
/// back where it holds no more than that.
pub fn split(turn: &mut Turn, id: ItemId, count: u64) -> ItemId {
    let (Some(item), Some(at)) = (turn.world.items.get(id).cloned(), turn.world.places.of_item(id))
    else {
        return id;
    };
    if count == 0 || count >= item.quantity() {
        return id;
    }
    let part = ItemId(turn.world.new_id());
    change_quantity(turn.world, id, -(count as i64));
    if let Some(moment) = item.own.decays {
        turn.world.schedule.at(moment, Job::Decay(part));
    }
    turn.world.items.items.put(part, Box::new(Item { id: part, quantity: count, ..item }));
    place::put_item(turn.world, part, at);
    turn.world.dirty.kept(Key::Item(part));
    part
}

/// Uses up `count` of a stack; the thing is gone when nothing is left.
pub fn use_up(turn: &mut Turn, id: ItemId, count: u64) {
    let left = turn.world.items.get(id).map_or(0, Item::quantity).saturating_sub(count);
    match left {
        0 => destroy(turn, id),
        _ => change_quantity(turn.world, id, -(count as i64)),
    }
}

/// Unmakes a thing and whatever is in it.
pub fn destroy(turn: &mut Turn, id: ItemId) {
    for inner in turn.world.places.inside(id).to_vec() {
        destroy(turn, inner);
    }
    place::remove_item(turn.world, id);
    turn.world.items.items.take(id);
    turn.world.schedule.cancel(&Job::Decay(id));
    turn.world.dirty.kept(Key::Item(id));
}

/// Says when a thing falls to dust; `None`: it stays. Kept.
pub fn set_decay(turn: &mut Turn, id: ItemId, moment: Option<Millis>) {
    let Some(item) = turn.world.items.items.get_mut(id) else { return };
    if item.own.decays != moment {
        item.own.decays = moment;
        turn.world.dirty.kept(Key::Item(id));
    }
    match moment {
        Some(moment) => turn.world.schedule.at(moment, Job::Decay(id)),
        None => turn.world.schedule.cancel(&Job::Decay(id)),
    }
}

/// A character is no more: their bodies, wherever they lie, are somebody's, and nothing is kept for them.
pub(super) fn forgets(turn: &mut Turn, who: CreatureId, _: &Forget) {
    let is_of = |own: &Own| {
        let earned = own.earned.as_ref().is_some_and(|earned| earned.by.contains(&who.0));
        own.owner == Some(who.0) || earned
    };
    let of_them = turn.world.items.iter().filter(|item| is_of(&item.own)).map(|item| item.id);
    for id in of_them.collect::<Vec<ItemId>>() {
        let Some(item) = turn.world.items.items.get_mut(id) else { continue };
        if item.own.owner.take_if(|owner| *owner == who.0).is_some() {
            item.own.name = Some("the corpse of somebody".into());
        }
        if let Some(earned) = &mut item.own.earned {
            earned.by.retain(|by| *by != who.0);
        }
        turn.world.dirty.kept(Key::Item(id));
    }
}

/// Takes a thing out of the world that is no longer written. Its row stays as it is.
pub fn withdraw(world: &mut World, id: ItemId) {
    world.schedule.cancel(&Job::Decay(id));
    place::remove_item(world, id);
    world.items.items.take(id);
}

/// The template of a thing, if both are there.
pub fn template<'a>(content: &'a Content, world: &World, id: ItemId) -> Option<&'a ItemTemplate> {
    content.items.get(world.items.get(id)?.template())
}

/// What a thing is called: `a tarred rope`, `3 coins`, `the corpse of Aria`.
pub fn name(content: &Content, world: &World, id: ItemId) -> String {
    let name = name_of_one(content, world, id);
    match world.items.get(id).map_or(1, Item::quantity) {
        1 => name.to_string(),
        n => crate::text::sentence::plural(name, n),
    }
}

/// What one of a pile is called: `coin`.
pub fn name_of_one<'a>(content: &'a Content, world: &'a World, id: ItemId) -> &'a str {
    let Some(item) = world.items.get(id) else { return "something" };
    match (&item.own().name, content.items.get(item.template())) {
        (Some(name), _) => name,
        (None, Some(template)) => &template.name,
        (None, None) => "something",
    }
}

/// How well all of these words fit a thing: words of its name, or keywords of its template.
pub fn fit(content: &Content, world: &World, id: ItemId, words: &[String]) -> Option<Fit> {
    let item = world.items.get(id)?;
    let template = content.items.get(item.template());
    let keywords = template.map_or(&[][..], |template| template.keywords.as_slice()).iter();
    // What has a name of its own does not answer to that of its kind, but to other words for it.
    let name = item.own().name.as_deref().or(template.map(|template| template.name.as_str()))?;
    grammar::fit(words, name, keywords.map(String::as_str))
}

/// Whether this thing is a dead body.
pub fn is_corpse(content: &Content, world: &World, id: ItemId) -> bool {
    template(content, world, id).is_some_and(|t| t.kind == ItemKind::Corpse)
}

/// Whether this thing is a pile of coins.
pub fn is_money(content: &Content, world: &World, id: ItemId) -> bool {
    template(content, world, id).is_some_and(|t| t.kind == ItemKind::Money)
}

/// Whether a builder's key was placed already, since the world began.
pub fn was_placed(world: &World, key: &str) -> bool {
    world.items.placed.contains(key)
}

/// Remembers that a builder's key was placed.
pub fn mark_placed(world: &mut World, key: &str) {
    world.items.placed.insert(key.to_string());
    world.dirty.kept(Key::Placed(One));
}

/// The row of a thing, or `None` if it is gone.
pub fn row(content: &Content, world: &World, id: ItemId) -> Option<ItemRow> {
    let item = world.items.get(id)?;
    Some(ItemRow {
        id: id.0,
        template: content.names.items.name(item.template()).to_string(),
        place: world.places.of_item(id)?.row(content),
        quantity: item.quantity(),
        state: serde_json::to_string(item.own()).unwrap_or_else(|_| "{}".into()),
    })
}

/// Takes a row back in. Its place is set by the caller, when everything is there.
pub fn restore(world: &mut World, template: ItemTemplateId, row: &ItemRow) -> ItemId {
    let id = ItemId(row.id);
    let own = serde_json::from_str(&row.state).unwrap_or_default();
    let item = Item { id, template, quantity: row.quantity.max(1), own };
    world.items.items.put(id, Box::new(item));
    id
}

fn change_quantity(world: &mut World, id: ItemId, by: i64) {
    if let Some(item) = world.items.items.get_mut(id) {
        item.quantity = item.quantity.saturating_add_signed(by);
        world.dirty.kept(Key::Item(id));
        place::touch_item(world, id);
    }
}

/// What must always be true: whatever falls to dust is on the schedule then, and nothing else.
pub fn check(world: &World) -> Result<(), String> {
    for item in world.items.iter() {
        if world.schedule.when(&Job::Decay(item.id)).is_some() != item.own.decays.is_some() {
            return Err(format!("item {} falls to dust at no moment, or should not", item.id.0));
        }
    }
    Ok(())
}

/// A stack in `at` that this thing can join.
fn stack_for(content: &Content, world: &World, id: ItemId, at: Place) -> Option<ItemId> {
    let item = world.items.get(id)?;
    let stack_max = content.items.get(item.template())?.stack_max;
    if stack_max <= 1 || matches!(at, Place::Worn(..)) {
        return None;
    }
    world.places.items_at(at).iter().copied().find(|other| {
        *other != id
            && world.items.get(*other).is_some_and(|o| {
                o.template() == item.template()
                    && o.own().is_like(item.own())
                    && o.quantity().saturating_add(item.quantity()) <= stack_max
            })
    })
}

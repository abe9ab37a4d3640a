//! Things and people: what somebody has, what lies where they are, and who is there.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::View;
use crate::base::id::{CreatureId, ItemId};
use crate::game::ground::item::{self, ItemKind, ItemTemplate, Slot};
use crate::game::ground::place::Place;
use crate::game::people::look;
use crate::game::people::player;

/// Things (or NPCs) by their number, as `Char.Items` describes them.
pub type Things = BTreeMap<u64, Value>;

/// What somebody carries and wears.
pub fn goods(view: &View) -> Things {
    let places = &view.world.places;
    let carried = places.carried(view.who).iter().map(|id| (*id, ""));
    let worn =
        places.worn(view.who).map(|(slot, id)| (id, if slot == Slot::Wield { "l" } else { "w" }));
    carried.chain(worn).map(|(id, letters)| (id.0, thing(view, id, letters))).collect()
}

/// What lies in the room, and the NPCs in it: as far as it is seen.
pub fn around(view: &View) -> Things {
    let Some(room) = view.world.places.room_of(view.who) else { return Things::new() };
    if !view.senses().see() {
        return Things::new();
    }
    let floor = view.world.places.on_floor(room).iter();
    let things = floor.map(|id| (id.0, thing(view, *id, "")));
    let others = view.world.places.npcs_in(room).iter().filter(|other| view.sees(**other));
    let npcs = others.filter_map(|id| Some((id.0, npc(view, *id)?)));
    things.chain(npcs).collect()
}

/// What is in a container that somebody holds or sees; `None` if there is no such container.
pub fn inside(view: &View, number: u64) -> Option<Things> {
    let container = ItemId(number);
    let world = view.world;
    let is_near = match world.places.of_item(container)? {
        Place::Carried(who) | Place::Worn(who, _) => who == view.who,
        Place::Room(room) => world.places.room_of(view.who) == Some(room) && view.senses().see(),
        Place::Inside(_) => false,
    };
    let is_open = is_near && look::is_container(view.content, world, container);
    let things = world.places.inside(container).iter();
    is_open.then(|| things.map(|id| (id.0, thing(view, *id, ""))).collect())
}

/// Other players in the room, by name, with their full names.
pub fn people(view: &View) -> BTreeMap<String, String> {
    let Some(room) = view.world.places.room_of(view.who) else { return BTreeMap::new() };
    let there = view.world.places.players_in(room).iter().copied();
    let players = there.filter(|who| *who != view.who && view.sees(*who));
    players
        .filter_map(|who| {
            let name = view.world.creatures.get(who)?.name().clone();
            Some((name, player::titled(view.world, who)))
        })
        .collect()
}

/// A thing: `worn` says how it is worn, if it is.
fn thing(view: &View, id: ItemId, worn: &str) -> Value {
    let name = item::name(view.content, view.world, id);
    let written = item::template(view.content, view.world, id);
    let icon = written.map_or("junk", |template| template.kind.word());
    let letters = written.map_or_else(String::new, |template| letters(template, worn));
    json!({"id": id.0.to_string(), "name": name, "icon": icon, "attrib": letters})
}

/// The letters that clients know: worn, wielded, wearable, container, takeable, dead.
fn letters(template: &ItemTemplate, worn: &str) -> String {
    let is_corpse = template.kind == ItemKind::Corpse;
    let all = [
        (worn, !worn.is_empty()),
        ("W", worn.is_empty() && template.slot.is_some()),
        ("g", template.stack_max > 1),
        ("c", template.capacity.is_some() || is_corpse),
        ("d", is_corpse),
        ("t", !is_corpse),
    ];
    all.into_iter().filter(|(_, is)| *is).map(|(letter, _)| letter).collect()
}

/// An NPC, among the things as clients expect it.
fn npc(view: &View, id: CreatureId) -> Option<Value> {
    let body = view.world.creatures.get(id).filter(|body| !body.is_player())?;
    Some(json!({"id": id.0.to_string(), "name": body.name(), "icon": "monster", "attrib": "m"}))
}

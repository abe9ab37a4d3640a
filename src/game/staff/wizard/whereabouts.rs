//! `@where`: all players with their rooms, or everyone and everything of a name or a template.

use super::{STAFF, pages, persons, refusals};
use crate::base::id::{CreatureId, ItemId};
use crate::game::frame::args::Args;
use crate::game::frame::grammar::{self, What};
use crate::game::frame::part::Done;
use crate::game::frame::turn::Kept;
use crate::game::frame::verb::{Role, Spec};
use crate::game::ground::item;
use crate::game::ground::place::{self, Place};
use crate::game::{Content, Turn, View, World};
use crate::text::page::Page;
use crate::text::sentence::the;
use crate::text::table::Table;

pub(super) const WHERE: Spec = Spec {
    name: "@where",
    role: Role::Builder,
    usage: "@where [player|npc|thing]",
    example: "@where",
    help: "Lists all players who are in the world, with the rooms they are in. With a name, or the id \
           of a template: everyone and everything of it, with numbers, wherever they are.",
    run: where_is,
    ..STAFF
};

fn where_is(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let args = args.ahead();
    let text = args.trim();
    if text.is_empty() {
        turn.show(who, Kept::No, pages::players);
        return Ok(());
    }
    let (people, things) = (persons::everyone_meant(turn, text), everything_meant(turn, text));
    if people.is_empty() && things.is_empty() {
        let content = turn.content;
        let npcs = content.npcs.rows().map(|npc| npc.key.as_ref());
        let items = content.items.rows().map(|item| item.key.as_ref());
        return Err(refusals::unknown("person or thing", text, npcs.chain(items).collect()));
    }
    turn.show(who, Kept::Yes, move |view, page| found(view, &people, &things, page));
    Ok(())
}

/// The things of a number, of a template by its id, or of words.
fn everything_meant(turn: &Turn, text: &str) -> Vec<ItemId> {
    if let Some(item) = persons::numbered_item(turn, text) {
        return vec![item];
    }
    let template = turn.content.names.items.find(text);
    let What::Words(words) = grammar::noun(text).map_or(What::Anything, |noun| noun.what) else {
        return Vec::new();
    };
    let fits = |item: &item::Item| match template {
        Some(template) => item.template() == template,
        None => item::fit(turn.content, turn.world, item.id(), &words).is_some(),
    };
    turn.world.items.iter().filter(|item| fits(item)).map(item::Item::id).collect()
}

/// A line for each.
fn found(view: View, people: &[CreatureId], things: &[ItemId], page: &Page) -> String {
    let View { content, world, .. } = view;
    let mut table = Table::new(&["Number", "Name", "Room", "Where"]);
    for id in people {
        let Some(body) = world.creatures.get(*id) else { continue };
        let room = world.places.room_of(*id).and_then(|room| content.room(room));
        let (key, name) = room.map_or(("", ""), |room| (&room.key, &room.name));
        table.push([format!("#{}", id.0), body.name().clone(), key.into(), name.into()]);
    }
    for id in things {
        let name = item::name(content, world, *id);
        let room = place::room_of_item(world, *id).and_then(|room| content.room(room));
        let key = room.map_or("", |room| &room.key);
        table.push([format!("#{}", id.0), name, key.into(), lies(content, world, *id)]);
    }
    table.render(page)
}

/// `on the floor`, `carried by Aria`, `in the sack`.
fn lies(content: &Content, world: &World, thing: ItemId) -> String {
    let name = |who: CreatureId| {
        let here = world.creatures.get(who).map(|body| body.name().as_str());
        here.or_else(|| world.players.name(who)).map_or_else(|| "someone".into(), the)
    };
    match world.places.of_item(thing) {
        Some(Place::Room(_)) => "on the floor".into(),
        Some(Place::Carried(who)) => format!("carried by {}", name(who)),
        Some(Place::Worn(who, _)) => format!("worn by {}", name(who)),
        Some(Place::Inside(outer)) => format!("in {}", the(&item::name(content, world, outer))),
        None => "nowhere".into(),
    }
}

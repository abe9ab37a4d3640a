//! What looking shows: the pages of rooms, people, things, exits and the rooms around.

use super::people_here::{HOSTILE, plural_only, style_of};
use super::room_view::counted;
use crate::base::id::{CreatureId, ItemId, ItemTemplateId, RoomId};
use crate::game::frame::tell::namesake;
use crate::game::ground::creature::{Creature, NpcKind};
use crate::game::ground::item::{self, Slot};
use crate::game::ground::room::{self, Direction, Door, Room};
use crate::game::ground::sight;
use crate::game::people::faction;
use crate::game::people::player;
use crate::game::{Content, View, World};
use crate::text::link::link;
use crate::text::page::Page;
use crate::text::sentence::{a, capitalise, count_word, list, plural, the};
use crate::text::style::Style;
use crate::text::widget::bar;
use crate::text::words::agreeing;
use crate::text::wrap::wrap;

fn shown(world: &World, body: &Creature) -> String {
    match body.is_player() {
        true => player::titled(world, body.id()),
        false => capitalise(body.name()),
    }
}

/// The style of an NPC of this kind, or of a player.
pub(super) fn kind_style(kind: Option<NpcKind>) -> Style {
    match kind {
        Some(NpcKind::Hostile) => Style::Foe,
        Some(NpcKind::Friendly | NpcKind::Merchant | NpcKind::QuestGiver) => Style::Friend,
        _ => Style::Person,
    }
}

pub(super) fn creature_view(
    content: &Content,
    world: &World,
    viewer: CreatureId,
    target: CreatureId,
    page: &Page,
) -> String {
    let Some(body) = world.creatures.get(target) else { return String::new() };
    let npc = body.template().and_then(|t| content.npcs.get(t));
    let mut text = format!("{}\n", Style::Heading.on(shown(world, body)));
    match npc {
        Some(npc) => text.push_str(&(wrap(npc.description.trim(), page, 0) + "\n")),
        None => {
            text.push_str(&player_description(content, world, body));
            let said = world.habits.description(target);
            if !said.is_empty() {
                text.push_str(&(wrap(said, page, 0) + "\n"));
            }
        }
    }
    if let Some(whose) = faction::allegiance(content, world, viewer, target) {
        let line = format!("{} {whose}", Style::Label.on("Allegiance:"));
        text.push_str(&(wrap(&line, page, 2) + "\n"));
    }
    let bearing = faction::bearing_in_words(content, world, viewer, target);
    let beside = faction::companions_in_words(content, world, viewer, target);
    for line in [bearing, beside].into_iter().flatten() {
        text.push_str(&(wrap(&line, page, 0) + "\n"));
    }
    let (health, max) = (body.health(), body.health_max());
    let subject = if viewer == target {
        "You are".to_string()
    } else {
        format!("{} is", capitalise(&namesake::known(world, target)))
    };
    let line = format!(
        "{subject} {}. {}",
        condition(health, max),
        bar(health, max, 16, Style::Good, page)
    );
    text.push_str(&(wrap(&line, page, 2) + "\n"));
    let is_held = |slot: Slot| matches!(slot, Slot::Wield | Slot::Shield | Slot::Light);
    let [holds, wears] = match viewer == target {
        true => ["You hold", "You wear"],
        false => ["Holding", "Wearing"],
    };
    for (verb, held) in [(holds, true), (wears, false)] {
        let things = world.places.worn(target).filter(|(slot, _)| is_held(*slot) == held);
        let names: Vec<String> = things.map(|(_, id)| a(&item::name(content, world, id))).collect();
        if !names.is_empty() {
            let line = format!("{verb} {}.", list(&names));
            text.push_str(&(wrap(&line, page, 0) + "\n"));
        }
    }
    text
}

fn player_description(content: &Content, world: &World, body: &Creature) -> String {
    let calling = world.players.character(body.id()).and_then(|p| content.calling(p.calling()));
    match calling {
        Some(calling) => {
            format!("{} of level {}.\n", capitalise(&a(&calling.name.to_lowercase())), body.level())
        }
        None => String::new(),
    }
}

/// How somebody fares, in words.
pub fn condition(health: u32, max: u32) -> &'static str {
    match health * 100 / max.max(1) {
        100.. => "unhurt",
        75..=99 => "scratched",
        50..=74 => "hurt",
        25..=49 => "badly hurt",
        10..=24 => "in a terrible state",
        _ => "near death",
    }
}

pub(super) fn item_view(view: View, id: ItemId, page: &Page) -> String {
    let View { content, world, .. } = view;
    let (Some(found), Some(template)) = (world.items.get(id), item::template(content, world, id))
    else {
        return String::new();
    };
    let description = found.own().description.as_deref().unwrap_or(&template.description);
    let mut text = format!("{}\n", Style::Heading.on(capitalise(&item::name(content, world, id))));
    text.push_str(&(wrap(description.trim(), page, 0) + "\n"));
    let facts = facts(template);
    if !facts.is_empty() {
        text.push_str(&format!(
            "{}\n",
            wrap(&Style::Dim.on(capitalise(&facts.join("; ")) + "."), page, 0)
        ));
    }
    if let Some(flavor) = &template.flavor {
        text.push_str(&format!("{}\n", wrap(&Style::Dim.on(flavor.trim()), page, 0)));
    }
    text
}

/// Behind the sight of what one looked under or behind; `word`: which of both.
pub(super) fn nothing_beneath(word: &str) -> String {
    format!("You see nothing more {} there. `search` looks closer.", word.to_lowercase())
}

/// A thing that is for sale.
pub(super) fn ware_view(view: View, ware: ItemTemplateId, page: &Page) -> String {
    let Some(written) = view.content.items.get(ware) else { return String::new() };
    let mut text = format!("{}\n", Style::Heading.on(capitalise(&written.name)));
    text.push_str(&(wrap(written.description.trim(), page, 0) + "\n"));
    let facts = facts(written).join("; ");
    let line = format!("For sale here: `buy` it, or look at the `list`. {}", capitalise(&facts));
    text.push_str(
        &(wrap(
            &Style::Dim.on(line.trim_end().to_owned() + if facts.is_empty() { "" } else { "." }),
            page,
            0,
        ) + "\n"),
    );
    text
}

/// What a thing is good for, in few words.
fn facts(template: &item::ItemTemplate) -> Vec<String> {
    let mut facts = Vec::new();
    if let Some((low, high)) = template.damage {
        facts.push(format!("does {low} to {high} damage"));
    }
    if template.armor != 0 {
        facts.push(format!("armour {:+}", template.armor));
    }
    if let Some(slot) = template.slot {
        facts.push(if slot == item::Slot::Wield {
            "to be wielded".into()
        } else {
            format!("worn {}", slot.phrase())
        });
    }
    if template.light {
        facts.push("gives light when held".into());
    }
    if template.heal > 0 {
        facts.push("does you good".into());
    }
    if template.value.0 > 0 {
        facts.push(format!("worth {}", template.value));
    }
    facts
}

pub(super) fn inside_view(view: View, id: ItemId, page: &Page) -> String {
    let View { content, world, .. } = view;
    let name = the(&item::name(content, world, id));
    let piles = world.places.inside(id).iter().filter_map(|inner| {
        let quantity = world.items.get(*inner)?.quantity();
        Some((item::name_of_one(content, world, *inner).to_string(), quantity))
    });
    let told = |(name, count): (String, u64)| {
        Style::Thing.on(if count == 1 { a(&name) } else { plural(&name, count) })
    };
    let inside: Vec<String> = counted(piles).into_iter().map(told).collect();
    let text = match inside.is_empty() {
        true => format!("{} {} empty.", capitalise(&name), agreeing(&name, "is", "are")),
        false => {
            format!("In {name}: {}.", list(&inside.iter().map(String::as_str).collect::<Vec<_>>()))
        }
    };
    wrap(&text, page, 2) + "\n"
}

pub(super) fn to_view(view: View, room: RoomId, direction: Direction) -> String {
    let View { content, world, .. } = view;
    let Some(written) = content.room(room) else { return String::new() };
    let door = written.doors.get(&direction).map(|d| d.name.clone());
    match (room::door(content, world, room, direction), door) {
        (Some(Door::Closed), Some(door)) => format!("{} is closed.", capitalise(&door)),
        (Some(Door::Locked), Some(door)) => format!("{} is locked.", capitalise(&door)),
        _ => match beyond(content, world, room, direction) {
            Some(there) => {
                format!("That way lies {}.", Style::RoomName.on(&there.name))
            }
            _ => "That way lies darkness.".into(),
        },
    }
}

/// The room that a direction leads to, if it can be seen and there is light in it.
fn beyond<'c>(
    content: &'c Content,
    world: &World,
    room: RoomId,
    way: Direction,
) -> Option<&'c Room> {
    let to = room::exit(content, world, room, way)?;
    content.room(to).filter(|_| sight::is_lit(content, world, to))
}

pub(super) fn exits_view(view: View, room: RoomId, page: &Page) -> String {
    let View { content, world, .. } = view;
    let width = if page.reader { 0 } else { 9 };
    let mut text = String::new();
    for (direction, _) in room::exits(content, world, room) {
        let word = format!("{:<width$}", direction.word());
        text.push_str(&format!(
            "{} - {}\n",
            link(direction.word(), &Style::Exit.on(word), page),
            to_short(content, world, room, direction)
        ));
    }
    for (way, to) in room::ways(content, world, room) {
        let name = content.room(to).map_or("somewhere", |r| r.name.as_str());
        let shown = Style::Exit.on(format!("{way:<width$}"));
        text.push_str(&format!("{} - {name}\n", link(way, &shown, page)));
    }
    if text.is_empty() { "There is no way out.\n".into() } else { text }
}

/// The ways out in few letters, `n,e,(d)`: what is shut stands in brackets. For readers in words.
pub fn ways_out(content: &Content, world: &World, room: RoomId, page: &Page) -> String {
    let is_shut = |direction: Direction| {
        let door = room::door(content, world, room, direction);
        matches!(door, Some(Door::Closed | Door::Locked))
    };
    let directions =
        room::exits(content, world, room).map(|(way, _)| match (page.reader, is_shut(way)) {
            (true, true) => format!("{} closed", way.word()),
            (true, false) => way.word().to_string(),
            (false, true) => format!("({})", way.short()),
            (false, false) => way.short().to_string(),
        });
    let all: Vec<String> =
        directions.chain(room::ways(content, world, room).map(|(way, _)| way.to_owned())).collect();
    match all.is_empty() {
        true => "none".into(),
        false => all.join(if page.reader { ", " } else { "," }),
    }
}

fn to_short(content: &Content, world: &World, room: RoomId, direction: Direction) -> String {
    let Some(written) = content.room(room) else { return String::new() };
    let door = written.doors.get(&direction).map_or("", |d| d.name.as_str());
    match room::door(content, world, room, direction) {
        Some(Door::Closed) => format!("{door}, closed"),
        Some(Door::Locked) => format!("{door}, locked"),
        _ => match beyond(content, world, room, direction) {
            Some(there) => there.name.clone(),
            _ => "darkness".into(),
        },
    }
}

pub(super) fn scan_view(view: View, who: CreatureId, room: RoomId, page: &Page) -> String {
    let View { content, world, .. } = view;
    let mut text = String::new();
    for (direction, to) in room::exits(content, world, room) {
        let shut = matches!(
            room::door(content, world, room, direction),
            Some(Door::Closed | Door::Locked)
        );
        if shut || !sight::is_lit(content, world, to) {
            continue;
        }
        let there = names_of(content, world, (who, to));
        if !there.is_empty() {
            let names = list(&there.iter().map(String::as_str).collect::<Vec<_>>());
            text.push_str(
                &(wrap(
                    &format!("{}: {names}.", Style::Exit.on(capitalise(direction.word()))),
                    page,
                    2,
                ) + "\n"),
            );
        }
    }
    if text.is_empty() { "You see nobody in the rooms next to this one.\n".into() } else { text }
}

/// Everyone in a room by name; those of one name are counted, and of enemies it is said.
fn names_of(content: &Content, world: &World, (viewer, room): (CreatureId, RoomId)) -> Vec<String> {
    let mut names: Vec<(String, Style, usize)> = Vec::new();
    let there = world.places.creatures_in(room).iter();
    let seen = there.filter(|who| world.players.may_see(viewer, **who));
    for body in seen.filter_map(|id| world.creatures.get(*id)) {
        let style = style_of(content, world, viewer, body);
        match names.iter_mut().find(|(name, ..)| name == body.name() && !body.is_player()) {
            Some((.., count)) => *count += 1,
            None => names.push((body.name().clone(), style, 1)),
        }
    }
    let counted = |(name, style, count): (String, Style, usize)| {
        let hostile = if style == Style::Foe { HOSTILE } else { "" };
        style.on(match count {
            1 => a(&name) + hostile,
            n => format!("{} {}{hostile}", count_word(n as u64), plural_only(&name)),
        })
    };
    names.into_iter().map(counted).collect()
}

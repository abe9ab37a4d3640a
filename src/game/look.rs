//! Looking: rooms, people, things, nouns, directions, into containers; exits and scan.
//!
//! In the dark one sees nothing but the ways out that one can feel. Every noun of a room rewards
//! a look; whatever is shown in a room can be looked at by any word of its name.

mod view;

use crate::base::id::{CreatureId, ItemId, RoomId};
use crate::game::content::Content;
use crate::game::creature::Creature;
use crate::game::find;
use crate::game::grammar::{self, Noun, What, Which, word_fits};
use crate::game::item::{self, ItemKind, Slot};
use crate::game::player::{self, Link};
use crate::game::refusal::Refusal;
use crate::game::room::{self, Direction, Door, Room};
use crate::game::sight;
use crate::game::tell::{Sentence, Teller};
use crate::game::turn::Turn;
use crate::game::verb::{Group, Spec};
use crate::game::world::World;
use crate::text::page::Page;
use crate::text::sentence::{a, capitalise, count_word, list, the};
use crate::text::style::Style;
use crate::text::widget::bar;
use crate::text::wrap::wrap;
use view::{plural_only, room_view};

/// What can be looked at.
#[derive(Clone, Debug)]
pub enum Event {
    /// Somebody walked in, and sees where they are (shortly, if they like it brief).
    Entered {
        who: CreatureId,
        room: RoomId,
    },
    Looked {
        who: CreatureId,
        room: RoomId,
    },
    LookedAtCreature {
        who: CreatureId,
        target: CreatureId,
        room: RoomId,
    },
    LookedAtItem {
        who: CreatureId,
        item: ItemId,
    },
    LookedInside {
        who: CreatureId,
        item: ItemId,
    },
    LookedAtNoun {
        who: CreatureId,
        text: String,
    },
    LookedTo {
        who: CreatureId,
        direction: Direction,
        room: RoomId,
    },
    AskedExits {
        who: CreatureId,
        room: RoomId,
    },
    Scanned {
        who: CreatureId,
        room: RoomId,
    },
}

/// The verbs of this feature.
pub const VERBS: &[Spec] = &[
    Spec {
        name: "look",
        shorts: &["l"],
        priority: 10,
        group: Group::Seeing,
        usage: "look [at] [thing|person|direction]  or  look in <container>",
        example: "look",
        help: "Shows the room, or anything in it: people, things, the nouns of the description, \
               what lies in a direction, what is in a container.",
        run: look,
        ..Spec::DEFAULT
    },
    Spec {
        name: "examine",
        aliases: &["read"],
        shorts: &["ex", "exa"],
        priority: 15,
        group: Group::Seeing,
        usage: "examine <thing|person>",
        example: "examine me",
        help: "Looks closely: what a thing is good for and what is in it, or how somebody fares.",
        run: examine,
        ..Spec::DEFAULT
    },
    Spec {
        name: "exits",
        shorts: &["exi"],
        priority: 20,
        group: Group::Seeing,
        usage: "exits",
        example: "exits",
        help: "Lists the ways out, with where they lead and how their doors stand.",
        run: exits,
        ..Spec::DEFAULT
    },
    Spec {
        name: "scan",
        priority: 30,
        group: Group::Seeing,
        usage: "scan",
        example: "scan",
        help: "Shows who is in the rooms next to yours.",
        run: scan,
        ..Spec::DEFAULT
    },
];

fn here(turn: &Turn, who: CreatureId) -> Result<RoomId, Refusal> {
    turn.world.places.room_of(who).ok_or(Refusal::Dark)
}

fn look(turn: &mut Turn, who: CreatureId, args: &str) -> Result<(), Refusal> {
    let room = here(turn, who)?;
    let args = args.trim();
    if args.is_empty() || args.eq_ignore_ascii_case("around") || args.eq_ignore_ascii_case("here") {
        turn.report(Event::Looked { who, room });
        return Ok(());
    }
    if let Some(rest) = ["in ", "into ", "inside "].iter().find_map(|p| strip_word(args, p)) {
        return look_inside(turn, who, rest);
    }
    if args.eq_ignore_ascii_case("in") {
        return Err(Refusal::Usage("look in <container>"));
    }
    let args = strip_word(args, "at ").or_else(|| strip_word(args, "to ")).unwrap_or(args);
    match Direction::parse(args) {
        Some(direction) if is_direction_word(args) => look_to(turn, who, room, direction),
        _ => look_at(turn, who, room, args),
    }
}

fn strip_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    text.get(..word.len())
        .filter(|start| start.eq_ignore_ascii_case(word))
        .map(|_| text[word.len()..].trim())
}

/// Beginnings such as `no` walk, but for looking only whole words and abbreviations will do, so
/// that a noun may begin with them.
fn is_direction_word(word: &str) -> bool {
    Direction::ALL
        .iter()
        .any(|d| d.word().eq_ignore_ascii_case(word) || d.short().eq_ignore_ascii_case(word))
}

fn look_to(
    turn: &mut Turn,
    who: CreatureId,
    room: RoomId,
    direction: Direction,
) -> Result<(), Refusal> {
    if !turn.content.room(room).is_some_and(|r| r.exits.contains_key(&direction)) {
        return Err(Refusal::NoExit(direction));
    }
    turn.report(Event::LookedTo { who, direction, room });
    Ok(())
}

/// People come before things, things before nouns: what moves is what one means.
fn look_at(turn: &mut Turn, who: CreatureId, room: RoomId, args: &str) -> Result<(), Refusal> {
    let noun = grammar::noun(args).ok_or(Refusal::Usage("look [at] <thing>"))?;
    let lit = sight::is_lit(turn.content, turn.world, room);
    if let Ok(target) = find::creature(turn, who, &noun) {
        player::spoke_of(turn.world, who, Some(target), None);
        turn.report(Event::LookedAtCreature { who, target, room });
        return Ok(());
    }
    if let Some(found) = find::item(turn, who, &noun, &within_reach(turn, who, room, lit)) {
        player::spoke_of(turn.world, who, None, Some(found));
        turn.report(Event::LookedAtItem { who, item: found });
        return Ok(());
    }
    if !lit {
        return Err(Refusal::Dark);
    }
    let text = turn
        .content
        .room(room)
        .and_then(|r| noun_text(r, &noun))
        .ok_or_else(|| Refusal::NotHere(noun.words()))?;
    turn.report(Event::LookedAtNoun { who, text });
    Ok(())
}

/// What somebody holds, wears, and (if they see it) what lies in the room.
pub fn within_reach(turn: &Turn, who: CreatureId, room: RoomId, lit: bool) -> Vec<ItemId> {
    let places = &turn.world.places;
    let worn = places.worn(who).map(|(_, item)| item);
    let floor = if lit { places.on_floor(room) } else { &[] };
    places.carried(who).iter().copied().chain(worn).chain(floor.iter().copied()).collect()
}

/// What a builder wrote about a noun of a room.
fn noun_text(room: &Room, noun: &Noun) -> Option<String> {
    let What::Words(words) = &noun.what else { return None };
    let whole = words.join(" ");
    let n = match noun.which {
        Which::Nth(n) => n,
        _ => 1,
    };
    let fits = |keyword: &String| {
        keyword.eq_ignore_ascii_case(&whole)
            || words.iter().all(|word| keyword.split_whitespace().any(|part| word_fits(part, word)))
    };
    room.nouns.iter().filter(|n| n.words.iter().any(fits)).nth(n - 1).map(|n| n.text.clone())
}

fn look_inside(turn: &mut Turn, who: CreatureId, args: &str) -> Result<(), Refusal> {
    let room = here(turn, who)?;
    let noun = grammar::noun(args).ok_or(Refusal::Usage("look in <container>"))?;
    let lit = sight::is_lit(turn.content, turn.world, room);
    let found = find::item(turn, who, &noun, &within_reach(turn, who, room, lit))
        .ok_or_else(|| Refusal::NotHere(noun.words()))?;
    if !is_container(turn.content, turn.world, found) {
        let name = the(&item::name(turn.content, turn.world, found));
        return Err(Refusal::Because(format!("{} is not a container.", capitalise(&name))));
    }
    turn.report(Event::LookedInside { who, item: found });
    Ok(())
}

/// Whether things can be in it.
pub fn is_container(content: &Content, world: &World, id: ItemId) -> bool {
    item::template(content, world, id)
        .is_some_and(|t| t.capacity.is_some() || t.kind == ItemKind::Corpse)
}

fn examine(turn: &mut Turn, who: CreatureId, args: &str) -> Result<(), Refusal> {
    if args.trim().is_empty() {
        return Err(Refusal::Usage("examine <thing|person>"));
    }
    let before = turn.events.len();
    look(turn, who, args)?;
    let inside = turn.events[before..].iter().find_map(|event| match event {
        crate::game::event::Event::Look(Event::LookedAtItem { item, .. }) => Some(*item),
        _ => None,
    });
    if let Some(item) = inside.filter(|id| is_container(turn.content, turn.world, *id)) {
        turn.report(Event::LookedInside { who, item });
    }
    Ok(())
}

fn exits(turn: &mut Turn, who: CreatureId, _: &str) -> Result<(), Refusal> {
    let room = here(turn, who)?;
    turn.report(Event::AskedExits { who, room });
    Ok(())
}

fn scan(turn: &mut Turn, who: CreatureId, _: &str) -> Result<(), Refusal> {
    let room = here(turn, who)?;
    if !sight::is_lit(turn.content, turn.world, room) {
        return Err(Refusal::Dark);
    }
    turn.report(Event::Scanned { who, room });
    Ok(())
}

/// Words each fact for everyone who notices.
pub fn tell(event: &Event, teller: &mut Teller) {
    let (content, world) = (teller.content, teller.world);
    match event {
        Event::Entered { who, room } => {
            let brief = world.players.get(*who).is_some_and(|p| p.preferences().brief);
            teller.kept().page(*who, |page| room_view(content, world, *who, *room, brief, page));
        }
        Event::Looked { who, room } => {
            teller.kept().page(*who, |page| room_view(content, world, *who, *room, false, page));
        }
        Event::LookedAtCreature { who, target, room } => {
            teller.kept().page(*who, |page| creature_view(content, world, *who, *target, page));
            if who != target {
                let line = Sentence::new("{actor} {look|looks} at {target}.")
                    .actor(world, *who)
                    .target(world, *target);
                teller.room_except(*room, &[*who], &line.silent().style(Style::Dim));
            }
        }
        Event::LookedAtItem { who, item } => {
            teller.kept().page(*who, |page| item_view(content, world, *item, page));
        }
        Event::LookedInside { who, item } => {
            teller.kept().page(*who, |page| inside_view(content, world, *item, page));
        }
        Event::LookedAtNoun { who, text } => teller.line(*who, text.clone()),
        Event::LookedTo { who, direction, room } => {
            teller.line(*who, to_view(content, world, *room, *direction));
        }
        Event::AskedExits { who, room } => {
            teller.kept().page(*who, |page| exits_view(content, world, *room, page));
        }
        Event::Scanned { who, room } => {
            teller.page(*who, |page| scan_view(content, world, *room, page))
        }
    }
}

fn shown(world: &World, body: &Creature) -> String {
    match body.is_player() {
        true => player::titled(world, body.id()),
        false => capitalise(body.name()),
    }
}

fn away(world: &World, body: &Creature) -> &'static str {
    match world.players.get(body.id()).map(|p| p.link()) {
        Some(Link::Dead(_)) => ", staring into the distance",
        _ => "",
    }
}

fn foe_style(content: &Content, body: &Creature) -> Style {
    use crate::game::creature::NpcKind;
    match body.template().and_then(|t| content.npcs.get(&t)).map(|t| t.kind) {
        Some(NpcKind::Hostile) => Style::Foe,
        Some(NpcKind::Friendly | NpcKind::Merchant | NpcKind::QuestGiver) => Style::Friend,
        _ => Style::Person,
    }
}

fn creature_view(
    content: &Content,
    world: &World,
    viewer: CreatureId,
    target: CreatureId,
    page: &Page,
) -> String {
    let Some(body) = world.creatures.get(target) else { return String::new() };
    let npc = body.template().and_then(|t| content.npcs.get(&t));
    let mut text = format!("{}\n", Style::Heading.on(shown(world, body)));
    match npc {
        Some(npc) => text.push_str(&(wrap(npc.description.trim(), page, 0) + "\n")),
        None => text.push_str(&player_description(content, world, body)),
    }
    let (health, max) = (body.health(), body.health_max());
    let subject = if viewer == target {
        "You are".to_string()
    } else {
        format!("{} is", capitalise(&the(body.name())))
    };
    text.push_str(&format!(
        "{subject} {}. {}\n",
        condition(health, max),
        bar(health, max, 16, Style::Good, page)
    ));
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
    let calling = world.players.get(body.id()).and_then(|p| content.calling(p.calling()));
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

fn item_view(content: &Content, world: &World, id: ItemId, page: &Page) -> String {
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

fn inside_view(content: &Content, world: &World, id: ItemId, page: &Page) -> String {
    let name = the(&item::name(content, world, id));
    let inside: Vec<String> = world
        .places
        .inside(id)
        .iter()
        .map(|inner| Style::Thing.on(a(&item::name(content, world, *inner))))
        .collect();
    let text = match inside.is_empty() {
        true => format!("{} is empty.", capitalise(&name)),
        false => {
            format!("In {name}: {}.", list(&inside.iter().map(String::as_str).collect::<Vec<_>>()))
        }
    };
    wrap(&text, page, 2) + "\n"
}

fn to_view(content: &Content, world: &World, room: RoomId, direction: Direction) -> String {
    let Some(written) = content.room(room) else { return String::new() };
    let door = written.doors.get(&direction).map(|d| d.name.clone());
    match (room::door(content, world, room, direction), door) {
        (Some(Door::Closed), Some(door)) => format!("{} is closed.", capitalise(&door)),
        (Some(Door::Locked), Some(door)) => format!("{} is locked.", capitalise(&door)),
        _ => match written.exits.get(&direction).and_then(|to| content.room(*to)) {
            Some(there) if sight::is_lit(content, world, there.id) => {
                format!("That way lies {}.", Style::RoomName.on(&there.name))
            }
            _ => "That way lies darkness.".into(),
        },
    }
}

fn exits_view(content: &Content, world: &World, room: RoomId, page: &Page) -> String {
    let Some(written) = content.room(room) else { return String::new() };
    let width = if page.reader { 0 } else { 9 };
    let mut text = String::new();
    for direction in written.exits.keys() {
        let word = format!("{:<width$}", direction.word());
        text.push_str(&format!(
            "{} - {}\n",
            Style::Exit.on(word),
            to_short(content, world, room, *direction)
        ));
    }
    for (way, to) in &written.ways {
        let name = content.room(*to).map_or("somewhere", |r| r.name.as_str());
        text.push_str(&format!("{} - {name}\n", Style::Exit.on(format!("{way:<width$}"))));
    }
    if text.is_empty() { "There is no way out.\n".into() } else { text }
}

fn to_short(content: &Content, world: &World, room: RoomId, direction: Direction) -> String {
    let Some(written) = content.room(room) else { return String::new() };
    let door = written.doors.get(&direction).map_or("", |d| d.name.as_str());
    match room::door(content, world, room, direction) {
        Some(Door::Closed) => format!("{door}, closed"),
        Some(Door::Locked) => format!("{door}, locked"),
        _ => match written.exits.get(&direction).and_then(|to| content.room(*to)) {
            Some(there) if sight::is_lit(content, world, there.id) => there.name.clone(),
            _ => "darkness".into(),
        },
    }
}

fn scan_view(content: &Content, world: &World, room: RoomId, page: &Page) -> String {
    let Some(written) = content.room(room) else { return String::new() };
    let mut text = String::new();
    for (direction, to) in &written.exits {
        let shut = matches!(
            room::door(content, world, room, *direction),
            Some(Door::Closed | Door::Locked)
        );
        if shut || !sight::is_lit(content, world, *to) {
            continue;
        }
        let there = names_of(content, world, *to);
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

/// Everyone in a room by name; those of one name are counted.
fn names_of(content: &Content, world: &World, room: RoomId) -> Vec<String> {
    let mut names: Vec<(String, Style, usize)> = Vec::new();
    for body in world.places.creatures_in(room).iter().filter_map(|id| world.creatures.get(*id)) {
        let style = if body.is_player() { Style::Person } else { foe_style(content, body) };
        match names.iter_mut().find(|(name, ..)| name == body.name() && !body.is_player()) {
            Some((.., count)) => *count += 1,
            None => names.push((body.name().clone(), style, 1)),
        }
    }
    let counted = |(name, style, count): (String, Style, usize)| match count {
        1 => style.on(a(&name)),
        n => style.on(format!("{} {}", count_word(n as u64), plural_only(&name))),
    };
    names.into_iter().map(counted).collect()
}

//! Looking: rooms, people, things, nouns, directions, into containers; exits and scan.
//!
//! In the dark one sees nothing but the ways out that one can feel. Every noun of a room rewards
//! a look; whatever is shown in a room can be looked at by any word of its name.

pub mod light_changes;
mod people_here;
mod refusals;
mod room_view;
mod view;

use room_view::{Detail, room_view};
use view::*;
pub use view::{condition, ways_out};

use crate::base::id::{CreatureId, ItemId, ItemTemplateId, RoomId};
use crate::game::frame::args::Args;
use crate::game::frame::grammar::{self, Noun, What, Whose, word_fits};
use crate::game::frame::part::Done;
use crate::game::frame::seek::Seek;
use crate::game::frame::tell::{Sentence, Teller};
use crate::game::frame::turn::Kept;
use crate::game::frame::verb::{Group, Spec};
use crate::game::ground::find;
use crate::game::ground::item::{self, ItemKind};
use crate::game::ground::room::{self, Direction, Room};
use crate::game::ground::sight;
use crate::game::ground::sight::Lighting;
use crate::game::people::board;
use crate::game::people::map;
use crate::game::people::player::{self, Character};
use crate::game::{Content, Feature, Refusal, Turn, View, World};
use crate::text::style::Style;

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature {
    name: "look",
    verbs: VERBS,
    hears: Some(light_changes::hears),
    check: Some(light_changes::check),
    ..Feature::NONE
};

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
    /// It grew light in a room, or dark; `not` sees that for themselves.
    LightChanged {
        room: RoomId,
        lighting: Lighting,
        not: Option<CreatureId>,
    },
}

/// Where one looks for what one looks at.
const SEEN: [Seek; 4] = [Seek::People, Seek::Pack, Seek::Worn, Seek::Room];

/// The verbs of this feature.
pub const VERBS: &[Spec] = &[
    Spec {
        name: "look",
        shorts: &["l"],
        priority: 10,
        group: Group::Seeing,
        phrases: &["look at"],
        seeks: &SEEN,
        usage: "look [at] [thing|person|direction]  or  look in <container>",
        example: "look",
        help: "Shows the room, or anything in it: people, things, the nouns of the description, \
               what lies in a direction, what is in a container.",
        run: look,
        ..Spec::DEFAULT
    },
    Spec {
        name: "examine",
        aliases: &["read", "identify"],
        shorts: &["ex", "exa", "id", "x"],
        priority: 15,
        group: Group::Seeing,
        seeks: &SEEN,
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

/// Shows somebody where they are.
pub fn show_around(turn: &mut Turn, who: CreatureId) {
    if let Some(room) = turn.world.places.room_of(who) {
        turn.report(Event::Looked { who, room });
    }
}

fn look(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    looks(turn, who, &args).map(|_| ())
}

/// Looks at whatever is meant. The thing that it was, if it was one.
fn looks(turn: &mut Turn, who: CreatureId, args: &Args) -> Result<Option<ItemId>, Refusal> {
    let room = here(turn, who)?;
    let text = args.ahead();
    if text.is_empty() || ["around", "here"].iter().any(|word| text.eq_ignore_ascii_case(word)) {
        turn.report(Event::Looked { who, room });
        return Ok(None);
    }
    if INSIDE.iter().any(|word| text.eq_ignore_ascii_case(word)) {
        return Err(Refusal::Usage("look in <container>"));
    }
    if let Some(rest) = grammar::after(text, &INSIDE).filter(|rest| !rest.is_empty()) {
        return look_inside(turn, who, rest).map(|()| None);
    }
    if let Some(rest) = grammar::after(text, &BENEATH).filter(|rest| !rest.is_empty()) {
        return look_beneath(turn, who, args, (text, rest)).map(|()| None);
    }
    let text =
        grammar::after(text, &["at", "to", "on"]).filter(|rest| !rest.is_empty()).unwrap_or(text);
    match Direction::parse(text) {
        Some(direction) if is_direction_word(text) => {
            look_to(turn, who, room, direction).map(|()| None)
        }
        _ => look_at(turn, who, room, args, text),
    }
}

/// Before a container that is looked into.
const INSIDE: [&str; 3] = ["in", "into", "inside"];
/// Before what something may lie under or behind.
const BENEATH: [&str; 5] = ["under", "underneath", "beneath", "behind", "below"];

/// Under or behind a thing there is nothing to be seen, whether a way is hidden there or not:
/// `search` finds that. What is meant is looked at itself.
fn look_beneath(
    turn: &mut Turn,
    who: CreatureId,
    args: &Args,
    (text, rest): (&str, &str),
) -> Result<(), Refusal> {
    let room = here(turn, who)?;
    look_at(turn, who, room, args, rest)?;
    let (where_to, _) = grammar::word_and_rest(text);
    let line = nothing_beneath(where_to);
    turn.show_line(who, Kept::No, move |_| line);
    Ok(())
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
    if room::exit(turn.content, turn.world, room, direction).is_none() {
        return Err(Refusal::NoExit(direction));
    }
    turn.show_line(who, Kept::No, move |view| to_view(view, room, direction));
    Ok(())
}

/// People come before things, things before nouns: what moves is what one means; but of what was
/// last spoken of, whatever it was. The thing that it was, if it was one.
fn look_at(
    turn: &mut Turn,
    who: CreatureId,
    room: RoomId,
    args: &Args,
    text: &str,
) -> Result<Option<ItemId>, Refusal> {
    let noun = grammar::noun(text).ok_or(Refusal::Usage("look [at] <thing>"))?;
    let there = find::sought(turn, who, args.seeks());
    let thing = |turn: &Turn| find::item(turn, who, &noun, &there);
    let is_thing = match noun.what {
        What::It(_) => turn.world.players.spoke_of_thing(who),
        _ => noun.whose != Whose::Anyone,
    };
    let first = if is_thing { thing(turn) } else { None };
    if first.is_none()
        && let Ok(target) = find::creature(turn, who, &noun)
    {
        player::spoke_of(turn.world, who, Some(target), None);
        turn.report(Event::LookedAtCreature { who, target, room });
        return Ok(None);
    }
    if let Some(found) = first.or_else(|| thing(turn)).or_else(|| thing_inside(turn, who, text)) {
        player::spoke_of(turn.world, who, None, Some(found));
        turn.show(who, Kept::Yes, move |view, page| item_view(view, found, page));
        return Ok(Some(found));
    }
    if sight::lighting(turn.content, turn.world, room) == Lighting::Dark {
        return Err(Refusal::Dark);
    }
    if board::meant(turn.content, room, &noun) {
        return board::look(turn, who).map(|()| None);
    }
    let place = turn.content.room(room);
    let written = place.and_then(|r| noun_as_typed(r, text).or_else(|| noun_text(r, &noun)));
    if written.is_none()
        && let Some(ware) = for_sale(turn, who, room, &noun)
    {
        turn.show(who, Kept::No, move |view, page| ware_view(view, ware, page));
        return Ok(None);
    }
    let text = written.ok_or_else(|| Refusal::NotHere(noun.words()))?;
    turn.show_line(who, Kept::No, move |_| text);
    Ok(None)
}

/// `knife in box`: the thing in a container within reach.
fn thing_inside(turn: &Turn, who: CreatureId, text: &str) -> Option<ItemId> {
    let (thing, container) = grammar::around(text, &["in", "inside", "from", "on"])?;
    let container = container_meant(turn, who, &grammar::noun(container)?).ok()?;
    find::item(turn, who, &grammar::noun(thing)?, turn.world.places.inside(container))
}

/// A thing that somebody who trades here has for sale.
fn for_sale(turn: &Turn, who: CreatureId, room: RoomId, noun: &Noun) -> Option<ItemTemplateId> {
    let What::Words(words) = &noun.what else { return None };
    let content = turn.content;
    let npcs = turn.world.places.npcs_in(room).iter();
    let npcs = npcs.filter(|npc| sight::sees(content, turn.world, who, **npc));
    let templates = npcs.filter_map(|npc| turn.world.creatures.get(*npc)?.template());
    let shops = templates.filter_map(|template| content.npcs.get(template)?.shop.as_ref());
    let fit = |id: &ItemTemplateId| {
        let written = content.items.get(*id)?;
        let keywords = written.keywords.iter().map(String::as_str);
        Some((grammar::fit(words, &written.name, keywords)?.rank, *id))
    };
    let fitting = shops.flat_map(|shop| &shop.sells).filter_map(fit);
    fitting.min_by_key(|(rank, _)| *rank).map(|(_, id)| id)
}

/// What a builder wrote about a noun that is called just so: the third row of a hall is no third row of
/// several.
fn noun_as_typed(room: &Room, text: &str) -> Option<String> {
    let text = text.trim().to_lowercase();
    let bare = text.strip_prefix("the ").unwrap_or(&text);
    let is_it = |word: &String| word.eq_ignore_ascii_case(bare);
    room.nouns.iter().find(|noun| noun.words.iter().any(is_it)).map(|noun| noun.text.clone())
}

/// What a builder wrote about a noun of a room.
fn noun_text(room: &Room, noun: &Noun) -> Option<String> {
    let What::Words(words) = &noun.what else { return None };
    let whole = words.join(" ");
    let n = noun.nth();
    let fits = |keyword: &String| {
        keyword.eq_ignore_ascii_case(&whole)
            || words.iter().all(|word| keyword.split_whitespace().any(|part| word_fits(part, word)))
    };
    room.nouns.iter().filter(|n| n.words.iter().any(fits)).nth(n - 1).map(|n| n.text.clone())
}

fn look_inside(turn: &mut Turn, who: CreatureId, text: &str) -> Result<(), Refusal> {
    let noun = grammar::noun(text).ok_or(Refusal::Usage("look in <container>"))?;
    let found = container_meant(turn, who, &noun)?;
    player::spoke_of(turn.world, who, None, Some(found));
    show_inside(turn, who, found);
    Ok(())
}

/// The container within reach that a noun means: what holds nothing is passed over if anything that
/// fits does.
fn container_meant(turn: &Turn, who: CreatureId, noun: &Noun) -> Result<ItemId, Refusal> {
    let there = find::sought(turn, who, &REACH);
    let mut boxes = there.clone();
    boxes.retain(|id| is_container(turn.content, turn.world, *id));
    if let Some(found) = find::item(turn, who, noun, &boxes) {
        return Ok(found);
    }
    match find::item(turn, who, noun, &there) {
        Some(other) => Err(refusals::no_container(&item::name(turn.content, turn.world, other))),
        None => Err(Refusal::NotHere(noun.words())),
    }
}

/// What somebody holds, wears, and sees lying in the room.
const REACH: [Seek; 3] = [Seek::Pack, Seek::Worn, Seek::Room];

fn show_inside(turn: &mut Turn, who: CreatureId, item: ItemId) {
    turn.show(who, Kept::Yes, move |view, page| inside_view(view, item, page));
}

/// Whether things can be in it.
pub fn is_container(content: &Content, world: &World, id: ItemId) -> bool {
    item::template(content, world, id)
        .is_some_and(|t| t.capacity.is_some() || t.kind == ItemKind::Corpse)
}

fn examine(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    if args.is_empty() {
        return Err(args.usage());
    }
    let thing = looks(turn, who, &args)?;
    if let Some(item) = thing.filter(|id| is_container(turn.content, turn.world, *id)) {
        show_inside(turn, who, item);
    }
    Ok(())
}

fn exits(turn: &mut Turn, who: CreatureId, _: Args) -> Done {
    let room = here(turn, who)?;
    turn.show(who, Kept::Yes, move |view, page| exits_view(view, room, page));
    Ok(())
}

fn scan(turn: &mut Turn, who: CreatureId, _: Args) -> Done {
    let room = here(turn, who)?;
    if !sight::is_lit(turn.content, turn.world, room) {
        return Err(Refusal::Dark);
    }
    turn.show(who, Kept::No, move |view, page| scan_view(view, who, room, page));
    Ok(())
}

/// Words each fact for everyone who notices.
pub fn tell(event: &Event, teller: &mut Teller) {
    let (content, world) = (teller.content, teller.world);
    match event {
        Event::Entered { who, room } => {
            let chosen = world.players.character(*who).map(Character::preferences);
            let is_brief = chosen.is_some_and(|chosen| chosen.brief);
            // Whoever is on the way passes by.
            let detail = match is_brief || world.walks.is_under_way(*who) {
                true => Detail::Name,
                false => Detail::Full,
            };
            let has_map = chosen.is_some_and(|chosen| chosen.automap);
            let view = View { content, world, now: teller.now };
            teller.kept().page(*who, |page| {
                let mut text = if has_map { map::beside(view, *who, page) } else { String::new() };
                text.push_str(&room_view(content, world, *who, *room, detail, page));
                text
            });
            if let Some(word) = content.room(*room).and_then(|room| room.on_enter.clone()) {
                teller.line(*who, word);
            }
        }
        Event::Looked { who, room } => {
            teller
                .kept()
                .page(*who, |page| room_view(content, world, *who, *room, Detail::Full, page));
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
        Event::LightChanged { room, lighting, not } => {
            light_changes::tell(*room, *lighting, *not, teller);
        }
    }
}

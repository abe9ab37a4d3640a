//! The view of a room: its name, what is written of it, the ways out, and what and who is there.
//!
//! Seen oftener than anything else, so it is written into one string from top to bottom.

use super::view::kind_style;
use crate::base::id::{CreatureId, ItemId, RoomId};
use crate::game::content::Content;
use crate::game::creature::{Creature, Posture};
use crate::game::faction::{self, Stance};
use crate::game::fight;
use crate::game::item;
use crate::game::player::Link;
use crate::game::room::{self, Direction, Door, Room};
use crate::game::sight;
use crate::game::world::World;
use crate::text::link::put_link;
use crate::text::page::Page;
use crate::text::sentence::{a, capitalise, count_word, plural, put_capitalised, the};
use crate::text::style::Style;
use crate::text::words::without_article;
use crate::text::wrap::{wrap, wrap_onto, wrap_tail};

/// What somebody sees of the room they are in.
pub(super) fn room_view(
    content: &Content,
    world: &World,
    who: CreatureId,
    room: RoomId,
    brief: bool,
    page: &Page,
) -> String {
    let Some(written) = content.room(room) else { return String::new() };
    if !sight::is_lit(content, world, room) {
        let mut text = format!("{}\n{}\n", Style::RoomName.on("Darkness"), wrap(DARK, page, 0));
        put_exits(content, world, written, page, &mut text);
        return text;
    }
    let mut text = String::with_capacity(VIEW_BYTES);
    Style::RoomName.put(&written.name, &mut text);
    text.push('\n');
    if !brief {
        let night = written
            .night
            .as_deref()
            .filter(|_| crate::game::sky::is_night(world) && !written.indoors);
        text.push(Style::RoomText.push());
        wrap_onto(night.unwrap_or(&written.description).trim(), page, 0, &mut text);
        text.extend([Style::POP, '\n']);
    }
    put_exits(content, world, written, page, &mut text);
    for (name, line) in item_lines(content, world, world.places.on_floor(room)) {
        let from = text.len();
        let typed = without_article(&name);
        put_link(format_args!("look {typed}|get {typed}"), page, &mut text, |text| {
            Style::Thing.put(&line, text)
        });
        wrap_tail(from, page, 2, &mut text);
        text.push('\n');
    }
    put_creatures(content, world, who, room, page, &mut text);
    text
}

const DARK: &str =
    "It is pitch dark. You feel your way; there may be things here that you cannot see.";

/// Room that is made for the view of a room at once.
const VIEW_BYTES: usize = 1024;

fn put_exits(content: &Content, world: &World, room: &Room, page: &Page, text: &mut String) {
    let state = |direction: &Direction| match room::door(content, world, room.id, *direction) {
        Some(Door::Closed) => " (closed)",
        Some(Door::Locked) => " (locked)",
        _ => "",
    };
    let directions = room.exits.keys().map(|direction| (direction.word(), state(direction)));
    let all = directions.chain(room.ways.keys().map(|way| (way.as_str(), "")));
    let from = text.len();
    for (word, state) in all {
        if text.len() == from {
            Style::Label.put("Exits:", text);
            text.push(' ');
        } else {
            text.push_str(", ");
        }
        put_link(word, page, text, |text| Style::Exit.put(word, text));
        text.push_str(state);
    }
    text.push_str(if text.len() == from { "There is no way out." } else { "." });
    wrap_tail(from, page, 2, text);
    text.push('\n');
}

/// `A tarred rope lies here.` for each kind of thing, with its name; like things are counted.
fn item_lines(content: &Content, world: &World, items: &[ItemId]) -> Vec<(String, String)> {
    let names = items.iter().map(|id| (item::name(content, world, *id), ()));
    let line = |(name, (), count): (String, (), usize)| {
        let line = match count {
            1 if name.starts_with(|c: char| c.is_ascii_digit()) => format!("{name} lie here."),
            1 => format!("{} lies here.", capitalise(&a(&name))),
            n => format!("{} lie here.", capitalise(&plural(&name, n as u64))),
        };
        (name, line)
    };
    counted(names).into_iter().map(line).collect()
}

/// Like lines as one with their number, each where the first of them stood, with what came with
/// that one. A crowd of a thousand may be looked at, so nobody is compared with everybody.
fn counted<T>(lines: impl Iterator<Item = (String, T)>) -> Vec<(String, T, usize)> {
    let mut sorted: Vec<_> = lines.enumerate().map(|(at, (line, with))| (line, at, with)).collect();
    sorted.sort_unstable_by(|(one, at, _), (other, later, _)| (one, at).cmp(&(other, later)));
    let mut counted: Vec<(usize, (String, T, usize))> = Vec::with_capacity(sorted.len());
    for (line, at, with) in sorted {
        match counted.last_mut().filter(|(_, (last, ..))| *last == line) {
            Some((_, (.., count))) => *count += 1,
            None => counted.push((at, (line, with, 1))),
        }
    }
    counted.sort_unstable_by_key(|(at, _)| *at);
    counted.into_iter().map(|(_, line)| line).collect()
}

/// One line for everyone else who is here; like NPCs are counted.
fn put_creatures(
    content: &Content,
    world: &World,
    who: CreatureId,
    room: RoomId,
    page: &Page,
    text: &mut String,
) {
    let here = world.places.creatures_in(room);
    let mut kinds: Vec<(Line, &str, usize)> = Vec::with_capacity(here.len());
    for body in here.iter().filter_map(|id| world.creatures.get(*id)) {
        if body.id() == who {
            continue;
        }
        let line = line_about(content, world, who, body);
        // No two players are alike, however many there are.
        let mut others = kinds.iter_mut().filter(|_| !body.is_player());
        match others.find(|(other, ..)| *other == line) {
            Some((.., count)) => *count += 1,
            None => kinds.push((line, body.name(), 1)),
        }
    }
    for (line, name, count) in kinds {
        let from = text.len();
        let typed = without_article(name);
        put_link(format_args!("look {typed}"), page, text, |text| match count {
            1 => line.put(text),
            n => put_many(name, n, text),
        });
        wrap_tail(from, page, 2, text);
        text.push('\n');
    }
}

fn put_many(name: &str, count: usize, text: &mut String) {
    let many = capitalise(&count_word(count as u64));
    Style::Person.put(&format!("{many} {} are here.", plural_only(name)), text);
}

pub(super) fn plural_only(name: &str) -> String {
    let both = plural(name, 2);
    both.strip_prefix("2 ").map_or(both.clone(), str::to_string)
}

/// What a line says about somebody.
#[derive(PartialEq, Eq)]
struct Line<'a> {
    style: Style,
    says: Says<'a>,
}

#[derive(PartialEq, Eq)]
enum Says<'a> {
    /// What a builder wrote, a whole sentence.
    Written(&'a str),
    /// What they are called, the title behind it, and what they do.
    Is { name: &'a str, title: &'a str, doing: Doing<'a> },
}

#[derive(PartialEq, Eq)]
enum Doing<'a> {
    FightingYou,
    Fighting(&'a str),
    /// Nothing but being there, perhaps with nobody at the other end.
    Being(Posture, Option<Link>),
}

fn line_about<'a>(
    content: &'a Content,
    world: &'a World,
    viewer: CreatureId,
    body: &'a Creature,
) -> Line<'a> {
    let template = body.template().and_then(|template| content.npcs.get(&template));
    let player = world.players.get(body.id()).filter(|_| body.is_player());
    let short = template.and_then(|template| template.short.as_deref());
    let foe = fight::foe_of(world, body.id());
    let says = match (foe, short, body.posture()) {
        (None, Some(short), Posture::Standing) => Says::Written(short),
        (foe, _, posture) => Says::Is {
            name: body.name(),
            title: player.map_or("", |player| player.title()),
            doing: match foe {
                Some(foe) if foe == viewer => Doing::FightingYou,
                Some(foe) => Doing::Fighting(
                    world.creatures.get(foe).map_or("someone", |foe| foe.name().as_str()),
                ),
                None => Doing::Being(posture, player.map(|player| player.link())),
            },
        },
    };
    Line { style: style_of(content, world, viewer, body), says }
}

impl Line<'_> {
    fn put(&self, text: &mut String) {
        text.push(self.style.push());
        match &self.says {
            Says::Written(sentence) => text.push_str(sentence),
            Says::Is { name, title, doing } => {
                put_capitalised(name, text);
                if !title.is_empty() {
                    text.extend([" ", title]);
                }
                text.push_str(" is here");
                doing.put(text);
            }
        }
        text.push(Style::POP);
    }
}

impl Doing<'_> {
    fn put(&self, text: &mut String) {
        match self {
            Doing::FightingYou => text.push_str(", fighting you!"),
            Doing::Fighting(foe) => text.extend([", fighting ", &the(foe), "."]),
            Doing::Being(posture, link) => {
                if *posture != Posture::Standing {
                    text.extend([", ", posture.word()]);
                }
                if matches!(link, Some(Link::Dead(_))) {
                    text.push_str(", staring into the distance");
                }
                text.push('.');
            }
        }
    }
}

/// By what they are to whoever looks.
fn style_of(content: &Content, world: &World, viewer: CreatureId, body: &Creature) -> Style {
    match faction::stance(content, world, viewer, body.id()) {
        _ if body.is_player() => Style::Person,
        Stance::Hostile => Style::Foe,
        Stance::Ally => Style::Friend,
        Stance::Neutral => {
            let template = body.template().and_then(|template| content.npcs.get(&template));
            kind_style(template.map(|template| template.kind))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn like_lines_stand_as_one_where_the_first_of_them_stood() {
        let lines = ["wolf", "rat", "wolf", "ant", "rat", "wolf"];
        let lines = lines.iter().enumerate().map(|(at, line)| (line.to_string(), at));
        let expected = [("wolf", 0, 3), ("rat", 1, 2), ("ant", 3, 1)];
        assert_eq!(counted(lines), expected.map(|(line, at, count)| (line.to_string(), at, count)));
    }
}

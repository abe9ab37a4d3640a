//! The view of a room: its name, what is written of it, the ways out, and what and who is there.
//!
//! Seen oftener than anything else, so it is written into one string from top to bottom.

use super::view::{away, foe_style, shown};
use crate::base::id::{CreatureId, ItemId, RoomId};
use crate::game::content::Content;
use crate::game::creature::{Creature, Posture};
use crate::game::item;
use crate::game::room::{self, Direction, Door, Room};
use crate::game::sight;
use crate::game::world::World;
use crate::text::page::Page;
use crate::text::sentence::{a, capitalise, count_word, the};
use crate::text::style::Style;
use crate::text::wrap::{wrap, wrap_onto};

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
        return format!(
            "{}\n{}\n{}",
            Style::RoomName.on("Darkness"),
            wrap(
                "It is pitch dark. You feel your way; there may be things here that you cannot see.",
                page,
                0
            ),
            exits_line(content, world, written, page)
        );
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
    text.push_str(&exits_line(content, world, written, page));
    for line in item_lines(content, world, world.places.on_floor(room)) {
        wrap_onto(&Style::Thing.on(line), page, 2, &mut text);
        text.push('\n');
    }
    for line in creature_lines(content, world, who, room) {
        wrap_onto(&line, page, 2, &mut text);
        text.push('\n');
    }
    text
}

/// Room that is made for the view of a room at once.
const VIEW_BYTES: usize = 1024;

fn exits_line(content: &Content, world: &World, room: &Room, page: &Page) -> String {
    let state = |direction: &Direction| match room::door(content, world, room.id, *direction) {
        Some(Door::Closed) => " (closed)",
        Some(Door::Locked) => " (locked)",
        _ => "",
    };
    let directions = room.exits.keys().map(|direction| (direction.word(), state(direction)));
    let all = directions.chain(room.ways.keys().map(|way| (way.as_str(), "")));
    let mut text = String::with_capacity(LINE_BYTES);
    for (word, state) in all {
        if text.is_empty() {
            Style::Label.put("Exits:", &mut text);
            text.push(' ');
        } else {
            text.push_str(", ");
        }
        Style::Exit.put(word, &mut text);
        text.push_str(state);
    }
    text.push_str(if text.is_empty() { "There is no way out." } else { "." });
    let mut line = String::with_capacity(LINE_BYTES);
    wrap_onto(&text, page, 2, &mut line);
    line.push('\n');
    line
}

/// Room that is made for a line at once.
const LINE_BYTES: usize = 160;

/// `A tarred rope lies here.` for each kind of thing; like things are counted.
fn item_lines(content: &Content, world: &World, items: &[ItemId]) -> Vec<String> {
    let names = items.iter().map(|id| (item::name(content, world, *id), ()));
    let line = |(name, (), count): (String, (), usize)| match count {
        1 if name.starts_with(|c: char| c.is_ascii_digit()) => format!("{name} lie here."),
        1 => format!("{} lies here.", capitalise(&a(&name))),
        n => format!("{} lie here.", capitalise(&crate::text::sentence::plural(&name, n as u64))),
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
fn creature_lines(content: &Content, world: &World, who: CreatureId, room: RoomId) -> Vec<String> {
    let others = world.places.creatures_in(room).iter().filter(|id| **id != who);
    let bodies = others.filter_map(|id| world.creatures.get(*id));
    let lines = bodies.map(|body| (creature_line(content, world, who, body), body.name()));
    let line = |(line, name, count): (String, &String, usize)| match count {
        1 => line,
        n => Style::Person.on(format!(
            "{} {} are here.",
            capitalise(&count_word(n as u64)),
            plural_only(name)
        )),
    };
    counted(lines).into_iter().map(line).collect()
}

pub(super) fn plural_only(name: &str) -> String {
    let plural = crate::text::sentence::plural(name, 2);
    plural.strip_prefix("2 ").map_or(plural.clone(), str::to_string)
}

fn creature_line(content: &Content, world: &World, viewer: CreatureId, body: &Creature) -> String {
    let style = if body.is_player() { Style::Person } else { foe_style(content, body) };
    let short = body.template().and_then(|t| content.npcs.get(&t)).and_then(|t| t.short.as_ref());
    let foe = crate::game::fight::foe_of(world, body.id());
    let text = match (foe, short, body.posture()) {
        (Some(foe), ..) if foe == viewer => {
            format!("{} is here, fighting you!", shown(world, body))
        }
        (Some(foe), ..) => {
            let foe = world.creatures.get(foe).map_or("someone".into(), |c| the(c.name()));
            format!("{} is here, fighting {foe}.", shown(world, body))
        }
        (None, Some(short), Posture::Standing) => short.clone(),
        (None, _, Posture::Standing) => {
            format!("{} is here{}.", shown(world, body), away(world, body))
        }
        (None, _, posture) => {
            format!("{} is here, {}{}.", shown(world, body), posture.word(), away(world, body))
        }
    };
    style.on(text)
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

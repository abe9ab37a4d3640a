//! The view of a room: its name, what is written of it, the ways out, and what and who is there.
//!
//! Seen oftener than anything else, so it is written into one string from top to bottom.

use super::company::put_creatures;
use crate::base::id::{CreatureId, ItemId, RoomId};
use crate::game::content::Content;
use crate::game::item;
use crate::game::room::{self, Direction, Door, Room};
use crate::game::sight;
use crate::game::world::World;
use crate::text::link::put_link;
use crate::text::page::Page;
use crate::text::sentence::{a, capitalise, plural};
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

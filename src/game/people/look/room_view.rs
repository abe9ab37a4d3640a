//! The view of a room: its name, what is written of it, the ways out, and what and who is there.
//!
//! Seen oftener than anything else, so it is written into one string from top to bottom.

use super::people_here::put_creatures;
use crate::base::id::{CreatureId, ItemId, RoomId};
use crate::game::ground::item;
use crate::game::ground::room::{self, Direction, Door};
use crate::game::ground::sight;
use crate::game::ground::sky;
use crate::game::people::board;
use crate::game::{Content, View, World};
use crate::text::link::put_link;
use crate::text::page::Page;
use crate::text::sentence::{a, capitalise, plural};
use crate::text::style::Style;
use crate::text::words::{agreeing, without_article};
use crate::text::wrap::{wrap, wrap_onto, wrap_tail};

/// How much of a room is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Detail {
    /// Its name, and what and who is there.
    Name,
    /// What is written of it, too.
    Full,
}

/// What somebody sees of the room they are in.
pub(super) fn room_view(
    content: &Content,
    world: &World,
    who: CreatureId,
    room: RoomId,
    detail: Detail,
    page: &Page,
) -> String {
    let Some(written) = content.room(room) else { return String::new() };
    if !sight::is_lit(content, world, room) {
        let mut text = format!("{}\n{}\n", Style::RoomName.on("Darkness"), wrap(DARK, page, 0));
        put_exits(content, world, room, page, &mut text);
        if written.arena {
            put_arena(page, &mut text);
        }
        return text;
    }
    let mut text = String::with_capacity(VIEW_BYTES);
    Style::RoomName.put(&written.name, &mut text);
    text.push('\n');
    if detail == Detail::Full {
        let night = written.night.as_deref().filter(|_| sky::is_night(world) && !written.indoors);
        text.push(Style::RoomText.push());
        wrap_onto(night.unwrap_or(&written.description).trim(), page, 0, &mut text);
        text.extend([Style::POP, '\n']);
        for sign in signs(content, world, room) {
            text.push(Style::RoomText.push());
            wrap_onto(sign.trim(), page, 0, &mut text);
            text.extend([Style::POP, '\n']);
        }
    }
    if world.players.character(who).is_none_or(|own| own.preferences().autoexits) {
        put_exits(content, world, room, page, &mut text);
    }
    if written.arena {
        put_arena(page, &mut text);
    }
    let view = View { content, world, now: world.clock };
    if let Some(board) = board::line_in_room(view, who, room) {
        let from = text.len();
        put_link("board", page, &mut text, |text| Style::Thing.put(&board, text));
        wrap_tail(from, page, 2, &mut text);
        text.push('\n');
    }
    for Kind { one, all, line } in item_lines(content, world, world.places.on_floor(room)) {
        let from = text.len();
        let one = without_article(&one);
        put_link(format_args!("look {one}|get {all}"), page, &mut text, |text| {
            Style::Thing.put(&line, text)
        });
        wrap_tail(from, page, 2, &mut text);
        text.push('\n');
    }
    put_creatures(content, world, who, room, page, &mut text);
    text
}

/// What is seen of events that are on, under the open sky.
fn signs<'w>(
    content: &'w Content,
    world: &'w World,
    room: RoomId,
) -> impl Iterator<Item = &'w str> {
    let is_open = sky::is_open(content, room);
    let over = world.influences.over(content, room).filter(move |_| is_open);
    over.filter_map(|influence| influence.sign.as_deref())
}

const DARK: &str =
    "It is pitch dark. You feel your way; there may be things here that you cannot see.";

/// Whoever comes in is to know what may happen to them.
fn put_arena(page: &Page, text: &mut String) {
    let from = text.len();
    let warning = "An arena: other players may attack whoever stands here. Nobody dies of it.";
    Style::Warning.put(warning, text);
    wrap_tail(from, page, 2, text);
    text.push('\n');
}

/// Room that is made for the view of a room at once.
const VIEW_BYTES: usize = 1024;

fn put_exits(content: &Content, world: &World, room: RoomId, page: &Page, text: &mut String) {
    let state = |direction: Direction| match room::door(content, world, room, direction) {
        Some(Door::Closed) => " (closed)",
        Some(Door::Locked) => " (locked)",
        _ => "",
    };
    let directions = room::exits(content, world, room).map(|(way, _)| (way.word(), state(way)));
    let all = directions.chain(room::ways(content, world, room).map(|(way, _)| (way, "")));
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

/// Things of one kind, as they lie somewhere.
struct Kind {
    /// What one of them is called.
    one: String,
    /// What is typed to mean all of them.
    all: String,
    /// `A tarred rope lies here.`
    line: String,
}

/// Each kind of thing; like things are counted, however they are piled.
fn item_lines(content: &Content, world: &World, items: &[ItemId]) -> Vec<Kind> {
    let piles = items.iter().filter_map(|id| {
        let quantity = world.items.get(*id)?.quantity();
        Some((item::name_of_one(content, world, *id).to_string(), quantity))
    });
    let kind = |(one, count): (String, u64)| {
        let several = plural(&one, count);
        match count {
            1 => {
                let lies = agreeing(&one, "lies", "lie");
                let line = format!("{} {lies} here.", capitalise(&a(&one)));
                Kind { all: without_article(&one).to_string(), one, line }
            }
            _ => Kind { line: format!("{} lie here.", capitalise(&several)), all: several, one },
        }
    };
    counted(piles).into_iter().map(kind).collect()
}

/// Like names as one with the sum of their numbers, each where the first of them stood. Thousands
/// of things may lie in a room, so none is compared with all.
pub(super) fn counted(names: impl Iterator<Item = (String, u64)>) -> Vec<(String, u64)> {
    let mut sorted: Vec<_> =
        names.enumerate().map(|(at, (name, count))| (name, at, count)).collect();
    sorted.sort_unstable_by(|(one, at, _), (other, later, _)| (one, at).cmp(&(other, later)));
    let mut counted: Vec<(usize, (String, u64))> = Vec::with_capacity(sorted.len());
    for (name, at, number) in sorted {
        match counted.last_mut().filter(|(_, (last, _))| *last == name) {
            Some((_, (_, count))) => *count += number,
            None => counted.push((at, (name, number))),
        }
    }
    counted.sort_unstable_by_key(|(at, _)| *at);
    counted.into_iter().map(|(_, line)| line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::game::frame::testing::Small;
    use crate::game::ground::place::Place;
    use crate::text::style::plain;

    #[test]
    fn piles_of_one_kind_are_one_number() {
        let mut small = Small::default();
        let room = small.room("hall", None);
        let who = small.player("Aria", room);
        let (torch, rope) = (small.thing("torch", 10), small.thing("rope", 1));
        small.turn(|turn| {
            for (template, count) in [(torch, 10), (rope, 1), (torch, 10), (torch, 3)] {
                item::create(turn, template, count, item::Own::default(), Place::Room(room));
            }
        });
        let floor = small.world.places.on_floor(room);
        assert_eq!(floor.len(), 4, "three piles, and a rope");
        let page = Page { mxp: true, ..Page::default() };
        let view = room_view(&small.content, &small.world, who, room, Detail::Full, &page);
        let lines: Vec<String> =
            plain(&view).lines().filter(|line| line.contains("here.")).map(str::to_owned).collect();
        assert_eq!(lines, ["23 torches lie here.", "A rope lies here."]);
        let mut painted = String::new();
        crate::text::paint::paint(&view, &page, &mut painted);
        assert!(painted.contains("get 23 torches"), "{painted}");
    }

    #[test]
    fn like_things_stand_as_one_where_the_first_of_them_stood() {
        let names = ["wolf", "rat", "wolf", "ant", "rat", "wolf"];
        let names = names.iter().zip(1..).map(|(name, count)| (name.to_string(), count));
        let expected = [("wolf", 1 + 3 + 6), ("rat", 2 + 5), ("ant", 4)];
        assert_eq!(counted(names), expected.map(|(name, count)| (name.to_string(), count)));
    }
}

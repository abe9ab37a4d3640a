//! The pages about a war: its balance, its front, its diary.

use std::collections::BTreeMap;

use super::diary::{in_sentence, sentence, short};
use super::holding::{area_for, contesting};
use super::kills::{at_war, lead};
use super::map::{Sheet, lay_out, moves};
use super::spoken;
use super::state::Entry;
use super::text::coloured;
use crate::base::id::{AreaId, CreatureId, FactionId, RoomId};
use crate::game::ground::room::{Direction, Room};
use crate::game::{Content, View, World};
use crate::text::map::{Cell, Stairs, draw};
use crate::text::page::Page;
use crate::text::style::Style;
use crate::text::table::Table;
use crate::text::widget::rule;
use crate::text::words::{capitalise, count_word};
use crate::text::wrap::wrap;

const PEACE: &str = "Nobody is at war here.\n";

/// Who has killed how many of whom, and who is ahead.
pub(super) fn balance(view: View, page: &Page) -> String {
    let View { content, world, .. } = view;
    let pairs = pairs(content, world);
    if pairs.is_empty() {
        return PEACE.into();
    }
    if page.reader {
        let lines: Vec<String> =
            pairs.iter().map(|(a, b)| spoken::balance(content, world, *a, *b)).collect();
        return lines.join("\n") + "\n";
    }
    let mut table =
        Table::new(&["Side", "Kills", "Against", "Kills", "Ahead"]).align_right(1).align_right(3);
    for (one, other) in pairs {
        let kills = |a, b| world.front.tally(a, b).kills;
        table.push([
            name(content, one),
            kills(one, other).to_string(),
            name(content, other),
            kills(other, one).to_string(),
            ahead(content, kills(one, other), kills(other, one), one, other),
        ]);
    }
    let mut text = table.render(page) + "\n";
    for (one, other) in self::pairs(content, world) {
        let Some(line) = open_lead(content, world, one, other) else { continue };
        text.push_str(&(wrap(&line, page, 0) + "\n"));
    }
    text
}

/// Pairs of factions that are at war or ever killed each other, each once.
fn pairs(content: &Content, world: &World) -> Vec<(FactionId, FactionId)> {
    let all: Vec<FactionId> = content.factions.ids().collect();
    let kills = |a, b| world.front.tally(a, b).kills;
    let is_one = |(a, b): &(FactionId, FactionId)| {
        a < b && (at_war(content, world, *a, *b) || kills(*a, *b) + kills(*b, *a) > 0)
    };
    let pairs = all.iter().flat_map(|a| all.iter().map(|b| (*a, *b)));
    pairs.filter(is_one).collect()
}

fn ahead(content: &Content, ours: u64, theirs: u64, one: FactionId, other: FactionId) -> String {
    match ours.cmp(&theirs) {
        std::cmp::Ordering::Greater => format!("{}, by {}", short(content, one), ours - theirs),
        std::cmp::Ordering::Less => format!("{}, by {}", short(content, other), theirs - ours),
        std::cmp::Ordering::Equal => "nobody".into(),
    }
}

/// How far it is to the next help.
pub(super) fn open_lead(
    content: &Content,
    world: &World,
    one: FactionId,
    other: FactionId,
) -> Option<String> {
    let lead = lead(world, one, other);
    if lead == 0 || !at_war(content, world, one, other) {
        return None;
    }
    let (winner, loser) = if lead > 0 { (one, other) } else { (other, one) };
    let threshold = content.front.balance(loser).threshold;
    Some(format!(
        "{} is {} ahead since help last came; at more than {threshold}, {} is helped.",
        capitalise(&short(content, winner)),
        lead.unsigned_abs(),
        short(content, loser)
    ))
}

/// A faction's whole name, in its colour.
fn name(content: &Content, faction: FactionId) -> String {
    content.factions.get(faction).map_or_else(String::new, |f| f.style.on(&f.name))
}

/// Entries of the diary, oldest first, and how to read on.
pub(super) fn diary(
    view: View,
    entries: &[(u64, Entry)],
    older: Option<u64>,
    page: &Page,
) -> String {
    let mut lines: Vec<String> = entries
        .iter()
        .map(|(number, entry)| {
            wrap(&sentence(view.content, view.world.clock, *number, entry), page, 2)
        })
        .collect();
    if entries.is_empty() {
        lines.push("Nothing has been written in the war diary yet.".into());
    }
    lines
        .extend(older.map(|number| {
            wrap(&format!("Older entries: FACTION DIARY BEFORE {number}."), page, 0)
        }));
    lines.join("\n") + "\n"
}

/// The front of the area that is meant: a map for eyes, sentences for ears.
pub(super) fn front(view: View, who: CreatureId, page: &Page) -> String {
    let View { content, world, .. } = view;
    let Some(area) = area_for(content, world, who) else { return PEACE.into() };
    let Some(written) = content.areas.get(&area) else { return PEACE.into() };
    let sides = contesting(content, world, area);
    let held = held(content, world, area, &sides);
    let title = format!("The war for {}", in_sentence(&written.name));
    let here = world.places.room_of(who);
    let inside = here.and_then(|room| content.room(room)).filter(|room| room.area == Some(area));
    if page.reader {
        return spoken::front(content, world, &held, inside);
    }
    let letters = letters(content, &sides);
    let first = content.all_rooms().find(|room| room.area == Some(area)).map(|room| room.shared);
    let Some(from) = inside.map(|room| room.shared).or(first) else { return PEACE.into() };
    let mut text = rule(&title, page) + "\n";
    for (nth, sheet) in lay_out(content, area, from).iter().enumerate() {
        if nth > 0 {
            text.push_str(&(Style::Dim.on("Elsewhere:") + "\n"));
        }
        text.push_str(&drawn(content, world, sheet, here, &letters, page));
    }
    text + &wrap(&legend(content, &held, &letters, inside), page, 2) + "\n"
}

/// The rooms of an area by their holders; those that nobody holds come last.
pub(super) type Held = Vec<(Option<FactionId>, Vec<RoomId>)>;

fn held(content: &Content, world: &World, area: AreaId, sides: &[FactionId]) -> Held {
    let rooms = content.all_rooms().filter(|room| room.area == Some(area));
    let mut by: BTreeMap<Option<FactionId>, Vec<RoomId>> = BTreeMap::new();
    for room in rooms {
        by.entry(world.front.hold(room.shared).map(|hold| hold.holder))
            .or_default()
            .push(room.shared);
    }
    for side in sides {
        by.entry(Some(*side)).or_default();
    }
    let nobody = by.remove(&None).unwrap_or_default();
    by.into_iter().chain([(None, nobody)]).collect()
}

/// A letter for each side that no other has: the first of its short name that is free.
fn letters(content: &Content, sides: &[FactionId]) -> BTreeMap<FactionId, char> {
    let mut letters: BTreeMap<FactionId, char> = BTreeMap::new();
    for side in sides {
        let name = short(content, *side).trim_start_matches("the ").to_uppercase();
        let free = |letter: &char| {
            letter.is_ascii_alphanumeric() && !letters.values().any(|taken| taken == letter)
        };
        let letter = name.chars().find(free).or_else(|| ('A'..='Z').find(free));
        letters.insert(*side, letter.unwrap_or('?'));
    }
    letters
}

/// One sheet, level by level, from the top.
fn drawn(
    content: &Content,
    world: &World,
    sheet: &Sheet,
    here: Option<RoomId>,
    letters: &BTreeMap<FactionId, char>,
    page: &Page,
) -> String {
    let mut text = String::new();
    let west = sheet.values().flatten().map(|placed| placed.x).min().unwrap_or(0);
    for (level, placed) in sheet.iter().rev() {
        if sheet.len() > 1 {
            text.push_str(&(Style::Dim.on(level_name(*level)) + "\n"));
        }
        let at: BTreeMap<RoomId, (i32, i32)> =
            placed.iter().map(|placed| (placed.room, (placed.x, placed.y))).collect();
        let cells: Vec<Cell> = placed
            .iter()
            .filter_map(|placed| content.room(placed.room))
            .map(|room| cell(content, world, room, &at, here, letters))
            .collect();
        text.push_str(&draw(&cells, west, page));
    }
    text
}

fn level_name(level: i32) -> String {
    match level {
        0 => "On this level:".into(),
        1 => "Above:".into(),
        -1 => "Below:".into(),
        2.. => format!("{} levels up:", capitalise(&count_word(level.unsigned_abs().into()))),
        _ => format!("{} levels down:", capitalise(&count_word(level.unsigned_abs().into()))),
    }
}

fn cell(
    content: &Content,
    world: &World,
    room: &Room,
    at: &BTreeMap<RoomId, (i32, i32)>,
    here: Option<RoomId>,
    letters: &BTreeMap<FactionId, char>,
) -> Cell {
    let (x, y) = at.get(&room.shared).copied().unwrap_or_default();
    let holder = world.front.hold(room.shared).map(|hold| hold.holder);
    let mark = match holder {
        Some(faction) => {
            let letter = letters.get(&faction).copied().unwrap_or('?');
            content.factions.get(faction).map_or("?".into(), |f| f.style.on(letter))
        }
        None => ".".to_owned(),
    };
    let has = |direction| room.exits.contains_key(&direction);
    let stairs = match (has(Direction::Up), has(Direction::Down)) {
        (true, true) => Stairs::Both,
        (true, false) => Stairs::Up,
        (false, true) => Stairs::Down,
        (false, false) => Stairs::None,
    };
    let way = |(direction, to): (&Direction, &RoomId)| {
        let (east, south, _) = moves(*direction);
        (at.get(to) == Some(&(x + east, y + south)) && (east, south) != (0, 0))
            .then_some((east, south))
    };
    let ways = room.exits.iter().filter_map(way).collect();
    Cell { x, y, mark, here: here == Some(room.shared), stairs, ways }
}

fn legend(
    content: &Content,
    held: &Held,
    letters: &BTreeMap<FactionId, char>,
    inside: Option<&Room>,
) -> String {
    let mut parts = Vec::new();
    for (holder, rooms) in held {
        let count = rooms.len();
        parts.push(match holder {
            Some(faction) => {
                let letter = letters.get(faction).copied().unwrap_or('?');
                let style = content.factions.get(*faction).map_or(Style::Person, |f| f.style);
                format!("{}: {} ({count})", style.on(letter), coloured(content, *faction))
            }
            None => format!(".: nobody ({count})"),
        });
    }
    let marks = "^: a way up, v: down, %: both.";
    let you = if inside.is_some() { " You are at < >." } else { "" };
    format!("{}.{you} {marks}", parts.join("; "))
}

//! The map as it is drawn: rooms in brackets, and the ways between them.
//!
//! A room takes three columns and a way one; where a whole area does not fit so, a room is one sign.

use std::collections::BTreeMap;

use crate::base::id::{AreaId, CreatureId, RoomId};
use crate::base::limits::{MAP_REACH_MAX, MAP_SIDE_MAX};
use crate::game::View;
use crate::game::ground::atlas::{Spot, step};
use crate::game::ground::room::{self, Direction, Room};
use crate::game::people::known;
use crate::text::page::Page;
use crate::text::plan::Plan;
use crate::text::style::Style;
use crate::text::widget::rule;
use crate::text::wrap::wrap;

/// Steps east and west, and north and south.
pub(super) type Reach = (i32, i32);

/// What signs mean, in the order in which the legend tells it.
const LEGEND: [(&str, &str, Style); 11] = [
    ("@", "you", Style::Good),
    ("$", "shop", Style::Coin),
    ("*", "shrine", Style::Friend),
    ("u", "way up", Style::Exit),
    ("d", "way down", Style::Exit),
    ("x", "up and down", Style::Exit),
    ("+", "door", Style::Warning),
    (">", "one way", Style::Exit),
    ("?", "not seen yet", Style::Label),
    ("~", "another area", Style::Label),
    ("o", "room", Style::Dim),
];

/// How large a room is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Scale {
    /// `[$]-`
    Brackets,
    /// `$-`
    Sign,
}

impl Scale {
    /// Columns from the middle of a room to a way.
    fn half(self) -> i32 {
        match self {
            Scale::Brackets => 2,
            Scale::Sign => 1,
        }
    }

    /// Columns that so many rooms side by side take.
    fn columns(self, rooms: i32) -> i32 {
        rooms * 2 * self.half() - 1
    }
}

/// A drawing in the making.
struct Sheet<'a> {
    view: View<'a>,
    who: CreatureId,
    /// Where somebody is, and whether that is on it.
    here: Option<RoomId>,
    plan: Plan,
    scale: Scale,
    /// The spot in the upper left corner.
    corner: (i32, i32),
    used: [bool; LEGEND.len()],
}

/// The page of `map`.
pub(super) fn around(view: View, who: CreatureId, page: &Page) -> String {
    let Some((room, sheet)) = sheet_around(view, who, reach(page)) else {
        return super::words::around(view, who, page);
    };
    let area = view.content.area_of(room.shared).map(|area| format!(", {}", area.name));
    let mut text = rule(&format!("{}{}", room.name, area.unwrap_or_default()), page) + "\n";
    text.push_str(&sheet.plan.render());
    let legend = sheet.legend();
    if !legend.is_empty() {
        text.push_str(&(wrap(&legend, page, 2) + "\n"));
    }
    let named: Vec<&str> = match view.world.places.room_of(who) {
        Some(room) => room::ways(view.content, view.world, room).map(|(way, _)| way).collect(),
        None => Vec::new(),
    };
    if !named.is_empty() {
        let named: Vec<String> = named.iter().map(|way| Style::Exit.on(way)).collect();
        text.push_str(&(wrap(&format!("From here also: {}.", named.join(", ")), page, 2) + "\n"));
    }
    text
}

/// Only the drawing, so far in each direction; nothing where nothing can be drawn.
pub(super) fn small(view: View, who: CreatureId, reach: Reach, page: &Page) -> String {
    let (most, _) = self::reach(page);
    let reach = (reach.0.min(most), reach.1);
    sheet_around(view, who, reach).map(|(_, sheet)| sheet.plan.render()).unwrap_or_default()
}

/// How far a page reaches from the room in the middle.
fn reach(page: &Page) -> Reach {
    let columns = page.columns().map_or(i32::MAX, |columns| i32::try_from(columns).unwrap_or(80));
    let rooms = columns.saturating_add(1) / 4;
    let (east, north) = MAP_REACH_MAX;
    ((rooms.saturating_sub(1) / 2).clamp(1, east), north)
}

fn sheet_around<'a>(
    view: View<'a>,
    who: CreatureId,
    reach: Reach,
) -> Option<(&'a Room, Sheet<'a>)> {
    let View { content, world, .. } = view;
    let here = world.places.room_of(who)?;
    let room = content.room(here)?;
    let (x, y, z) = content.atlas.spot(here)?;
    let corner = (x - reach.0, y + reach.1);
    let size = (2 * reach.0 + 1, 2 * reach.1 + 1);
    let mut sheet = Sheet::new((view, who), corner, size, Scale::Brackets);
    let others = known::rooms(content, world, who, room.area);
    let others = others.filter(|other| other.shared != room.shared);
    let near = others.filter_map(|other| {
        let spot = content.atlas.spot(other.shared)?;
        let is_near = spot.2 == z && (spot.0 - x).abs() <= reach.0 && (spot.1 - y).abs() <= reach.1;
        is_near.then_some((other, spot))
    });
    sheet.draw(&std::iter::once((room, (x, y, z))).chain(near).collect::<Vec<_>>());
    Some((room, sheet))
}

/// The page of `map <area>`: each level of it, from the top.
pub(super) fn of_area(view: View, who: CreatureId, area: AreaId, page: &Page) -> String {
    let mut levels: BTreeMap<i32, Vec<(&Room, Spot)>> = BTreeMap::new();
    for room in known::rooms(view.content, view.world, who, Some(area)) {
        if let Some(spot) = view.content.atlas.spot(room.shared) {
            levels.entry(spot.2).or_default().push((room, spot));
        }
    }
    let name = view.content.areas.get(&area).map_or("", |area| area.name.as_str());
    let mut text = rule(name, page) + "\n";
    let are_several = levels.len() > 1;
    let mut used = [false; LEGEND.len()];
    let mut is_cut = false;
    for (level, rooms) in levels.iter().rev() {
        if are_several {
            let word = match level {
                0 => "Level 0".to_owned(),
                level => format!("Level {level:+}"),
            };
            text.push_str(&(Style::Label.on(word) + "\n"));
        }
        let (sheet, cut) = level_of(view, who, rooms, page);
        is_cut |= cut;
        text.push_str(&sheet.plan.render());
        used.iter_mut().zip(sheet.used).for_each(|(all, one)| *all |= one);
    }
    let legend = legend(&used);
    if !legend.is_empty() {
        text.push_str(&(wrap(&legend, page, 2) + "\n"));
    }
    if is_cut {
        let line = "It goes on beyond the edges; `map words` and `go <place>` know the rest.";
        text.push_str(&(wrap(line, page, 0) + "\n"));
    }
    text
}

/// One level of an area; and whether something of it did not fit.
fn level_of<'a>(
    view: View<'a>,
    who: CreatureId,
    rooms: &[(&'a Room, Spot)],
    page: &Page,
) -> (Sheet<'a>, bool) {
    let here = view.world.places.room_of(who).and_then(|room| view.content.room(room));
    let own = rooms.iter().find(|(room, _)| here.is_some_and(|here| here.shared == room.shared));
    let columns = page.columns().map_or(i32::MAX, |columns| i32::try_from(columns).unwrap_or(80));
    let range = |of: fn(&Spot) -> i32| {
        let all = rooms.iter().map(|(_, spot)| of(spot));
        (all.clone().min().unwrap_or(0) - 1, all.max().unwrap_or(0) + 1)
    };
    let ((west, east), (south, north)) = (range(|spot| spot.0), range(|spot| spot.1));
    let fits = |scale: Scale| scale.columns(east - west + 1) <= columns;
    let scale = if fits(Scale::Brackets) { Scale::Brackets } else { Scale::Sign };
    let most = (columns.saturating_add(1) / (2 * scale.half())).min(MAP_SIDE_MAX);
    let (wide, high) = ((east - west + 1).min(most), (north - south + 1).min(MAP_SIDE_MAX));
    let middle = own.or(rooms.first()).map_or((west, north), |(_, spot)| (spot.0, spot.1));
    let left = (middle.0 - wide / 2).clamp(west, east + 1 - wide);
    let top = (middle.1 + high / 2).clamp(south + high - 1, north);
    let mut sheet = Sheet::new((view, who), (left, top), (wide, high), scale);
    let is_on = |(_, (x, y, _)): &&(&Room, Spot)| {
        (left..left + wide).contains(x) && (top - high + 1..=top).contains(y)
    };
    let on: Vec<(&Room, Spot)> = rooms.iter().filter(is_on).copied().collect();
    sheet.draw(&on);
    let is_cut = on.len() < rooms.len();
    (sheet, is_cut)
}

fn legend(used: &[bool; LEGEND.len()]) -> String {
    let shown = LEGEND.iter().zip(used).filter(|(_, used)| **used);
    let words = shown.map(|((sign, word, style), _)| format!("{} {word}", style.on(sign)));
    words.collect::<Vec<_>>().join(", ")
}

impl<'a> Sheet<'a> {
    fn new(
        (view, who): (View<'a>, CreatureId),
        corner: (i32, i32),
        (wide, high): (i32, i32),
        scale: Scale,
    ) -> Sheet<'a> {
        let rows = usize::try_from(2 * high - 1).unwrap_or(0);
        let columns = usize::try_from(scale.columns(wide)).unwrap_or(0);
        let here = view.world.places.room_of(who).and_then(|room| view.content.room(room));
        Sheet {
            view,
            who,
            here: here.map(|room| room.shared),
            plan: Plan::new(columns, rows),
            scale,
            corner,
            used: [false; LEGEND.len()],
        }
    }

    fn legend(&self) -> String {
        legend(&self.used)
    }

    /// The column and the row of the middle of a room.
    fn middle(&self, (x, y, _): Spot) -> (i32, i32) {
        let half = self.scale.half();
        ((x - self.corner.0) * 2 * half + half - 1, (self.corner.1 - y) * 2)
    }

    /// Rooms first, so that no way runs through one.
    fn draw(&mut self, rooms: &[(&'a Room, Spot)]) {
        for (room, spot) in rooms {
            self.put_room(room, *spot);
        }
        for (room, spot) in rooms {
            self.put_ways(room, *spot);
        }
    }

    fn put(&mut self, at: (i32, i32), sign: char, style: Style) {
        if let Some(slot) = LEGEND.iter().position(|(own, ..)| own.starts_with(sign)) {
            self.used[slot] = true;
        }
        self.plan.put(at, sign, style);
    }

    fn put_room(&mut self, room: &Room, spot: Spot) {
        let (x, y) = self.middle(spot);
        let is_here = self.here == Some(room.shared);
        let kind = match () {
            () if is_here => Some(('@', Style::Good)),
            () if self.view.content.atlas.has_shop(room.shared) => Some(('$', Style::Coin)),
            () if room.shrine => Some(('*', Style::Friend)),
            () => None,
        };
        let leads = |way| self.exits(room).any(|(direction, _)| direction == way);
        let stairs = match (leads(Direction::Up), leads(Direction::Down)) {
            (true, true) => Some('x'),
            (true, false) => Some('u'),
            (false, true) => Some('d'),
            (false, false) => None,
        };
        match self.scale {
            Scale::Brackets => {
                self.plan.put((x - 1, y), '[', Style::Dim);
                match kind {
                    Some((sign, style)) => self.put((x, y), sign, style),
                    None => self.plan.put((x, y), ' ', Style::Dim),
                }
                match stairs {
                    Some(sign) => self.put((x + 1, y), sign, Style::Exit),
                    None => self.plan.put((x + 1, y), ']', Style::Dim),
                }
            }
            Scale::Sign => {
                let stairs = stairs.map(|sign| (sign, Style::Exit));
                let (sign, style) = kind.or(stairs).unwrap_or(('o', Style::Dim));
                self.put((x, y), sign, style);
            }
        }
    }

    /// The ways in directions that somebody knows of: of the room that they are in, those that they see.
    fn exits(&self, room: &'a Room) -> impl Iterator<Item = (Direction, RoomId)> + use<'a> {
        let View { content, world, .. } = self.view;
        let is_here = self.here == Some(room.shared);
        let here = world.places.room_of(self.who).filter(|_| is_here);
        let seen = here.into_iter().flat_map(move |here| room::exits(content, world, here));
        let written = room.exits.iter().filter(move |_| !is_here).map(|(way, to)| (*way, *to));
        seen.chain(written)
    }

    fn put_ways(&mut self, room: &'a Room, spot: Spot) {
        for (direction, to) in self.exits(room) {
            let (dx, dy, dz) = step(direction);
            if dz == 0 {
                self.put_way(room, spot, (direction, to), (dx, dy));
            }
        }
    }

    fn put_way(
        &mut self,
        room: &Room,
        spot: Spot,
        (direction, to): (Direction, RoomId),
        (dx, dy): (i32, i32),
    ) {
        let View { content, world, .. } = self.view;
        let (x, y) = self.middle(spot);
        let half = self.scale.half();
        let at = |halves: i32| (x + dx * half * halves, y - dy * halves);
        let there = content.room(to);
        let is_known = known::knows(content, world, self.who, to);
        let steps = there
            .filter(|there| is_known && there.area == room.area)
            .and_then(|there| steps_to(spot, content.atlas.spot(there.shared)?, (dx, dy)));
        let line = line_of(dx, dy);
        let first = match room.doors.contains_key(&direction) {
            true => ('+', Style::Warning),
            false => (line, Style::Dim),
        };
        let may_be = |plan: &Plan, place| plan.is_free(place) || plan.at(place) == Some(line);
        match steps {
            Some(steps) if (2..2 * steps - 1).all(|n| may_be(&self.plan, at(n))) => {
                self.put_line(at(1), first);
                for n in 2..2 * steps {
                    self.put_line(at(n), (line, Style::Dim));
                }
                let is_back = |there: &Room| {
                    there.exits.values().chain(there.ways.values()).any(|to| *to == room.shared)
                };
                if !there.is_some_and(is_back) {
                    self.used[7] = true;
                    self.plan.put(at(2 * steps - 1), arrow(dx, dy), Style::Exit);
                }
            }
            _ => {
                self.put_line(at(1), first);
                let is_beyond = there.is_some_and(|there| there.area != room.area);
                let end = match (is_known, is_beyond) {
                    (false, _) => Some('?'),
                    (true, true) => Some('~'),
                    (true, false) => None,
                };
                let place = (x + dx * (half + 1), y - dy * 2);
                if let Some(end) = end.filter(|_| self.plan.is_free(place)) {
                    self.put(place, end, Style::Label);
                }
            }
        }
    }

    /// A sign of a way; where two cross, both are seen, and what is a door stays one.
    fn put_line(&mut self, at: (i32, i32), (sign, style): (char, Style)) {
        match (self.plan.at(at), sign) {
            (None, '+') => self.put(at, sign, style),
            (None, _) => self.plan.put(at, sign, style),
            (Some('/'), '\\') | (Some('\\'), '/') => self.plan.put(at, 'X', style),
            (Some('-' | '|' | '/' | '\\'), '+') => self.put(at, sign, style),
            _ => {}
        }
    }
}

fn line_of(dx: i32, dy: i32) -> char {
    match (dx, dy) {
        (_, 0) => '-',
        (0, _) => '|',
        (dx, dy) if dx == dy => '/',
        _ => '\\',
    }
}

/// Into which direction a way leads that has none back. Aslant there is no sign for that.
fn arrow(dx: i32, dy: i32) -> char {
    match (dx, dy) {
        (1, 0) => '>',
        (-1, 0) => '<',
        (0, 1) => '^',
        (0, -1) => 'v',
        (dx, dy) => line_of(dx, dy),
    }
}

/// How many steps in a direction lead from one spot to another; `None` if none do.
fn steps_to(from: Spot, to: Spot, (dx, dy): (i32, i32)) -> Option<i32> {
    let (east, north) = (to.0 - from.0, to.1 - from.1);
    let steps = east.abs().max(north.abs());
    (to.2 == from.2 && steps > 0 && (east, north) == (dx * steps, dy * steps)).then_some(steps)
}

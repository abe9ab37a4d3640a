//! Reading the rounds that NPCs walk, and whether they can be walked.
//!
//! A route may speak of rooms that are read later, so whether a way leads from each waypoint to
//! the next is asked when all rooms are known: [`Routes::check`].

use crate::base::clock::Millis;
use crate::base::id::RoomId;
use crate::base::limits::{PATH_MOVES_MAX, PATROL_GROUP_MAX, PATROL_ROUTE_MAX};
use crate::game::frame::reading::ids::AllIds;
use crate::game::frame::reading::problem;
use crate::game::ground::creature::content::{Group, Route, RouteMode};
use crate::game::ground::room::load::Rooms;
use crate::game::ground::room::path::Search;
use crate::game::ground::room::{Direction, Door, Room};
use crate::yaml::suggest::nearest;
use crate::yaml::{Fields, Node, Problems, Spanned};

/// Seconds that may be asked for between two moves.
const INTERVAL_SECONDS: std::ops::RangeInclusive<f64> = 0.5..=1e6;

/// A route as it was written.
struct Written {
    /// Where they appear, and how it was written.
    starts: (RoomId, Spanned<String>),
    waypoints: Vec<(RoomId, Spanned<String>)>,
    mode: RouteMode,
}

/// All routes with their places.
#[derive(Default)]
pub struct Routes {
    written: Vec<Written>,
}

impl Routes {
    /// Reads the route of an entry; one of a single room is none (F29, F30).
    pub(super) fn read(
        &mut self,
        fields: &mut Fields<'_, '_>,
        starts: Option<&(RoomId, Spanned<String>)>,
        ids: &mut AllIds,
    ) -> Option<Route> {
        let words = fields.spanned_texts("patrol_route");
        let mode = mode(fields);
        let interval = fields.float("patrol_interval", INTERVAL_SECONDS).map(Millis::from_seconds);
        let rooms: Vec<RoomId> = ids.rooms.refer_all(&words);
        let span = fields.span_of("patrol_route").unwrap_or(fields.span());
        if rooms.len() > PATROL_ROUTE_MAX {
            fields.problems().push(problem::route_too_long(PATROL_ROUTE_MAX, span));
            return None;
        }
        for key in ["patrol_mode", "patrol_interval"] {
            if let (None, Some(given)) = (fields.span_of("patrol_route"), fields.span_of(key)) {
                fields.problems().push(problem::no_use_without(key, "patrol_route", given));
            }
        }
        let first = words.first()?;
        if rooms.iter().all(|room| Some(room) == rooms.first()) {
            fields.problems().push(problem::route_of_one(first));
            return None;
        }
        let waypoints = rooms.iter().copied().zip(words).collect();
        if let Some(starts) = starts.cloned() {
            self.written.push(Written { starts, waypoints, mode });
        }
        Some(Route { rooms: rooms.into(), mode, interval })
    }

    /// Warns of each leg of a route that cannot be walked, and why.
    pub fn check(&self, rooms: &Rooms, numbers: usize, problems: &mut Problems) {
        for written in &self.written {
            let known = |room: &RoomId| rooms.rooms.contains_key(room);
            let all = written.waypoints.iter().map(|(room, _)| room).chain([&written.starts.0]);
            if all.into_iter().all(known) {
                written.check(rooms, numbers, problems);
            }
        }
    }
}

impl Written {
    fn check(&self, rooms: &Rooms, numbers: usize, problems: &mut Problems) {
        let (start, word) = &self.starts;
        let nearest = moves(rooms, numbers, *start, Doors::AllOpen, |room| {
            self.waypoints.iter().any(|(waypoint, _)| *waypoint == room)
        });
        if nearest.is_none() {
            problems.push(problem::patrol_starts_off(word, PATH_MOVES_MAX));
        }
        for leg in self.waypoints.windows(2) {
            if let [from, to] = leg {
                self.check_leg(rooms, numbers, (from, to), problems);
            }
        }
        let around = self.waypoints.last().zip(self.waypoints.first());
        // A route of two rooms has one leg, to and fro.
        if let (RouteMode::Loop, 3.., Some((last, first))) =
            (self.mode, self.waypoints.len(), around)
        {
            self.check_leg(rooms, numbers, (last, first), problems);
        }
    }

    /// Whether a leg can be walked: to, and fro where the route comes back that way. One complaint
    /// is enough; it stands at the later waypoint of the two.
    fn check_leg(
        &self,
        rooms: &Rooms,
        numbers: usize,
        (from, to): (&Waypoint, &Waypoint),
        problems: &mut Problems,
    ) {
        let comes_back = match self.mode {
            RouteMode::Bounce => true,
            RouteMode::Loop => self.waypoints.len() == 2,
            RouteMode::Once => false,
        };
        let ways = [(from, to), (to, from)];
        let broken = ways.into_iter().take(1 + usize::from(comes_back)).find(|(from, to)| {
            moves(rooms, numbers, from.0, Doors::Stop, |room| room == to.0).is_none()
        });
        let Some((from, to)) = broken else { return };
        let span = from.1.span.max(to.1.span);
        let by_doors = moves(rooms, numbers, from.0, Doors::AllOpen, |room| room == to.0);
        problems.push(match by_doors {
            Some(_) => problem::leg_behind_a_lock(&from.1, &to.1, span),
            None => problem::leg_without_a_way(&from.1, &to.1, span, PATH_MOVES_MAX),
        });
    }
}

type Waypoint = (RoomId, Spanned<String>);

/// What doors that are written as locked do to a search.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Doors {
    Stop,
    AllOpen,
}

fn moves(
    rooms: &Rooms,
    numbers: usize,
    from: RoomId,
    doors: Doors,
    is_goal: impl Fn(RoomId) -> bool,
) -> Option<usize> {
    let passes = |_: RoomId, room: &Room, direction: Direction| {
        let stands = room.doors.get(&direction).map(|door| door.stands);
        doors == Doors::AllOpen || stands != Some(Door::Locked)
    };
    let search = Search::by(numbers, |room| rooms.rooms.get(&room), passes);
    search.nearest(from, PATH_MOVES_MAX, is_goal).map(|path| path.len() - 1)
}

/// A word that is no mode is a warning, and counts as `loop` (F30).
fn mode(fields: &mut Fields<'_, '_>) -> RouteMode {
    let Some(word) = fields.spanned_text("patrol_mode") else { return RouteMode::Loop };
    fields.understands("patrol_mode", RouteMode::ALL.iter().map(|(known, _)| *known));
    RouteMode::parse(word.trim()).unwrap_or_else(|| {
        let near = nearest(&word, RouteMode::ALL.iter().map(|(known, _)| *known));
        fields.problems().push(problem::taken_as("patrol mode", &word, "`loop`", near));
        RouteMode::Loop
    })
}

/// Whether a number is another than the one that means nothing: `group_size: 1`.
fn says_something(node: &Node) -> bool {
    !matches!(node.as_str().map(str::trim), Some("0" | "1"))
}

/// Who patrols and fights together, and how many of them come (F44, F46). Only an entry that
/// says `spawn_as_group` has a size; one with a `group_id` alone joins others.
pub(super) fn group(
    fields: &mut Fields<'_, '_>,
    entry: &str,
    route: Option<&Route>,
) -> (Option<Group>, Option<u32>) {
    let together = fields.flag("spawn_as_group").unwrap_or(false);
    let size = fields.number("group_size", 1..=PATROL_GROUP_MAX);
    let spacing = fields.number("group_spacing", 0..=PATROL_ROUTE_MAX as u32).unwrap_or(1);
    let written = fields.text("group_id").map(|id| id.trim().to_owned());
    let written = written.filter(|id| !id.is_empty());
    for (key, has_use) in
        [("group_size", together), ("group_spacing", together || written.is_some())]
    {
        if let (false, Some(span)) = (has_use, fields.span_of(key))
            && fields.any(key).is_some_and(says_something)
        {
            fields.problems().push(problem::no_use_without(key, "spawn_as_group", span));
        }
    }
    if let (true, Some(size), Some(route)) = (together && spacing > 0, size, route)
        && size as usize > route.rooms.len()
    {
        let span = fields.span_of("group_size").unwrap_or(fields.span());
        fields.problems().push(problem::group_larger_than_route(size, route.rooms.len(), span));
    }
    let key = written.or_else(|| together.then(|| entry.to_owned()));
    let group = key.map(|key| Group { key: key.into(), spacing });
    (group, together.then(|| size.unwrap_or(1)))
}

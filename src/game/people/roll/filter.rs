//! Whom of those who are here somebody wants listed: `who 1-10 chanter friends`.

use std::ops::RangeInclusive;

use super::refusals;
use crate::base::id::{CreatureId, FactionId, RoomId};
use crate::game::frame::args::Args;
use crate::game::frame::role::Role;
use crate::game::people::acquaintance::Bond;
use crate::game::people::{faction, player};
use crate::game::{Refusal, Turn, View};
use crate::text::style::clean;

/// Below this level one counts as new.
const NEW_LEVELS: u32 = 5;
/// Letters of a word that is the beginning of a calling or a faction.
const LETTERS_MIN: usize = 3;

/// What is asked of each who is listed.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Filter {
    pub room: Option<RoomId>,
    levels: Option<RangeInclusive<u32>>,
    calling: Option<String>,
    faction: Option<FactionId>,
    marks: Vec<Mark>,
    /// Part of a name, in small letters.
    name: Option<String>,
}

/// What stands behind a name in the list, and may be asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Mark {
    Friend,
    New,
    Seeking,
    Staff,
}

const MARKS: &[(&str, Mark)] = &[
    ("friend", Mark::Friend),
    ("friends", Mark::Friend),
    ("new", Mark::New),
    ("newbie", Mark::New),
    ("newbies", Mark::New),
    ("newcomers", Mark::New),
    ("seeking", Mark::Seeking),
    ("lfg", Mark::Seeking),
    ("group", Mark::Seeking),
    ("staff", Mark::Staff),
    ("imm", Mark::Staff),
    ("imms", Mark::Staff),
    ("immortals", Mark::Staff),
    ("wizards", Mark::Staff),
];

impl Filter {
    /// Reads all that is left of a line, in any order.
    pub(super) fn read(turn: &Turn, who: CreatureId, mut args: Args) -> Result<Filter, Refusal> {
        let mut filter = Filter::default();
        while !args.is_empty() {
            let words = args.ahead();
            if let Some(faction) = whole_faction(turn, &mut args) {
                filter.faction = Some(faction);
                continue;
            }
            let word = clean(args.word()?).to_lowercase();
            if let Some((_, mark)) = MARKS.iter().find(|(known, _)| *known == word) {
                filter.marks.push(*mark);
            } else if matches!(word.as_str(), "here" | "room") {
                filter.room = turn.world.places.room_of(who);
            } else if let Some(levels) = levels(&word) {
                filter.levels = Some(levels);
            } else if let Some(calling) = calling(turn, &word) {
                filter.calling = Some(calling);
            } else if let Some(faction) = faction_of(turn, &word) {
                filter.faction = Some(faction);
            } else if word.chars().any(char::is_alphabetic) && filter.name.is_none() {
                filter.name = Some(word);
            } else if !matches!(word.as_str(), "all" | "and") {
                return Err(refusals::no_filter(words));
            }
        }
        Ok(filter)
    }

    /// Whether anything is asked at all.
    pub(super) fn is_none(&self) -> bool {
        *self == Filter { room: self.room, ..Filter::default() }
    }

    /// Whether somebody is to be listed for the viewer.
    pub(super) fn fits(&self, view: View, viewer: Option<CreatureId>, whom: CreatureId) -> bool {
        if self.is_none() {
            return true;
        }
        let Some(own) = view.world.players.character(whom) else { return false };
        let is_named = |part: &String| own.name().to_lowercase().contains(part.as_str());
        self.levels.as_ref().is_none_or(|levels| levels.contains(&own.level()))
            && self.calling.as_ref().is_none_or(|calling| own.calling() == calling)
            && self.name.as_ref().is_none_or(is_named)
            && self.faction.is_none_or(|faction| of(view, whom) == Some(faction))
            && self.marks.iter().all(|mark| mark.is_on(view, viewer, whom))
    }
}

/// The faction of a player, here or away.
pub(super) fn of(view: View, whom: CreatureId) -> Option<FactionId> {
    view.world.factions.membership(whom).map(|membership| membership.faction)
}

impl Mark {
    pub(super) fn is_on(self, view: View, viewer: Option<CreatureId>, whom: CreatureId) -> bool {
        let world = view.world;
        let own = world.players.character(whom);
        match self {
            Mark::Friend => viewer
                .is_some_and(|viewer| world.acquaintances.bond(viewer, whom) == Some(Bond::Friend)),
            Mark::New => own.is_some_and(|own| own.level() < NEW_LEVELS),
            Mark::Seeking => own.is_some_and(|own| own.preferences().seeking),
            Mark::Staff => world.players.role(whom) > Role::Player,
        }
    }
}

/// `5`, `1-10`, `10-`, `10+`, `-10`.
fn levels(word: &str) -> Option<RangeInclusive<u32>> {
    let number = |text: &str, else_: u32| match text {
        "" => Some(else_),
        text => text.parse::<u32>().ok(),
    };
    if let Some(from) = word.strip_suffix('+') {
        return Some(from.parse().ok()?..=u32::MAX);
    }
    match word.split_once('-') {
        Some(("", "")) => None,
        Some((from, to)) => {
            let (from, to) = (number(from, 0)?, number(to, u32::MAX)?);
            Some(from.min(to)..=from.max(to))
        }
        None => word.parse().ok().map(|level| level..=level),
    }
}

/// A calling by its name, in one or several: `chanters`, `chan`.
fn calling(turn: &Turn, word: &str) -> Option<String> {
    let singular = word.strip_suffix('s').unwrap_or(word);
    let fits = |name: &str| {
        let name = name.to_lowercase();
        name == word
            || name == singular
            || (word.chars().count() >= LETTERS_MIN && name.starts_with(word))
    };
    let found = turn.content.callings.iter().find(|calling| fits(&calling.name));
    found.map(|calling| calling.key.clone())
}

/// A faction by its whole name, which may have blanks.
fn whole_faction(turn: &Turn, args: &mut Args) -> Option<FactionId> {
    args.longest(|words| {
        let words = words.trim_start_matches("the ");
        let is_called = |name: &str| name.eq_ignore_ascii_case(words);
        let mut all = turn.content.factions.rows();
        all.find(|row| is_called(&row.name) || is_called(&row.key)).map(|row| row.id)
    })
}

/// A faction by one word of its name, unless somebody who is here is called so.
fn faction_of(turn: &Turn, word: &str) -> Option<FactionId> {
    let is_somebody = turn.world.players.here_called(word).next().is_some();
    let is_long = word.chars().count() >= LETTERS_MIN;
    (is_long && !is_somebody).then(|| faction::named(turn.content, word).ok()).flatten()
}

/// `chanter`: what somebody's calling is called.
pub(super) fn calling_of<'c>(view: View<'c>, whom: CreatureId) -> &'c str {
    let own = view.world.players.character(whom);
    let calling = own.and_then(|own| view.content.calling(own.calling()));
    calling.map_or("?", |calling| calling.name.as_str())
}

/// Whether a viewer (nobody: at the door) may know that somebody is here.
pub(super) fn may_know(view: View, viewer: Option<CreatureId>, whom: CreatureId) -> bool {
    match viewer {
        Some(viewer) => view.world.players.may_see(viewer, whom),
        None => view.world.players.veil(whom).is_none(),
    }
}

/// `Aria the Patient`.
pub(super) fn titled(view: View, whom: CreatureId) -> String {
    player::titled(view.world, whom)
}

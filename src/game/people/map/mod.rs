//! Maps of what one has seen: `map`, `map <area>`, `areas`.
//!
//! The rules of play:
//!
//! * A map shows rooms that one knows (`known`), the ways that one saw there, and nothing else: where a
//!   way leads to a room that one has not seen stands a question mark.
//! * Hidden ways are on it where one stands, while they are found. How doors stand elsewhere nobody
//!   knows, so a door is a door.
//! * All of it can be read without colours; and in words, which is the only form for screen readers.
//!
//! Where rooms lie is of the atlas, which draws what exits say. Where they say what cannot be drawn, a
//! way ends in the open.

mod areas;
mod drawing;
mod refusals;
#[cfg(test)]
mod tests;
mod words;

use crate::base::id::{AreaId, CreatureId};
use crate::base::limits::MAP_REACH;
use crate::game::frame::args::Args;
use crate::game::frame::part::Done;
use crate::game::frame::turn::Kept;
use crate::game::frame::verb::{Group, Spec};
use crate::game::ground::creature::Posture;
use crate::game::ground::sight;
use crate::game::people::known;
use crate::game::{Feature, Refusal, Turn, View};
use crate::text::page::Page;

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature { name: "map", verbs: VERBS, ..Feature::NONE };

const VERBS: &[Spec] = &[
    Spec {
        name: "map",
        shorts: &["ma"],
        group: Group::Seeing,
        usage: "map  or  map area  or  map <area>  or  map words",
        example: "map",
        help: "Draws what you have seen around you; `map area` all that you have seen of the area, and with its \
               name that of another; `map words` says it in words. What you never saw is not on it.",
        run: map,
        ..Spec::DEFAULT
    },
    Spec {
        name: "areas",
        aliases: &["zones"],
        posture: Posture::Sleeping,
        group: Group::Seeing,
        usage: "areas",
        example: "areas",
        help: "Lists the areas of the world, for which levels they are, and how many of their rooms you have \
               seen.",
        run: |turn, who, args| {
            args.end()?;
            turn.show(who, Kept::Yes, move |view, page| areas::areas(view, who, page));
            Ok(())
        },
        ..Spec::DEFAULT
    },
];

fn map(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let typed = args.ahead().trim();
    if typed.eq_ignore_ascii_case("words") {
        sees_where_they_are(turn, who)?;
        turn.show(who, Kept::Yes, move |view, page| words::around(view, who, page));
    } else if typed.is_empty() {
        sees_where_they_are(turn, who)?;
        turn.show(who, Kept::Yes, move |view, page| around(view, who, page));
    } else {
        let area = match typed.eq_ignore_ascii_case("area") {
            true => area_here(turn.view(), who)?,
            false => area_called(turn.view(), who, typed)?,
        };
        turn.show(who, Kept::Yes, move |view, page| match page.reader {
            true => words::of_area(view, who, area, page),
            false => drawing::of_area(view, who, area, page),
        });
    }
    Ok(())
}

/// Nobody draws a map of where they feel their way, unless they have seen the place before.
fn sees_where_they_are(turn: &Turn, who: CreatureId) -> Done {
    let room = turn.world.places.room_of(who).ok_or(Refusal::Dark)?;
    let sees = sight::senses(turn.content, turn.world, who).see();
    match sees || known::knows(turn.content, turn.world, who, room) {
        true => Ok(()),
        false => Err(Refusal::Dark),
    }
}

fn around(view: View, who: CreatureId, page: &Page) -> String {
    match page.reader {
        true => words::around(view, who, page),
        false => drawing::around(view, who, page),
    }
}

/// What is drawn beside a room as one walks: fewer rooms, and nothing but the drawing. Nothing where
/// nothing can be drawn, or for whoever hears it.
pub fn beside(view: View, who: CreatureId, page: &Page) -> String {
    match page.reader {
        true => String::new(),
        false => drawing::small(view, who, MAP_REACH, page),
    }
}

/// The area that somebody is in, if they have seen anything of it.
fn area_here(view: View, who: CreatureId) -> Result<AreaId, Refusal> {
    let room = view.world.places.room_of(who).and_then(|room| view.content.room(room));
    let area = room.and_then(|room| room.area);
    areas::known(view, who).find(|known| Some(*known) == area).ok_or_else(refusals::no_area_here)
}

/// The area that a name means, of those of which somebody has seen anything.
fn area_called(view: View, who: CreatureId, typed: &str) -> Result<AreaId, Refusal> {
    let known: Vec<AreaId> = areas::known(view, who).collect();
    let called = areas::called(view, known.iter().copied(), typed);
    called.ok_or_else(|| {
        let name = |area: &AreaId| Some(view.content.areas.get(area)?.name.clone());
        refusals::no_such_area(typed, &known.iter().filter_map(name).collect::<Vec<_>>())
    })
}

pub use areas::{called as area_named, known as known_areas};

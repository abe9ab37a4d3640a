//! The list of those who are here. It is asked for by everybody and has a line for each, so it is
//! written into one string, and nothing is laid out twice.

use std::cmp::Reverse;

use super::filter::{Filter, Mark, calling_of, may_know};
use crate::base::id::CreatureId;
use crate::game::frame::role::Role;
use crate::game::ground::sight;
use crate::game::people::player::{Character, Link};
use crate::game::{Content, View};
use crate::text::page::Page;
use crate::text::sentence::a;
use crate::text::style::Style;

/// Room that is made for each line at once.
const LINE_BYTES: usize = 64;
/// Columns of a level.
const LEVEL_COLUMNS: usize = 5;
/// Columns of the heading of the callings, which their column has at least.
const CALLING: &str = "Calling";

/// What those hear first for whom there are no columns.
const SPOKEN_HEADING: &str = "By name, calling and level:\n";

/// One who is listed: staff first, then the highest level, then by name.
type Place<'w> = (Reverse<bool>, Reverse<u32>, &'w str, CreatureId);

/// Who is in the world, for somebody in it or (`None`) at the door.
pub fn who(view: View, viewer: Option<CreatureId>, filter: &Filter, page: &Page) -> String {
    if let (Some(room), Some(_)) = (filter.room, viewer)
        && !sight::is_lit(view.content, view.world, room)
    {
        let there = view.world.places.players_in(room).iter().copied();
        let count = there.filter(|whom| may_know(view, viewer, *whom)).count();
        return format!("It is too dark to see faces. {}\n", total_here(count));
    }
    let all = seen(view, viewer, filter);
    let listed: Vec<&Place> =
        all.iter().filter(|place| filter.fits(view, viewer, place.3)).collect();
    let mut text = String::with_capacity((listed.len() + 4) * LINE_BYTES);
    let columns = calling_columns(view.content);
    match page.reader {
        _ if listed.is_empty() => {}
        true => text.push_str(SPOKEN_HEADING),
        false => heading(columns, &mut text),
    }
    for (_, _, _, whom) in &listed {
        line(view, viewer, *whom, page, columns, &mut text);
    }
    text.push_str(&total(filter, listed.len(), all.len()));
    text
}

/// All whom the viewer may know of, in their order.
fn seen<'w>(view: View<'w>, viewer: Option<CreatureId>, filter: &Filter) -> Vec<Place<'w>> {
    let players = &view.world.players;
    let place = |whom: CreatureId| {
        let own = players.character(whom)?;
        let is_staff = players.role(whom) > Role::Player;
        let is_there = filter.room.is_none_or(|room| view.world.places.room_of(whom) == Some(room));
        let is_known = is_there && may_know(view, viewer, whom);
        is_known.then(|| (Reverse(is_staff), Reverse(own.level()), own.name().as_str(), whom))
    };
    let mut all: Vec<Place> = players.here().filter_map(place).collect();
    all.sort_unstable();
    all
}

fn calling_columns(content: &Content) -> usize {
    let names = content.callings.iter().map(|calling| calling.name.chars().count());
    names.chain([CALLING.len()]).max().unwrap_or(0)
}

fn heading(columns: usize, out: &mut String) {
    for (level, calling, name) in [("Level", CALLING, "Name"), ("─────", "", "────")]
    {
        out.push_str(level);
        out.push_str("  ");
        match calling {
            "" => out.extend(std::iter::repeat_n('─', columns)),
            calling => {
                out.push_str(calling);
                blanks(columns - calling.len(), out);
            }
        }
        out.push_str("  ");
        out.push_str(name);
        out.push('\n');
    }
}

fn blanks(count: usize, out: &mut String) {
    out.extend(std::iter::repeat_n(' ', count));
}

fn line(
    view: View,
    viewer: Option<CreatureId>,
    whom: CreatureId,
    page: &Page,
    columns: usize,
    out: &mut String,
) {
    let Some(own) = view.world.players.character(whom) else { return };
    let calling = calling_of(view, whom);
    if page.reader {
        name(own, out);
        out.push_str(", ");
        out.push_str(&a(&calling.to_lowercase()));
        out.push_str(" of level ");
        out.push_str(itoa::Buffer::new().format(own.level()));
        marks(view, viewer, whom, |mark| {
            out.push_str(", ");
            out.push_str(mark);
        });
        out.push_str(".\n");
        return;
    }
    let mut digits = itoa::Buffer::new();
    let level = digits.format(own.level());
    blanks(LEVEL_COLUMNS.saturating_sub(level.len()), out);
    out.push_str(level);
    out.push_str("  ");
    out.push_str(calling);
    blanks(columns.saturating_sub(calling.chars().count()) + 2, out);
    out.push(Style::Person.push());
    name(own, out);
    out.push(Style::POP);
    marks(view, viewer, whom, |mark| out.extend([" (", mark, ")"]));
    out.push('\n');
}

fn name(own: &Character, out: &mut String) {
    out.push_str(own.name());
    if !own.title().is_empty() {
        out.push(' ');
        out.push_str(own.title());
    }
}

/// What is to be known of somebody besides their name, a word each.
fn marks(
    view: View,
    viewer: Option<CreatureId>,
    whom: CreatureId,
    mut put: impl FnMut(&'static str),
) {
    let players = &view.world.players;
    let role = players.role(whom);
    if role > Role::Player {
        put(role.word());
    }
    if players.veil(whom).is_some() {
        put("unseen");
    }
    if players.presence(whom).is_some_and(|here| matches!(here.link(), Link::Dead(_))) {
        put("link lost");
    }
    if players.presence(whom).is_some_and(|here| here.away().is_some()) {
        put("afk");
    }
    let more = [(Mark::Seeking, "seeking company"), (Mark::Friend, "friend"), (Mark::New, "new")];
    for (mark, word) in more {
        if mark.is_on(view, viewer, whom) && (mark != Mark::New || role == Role::Player) {
            put(word);
        }
    }
}

fn total(filter: &Filter, listed: usize, all: usize) -> String {
    match (filter.room.is_some() && filter.is_none(), listed) {
        (true, count) => format!("{}\n", total_here(count)),
        (false, count) if filter.is_none() => match count {
            0 => "Nobody is in the Reach just now. Be the first.\n".into(),
            1 => "One soul is in the Reach.\n".into(),
            n => format!("{n} souls are in the Reach.\n"),
        },
        (false, 0) => {
            "Nobody of those in the Reach fits that. `who` alone lists them all.\n".into()
        }
        (false, count) => format!("{count} of {all} in the Reach.\n"),
    }
}

fn total_here(count: usize) -> String {
    match count {
        1 => "You are the only soul here.".to_string(),
        n => format!("{n} souls are here."),
    }
}

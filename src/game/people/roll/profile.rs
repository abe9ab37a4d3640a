//! What may be known of one player, here or away.

use super::filter::{calling_of, may_know, of, titled};
use crate::base::clock::Millis;
use crate::base::id::CreatureId;
use crate::game::View;
use crate::game::frame::role::Role;
use crate::game::people::acquaintance::Bond;
use crate::text::page::Page;
use crate::text::sentence::a;
use crate::text::style::Style;
use crate::text::table::Table;
use crate::text::widget::rule;
use crate::text::wrap::wrap;

/// How many of those who were here last are listed.
const LAST_SHOWN: usize = 15;

/// All that one may know of a player.
pub(super) fn profile(view: View, viewer: CreatureId, whom: CreatureId, page: &Page) -> String {
    let Some(own) = view.world.players.character(whom) else { return String::new() };
    let mut lines = vec![rule(&titled(view, whom), page).trim_end().to_string()];
    let calling = a(&calling_of(view, whom).to_lowercase());
    let rank = match view.world.players.role(whom) {
        Role::Player => String::new(),
        role => format!(", {} of this world", role.word()),
    };
    let is = format!("{} is {calling} of level {}{rank}.", own.name(), own.level());
    lines.push(wrap(&is, page, 0));
    if let Some(faction) = of(view, whom).and_then(|faction| view.content.factions.get(faction)) {
        lines.push(wrap(&format!("Sworn to {}.", faction.style.on(&faction.name)), page, 0));
    }
    lines.push(wrap(&seen(view, viewer, whom), page, 0));
    match view.world.acquaintances.bond(viewer, whom) {
        Some(Bond::Friend) => lines.push("A friend of yours.".into()),
        Some(Bond::Ignored) => lines.push("You ignore them.".into()),
        None => {}
    }
    let description = view.world.habits.description(whom);
    if !description.is_empty() {
        lines.push(wrap(description, page, 0));
    }
    lines.join("\n") + "\n"
}

/// Whether somebody is here, or since when not.
pub(super) fn seen(view: View, viewer: CreatureId, whom: CreatureId) -> String {
    let players = &view.world.players;
    let Some(own) = players.character(whom) else { return String::new() };
    let name = own.name();
    match players.presence(whom).filter(|_| may_know(view, Some(viewer), whom)) {
        Some(here) => {
            let since = view.now.since(here.entered()).as_seconds() / 60;
            match since {
                0 => format!("{name} is here, and came just now."),
                _ => format!("{name} is here, since {} ago.", span(view.now, here.entered())),
            }
        }
        None if own.is_new() => format!("{name} was never here yet."),
        None => {
            format!("{name} is away, and was last here {} ago.", span(view.now, own.rest().since))
        }
    }
}

fn span(now: Millis, then: Millis) -> String {
    let seconds = now.since(then).as_seconds();
    // Nobody wants seconds of something that was hours ago.
    let rounded = if seconds >= 3_600 { seconds / 60 * 60 } else { seconds };
    Millis::seconds(rounded.max(1)).in_words()
}

/// Those who were here last, the latest first.
pub(super) fn last(view: View, viewer: CreatureId, page: &Page) -> String {
    let players = &view.world.players;
    let is_known = |whom: CreatureId| may_know(view, Some(viewer), whom);
    let moment = |whom: CreatureId| {
        let own = players.character(whom)?;
        let is_here = players.is_here(whom) && is_known(whom);
        (is_here || !own.is_new()).then(|| if is_here { view.now } else { own.rest().since })
    };
    let all = players.all_characters().filter_map(|(_, whom)| Some((moment(whom)?, whom)));
    let mut all: Vec<(Millis, CreatureId)> = all.collect();
    all.sort_by_key(|(at, whom)| (std::cmp::Reverse(*at), *whom));
    let mut table = Table::new(&["Name", "Last here"]);
    for (_, whom) in all.into_iter().take(LAST_SHOWN) {
        let Some(own) = players.character(whom) else { continue };
        let when = match players.is_here(whom) && is_known(whom) {
            true => "here now".to_string(),
            false => format!("{} ago", span(view.now, own.rest().since)),
        };
        table.push([Style::Person.on(own.name()), when]);
    }
    table.render(page) + "\n"
}

/// All staff, the highest rank first.
pub(super) fn staff(view: View, viewer: CreatureId, page: &Page) -> String {
    let players = &view.world.players;
    let all =
        players.all_characters().map(|(_, whom)| (std::cmp::Reverse(players.role(whom)), whom));
    let mut all: Vec<_> = all.filter(|(role, _)| role.0 > Role::Player).collect();
    if all.is_empty() {
        return "This world has no staff yet.\n".into();
    }
    all.sort_by_key(|(role, whom)| (*role, players.name(*whom).unwrap_or_default().to_owned()));
    let mut table = Table::new(&["Name", "Rank", "Now"]);
    for (role, whom) in all {
        let is_here = players.is_here(whom) && may_know(view, Some(viewer), whom);
        let now = if is_here { "here" } else { "away" };
        table.push([
            Style::Person.on(titled(view, whom)),
            role.0.word().to_string(),
            now.to_string(),
        ]);
    }
    table.render(page)
        + "\nStaff keep the world running. `help rules` tells what they may be asked.\n"
}

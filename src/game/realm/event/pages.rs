//! The pages about events: all of them, one of them, and what staff see.

use super::almanac::Due;
use super::content::{Trigger, WorldEvent};
use super::find::may_know;
use super::refusals::nothing_happens;
use super::rules::{all_written, written};
use super::state::{On, Until};
use crate::base::clock::Millis;
use crate::base::id::CreatureId;
use crate::game::View;
use crate::game::ground::influence::Scope;
use crate::game::people::{player, shop};
use crate::text::page::Page;
use crate::text::sentence::{capitalise, list as listed};
use crate::text::style::Style;
use crate::text::table::Table;
use crate::text::widget::rule;
use crate::text::words::plural;
use crate::text::wrap::wrap;

/// What is on, and what is known to come.
pub(super) fn list(view: View, who: CreatureId, page: &Page) -> String {
    let known: Vec<&WorldEvent> =
        all_written(view.content).filter(|event| may_know(view, who, event)).collect();
    let (on, off): (Vec<&WorldEvent>, Vec<&WorldEvent>) =
        known.iter().partition(|event| view.world.world_events.on(&event.key).is_some());
    if known.is_empty() {
        return format!("{}\n", nothing_happens(view.content));
    }
    let mut text = String::new();
    if on.is_empty() {
        text.push_str("Nothing out of the ordinary is going on.\n");
    } else {
        let mut table = Table::new(&["Going on", "Where", "How long"]);
        for event in on {
            let Some(on) = view.world.world_events.on(&event.key) else { continue };
            table.push([event.name.clone(), place(view, event), left(view, on)]);
        }
        text.push_str(&(table.render(page) + "\n"));
    }
    let mut coming: Vec<(Option<Due>, &WorldEvent)> =
        off.into_iter().map(|event| (next(view, event), event)).collect();
    coming.sort_by_key(|(due, _)| due.map_or(Millis(u64::MAX), |due| due.moment(view.world)));
    if !coming.is_empty() {
        let mut table = Table::new(&["To come", "Where", "When"]);
        for (due, event) in coming {
            let when = due.map_or("when it is time for it".into(), |due| when(view, who, due));
            table.push([event.name.clone(), place(view, event), when]);
        }
        text.push_str(&format!("\n{}\n", table.render(page)));
    }
    text + "Type `event info <name>` for any of them.\n"
}

/// Everything about one event that is no secret.
pub(super) fn info(view: View, who: CreatureId, event: &str, page: &Page) -> String {
    let Some(event) = written(view.content, event) else { return String::new() };
    let mut text = rule(&capitalise(&event.name), page) + "\n";
    text.push_str(&(wrap(event.description.trim(), page, 0) + "\n"));
    let on = view.world.world_events.on(&event.key);
    let now = match on {
        Some(on) => format!("going on, {}", left(view, on)),
        None => "not going on".into(),
    };
    let mut facts = vec![("Where", place(view, event)), ("Now", now)];
    if let Some(due) = next(view, event).filter(|_| event.is_listed) {
        facts.push(("Next", when(view, who, due)));
    }
    let does = does(view, event);
    if !does.is_empty() {
        facts.push(("While it lasts", does.join("; ")));
    }
    for (label, value) in facts {
        let line = format!("{} {value}.", Style::Label.on(format!("{label}:")));
        text.push_str(&(wrap(&line, page, 2) + "\n"));
    }
    text
}

/// What it does while it lasts, a clause each.
fn does(view: View, event: &WorldEvent) -> Vec<String> {
    let effects = &event.effects;
    let mut does: Vec<String> = Vec::new();
    if !effects.weather.is_empty() {
        does.push("it has a weather of its own".into());
    }
    does.extend(
        effects.prices.iter().flat_map(|prices| shop::in_words(prices, |_| true, |_| true)),
    );
    if !effects.spawns.is_empty() {
        does.push("there are people or beasts about who are not there otherwise".into());
    }
    for thanks in &effects.thanks {
        let faction = view.content.factions.get(thanks.faction).map_or("", |f| &f.name);
        let slain = view.content.npcs.get(thanks.slain).map_or("", |npc| &npc.name);
        let how = if thanks.points > 0 { "better" } else { "worse" };
        does.push(format!("the {faction} thinks {how} of whoever kills {slain}"));
    }
    does
}

/// `Lowwater Harbour and Hollin Wood`.
fn place(view: View, event: &WorldEvent) -> String {
    match &event.scope {
        Scope::World => "everywhere".into(),
        Scope::Areas(areas) => {
            let names = areas.iter().filter_map(|area| view.content.areas.get(area));
            let names: Vec<&str> = names.map(|area| area.name.as_str()).collect();
            listed(&names)
        }
    }
}

/// For how long an event is on still: `for another 12 min`.
pub(super) fn left(view: View, on: &On) -> String {
    let end = match on.until {
        Until::Condition => return "as long as it has to".into(),
        Until::Clock(moment) => moment,
        Until::Date { date, .. } => view.world.host.moment(date),
    };
    format!("for another {}", end.since(view.now).in_words())
}

/// When an event begins by itself next, if a moment decides that.
fn next(view: View, event: &WorldEvent) -> Option<Due> {
    let next = event.moments().map(|when| when.next(view.world, view.now));
    next.filter(|_| event.lasts.is_some()).min_by_key(|due| due.moment(view.world))
}

/// `2024-06-22 18:00 UTC, in 6 d 22 h`; `in 40 min`.
fn when(view: View, who: CreatureId, due: Due) -> String {
    let ahead = due.moment(view.world).since(view.now);
    let ahead = format!("in {}", ahead.in_words());
    match due {
        Due::Clock(_) => ahead,
        Due::Date(date) => {
            let zone = player::zone(view.world, who);
            format!("{} {}, {ahead}", zone.date(date), zone.letters(date))
        }
    }
}

/// All events that are written, for those who begin and end them.
pub fn all_for_staff(view: View, who: CreatureId, page: &Page) -> String {
    let mut table = Table::new(&["Event", "Now", "Begins", "Next", "Was on"]);
    for event in all_written(view.content) {
        let known = view.world.world_events.of(&event.key);
        let on = known.and_then(|known| known.on.as_ref());
        let by =
            |on: &On| if on.by.is_empty() { String::new() } else { format!(" (by {})", on.by) };
        table.push([
            event.key.clone(),
            on.map_or("off".into(), |on| format!("on {}{}", left(view, on), by(on))),
            triggers(event),
            next(view, event).map_or_else(String::new, |due| when(view, who, due)),
            plural("time", known.map_or(0, |known| known.times)),
        ]);
    }
    if table.is_empty() {
        return "There are no events in this world. `help build events` says how they are written.\n"
            .into();
    }
    format!("{}\n", table.render(page).trim_end())
}

/// What begins it, in words.
fn triggers(event: &WorldEvent) -> String {
    let mut all: Vec<String> = event
        .triggers
        .iter()
        .map(|trigger| match trigger {
            Trigger::Recurs(when) => when.says().to_owned(),
            Trigger::Condition(condition) => in_words(condition.chance, event.rest),
        })
        .collect();
    if all.is_empty() {
        all.push("by hand".into());
    }
    all.join("; ")
}

/// `by its condition, a chance of 25 percent, 2 h after the last time at the earliest`.
fn in_words(chance: f64, rest: Millis) -> String {
    let mut text = "by its condition".to_owned();
    if chance < 1.0 {
        text.push_str(&format!(", a chance of {} percent", (chance * 100.0).round()));
    }
    if rest > Millis(0) {
        text.push_str(&format!(", {} after the last time at the earliest", rest.in_words()));
    }
    text
}

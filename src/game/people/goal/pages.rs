//! The pages about goals, and their words.

use serde_json::json;

use super::content::{Goal, Goals};
use super::draw::is_through;
use super::state::{Open, Sort};
use crate::base::id::CreatureId;
use crate::game::View;
use crate::game::frame::fact::Watched;
use crate::game::ground::place::Slot;
use crate::text::page::Page;
use crate::text::sentence::{capitalise, list, plural, the};
use crate::text::style::Style;
use crate::text::table::Table;
use crate::text::widget::rule;
use crate::text::words::without_article;
use crate::text::wrap::wrap;

/// The goals of the checklist, with the number of each, and whether it is done.
pub(super) fn checklist(view: View<'_>, who: CreatureId) -> Vec<(usize, &Goal, bool)> {
    let goals = view.content.of::<Goals>();
    let all = goals.into_iter().flat_map(|goals| &goals.0).enumerate();
    all.map(|(at, goal)| (at + 1, goal, view.world.goals.has_done(who, &goal.id))).collect()
}

/// What to do next, in a sentence or some.
pub(super) fn next(view: View, who: CreatureId) -> String {
    if !is_through(view, who) {
        let open = checklist(view, who).into_iter().find(|(.., done)| !done);
        if let Some((number, goal, _)) = open {
            return format!("Goal {number}: {}. {}", goal.words, goal.hint);
        }
    }
    let first = view.world.goals.open(who).next();
    first.map_or_else(nothing, |(_, open)| {
        format!("Goal: {}. {} GOALS shows all.", words(view, open), how(view, open))
    })
}

fn nothing() -> String {
    "There is no goal for you here but your own. HELP NEWBIE tells how to begin.".into()
}

/// `goals`.
pub(super) fn goals(view: View, who: CreatureId, page: &Page) -> String {
    let mut text = rule("goals", page) + "\n";
    let list = checklist(view, who);
    let done = list.iter().filter(|(.., done)| *done).count();
    if !is_through(view, who) {
        let behind = format!(
            "Done: {done} of {}. GOALS ALL lists them, GOALS SKIP 1 is for those who know the first, \
             and GOALS OFF ends the tips.",
            list.len()
        );
        let lines = [next(view, who), behind];
        return text + &lines.map(|line| wrap(&line, page, 0) + "\n").concat();
    }
    for (number, open) in view.world.goals.open(who) {
        let line = format!(
            "{} {}. {}",
            Style::Label.on(format!("{number}.")),
            capitalise(&words(view, open)),
            how(view, open)
        );
        text.push_str(&(wrap(&line, page, 3) + "\n"));
    }
    if view.world.goals.open(who).next().is_none() {
        text.push_str(&(wrap(&nothing(), page, 0) + "\n"));
        return text;
    }
    let behind = "Each that you reach is followed by another. GOALS SWAP 1 changes the first.";
    text + &wrap(behind, page, 0) + "\n"
}

/// `goals all`.
pub(super) fn all(view: View, who: CreatureId, page: &Page) -> String {
    let mut table = Table::new(&["Goal", "Is", "What"]).align_right(0);
    for (number, goal, done) in checklist(view, who) {
        let is = if done { "done" } else { "open" };
        table.push([number.to_string(), is.into(), goal.words.clone()]);
    }
    let open = match table.is_empty() {
        true => String::new(),
        false => table.render(page) + "\n",
    };
    match is_through(view, who) {
        true => open + &goals(view, who, page),
        false => {
            let after = "GOAL 1 tells how the first is done. Behind them, three are always open. Quests come with \
                         the gates, and they are closed.";
            open + &wrap(after, page, 0) + "\n"
        }
    }
}

/// `goals 2`: of the checklist, or of the open ones.
pub(super) fn one(view: View, who: CreatureId, number: usize) -> Option<String> {
    if is_through(view, who) {
        let mut all = view.world.goals.open(who);
        let (_, open) = all.find(|(own, _)| *own as usize == number)?;
        return Some(format!("Goal {number}: {}. {}", words(view, open), how(view, open)));
    }
    let all = checklist(view, who);
    let (number, goal, done) = all.into_iter().find(|(own, ..)| *own == number)?;
    let is_done = if done { " You have done that." } else { "" };
    Some(format!("Goal {number}: {}. {}{is_done}", goal.words, goal.hint))
}

/// What an open goal asks for: `slay 3 harbour rats (1 of 3)`.
pub(super) fn words(view: View, open: &Open) -> String {
    let so_far = match open.wanted > 1 && open.sort != Sort::Rise {
        true => format!(" ({} of {})", open.done, open.wanted),
        false => String::new(),
    };
    let asked = match open.sort {
        Sort::Slay if open.wanted == 1 => format!("slay {}", the(&person(view, &open.target))),
        Sort::Slay => {
            format!("slay {}", plural(&person(view, &open.target), u64::from(open.wanted)))
        }
        Sort::See => match place(view, &open.target) {
            (room, Some(area)) => format!("see {room}, in {area}"),
            (room, None) => format!("see {room}"),
        },
        Sort::Talk => format!("talk with {}", the(&person(view, &open.target))),
        Sort::Sell => format!("sell {}", plural("thing", u64::from(open.wanted))),
        Sort::Wear => match Slot::parse(&open.target) {
            Some(Slot::Wield) => "have a weapon in your hand".into(),
            Some(slot) => format!("have something {}", slot.phrase()),
            None => "wear something".into(),
        },
        Sort::Rise => format!("reach level {}", open.wanted),
    };
    asked + &so_far
}

/// How an open goal is reached: what to type.
pub(super) fn how(view: View, open: &Open) -> String {
    let call =
        |name: &str| without_article(name).split(' ').next_back().unwrap_or("").to_uppercase();
    match open.sort {
        Sort::Slay => {
            let name = person(view, &open.target);
            let first = call(&name);
            let found = where_found(view, &open.target);
            format!("CONSIDER {first} first, then KILL {first}.{found}")
        }
        Sort::See => "Walk there: EXITS tells where each way leads.".into(),
        Sort::Talk => {
            let found = where_found(view, &open.target);
            format!(
                "TALK {}, once you stand before them.{found}",
                call(&person(view, &open.target))
            )
        }
        Sort::Sell => {
            "LIST shows who is a merchant; VALUE CLAW says what they would pay, SELL CLAW sells it."
                .into()
        }
        Sort::Wear => "LIST shows what a merchant has; BUY it, then WEAR or WIELD it.".into(),
        Sort::Rise => "Foes teach, and so do goals. SCORE shows how far it is.".into(),
    }
}

/// The name of a template, with its article.
fn person(view: View, key: &str) -> String {
    let npc = view.content.names.npcs.find(key).and_then(|npc| view.content.npcs.get(npc));
    npc.map_or_else(|| key.replace('_', " "), |npc| npc.name.clone())
}

/// The name of a room, and of its area.
fn place<'c>(view: View<'c>, key: &'c str) -> (String, Option<&'c str>) {
    let Some(room) = view.content.room_named(key) else { return (key.into(), None) };
    let area = view.content.area_of(room).map(|area| area.name.as_str());
    (view.content.room(room).map_or_else(|| key.into(), |room| within(&room.name)), area)
}

/// A room's name within a sentence: `the Hall`.
fn within(name: &str) -> String {
    name.strip_prefix("The ").map_or_else(|| name.into(), |rest| format!("the {rest}"))
}

/// ` They are found in Lowwater Harbour.`: the areas, for the rest is to be found out.
fn where_found(view: View, key: &str) -> String {
    let npc = view.content.names.npcs.find(key);
    let spawns = view.content.spawns.iter().map(|(_, spawn)| spawn);
    let own = spawns.filter(|spawn| Some(spawn.template) == npc && spawn.enabled);
    let mut areas: Vec<&str> =
        own.filter_map(|spawn| Some(view.content.area_of(spawn.room)?.name.as_str())).collect();
    areas.sort_unstable();
    areas.dedup();
    match areas.is_empty() {
        true => String::new(),
        false => format!(" Look in {}.", list(&areas)),
    }
}

/// What clients' programs are told: the words of what is open.
pub(super) fn fact(watched: &Watched) -> Option<serde_json::Value> {
    let view = View { content: watched.content, world: watched.world, now: watched.now };
    let open: Vec<String> = match is_through(view, watched.who) {
        true => view.world.goals.open(watched.who).map(|(_, open)| words(view, open)).collect(),
        false => {
            let next = checklist(view, watched.who).into_iter().find(|(.., done)| !done);
            next.map(|(_, goal, _)| goal.words.clone()).into_iter().collect()
        }
    };
    Some(json!(open.join("; ")))
}

//! `commands` and `help`: what may be typed, and what it is for.

use std::collections::BTreeMap;

use crate::base::id::CreatureId;
use crate::game::frame::args::Args;
use crate::game::frame::help;
use crate::game::frame::part::Done;
use crate::game::frame::turn::Kept;
use crate::game::frame::verb::{self, Group, Role, Spec};
use crate::game::{Turn, View};
use crate::text::link::link;
use crate::text::page::Page;
use crate::text::sentence::{list, plural};
use crate::text::style::Style;
use crate::text::widget::{columns, rule};
use crate::text::wrap::wrap;

/// The verbs that exist for somebody: all of them under headings, those of one heading, those that begin
/// in one way, or what one of them is for.
pub fn page(view: View, who: CreatureId, which: &str, page: &Page) -> String {
    let players = &view.world.players;
    let (role, skills) = (players.role(who), players.skill_verbs(view.content, who));
    if which.is_empty() {
        return under_headings(role, &skills, |_| true, page);
    }
    if let Some(group) = group(which) {
        return under_headings(role, &skills, |spec| spec.group == group, page);
    }
    if let Some(spec) =
        verb::exact(role, which).filter(|spec| spec.name == which || which.len() > 1)
    {
        return in_a_line(spec, page);
    }
    let skills: Vec<&str> = skills.into_iter().filter(|verb| verb.starts_with(which)).collect();
    let begins = |spec: &Spec| spec.words().any(|word| word.starts_with(which));
    if skills.is_empty() && !verb::known_to(role).any(begins) {
        return none(which, page);
    }
    under_headings(role, &skills, begins, page)
}

/// All headings under which verbs are listed.
fn groups() -> impl Iterator<Item = Group> {
    let all: std::collections::BTreeSet<Group> = verb::all().map(|spec| spec.group).collect();
    all.into_iter().filter(|group| *group != Group::Staff)
}

/// The heading that a word names or begins, if it has four letters.
fn group(word: &str) -> Option<Group> {
    let is_it = |group: &Group| {
        let name = group.word().to_lowercase();
        name == word || (word.len() > 3 && name.starts_with(word))
    };
    groups().find(is_it)
}

fn under_headings(
    role: Role,
    skills: &[&str],
    is_listed: impl Fn(&Spec) -> bool,
    page: &Page,
) -> String {
    let mut groups: BTreeMap<Group, Vec<&str>> = BTreeMap::new();
    for spec in verb::known_to(role).filter(|spec| is_listed(spec)) {
        groups.entry(spec.group).or_default().push(spec.name);
    }
    let mut text = String::new();
    for (group, mut names) in groups {
        if group == Group::Fighting {
            names.extend(skills);
        }
        let linked: Vec<String> =
            names.iter().map(|name| link(format_args!("help {name}"), name, page)).collect();
        let heading = Style::Heading.on(group.word());
        text.push_str(&format!("{heading}\n{}\n", columns(&linked, page).trim_end()));
    }
    text + "Type `help <command>` for any of them.\n"
}

/// What a verb is for: the first sentence of its help.
fn in_a_line(spec: &Spec, page: &Page) -> String {
    let first = spec.help.split_once(". ").map_or(spec.help, |(first, _)| first);
    let first = first.split_whitespace().collect::<Vec<_>>().join(" ");
    let usage = Style::Label.on(spec.usage_line());
    let line =
        format!("{usage}: {}. `help {}` tells the rest.", first.trim_end_matches('.'), spec.name);
    wrap(&line, page, 0) + "\n"
}

fn none(which: &str, page: &Page) -> String {
    let names: Vec<String> = groups().map(|group| group.word().to_lowercase()).collect();
    let line = format!("No command begins with \"{which}\". The headings are {}.", list(&names));
    wrap(&line, page, 0) + "\n"
}

/// What this is: the game, the program, the world, and where to read on.
pub fn info(view: View, who: CreatureId, page: &Page) -> String {
    let View { content, world, .. } = view;
    let seen = world.players.here().filter(|other| world.players.may_see(who, *other)).count();
    let facts = [
        ("Program", concat!("Dominion ", env!("CARGO_PKG_VERSION")).to_owned()),
        (
            "World",
            count(content.all_rooms().count(), "room")
                + " in "
                + &count(content.areas.len(), "area"),
        ),
        ("Here now", count(seen, "player")),
    ];
    let mut lines = vec![rule(&content.about.name, page)];
    for (label, value) in facts {
        lines.push(wrap(&format!("{} {value}", Style::Label.on(format!("{label}:"))), page, 2));
    }
    let read_on = "Read on: `help newbie`, `help mud`, `help rules`, `help credits`; `commands` lists what \
                   may be typed.";
    lines.push(wrap(read_on, page, 0));
    lines.join("\n") + "\n"
}

fn count(many: usize, what: &str) -> String {
    plural(what, many as u64)
}

/// `help <word>`.
pub fn help(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let typed = args.ahead().trim().to_lowercase();
    let topic = turn.world.players.listed(who, &typed).unwrap_or(typed);
    let role = turn.world.players.role(who);
    let listed = help::listed(turn.view(), who, role, &topic);
    turn.world.players.lists(who, listed);
    turn.show(who, Kept::No, move |view, page| {
        let role = view.world.players.role(who);
        match topic.strip_prefix("commands ") {
            Some(which) => self::page(view, who, which.trim(), page),
            None => help::show(view, Some(who), role, &topic, page),
        }
    });
    Ok(())
}

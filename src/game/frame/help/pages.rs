//! Pages of help: of a verb, a part of one, a skill, a topic.

use super::find::{Asker, Entry, keyed};
use crate::game::View;
use crate::game::frame::parts::{self, Row};
use crate::game::frame::verb::{self, Role, Spec};
use crate::game::frame::words::{Topic, social};
use crate::text::link::link;
use crate::text::page::Page;
use crate::text::sentence::capitalise;
use crate::text::style::Style;
use crate::text::table::Table;
use crate::text::widget::rule;
use crate::text::wrap::wrap;

/// All of these, below each other, and what else to read.
pub(super) fn of_all(view: View, asker: Asker, entries: &[Entry], page: &Page) -> String {
    let mut text = String::new();
    for entry in entries {
        text.push_str(&of(view, asker, *entry, page));
    }
    text + &see_also(view, asker, entries, page)
}

fn of(view: View, asker: Asker, entry: Entry, page: &Page) -> String {
    let now = View { content: view.content, world: view.world, now: view.world.clock };
    match entry {
        Entry::Verb(spec) => of_verb(now, spec, asker.role, page),
        Entry::Part(row) => of_part(now, row, page),
        Entry::Skill(at) => of_skill(view, asker, at, page),
        Entry::Made(made) => (made.page)(page),
        Entry::Social(at) => {
            let social = view.content.words.socials.get(at);
            social.map_or_else(String::new, |social| social::page(social, page))
        }
        Entry::Topic(at) => of_topic(&view.content.words.help[at], asker.role, page),
    }
}

/// What else is to be read: what a topic names, and topics that have the name of a page as a keyword.
fn see_also(view: View, asker: Asker, entries: &[Entry], page: &Page) -> String {
    let help = &view.content.words.help;
    let mut also: Vec<&str> = Vec::new();
    for entry in entries {
        let name = entry.name(view, asker);
        if let Entry::Topic(at) = entry {
            also.extend(help[*at].see.iter().map(String::as_str));
        }
        if matches!(entry, Entry::Verb(_) | Entry::Skill(_)) {
            also.extend(keyed(view.content, asker.role, &name).map(|at| help[at].topic.as_str()));
        }
    }
    also.retain(|word| entries.iter().all(|entry| entry.name(view, asker) != *word));
    let mut named = Vec::new();
    for word in also {
        let shown = link(format_args!("help {word}"), word, page);
        if !named.contains(&shown) {
            named.push(shown);
        }
    }
    match named.is_empty() {
        true => String::new(),
        false => {
            wrap(&format!("{} {}.", Style::Label.on("See also:"), named.join(", ")), page, 2) + "\n"
        }
    }
}

fn of_verb(view: View, spec: &Spec, role: Role, page: &Page) -> String {
    let others: Vec<&str> = spec.aliases.iter().chain(spec.shorts).copied().collect();
    let usage = spec.usage_line();
    let mut text = explained(spec.name, [usage, spec.example, &others.join(", ")], spec.help, page);
    for row in parts::of(spec.name).iter().flat_map(|parts| parts.known_to(role)) {
        let help = row.part.help;
        let first = help.split_once(". ").map_or(help, |(first, _)| first);
        let typed = link(format_args!("help {}", row.name), &row.usage, page);
        let line = format!("{} {}.", Style::Label.on(typed + ":"), first.trim_end_matches('.'));
        text.push_str(&(wrap(&line, page, 4) + "\n"));
    }
    text.extend(spec.more.map(|more| more(page)));
    text + if spec.is_on(view) { "" } else { OFF }
}

fn of_part(view: View, row: &Row, page: &Page) -> String {
    let part = row.part;
    let others: Vec<&str> = part.aliases.iter().chain(part.shorts).copied().collect();
    let text =
        explained(&row.name, [&row.usage, part.example, &others.join(", ")], part.help, page);
    text + if row.is_on(view) { "" } else { OFF }
}

/// What is said below the help on what is switched off.
const OFF: &str = "It is disabled on this server for now.
";

/// How something is typed, for example, and in which other words; then what it does.
fn explained(name: &str, typed: [&str; 3], help: &str, page: &Page) -> String {
    let mut text = rule(name, page) + "\n";
    let facts = ["Usage:", "Example:", "Also:"].into_iter().zip(typed);
    for (label, value) in facts.filter(|(_, value)| !value.is_empty()) {
        text.push_str(&(wrap(&format!("{} {value}", Style::Label.on(label)), page, 2) + "\n"));
    }
    let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
    text + &wrap(&help, page, 0) + "\n"
}

fn of_topic(topic: &Topic, role: Role, page: &Page) -> String {
    let heading = rule(&capitalise(&topic.topic), page);
    let body = match page.reader {
        true => spoken(&topic.body),
        false => linked(&topic.body, role, page),
    };
    let mut text = format!("{heading}\n{}\n", wrap(body.trim_end(), page, 0));
    if let Some(written) = &topic.table {
        let mut table = Table::new(&written.labels);
        for row in &written.rows {
            let say = |cell: &String| if page.reader { spoken_cell(cell) } else { cell.clone() };
            table.push(row.iter().map(say).collect::<Vec<_>>());
        }
        text.push_str(&format!("\n{}\n", table.render(page)));
    }
    text
}

/// The same with its commands, which are written in capitals, as links to the help on them.
fn linked(body: &str, role: Role, page: &Page) -> String {
    if !page.mxp {
        return body.to_owned();
    }
    let mut text = String::with_capacity(2 * body.len());
    for word in body.split_inclusive(|c: char| !c.is_ascii_alphanumeric()) {
        let bare = word.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
        let is_loud = bare.len() > 1 && bare.bytes().all(|byte| byte.is_ascii_uppercase());
        let lower = bare.to_lowercase();
        match is_loud && verb::exact(role, &lower).is_some() {
            true => text
                .push_str(&(link(format_args!("help {lower}"), bare, page) + &word[bare.len()..])),
            false => text.push_str(word),
        }
    }
    text
}

/// By how many blanks what is shown as it is typed is set in.
const SET_IN: usize = 4;

/// The same for ears: blanks that mean something, as in files, are said.
fn spoken(body: &str) -> String {
    let line = |line: &str| {
        let typed = line.trim_start_matches(' ');
        let deeper = (line.len() - typed.len()).checked_sub(SET_IN);
        match deeper.filter(|_| !typed.is_empty()) {
            None => line.to_owned(),
            Some(0) => format!("line: {typed}"),
            Some(blanks) => format!("line, {blanks} blanks in: {typed}"),
        }
    };
    body.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// The path of a key in a list, and a list that is empty, for ears.
fn spoken_cell(cell: &str) -> String {
    let cell = cell.replace("[].", ", each one's ").replace("[]", "an empty list");
    cell.replace("[\"", "").replace("\"]", "")
}

fn of_skill(view: View, asker: Asker, at: usize, page: &Page) -> String {
    let character = asker.who.and_then(|who| view.world.players.character(who));
    let calling = character.and_then(|character| view.content.calling(character.calling()));
    let Some((calling, skill)) =
        calling.and_then(|calling| Some((calling, calling.skills.get(at)?)))
    else {
        return String::new();
    };
    let facts = format!(
        "{} from level {}, costs {} {}, ready again after {} s.",
        calling.name,
        skill.level,
        skill.cost,
        calling.spirit_name,
        skill.cooldown.as_seconds()
    );
    let heading = rule(&skill.name, page);
    format!("{heading}\n{facts}\n{}\n", wrap(skill.help.trim_end(), page, 0))
}

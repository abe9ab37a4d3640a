//! Where to begin, and the lists of what may be opened.

use super::find::{Asker, Entry, Why, topics};
use super::{made_pages, pages};
use crate::game::View;
use crate::text::link::link;
use crate::text::page::Page;
use crate::text::sentence::capitalise;
use crate::text::style::Style;
use crate::text::widget::rule;
use crate::text::wrap::wrap;

/// The heading of topics that name none.
const OTHERS: &str = "more";

/// Where to begin, and all topics under their headings.
pub(super) fn front(view: View, asker: Asker, page: &Page) -> String {
    let text = format!(
        "New here? Type `{}`. `{}` lists every command, `help <command>` explains one, and \
         `help <word>` finds what speaks of it.",
        link("help newbie", "help newbie", page),
        link("commands", "commands", page),
    );
    let mut lines = vec![rule("Help", page), wrap(&text, page, 0)];
    for (group, names) in groups(view, asker) {
        let named: Vec<String> =
            names.iter().map(|name| link(format_args!("help {name}"), name, page)).collect();
        let label = Style::Label.on(capitalise(group) + ":");
        lines.push(wrap(&format!("{label} {}.", named.join(", ")), page, 2));
    }
    lines.join("\n") + "\n"
}

/// Topics by their groups, in the order in which the groups are first named.
fn groups<'v>(view: View<'v>, asker: Asker) -> Vec<(&'v str, Vec<&'v str>)> {
    let mut groups: Vec<(&str, Vec<&str>)> = Vec::new();
    let written = topics(view.content, asker.role);
    let written = written.map(|(_, t)| (t.group.as_str(), t.topic.as_str()));
    for (group, name) in written.chain(made_pages().map(|made| ("", made.topics[0]))) {
        let group = if group.is_empty() { OTHERS } else { group };
        match groups.iter_mut().find(|(other, _)| *other == group) {
            Some((_, names)) => names.push(name),
            None => groups.push((group, vec![name])),
        }
    }
    // What belongs nowhere stands last.
    groups.sort_by_key(|(group, _)| *group == OTHERS);
    groups
}

/// One page for a word that is not its name; which is said.
pub(super) fn slip(view: View, asker: Asker, topic: &str, entry: Entry, page: &Page) -> String {
    let name = entry.name(view, asker);
    let says = format!("There is no help on \"{topic}\". This is the help on `{name}`.");
    wrap(&says, page, 0) + "\n" + &pages::of_all(view, asker, &[entry], page)
}

/// Pages to choose from, and why these.
pub(super) fn list(
    view: View,
    asker: Asker,
    (topic, why): (&str, Why),
    entries: &[Entry],
    page: &Page,
) -> String {
    let says = match why {
        Why::Begin => format!("No topic is called \"{topic}\"; these begin so:"),
        Why::Mean => format!("No topic is called \"{topic}\"; this is what it may mean:"),
        Why::Alike => format!("There is no help on \"{topic}\". Did you mean one of these?"),
        Why::Speak => format!("No topic is called \"{topic}\"; these speak of it:"),
    };
    let mut lines = vec![wrap(&says, page, 0)];
    for (at, entry) in entries.iter().enumerate() {
        let name = entry.name(view, asker);
        let shown = link(format_args!("help {name}"), &name, page);
        let kind = match entry {
            Entry::Verb(_) | Entry::Part(_) => " (a command)",
            Entry::Skill(_) => " (a skill)",
            Entry::Social(_) => " (shown without words)",
            Entry::Made(_) | Entry::Topic(_) => "",
        };
        lines.push(format!("{:>3}. {shown}{kind}", at + 1));
    }
    let by_number = if asker.who.is_some() { ", or `help <number>`" } else { "" };
    lines.push(format!("Type `help <name>`{by_number}."));
    lines.join("\n") + "\n"
}

pub(super) fn missing(topic: &str, page: &Page) -> String {
    wrap(&format!("There is no help on \"{topic}\". Type `help` or `commands`."), page, 0) + "\n"
}

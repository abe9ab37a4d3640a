//! Help: what the verb table and `help/*.yaml` say about a word.

use crate::base::id::CreatureId;
use crate::game::frame::lexicon;
use crate::game::frame::parts::{self, Row};
use crate::game::frame::refusal::or_list;
use crate::game::frame::verb::{self, Role, Spec};
use crate::game::frame::words::{Topic, social};
use crate::game::{Content, FEATURES, View, World};
use crate::text::link::link;
use crate::text::page::Page;
use crate::text::sentence::capitalise;
use crate::text::style::Style;
use crate::text::table::Table;
use crate::text::widget::rule;
use crate::text::wrap::wrap;
use crate::yaml::suggest::nearest_few;

/// A page of help that a feature makes of a table of its own.
#[derive(Clone, Copy)]
pub struct HelpPage {
    /// What it is called; the first is listed.
    pub topics: &'static [&'static str],
    /// The page.
    pub page: fn(&Page) -> String,
}

impl HelpPage {
    fn is_called(&self, topic: &str) -> bool {
        self.topics.iter().any(|word| word.eq_ignore_ascii_case(topic))
    }
}

/// Those of all features.
fn pages() -> impl Iterator<Item = &'static HelpPage> {
    FEATURES.iter().flat_map(|feature| feature.topics).chain([&LATER])
}

/// What other servers have and this one has not.
const LATER: HelpPage = HelpPage { topics: &["later", "not yet", "missing"], page: later };

fn later(page: &Page) -> String {
    let mut text = rule("What is not here, or not yet", page) + "\n";
    for system in lexicon::later() {
        let words: Vec<&str> = system.words.iter().take(WORDS_NAMED).map(String::as_str).collect();
        let line = format!("{} {}", Style::Label.on(words.join(", ") + ":"), system.says);
        text.push_str(&(wrap(&line, page, 2) + "\n"));
    }
    text
}

/// So many words of a system that is not here are named.
const WORDS_NAMED: usize = 4;

/// The page of a topic, or where to begin if there is none.
pub fn show(view: View, who: Option<CreatureId>, role: Role, topic: &str, page: &Page) -> String {
    let View { content, world, .. } = view;
    if topic.is_empty() {
        return front(content, page);
    }
    let view = View { content, world, now: world.clock };
    if let Some(spec) = verb::exact(role, topic) {
        return of_verb(view, spec, role, page);
    }
    if let Some(row) = part(role, topic) {
        return of_part(view, row, page);
    }
    if let Some(text) = who.and_then(|who| of_skill(content, world, who, topic, page)) {
        return text;
    }
    if let Some(made) = pages().find(|made| made.is_called(topic)) {
        return (made.page)(page);
    }
    if let Some(text) = of_topic(content, role, topic, page) {
        return text;
    }
    let socials = &content.words.socials;
    if let Some(social) = socials.called(&topic.to_lowercase()).and_then(|at| socials.get(at)) {
        return social::page(social, page);
    }
    if let Some(spec) = verb::known_to(role)
        .filter(|s| s.name.starts_with(topic))
        .min_by_key(|s| (s.priority, s.name))
    {
        return of_verb(view, spec, role, page);
    }
    missing(content, role, topic, page)
}

fn front(content: &Content, page: &Page) -> String {
    let topics: Vec<String> = content
        .words
        .help
        .iter()
        .filter(|t| t.level == "player")
        .map(|t| t.topic.as_str())
        .chain(pages().map(|made| made.topics[0]))
        .map(|topic| link(format_args!("help {topic}"), topic, page))
        .collect();
    let text = format!(
        "New here? Type `{}`. `{}` lists every command, `help <command>` explains one.\n\
         Topics: {}.",
        link("help newbie", "help newbie", page),
        link("commands", "commands", page),
        topics.join(", ")
    );
    format!("{}\n{}\n", rule("Help", page), wrap(&text, page, 0))
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

/// The part of a verb that a topic of several words names.
fn part(role: Role, topic: &str) -> Option<&'static Row> {
    let (verb, word) = topic.split_once(' ')?;
    parts::of(verb::exact(role, verb)?.name)?.meant(role, word.trim())
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

fn of_topic(content: &Content, role: Role, topic: &str, page: &Page) -> Option<String> {
    let found = content.words.help.iter().find(|t| {
        is_for(role, t)
            && (t.topic.eq_ignore_ascii_case(topic)
                || t.keywords.iter().any(|k| k.eq_ignore_ascii_case(topic)))
    })?;
    let heading = rule(&capitalise(&found.topic), page);
    let body = if page.reader { spoken(&found.body) } else { found.body.clone() };
    let mut text = format!("{heading}\n{}\n", wrap(body.trim_end(), page, 0));
    if let Some(written) = &found.table {
        let mut table = Table::new(&written.labels);
        for row in &written.rows {
            let say = |cell: &String| if page.reader { spoken_cell(cell) } else { cell.clone() };
            table.push(row.iter().map(say).collect::<Vec<_>>());
        }
        text.push_str(&format!("\n{}\n", table.render(page)));
    }
    Some(text)
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

fn is_for(role: Role, topic: &Topic) -> bool {
    Role::parse(&topic.level).unwrap_or_default() <= role
}

fn of_skill(
    content: &Content,
    world: &World,
    who: CreatureId,
    topic: &str,
    page: &Page,
) -> Option<String> {
    let calling = content.calling(world.players.character(who)?.calling())?;
    let skill = calling
        .skills
        .iter()
        .find(|s| s.verb.eq_ignore_ascii_case(topic) || s.name.eq_ignore_ascii_case(topic))?;
    let facts = format!(
        "{} from level {}, costs {} {}, ready again after {} s.",
        calling.name,
        skill.level,
        skill.cost,
        calling.spirit_name,
        skill.cooldown.as_seconds()
    );
    Some(format!(
        "{}\n{facts}\n{}\n",
        rule(&skill.name, page),
        wrap(skill.help.trim_end(), page, 0)
    ))
}

fn missing(content: &Content, role: Role, topic: &str, page: &Page) -> String {
    let verbs = verb::known_to(role).map(|spec| spec.name);
    let topics = content.words.help.iter().filter(|t| is_for(role, t)).map(|t| t.topic.as_str());
    let topics = topics.chain(pages().map(|made| made.topics[0]));
    let all = verbs.chain(topics).chain(content.words.socials.words());
    let near = nearest_few(topic, all.collect::<Vec<_>>(), 3);
    let near: Vec<String> = near
        .into_iter()
        .map(|near| format!("`{}`", link(format_args!("help {near}"), near, page)))
        .collect();
    match near.is_empty() {
        true => format!("There is no help on \"{topic}\". Type `help` or `commands`.\n"),
        false => format!("There is no help on \"{topic}\". Did you mean {}?\n", or_list(&near)),
    }
}

//! Reading the texts of `text/` and the topics of `help/`.
//!
//! A file of `text/` is one mapping, and it does not matter which key stands in which file: what
//! several files say is put together.

use std::collections::BTreeMap;

use super::{CombatWords, Topic, TopicTable, Words, social};
use crate::base::id::RoomId;
use crate::game::frame::reading::kind::Load;
use crate::game::frame::reading::written::{self, all_documents};
use crate::game::frame::verb::Role;
use crate::yaml::{Asks, Fields, Kind, Node, Problem, Problems, Spanned, problem, read_text};

/// The parts of a day.
const PHASES: [&str; 4] = ["dawn", "day", "dusk", "night"];

/// Where newcomers begin, if a text says so.
#[derive(Default)]
pub struct Start(pub Option<RoomId>);

/// What features read of a text for themselves.
pub type ReadsMore<'a> = &'a mut dyn FnMut(&mut Fields<'_, '_>);

/// Reads all texts, and leaves the room in which newcomers begin.
pub fn read_texts(load: &mut Load<'_>, files: &[Node], reads_more: ReadsMore) {
    let words = &mut load.content.words;
    for file in files {
        let Some(mut fields) = Fields::of(file, load.problems) else { continue };
        screens(&mut fields, words);
        moments(&mut fields, words);
        combat(&mut fields, &mut words.combat);
        social::read(&mut fields, &mut words.socials);
        reads_more(&mut fields);
        if let Some(room) = fields.spanned_text("start_room") {
            load.left.put(Start(Some(load.ids.rooms.refer(&room))));
        }
        unused(&mut fields);
        fields.finish();
    }
}

/// Reads which names nobody has: `reserved` are whole names, `forbidden` stands nowhere in a name.
pub(super) fn read_names(load: &mut Load<'_>, files: &[Node]) {
    for file in files {
        read_names_of(&mut load.content.words, file, load.problems);
    }
}

/// The same of one file.
pub(super) fn read_names_of(words: &mut Words, file: &Node, problems: &mut Problems) {
    let Some(mut fields) = Fields::of(file, problems) else { return };
    let lower = |name: &String| name.trim().to_lowercase();
    words.reserved.extend(fields.texts("reserved").iter().map(lower));
    let forbidden = fields.texts("forbidden");
    words.forbidden.extend(forbidden.iter().map(lower).filter(|word| !word.is_empty()));
    let foul = fields.texts("foul");
    words.foul.extend(foul.iter().map(lower).filter(|word| !word.is_empty()));
    fields.finish();
}

/// What fills a screen. Line ends within are kept, for a banner is a drawing.
fn screens(fields: &mut Fields<'_, '_>, words: &mut Words) {
    if let Some(banner) = fields.text("banner") {
        words.banner = banner;
    }
    if let Some(plain) = fields.either(&["plain", "banner_plain"]) {
        words.banner_plain = plain.value;
    }
    if let Some(welcome) = fields.text("welcome") {
        words.welcome = welcome;
    }
    if let Some(motd) = fields.text("motd") {
        words.motd = motd;
    }
    words.changes.extend(fields.texts("changes"));
    if let Some(policies) = fields.text("policies") {
        words.policies = policies;
    }
    if let Some(credits) = fields.text("credits") {
        words.credits = credits;
    }
}

/// What is seen at certain moments of a life, and of a day.
fn moments(fields: &mut Fields<'_, '_>, words: &mut Words) {
    for key in ["creation", "arriving"] {
        words.creation.extend(fields.texts(key));
    }
    words.first_steps.extend(fields.texts("first_steps"));
    for key in ["death", "dying"] {
        words.death.extend(fields.texts(key));
    }
    words.waking.extend(fields.texts("waking"));
    words.returning.extend(fields.texts("returning"));
    words.leaving.extend(fields.texts("leaving"));
    words.arrival_seen.extend(sentences(fields, "arrival_seen", ALONE));
    words.death_seen.extend(sentences(fields, "seen", ALONE));
    words.between.extend(fields.texts("between"));
    words.waking_seen.extend(sentences(fields, "waking_seen", ALONE));
    words.left_behind.extend(fields.texts("left_behind"));
    let reserved = fields.texts("reserved").into_iter().chain(fields.texts("reserved_names"));
    words.reserved.extend(reserved.map(|name| name.trim().to_lowercase()));
    for phase in PHASES {
        let lines = fields.texts(phase).into_iter();
        words.phases.extend(lines.map(|line| (phase.to_owned(), line)));
    }
}

fn combat(fields: &mut Fields<'_, '_>, words: &mut CombatWords) {
    for (damage_type, node) in fields.map("hits") {
        let table = words.hits.entry(damage_type.value.to_lowercase()).or_default();
        by_severity(node, table, fields.problems());
    }
    words.misses.extend(sentences(fields, "misses", FIGHT));
    words.deaths.extend(sentences(fields, "deaths", FIGHT));
    for (damage_type, node) in fields.map("verb_types") {
        for verb in verbs(node, fields.problems()) {
            words.verb_types.insert(verb, damage_type.to_lowercase());
        }
    }
}

/// One verb, or a list of them.
fn verbs(node: &Node, problems: &mut Problems) -> Vec<String> {
    problems.note(node.span, || Asks::Texts);
    let verbs = match &node.kind {
        Kind::List(verbs) => verbs.as_slice(),
        _ => std::slice::from_ref(node),
    };
    let verbs = verbs.iter().filter_map(|verb| read_text("verb_types", verb, problems));
    verbs.map(|verb| verb.value.trim().to_lowercase()).collect()
}

/// Who and what may be spoken of in a sentence.
type Keys = (&'static [&'static str], &'static [&'static str]);

/// In those of a fight.
const FIGHT: Keys = (&["actor", "target"], &["weapon"]);
/// In those about one who is seen to come, to fall, to wake.
const ALONE: Keys = (&["actor"], &[]);

fn sentences(fields: &mut Fields<'_, '_>, key: &'static str, keys: Keys) -> Vec<String> {
    let sentences = fields.spanned_texts(key).into_iter();
    sentences.map(|text| checked(text, keys, fields.problems())).collect()
}

fn checked(text: Spanned<String>, (beings, words): Keys, problems: &mut Problems) -> String {
    written::check_sentence(&text, beings, words, problems);
    text.value
}

fn by_severity(node: &Node, table: &mut BTreeMap<String, Vec<String>>, problems: &mut Problems) {
    let Some(entries) = node.as_map() else {
        problems.push(problem::wrong_type("", "a mapping", node.kind_name(), node.span));
        return;
    };
    problems.note(node.span, || Asks::Open);
    for (severity, node) in entries {
        problems.note(node.span, || Asks::Texts);
        let lines = match &node.kind {
            Kind::List(lines) => lines.as_slice(),
            _ => std::slice::from_ref(node),
        };
        let told = table.entry(severity.value.to_lowercase()).or_default();
        for line in lines {
            let line = read_text(severity, line, problems);
            told.extend(line.map(|line| checked(line, FIGHT, problems)));
        }
    }
}

fn unused(fields: &mut Fields<'_, '_>) {
    fields.known_but_unused(&[
        "ask_name",
        "ask_calling",
        "ask_screen_reader",
        "machine_deaths",
        "fleeing",
        "conditions",
        "indoors",
    ]);
}

pub(super) fn read_topics(load: &mut Load<'_>, files: &[Node]) {
    load.content.words.help = topics(files, load.problems);
}

/// All help topics of some files.
fn topics(files: &[Node], problems: &mut Problems) -> Vec<Topic> {
    let documents = all_documents(files, &[], problems);
    documents.iter().filter_map(|document| topic(document.node, problems)).collect()
}

fn topic(node: &Node, problems: &mut Problems) -> Option<Topic> {
    let roles: Vec<(&str, Role)> = Role::ALL.iter().map(|role| (role.word(), *role)).collect();
    let mut fields = Fields::of(node, problems)?;
    let topic = fields.required_either(&["topic", "id"]);
    let body = fields.required_either(&["body", "text"]);
    let keywords = fields.texts("keywords");
    let level = fields.choice("level", &roles).unwrap_or_default();
    let group = fields.text("group").unwrap_or_default();
    let see = fields.texts("see");
    let table = table(&mut fields);
    let _ = written::line(&mut fields, "name");
    fields.finish();
    let (topic, body) = (topic?.value, body?.value);
    Some(Topic { topic, keywords, body, table, level: level.word().to_owned(), group, see })
}

/// A list of rows, the first of which labels the columns.
fn table(fields: &mut Fields<'_, '_>) -> Option<TopicTable> {
    let mut rows = fields.list("table").into_iter();
    let problems = fields.problems();
    let labels = cells(rows.next()?, problems)?;
    let mut table = TopicTable { labels, rows: Vec::new() };
    for row in rows {
        let Some(cells) = cells(row, problems) else { continue };
        if cells.len() == table.labels.len() {
            table.rows.push(cells);
        } else {
            let sentence = "a row of a table has a cell for each column";
            let label = format!("{} cells, {} columns", cells.len(), table.labels.len());
            problems.push(Problem::error(sentence, row.span, &label));
        }
    }
    Some(table)
}

fn cells(row: &Node, problems: &mut Problems) -> Option<Vec<String>> {
    let Some(cells) = row.as_list() else {
        problems.push(problem::wrong_type("table", "a list of cells", row.kind_name(), row.span));
        return None;
    };
    let cells = cells.iter().filter_map(|cell| read_text("table", cell, problems));
    Some(cells.map(|cell| cell.value).collect())
}

//! Reading conversations.

use std::collections::BTreeMap;

use super::content::{Condition, Conversation, Conversations, Topic};
use crate::base::id::NpcTemplateId;
use crate::game::frame::reading::ids::AllIds;
use crate::game::frame::reading::kind::Load;
use crate::game::frame::reading::written::{self, all_documents};
use crate::game::ground::creature::LEVEL_MAX;
use crate::game::ground::sky::Phase;
use crate::yaml::problem::{duplicate_id, quoted, unknown_id};
use crate::yaml::suggest::nearest;
use crate::yaml::{Fields, Node, Problem, Problems, Span, Spanned, read_choice};

const PHASES: [(&str, Phase); 4] =
    [("dawn", Phase::Dawn), ("day", Phase::Day), ("dusk", Phase::Dusk), ("night", Phase::Night)];

/// Reads all conversations.
pub(super) fn read_conversations(load: &mut Load<'_>, files: &[Node]) {
    let mut all: BTreeMap<NpcTemplateId, Conversation> = BTreeMap::new();
    let mut written_at: BTreeMap<NpcTemplateId, Span> = BTreeMap::new();
    for document in all_documents(files, &[], load.problems) {
        let read = conversation(document.node, &mut load.ids, load.problems);
        let Some((npc, conversation)) = read else { continue };
        let whose = load.ids.npcs.refer(&npc);
        match written_at.get(&whose) {
            Some(first) => {
                let first = load.problems.shown_place(*first);
                load.problems.push(duplicate_id("conversation", &npc, &first));
            }
            None => {
                written_at.insert(whose, npc.span);
                all.insert(whose, conversation);
            }
        }
    }
    load.content.keep(Conversations(all));
}

fn conversation(
    node: &Node,
    ids: &mut AllIds,
    problems: &mut Problems,
) -> Option<(Spanned<String>, Conversation)> {
    let mut fields = Fields::of(node, problems)?;
    let npc = fields.required_text("npc");
    let call = written::line(&mut fields, "call");
    let greeting = fields.required_text("greeting");
    let again = written::line(&mut fields, "again");
    let warm = written::line(&mut fields, "warm");
    let cold = written::line(&mut fields, "cold");
    let unknown = written::line(&mut fields, "unknown");
    let nodes = fields.list("topics");
    let read = |node| topic(node, ids, fields.problems());
    let topics: Vec<Written> = nodes.into_iter().filter_map(read).collect();
    check_topics(&topics, fields.problems());
    fields.finish();
    let greeting = greeting?.value.trim().to_owned();
    let topics = topics.into_iter().map(|written| written.topic).collect();
    Some((npc?, Conversation { call, greeting, again, warm, cold, unknown, topics }))
}

/// A topic, and where what is said of it stands.
struct Written {
    topic: Topic,
    span: Span,
    after: Option<Spanned<String>>,
}

fn topic(node: &Node, ids: &mut AllIds, problems: &mut Problems) -> Option<Written> {
    let mut fields = Fields::of(node, problems)?;
    let id = written::line(&mut fields, "id");
    fields.need("keywords");
    let words = fields.texts("keywords").into_iter().map(|word| word.trim().to_lowercase());
    let keywords: Vec<String> = words.filter(|word| !word.is_empty()).collect();
    let span = fields.span_of("keywords").unwrap_or(fields.span());
    if keywords.is_empty() {
        fields.problems().push(no_keywords(span));
    }
    let says = fields.required_text("says");
    let then = written::line(&mut fields, "then");
    let listed = fields.flag("listed");
    let leads = fields.spanned_text("leads_to").map(|room| ids.rooms.refer(&room));
    let gives = fields.spanned_text("gives").map(|item| ids.items.refer(&item));
    let (when, after) = condition(&mut fields, ids);
    fields.finish();
    let id = id.or_else(|| keywords.first().cloned())?;
    let says = says?.value.trim().to_owned();
    let is_listed = listed.unwrap_or(true);
    let topic = Topic { id, keywords, says, then, when, is_listed, leads, gives };
    Some(Written { topic, span, after })
}

fn condition(
    fields: &mut Fields<'_, '_>,
    ids: &mut AllIds,
) -> (Condition, Option<Spanned<String>>) {
    let Some(mut said) = fields.inside("when") else { return Default::default() };
    let nodes = said.list("phase");
    let read = |node| read_choice("phase", node, &PHASES, said.problems());
    let phases = nodes.into_iter().filter_map(read).collect();
    let level = said.number("level", 1..=LEVEL_MAX).unwrap_or(1);
    let after = said.spanned_text("after");
    let standing = said.inside("standing").and_then(|mut standing| {
        let faction = standing.required_text("faction");
        let least = standing.number("least", -1_000_000..=1_000_000_i64).unwrap_or(0);
        standing.finish();
        Some((ids.factions.refer(&faction?), least))
    });
    said.finish();
    let named = after.as_ref().map(|after| after.trim().to_owned());
    (Condition { phases, standing, level, after: named }, after)
}

/// Two topics of one name, and a topic behind one that nobody wrote.
fn check_topics(topics: &[Written], problems: &mut Problems) {
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    for written in topics {
        let name = written.topic.name();
        match seen.get(name) {
            Some(first) => {
                let first = problems.shown_place(*first);
                problems.push(same_name(name, written.span, &first));
            }
            None => drop(seen.insert(name, written.span)),
        }
        let ids = || topics.iter().map(|other| other.topic.id.as_str());
        if let Some(after) =
            written.after.as_ref().filter(|after| !ids().any(|id| id == after.trim()))
        {
            problems.push(unknown_id("topic", after, nearest(after.trim(), ids())));
        }
    }
}

fn no_keywords(span: Span) -> Problem {
    Problem::error("no word means this topic", span, "`keywords` belongs here")
        .help("write the words by which players ask for it, as in `keywords: [cellar, grille]`")
}

fn same_name(name: &str, span: Span, first: &str) -> Problem {
    let sentence = format!("two topics are called {}", quoted(name));
    Problem::error(sentence, span, &format!("the first stands in {first}"))
        .help("the first keyword of a topic is its name; nobody could ask for the second")
}

//! Reading goals.

use std::collections::BTreeMap;

use super::content::{Goal, Goals, Quiz, Trigger};
use crate::game::frame::reading::ids::AllIds;
use crate::game::frame::reading::kind::Load;
use crate::game::frame::reading::written::all_documents;
use crate::game::frame::role::Role;
use crate::game::frame::verb;
use crate::game::ground::creature::LEVEL_MAX;
use crate::yaml::problem::{duplicate_id, quoted};
use crate::yaml::suggest::nearest;
use crate::yaml::{Fields, Node, Problem, Problems, Span, Spanned};

/// Where a goal stands that says nothing of it.
const ORDER: u32 = 100;

/// Reads all goals.
pub(super) fn read_goals(load: &mut Load<'_>, files: &[Node]) {
    let mut goals: Vec<Goal> = Vec::new();
    let mut written_at: BTreeMap<String, Span> = BTreeMap::new();
    for document in all_documents(files, &[], load.problems) {
        let read = goal(document.node, &mut load.ids, load.problems);
        let Some((id, goal)) = read else { continue };
        match written_at.get(&id.value) {
            Some(first) => {
                let first = load.problems.shown_place(*first);
                load.problems.push(duplicate_id("goal", &id, &first));
            }
            None => {
                written_at.insert(id.value, id.span);
                goals.push(goal);
            }
        }
    }
    goals.sort_by(|one, other| (one.order, &one.id).cmp(&(other.order, &other.id)));
    load.content.keep(Goals(goals));
}

fn goal(node: &Node, ids: &mut AllIds, problems: &mut Problems) -> Option<(Spanned<String>, Goal)> {
    let mut fields = Fields::of(node, problems)?;
    let id = fields.required_text("id");
    let words = fields.required_text("words");
    let hint = fields.required_text("hint");
    let order = fields.number("order", 0..=1_000_u32).unwrap_or(ORDER);
    fields.need("done");
    let span = fields.span_of("done").unwrap_or(fields.span());
    let done = triggers(&mut fields, ids);
    if done.is_empty() {
        fields.problems().push(never_done(span));
    }
    let quiz = fields.inside("quiz").and_then(quiz);
    fields.finish();
    let (id, words) = (id?, words?.value.trim().trim_end_matches('.').to_owned());
    let hint = hint?.value.trim().to_owned();
    let goal = Goal { id: id.trim().to_owned(), words, hint, order, done, quiz };
    Some((id, goal))
}

fn triggers(fields: &mut Fields<'_, '_>, ids: &mut AllIds) -> Vec<Trigger> {
    let Some(mut said) = fields.inside("done") else { return Vec::new() };
    let mut done = Vec::new();
    for word in said.spanned_texts("does") {
        match verb::exact(Role::Player, word.trim()) {
            Some(spec) => done.push(Trigger::Does(spec.name)),
            None => said.problems().push(no_verb(&word)),
        }
    }
    if said.flag("slays") == Some(true) {
        done.push(Trigger::Slays);
    }
    let enters = said.spanned_text("enters");
    done.extend(enters.map(|room| Trigger::Enters(ids.rooms.refer(&room))));
    done.extend(said.number("reaches", 2..=LEVEL_MAX).map(Trigger::Reaches));
    said.finish();
    done
}

fn quiz(mut fields: Fields<'_, '_>) -> Option<Quiz> {
    let asks = fields.required_text("asks");
    fields.need("answers");
    let answers = fields.texts("answers");
    let span = fields.span_of("answers").unwrap_or(fields.span());
    if answers.is_empty() {
        fields.problems().push(no_answer(span));
    }
    fields.finish();
    Some(Quiz { asks: asks?.value.trim().to_owned(), answers })
}

fn never_done(span: Span) -> Problem {
    Problem::error("nothing does this goal", span, "`done` says what does")
        .help("write, as in `done: {does: [look]}`, a command, or `slays`, `enters` or `reaches`")
}

fn no_verb(word: &Spanned<String>) -> Problem {
    let sentence = format!("there is no command {}", quoted(word));
    let names = verb::known_to(Role::Player).map(|spec| spec.name);
    Problem::error(sentence, word.span, "players cannot type this")
        .suggesting(nearest(word.trim(), names))
}

fn no_answer(span: Span) -> Problem {
    Problem::error("no answer is right", span, "`answers` says which are")
}

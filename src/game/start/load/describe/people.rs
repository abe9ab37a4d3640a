//! `_schema.yaml`: each folder's keys with examples, as a file that a builder reads beside their own.

use std::collections::BTreeMap;

use super::{Described, described, example};
use crate::game::frame::reading::kind::{Kind, Told};

/// Where comments are folded.
const COMMENT_COLUMNS: usize = 92;

/// The text of each `_schema.yaml` by its place below the world's folder.
pub fn schemas() -> BTreeMap<String, String> {
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    for one in described() {
        match one.kind.is_folder() {
            true => drop(files.insert(format!("{}/_schema.yaml", one.kind.place), folder(one))),
            false => {
                let (folder, name) =
                    one.kind.place.rsplit_once('/').unwrap_or(("", one.kind.place));
                let text =
                    files.entry(format!("{folder}/_schema.yaml")).or_insert_with(head_of_files);
                text.push_str(&section(one, name));
            }
        }
    }
    files
}

const MADE: &str = "Made by the server of what its own reader asks for (`dominion schema --help`); never \
                    loaded itself, as no file whose name begins with _ is.";

fn folder(one: &Described) -> String {
    let Kind { several, list, about, .. } = one.kind;
    let shapes = match list.is_empty() {
        true => "Any other .yaml file here, in sub-folders too, is one mapping; what several files say is \
                 put together."
            .to_owned(),
        false => format!(
            "Any other .yaml file here, in sub-folders too, is {}, a list of {several}, or a mapping \
             with `{list}:`{}.",
            one.kind.one,
            beside(one)
        ),
    };
    let mut text = String::new();
    comment(&mut text, &format!("{}: every key, with examples.", capital(several)));
    text.push_str("#\n");
    comment(&mut text, about);
    text.push_str("#\n");
    comment(&mut text, &format!("{MADE} {shapes} Numbers in quotes are numbers."));
    text.push('\n');
    text.push_str(&body(one));
    text
}

fn beside(one: &Described) -> String {
    let keys: Vec<String> = (one.kind.keys)()
        .iter()
        .filter_map(|told| told.path.strip_prefix('^').map(|key| format!("`{key}`")))
        .collect();
    match keys.is_empty() {
        true => String::new(),
        false => format!(" and, beside it, {} for all of them", keys.join(", ")),
    }
}

fn head_of_files() -> String {
    let mut text = String::new();
    comment(
        &mut text,
        &format!(
            "The files of this folder: each is one mapping, and stands here under its own name. All \
             of them may be left out. {MADE}"
        ),
    );
    text
}

fn section(one: &Described, name: &str) -> String {
    let mut text = String::from("\n");
    comment(&mut text, one.kind.about);
    text.push_str(&format!("{name}:\n"));
    for line in body(one).lines() {
        match line.is_empty() {
            true => text.push('\n'),
            false => text.push_str(&format!("  {line}\n")),
        }
    }
    text
}

/// The examples with what is told of each key, and the keys that have no use.
fn body(one: &Described) -> String {
    let remark = |told: &Told, width: usize| remark(one, told, width);
    let mut text = example::file(one.kind, &one.needed(), &remark);
    let (unused, same) = one.others();
    if !same.is_empty() {
        let same = same.iter().map(|(other, first)| format!("`{other}` for `{first}`"));
        let same = same.collect::<Vec<_>>().join(", ");
        text.push('\n');
        comment(&mut text, &format!("Other spellings: {same}."));
    }
    if !unused.is_empty() {
        let unused = unused.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
        text.push('\n');
        comment(&mut text, &format!("Known from other systems, and without a use here: {unused}."));
    }
    text
}

/// What is short stands behind the value, what is long above it. `width` is what stands on the
/// line already.
fn remark(one: &Described, told: &Told, width: usize) -> (Vec<String>, String) {
    let said = one.remark(told);
    // The sections of a file lie a step deeper.
    let step = if one.kind.is_folder() { 0 } else { 2 };
    match width + "# ".len() + said.chars().count() + step <= example::COLUMNS {
        true => (Vec::new(), said),
        false => {
            let depth = 2 * told.path.split('.').count() + 4;
            (folded(&said, COMMENT_COLUMNS - depth), String::new())
        }
    }
}

fn comment(text: &mut String, sentence: &str) {
    for line in folded(sentence, COMMENT_COLUMNS + 6) {
        text.push_str(&format!("# {line}\n"));
    }
}

fn folded(sentence: &str, columns: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in sentence.split_whitespace() {
        let last = lines.last().map_or(0, String::len);
        if last > 0 && last + 1 + word.len() > columns {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines
}

pub(super) fn capital(text: &str) -> String {
    crate::text::sentence::capitalise(text)
}

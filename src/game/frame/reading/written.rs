//! What all written things have in common: how a file holds them, and that they have a name, a
//! description and words to call them by.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use super::problem::{below, name_of_lines, nothing_said, unknown_in_sentence, verb_with_one_form};
use crate::text::sentence::unknown_key;
use crate::yaml::suggest::nearest;
use crate::yaml::{
    Fields, Key, Node, Problems, Spanned, documents, is_list_of_things, problem, read_number,
    wrapped,
};

/// A thing in a file.
pub struct Document<'n> {
    pub node: &'n Node,
    /// The whole file; what stands beside the list of a wrapping is read from it.
    pub file: &'n Node,
    /// Which of the file's things it is, from one.
    pub nth: usize,
}

impl<'n> Document<'n> {
    /// A text that the file says of all its things.
    pub fn beside(&self, key: &str) -> Option<Spanned<String>> {
        let node = self.file.get(key).filter(|_| !std::ptr::eq(self.file, self.node))?;
        Some(Spanned { value: node.as_str()?.to_owned(), span: node.span })
    }

    /// An id for a thing that has none: its file and which of the things there it is, as in
    /// `lowwater#3`. It stays the same as long as nothing is written before it in its file.
    pub fn default_id(&self, problems: &Problems) -> Spanned<String> {
        let shown = problems.shown_place(self.file.span.file);
        let inside = shown.split('/').skip(2).collect::<Vec<_>>().join("/");
        let stem = inside.rsplit_once('.').map_or(inside.as_str(), |(stem, _)| stem);
        Spanned { value: format!("{stem}#{}", self.nth), span: self.node.span }
    }
}

/// All things of some files. `beside` are the keys that may stand beside the list of a wrapping;
/// every other is reported.
pub fn all_documents<'n>(
    files: &'n [Node],
    beside: &[&'static str],
    problems: &mut Problems,
) -> Vec<Document<'n>> {
    let mut all = Vec::new();
    for file in files {
        let folder = problems.folder_of(file.span.file).to_owned();
        let nodes = documents(file, &folder);
        if let Some((list, _)) = wrapped(file, &folder) {
            check_beside(file, list, beside, problems);
        }
        let numbered = nodes.into_iter().enumerate();
        all.extend(numbered.map(|(at, node)| Document { node, file, nth: at + 1 }));
    }
    all
}

/// Warns of what nothing reads beside the list of things that stands under `list`.
fn check_beside(file: &Node, list: &str, beside: &[&'static str], problems: &mut Problems) {
    for key in beside {
        problems.note_key(file.span, key, Key::default());
    }
    for (key, node) in file.as_map().unwrap_or_default() {
        if key.value == list || beside.contains(&key.as_str()) {
            continue;
        }
        problems.push(match is_list_of_things(node) {
            true => problem::second_list(key, list),
            false => problem::unknown_key(key, nearest(key, beside.iter().copied())),
        });
    }
}

/// The name of a thing, on one line. One that is not written is a warning, and its id stands in.
pub fn name(fields: &mut Fields<'_, '_>, id: &str) -> String {
    let name = said(fields, "name").unwrap_or_else(|| id.replace('_', " "));
    if !name.contains('\n') {
        return name;
    }
    let span = fields.span_of("name").unwrap_or(fields.span());
    fields.problems().push(name_of_lines(span));
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The description of a thing. One that is not written is a warning.
pub fn description(fields: &mut Fields<'_, '_>) -> String {
    said(fields, "description").unwrap_or_default()
}

/// A text that ought to be there.
fn said(fields: &mut Fields<'_, '_>, key: &'static str) -> Option<String> {
    let is_wrong = fields.any(key).is_some_and(|node| node.as_str().is_none());
    let text = fields.text(key).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    if text.is_none() && !is_wrong {
        let span = fields.span_of(key).unwrap_or(fields.span());
        fields.problems().push(nothing_said(key, span));
    }
    text
}

/// A text of one line or of several, as one line; nothing if it says nothing.
pub fn line(fields: &mut Fields<'_, '_>, key: &'static str) -> Option<String> {
    fields.text(key).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// A sentence in which these beings and these words can be spoken of, and no others.
pub fn check_sentence(
    text: &Spanned<String>,
    beings: &[&str],
    words: &[&str],
    problems: &mut Problems,
) {
    if let Some(key) = unknown_key(text, beings, words) {
        let keys = [beings, words].concat();
        problems.push(unknown_in_sentence(&key, &keys, text.span));
    }
}

/// The id of something else, or a name for it. One that says nothing is none: other systems write
/// an empty text where they mean nobody.
pub fn reference(fields: &mut Fields<'_, '_>, key: &'static str) -> Option<Spanned<String>> {
    fields.spanned_text(key).filter(|word| !word.trim().is_empty())
}

/// A verb in both of its forms, as in `bite|bites`; a warning if it has only one.
pub fn verb(fields: &mut Fields<'_, '_>, key: &'static str) -> Option<String> {
    let verb = fields.spanned_text(key)?;
    if !verb.contains('|') {
        fields.problems().push(verb_with_one_form(&verb));
    }
    Some(verb.value)
}

/// The words that a thing answers to: those a builder listed, and those of its name but for
/// articles and the like.
pub fn keywords(fields: &mut Fields<'_, '_>, name: &str) -> Vec<String> {
    const LITTLE: [&str; 8] = ["a", "an", "the", "of", "some", "in", "with", "and"];
    let of_name = name
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase());
    let mut words: Vec<String> = Vec::new();
    let mut known: BTreeSet<String> = BTreeSet::new();
    let listed = fields.texts("keywords").into_iter().map(|word| word.trim().to_lowercase());
    for word in listed.chain(of_name.filter(|word| !LITTLE.contains(&word.as_str()))) {
        if !word.is_empty() && known.insert(word.clone()) {
            words.push(word);
        }
    }
    words
}

/// Two bounds under keys of their own, the lower one first. Where one is missing the default
/// stands in, as far as the other allows.
pub fn bounds(
    fields: &mut Fields<'_, '_>,
    (low_key, high_key): (&'static str, &'static str),
    range: RangeInclusive<u32>,
    default: (u32, u32),
) -> (u32, u32) {
    let low = fields.number(low_key, range.clone());
    let high = fields.number(high_key, range);
    match (low, high) {
        (Some(low), Some(high)) if low > high => {
            let span = fields.span_of(high_key).unwrap_or(fields.span());
            fields.problems().push(below(high_key, low_key, span));
            (low, low)
        }
        (Some(low), Some(high)) => (low, high),
        (Some(low), None) => (low, default.1.max(low)),
        (None, Some(high)) => (default.0.min(high), high),
        (None, None) => default,
    }
}

/// The numbers of an open mapping under the keys that are used; the others are reported as known
/// but not used.
pub fn numbers<const N: usize>(
    fields: &mut Fields<'_, '_>,
    key: &'static str,
    used: [&str; N],
    range: RangeInclusive<i32>,
) -> [Option<i32>; N] {
    let mut found = [None; N];
    for (name, node) in fields.map(key) {
        match used.iter().position(|word| *word == name.value) {
            Some(at) => {
                found[at] = read_number(&name, node, range.clone(), fields.problems());
            }
            None => fields.problems().note_unused(&name),
        }
    }
    found
}

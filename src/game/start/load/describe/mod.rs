//! What builders may write, described: for people (`_schema.yaml`, `help build`) and for editors
//! (`dominion schema`).
//!
//! Nothing in here knows a key. A reader tells what its keys mean ([`Kind::keys`]), and its own
//! examples are read by it while every question it asks is written down; so types, bounds and
//! whether a key is needed are the reader's word, and a key that is read and not told (or told and
//! not read) is found by a test.

mod editor;
mod example;
mod page;
mod people;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::game::content::Interned;
use crate::game::frame::reading::kind::{Kind, Told};
use crate::yaml::{ENTRY, Key, Memory, Node, Problems, Shape, Source};

use super::kinds::KINDS;
use super::{join, read_all};

pub use editor::{all_ids, editor_schema};
pub(super) use page::topics;
pub use page::word;
pub use people::schemas;

/// A kind, and what was seen of it while its examples were read.
#[derive(Debug)]
pub struct Described {
    pub kind: &'static Kind,
    /// One thing of the kind; the whole file where a file is one mapping.
    pub shape: Shape,
    /// What may stand beside the list in a file that holds several.
    pub beside: Shape,
}

/// All kinds of this server.
pub fn described() -> &'static [Described] {
    static ALL: LazyLock<Vec<Described>> = LazyLock::new(|| describe(KINDS));
    &ALL
}

/// Reads the examples of some kinds, as files of one small world.
///
/// What has to stand in every example is only known when the first was read, so all are read twice.
pub fn describe(kinds: &[&'static Kind]) -> Vec<Described> {
    let first = observe(kinds, &BTreeMap::new());
    let needed = first.iter().map(|described| (described.kind.place, described.needed())).collect();
    observe(kinds, &needed)
}

/// The files that the examples of some kinds are.
pub fn examples() -> Vec<(String, String)> {
    let all = described().iter();
    all.map(|one| {
        (
            file_name(one.kind),
            example::file(one.kind, &one.needed(), &|_, _| (Vec::new(), String::new())),
        )
    })
    .collect()
}

fn file_name(kind: &Kind) -> String {
    match kind.is_folder() {
        true => format!("{}/example.yaml", kind.place),
        false => kind.place.to_owned(),
    }
}

fn observe(
    kinds: &[&'static Kind],
    needed: &BTreeMap<&'static str, BTreeSet<String>>,
) -> Vec<Described> {
    let none = BTreeSet::new();
    let files = kinds.iter().map(|kind| {
        let needed = needed.get(kind.place).unwrap_or(&none);
        (file_name(kind), example::file(kind, needed, &|_, _| (Vec::new(), String::new())))
    });
    let memory = Memory { files: files.collect(), lenient: false };
    let mut problems = Problems::new();
    problems.listen();
    let mut load = read_all(kinds, &memory as &dyn Source, &Interned::default(), &mut problems);
    join(kinds, &mut load);
    let (ids, trees) = (load.ids, load.trees);
    let mut asked = problems.take_asked();
    for (span, asks) in ids.places() {
        asked.note(span, asks);
    }
    let described = kinds.iter().map(|kind| {
        let mut one = Described { kind, shape: Shape::default(), beside: Shape::default() };
        for (_, tree) in trees.iter().filter(|(place, _)| *place == kind.place) {
            let things = tree.get(kind.list).and_then(Node::as_list);
            match things {
                Some(things) if !kind.list.is_empty() => {
                    things.iter().for_each(|thing| one.shape.join(Shape::of(thing, &asked)));
                    one.beside.join(Shape::of(tree, &asked));
                }
                _ => one.shape.join(Shape::of(tree, &asked)),
            }
        }
        one
    });
    described.collect()
}

impl Described {
    /// The keys without which a thing is wrong, as they are spelt first.
    pub fn needed(&self) -> BTreeSet<String> {
        let needed = self.shape.keys.iter().filter(|(_, (key, _))| key.needed);
        needed.map(|(name, _)| (*name).to_owned()).collect()
    }

    /// What was seen of a key that is told of.
    pub fn seen(&self, told: &Told) -> Option<(Key, &Shape)> {
        match told.path.strip_prefix('^') {
            Some(path) => self.beside.at(path),
            None => self.shape.at(&told.shape_path()),
        }
    }

    /// Keys that the reader asks for and of which nothing is told, and keys that are told and
    /// never asked for.
    pub fn contradictions(&self) -> Vec<String> {
        let place = self.kind.place;
        let told = (self.kind.keys)();
        let known: BTreeSet<String> = told
            .iter()
            .flat_map(|told| {
                let path = told.shape_path();
                [path.trim_end_matches(ENTRY).to_owned(), path]
            })
            .collect();
        let mut wrong = Vec::new();
        let elsewhere: Vec<String> = told
            .iter()
            .filter(|told| !told.like.is_empty())
            .map(|told| format!("{}{ENTRY}.", told.path))
            .collect();
        self.shape.each_key("", &mut |path, _, _| {
            let is_elsewhere = elsewhere.iter().any(|prefix| path.starts_with(prefix));
            if !known.contains(path) && !is_elsewhere {
                wrong.push(format!("{place}: `{path}` is read, and nothing is told of it"));
            }
        });
        for (name, (key, _)) in &self.beside.keys {
            if !key.unused && *name != self.kind.list && !known.contains(&format!("^{name}")) {
                wrong.push(format!("{place}: `^{name}` is read, and nothing is told of it"));
            }
        }
        for told in &told {
            match self.seen(told) {
                None => {
                    wrong.push(format!("{place}: `{}` is told, and nothing reads it", told.path))
                }
                Some((key, _)) if key.unused => {
                    wrong.push(format!("{place}: `{}` is told, and has no use", told.path));
                }
                Some((_, shape)) if shape.is_nothing() && !told.example.is_empty() => {
                    wrong.push(format!("{place}: nothing looked at the value of `{}`", told.path))
                }
                Some(_) => {}
            }
        }
        wrong
    }

    /// The keys that are known and have no use, and other spellings with what they mean.
    fn others(&self) -> (Vec<&'static str>, Vec<(&'static str, &'static str)>) {
        let keys = &self.shape.keys;
        let unused = keys.iter().filter(|(_, (key, _))| key.unused).map(|(name, _)| *name);
        let same = keys.iter().filter_map(|(name, (key, _))| Some((*name, key.same_as?)));
        (unused.collect(), same.collect())
    }

    /// What is said of a key in one sentence: what it means, and in brackets what may be written.
    fn remark(&self, told: &Told) -> String {
        let mut facts = Vec::new();
        if told.says.is_empty() {
            return String::new();
        }
        if !told.like.is_empty() {
            facts.push(format!("keys as in {}/", told.like));
        } else if let Some((key, shape)) = self.seen(told) {
            let words = shape.in_words();
            if !["", "text", "a mapping", "a list", "a list, each a mapping"]
                .contains(&words.as_str())
            {
                facts.push(words);
            }
            if key.needed {
                facts.push("needed".to_owned());
            }
        }
        if !told.default.is_empty() {
            facts.push(format!("default: {}", told.default));
        }
        match facts.is_empty() {
            true => told.says.to_owned(),
            false => format!("{} ({})", told.says, facts.join("; ")),
        }
    }
}

//! Taking a mapping apart, key by key.
//!
//! A loader asks for the keys it knows, each with its type and bounds, and then calls
//! [`Fields::finish`], which says of every other key that nothing asked for it. So the list of
//! known keys is never written down a second time, and a suggestion is always a key that works.
//!
//! A key that is written without a value counts as not written, and is a warning unless it says
//! `null`. A value that is wrong is reported and then counts as not written, so that the loader
//! goes on and finds the next mistake.
//!
//! ```
//! use dominion::yaml::{Fields, Problems, read_text_as};
//!
//! let mut problems = Problems::new();
//! let node = read_text_as("npcs/rat.yaml", "id: rat\nlevel: '3'\nnmae: a rat", &mut problems);
//! let node = node.expect("it is YAML");
//! let mut fields = Fields::of(&node, &mut problems).expect("it is a mapping");
//! assert_eq!(fields.required_text("id").expect("it is there").as_str(), "rat");
//! assert_eq!(fields.number("level", 1..=20), Some(3));
//! assert_eq!(fields.text("name"), None);
//! fields.finish();
//! assert!(problems.render_lines().contains("did you mean `name`?"));
//! ```

use std::collections::BTreeSet;
use std::fmt::Display;
use std::ops::RangeInclusive;

use super::asked::{Asks, Key};
use super::decode::{read_choice, read_flag, read_float, read_number, read_text};
use super::node::{Kind, Node};
use super::problem::{self, Problem, Severity};
use super::problems::Problems;
use super::span::{Span, Spanned};
use super::suggest::nearest;

type Entry = (Spanned<String>, Node);

/// The keys of one mapping, and which of them were asked for.
pub struct Fields<'n, 'p> {
    span: Span,
    entries: &'n [Entry],
    asked: BTreeSet<&'static str>,
    /// Keys of which it was said already that they have no effect.
    unused: BTreeSet<&'static str>,
    problems: &'p mut Problems,
}

impl<'n, 'p> Fields<'n, 'p> {
    /// The keys of `node`; a problem and `None` if it is no mapping.
    pub fn of(node: &'n Node, problems: &'p mut Problems) -> Option<Fields<'n, 'p>> {
        let Some(entries) = node.as_map() else {
            problems.push(problem::wrong_type("", "a mapping", node.kind_name(), node.span));
            return None;
        };
        let (asked, unused) = Default::default();
        Some(Fields { span: node.span, entries, asked, unused, problems })
    }

    /// Where the mapping stands.
    pub fn span(&self) -> Span {
        self.span
    }

    /// The collector, for what the loader itself finds wrong.
    pub fn problems(&mut self) -> &mut Problems {
        self.problems
    }

    // ── single values ──

    /// A text that has to be there and to say something, and where it stands.
    pub fn required_text(&mut self, key: &'static str) -> Option<Spanned<String>> {
        self.required(&[key])
    }

    /// The same under either of two or more spellings of one key.
    pub fn required_either(&mut self, keys: &[&'static str]) -> Option<Spanned<String>> {
        self.required(keys)
    }

    /// A text.
    pub fn text(&mut self, key: &'static str) -> Option<String> {
        self.spanned_text(key).map(|text| text.value)
    }

    /// A text and where it stands, such as a reference that is looked up later.
    pub fn spanned_text(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let node = self.any(key)?;
        read_text(key, node, self.problems)
    }

    /// A text under either of two or more spellings of one key; a problem if both are there.
    pub fn either(&mut self, keys: &[&'static str]) -> Option<Spanned<String>> {
        let (key, node) = self.first_of(keys)?;
        read_text(key, node, self.problems)
    }

    /// A whole number. `range` gives its type, as in `1..=20u32`.
    pub fn number<T>(&mut self, key: &'static str, range: RangeInclusive<T>) -> Option<T>
    where
        T: Copy + PartialOrd + Display + TryFrom<i64>,
    {
        let node = self.any(key)?;
        read_number(key, node, range, self.problems)
    }

    /// A whole number `n`, or two of them `[low, high]`.
    pub fn number_range<T>(
        &mut self,
        key: &'static str,
        range: RangeInclusive<T>,
    ) -> Option<RangeInclusive<T>>
    where
        T: Copy + PartialOrd + Display + TryFrom<i64>,
    {
        let node = self.any(key)?;
        self.problems
            .note(node.span, || Asks::Range(range.start().to_string(), range.end().to_string()));
        let (low, high) = match node.as_list() {
            Some([low, high]) => (low, high),
            Some(_) => {
                let expected = "a number, or a list of the lowest and the highest";
                self.wrong_type(key, expected, "another list", node);
                return None;
            }
            None => (node, node),
        };
        let low = read_number(key, low, range.clone(), self.problems)?;
        let high = read_number(key, high, range, self.problems)?;
        if high < low {
            self.problems.push(problem::range_reversed(key, node.span));
            return None;
        }
        Some(low..=high)
    }

    /// A number with or without a fraction.
    pub fn float(&mut self, key: &'static str, range: RangeInclusive<f64>) -> Option<f64> {
        let node = self.any(key)?;
        read_float(key, node, range, self.problems)
    }

    /// A yes or no.
    pub fn flag(&mut self, key: &'static str) -> Option<bool> {
        let node = self.any(key)?;
        read_flag(key, node, self.problems)
    }

    /// One of several words.
    pub fn one_of(&mut self, key: &'static str, words: &[&'static str]) -> Option<&'static str> {
        let choices: Vec<_> = words.iter().map(|word| (*word, *word)).collect();
        self.choice(key, &choices)
    }

    /// One of several words, as what it stands for.
    pub fn choice<T: Copy>(&mut self, key: &'static str, choices: &[(&str, T)]) -> Option<T> {
        let node = self.any(key)?;
        read_choice(key, node, choices, self.problems)
    }

    // ── lists and mappings ──

    /// A list of texts. A single text counts as a list of one.
    pub fn texts(&mut self, key: &'static str) -> Vec<String> {
        self.spanned_texts(key).into_iter().map(|text| text.value).collect()
    }

    /// A list of texts and where each stands, such as references that are looked up later.
    pub fn spanned_texts(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        let Some(node) = self.any(key) else { return Vec::new() };
        self.problems.note(node.span, || Asks::Texts);
        let nodes = match &node.kind {
            Kind::List(nodes) => nodes.as_slice(),
            Kind::Map(_) => {
                self.wrong_type(key, "a list of texts", node.kind_name(), node);
                return Vec::new();
            }
            _ => std::slice::from_ref(node),
        };
        nodes.iter().filter_map(|node| read_text(key, node, self.problems)).collect()
    }

    /// The entries of a list; none if the key is not there.
    pub fn list(&mut self, key: &'static str) -> Vec<&'n Node> {
        let Some(node) = self.any(key) else { return Vec::new() };
        self.problems.note(node.span, || Asks::List);
        if node.as_list().is_none() {
            self.wrong_type(key, "a list", node.kind_name(), node);
        }
        node.as_list().unwrap_or_default().iter().collect()
    }

    /// The entries of a mapping whose keys are the builder's own; none if the key is not there.
    pub fn map(&mut self, key: &'static str) -> Vec<(Spanned<String>, &'n Node)> {
        let Some(node) = self.any(key) else { return Vec::new() };
        self.problems.note(node.span, || Asks::Open);
        if node.as_map().is_none() {
            self.wrong_type(key, "a mapping", node.kind_name(), node);
        }
        let entries = node.as_map().unwrap_or_default();
        entries.iter().map(|(name, node)| (name.clone(), node)).collect()
    }

    /// The mapping under a key, to be taken apart in its turn.
    pub fn inside(&mut self, key: &'static str) -> Option<Fields<'n, '_>> {
        let node = self.any(key)?;
        if node.as_map().is_none() {
            self.wrong_type(key, "a mapping", node.kind_name(), node);
            return None;
        }
        Fields::of(node, self.problems)
    }

    /// Whatever stands under a key. Nothing, if that is nothing.
    pub fn any(&mut self, key: &'static str) -> Option<&'n Node> {
        self.asked.insert(key);
        self.problems.note_key(self.span, key, Key::default());
        self.entry(key).map(|(_, node)| node).filter(|node| !node.is_null())
    }

    /// Says that a mapping without this key is wrong, for readers that report that themselves.
    pub fn need(&mut self, key: &'static str) {
        self.problems.note_key(self.span, key, Key { needed: true, ..Key::default() });
    }

    /// Says which words mean something under a key, for readers that let others pass with a
    /// warning.
    pub fn understands<'w>(&mut self, key: &str, words: impl Iterator<Item = &'w str>) {
        if let Some((_, node)) = self.entry(key) {
            let words = || Asks::Words(words.map(str::to_owned).collect());
            self.problems.note(node.span, words);
        }
    }

    /// Where the value of a key stands, for what the loader has to say of it.
    pub fn span_of(&self, key: &str) -> Option<Span> {
        let (name, node) = self.entry(key)?;
        Some(if node.is_null() { name.span } else { node.span })
    }

    // ── the end ──

    /// Keys that are well known but have no effect. Those that are there become one warning per
    /// folder and key.
    pub fn known_but_unused(&mut self, keys: &[&'static str]) {
        for key in keys {
            self.asked.insert(key);
            self.unused.insert(key);
            self.problems.note_key(self.span, key, Key { unused: true, ..Key::default() });
            if let Some((name, _)) = self.entry(key) {
                self.problems.note_unused(name);
            }
        }
    }

    /// Says of every key that was not asked for that it is known but has no effect here: for open
    /// mappings, in which other systems have words of their own.
    pub fn rest_is_unused(self) {
        self.problems.note_lax(self.span);
        for (name, _) in self.entries {
            if !self.asked.contains(name.as_str()) {
                self.problems.note_unused(name);
            }
        }
    }

    /// Warns of every key that was not asked for.
    pub fn finish(self) {
        self.finish_with(Severity::Warning);
    }

    /// Counts every key that was not asked for as an error.
    pub fn finish_strictly(self) {
        self.finish_with(Severity::Error);
    }

    fn finish_with(self, severity: Severity) {
        let written: BTreeSet<&str> = self.entries.iter().map(|(name, _)| name.as_str()).collect();
        for (name, node) in self.entries {
            if self.asked.contains(name.as_str()) {
                if is_left_empty(node) && !self.unused.contains(name.as_str()) {
                    let comment = self.problems.comment_behind(name.span);
                    self.problems.push(problem::nothing_behind(name, comment.as_deref()));
                }
                continue;
            }
            let near = if self.problems.is_full() { None } else { self.meant(name, &written) };
            self.problems.push(Problem { severity, ..problem::unknown_key(name, near) });
        }
    }

    // ── within ──

    /// The key that was probably meant. One that is there already was less likely meant again.
    fn meant(&self, name: &str, written: &BTreeSet<&str>) -> Option<&'static str> {
        let asked = self.asked.iter().copied();
        let missing = asked.clone().filter(|key| !written.contains(key));
        nearest(name, missing).or_else(|| nearest(name, asked))
    }

    /// The key that was probably written in place of one that is missing.
    fn meant_as(&self, key: &str) -> Option<&'n Spanned<String>> {
        let unread = |name: &&Spanned<String>| !self.asked.contains(name.as_str());
        let mut others = self.entries.iter().map(|(name, _)| name).filter(unread);
        others.find(|name| nearest(name, [key]).is_some())
    }

    fn entry(&self, key: &str) -> Option<&'n Entry> {
        self.entries.iter().find(|(name, _)| name.value == key)
    }

    fn required(&mut self, keys: &[&'static str]) -> Option<Spanned<String>> {
        let key = keys.first().copied().unwrap_or_default();
        self.need(key);
        let Some((key, node)) = self.first_of(keys) else {
            let span = self.span_of(key);
            let meant = keys.iter().find_map(|key| Some((key, self.meant_as(key)?)));
            self.problems.push(match (span, meant) {
                (None, Some((key, there))) => problem::missing_key_but(key, there),
                (span, _) => problem::missing_key(key, span.unwrap_or(self.span)),
            });
            return None;
        };
        let text = read_text(key, node, self.problems)?;
        if text.trim().is_empty() {
            self.wrong_type(key, "a text that says something", "empty", node);
            return None;
        }
        Some(text)
    }

    /// The first of several spellings that is there.
    fn first_of(&mut self, keys: &[&'static str]) -> Option<(&'static str, &'n Node)> {
        let first = keys.first().copied();
        for key in keys.iter().skip(1) {
            let other = Key { same_as: first, ..Key::default() };
            self.problems.note_key(self.span, key, other);
        }
        let mut found = None;
        for key in keys {
            let Some(node) = self.any(key) else { continue };
            match (found, self.entry(key)) {
                (None, _) => found = Some((*key, node)),
                (Some((first, _)), Some((name, _))) => {
                    self.problems.push(problem::said_twice(name, first));
                }
                _ => {}
            }
        }
        found
    }

    fn wrong_type(&mut self, key: &str, expected: &str, found: &str, node: &Node) {
        self.problems.push(problem::wrong_type(key, expected, found, node.span));
    }
}

/// Whether nothing at all stands behind a key, not even a word that means nothing.
fn is_left_empty(node: &Node) -> bool {
    node.is_null() && node.span.start >= node.span.end
}

//! Examples of a kind as YAML, put together from what is told of its keys.

use std::collections::BTreeSet;

use crate::game::frame::reading::kind::{Kind, Told};

/// A value that grows path by path.
enum Tree {
    Leaf(Told, &'static str),
    Map(Option<Told>, Vec<(&'static str, Tree)>),
    /// A list of one mapping.
    List(Option<Told>, Vec<(&'static str, Tree)>),
}

/// What stands above a line, and what behind it; handed how wide the line is.
pub type Comment<'a> = &'a dyn Fn(&Told, usize) -> (Vec<String>, String);

/// All examples of a kind as one file. `needed` are the keys that stand in each of them; `comment`
/// makes the comments of a key, which stand where it is written first.
pub fn file(kind: &Kind, needed: &BTreeSet<String>, comment: Comment<'_>) -> String {
    let told = (kind.keys)();
    let (beside, keys): (Vec<Told>, Vec<Told>) =
        told.into_iter().partition(|told| told.path.starts_with('^'));
    let mut out = Out { text: String::new(), comment, seen: BTreeSet::new() };
    for told in &beside {
        out.leaf(0, "", told.path.trim_start_matches('^'), told, told.example);
    }
    let last = |told: &Told| told.only + told.also.len();
    let count = keys.iter().map(last).max().unwrap_or(0);
    if kind.list.is_empty() {
        out.map(0, "", &tree(&keys, 1, needed));
        return out.text;
    }
    out.text.push_str(&format!("{}:\n", kind.list));
    for nth in 1..=count {
        out.map(2, "- ", &tree(&keys, nth, needed));
        if nth < count {
            out.text.push('\n');
        }
    }
    out.text
}

fn tree(keys: &[Told], nth: usize, needed: &BTreeSet<String>) -> Vec<(&'static str, Tree)> {
    let mut root = Vec::new();
    for told in keys {
        let own = told.in_example(nth);
        let value = own.or_else(|| needed.contains(told.path).then_some(told.example));
        if let Some(value) = value {
            let steps: Vec<&'static str> = told.path.split('.').collect();
            put(&mut root, &steps, told, value);
        }
    }
    root
}

fn put(
    map: &mut Vec<(&'static str, Tree)>,
    steps: &[&'static str],
    told: &Told,
    value: &'static str,
) {
    let Some((step, rest)) = steps.split_first() else { return };
    let name = step.trim_end_matches("[]").trim_matches(['{', '}']);
    let at = map.iter().position(|(key, _)| *key == name);
    if rest.is_empty() {
        let tree = match (value.is_empty(), step.ends_with("[]")) {
            (true, true) => Tree::List(Some(*told), Vec::new()),
            (true, false) => Tree::Map(Some(*told), Vec::new()),
            (false, _) => Tree::Leaf(*told, value),
        };
        if at.is_none() {
            map.push((name, tree));
        }
        return;
    }
    let at = at.unwrap_or_else(|| {
        let new =
            if step.ends_with("[]") { Tree::List(None, vec![]) } else { Tree::Map(None, vec![]) };
        map.push((name, new));
        map.len() - 1
    });
    let Some((_, tree)) = map.get_mut(at) else { return };
    if let Tree::Map(told, inner) = tree
        && step.ends_with("[]")
    {
        *tree = Tree::List(*told, std::mem::take(inner));
    }
    match tree {
        Tree::Map(_, inner) | Tree::List(_, inner) => put(inner, rest, told, value),
        Tree::Leaf(..) => {}
    }
}

/// A file that grows.
struct Out<'a> {
    text: String,
    comment: Comment<'a>,
    /// The paths that were explained already.
    seen: BTreeSet<&'static str>,
}

/// The column in which comments behind values begin.
const COMMENTS_AT: usize = 33;
/// No line is longer.
pub const COLUMNS: usize = 100;

impl Out<'_> {
    /// The keys of a mapping. `mark` stands before the first of them.
    fn map(&mut self, indent: usize, mark: &str, keys: &[(&'static str, Tree)]) {
        let deeper = indent + mark.len();
        for (at, (name, tree)) in keys.iter().enumerate() {
            let (indent, mark) = if at == 0 { (indent, mark) } else { (deeper, "") };
            match tree {
                Tree::Leaf(told, value) => self.leaf(indent, mark, name, told, value),
                Tree::Map(told, inner) => {
                    self.head(indent, mark, name, told.as_ref());
                    self.map(deeper + 2, "", inner);
                }
                Tree::List(told, inner) => {
                    self.head(indent, mark, name, told.as_ref());
                    self.map(deeper + 2, "- ", inner);
                }
            }
        }
    }

    /// A key below which others stand.
    fn head(&mut self, indent: usize, mark: &str, name: &str, told: Option<&Told>) {
        match told {
            Some(told) => self.leaf(indent, mark, name, told, ""),
            None => self.text.push_str(&format!("{:indent$}{mark}{name}:\n", "")),
        }
    }

    fn leaf(&mut self, indent: usize, mark: &str, name: &str, told: &Told, value: &str) {
        let deeper = indent + mark.len();
        let line = format!("{:indent$}{mark}{name}: {value}", "");
        let line = line.trim_end();
        let width = line.chars().count().max(COMMENTS_AT - 2) + 2;
        let (above, behind) = match self.seen.insert(told.path) {
            true => (self.comment)(told, width),
            false => (Vec::new(), String::new()),
        };
        for line in above {
            self.text.push_str(&format!("{:deeper$}# {line}\n", ""));
        }
        let gap = COMMENTS_AT.saturating_sub(line.chars().count()).max(2);
        match behind.is_empty() {
            true => self.text.push_str(line),
            false => self.text.push_str(&format!("{line}{:gap$}# {behind}", "")),
        }
        self.text.push('\n');
    }
}

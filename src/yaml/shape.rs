//! What a value may be, put together from examples and from what readers asked of them.

use std::collections::{BTreeMap, BTreeSet};

use super::asked::{Asked, Asks, Key};
use super::node::{Kind, Node};

/// What stands behind the keys of a mapping that is the builder's own, in a path.
pub const ANY_KEY: &str = "*";
/// What stands for the entries of a list, in a path.
pub const ENTRY: &str = "[]";

/// All that a value may be.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Shape {
    /// As what it was read.
    pub asks: BTreeSet<Asks>,
    /// If it is a mapping of known keys: these.
    pub keys: BTreeMap<&'static str, (Key, Shape)>,
    /// Whether a mapping may have other keys, too.
    pub lax: bool,
    /// If it is a mapping whose keys are the builder's own: what stands behind each.
    pub values: Option<Box<Shape>>,
    /// If it is a list: what each entry is.
    pub entries: Option<Box<Shape>>,
}

impl Shape {
    /// What one value of an example is.
    pub fn of(node: &Node, asked: &Asked) -> Shape {
        let mut shape = Shape { asks: asked.of_value(node.span), ..Shape::default() };
        match &node.kind {
            Kind::Map(entries) if shape.asks.contains(&Asks::Open) => {
                let mut values = Shape::default();
                entries.iter().for_each(|(_, node)| values.join(Shape::of(node, asked)));
                shape.values = Some(Box::new(values));
            }
            Kind::Map(_) => {
                let keys = asked.keys_of(node.span).into_iter().flatten();
                shape.keys = keys
                    .map(|(name, key)| {
                        let inside = node.get(name).map(|node| Shape::of(node, asked));
                        (*name, (*key, inside.unwrap_or_default()))
                    })
                    .collect();
                shape.lax = asked.is_lax(node.span);
            }
            Kind::List(nodes) => {
                let mut entries = Shape::default();
                nodes.iter().for_each(|node| entries.join(Shape::of(node, asked)));
                shape.entries = Some(Box::new(entries));
            }
            Kind::Null | Kind::Scalar(_) => {}
        }
        shape
    }

    /// What either of two may be.
    pub fn join(&mut self, other: Shape) {
        self.asks.extend(other.asks);
        self.lax |= other.lax;
        for (name, (key, shape)) in other.keys {
            let Some((own, inside)) = self.keys.get_mut(name) else {
                self.keys.insert(name, (key, shape));
                continue;
            };
            own.needed |= key.needed;
            // What has a use in one place has one.
            own.unused &= key.unused;
            own.same_as = own.same_as.or(key.same_as);
            inside.join(shape);
        }
        for (mine, theirs) in [(&mut self.values, other.values), (&mut self.entries, other.entries)]
        {
            match (mine.as_mut(), theirs) {
                (Some(mine), Some(theirs)) => mine.join(*theirs),
                (None, Some(theirs)) => *mine = Some(theirs),
                _ => {}
            }
        }
    }

    /// Whether nobody looked at it.
    pub fn is_nothing(&self) -> bool {
        *self == Shape::default()
    }

    /// Another spelling of a key means what the first does.
    pub fn spelt_otherwise(&self, key: Key) -> Option<&Shape> {
        self.keys.get(key.same_as?).map(|(_, shape)| shape)
    }

    /// Calls a function with the path of each key that has a use and one spelling, outer ones
    /// first: `shop.sells`, `loot_table[].chance`, `exits.*`.
    pub fn each_key(&self, path: &str, see: &mut impl FnMut(&str, Key, &Shape)) {
        for (name, (key, shape)) in &self.keys {
            if key.unused || key.same_as.is_some() {
                continue;
            }
            let path = if path.is_empty() { (*name).to_owned() } else { format!("{path}.{name}") };
            see(&path, *key, shape);
            shape.each_key(&path, see);
        }
        if let Some(values) = &self.values {
            values.each_key(&format!("{path}.{ANY_KEY}"), see);
        }
        if let Some(entries) = &self.entries {
            entries.each_key(&format!("{path}{ENTRY}"), see);
        }
    }

    /// The shape at a path that [`Shape::each_key`] named.
    pub fn at(&self, path: &str) -> Option<(Key, &Shape)> {
        let mut here = (Key::default(), self);
        for step in path.split('.') {
            let name = step.trim_end_matches(ENTRY);
            here = match name {
                ANY_KEY => (Key::default(), here.1.values.as_deref()?),
                _ => {
                    let (key, shape) = here.1.keys.get(name)?;
                    (*key, shape)
                }
            };
            let mut lists = step.len() - name.len();
            while lists > 0 {
                here = (here.0, here.1.entries.as_deref()?);
                lists -= ENTRY.len();
            }
        }
        Some(here)
    }

    /// What it is, in words that fit behind a comma: `a whole number, 1 to 60`.
    pub fn in_words(&self) -> String {
        let mut words: Vec<String> = Vec::new();
        let has_id = self.asks.iter().any(|asks| matches!(asks, Asks::Id(_)));
        let is_new = self.asks.iter().any(|asks| matches!(asks, Asks::NewId(_)));
        let is_range = self.asks.iter().any(|asks| matches!(asks, Asks::Range(..)));
        for asks in &self.asks {
            let said = match asks {
                Asks::Text if self.asks.len() > 1 => continue,
                Asks::NewId(_) => "an id of its own".to_owned(),
                Asks::Id(_) if is_new => continue,
                Asks::Text => "text".to_owned(),
                Asks::Flag => "true or false".to_owned(),
                Asks::Whole(..) if is_range => continue,
                Asks::Whole(low, high) => format!("a whole number, {low} to {high}"),
                Asks::Number(low, high) => format!("a number, {low} to {high}"),
                Asks::Range(low, high) => {
                    format!("a whole number or [lowest, highest], {low} to {high}")
                }
                Asks::Choice(all) | Asks::Words(all) => format!("one of {}", all.join(", ")),
                Asks::Id(folder) => format!("an id of {folder}"),
                Asks::Texts => match self.entries.as_deref().map(Shape::in_words) {
                    Some(each) if each.starts_with("an id") || each.starts_with("one of") => {
                        format!("a list, each {each}")
                    }
                    _ if has_id => continue,
                    _ => "a text, or a list of them".to_owned(),
                },
                Asks::List => match self.entries.as_deref().map(Shape::in_words) {
                    Some(each) if !each.is_empty() => format!("a list, each {each}"),
                    _ => "a list".to_owned(),
                },
                Asks::Open => match self.values.as_deref().map(Shape::in_words) {
                    Some(each) if !each.is_empty() => {
                        format!("keys of your own, behind each {each}")
                    }
                    _ => "keys of your own".to_owned(),
                },
            };
            if !words.contains(&said) {
                words.push(said);
            }
        }
        if !self.keys.is_empty() {
            words.push("a mapping".to_owned());
        }
        words.join("; or ")
    }
}

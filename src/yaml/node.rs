//! A world file as a tree that remembers where everything stood.

use super::span::{Span, Spanned};
use super::value::Value;

/// One value of a file. A value that came through an alias keeps the place of its original,
/// because that is where it has to be mended.
#[derive(Clone, Debug)]
pub struct Node {
    pub span: Span,
    pub kind: Kind,
}

/// What a value is.
#[derive(Clone, Debug)]
pub enum Kind {
    /// Nothing was written, or `~` or `null`.
    Null,
    Scalar(Scalar),
    List(Vec<Node>),
    /// Keys in the order in which they were written, none of them twice.
    Map(Vec<(Spanned<String>, Node)>),
}

/// A single value: as it was written (without quotes, escapes resolved), and as what it counts.
#[derive(Clone, Debug)]
pub struct Scalar {
    pub raw: String,
    pub value: Value,
}

impl Node {
    /// What this is, in words that fit behind "but this is …".
    pub fn kind_name(&self) -> &'static str {
        match &self.kind {
            Kind::Null => "empty",
            Kind::List(_) => "a list",
            Kind::Map(_) => "a mapping",
            Kind::Scalar(scalar) => scalar.value.kind_name(),
        }
    }

    /// Whether nothing was written.
    pub fn is_null(&self) -> bool {
        matches!(self.kind, Kind::Null)
    }

    /// The text of a single value, numbers and the like as they were written.
    pub fn as_str(&self) -> Option<&str> {
        match &self.kind {
            Kind::Scalar(scalar) => Some(&scalar.raw),
            _ => None,
        }
    }

    /// The entries of a list.
    pub fn as_list(&self) -> Option<&[Node]> {
        match &self.kind {
            Kind::List(nodes) => Some(nodes),
            _ => None,
        }
    }

    /// The entries of a mapping.
    pub fn as_map(&self) -> Option<&[(Spanned<String>, Node)]> {
        match &self.kind {
            Kind::Map(entries) => Some(entries),
            _ => None,
        }
    }

    /// The value of one key, if this is a mapping that has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.as_map()?.iter().find(|(name, _)| name.value == key).map(|(_, node)| node)
    }
}
